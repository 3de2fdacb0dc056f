import { documentPrinterSelfTests } from "../../../device-drivers/document-printer/self-tests.ts";
import {
  createDocumentPrinterSession,
  type DocumentPrinterSession,
} from "../../../device-drivers/document-printer/session.ts";
import { createDocumentPrinterTracer } from "../../../device-drivers/document-printer/trace.ts";
import { ippSource } from "../../../device-drivers/transport/ipp-http.ts";
import type { DeviceConfiguration } from "../../config-devices.ts";
import { type Fitting, spoken, type Workshop } from "./fitting.ts";

const family = "document-printer";

export function fitDocumentPrinter(
  wanted: DeviceConfiguration["documentPrinter"],
  workshop: Workshop,
): Fitting<DocumentPrinterSession> | undefined {
  const { clock } = workshop;
  return (
    wanted && {
      family,
      source: spoken(
        family,
        {
          source: ippSource(wanted.url, clock),
          session: (line) => createDocumentPrinterSession(line, clock, wanted.url),
          tracer: createDocumentPrinterTracer,
        },
        workshop,
      ),
      selfTests: documentPrinterSelfTests,
      simulated: null,
    }
  );
}
