import type { PaperWidth } from "../../../device-drivers/receipt-printer/document.ts";
import type { LeftInPrinter } from "../../../device-drivers/receipt-printer/job-printer.ts";
import { printerProbe } from "../../../device-drivers/receipt-printer/probe.ts";
import { receiptPrinterSelfTests } from "../../../device-drivers/receipt-printer/self-tests.ts";
import {
  createReceiptPrinterSession,
  type ReceiptPrinterSession,
} from "../../../device-drivers/receipt-printer/session.ts";
import { statusProfileNamed } from "../../../device-drivers/receipt-printer/status-profiles.ts";
import { createReceiptPrinterTracer } from "../../../device-drivers/receipt-printer/trace.ts";
import { serialSource } from "../../../device-drivers/transport/serial.ts";
import { RAW_PRINT_PORT } from "../../../device-drivers/transport/tcp.ts";
import type { TransportSource } from "../../../device-drivers/transport/transport.ts";
import { usbPrinterSource } from "../../../device-drivers/transport/usb-printer.ts";
import type { DeviceConfiguration } from "../../config/devices.ts";
import type { PrinterWatch } from "../printer-watch.ts";
import { type Fitting, spoken, type Workshop } from "./fitting.ts";
import { lineSource } from "./line-source.ts";

const family = "receipt-printer";
/** What the bench's printer is set to, and what bytes over USB or the network come nearest to. */
const usualRate = 115_200;

export function fitReceiptPrinter(
  wanted: DeviceConfiguration["receiptPrinter"],
  workshop: Workshop,
  { paper, watch }: { readonly paper: PaperWidth; readonly watch: PrinterWatch },
): Fitting<ReceiptPrinterSession> | undefined {
  const { bench, clock, registry } = workshop;
  // Outlives the sessions: half a ticket in the printer must not be joined to the next citizen's.
  const left: LeftInPrinter = { half: "no" };
  const profile = wanted?.profile && statusProfileNamed(wanted.profile);
  const bufferBytes = wanted?.bufferBytes;
  const speak = (source: TransportSource, baudRate: number) =>
    spoken(
      family,
      {
        source,
        session: (line) => {
          const session = createReceiptPrinterSession(line, clock, {
            left,
            paper,
            baudRate,
            ...(bufferBytes === undefined ? {} : { bufferBytes }),
            ...(profile ? { profile } : {}),
            ...(wanted?.answers === "nothing" ? { statusReporting: "none" } : {}),
          });
          watch.follow(session);
          return session;
        },
        tracer: () => createReceiptPrinterTracer(profile || undefined),
      },
      workshop,
    );
  const fitted = (source: Fitting<ReceiptPrinterSession>["source"]): Fitting<ReceiptPrinterSession> => ({
    family,
    source,
    selfTests: receiptPrinterSelfTests,
    simulated: bench?.lineKind ?? null,
  });

  if (bench) return fitted(speak(bench.source(family), wanted?.baudRate ?? usualRate));
  if (wanted) {
    const { port, baudRate } = wanted;
    return fitted(speak(lineSource({ port, baudRate, usualTcpPort: RAW_PRINT_PORT, clock }), baudRate));
  }
  return (
    registry &&
    fitted(
      registry.family(family, [
        {
          protocol: "ESC/POS, USB",
          // One that understands a page language is an office printer.
          recognises: ({ kind, commandSet = "" }) =>
            kind === "usb-printer" && !/PCL|PJL|POSTSCRIPT|PDF|URF/i.test(commandSet),
          source: ({ path }) => speak(usbPrinterSource({ path, clock }), usualRate),
        },
        {
          protocol: printerProbe.protocol,
          probe: printerProbe,
          source: ({ path, baudRate = usualRate }) => speak(serialSource({ path, baudRate }), baudRate),
        },
      ]),
    )
  );
}
