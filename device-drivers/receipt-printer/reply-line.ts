/** A printer's line: bytes out with their time on the wire, replies in, and real-time requests with their answers. */
import { type Clock, sleep } from "../clock.ts";
import type { Transport } from "../transport/transport.ts";
import {
  abandonReply,
  noReplyBegun,
  type PrinterReply,
  type ReplyDialect,
  type ReplyState,
  readReplies,
} from "./replies.ts";
import type { StatusQuery } from "./status-profiles.ts";

/** Hosts wait 600–700 ms for an answer to `DLE EOT` (protocols.md §3.5), plus what is still on the wire before it. */
export const REAL_TIME_DEADLINE_MS = 700;
/** Two retries, 120 ms apart (protocols.md §3.5). */
export const REAL_TIME_RETRIES = 2;
export const REAL_TIME_RETRY_PAUSE_MS = 120;

/** 8N1: ten bits a byte. */
const BITS_A_BYTE = 10;

export class ReplyLine {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #millisecondsAByte: number;
  #state: ReplyState = noReplyBegun;
  #watchers = new Set<() => void>();
  #wireIdleAt: number;
  #answer: readonly number[] | undefined;
  #expected: StatusQuery["reply"] = "realTime";
  /** Real-time requests whose answers have not come: a late one must not answer another question. */
  #owed = 0;
  #lastExchange: Promise<unknown> = Promise.resolve();
  /** False between XOFF and XON. */
  flowing = true;
  /** While a command is being written piece by piece: a request between them would count as its data. */
  isInCommand = false;
  dialect: ReplyDialect = "escPos";

  constructor(transport: Transport, clock: Clock, baudRate: number, onReply: (reply: PrinterReply) => void) {
    this.#transport = transport;
    this.#clock = clock;
    this.#millisecondsAByte = (1000 * BITS_A_BYTE) / baudRate;
    this.#wireIdleAt = clock.now();
    transport.onData((chunk) => {
      const { state, replies } = readReplies(this.#state, chunk, this.dialect);
      this.#state = state;
      for (const reply of replies) {
        if (reply.kind === "flow") this.flowing = reply.on;
        // What is switched on anew takes everything and owes nothing.
        if (reply.kind === "powerOn") {
          this.flowing = true;
          this.#owed = 0;
        }
        if (reply.kind === this.#expected) {
          this.#answer = "byte" in reply ? [reply.byte] : reply.bytes;
          this.#owed = Math.max(0, this.#owed - 1);
        }
        onReply(reply);
        this.wake();
      }
    });
  }

  /** How long what was written so far will still be on the wire. */
  get backlogMs(): number {
    return Math.max(0, this.#wireIdleAt - this.#clock.now());
  }

  async write(bytes: Uint8Array): Promise<void> {
    const from = Math.max(this.#wireIdleAt, this.#clock.now());
    this.#wireIdleAt = from + bytes.length * this.#millisecondsAByte;
    await this.#transport.write(bytes);
  }

  /** Has every `until` look at its condition again. */
  wake(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  /** True as soon as `condition` holds after a reply; false after `milliseconds`. */
  until(condition: () => boolean, milliseconds: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      if (condition()) {
        resolve(true);
        return;
      }
      const end = () => {
        this.#clock.clearTimeout(timer);
        this.#watchers.delete(watcher);
        signal.removeEventListener("abort", onAbort);
      };
      const watcher = () => {
        if (!condition()) return;
        end();
        resolve(true);
      };
      const onAbort = () => {
        end();
        reject(signal.reason);
      };
      const timer = this.#clock.setTimeout(() => {
        end();
        resolve(condition());
      }, milliseconds);
      this.#watchers.add(watcher);
      signal.addEventListener("abort", onAbort, { once: true });
    });
  }

  /**
   * The bytes of the answer to a status question, or undefined when the printer stays silent, or takes nothing (flow
   * control), or stands in the middle of a command. One exchange at a time.
   */
  ask({ request, reply }: StatusQuery, signal: AbortSignal): Promise<readonly number[] | undefined> {
    const exchange = this.#lastExchange.then(() => this.#exchange(request, reply, signal));
    // The next in line only waits for the end; what went wrong is this caller's to know.
    const ended = () => undefined;
    this.#lastExchange = exchange.then(ended, ended);
    return exchange;
  }

  async #exchange(
    request: Uint8Array,
    reply: StatusQuery["reply"],
    signal: AbortSignal,
  ): Promise<readonly number[] | undefined> {
    if (!(await this.until(() => !this.isInCommand, REAL_TIME_DEADLINE_MS, signal))) return undefined;
    await this.until(() => this.#owed === 0, this.#owed > 0 ? REAL_TIME_DEADLINE_MS : 0, signal);
    this.#owed = 0;
    for (let attempt = 0; attempt <= REAL_TIME_RETRIES; attempt++) {
      if (attempt > 0) await sleep(this.#clock, REAL_TIME_RETRY_PAUSE_MS, signal);
      this.#answer = undefined;
      this.#expected = reply;
      this.#owed++;
      let isTaken = false;
      let failure: unknown;
      this.write(request).then(
        () => {
          isTaken = true;
        },
        (cause) => {
          failure = cause;
          this.wake();
        },
      );
      const deadline = REAL_TIME_DEADLINE_MS + this.backlogMs;
      await this.until(() => this.#answer !== undefined || failure !== undefined, deadline, signal);
      if (failure !== undefined) throw failure;
      if (this.#answer !== undefined) return this.#answer;
      this.giveUpReply();
      // Flow control holds the line: more questions would only wait behind this one.
      if (!isTaken) break;
    }
    return undefined;
  }

  /** After a silence: what has begun to come in will not be finished. */
  giveUpReply(): void {
    this.#state = abandonReply(this.#state);
  }
}
