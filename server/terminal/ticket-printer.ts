import type { Device } from "../../device-drivers/device/device.ts";
import { DeviceError } from "../../device-drivers/device/errors.ts";
import type { PaperWidth } from "../../device-drivers/receipt-printer/document.ts";
import { defaultPrinterProfile, encodeTicket } from "../../device-drivers/receipt-printer/encode.ts";
import {
  type PrintResult as PrinterResult,
  PrintInterruptedError,
  type ReceiptPrinterSession,
} from "../../device-drivers/receipt-printer/session.ts";
import type { ErrorCode } from "../contract/errors.ts";
import type { Ticket } from "../contract/hall.ts";
import type { TicketTexts } from "../contract/terminal.ts";
import type { Log } from "../door/log.ts";
import { errorCodeOf } from "./device-errors.ts";
import type { ResilientHall } from "./offline/resilient-hall.ts";
import { ticketDocument } from "./ticket-document.ts";

/** What became of a ticket. */
export interface PrintResult {
  print: "printed" | "failed" | "unknown";
  error: ErrorCode | null;
}

export interface TicketPrinterOptions {
  readonly hall: Pick<ResilientHall, "execute">;
  readonly printer: Device<ReceiptPrinterSession>;
  /** Width of the paper, millimetres. */
  readonly paper: PaperWidth;
  readonly log: Log;
  /** A fresh key of at least 16 characters. */
  readonly newKey: () => string;
}

/**
 * Prints the ticket of a number, and records requested → printed or failed in the queue. One that is known to be printed is not printed again.
 *
 * @throws ContractError queue.*
 */
export type PrintTicket = (ticketId: string, texts: TicketTexts) => Promise<PrintResult>;

/** Tickets on this terminal's paper: whoever wants one printed, it is one job. */
export function createTicketPrinter(options: TicketPrinterOptions): PrintTicket {
  const { hall, printer, log, newKey } = options;
  const profile = { ...defaultPrinterProfile, paper: options.paper };
  /** One job a ticket, however often a page asks for it. */
  const printing = new Map<string, Promise<PrintResult>>();
  /** Tickets that the printer holds half printed and will finish by itself: printing them again would print twice. */
  const unfinished = new Map<string, Promise<PrinterResult>>();

  const record = (ticketId: string, state: "requested" | PrintResult["print"]) =>
    hall.execute("Queue.RecordPrint", { ticketId, state, idempotencyKey: newKey() });

  const print = async (ticketId: string, texts: TicketTexts): Promise<PrintResult> => {
    const held = unfinished.get(ticketId);
    if (held) return asResult(await held);
    // One question to the hall, not two: what is printed stays so, whatever is recorded. The printer is asked how it is meanwhile; it
    // is sent nothing before the hall has written down that it will be.
    const requested = record(ticketId, "requested");
    const [{ ticket }, result] = await Promise.all([requested, printOnPaper(requested, texts)]);
    if (ticket.print === "printed") return { print: "printed", error: null };
    // What is on the paper is true, whoever else hears of it: a citizen who is told otherwise prints again.
    await record(ticketId, result.print).catch((cause: unknown) => notRecorded(ticketId, cause));
    return result;
  };

  const notRecorded = (ticketId: string, cause: unknown) =>
    log.error({ ticketId, cause: String(cause) }, "print state not recorded");

  /** @param requested rejects when the hall has not written it down: then so does this, and nothing was sent */
  const printOnPaper = async (
    requested: Promise<{ readonly ticket: Ticket }>,
    texts: TicketTexts,
  ): Promise<PrintResult> => {
    const make = async () => {
      const { ticket } = await requested;
      if (ticket.print === "printed") throw new AlreadyPrinted();
      return encodeTicket(ticketDocument(ticket, texts), profile);
    };
    try {
      // Not aborted when the page goes away: half a ticket helps nobody, and its outcome must be recorded.
      return asResult(await printer.use((session, signal) => session.print(make, signal)));
    } catch (cause) {
      if (cause instanceof AlreadyPrinted) return { print: "printed", error: null };
      if (!(cause instanceof DeviceError)) throw cause;
      const error = errorCodeOf(cause.code, "printer");
      // The line went away in the middle: the printer may well print what it has.
      if (cause.code === "line.lost") return { print: "unknown", error };
      if (!(cause instanceof PrintInterruptedError)) return { print: "failed", error };
      hold((await requested).ticket.id, cause.finished);
      return { print: "unknown", error };
    }
  };

  const hold = (ticketId: string, finished: Promise<PrinterResult>) => {
    unfinished.set(ticketId, finished);
    finished
      .then((result) => record(ticketId, asResult(result).print))
      .catch((cause: unknown) => notRecorded(ticketId, cause))
      .finally(() => unfinished.delete(ticketId));
  };

  return (ticketId, texts) => {
    const running = printing.get(ticketId);
    if (running) return running;
    const job = print(ticketId, texts).finally(() => printing.delete(ticketId));
    printing.set(ticketId, job);
    return job;
  };
}

/** The hall knows the ticket as printed: it is not printed again. */
class AlreadyPrinted extends Error {}

function asResult(result: PrinterResult): PrintResult {
  return result === "printed"
    ? { print: "printed", error: null }
    : { print: "unknown", error: "printer.resultUnknown" };
}
