import { type Clock, sleep } from "../../device-drivers/clock.ts";
import type { Device, DeviceStatus } from "../../device-drivers/device/device.ts";
import { DeviceError } from "../../device-drivers/device/errors.ts";
import type { IdCardReaderSession } from "../../device-drivers/id-card-reader/session.ts";
import type { CommandPayload } from "../contract/envelope.ts";
import { type cardReader, dataSources } from "../contract/xfs4iot/card-reader.ts";
import { CompletionError } from "../door/completion-error.ts";
import { inStandardWords } from "./standard-service.ts";

/**
 * What an identity-card reader honestly is in the words of XFS4IoT's CardReader: contactless (ISO 14443 type B, by
 * GA 450), without tracks, transport or chip access. The chip is the security module's alone.
 */
export const cardReaderCapabilities = {
  type: "contactless",
  readTracks: null,
  writeTracks: null,
  chipProtocols: null,
  securityType: null,
  powerOnOption: null,
  powerOffOption: null,
  fluxSensorProgrammable: false,
  readWriteAccessFromExit: false,
  writeMode: null,
  chipPower: null,
  memoryChipProtocols: null,
  positions: null,
  /** A read card's leaving is noticed. */
  cardTakenSensor: true,
};

type RawDataRequest = CommandPayload<typeof cardReader, "CardReader.ReadRawData">;
type ResetRequest = CommandPayload<typeof cardReader, "CardReader.Reset">;

/** Sources that are answered with a list, one entry a chip. */
const listed: readonly string[] = ["chip"];
/** Sources whose answer has no place for a status: they are left null. */
const images: readonly string[] = ["frontImage", "backImage"];

/** The completion of `CardReader.ReadRawData` for a card that is there: none of what it asks for can be read. */
export function rawDataOf(request: RawDataRequest): Record<string, unknown> {
  const notSupported = { status: "dataSourceNotSupported", data: null };
  return Object.fromEntries(
    dataSources
      .filter((source) => request[source] === true)
      .map((source) => {
        if (images.includes(source)) return [source, null];
        return [source, listed.includes(source) ? [notSupported] : notSupported];
      }),
  );
}

/** The state of the security module (SAM): open once it has proved itself. */
export function securityOf({ state }: DeviceStatus): "open" | "notReady" {
  return state === "online" || state === "deviceBusy" ? "open" : "notReady";
}

/** @throws CompletionError unsupportedData: nothing can be retained here */
export async function resetReader(
  device: Device<IdCardReaderSession>,
  { to }: ResetRequest,
  signal: AbortSignal,
): Promise<null> {
  if (to === "retain")
    throw new CompletionError("unsupportedData", "to: a contactless reader retains nothing");
  await inStandardWords(device.use((session, linked) => session.reset(linked), signal));
  return null;
}

/** Looks, in the pauses of other work, whether the card that was read has left, and says so once. */
export function watchRemoval(
  device: Device<IdCardReaderSession>,
  clock: Clock,
  interval: number,
  setMedia: (media: "notPresent" | "unknown") => void,
): { begin(): void } {
  let isWatching = false;
  const watch = async () => {
    try {
      while (await device.use((session, signal) => session.cardStillThere(signal)))
        await sleep(clock, interval);
      setMedia("notPresent");
    } catch (cause) {
      if (!(cause instanceof DeviceError)) throw cause;
      // The device tells its own trouble; where the card is, nobody can say.
      setMedia("unknown");
    } finally {
      isWatching = false;
    }
  };
  return {
    begin() {
      if (isWatching) return;
      isWatching = true;
      void watch();
    },
  };
}
