/**
 * Bytes into a printer no faster than it takes them, so that a small buffer loses none.
 *
 * - The line's own flow control (RTS/CTS, TCP, USB): a write resolves late, and nothing is written meanwhile.
 * - XOFF, or a status that says that the printer stands still: nothing more is written until XON, or until it goes on.
 * - The buffer's size: what the printer has not proved to have taken out of it never exceeds it. In a long job questions
 *   stand in between; each answer says that all before it has left the buffer. So bytes that were on their way when XOFF
 *   was said have their place too. Text keeps to less than the models' smallest, for printers that have less than they should.
 */
import { sleep } from "../clock.ts";
import { splitAtCommands } from "./command-boundaries.ts";
import type { Question } from "./completion.ts";
import type { JobPrinter } from "./job-printer.ts";
import { obstacleOf } from "./status.ts";

/** How far writing may run ahead of the wire. */
const WRITE_AHEAD_MS = 50;
/** Kept free for requests between the pieces. */
const RESERVED_BYTES = 128;
/**
 * What of text and codes is on its way at most: a buffer of 256 bytes, with the requests in between, holds it. 21 ms at 115200 baud,
 * so that a status request soon gets through.
 */
const TEXT_BYTES = 240;
/**
 * Written at a time where nothing tells how full the buffer is but XOFF: printers say it with 128 bytes left (Citizen
 * CT-S), so two of these may be on their way.
 */
const CAREFUL_BYTES = 48;
/** An answer between two pieces that has not come by now was lost on its way: the question is put again. */
const CHECKPOINT_MS = 5_000;

export class Flow {
  readonly #printer: JobPrinter;
  readonly #signal: AbortSignal;
  readonly #isOver: () => boolean;
  #written = 0;
  #taken = 0;
  #checkpoints: { readonly question: Question; readonly at: number }[] = [];

  /** @param isOver when nothing more is to be sent: `send` and `ask` then do nothing */
  constructor(printer: JobPrinter, signal: AbortSignal, isOver: () => boolean) {
    this.#printer = printer;
    this.#signal = signal;
    this.#isOver = isOver;
  }

  /** Sends bytes that end where a command ends. */
  async send(bytes: Uint8Array): Promise<void> {
    for (const piece of splitAtCommands(bytes, TEXT_BYTES)) await this.#sendPiece(piece);
  }

  async ask(question: Question): Promise<void> {
    if (this.#isOver()) return;
    question.sending();
    if (question.bytes.length > 0) await this.#sendPiece(question.bytes);
  }

  async #sendPiece(piece: Uint8Array): Promise<void> {
    const { completion, reports, bufferBytes } = this.#printer;
    const whole = bufferBytes - RESERVED_BYTES;
    const room = piece.length <= TEXT_BYTES ? Math.min(whole, TEXT_BYTES) : whole;
    const counts = completion.kind === "processId" || completion.kind === "paperSensor";
    if (counts) await this.#makeRoom(piece.length, room);
    if (this.#isOver()) return;
    const fits = counts ? piece.length <= room : !reports;
    await (fits ? this.#write(piece) : this.#writeCarefully(piece));
    this.#written += piece.length;
  }

  /** Waits until `length` more bytes have their place, or the buffer is empty. */
  async #makeRoom(length: number, room: number): Promise<void> {
    const { line } = this.#printer;
    while (!this.#isOver()) {
      const waiting = this.#written - this.#taken;
      if (waiting === 0 || waiting + length <= room) return;
      if (this.#checkpoints.length === 0) await this.#askCheckpoint();
      const news = () => this.#isOver() || this.#checkpoints.some(({ question }) => question.isAnswered());
      const isNews = await line.until(news, CHECKPOINT_MS, this.#signal);
      const last = this.#checkpoints.findLast(({ question }) => question.isAnswered());
      if (last) {
        this.#taken = last.at;
        this.#checkpoints = this.#checkpoints.filter(({ at }) => at > last.at);
      } else if (!isNews && !this.#isStopped()) await this.#askCheckpoint();
    }
  }

  async #askCheckpoint(): Promise<void> {
    const question = this.#printer.completion.question();
    question.sending();
    await this.#write(question.bytes);
    this.#written += question.bytes.length;
    this.#checkpoints.push({ question, at: this.#written });
  }

  #isStopped(): boolean {
    return !this.#printer.line.flowing || obstacleOf(this.#printer.status()) !== undefined;
  }

  async #write(piece: Uint8Array): Promise<void> {
    const { line, clock } = this.#printer;
    await this.#untilFlowing();
    if (this.#isOver()) return;
    await line.write(piece);
    const ahead = line.backlogMs - WRITE_AHEAD_MS;
    if (ahead > 0) await sleep(clock, ahead, this.#signal);
  }

  /** In parts that are on the wire one at a time. */
  async #writeCarefully(piece: Uint8Array): Promise<void> {
    const { line, clock } = this.#printer;
    try {
      for (let at = 0; at < piece.length && !this.#isOver(); at += CAREFUL_BYTES) {
        await this.#untilFlowing();
        line.isInCommand = true;
        await line.write(piece.subarray(at, at + CAREFUL_BYTES));
        if (line.backlogMs > 0) await sleep(clock, line.backlogMs, this.#signal);
      }
    } finally {
      line.isInCommand = false;
      line.wake();
    }
  }

  async #untilFlowing(): Promise<void> {
    const { line } = this.#printer;
    const flows = () => this.#isOver() || !this.#isStopped();
    while (!(await line.until(flows, CHECKPOINT_MS, this.#signal)));
  }
}
