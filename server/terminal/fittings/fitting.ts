import type { Clock } from "../../../device-drivers/clock.ts";
import type { Registry } from "../../../device-drivers/device/registry.ts";
import type { SelfTest } from "../../../device-drivers/device/self-test.ts";
import type { DeviceSession, SessionFactory } from "../../../device-drivers/device/session.ts";
import { type TappedMessage, tapSource } from "../../../device-drivers/device/tapped-source.ts";
import type { WireTracer } from "../../../device-drivers/device/wire-trace.ts";
import type { Bench } from "../../../device-drivers/simulator/bench.ts";
import type { HidCriteria } from "../../../device-drivers/transport/hid.ts";
import type { Transport, TransportSource } from "../../../device-drivers/transport/transport.ts";
import type { HidIds } from "../../config/devices.ts";
import type { DeviceCard } from "../../contract/technician.ts";

/** An opened line that knows what speaks on it: of one family, devices that speak differently may stand on one terminal. */
export interface SpokenLine<Session> extends Transport {
  makeSession(): Session;
}

/** How one family stands on the terminal. */
export interface Fitting<Session extends DeviceSession> {
  /** The family's folder, and the device's name: a terminal has one of each. */
  readonly family: string;
  readonly source: TransportSource<SpokenLine<Session>>;
  readonly selfTests: readonly SelfTest<Session>[];
  /** What the line is made of where the device is simulated; null where it is real. */
  readonly simulated: DeviceCard["simulated"];
}

/** What every family is fitted with. */
export interface Workshop {
  /** Takes the place of every real port. */
  readonly bench: Bench | undefined;
  /** Finds what the configuration does not name, where that is wanted. */
  readonly registry: Registry | undefined;
  readonly clock: Clock;
  readonly terminalId: string;
  /** Aborts when the terminal stops. */
  readonly stopping: AbortSignal;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
  readonly onWire: (device: string, message: TappedMessage) => void;
}

/** A line, and how the family speaks on it. */
interface Speech<Session extends DeviceSession, Line extends Transport> {
  readonly source: TransportSource<Line>;
  readonly session: SessionFactory<Session, Line>;
  readonly tracer: (line: Line) => WireTracer;
}

/** The line with its speech, and the technician looking on. */
export function spoken<Session extends DeviceSession, Line extends Transport>(
  family: string,
  { source, session, tracer }: Speech<Session, Line>,
  { clock, onWire }: Workshop,
): TransportSource<SpokenLine<Session>> {
  const tapped = tapSource(source, { clock, tracer, tell: (message) => onWire(family, message) });
  return {
    get address() {
      return tapped.address;
    },
    exists: () => tapped.exists(),
    async open() {
      const line = await tapped.open();
      return Object.assign(line, { makeSession: () => session(line) });
    },
  };
}

/** What a configured HID device is found by. @param usage the top-level collection that makes it one of its family */
export function criteriaOf(
  { vendorId, productId, serialNumber }: HidIds,
  usage?: HidCriteria["usage"],
): HidCriteria {
  return {
    ...(vendorId === undefined ? {} : { vendorId }),
    ...(productId === undefined ? {} : { productId }),
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(usage === undefined ? {} : { usage }),
  };
}
