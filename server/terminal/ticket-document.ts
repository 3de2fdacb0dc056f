import type {
  TextBlock,
  TextRun,
  TicketBlock,
  TicketDocument,
} from "../../device-drivers/receipt-printer/document.ts";
import type { Ticket } from "../contract/hall.ts";
import type { TicketTexts } from "../contract/terminal.ts";

const line = (align: "left" | "center", run: TextRun): TextBlock => ({ kind: "text", align, runs: [run] });
const rule: TicketBlock = { kind: "rule" };
const optional = (text: string | undefined): TextBlock[] =>
  text === undefined ? [] : [line("left", { text, height: 2 })];

/** Dots a module: 0.75 mm, which an old telephone reads too. Addresses up to 250 bytes fit on 58 mm paper with it. */
const qrModule = 6;

/** The code that leads to the ticket on a telephone, and what it is for. */
function followBlocks(address: string, words: string): TicketBlock[] {
  return [
    rule,
    { kind: "qr", align: "center", data: address, moduleSize: qrModule, level: "M" },
    line("center", { text: words }),
  ];
}

/**
 * A queue ticket on paper: the number first and largest, then what it is for, who is before, where to go. No name and
 * no document number is ever on it. The number is read from the queue, the sentences come from the page.
 */
export function ticketDocument(
  ticket: Pick<Ticket, "number"> & Partial<Pick<Ticket, "follow">>,
  texts: TicketTexts,
): TicketDocument {
  const { follow = null } = ticket;
  return {
    blocks: [
      line("center", { text: texts.hall, bold: true }),
      rule,
      line("center", { text: texts.yourNumber }),
      line("center", { text: ticket.number, width: 5, height: 5, bold: true }),
      line("center", { text: texts.service, width: 2, height: 2 }),
      rule,
      line("left", { text: texts.ahead, height: 2, width: 2 }),
      ...optional(texts.wait),
      ...optional(texts.priority),
      ...optional(texts.offline),
      line("left", { text: texts.area, height: 2 }),
      line("left", { text: texts.takenAt }),
      rule,
      line("left", { text: texts.advice }),
      line("left", { text: texts.footer }),
      ...(follow === null || texts.follow === undefined ? [] : followBlocks(follow, texts.follow)),
      { kind: "cut", cut: "partial" },
    ],
  };
}
