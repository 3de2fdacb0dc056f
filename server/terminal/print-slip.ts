import type { Device } from "../../device-drivers/device/device.ts";
import { DeviceError } from "../../device-drivers/device/errors.ts";
import {
  PrintInterruptedError,
  type PrintResult,
  type ReceiptPrinterSession,
} from "../../device-drivers/receipt-printer/session.ts";
import type { ErrorCode } from "../contract/errors.ts";
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
