/**
 * ESC/POS receipt printer over one open transport.
 *
 * "printed" is what the printer itself proved (`completion.ts`). A ticket is sent again only when the printer has said that
 * its power failed before the ticket was whole (`print-job.ts`).
 */
import type { Clock } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { DeviceIdentity, DeviceSession } from "../device/session.ts";
import type { Transport } from "../transport/transport.ts";
import { initialise, lineFeed, recoverAndClear, requestInformation } from "./commands.ts";
import { Completion } from "./completion.ts";
import type { PaperWidth } from "./document.ts";
import { encodeTicket } from "./encode.ts";
import { gbkFont } from "./gb18030.ts";
import type { JobPrinter, LeftInPrinter } from "./job-printer.ts";
import { followTicket, RETRACT_AFTER_MS, type TicketWhereabouts } from "./presenter.ts";
import { COMPLETION_DEADLINE_MS, PrintJob, type PrintResult } from "./print-job.ts";
import { MAX_BAND_ROWS } from "./raster-line.ts";
import type { PrinterReply } from "./replies.ts";
import { REAL_TIME_DEADLINE_MS, ReplyLine } from "./reply-line.ts";
import { obstacleOf, type PrinterObstacle, type PrinterStatus, unknownStatus } from "./status.ts";
import { type StatusProfile, standardProfile, statusProfileOf } from "./status-profiles.ts";
import { StatusWatch } from "./status-watch.ts";

export { COMPLETION_DEADLINE_MS, type PrintResult, UNFINISHED_TICKET_MS } from "./print-job.ts";

/** Completes the longest image band that a broken line can have left half sent; else NULs do nothing. */
const FLUSH = new Uint8Array(8 + MAX_BAND_ROWS * 72);

/**
 * The printer stopped in the middle of a ticket. It goes on when the cause is gone, so printing again would print twice:
 * `finished` tells how it ended ("resultUnknown" after a reset, or 15 minutes).
 */
export class PrintInterruptedError extends DeviceError {
  readonly finished: Promise<PrintResult>;

  constructor(code: PrinterObstacle, detail: string, finished: Promise<PrintResult>) {
    super(code, detail);
    this.finished = finished;
  }
}

export interface ReceiptPrinterOptions {
  /** Rate of the line, for the time that bytes are on their way. Default 115200. */
  readonly baudRate?: number;
  /** "none" for a model that answers nothing: it prints, its status is unknown and so is every result. */
  readonly statusReporting?: "required" | "none";
  /** Default: what the printer calls itself decides. */
  readonly profile?: StatusProfile;
  /** Size of the receive buffer, where it is smaller or larger than the profile says; bytes. */
  readonly bufferBytes?: number;
  /** Default 80 mm. */
  readonly paper?: PaperWidth;
  /** Give all sessions of one printer the same: a half ticket is then cut off, not joined to the next one. */
  readonly left?: LeftInPrinter;
}

export interface ReceiptPrinterSession extends DeviceSession {
  /** The one configured, or, once identified, the one that fits what the printer calls itself. */
  readonly profile: StatusProfile;
  readonly paper: PaperWidth;
  /** Asks the printer. Errors: `device.silent`, `line.lost`. */
  status(signal: AbortSignal): Promise<PrinterStatus>;
  /** Called with every change, whoever noticed it. Returns how to stop. */
  onStatus(listener: (status: PrinterStatus) => void): () => void;
  /**
   * Prints one job (the bytes of `encodeTicket`), presents it, and says whether it came out. Errors before anything was
   * sent: `printer.*`, `device.silent`, `device.notReady` (another ticket is in the printer). In the middle:
   * `PrintInterruptedError` with one of the same printer codes, or `line.lost` when not all was sent. After an abort the
   * rest is still sent, so that no command is left half done.
   *
   * A job that has yet to be made is made while the printer is asked how it is; when making it fails, `print` fails with that, and
   * nothing was sent.
   */
  print(job: Uint8Array | (() => Promise<Uint8Array>), signal: AbortSignal): Promise<PrintResult>;
  /**
   * Waits until the presented ticket is taken, and draws it back when nobody takes it in `retractAfterMs` (default
   * `RETRACT_AFTER_MS`). Errors: `printer.paperJam`, `device.silent`, `line.lost`.
   */
  followTicket(signal: AbortSignal, retractAfterMs?: number): Promise<TicketWhereabouts>;
}

class EscPosSession implements ReceiptPrinterSession {
  readonly #line: ReplyLine;
  readonly #clock: Clock;
  readonly #watch: StatusWatch;
  readonly #completion: Completion;
  readonly #reports: boolean;
  readonly #left: LeftInPrinter;
  readonly #isConfigured: boolean;
  readonly #bufferBytes: number | undefined;
  readonly paper: PaperWidth;
  #isPrinting = false;
  #job: PrintJob | undefined;
  #information: string | undefined;
  /** A printer that was busy with an old ticket may give no proof at first: it is asked once more. */
  #fruitlessLearnings = 0;

  constructor(transport: Transport, clock: Clock, options: ReceiptPrinterOptions) {
    const profile = options.profile ?? standardProfile;
    this.#clock = clock;
    this.#isConfigured = options.profile !== undefined;
    this.#bufferBytes = options.bufferBytes;
    this.#reports = options.statusReporting !== "none";
    this.#left = options.left ?? { half: "no" };
    this.paper = options.paper ?? 80;
    this.#line = new ReplyLine(transport, clock, options.baudRate ?? 115_200, (reply) => this.#hear(reply));
    this.#line.dialect = profile.dialect;
    this.#completion = new Completion(this.#line, profile.proofs, Math.floor(clock.now() / 1000));
    this.#watch = new StatusWatch(this.#line, clock, profile, (printing) =>
      this.#completion.hearPrinting(printing),
    );
  }

  get profile(): StatusProfile {
    return this.#watch.profile;
  }

  async identify(signal: AbortSignal): Promise<DeviceIdentity> {
    if (!this.#reports) return { protocol: "ESC/POS" };
    const status = await this.status(signal);
    const identity: { protocol: string; model?: string; firmware?: string; serialNumber?: string } = {
      protocol: "ESC/POS",
    };
    // A printer that is offline leaves everything but real-time requests in its buffer.
    if (status.device === "online") {
      await this.#getInStep(signal);
      const maker = this.profile.identifies ? await this.#askInformation(66, signal) : undefined;
      if (maker !== undefined) {
        const model = await this.#askInformation(67, signal);
        const firmware = await this.#askInformation(65, signal);
        const serialNumber = await this.#askInformation(68, signal);
        identity.model = [maker, model ?? ""].join(" ").trim();
        if (firmware) identity.firmware = firmware;
        if (serialNumber) identity.serialNumber = serialNumber;
        if (!this.#isConfigured) await this.#choose(statusProfileOf(maker, model ?? ""), signal);
      }
    }
    await this.#line.write(this.profile.automatic.enable);
    this.#watch.isTrusted = true;
    return identity;
  }

  async checkHealth(signal: AbortSignal): Promise<void> {
    if (this.#reports) await this.status(signal);
  }

  async reset(signal: AbortSignal): Promise<void> {
    if (this.#job && this.#job.result === undefined) {
      this.#job.abandon();
      await this.#job.finished;
      this.#left.half = this.#job.sent ? "perhaps" : "surely";
    }
    this.#job = undefined;
    this.#completion.forget();
    await this.#line.write(recoverAndClear);
    await this.#line.write(initialise);
    await this.#line.write(this.profile.automatic.enable);
    await this.checkHealth(signal);
  }

  onStatus(listener: (status: PrinterStatus) => void): () => void {
    return this.#watch.subscribe(listener);
  }

  status(signal: AbortSignal): Promise<PrinterStatus> {
    return this.#reports ? this.#watch.ask(signal) : Promise.resolve(unknownStatus);
  }

  async print(job: Uint8Array | (() => Promise<Uint8Array>), signal: AbortSignal): Promise<PrintResult> {
    if (this.#isPrinting) throw new DeviceError("device.notReady", "a ticket is being printed");
    this.#isPrinting = true;
    try {
      return await this.#printNext(async () => (typeof job === "function" ? job() : job), signal);
    } finally {
      this.#isPrinting = false;
    }
  }

  followTicket(signal: AbortSignal, retractAfterMs = RETRACT_AFTER_MS): Promise<TicketWhereabouts> {
    return followTicket(this.#asJobPrinter(), retractAfterMs, signal);
  }

  async #printNext(make: () => Promise<Uint8Array>, signal: AbortSignal): Promise<PrintResult> {
    if (this.#job) await this.#finishEarlier(this.#job, signal);
    const asked = this.#reports ? this.#watch.confirm(signal) : this.status(signal);
    const [status, bytes] = await Promise.all([asked, make()]);
    const obstacle = obstacleOf(status);
    if (obstacle) throw new DeviceError(obstacle, "nothing was sent");
    const { kind } = this.#completion;
    const mayLearn = kind === undefined || (kind === "none" && this.#fruitlessLearnings < 2);
    if (this.#reports && mayLearn) await this.#getInStep(signal);
    const job = new PrintJob(this.#asJobPrinter(), bytes);
    this.#job = job;
    const isNews = () => job.result !== undefined || job.obstacle !== undefined;
    // With the whole ticket in the printer, a line that goes away takes only the proof with it.
    try {
      while (!(await this.#line.until(isNews, COMPLETION_DEADLINE_MS, signal)));
    } catch (cause) {
      job.isUnwanted = true;
      if (job.sent && cause instanceof DeviceError && cause.code === "line.lost") return "resultUnknown";
      throw cause;
    }
    if (job.obstacle) {
      throw new PrintInterruptedError(job.obstacle, "in the middle of a ticket", job.finished);
    }
    this.#job = undefined;
    if (job.lost !== undefined && !job.sent) throw job.lost;
    return job.finished;
  }

  /** Throws when the printer is not done with the earlier job. */
  async #finishEarlier(job: PrintJob, signal: AbortSignal): Promise<void> {
    const obstacle = obstacleOf(await this.status(signal));
    if (obstacle) throw new DeviceError(obstacle, "an earlier ticket waits in the printer");
    await this.#line.until(() => job.result !== undefined, 2 * COMPLETION_DEADLINE_MS, signal);
    if (job.result === undefined) throw new DeviceError("device.notReady", "an earlier ticket is being sent");
    this.#job = undefined;
  }

  #hear(reply: PrinterReply): void {
    if (reply.kind === "information") this.#information = reply.text;
    this.#completion.hear(reply);
    this.#watch.hear(reply);
    if (reply.kind === "powerOn") this.#hearPowerOn();
  }

  #hearPowerOn(): void {
    if (this.#job && this.#job.result === undefined) this.#job.hearPowerOn();
    else if (this.#watch.isTrusted) {
      // It reports nothing by itself any more. That the line is gone, its transport tells.
      this.#line.write(this.profile.automatic.enable).catch((cause: unknown) => {
        if (!(cause instanceof DeviceError)) throw cause;
      });
    }
  }

  #asJobPrinter(): JobPrinter {
    return {
      line: this.#line,
      clock: this.#clock,
      profile: this.profile,
      completion: this.#completion,
      reports: this.#reports,
      bufferBytes: this.#bufferBytes ?? this.profile.bufferBytes,
      left: this.#left,
      voidMark: voidMarks[this.paper],
      status: () => this.#watch.last,
      ask: (signal) => this.status(signal),
      getInStep: (signal) => this.#getInStep(signal),
    };
  }

  async #choose(profile: StatusProfile, signal: AbortSignal): Promise<void> {
    if (profile === this.profile) return;
    this.#watch.profile = profile;
    this.#line.dialect = profile.dialect;
    this.#completion.expect(profile.proofs);
    await this.status(signal);
    if (this.#completion.kind === undefined) await this.#getInStep(signal);
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
   * Puts the questions to an idle printer. One that answers real-time requests but none of these may sit in the middle of
   * a command that a broken line cut off: it is given the missing bytes, and asked again.
   */
  async #getInStep(signal: AbortSignal): Promise<void> {
    if (!(await this.#completion.learn(signal))) {
      await this.#line.write(FLUSH);
      if (await this.#completion.learn(signal)) this.#left.half = "surely";
      else this.#fruitlessLearnings++;
    }
    // Nobody shall get half a ticket with his own, or queue with what its whole comes again for. It may end in the middle of a line, where
    // nothing is cut or aligned, and not every model drops that line at `ESC @`.
    if (this.#left.half === "surely")
      await this.#line.write(Buffer.concat([lineFeed, voidMarks[this.paper]]));
    else if (this.#left.half === "perhaps")
      await this.#line.write(Buffer.concat([lineFeed, this.profile.cut.partial]));
    this.#left.half = "no";
  }
}

/** Beneath half a ticket whose whole comes again: nobody shall queue with it. */
const voidMarkFor = (paper: PaperWidth) =>
  encodeTicket(
    {
      blocks: [
        { kind: "text", align: "center", runs: [{ text: "作废 VOID", width: 2, height: 2, bold: true }] },
        { kind: "cut", cut: "partial" },
      ],
    },
    { paper, font: gbkFont },
  );
const voidMarks: Readonly<Record<PaperWidth, Uint8Array>> = { 58: voidMarkFor(58), 80: voidMarkFor(80) };

/** The session of one receipt printer. Pure of timers and chance but for `clock`. */
export function createReceiptPrinterSession(
  transport: Transport,
  clock: Clock,
  options: ReceiptPrinterOptions = {},
): ReceiptPrinterSession {
  return new EscPosSession(transport, clock, options);
}
