import { type Clock, sleep } from "../../device-drivers/clock.ts";
import type { Device } from "../../device-drivers/device/device.ts";
import { DeviceError } from "../../device-drivers/device/errors.ts";
import type { IdCardReaderSession } from "../../device-drivers/id-card-reader/session.ts";
import type { ErrorCode } from "../contract/errors.ts";
import type { IdentityDocument } from "../contract/identity.ts";
import { cardReader, type FullCardReaderStatus } from "../contract/xfs4iot/card-reader.ts";
import { type CommandContext, defineService, type Service, type ServiceClient } from "../door/service.ts";
import type { HashPerson } from "../opening/person-hash.ts";
import {
  cardReaderCapabilities,
  rawDataOf,
  resetReader,
  securityOf,
  watchRemoval,
} from "./card-reader-class.ts";
import { commonStatus, type SimulatedLineKind } from "./common-status.ts";
import { errorCodeOf, toContractError } from "./device-errors.ts";
import { capabilitiesOf, createErrorWatch, inStandardWords, standardCommon } from "./standard-service.ts";

/** Between two looks for a card. protocols: at least 300 ms between find commands; programs use 300–1000. */
export const findInterval = 300;

/** Between two looks whether the card that was read still lies there. Same bound: the radio field needs its pauses. */
export const removalInterval = 300;

/** Card troubles that laying the card again may cure: the reader goes on waiting. */
const curableByLayingAgain: readonly string[] = [
  "reader.cardMoved",
  "reader.cardRejected",
  "reader.cardUnreadable",
];

type Context = CommandContext<typeof cardReader>;
type Media = FullCardReaderStatus["cardReader"]["media"];

/** The identity-card reader behind its service: one reader, any number of connections. */
export function idCardReaderService(
  device: Device<IdCardReaderSession>,
  clock: Clock,
  simulated: SimulatedLineKind,
  hashPerson: HashPerson,
): Service {
  const clients = new Set<ServiceClient<typeof cardReader>>();
  let media: Media = "unknown";

  const status = (): FullCardReaderStatus => ({
    common: { ...standardCommon(device.status()), ...commonStatus(device.status(), "reader", simulated) },
    cardReader: {
      media,
      security: securityOf(device.status()),
      chipPower: null,
      chipModule: null,
      magWriteModule: null,
      frontImageModule: null,
      backImageModule: null,
    },
  });
  const announce = () => {
    for (const client of clients) client.send("Common.StatusChangedEvent", status());
  };
  const setMedia = (next: Media) => {
    if (media === next) return;
    const hasLeft = media === "present" && next === "notPresent";
    media = next;
    announce();
    if (hasLeft) for (const client of clients) client.send("CardReader.MediaRemovedEvent", null);
  };
  device.subscribe(({ state }) => {
    // A reader that does not work does not see the card go: what it saw last is no longer so.
    if (state !== "online" && state !== "deviceBusy") media = "unknown";
    announce();
  });
  device.subscribe(
    createErrorWatch((event) => {
      for (const client of clients) client.send("Common.ErrorEvent", event);
    }),
  );
  const removal = watchRemoval(device, clock, removalInterval, setMedia);

  const readOnce = async (
    session: IdCardReaderSession,
    signal: AbortSignal,
    context: Context,
  ): Promise<IdentityDocument | undefined> => {
    if ((await session.findAndSelect(signal)) === "noCard") return undefined;
    // The command is on the wire before anybody is told: the card's owner waits for it, and not for them.
    const reading = session.readCard(signal);
    setMedia("present");
    context.event("CardReader.MediaInsertedEvent", {});
    try {
      return (await reading).document;
    } catch (cause) {
      if (!(cause instanceof DeviceError) || !curableByLayingAgain.includes(cause.code)) throw cause;
      setMedia("unknown");
      context.event("CardReader.InvalidMediaEvent", {
        error: errorCodeOf(cause.code, "reader") as ErrorCode,
      });
      return undefined;
    }
  };

  const readIdentity = (context: Context) =>
    device.use(async (session, signal) => {
      context.event("CardReader.InsertCardEvent", {});
      for (;;) {
        const identity = await readOnce(session, signal, context);
        if (identity) return { identity, person: hashPerson(identity) };
        await sleep(clock, findInterval, signal);
      }
    }, context.signal);

  const waitCardRemoved = (context: Context) =>
    device.use(async (session, signal) => {
      while (await session.cardStillThere(signal)) await sleep(clock, removalInterval, signal);
      setMedia("notPresent");
      return {};
    }, context.signal);

  const translated = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (cause) {
      throw toContractError(cause, "reader");
    }
  };

  return defineService<typeof cardReader>({
    definition: cardReader,
    roles: ["terminal", "client"],
    open(client) {
      clients.add(client);
      return {
        commands: {
          "Common.Status": status,
          "Common.Capabilities": () =>
            capabilitiesOf(cardReader, device.status(), { cardReader: cardReaderCapabilities }),
          "CardReader.ReadRawData": async (payload, context) => {
            await inStandardWords(readIdentity(context));
            removal.begin();
            return rawDataOf(payload);
          },
          "CardReader.Reset": (payload, context) => resetReader(device, payload, context.signal),
          "XiaohuIdentity.ReadIdentity": (_payload, context) => translated(readIdentity(context)),
          "XiaohuIdentity.WaitCardRemoved": async (_payload, context) => {
            try {
              return await translated(waitCardRemoved(context));
            } catch (cause) {
              // Nobody waits any more, and the card may lie there still: the rest screen says so until it is gone.
              removal.begin();
              throw cause;
            }
          },
        },
        close: () => clients.delete(client),
      };
    },
  });
}
