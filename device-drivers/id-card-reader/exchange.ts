import { type Clock, sleep } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { Transport } from "../transport/transport.ts";
import { type Command, longestReply, type Refusal, readSamId, shortestReply } from "./commands.ts";
import { responseFormat } from "./frame.ts";
import { type DiscardCause, FrameReader } from "./framing.ts";

/** The rate at which the commands' deadlines hold; below it the time on the wire is added. */
const ordinaryBaudRate = 115_200;

/** Milliseconds without a byte after which a frame is not going on: 100–200 ms at 115200 baud is the usual range. */
export const idleGap = 150;

/** At least the time of the longest reply on the wire at 115200 baud, 112.4 ms. */
const shortestDrain = 120;

/** A line that is still not quiet after so long is not going to be. Ours: some seventeen longest replies. */
const drainLimit = 2000;

type Outcome<Reply> =
  | { readonly kind: "reply"; readonly reply: Reply; readonly frame: Uint8Array }
  /** The reader has answered, and the answer is lost. */
  | { readonly kind: "garbled"; readonly damage: string }
  /** `damage`: what came instead of an answer, if anything did. */
  | { readonly kind: "timedOut"; readonly damage: string | undefined };

type Kind = { readonly kind: string };

interface Waiting {
  /** Takes the frame if it can be the reply. */
  offer(frame: Uint8Array): boolean;
  garbled(damage: string): void;
}

/**
 * One command at a time, in order of asking. A reply does not say which command it answers, so a command that timed out
 * is followed by silence on our side until the line is quiet, and then by the one command whose reply cannot be
 * taken for another's: whatever came before that reply was late.
 */
export class CommandLane {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #baudRate: number;
  readonly #reader: FrameReader;
  readonly #queue: Array<() => Promise<void>> = [];
  #working = false;
  #waiting: Waiting | undefined;
  /** The first thing that was wrong with what came since the last request. */
  #damage: string | undefined;
  /** The damage was a reply's. */
  #replyLost = false;
  #gapTimer: unknown;
  #lastByteAt: number;
  #timedOutAt: number;
  /** Bytes of the longest reply that may come late: more, once a fingerprint was asked for. */
  #longestAsked = longestReply;
  /** A reply may still be on its way that nobody waits for. */
  #mayBeLate = false;

  constructor(transport: Transport, clock: Clock, baudRate: number = ordinaryBaudRate) {
    this.#transport = transport;
    this.#clock = clock;
    this.#baudRate = baudRate;
    this.#lastByteAt = clock.now();
    this.#timedOutAt = clock.now();
    this.#reader = new FrameReader(responseFormat, {
      onFrame: (frame) => {
        if (!this.#waiting?.offer(frame)) frame.fill(0);
      },
      onDiscard: (cause, bytes) => this.#noteDamage(cause, bytes),
    });
    transport.onData((chunk) => this.#take(chunk));
  }

  /**
   * Sends the command and hands its reply to `use`; the frame's bytes are wiped when `use` returns. A damaged reply,
   * or a reader that found our request damaged, makes the command go out once more.
   *
   * Rejects with a `DeviceError`: `device.silent`, `device.garbled`, `line.lost`, or what `use` throws; with the
   * signal's reason when aborted, although a command already sent is waited for before the next one goes out.
   */
  run<Reply extends Kind, Result>(
    command: Command<Reply>,
    signal: AbortSignal,
    use: (reply: Reply | Refusal) => Result,
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      const onAbort = () => reject(signal.reason);
      signal.addEventListener("abort", onAbort, { once: true });
      this.#queue.push(async () => {
        try {
          if (signal.aborted) throw signal.reason;
          const { reply, frame } = await this.#exchange(command);
          try {
            if (!signal.aborted) resolve(use(reply));
          } finally {
            frame.fill(0);
          }
        } catch (cause) {
          reject(cause);
        } finally {
          signal.removeEventListener("abort", onAbort);
        }
      });
      if (signal.aborted) onAbort();
      if (!this.#working) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#working = true;
    for (let job = this.#queue.shift(); job; job = this.#queue.shift()) await job();
    this.#working = false;
  }

  async #exchange<Reply extends Kind>(command: Command<Reply>) {
    if (this.#mayBeLate) await this.#putInOrder();
    let outcome = await this.#attempt(command);
    if (outcome.kind === "garbled" || (outcome.kind === "reply" && isRequestDamaged(outcome.reply))) {
      // What was taken for a damaged reply may have been noise, and the first reply be still to come.
      if (outcome.kind === "garbled") this.#mayBeLate = true;
      await this.#drain();
      outcome = await this.#attempt(command);
    }
    if (outcome.kind === "reply") return outcome;
    throw outcome.damage === undefined
      ? new DeviceError("device.silent", `no reply to ${command.name}`)
      : new DeviceError("device.garbled", `reply to ${command.name}: ${outcome.damage}`);
  }

  async #putInOrder(): Promise<void> {
    await this.#drain();
    const outcome = await this.#attempt(readSamId);
    if (outcome.kind !== "reply") throw new DeviceError("device.silent", "no reply since an earlier failure");
    this.#mayBeLate = false;
  }

  /** Waits until nothing has come for the time of the longest reply, since the last byte or time-out. */
  async #drain(): Promise<void> {
    const quiet = Math.max(shortestDrain, this.#wireTime(this.#longestAsked));
    const giveUpAt = this.#clock.now() + Math.max(drainLimit, 2 * quiet);
    for (;;) {
      const rest = Math.max(this.#lastByteAt, this.#timedOutAt) + quiet - this.#clock.now();
      if (rest <= 0) return;
      if (this.#clock.now() >= giveUpAt)
        throw new DeviceError("device.garbled", "the line does not go quiet");
      await sleep(this.#clock, rest);
    }
  }

  #attempt<Reply extends Kind>(command: Command<Reply>): Promise<Outcome<Reply | Refusal>> {
    this.#reader.clear();
    this.#damage = undefined;
    this.#replyLost = false;
    this.#longestAsked = Math.max(this.#longestAsked, command.longestReply);
    return new Promise((resolve, reject) => {
      const end = () => {
        this.#waiting = undefined;
        this.#clock.clearTimeout(deadline);
      };
      const settle = (outcome: Outcome<Reply | Refusal>) => {
        end();
        resolve(outcome);
      };
      const deadline = this.#clock.setTimeout(() => {
        this.#mayBeLate = true;
        this.#timedOutAt = this.#clock.now();
        this.#reader.abandon();
        if (this.#waiting === waiting) settle({ kind: "timedOut", damage: this.#damage });
      }, this.#deadlineOf(command));
      const waiting: Waiting = {
        offer: (frame) => {
          const reply = command.parse(frame);
          if (reply === undefined) this.#damage ??= "a frame that cannot be one";
          else settle({ kind: "reply", reply, frame });
          return reply !== undefined;
        },
        garbled: (damage) => settle({ kind: "garbled", damage }),
      };
      this.#waiting = waiting;
      this.#transport.write(command.request).catch((cause: unknown) => {
        end();
        reject(cause);
      });
    });
  }

  #take(chunk: Uint8Array): void {
    this.#lastByteAt = this.#clock.now();
    this.#reader.push(chunk);
    this.#gapTimer ??= this.#clock.setTimeout(() => this.#onGapTimer(), idleGap);
  }

  #onGapTimer(): void {
    const rest = this.#lastByteAt + idleGap - this.#clock.now();
    if (rest <= 0) this.#reader.abandon();
    const isSettled = rest <= 0 && this.#reader.pending === 0;
    this.#gapTimer = isSettled
      ? undefined
      : this.#clock.setTimeout(() => this.#onGapTimer(), rest > 0 ? rest : idleGap);
    if (isSettled && this.#replyLost && this.#damage !== undefined) this.#waiting?.garbled(this.#damage);
  }

  #noteDamage(cause: DiscardCause, bytes: number): void {
    this.#damage ??= cause;
    if (cause !== "garbage" || bytes >= shortestReply) this.#replyLost = true;
  }

  #deadlineOf(command: Command<unknown>): number {
    if (this.#baudRate >= ordinaryBaudRate) return command.deadline;
    return command.deadline + this.#wireTime(command.request.length + command.longestReply);
  }

  /** Milliseconds that `bytes` take on the line: eight data bits, a start and a stop bit each. */
  #wireTime(bytes: number): number {
    return Math.ceil((bytes * 10_000) / this.#baudRate);
  }
}

function isRequestDamaged(reply: Kind | Refusal): boolean {
  return "status" in reply && (reply.status === 0x10 || reply.status === 0x11);
}
