import type { Clock } from "../clock.ts";
import type { Direction } from "../device/wire-trace.ts";
import type { SimulatedDevice, SimulatedLine } from "../simulator/line.ts";
import { lineAtRate } from "../simulator/line-rate.ts";
import { type VoiceDriver, voiceCommands, voiceReplies } from "./driver.ts";
import { FrameCutter } from "./frame-cutter.ts";
import { voiceRate } from "./probe.ts";
import type { VoiceFault } from "./simulated-faults.ts";

/** Milliseconds between two bytes above which a module forgets a frame: SYN6288 datasheet, less than 8 ms. Here between chunks. */
export const frameGap = 8;
/** Milliseconds a byte of text is spoken for: some four Chinese characters a second. */
const byteTime = 125;

export interface SpokenText {
  readonly text: string;
  /** False while it is spoken, and for ever when it was cut off. */
  readonly whole: boolean;
}

/** A voice module: takes whole frames in time with a right checksum, and speaks one text at a time; a new one cuts the old one off. */
export class SimulatedVoice implements SimulatedDevice {
  readonly #driver: VoiceDriver;
  readonly #clock: Clock;
  readonly #faults = new Set<VoiceFault>();
  readonly #spoken: SpokenText[] = [];
  readonly #listeners: (() => void)[] = [];
  #onWire: ((direction: Direction, bytes: Uint8Array) => void) | undefined;
  #line: SimulatedLine | undefined;
  #cutter: FrameCutter;
  #lastByteAt = 0;
  #speaking: unknown;

  constructor(driver: VoiceDriver, clock: Clock) {
    this.#driver = driver;
    this.#clock = clock;
    this.#cutter = new FrameCutter(driver);
  }

  get state(): {
    readonly speaking: boolean;
    readonly spoken: readonly SpokenText[];
    readonly faults: readonly VoiceFault[];
  } {
    return { speaking: this.#speaking !== undefined, spoken: [...this.#spoken], faults: [...this.#faults] };
  }

  setFault(fault: VoiceFault): void {
    this.#faults.add(fault);
  }

  clearFault(fault: VoiceFault): void {
    this.#faults.delete(fault);
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  onWire(listener: (direction: Direction, bytes: Uint8Array) => void): void {
    this.#onWire = listener;
  }

  attach(cable: SimulatedLine): void {
    const line = lineAtRate(cable, () => voiceRate);
    this.#line = line;
    this.#cutter = new FrameCutter(this.#driver);
    line.onData((chunk) => this.#take(chunk));
  }

  detach(): void {
    this.#line = undefined;
    this.#hush();
  }

  #take(chunk: Uint8Array): void {
    this.#onWire?.("toDevice", chunk);
    const now = this.#clock.now();
    if (now - this.#lastByteAt > frameGap) this.#cutter = new FrameCutter(this.#driver);
    this.#lastByteAt = now;
    for (const frame of this.#cutter.push(chunk)) {
      if (frame.kind === "damaged" || this.#faults.delete("receiveError")) this.#say(voiceReplies.refused);
      else this.#obey(frame.command, frame.text);
    }
  }

  #obey(command: number, text: Uint8Array): void {
    switch (command) {
      case voiceCommands.speak:
        this.#say(voiceReplies.received);
        this.#speak(text);
        return;
      case voiceCommands.stop:
        this.#hush();
        this.#say(voiceReplies.received);
        return;
      case voiceCommands.query:
        this.#say(
          this.#speaking !== undefined || this.#faults.has("neverIdle")
            ? voiceReplies.busy
            : voiceReplies.idle,
        );
        return;
      default:
        this.#say(voiceReplies.refused);
    }
  }

  #speak(text: Uint8Array): void {
    this.#hush();
    const words = new TextDecoder("gbk").decode(text.subarray(1));
    this.#spoken.push({ text: words, whole: false });
    if (this.#spoken.length > 50) this.#spoken.shift();
    const fails = this.#faults.delete("powerLoss");
    const length = (text.length - 1) * byteTime;
    this.#speaking = this.#clock.setTimeout(
      () => {
        this.#speaking = undefined;
        if (!fails) this.#spoken[this.#spoken.length - 1] = { text: words, whole: true };
        this.#say(fails ? voiceReplies.started : voiceReplies.idle);
        for (const listener of this.#listeners) listener();
      },
      fails ? length / 2 : length,
    );
    for (const listener of this.#listeners) listener();
  }

  #hush(): void {
    this.#clock.clearTimeout(this.#speaking);
    this.#speaking = undefined;
  }

  #say(byte: number): void {
    if (this.#faults.has("silence")) return;
    const bytes = Uint8Array.of(byte);
    this.#onWire?.("toHost", bytes);
    this.#line?.write(bytes);
  }
}
