/** What has come out of a simulated printer, for looking at. */
import { linesOf, type PrintedTicket, qrCodesOf } from "./paper.ts";

/** A ticket that has come out. */
export interface SimulatedTicket {
  readonly id: number;
  readonly ticket: PrintedTicket;
  readonly lines: readonly string[];
  readonly qr: readonly string[];
  readonly taken: boolean;
  /** Drawn back in, because nobody took it. */
  readonly retracted: boolean;
}

export class SimulatedTray {
  readonly #keep: number;
  #nextId = 1;
  tickets: readonly SimulatedTicket[] = [];

  /** @param keep tickets kept, the newest */
  constructor(keep: number) {
    this.#keep = keep;
  }

  /** Returns its number. */
  add(ticket: PrintedTicket): number {
    const id = this.#nextId++;
    const added = {
      id,
      ticket,
      lines: linesOf(ticket),
      qr: qrCodesOf(ticket),
      taken: false,
      retracted: false,
    };
    this.tickets = [...this.tickets, added].slice(-this.#keep);
    return id;
  }

  mark(id: number, mark: Partial<Pick<SimulatedTicket, "taken" | "retracted">>): void {
    this.tickets = this.tickets.map((ticket) => (ticket.id === id ? { ...ticket, ...mark } : ticket));
  }
}
