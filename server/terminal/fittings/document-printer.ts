import {
  createPdfFolderSession,
  createPdfFolderTracer,
} from "../../../device-drivers/document-printer/pdf-folder-session.ts";
import { documentPrinterSelfTests } from "../../../device-drivers/document-printer/self-tests.ts";
import {
  createDocumentPrinterSession,
  type DocumentPrinterSession,
} from "../../../device-drivers/document-printer/session.ts";
import { createDocumentPrinterTracer } from "../../../device-drivers/document-printer/trace.ts";
import { ippSource } from "../../../device-drivers/transport/ipp-http.ts";
import { pdfFolderSource } from "../../../device-drivers/transport/pdf-folder.ts";
import type { DeviceConfiguration } from "../../config-devices.ts";
import { type Fitting, spoken, type Workshop } from "./fitting.ts";

const family = "document-printer";

export function fitDocumentPrinter(
  wanted: DeviceConfiguration["documentPrinter"],
  workshop: Workshop,
): Fitting<DocumentPrinterSession> | undefined {
  const { clock } = workshop;
  if (!wanted) return undefined;
  const source =
    "url" in wanted
      ? spoken(
          family,
          {
            source: ippSource(wanted.url, clock),
            session: (line) => createDocumentPrinterSession(line, clock, wanted.url),
            tracer: createDocumentPrinterTracer,
          },
          workshop,
        )
      : spoken(
          family,
          {
            source: pdfFolderSource(wanted.folder, clock),
            session: createPdfFolderSession,
            tracer: createPdfFolderTracer,
          },
          workshop,
        );
  return { family, source, selfTests: documentPrinterSelfTests, simulated: null };
}
