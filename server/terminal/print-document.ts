import type { Device } from "../../device-drivers/device/device.ts";
import { DeviceError } from "../../device-drivers/device/errors.ts";
import {
  DocumentInterruptedError,
  type DocumentPrinterSession,
  troubleOf,
} from "../../device-drivers/document-printer/session.ts";
import type { PaperPrinter } from "../contract/matters.ts";
import { errorCodeOf } from "./device-errors.ts";
import type { SlipResult } from "./print-slip.ts";

/** What the printer's own display shows: nothing of whose it is or what. */
const jobName = "Document";

type DocumentPrinter = Device<DocumentPrinterSession>;

/** Prints one paper to its last page. Given up by `signal` it is taken back from the printer. */
export async function printDocument(
  printer: DocumentPrinter,
  pdf: Uint8Array,
  signal: AbortSignal,
): Promise<SlipResult> {
  try {
    await printer.use((session, line) => session.print(jobName, pdf, line), signal);
    return { print: "printed", error: null };
  } catch (cause) {
    if (!(cause instanceof DeviceError)) throw cause;
    const error = errorCodeOf(cause.code, "printer");
    return { print: cause instanceof DocumentInterruptedError ? "unknown" : "failed", error };
  }
}

/** Whether papers can be printed now. A folder that takes PDF files in a printer's place is none: no citizen can take paper from it. */
export async function paperPrinterState(
  printer: DocumentPrinter | undefined,
  signal: AbortSignal,
): Promise<PaperPrinter> {
  if (!printer || printer.status().identity?.protocol === "PDF files") return { state: "none", error: null };
  try {
    const code = troubleOf(await printer.use((session, line) => session.attributes(line), signal));
    return code ? { state: "trouble", error: errorCodeOf(code, "printer") } : { state: "ready", error: null };
  } catch (cause) {
    if (!(cause instanceof DeviceError)) throw cause;
    return { state: "trouble", error: errorCodeOf(cause.code, "printer") };
  }
}
