import type { Clock } from "../clock.ts";
import type { Direction } from "../device/wire-trace.ts";
import type { SimulatedDevice, SimulatedLine } from "../simulator/line.ts";
import { lineAtRate } from "../simulator/line-rate.ts";
import { modbusCrc } from "./rtu.ts";

/** Milliseconds of silence that end a frame; bytes of one come closer together. */
const frameGap = 5;

export interface SimulatedRtuLineOptions {
  readonly clock: Clock;
  readonly baudRate: number;
  /** Called with each frame whose checksum is right. @param content from the function to before the checksum */
  onRequest(unit: number, content: Uint8Array): void;
  /** Whether the adapter hears itself now: what was asked comes back first. */
  hearsItself?(): boolean;
}

/** The simulated units' end of a line: cuts what comes into frames by the silence behind each. A frame with a wrong checksum is nobody's. */
export class SimulatedRtuLine implements SimulatedDevice {
  readonly #options: SimulatedRtuLineOptions;
  #onWire: ((direction: Direction, bytes: Uint8Array) => void) | undefined;
  #line: SimulatedLine | undefined;
  #pending: number[] = [];
  #frameEnd: unknown;

  constructor(options: SimulatedRtuLineOptions) {
    this.#options = options;
  }

  onWire(listener: (direction: Direction, bytes: Uint8Array) => void): void {
    this.#onWire = listener;
  }

  attach(cable: SimulatedLine): void {
    const { clock, baudRate, hearsItself } = this.#options;
    const line = lineAtRate(cable, () => baudRate);
    this.#line = line;
    this.#pending = [];
    line.onData((chunk) => {
      if (hearsItself?.()) line.write(chunk);
      this.#pending.push(...chunk);
      clock.clearTimeout(this.#frameEnd);
      this.#frameEnd = clock.setTimeout(() => this.#take(), frameGap);
    });
  }

  detach(): void {
    this.#options.clock.clearTimeout(this.#frameEnd);
    this.#line = undefined;
  }

  /** @param after milliseconds */
  send(bytes: Uint8Array, after: number): void {
    this.#options.clock.setTimeout(() => {
      this.#onWire?.("toHost", bytes);
      this.#line?.write(bytes);
    }, after);
  }

  #take(): void {
    const frame = Uint8Array.from(this.#pending.splice(0));
    this.#onWire?.("toDevice", frame);
    const end = frame.length - 2;
    const [unit] = frame;
    if (unit === undefined || end < 2) return;
    const crc = (frame[end] ?? 0) + 256 * (frame[end + 1] ?? 0);
    if (modbusCrc(frame.subarray(0, end)) === crc) this.#options.onRequest(unit, frame.subarray(1, end));
  }
}

/** What stands behind the unit in an answer that refuses a request. @param content the request's */
export function exception([code = 0]: Uint8Array, error: number): number[] {
  return [code | 0x80, error];
}
