import { type Clock, sleep } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { Transport } from "../transport/transport.ts";
import { type RtuRequest, readRtuAnswer } from "./rtu.ts";

/** Milliseconds that a unit thinks at most before it answers: docs/modbus-registers.md asks for 50, and adapters add some. */
export const answerTime = 100;
/** A request is put so often in all: one damaged by a motor starting next door is no fault. */
export const tries = 2;

/** Of one exchange: an echo and the longest answer. A line that never stops is not kept. */
const longestHeard = 1024;

/** The one who asks on a line of several units: one exchange at a time, in the order of asking. */
export class ModbusMaster {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #millisecondsAByte: number;
  #heard = new Uint8Array();
  #hear: (() => void) | undefined;
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(transport: Transport, clock: Clock, baudRate: number) {
    this.#transport = transport;
    this.#clock = clock;
    this.#millisecondsAByte = 10_000 / baudRate;
    transport.onData((chunk) => {
      if (this.#heard.length < longestHeard) this.#heard = Uint8Array.of(...this.#heard, ...chunk);
      this.#hear?.();
    });
  }

  /**
   * The answer's values. Rejects with a `DeviceError`: `device.silent`, `device.garbled` (also for an exception, which it names),
   * or the line's.
   */
  exchange(request: RtuRequest): Promise<readonly number[]> {
    const done = this.#lastTurn.then(() => this.#try(request));
    // The next in turn waits for the end only; what went wrong is this caller's to know.
    const ended = () => undefined;
    this.#lastTurn = done.then(ended, ended);
    return done;
  }

  async #try(request: RtuRequest): Promise<readonly number[]> {
    let failure: DeviceError | undefined;
    for (let attempt = 0; attempt < tries; attempt++) {
      try {
        return await this.#once(request);
      } catch (cause) {
        if (!(cause instanceof DeviceError) || cause.code.startsWith("line.")) throw cause;
        failure = cause;
      }
    }
    throw failure ?? new DeviceError("device.silent", `unit ${request.unit} does not answer`);
  }

  async #once(request: RtuRequest): Promise<readonly number[]> {
    // A frame begins after a silence of three and a half characters, at the least 1.75 ms (Serial Line 1.02 §2.5.1.1).
    await sleep(this.#clock, Math.ceil(Math.max(1.75, 3.5 * this.#millisecondsAByte)));
    this.#heard = new Uint8Array();
    const onWire = (request.frame.length + request.answerLength) * this.#millisecondsAByte;
    const answered = new Promise<void>((resolve) => {
      const timer = this.#clock.setTimeout(resolve, answerTime + Math.ceil(onWire));
      this.#hear = () => {
        if (readRtuAnswer(request, this.#heard).kind === "part") return;
        this.#clock.clearTimeout(timer);
        resolve();
      };
    });
    try {
      await this.#transport.write(request.frame);
      await answered;
    } finally {
      this.#hear = undefined;
    }
    const answer = readRtuAnswer(request, this.#heard);
    switch (answer.kind) {
      case "values":
        return answer.values;
      case "exception":
        throw new DeviceError("device.garbled", `unit ${request.unit} refuses, exception ${answer.code}`);
      case "garbled":
        throw new DeviceError("device.garbled", `unit ${request.unit}: no frame`);
      case "part":
        throw new DeviceError("device.silent", `unit ${request.unit} does not answer`);
    }
  }
}
