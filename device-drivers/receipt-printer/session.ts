/**
 * ESC/POS receipt printer over one open transport.
 *
 * "printed" is what the printer itself proved: at the end of the job stands a question that it answers when it has
 * printed everything before it (process id, `GS ( H`), or, on models without that, one that it answers when it gets to
 * it in its buffer (paper sensor, `GS r`), followed by a clean status. A job is sent once; nothing here prints again.
 */
import { type Clock, sleep } from "../clock.ts";
import { DeviceError, type DeviceErrorCode } from "../device/errors.ts";
import type { DeviceIdentity, DeviceSession } from "../device/session.ts";
import type { Transport } from "../transport/transport.ts";
import {
  enableAutomaticStatus,
  initialise,
  PROCESS_ID_BLOCK,
  recoverAndClear,
  requestInformation,
  requestPaperSensor,
  requestProcessId,
} from "./commands.ts";
import { PrintJob } from "./print-job.ts";
import { MAX_BAND_ROWS } from "./raster-line.ts";
import { REAL_TIME_DEADLINE_MS, REAL_TIME_RETRY_PAUSE_MS, ReplyLine } from "./reply-line.ts";
import {
  obstacleOf,
  type PrinterReply,
  type PrinterStatus,
  sameStatus,
  summariseAutomatic,
  summariseRealTime,
  unknownStatus,
} from "./status.ts";

/** How often the printer is asked while it prints, should it not report by itself. */
export const PRINT_POLL_MS = 250;
/**
 * From the last byte on the wire to the proof. A ticket of 300 mm at the slowest usual 60 mm/s takes 5 s, and the
 * cutter under 1 s; 10 s leaves room for a head that has to cool.
 */
export const COMPLETION_DEADLINE_MS = 10_000;
/** An answer that belongs with the one just received comes within a retry pause. */
const COMPANION_REPLY_MS = REAL_TIME_RETRY_PAUSE_MS;
/** How long an interrupted ticket is waited for: a roll is changed in minutes. */
export const UNFINISHED_TICKET_MS = 15 * 60_000;
/** Completes the longest image band that a broken line can have left half sent; else NULs do nothing. */
const FLUSH = new Uint8Array(8 + MAX_BAND_ROWS * 72);
/** Feeds what stands on the paper to the cutter and cuts it off. */
const cutOff = Uint8Array.of(0x1d, 0x56, 0x42, 0x00);

export type PrintResult = "printed" | "resultUnknown";

/**
 * The printer stopped in the middle of a ticket. It holds the rest and goes on by itself when the cause is gone, so
 * printing again would print twice: `finished` tells how it ended ("resultUnknown" after a reset, or 15 minutes).
 */
export class PrintInterruptedError extends DeviceError {
  readonly finished: Promise<PrintResult>;

  constructor(code: DeviceErrorCode, detail: string, finished: Promise<PrintResult>) {
    super(code, detail);
    this.finished = finished;
  }
}

/** What the sessions of one printer, one after the other, have to know of each other. */
export interface LeftInPrinter {
  /** Part of a ticket stands on the paper, uncut, and its end will not come. */
  halfTicket: boolean;
}

export interface ReceiptPrinterOptions {
  /** Rate of the line, for the time that bytes are on their way. Default 115200. */
  readonly baudRate?: number;
  /** "none" for a model that answers nothing: it prints, its status is unknown and so is every result. */
  readonly statusReporting?: "required" | "none";
  /** Give all sessions of one printer the same: a half ticket is then cut off, not joined to the next one. */
  readonly left?: LeftInPrinter;
}

export interface ReceiptPrinterSession extends DeviceSession {
  /** Asks the printer. Errors: `device.silent`, `line.lost`. */
  status(signal: AbortSignal): Promise<PrinterStatus>;
  /** Called with every change, whoever noticed it. Returns how to stop. */
  onStatus(listener: (status: PrinterStatus) => void): () => void;
  /**
   * Sends one job (the bytes of `encodeTicket`) and says whether it came out. Errors before anything was sent:
   * `printer.paperOut`, `.coverOpen`, `.cutter`, `.offline`, `.hardware`, `device.silent`, `device.notReady` (another
   * ticket is in the printer). In the middle: `PrintInterruptedError` with one of the same printer codes, or
   * `line.lost` when not all was sent. After an abort the rest is still sent, so that no command is left half done.
   */
  print(bytes: Uint8Array, signal: AbortSignal): Promise<PrintResult>;
}

class EscPosSession implements ReceiptPrinterSession {
  readonly #clock: Clock;
  readonly #line: ReplyLine;
  readonly #reports: boolean;
  readonly #left: LeftInPrinter;
  readonly #listeners = new Set<(status: PrinterStatus) => void>();
  #status = unknownStatus;
  #identified = false;
  #isPrinting = false;
  #job: PrintJob | undefined;
  #nextProcessId: number;
  #information: string | undefined;
  #processIds = new Set<string>();
  #sensorAnswers = 0;
  /** Which proof of completion the model gives; undefined until it was asked, or when answers may be out of step. */
  #proof: "processId" | "paperSensor" | "none" | undefined;
  /** A printer that was busy with an old ticket may give no proof at first: it is asked once more. */
  #fruitlessLearnings = 0;

  constructor(transport: Transport, clock: Clock, options: ReceiptPrinterOptions) {
    this.#clock = clock;
    this.#reports = options.statusReporting !== "none";
    this.#left = options.left ?? { halfTicket: false };
    this.#nextProcessId = Math.floor(clock.now() / 1000);
    this.#line = new ReplyLine(transport, clock, options.baudRate ?? 115_200, (reply) =>
      this.#onReply(reply),
    );
  }

  async identify(signal: AbortSignal): Promise<DeviceIdentity> {
    if (!this.#reports) return { protocol: "ESC/POS" };
    const status = await this.status(signal);
    const identity: { protocol: string; model?: string; firmware?: string; serialNumber?: string } = {
      protocol: "ESC/POS",
    };
    // A printer that is offline leaves everything but real-time requests in its buffer.
    if (status.device === "online") {
      await this.#learnProof(signal);
      const maker = await this.#askInformation(66, signal);
      if (maker !== undefined) {
        const model = await this.#askInformation(67, signal);
        const firmware = await this.#askInformation(65, signal);
        const serialNumber = await this.#askInformation(68, signal);
        identity.model = [maker, model ?? ""].join(" ").trim();
        if (firmware) identity.firmware = firmware;
        if (serialNumber) identity.serialNumber = serialNumber;
      }
    }
    await this.#line.write(enableAutomaticStatus);
    this.#identified = true;
    return identity;
  }

  async checkHealth(signal: AbortSignal): Promise<void> {
    if (this.#reports) await this.status(signal);
  }

  async reset(signal: AbortSignal): Promise<void> {
    if (this.#job && !this.#job.settled) {
      this.#job.abandon();
      this.#left.halfTicket = true;
    }
    this.#job = undefined;
    this.#proof = undefined;
    await this.#line.write(recoverAndClear);
    await this.#line.write(initialise);
    await this.#line.write(enableAutomaticStatus);
    await this.checkHealth(signal);
  }

  onStatus(listener: (status: PrinterStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async status(signal: AbortSignal): Promise<PrinterStatus> {
    if (!this.#reports) return unknownStatus;
    let status = await this.#look(signal);
    if (obstacleOf(status) && obstacleOf(status) !== obstacleOf(this.#status)) {
      // One flipped bit looks like an open cover: what stops work is believed at the second look.
      await sleep(this.#clock, REAL_TIME_RETRY_PAUSE_MS, signal);
      status = await this.#look(signal);
    }
    this.#publish(status);
    return status;
  }

  async print(bytes: Uint8Array, signal: AbortSignal): Promise<PrintResult> {
    if (this.#isPrinting) throw new DeviceError("device.notReady", "a ticket is being printed");
    this.#isPrinting = true;
    try {
      return await this.#printNext(bytes, signal);
    } finally {
      this.#isPrinting = false;
    }
  }

  async #printNext(bytes: Uint8Array, signal: AbortSignal): Promise<PrintResult> {
    if (this.#job && !(await this.#finishEarlier(this.#job, signal))) {
      throw new DeviceError("device.notReady", "an earlier ticket is still being sent");
    }
    const obstacle = obstacleOf(await this.status(signal));
    if (obstacle) throw new DeviceError(obstacle, "nothing was sent");
    const mayLearn = this.#proof === undefined || (this.#proof === "none" && this.#fruitlessLearnings < 2);
    if (this.#reports && mayLearn) await this.#learnProof(signal);
    const processId = this.#newProcessId();
    const job = new PrintJob(this.#line, this.#clock, this.#withQuestions(bytes, processId), this.#left);
    this.#job = job;
    const answersBefore = this.#sensorAnswers;
    const isProven = () =>
      this.#proof === "processId"
        ? this.#processIds.has(processId)
        : this.#proof === "paperSensor" && this.#sensorAnswers > answersBefore;
    const result = await this.#watch(job, isProven, signal);
    if (result === "printed" || !this.#givesProof) this.#job = undefined;
    return result;
  }

  get #givesProof(): boolean {
    return this.#proof === "processId" || this.#proof === "paperSensor";
  }

  /** Follows a job to its end. */
  async #watch(job: PrintJob, isProven: () => boolean, signal: AbortSignal): Promise<PrintResult> {
    job.finishWhen(isProven, UNFINISHED_TICKET_MS);
    try {
      for (;;) {
        const isNews = () => isProven() || job.lost !== undefined || obstacleOf(this.#status) !== undefined;
        await this.#line.until(isNews, PRINT_POLL_MS, signal);
        if (job.lost !== undefined) throw job.lost;
        if (isProven() && this.#proof === "processId") return "printed";
        const status = await this.#statusWhilePrinting(signal);
        const obstacle = obstacleOf(status);
        // The process id is said after the last dot. The paper sensor only says that the buffer is empty: without a
        // printer that is well, it proves nothing.
        if (isProven()) return this.#proof === "processId" || !obstacle ? "printed" : "resultUnknown";
        if (obstacle) {
          job.isInterrupted = true;
          throw new PrintInterruptedError(obstacle, "in the middle of a ticket", job.finished);
        }
        const isOverdue = this.#clock.now() >= job.sentAt + COMPLETION_DEADLINE_MS;
        if (job.sent && (isOverdue || !this.#givesProof)) return "resultUnknown";
      }
    } catch (cause) {
      // With the whole ticket in the printer, a line that goes away takes only the proof with it.
      if (job.sent && cause instanceof DeviceError && cause.code === "line.lost") return "resultUnknown";
      throw cause;
    }
  }

  /** Silence in the middle of a ticket is no verdict: the completion deadline decides. */
  async #statusWhilePrinting(signal: AbortSignal): Promise<PrinterStatus> {
    try {
      return await this.status(signal);
    } catch (cause) {
      if (cause instanceof DeviceError && cause.code === "device.silent") return unknownStatus;
      throw cause;
    }
  }

  /** True when the printer is done with the earlier job, or it is given up as unknown. */
  async #finishEarlier(job: PrintJob, signal: AbortSignal): Promise<boolean> {
    const obstacle = obstacleOf(await this.status(signal));
    if (obstacle) throw new DeviceError(obstacle, "an earlier ticket waits in the printer");
    // After an interruption the printer has only now begun to go on.
    const from = job.isInterrupted ? this.#clock.now() : job.sentAt;
    const patience = Math.max(0, from + COMPLETION_DEADLINE_MS - this.#clock.now());
    await this.#line.until(() => job.settled, patience, signal);
    if (!job.ended) return false;
    if (!job.settled) {
      job.abandon();
      // Its answer may still come, and must not count for the next ticket.
      this.#proof = undefined;
    }
    this.#job = undefined;
    return true;
  }

  #onReply(reply: PrinterReply): void {
    if (reply.kind === "paperSensor") this.#sensorAnswers++;
    if (reply.kind === "information") this.#information = reply.text;
    if (reply.kind === "block" && reply.id === PROCESS_ID_BLOCK) this.#processIds.add(reply.text);
    if (reply.kind === "automatic") this.#onAutomaticStatus(summariseAutomatic(reply.bytes));
  }

  #onAutomaticStatus(reported: PrinterStatus): void {
    if (!obstacleOf(reported) || !this.#identified) {
      this.#publish(reported);
      return;
    }
    if (obstacleOf(reported) === obstacleOf(this.#status)) return;
    // Believed at the second look; when the printer does not answer that, as it reported. A lost line is told by its
    // transport.
    const believe = () => this.#publish(reported);
    this.status(new AbortController().signal).then(undefined, believe);
  }

  #publish(status: PrinterStatus): void {
    if (sameStatus(status, this.#status)) return;
    this.#status = status;
    for (const listener of [...this.#listeners]) listener(status);
    this.#line.wake();
  }

  /** `DLE EOT` 1 to 4. A model may lack some of them, never the first. */
  async #look(signal: AbortSignal): Promise<PrinterStatus> {
    const printer = await this.#line.askStatus(1, signal);
    if (printer === undefined) throw new DeviceError("device.silent", "no answer to DLE EOT 1");
    const offlineCause = await this.#line.askStatus(2, signal);
    const errorCause = await this.#line.askStatus(3, signal);
    const paper = await this.#line.askStatus(4, signal);
    return summariseRealTime({
      printer,
      ...(offlineCause === undefined ? {} : { offlineCause }),
      ...(errorCause === undefined ? {} : { errorCause }),
      ...(paper === undefined ? {} : { paper }),
    });
  }

  async #askInformation(n: 65 | 66 | 67 | 68, signal: AbortSignal): Promise<string | undefined> {
    this.#information = undefined;
    await this.#line.write(requestInformation(n));
    const isAnswered = () => this.#information !== undefined;
    if (await this.#line.until(isAnswered, REAL_TIME_DEADLINE_MS + this.#line.backlogMs, signal)) {
      return this.#information;
    }
    this.#line.giveUpReply();
    return undefined;
  }

  /**
   * Puts both questions to an idle printer. A printer that answers real-time requests but neither of these may sit in
   * the middle of a command that a broken line cut off: it is given the missing bytes, and asked again.
   */
  async #learnProof(signal: AbortSignal): Promise<void> {
    if (!(await this.#askForProof(signal))) {
      await this.#line.write(FLUSH);
      if (await this.#askForProof(signal)) this.#left.halfTicket = true;
      else this.#fruitlessLearnings++;
    }
    // Nobody shall get half a ticket with his own.
    if (this.#left.halfTicket) await this.#line.write(cutOff);
    this.#left.halfTicket = false;
  }

  async #askForProof(signal: AbortSignal): Promise<boolean> {
    const id = this.#newProcessId();
    const before = this.#sensorAnswers;
    const hasId = () => this.#processIds.has(id);
    const hasSensor = () => this.#sensorAnswers > before;
    await this.#line.write(Buffer.concat([requestProcessId(id), requestPaperSensor]));
    await this.#line.until(
      () => hasId() || hasSensor(),
      REAL_TIME_DEADLINE_MS + this.#line.backlogMs,
      signal,
    );
    await this.#line.until(() => hasId() && hasSensor(), COMPANION_REPLY_MS, signal);
    this.#line.giveUpReply();
    this.#proof = hasId() ? "processId" : hasSensor() ? "paperSensor" : "none";
    return this.#proof !== "none";
  }

  /** Four characters, not used before in this session nor soon before it. */
  #newProcessId(): string {
    const id = (this.#nextProcessId++ % 36 ** 4).toString(36).toUpperCase().padStart(4, "0");
    this.#processIds.clear();
    return id;
  }

  /** `ESC @` at the head of a ticket ends automatic status on some models: it is asked for again right behind. */
  #withQuestions(bytes: Uint8Array, processId: string): Uint8Array {
    const head = bytes[0] === initialise[0] && bytes[1] === initialise[1] ? 2 : 0;
    const question =
      this.#proof === "processId"
        ? requestProcessId(processId)
        : this.#proof === "paperSensor"
          ? requestPaperSensor
          : new Uint8Array();
    const report = this.#reports ? enableAutomaticStatus : new Uint8Array();
    return Buffer.concat([bytes.subarray(0, head), report, bytes.subarray(head), question]);
  }
}

/** The session of one receipt printer. Pure of timers and chance but for `clock`. */
export function createReceiptPrinterSession(
  transport: Transport,
  clock: Clock,
  options: ReceiptPrinterOptions = {},
): ReceiptPrinterSession {
  return new EscPosSession(transport, clock, options);
}
