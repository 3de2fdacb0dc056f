import { type Clock, sleep } from "../clock.ts";
import { DeviceError, type DeviceErrorCode } from "../device/errors.ts";
import type { DeviceIdentity, DeviceSession } from "../device/session.ts";
import type { Transport } from "../transport/transport.ts";
import {
  cancelJob,
  getJobState,
  getPrinterAttributes,
  getUnfinishedJobs,
  isSuccess,
  type JobState,
  jobAttributes,
  jobsOf,
  type PrinterAttributes,
  printerAttributes,
  printJob,
  readReply,
} from "./commands.ts";

/** Between two looks at a job, milliseconds: a page takes a printer some seconds. */
export const jobInterval = 500;

/** A job that the printer has not finished by then is taken back. Ours: twenty pages of a slow printer that had to warm up. */
export const jobDeadline = 120_000;

export interface DocumentPrinterSession extends DeviceSession {
  attributes(signal: AbortSignal): Promise<PrinterAttributes>;
  /**
   * Prints an A4 PDF; resolves when the printer says that the last page is out. Rejects with a `DeviceError`:
   * `printer.paperOut`, `printer.coverOpen`, `printer.paperJam`, `printer.offline`, `printer.refused`; `printer.resultUnknown`
   * when it never said. An aborted or overdue job is taken back from the printer. Whatever it rejects with once the document was on its way
   * is a `DocumentInterruptedError`: pages may be out.
   */
  print(name: string, pdf: Uint8Array, signal: AbortSignal): Promise<void>;
}

/** The document was on its way when this happened: none, some or all of its pages may be out. */
export class DocumentInterruptedError extends DeviceError {}

/** What was thrown, with that added; what is no device's error (a signal, a bug) is kept as its cause. */
function interrupted(cause: unknown): DocumentInterruptedError {
  const [code, detail] =
    cause instanceof DeviceError
      ? [cause.code, cause.message.replace(`${cause.code}: `, "")]
      : (["printer.resultUnknown", "given up on the way"] as const);
  return new DocumentInterruptedError(code, detail, { cause });
}

/** RFC 8011 §5.4.12 reasons, without their severity, and what they are to us. The first that is there counts. */
const troubles: readonly (readonly [RegExp, DeviceErrorCode])[] = [
  [/^(media-empty|media-needed|input-tray-missing)/, "printer.paperOut"],
  [/^(media-jam|input-media-.*jam)/, "printer.paperJam"],
  [/^(cover-open|door-open|interlock-open)/, "printer.coverOpen"],
  [/^(toner-empty|marker-supply-empty|fuser-|opc-life-over)/, "printer.hardware"],
  [/^(paused|shutdown|connecting-to-device|stopped)/, "printer.offline"],
];

/** What keeps a printer from printing, if anything does. Warnings and reports do not. */
export function troubleOf({ state, reasons }: PrinterAttributes): DeviceErrorCode | undefined {
  const hard = reasons.filter((reason) => !/-(report|warning)$/.test(reason));
  for (const [form, code] of troubles) if (hard.some((reason) => form.test(reason))) return code;
  return state === "stopped" ? "printer.offline" : undefined;
}

/**
 * @param printer the printer's address, as its requests name it
 * @param user as which its jobs are known; of several terminals on one printer each has its own
 */
export function createDocumentPrinterSession(
  transport: Transport,
  clock: Clock,
  printer: string,
  user: string,
): DocumentPrinterSession {
  let nextId = 1;
  let answer: ((bytes: Uint8Array) => void) | undefined;
  transport.onData((bytes) => answer?.(bytes));

  const exchange = async (request: (id: number) => Uint8Array, signal: AbortSignal) => {
    signal.throwIfAborted();
    const id = nextId++;
    let answered: Uint8Array | undefined;
    answer = (bytes) => {
      answered = bytes;
    };
    await transport.write(request(id));
    if (!answered) throw new DeviceError("device.silent", "no answer");
    const reply = readReply(answered);
    if (reply.kind === "garbled") throw new DeviceError("device.garbled", reply.why);
    if (reply.id !== id) throw new DeviceError("device.garbled", "an answer to another request");
    return reply;
  };
  const attributes = async (signal: AbortSignal): Promise<PrinterAttributes> => {
    const { status, message } = await exchange((id) => getPrinterAttributes(printer, id), signal);
    if (!isSuccess(status)) throw new DeviceError("printer.refused", `Get-Printer-Attributes: ${status}`);
    const found = printerAttributes(message);
    if (!found) throw new DeviceError("device.garbled", "a printer without a state");
    return found;
  };
  const checkHealth = async (signal: AbortSignal) => {
    await attributes(signal);
  };
  const takeBack = async (job: number) => {
    // The caller may be gone; the paper is not.
    const { signal } = new AbortController();
    const { status } = await exchange((id) => cancelJob(printer, id, user, job), signal);
    // One that has ended meanwhile cannot be taken back, and need not.
    if (!isSuccess(status) && status !== "client-error-not-possible" && status !== "client-error-not-found")
      throw new DeviceError("printer.resultUnknown", `Cancel-Job: ${status}`);
  };
  /**
   * Takes back what an earlier person left: a job that nobody follows any more (the line was lost, the terminal died) would come out in front
   * of whoever is next. A printer that does not say whose jobs it has keeps them.
   */
  const takeBackLeft = async (signal: AbortSignal) => {
    const { status, message } = await exchange((id) => getUnfinishedJobs(printer, id, user), signal);
    if (!isSuccess(status)) return;
    for (const job of jobsOf(message, user)) await takeBack(job);
  };
  const follow = async (job: number, signal: AbortSignal): Promise<JobState> => {
    const giveUpAt = clock.now() + jobDeadline;
    for (;;) {
      const { status, message } = await exchange((id) => getJobState(printer, id, job), signal);
      const state = isSuccess(status) ? jobAttributes(message)?.state : undefined;
      if (!state) throw new DeviceError("printer.resultUnknown", `Get-Job-Attributes: ${status}`);
      if (state === "completed" || state === "canceled" || state === "aborted") return state;
      const trouble = troubleOf(await attributes(signal));
      if (trouble) throw new DeviceError(trouble, "in the middle of a job");
      if (clock.now() >= giveUpAt) throw new DeviceError("printer.resultUnknown", "the job does not end");
      await sleep(clock, jobInterval, signal);
    }
  };

  /** Hands the document over, and is not stopped in the middle of it: then nobody would know whether the printer has it. */
  const send = async (name: string, pdf: Uint8Array): Promise<number> => {
    const { signal } = new AbortController();
    const { status, message } = await exchange((id) => printJob(printer, id, user, name, pdf), signal).catch(
      (cause: unknown) => {
        throw interrupted(cause);
      },
    );
    if (!isSuccess(status)) throw new DeviceError("printer.refused", `Print-Job: ${status}`);
    const job = jobAttributes(message);
    if (!job) throw interrupted(new DeviceError("printer.resultUnknown", "a job without a number"));
    return job.id;
  };

  return {
    attributes,
    checkHealth,
    // IPP has no reset that leaves other people's jobs alone.
    reset: checkHealth,
    async identify(signal): Promise<DeviceIdentity> {
      const { model, formats } = await attributes(signal);
      if (!formats.includes("application/pdf"))
        throw new DeviceError("printer.refused", `prints ${formats.join(", ")}, not application/pdf`);
      await takeBackLeft(signal);
      return { protocol: "IPP", ...(model ? { model } : {}) };
    },
    async print(name, pdf, signal) {
      const trouble = troubleOf(await attributes(signal));
      if (trouble) throw new DeviceError(trouble, "before the job");
      await takeBackLeft(signal);
      signal.throwIfAborted();
      const job = await send(name, pdf);
      const end = await follow(job, signal).catch(async (cause: unknown) => {
        try {
          await takeBack(job);
        } catch (later) {
          throw interrupted(new AggregateError([cause, later], "neither followed nor taken back"));
        }
        throw interrupted(cause);
      });
      if (end !== "completed") throw interrupted(new DeviceError("printer.refused", `the job was ${end}`));
    },
  };
}
