import type * as z from "zod/mini";
import type { clocks } from "../../contract/window.ts";
import type { TicketRecord, WindowWork } from "./state.ts";

/**
 * The clocks of one ticket, milliseconds; null until both ends are known, and while it waits again.
 *
 * wait: taken → called, and for every later call again ready → called; the time between a missed call and the return,
 * or aside at the clerk's wish, is nobody's wait. walk: first call to the window → service started; a recall does not
 * shorten it. serve: started → ended. All over every window that it was called to.
 */
export function ticketClocks({ visits, state }: TicketRecord): z.infer<typeof clocks> {
  const last = visits.at(-1);
  if (!last || state === "waiting" || state === "held") return { wait: null, walk: null, serve: null };
  const sum = (of: (visit: TicketRecord["visits"][number]) => number) =>
    visits.reduce((total, visit) => total + of(visit), 0);
  return {
    wait: sum(({ calledAt, waitedSince }) => calledAt - waitedSince),
    walk:
      last.startedAt === null
        ? null
        : sum(({ startedAt, calledAt }) => (startedAt === null ? 0 : startedAt - calledAt)),
    serve:
      last.startedAt === null || last.endedAt === null
        ? null
        : sum(({ startedAt, endedAt }) => (startedAt === null || endedAt === null ? 0 : endedAt - startedAt)),
  };
}

/** A window's day. `idle` counts the idle times that have ended; the running one is `idleSince` of the view. */
export function windowClocks(work: WindowWork) {
  return {
    served: work.served,
    noShow: work.noShow,
    averageWait: average(work.wait, work.started),
    averageWalk: average(work.walk, work.started),
    averageServe: average(work.serve, work.served),
    idle: work.idle,
  };
}

const average = (sum: number, count: number): number | null => (count === 0 ? null : Math.round(sum / count));
