import type { CodeScannerSession } from "../../device-drivers/code-scanner/session.ts";
import { formatAimIdentifier, type Symbology } from "../../device-drivers/code-scanner/symbology.ts";
import type { Device } from "../../device-drivers/device/device.ts";
import { type BarcodeReaderStatus, barcodeReader } from "../contract/xfs4iot/barcode-reader.ts";
import { createAudience } from "../door/audience.ts";
import { defineService, type Service } from "../door/service.ts";
import { capabilitiesOf, createErrorWatch, inStandardWords, standardCommon } from "./standard-service.ts";

/** What a scanner's AIM identifiers can be told apart by. */
const symbologies: readonly Exclude<Symbology, "symbologyUnknown">[] = [
  "aztec",
  "codabar",
  "code11",
  "code128",
  "code39",
  "code93",
  "dataMatrix",
  "ean128",
  "ean13",
  "ean8",
  "itf",
  "maxiCode",
  "msi",
  "pdf417",
  "qrCode",
  "rss",
  "std2Of5",
  "telepenAim",
];
const barcodeReaderCapabilities = {
  canFilterSymbologies: false,
  symbologies: Object.fromEntries(symbologies.map((name) => [name, true])),
};

/** The code scanner behind XFS4IoT's BarcodeReader. A payload is outside data, and may be personal: it is told and forgotten. */
export function barcodeReaderService(device: Device<CodeScannerSession>): Service {
  const audience = createAudience<typeof barcodeReader>();
  let reading = 0;
  const scanner = (): BarcodeReaderStatus["barcodeReader"]["scanner"] => {
    const { state } = device.status();
    if (state === "hardwareError") return "inoperative";
    if (state !== "online" && state !== "deviceBusy") return "unknown";
    return reading > 0 ? "on" : "off";
  };
  const status = (): BarcodeReaderStatus => ({
    common: standardCommon(device.status()),
    barcodeReader: { scanner: scanner() },
  });
  const announce = () => audience.tell("Common.StatusChangedEvent", status());
  device.subscribe(announce);
  device.subscribe(createErrorWatch((event) => audience.tell("Common.ErrorEvent", event)));

  const read = async (session: CodeScannerSession, signal: AbortSignal) => {
    reading++;
    try {
      const { payload, symbology, aimIdentifier } = await session.read(signal);
      return {
        symbology,
        barcodeData: Buffer.from(payload).toString("base64"),
        symbologyName: aimIdentifier ? formatAimIdentifier(aimIdentifier) : null,
      };
    } finally {
      reading--;
    }
  };

  return defineService<typeof barcodeReader>({
    definition: barcodeReader,
    roles: ["terminal", "client"],
    open(client) {
      return {
        commands: {
          "Common.Status": status,
          "Common.Capabilities": () =>
            capabilitiesOf(barcodeReader, device.status(), { barcodeReader: barcodeReaderCapabilities }),
          "BarcodeReader.Read": async (_payload, context) => ({
            readOutput: [await inStandardWords(device.use(read, context.signal))],
          }),
          "BarcodeReader.Reset": async (_payload, context) => {
            await inStandardWords(device.use((session, linked) => session.reset(linked), context.signal));
            return null;
          },
        },
        close: audience.join(client),
      };
    },
  });
}
