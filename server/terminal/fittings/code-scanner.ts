import { createHidPosScannerSession } from "../../../device-drivers/code-scanner/hid-pos-session.ts";
import { codeScannerSelfTests } from "../../../device-drivers/code-scanner/self-tests.ts";
import { createSerialScannerSession } from "../../../device-drivers/code-scanner/serial-session.ts";
import type { CodeScannerSession } from "../../../device-drivers/code-scanner/session.ts";
import { createHidPosTracer, createSerialScannerTracer } from "../../../device-drivers/code-scanner/trace.ts";
import { pageOf, scannerUsages, usageIdOf } from "../../../device-drivers/hid/usages.ts";
import { hidSource } from "../../../device-drivers/transport/hid.ts";
import { serialSource } from "../../../device-drivers/transport/serial.ts";
import type { HidTransport, TransportSource } from "../../../device-drivers/transport/transport.ts";
import type { DeviceConfiguration } from "../../config/devices.ts";
import { criteriaOf, type Fitting, spoken, type Workshop } from "./fitting.ts";

const family = "code-scanner";
/** The collection by which a scanner in HID POS mode says that it is one. */
const scannerUsage = {
  usagePage: pageOf(scannerUsages.barcodeScanner),
  usage: usageIdOf(scannerUsages.barcodeScanner),
};

export function fitCodeScanner(
  wanted: DeviceConfiguration["codeScanner"],
  workshop: Workshop,
): Fitting<CodeScannerSession> | undefined {
  const { bench, clock, registry } = workshop;
  const speakHid = (source: TransportSource<HidTransport>) =>
    spoken<CodeScannerSession, HidTransport>(
      family,
      {
        source,
        session: (line) => createHidPosScannerSession(line, clock),
        tracer: (line) => createHidPosTracer(line.reportDescriptor),
      },
      workshop,
    );
  const fitted = (source: Fitting<CodeScannerSession>["source"]): Fitting<CodeScannerSession> => ({
    family,
    source,
    selfTests: codeScannerSelfTests,
    simulated: bench ? "memory" : null,
  });

  if (bench) return fitted(speakHid(bench.hidSource(family)));
  if (wanted && "hid" in wanted) return fitted(speakHid(hidSource(criteriaOf(wanted.hid, scannerUsage))));
  if (wanted) {
    const { port: path, baudRate } = wanted;
    return fitted(
      spoken(
        family,
        {
          source: serialSource({ path, baudRate }),
          session: (line) => createSerialScannerSession(line, clock),
          tracer: createSerialScannerTracer,
        },
        workshop,
      ),
    );
  }
  return (
    registry &&
    fitted(
      registry.family(family, [
        {
          protocol: "HID POS",
          recognises: ({ usages }) =>
            usages.some(
              ({ usagePage, usage }) => usagePage === scannerUsage.usagePage && usage === scannerUsage.usage,
            ),
          source: ({ path }) => speakHid(hidSource({ path })),
        },
      ]),
    )
  );
}
