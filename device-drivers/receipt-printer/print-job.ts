/** One ticket on its way into the printer. It is sent to its end whoever still waits for it. */
import { type Clock, sleep } from "../clock.ts";
import { splitAtCommands } from "./command-boundaries.ts";
import type { ReplyLine } from "./reply-line.ts";

/** Bytes written at a time: 22 ms at 115200 baud, so that a status request soon gets through. */
const PIECE_BYTES = 256;
/** How far writing may run ahead of the wire. */
const WRITE_AHEAD_MS = 50;
/** A printer that says XOFF and then neither XON nor anything is tried again; its buffer limit is its own affair. */
const FLOW_STOP_MAX_MS = 5_000;

export class PrintJob {
  readonly #line: ReplyLine;
  readonly #clock: Clock;
  readonly #stop = new AbortController();
  readonly finished: Promise<"printed" | "resultUnknown">;
  #settle: (result: "printed" | "resultUnknown") => void = () => undefined;
  /** Every byte has been taken by the line. */
  sent = false;
  /** When the last byte will have left the wire. */
  sentAt = 0;
  /** Why not every byte could be sent. */
  lost: unknown;
  /** The printer stopped in the middle; the rest is in its buffer. */
  isInterrupted = false;
  /** Nobody need wait any longer. */
  settled = false;

  /** `left.halfTicket` is true from the first byte to the last. */
  constructor(line: ReplyLine, clock: Clock, bytes: Uint8Array, left: { halfTicket: boolean }) {
    this.#line = line;
    this.#clock = clock;
    left.halfTicket = true;
    this.finished = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#send(bytes).then(
      () => {
        this.sent = true;
        left.halfTicket = false;
        this.sentAt = clock.now() + line.backlogMs;
        line.wake();
      },
      (cause) => {
        this.lost = cause;
        this.#end("resultUnknown");
      },
    );
  }

  /** Nothing more will be sent. */
  get ended(): boolean {
    return this.sent || this.lost !== undefined;
  }

  /** Resolves `finished` when the printer proves the end, or as unknown after `milliseconds`. */
  finishWhen(isProven: () => boolean, milliseconds: number): void {
    this.#line.until(isProven, milliseconds, this.#stop.signal).then(
      (proven) => this.#end(proven ? "printed" : "resultUnknown"),
      // Given up by `abandon`, the only one who aborts it.
      () => this.#end("resultUnknown"),
    );
  }

  /** Not to be waited for any longer; what is not sent yet is not sent. */
  abandon(): void {
    this.#stop.abort(new Error("the ticket was given up"));
    this.#end("resultUnknown");
  }

  #end(result: "printed" | "resultUnknown"): void {
    this.settled = true;
    this.#settle(result);
    this.#line.wake();
  }

  async #send(bytes: Uint8Array): Promise<void> {
    const { signal } = this.#stop;
    for (const piece of splitAtCommands(bytes, PIECE_BYTES)) {
      await this.#line.until(() => this.#line.flowing, FLOW_STOP_MAX_MS, signal);
      await this.#line.write(piece);
      const ahead = this.#line.backlogMs - WRITE_AHEAD_MS;
      if (ahead > 0) await sleep(this.#clock, ahead, signal);
    }
  }
}
