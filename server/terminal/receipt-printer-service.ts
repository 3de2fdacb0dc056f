import type { Device } from "../../device-drivers/device/device.ts";
import type { PaperWidth } from "../../device-drivers/receipt-printer/document.ts";
import type { ReceiptPrinterSession } from "../../device-drivers/receipt-printer/session.ts";
import { type FullPrinterStatus, printer } from "../contract/xfs4iot/printer.ts";
import { defineService, type Service, type ServiceClient } from "../door/service.ts";
import { commonStatus, type SimulatedLineKind } from "./common-status.ts";
import { printerCapabilities, printerCommands } from "./printer-class.ts";
import type { PrinterWatch } from "./printer-watch.ts";
import { capabilitiesOf, createErrorWatch, standardCommon } from "./standard-service.ts";

/**
 * The receipt printer behind its service: its status and every change of it, and XFS4IoT's Printer for outside
 * clients. Our own tickets are printed by the queue service.
 */
export function receiptPrinterService(
  device: Device<ReceiptPrinterSession>,
  watch: PrinterWatch,
  paper: PaperWidth,
  simulated: SimulatedLineKind,
): Service {
  const clients = new Set<ServiceClient<typeof printer>>();
  const commonOf = (): FullPrinterStatus["common"] => {
    const common = {
      ...standardCommon(device.status()),
      ...commonStatus(device.status(), "printer", simulated),
    };
    const trouble = watch.trouble();
    const answers = common.device === "online" || common.device === "deviceBusy";
    if (!answers || !trouble) return common;
    return {
      ...common,
      device: trouble === "printer.hardware" ? "hardwareError" : "offline",
      error: trouble,
    };
  };
  const status = (): FullPrinterStatus => ({
    common: commonOf(),
    printer: {
      ...watch.media(),
      media: null,
      toner: null,
      ink: null,
      lamp: null,
      mediaOnStacker: null,
      paperType: { upper: "single" },
      blackMarkMode: null,
    },
  });
  const announce = () => {
    for (const client of clients) client.send("Common.StatusChangedEvent", status());
  };
  let threshold = watch.media().paper.upper;
  const announcePaper = () => {
    const { upper } = watch.media().paper;
    if (upper === threshold) return;
    threshold = upper;
    if (upper === "full" || upper === "low" || upper === "out")
      for (const client of clients)
        client.send("Printer.PaperThresholdEvent", { paperSource: "upper", threshold: upper });
  };
  device.subscribe(announce);
  device.subscribe(
    createErrorWatch((event) => {
      for (const client of clients) client.send("Common.ErrorEvent", event);
    }),
  );
  watch.subscribe(announce);
  watch.subscribe(announcePaper);
  const commands = {
    ...printerCommands(device, paper),
    "Common.Status": status,
    "Common.Capabilities": () => capabilitiesOf(printer, device.status(), { printer: printerCapabilities }),
  };

  return defineService<typeof printer>({
    definition: printer,
    roles: ["terminal", "client"],
    open(client) {
      clients.add(client);
      return { commands, close: () => clients.delete(client) };
    },
  });
}
