import type { Device } from "../../device-drivers/device/device.ts";
import { DeviceError } from "../../device-drivers/device/errors.ts";
import type { PaperWidth, TicketDocument } from "../../device-drivers/receipt-printer/document.ts";
import { defaultPrinterProfile, encodeTicket } from "../../device-drivers/receipt-printer/encode.ts";
import {
  PrintInterruptedError,
  type PrintResult,
  type ReceiptPrinterSession,
} from "../../device-drivers/receipt-printer/session.ts";
import type { ErrorCode } from "../contract/errors.ts";
import type { Log } from "../door/log.ts";
import { errorCodeOf } from "./device-errors.ts";

export interface SlipResult {
  readonly print: "printed" | "failed" | "unknown";
  readonly error: ErrorCode | null;
}

/**
 * Prints a slip of which a second copy harms nobody.
 *
 * @param later what became of one that the printer holds half printed: it may well print it by itself
 */
export async function printSlip(
  printer: Device<ReceiptPrinterSession>,
  bytes: Uint8Array,
  later: (finished: Promise<PrintResult>) => void,
): Promise<SlipResult> {
  try {
    // Not aborted when the page goes away: half a slip helps nobody.
    const result = await printer.use((session, signal) => session.print(bytes, signal));
    return result === "printed"
      ? { print: "printed", error: null }
      : { print: "unknown", error: "printer.resultUnknown" };
  } catch (cause) {
    if (!(cause instanceof DeviceError)) throw cause;
    const error = errorCodeOf(cause.code, "printer");
    if (cause instanceof PrintInterruptedError) {
      later(cause.finished);
      return { print: "unknown", error };
    }
    return { print: cause.code === "line.lost" ? "unknown" : "failed", error };
  }
}

export interface SlipPrinterOptions {
  readonly printer: Device<ReceiptPrinterSession>;
  /** Width of the paper, millimetres. */
  readonly paper: PaperWidth;
  readonly log: Log;
}

/** Prints such slips; of one that the printer finishes by itself later nobody is told. */
export function createSlipPrinter({ printer, paper, log }: SlipPrinterOptions) {
  const profile = { ...defaultPrinterProfile, paper };
  return (document: TicketDocument): Promise<SlipResult> =>
    printSlip(printer, encodeTicket(document, profile), (finished) =>
      finished.catch((later: unknown) => log.error({ cause: String(later) }, "a slip was not finished")),
    );
}
