import type { Device } from "../../device-drivers/device/device.ts";
import { DeviceError } from "../../device-drivers/device/errors.ts";
import { pdfFolderProtocol } from "../../device-drivers/document-printer/pdf-folder-session.ts";
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

/**
 * Whether a citizen can take paper from it. A folder that takes PDF files in a printer's place is none: what is somebody's would stay there.
 */
const hasPaper = (printer: DocumentPrinter | undefined): printer is DocumentPrinter =>
  printer !== undefined && printer.status().identity?.protocol !== pdfFolderProtocol;

/** Prints one paper to its last page. Given up by `signal` it is taken back from the printer. @param fetch the paper, where it can be printed */
export async function printDocument(
  printer: DocumentPrinter | undefined,
  fetch: () => Promise<Uint8Array>,
  signal: AbortSignal,
): Promise<SlipResult> {
  if (!hasPaper(printer)) return { print: "failed", error: "printer.absent" };
  const pdf = await fetch();
  try {
    await printer.use((session, line) => session.print(jobName, pdf, line), signal);
    return { print: "printed", error: null };
  } catch (cause) {
    if (!(cause instanceof DeviceError)) throw cause;
    const error = errorCodeOf(cause.code, "printer");
    return { print: cause instanceof DocumentInterruptedError ? "unknown" : "failed", error };
  }
}

/** Whether papers can be printed now. */
export async function paperPrinterState(
  printer: DocumentPrinter | undefined,
  signal: AbortSignal,
): Promise<PaperPrinter> {
  if (!hasPaper(printer)) return { state: "none", error: null };
  try {
    const code = troubleOf(await printer.use((session, line) => session.attributes(line), signal));
    return code ? { state: "trouble", error: errorCodeOf(code, "printer") } : { state: "ready", error: null };
  } catch (cause) {
    if (!(cause instanceof DeviceError)) throw cause;
    return { state: "trouble", error: errorCodeOf(cause.code, "printer") };
  }
}
