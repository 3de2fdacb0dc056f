import { expect } from "vitest";
import type { PaperWidth, TicketDocument } from "../../device-drivers/receipt-printer/document.ts";
import { defaultPrinterProfile, encodeTicket } from "../../device-drivers/receipt-printer/encode.ts";
import { gbkFont } from "../../device-drivers/receipt-printer/gb18030.ts";
import { EscPosInterpreter, ordinaryModel } from "../../device-drivers/receipt-printer/interpreter.ts";
import { Paper, type PrintedTicket } from "../../device-drivers/receipt-printer/paper.ts";

/** What a strict printer puts on paper. */
export function printed(width: PaperWidth, document: TicketDocument): PrintedTicket {
  const paper = new Paper(width);
  const tickets: PrintedTicket[] = [];
  const interpreter = new EscPosInterpreter(
    paper,
    { ...ordinaryModel, font: gbkFont },
    {
      advanced: () => undefined,
      cut: (kind) => void tickets.push(paper.cut(kind)),
      reply: () => undefined,
      enableAutomaticStatus: () => undefined,
      movePresenter: () => undefined,
      paperSensor: () => Uint8Array.of(0),
    },
  );
  for (const byte of encodeTicket(document, { ...defaultPrinterProfile, paper: width }))
    interpreter.read(byte);
  return tickets[0] ?? expect.fail("no ticket was cut");
}
