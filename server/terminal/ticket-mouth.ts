import type { TicketWhereabouts } from "../../device-drivers/receipt-printer/presenter.ts";
import type { PrinterWatch } from "./printer-watch.ts";

/** Where a presenter holds tickets out to be taken. */
export interface TicketMouth {
  /** Runs what draws a ticket back: one that goes in meanwhile was not taken, unless `work` says so. */
  drawBack(work: () => Promise<TicketWhereabouts>): Promise<TicketWhereabouts>;
}

/** Tells each ticket that a hand took. */
export function watchMouth(watch: PrinterWatch, tellTaken: () => void): TicketMouth {
  let ticket = watch.ticket();
  let isDrawingBack = false;
  watch.subscribe(() => {
    const before = ticket;
    ticket = watch.ticket();
    if (before === "present" && ticket === "notPresent" && !isDrawingBack) tellTaken();
  });
  return {
    async drawBack(work) {
      const before = ticket;
      isDrawingBack = true;
      try {
        const where = await work();
        if (where === "taken" && before === "present") tellTaken();
        return where;
      } finally {
        isDrawingBack = false;
      }
    },
  };
}
