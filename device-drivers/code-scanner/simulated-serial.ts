import type { Clock } from "../clock.ts";
import type { Direction } from "../device/wire-trace.ts";
import type { SimulatedDevice, SimulatedLine } from "../simulator/line.ts";
import { longestPayload } from "./code.ts";
import { serialTriggers } from "./serial-triggers.ts";
import { FaultSet, type SerialScannerFault, serialScannerFaults } from "./simulated-faults.ts";
import type { Presentation, PresentedCode } from "./simulated-hid-pos.ts";

export interface SimulatedSerialOptions {
  /** Default: CR LF. */
  readonly suffix?: Uint8Array;
  /** Whether codes begin with their AIM identifiers. Default: they do. */
  readonly aimPrefix?: boolean;
  /**
   * Whose commands it obeys; it then reads only when told to, one code each time. Default: none, and it reads what is
   * held before it.
   */
  readonly trigger?: keyof typeof serialTriggers;
}

/** Milliseconds that `pauseWithinCode` lasts: longer than a silence that ends codes, shorter than one that breaks them. */
export const pauseWithinCode = 300;

const noise = Uint8Array.of(0x00, 0xf8, 0x5d, 0x51);

export interface SimulatedSerialState {
  readonly trigger: "released" | "initiated";
  readonly codesSent: number;
  readonly faults: readonly SerialScannerFault[];
}

/** A scanner on a serial line. Of what it is sent it takes the trigger commands it is set up for, and nothing else. */
export class SimulatedSerialScanner implements SimulatedDevice {
  readonly #clock: Clock;
  readonly #suffix: Uint8Array;
  readonly #hasPrefix: boolean;
  readonly #commands: (typeof serialTriggers)[keyof typeof serialTriggers] | undefined;
  readonly #faults = new FaultSet<SerialScannerFault>(serialScannerFaults);
  #line: SimulatedLine | undefined;
  #wireListener: ((direction: Direction, bytes: Uint8Array) => void) | undefined;
  #trigger: SimulatedSerialState["trigger"] = "released";
  #codesSent = 0;
  /** The last bytes from the host: as many as the longest command has. */
  #heard: number[] = [];
  #timer: unknown;
  #isSending = false;

  constructor(clock: Clock, options: SimulatedSerialOptions = {}) {
    this.#clock = clock;
    this.#suffix = options.suffix ?? Uint8Array.of(0x0d, 0x0a);
    this.#hasPrefix = options.aimPrefix ?? true;
    this.#commands = options.trigger && serialTriggers[options.trigger];
  }

  attach(line: SimulatedLine): void {
    this.#line = line;
    line.onData((chunk) => {
      if (this.#line === line) this.#hear(chunk);
    });
  }

  detach(): void {
    this.#line = undefined;
    this.#clock.clearTimeout(this.#timer);
    this.#isSending = false;
    this.#trigger = "released";
    this.#codesSent = 0;
    this.#heard = [];
  }

  /** Holds a code before the scanner. `prevented`: it waits to be told. */
  present({ aimIdentifier, payload }: PresentedCode): Presentation {
    if (payload.length < 1 || payload.length > longestPayload) throw new RangeError("no symbol holds that");
    if (this.#commands && this.#trigger !== "initiated") return "prevented";
    if (this.#isSending) return "busy";
    this.#trigger = "released";
    if (!this.#line || this.#faults.spend("silence")) return "read";
    this.#codesSent++;
    this.#send(Buffer.concat([Buffer.from(this.#hasPrefix ? aimIdentifier : "", "latin1"), payload]));
    return "read";
  }

  setFault(fault: SerialScannerFault): void {
    this.#faults.set(fault);
  }

  clearFault(fault: SerialScannerFault): void {
    this.#faults.clear(fault);
  }

  /** One consumer of what goes out and what comes in, in pieces. Not redacted. */
  onWire(listener: (direction: Direction, bytes: Uint8Array) => void): void {
    this.#wireListener = listener;
  }

  get state(): SimulatedSerialState {
    return { trigger: this.#trigger, codesSent: this.#codesSent, faults: this.#faults.active() };
  }

  #send(code: Uint8Array): void {
    if (this.#faults.spend("endlessCode")) this.#put(new Uint8Array(longestPayload + 1).fill(0x30));
    if (this.#faults.spend("noiseBeforeCode")) this.#put(noise);
    const middle = code.length >> 1;
    const suffix = this.#faults.spend("missingSuffix") ? new Uint8Array() : this.#suffix;
    if (this.#faults.spend("cutCode")) {
      this.#put(code.subarray(0, middle));
    } else if (this.#faults.spend("pauseWithinCode")) {
      this.#put(code.subarray(0, middle));
      this.#isSending = true;
      this.#timer = this.#clock.setTimeout(() => {
        this.#isSending = false;
        this.#put(Buffer.concat([code.subarray(middle), suffix]));
      }, pauseWithinCode);
    } else {
      this.#put(Buffer.concat([code, suffix]));
    }
  }

  #put(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#wireListener?.("toHost", bytes);
    this.#line?.write(bytes);
  }

  #hear(chunk: Uint8Array): void {
    this.#wireListener?.("toDevice", chunk);
    const commands = this.#commands;
    if (!commands) return;
    for (const byte of chunk) {
      this.#heard.push(byte);
      if (this.#heard.length > commands.initiate.length) this.#heard.shift();
      if (isHeard(this.#heard, commands.initiate)) this.#trigger = "initiated";
      if (isHeard(this.#heard, commands.release)) this.#trigger = "released";
    }
  }
}

function isHeard(heard: readonly number[], command: Uint8Array): boolean {
  return heard.length === command.length && command.every((byte, at) => byte === heard[at]);
}
