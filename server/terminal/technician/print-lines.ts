import type { Device } from "../../../device-drivers/device/device.ts";
import type { PaperWidth, TicketBlock } from "../../../device-drivers/receipt-printer/document.ts";
import { encodeTicket } from "../../../device-drivers/receipt-printer/encode.ts";
import { gbkFont } from "../../../device-drivers/receipt-printer/gb18030.ts";
import type { ReceiptPrinterSession } from "../../../device-drivers/receipt-printer/session.ts";
import { toContractError } from "../device-errors.ts";

/**
 * Prints plain lines, the first one large, also on a printer that is out of service.
 *
 * @throws ContractError printer.*
 */
export async function printLines(
  printer: Device<ReceiptPrinterSession>,
  paper: PaperWidth,
  lines: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const blocks = lines.map(
    (text, index): TicketBlock =>
      text === ""
        ? { kind: "feed", lines: 1 }
        : { kind: "text", align: "left", runs: [index === 0 ? { text, width: 2, height: 2 } : { text }] },
  );
  const bytes = encodeTicket(
    { blocks: [...blocks, { kind: "cut", cut: "partial" }] },
    { paper, font: gbkFont },
  );
  try {
    await printer.maintain((session, linked) => session.print(bytes, linked), signal);
  } catch (cause) {
    throw toContractError(cause, "printer");
  }
}
