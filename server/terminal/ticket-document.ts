import type { TicketDocument } from "../../device-drivers/receipt-printer/document.ts";
import type { Ticket } from "../contract/hall.ts";
import type { TicketTexts } from "../contract/terminal.ts";

/** A queue ticket on paper. No name and no document number is ever on it. */
export function ticketDocument(_ticket: Ticket, _texts: TicketTexts): TicketDocument {
  return {} as TicketDocument;
}
