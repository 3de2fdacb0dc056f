import type { Device } from "../../device-drivers/device/device.ts";
import type { ReceiptPrinterSession } from "../../device-drivers/receipt-printer/session.ts";
import { type PrinterStatus, receiptPrinter } from "../contract/terminal.ts";
import { defineService, type Service, type ServiceClient } from "../door/service.ts";
import { commonStatus, type SimulatedLineKind } from "./common-status.ts";
import type { PrinterWatch } from "./printer-watch.ts";

/** The receipt printer behind its service: its status, and every change of it. Tickets are printed by the queue service. */
export function receiptPrinterService(
  device: Device<ReceiptPrinterSession>,
  watch: PrinterWatch,
  simulated: SimulatedLineKind,
): Service {
  const clients = new Set<ServiceClient<typeof receiptPrinter>>();
  const status = (): PrinterStatus => {
    const common = commonStatus(device.status(), "printer", simulated);
    const trouble = watch.trouble();
    const answers = common.device === "online" || common.device === "deviceBusy";
    if (!answers || !trouble) return { common, printer: watch.media() };
    const word = trouble === "printer.hardware" ? "hardwareError" : "offline";
    return { common: { ...common, device: word, error: trouble }, printer: watch.media() };
  };
  const announce = () => {
    for (const client of clients) client.send("Common.StatusChangedEvent", status());
  };
  device.subscribe(announce);
  watch.subscribe(announce);

  return defineService<typeof receiptPrinter>({
    definition: receiptPrinter,
    roles: ["terminal"],
    open(client) {
      clients.add(client);
      return {
        commands: { "Common.Status": status },
        close: () => clients.delete(client),
      };
    },
  });
}
