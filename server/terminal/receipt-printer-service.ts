import type { Device } from "../../device-drivers/device/device.ts";
import type { PaperWidth } from "../../device-drivers/receipt-printer/document.ts";
import type { ReceiptPrinterSession } from "../../device-drivers/receipt-printer/session.ts";
import { type FullPrinterStatus, printer } from "../contract/xfs4iot/printer.ts";
import { createAudience } from "../door/audience.ts";
import { defineService, type Service } from "../door/service.ts";
import { commonStatus, type SimulatedLineKind } from "./common-status.ts";
import { printerCapabilities, printerCommands } from "./printer-class.ts";
import type { PrinterWatch } from "./printer-watch.ts";
import { capabilitiesOf, createErrorWatch, standardCommon } from "./standard-service.ts";
import { watchMouth } from "./ticket-mouth.ts";

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
  const audience = createAudience<typeof printer>();
  const common = (): FullPrinterStatus["common"] => {
    const told = {
      ...standardCommon(device.status()),
      ...commonStatus(device.status(), "printer", simulated),
    };
    const trouble = watch.trouble();
    const answers = told.device === "online" || told.device === "deviceBusy";
    if (!answers || !trouble) return told;
    return { ...told, device: trouble === "printer.hardware" ? "hardwareError" : "offline", error: trouble };
  };
  const status = (): FullPrinterStatus => ({
    common: common(),
    printer: {
      ...watch.media(),
      media: mediaOf(watch),
      toner: null,
      ink: null,
      lamp: null,
      mediaOnStacker: null,
      paperType: { upper: "single" },
      blackMarkMode: null,
    },
  });
  const announce = () => audience.tell("Common.StatusChangedEvent", status());
  let threshold = watch.media().paper.upper;
  const announcePaper = () => {
    const { upper } = watch.media().paper;
    if (upper === threshold) return;
    threshold = upper;
    if (upper === "full" || upper === "low" || upper === "out")
      audience.tell("Printer.PaperThresholdEvent", { paperSource: "upper", threshold: upper });
  };
  device.subscribe(announce);
  device.subscribe(createErrorWatch((event) => audience.tell("Common.ErrorEvent", event)));
  watch.subscribe(announce);
  watch.subscribe(announcePaper);
  const mouth = watchMouth(watch, () => audience.tell("Printer.MediaTakenEvent", null));
  const commands = {
    ...printerCommands({ device, paper, watch, mouth }),
    "Common.Status": status,
    "Common.Capabilities": () =>
      capabilitiesOf(printer, device.status(), { printer: printerCapabilities(watch.presenter()) }),
  };

  return defineService<typeof printer>({
    definition: printer,
    roles: ["terminal", "client"],
    open: (client) => ({ commands, close: audience.join(client) }),
  });
}

/** The standard leaves out what a printer without a presenter cannot know. */
function mediaOf(watch: PrinterWatch): FullPrinterStatus["printer"]["media"] {
  const ticket = watch.ticket();
  return ticket === "notSupported" ? null : ticket;
}
