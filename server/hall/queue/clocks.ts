import type * as z from "zod/mini";
import type { clocks } from "../../contract/window.ts";
import type { TicketRecord, WindowRecord } from "./state.ts";

/**
 * The clocks of one ticket, milliseconds; null until both ends are known.
 *
 * wait: taken → called, and after a missed call again rejoined → called; the time between the missed call and the
 * return is nobody's wait. walk: first call to the window → service started; a recall does not shorten it.
 * serve: started → finished.
 */
export function ticketClocks(ticket: TicketRecord): z.infer<typeof clocks> {
  const { calledAt, startedAt, finishedAt } = ticket;
  return {
    wait: calledAt === null ? null : ticket.waited,
    walk: calledAt === null || startedAt === null ? null : startedAt - calledAt,
    serve: startedAt === null || finishedAt === null ? null : finishedAt - startedAt,
  };
}

/** A window's day. `idle` counts the idle times that have ended; the running one is `idleSince` of the view. */
export function windowClocks(window: WindowRecord) {
  return {
    served: window.served,
    noShow: window.noShow,
    averageWait: average(window.wait, window.started),
    averageWalk: average(window.walk, window.started),
    averageServe: average(window.serve, window.served),
    idle: window.idle,
  };
}

const average = (sum: number, count: number): number | null => (count === 0 ? null : Math.round(sum / count));
