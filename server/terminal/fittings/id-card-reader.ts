import { envelopeReaders, samOverHidSource } from "../../../device-drivers/id-card-reader/hid-envelope.ts";
import { readerProbe } from "../../../device-drivers/id-card-reader/probe.ts";
import {
  type BaudRate,
  baudRates,
  type RatedTransport,
  searchingSource,
} from "../../../device-drivers/id-card-reader/rate-search.ts";
import { idCardReaderSelfTests } from "../../../device-drivers/id-card-reader/self-tests.ts";
import {
  createIdCardReaderSession,
  type IdCardReaderSession,
} from "../../../device-drivers/id-card-reader/session.ts";
import { createIdCardReaderTracer } from "../../../device-drivers/id-card-reader/trace.ts";
import { hidSource } from "../../../device-drivers/transport/hid.ts";
import { serialSource } from "../../../device-drivers/transport/serial.ts";
import type { TransportSource } from "../../../device-drivers/transport/transport.ts";
import type { DeviceConfiguration } from "../../config/devices.ts";
import { criteriaOf, type Fitting, spoken, type Workshop } from "./fitting.ts";

const family = "id-card-reader";
/** What a reader comes with. */
const usualRate = 115_200;

export function fitIdCardReader(
  wanted: DeviceConfiguration["idCardReader"],
  workshop: Workshop,
): Fitting<IdCardReaderSession> | undefined {
  const { bench, clock, registry } = workshop;
  const speak = (source: TransportSource<RatedTransport>) =>
    spoken(
      family,
      {
        source,
        session: (line) => createIdCardReaderSession(line, clock, { baudRate: line.baudRate }),
        tracer: createIdCardReaderTracer,
      },
      workshop,
    );
  const fitted = (source: Fitting<IdCardReaderSession>["source"]): Fitting<IdCardReaderSession> => ({
    family,
    source,
    selfTests: idCardReaderSelfTests,
    simulated: bench?.lineKind ?? null,
  });

  const rate = wanted && "port" in wanted ? wanted.baudRate : usualRate;
  if (bench) return fitted(speak(atRate(rate, (baudRate) => bench.sourceAt(family, baudRate), workshop)));
  if (wanted && "hid" in wanted)
    return fitted(speak(rated(samOverHidSource(hidSource(criteriaOf(wanted.hid))), usualRate)));
  if (wanted) {
    const sourceAt = (baudRate: BaudRate) => serialSource({ path: wanted.port, baudRate });
    return fitted(speak(atRate(rate, sourceAt, workshop)));
  }
  return (
    registry &&
    fitted(
      registry.family(family, [
        {
          protocol: "SAM_V, USB HID",
          recognises: ({ kind, usb }) =>
            kind === "hid" &&
            envelopeReaders.some((ids) => ids.vendorId === usb?.vendorId && ids.productId === usb.productId),
          source: ({ path }) => speak(rated(samOverHidSource(hidSource({ path })), usualRate)),
        },
        {
          protocol: readerProbe.protocol,
          probe: readerProbe,
          source: ({ path, baudRate }) => {
            const found = baudRates.find((known) => known === baudRate) ?? usualRate;
            return speak(rated(serialSource({ path, baudRate: found }), found));
          },
        },
      ]),
    )
  );
}

/** The reader's line with its rate: fixed, or searched for. */
function atRate(
  baudRate: BaudRate | "auto",
  sourceAt: (baudRate: BaudRate) => TransportSource,
  { clock, stopping, log }: Workshop,
): TransportSource<RatedTransport> {
  if (baudRate !== "auto") return rated(sourceAt(baudRate), baudRate);
  const onFound = (found: number) => log("the reader's rate was found", { baudRate: found });
  return searchingSource({ sourceAt, clock, first: usualRate, signal: stopping, onFound });
}

/** Inside HID reports time on the wire is none of the rates': the fastest comes nearest. */
function rated(source: TransportSource, baudRate: BaudRate): TransportSource<RatedTransport> {
  return {
    address: source.address,
    exists: () => source.exists(),
    open: async () => Object.assign(await source.open(), { baudRate }),
  };
}
