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
import type { TransportSource } from "../../../device-drivers/transport/transport.ts";
import type { DeviceConfiguration } from "../../config/devices.ts";
import { type Fitting, spoken, type Workshop } from "./fitting.ts";

const family = "document-printer";

export function fitDocumentPrinter(
  wanted: DeviceConfiguration["documentPrinter"],
  workshop: Workshop,
): Fitting<DocumentPrinterSession> | undefined {
  const { bench, clock, terminalId } = workshop;
  const speak = (source: TransportSource) =>
    spoken(
      family,
      {
        source,
        session: (line) => createDocumentPrinterSession(line, clock, source.address, `xiaohu-${terminalId}`),
        tracer: createDocumentPrinterTracer,
      },
      workshop,
    );
  const fitted = (source: Fitting<DocumentPrinterSession>["source"]): Fitting<DocumentPrinterSession> => ({
    family,
    source,
    selfTests: documentPrinterSelfTests,
    simulated: bench ? "network" : null,
  });

  if (bench) return fitted(speak(bench.source(family)));
  if (!wanted) return undefined;
  const source =
    "url" in wanted
      ? speak(ippSource(wanted.url, clock))
      : spoken(
          family,
          {
            source: pdfFolderSource(wanted.folder, clock),
            session: createPdfFolderSession,
            tracer: createPdfFolderTracer,
          },
          workshop,
        );
  return fitted(source);
}
