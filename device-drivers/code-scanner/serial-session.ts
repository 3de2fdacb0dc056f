import type { Clock } from "../clock.ts";
import type { DeviceIdentity } from "../device/session.ts";
import type { Transport } from "../transport/transport.ts";
import { BaseScannerSession } from "./base-session.ts";
import { type SerialCodeFormat, SerialCutter } from "./serial-cutter.ts";
import { serialTriggers, type TriggerCommands } from "./serial-triggers.ts";
import type { CodeScannerSession, TriggerState } from "./session.ts";

/**
 * Milliseconds without a byte that end a code, where silence does. Ours: no gap within a code is longer, at 9600 baud with
 * a USB bridge's latency of 16 ms included, and two codes are never so near.
 */
export const endingSilence = 100;

/** Milliseconds without a byte after which a code that a suffix should end is given up. Ours: radio cradles pause. */
export const stalledAfter = 500;

export interface SerialScannerOptions extends SerialCodeFormat {
  /** Milliseconds; default `endingSilence`. */
  readonly silence?: number;
  /** Whose trigger commands the scanner is set up to obey. Default: none. */
  readonly trigger?: keyof typeof serialTriggers;
}

/** A scanner on a serial line, or on USB as one: codes as text, without any framing but their end. */
export function createSerialScannerSession(
  transport: Transport,
  clock: Clock,
  options: SerialScannerOptions = {},
): CodeScannerSession {
  return new SerialSession(transport, clock, options);
}

class SerialSession extends BaseScannerSession {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #cutter: SerialCutter;
  readonly #gap: number;
  readonly #commands: TriggerCommands | undefined;
  #gapTimer: unknown;
  #lastByteAt = 0;

  constructor(transport: Transport, clock: Clock, options: SerialScannerOptions) {
    const commands = options.trigger && serialTriggers[options.trigger];
    super(new Set<TriggerState>(commands ? ["released", "initiated"] : []));
    this.#transport = transport;
    this.#clock = clock;
    this.#cutter = new SerialCutter(this.outlet, options);
    this.#gap = options.end === "silence" ? (options.silence ?? endingSilence) : stalledAfter;
    this.#commands = commands;
    transport.onData((chunk) => this.#take(chunk));
  }

  /** Nothing can be asked that every scanner answers: the open line has to do. */
  async identify(signal: AbortSignal): Promise<DeviceIdentity> {
    signal.throwIfAborted();
    if (this.#commands) await this.sendTrigger("released");
    return { protocol: "serial code scanner" };
  }

  async reset(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.#cutter.silence();
    if (this.#commands) await this.sendTrigger("released");
  }

  protected async sendTrigger(state: TriggerState): Promise<void> {
    const commands = this.#commands;
    if (commands) await this.#transport.write(state === "initiated" ? commands.initiate : commands.release);
  }

  #take(chunk: Uint8Array): void {
    this.#lastByteAt = this.#clock.now();
    this.#cutter.push(chunk);
    if (this.#cutter.isWaiting) this.#gapTimer ??= this.#clock.setTimeout(() => this.#onGap(), this.#gap);
  }

  #onGap(): void {
    const rest = this.#lastByteAt + this.#gap - this.#clock.now();
    const isQuiet = rest <= 0;
    if (isQuiet) this.#cutter.silence();
    this.#gapTimer =
      isQuiet || !this.#cutter.isWaiting ? undefined : this.#clock.setTimeout(() => this.#onGap(), rest);
  }
}
