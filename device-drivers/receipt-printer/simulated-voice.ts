/** A printer's end of the line: what it says goes out here, or is spoilt on the way by a fault. */
import type { Clock } from "../clock.ts";
import type { Direction } from "../device/wire-trace.ts";
import type { SimulatedLine } from "../simulator/line.ts";
import type { PrinterFault } from "./simulated-faults.ts";

/** `lateReply`: past the 700 ms that hosts wait. */
export const LATE_REPLY_MS = 1_000;
/** Noise as a bad plug makes it: bytes of no kind, one that looks like a paper reply, one that opens a block. */
const GARBAGE = Uint8Array.of(0xff, 0x00, 0x95, 0x5f, 0xfe);
/** Which bit `flippedBit` inverts: the one that says "offline" in status bytes. */
const FLIPPED = 0x08;

export interface VoiceFaults {
  has(fault: PrinterFault): boolean;
  /** True when the fault stood; it is over then. */
  spend(fault: PrinterFault): boolean;
}

export class SimulatedVoice {
  readonly #clock: Clock;
  readonly #faults: VoiceFaults;
  #line: SimulatedLine | undefined;
  #wireListener: ((direction: Direction, bytes: Uint8Array) => void) | undefined;

  constructor(clock: Clock, faults: VoiceFaults) {
    this.#clock = clock;
    this.#faults = faults;
  }

  attach(line: SimulatedLine, onData: (chunk: Uint8Array) => void): void {
    this.#line = line;
    line.onData((chunk) => {
      // A line plugged in later must not hear an old one's bytes.
      if (this.#line !== line) return;
      this.#wireListener?.("toDevice", chunk);
      onData(chunk);
    });
  }

  detach(): void {
    this.#line = undefined;
  }

  onWire(listener: (direction: Direction, bytes: Uint8Array) => void): void {
    this.#wireListener = listener;
  }

  say(bytes: Uint8Array): void {
    const line = this.#line;
    if (!line || this.#faults.has("silence")) return;
    let message = bytes;
    if (this.#faults.spend("flippedBit")) {
      message = bytes.slice();
      const middle = message.length >> 1;
      message[middle] = (message[middle] ?? 0) ^ FLIPPED;
    }
    if (this.#faults.spend("garbageBeforeReply")) message = Buffer.concat([GARBAGE, message]);
    const send = () => {
      if (this.#line !== line) return;
      this.#wireListener?.("toHost", message);
      line.write(message);
    };
    if (this.#faults.spend("lateReply")) this.#clock.setTimeout(send, LATE_REPLY_MS);
    else send();
  }
}
