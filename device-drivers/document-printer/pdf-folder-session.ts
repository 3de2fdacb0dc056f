import type { DeviceIdentity } from "../device/session.ts";
import type { WireTracer } from "../device/wire-trace.ts";
import type { Transport } from "../transport/transport.ts";
import type { PrinterAttributes } from "./commands.ts";
import type { DocumentPrinterSession } from "./session.ts";

/** As which it is known, beside printers. */
export const pdfFolderProtocol = "PDF files";

const attributes: PrinterAttributes = {
  model: undefined,
  state: "idle",
  reasons: [],
  formats: ["application/pdf"],
};

/**
 * What stands in for an A4 printer where there is none: each document becomes a PDF file in a folder, from which people print it.
 * `print` resolves when the file is on the disk.
 */
export function createPdfFolderSession(transport: Transport): DocumentPrinterSession {
  return {
    async identify(): Promise<DeviceIdentity> {
      return { protocol: pdfFolderProtocol };
    },
    // A folder that is gone is noticed when its port is looked at, or written to.
    checkHealth: async () => undefined,
    reset: async () => undefined,
    attributes: async () => attributes,
    async print(_name, pdf, signal) {
      signal.throwIfAborted();
      await transport.write(pdf);
    },
  };
}

/** For the wire's log: that a document was written, and nothing of it. */
export function createPdfFolderTracer(): WireTracer {
  return { push: (_direction, bytes) => [{ name: "document", hex: `${bytes.length} bytes redacted` }] };
}
