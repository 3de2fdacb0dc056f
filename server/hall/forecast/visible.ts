import { dayOf } from "../calendar/day.ts";
import { openSpans } from "../calendar/opening-hours.ts";
import type { HallDirectory } from "../hall-config.ts";
import { handledBy } from "../queue/decide-at-window.ts";
import { preferredRun as preferredRunOf } from "../queue/line.ts";
import { type QueueState, ticketOf, visitOf, type WindowRecord } from "../queue/state.ts";
import type {
  Closure,
  InHand,
  VisibleState,
  VisibleTicket,
  VisibleWindow,
} from "../waiting-time/visible-state.ts";

/** How long a pause is taken to last from its beginning, and at least from now. House rule: nobody says when a clerk is back. */
const usualPause = 15 * 60_000;
const leastPause = 3 * 60_000;

/** The queue as an estimate may see it: times, classes and places, and nothing that says who anybody is. */
export function visibleState(hall: HallDirectory, state: QueueState, now: number): VisibleState {
  const breaks = breaksOf(hall, now);
  const windows: VisibleWindow[] = [];
  for (const { id } of hall.windows) {
    const window = state.windows.get(id);
    // Who sits nowhere calls nobody, and nobody knows when somebody sits down.
    if (!window?.clerkId) continue;
    windows.push({
      id,
      serviceIds: handledBy(hall, state, id),
      inHand: inHandOf(state, window),
      idleSince:
        window.work.idleSince ?? (window.paused && !window.work.current ? window.paused.since : null),
      closures: closuresOf(window, breaks, now),
    });
  }
  const attended = new Set(windows.map(({ id }) => id));
  const waiting: VisibleTicket[] = [];
  const preferredRun: Record<string, number> = {};
  for (const [serviceId, line] of state.lines) {
    preferredRun[serviceId] = preferredRunOf(line, hall.policy.rule);
    const rows = [...line.classes].map(([classId, row]) => ({
      row,
      weight: hall.weightOf(classId),
      returned: false,
    }));
    for (const { row, weight, returned } of [...rows, { row: line.returned, weight: 1, returned: true }])
      for (const { due, seq, passed, notBefore, windowId } of row)
        waiting.push({
          serviceId,
          weight,
          due,
          seq,
          passed,
          returned,
          notBefore: notBefore > now ? notBefore : null,
          windowId: windowId !== null && attended.has(windowId) ? windowId : null,
        });
  }
  return { now, policy: hall.policy, windows, waiting, preferredRun };
}

/** Windows at which nobody sits, and that could be opened. */
export const spareWindows = (hall: HallDirectory, state: QueueState) =>
  hall.windows.filter(({ id }) => !state.windows.get(id)?.clerkId);

function inHandOf(state: QueueState, { work }: WindowRecord): InHand | null {
  if (!work.current) return null;
  const { serviceId, calledAt, startedAt } = visitOf(ticketOf(state, work.current));
  return { serviceId, calledAt, startedAt };
}

/** Breaks of the hall that are still to come today, or go on. Whoever has a number at the end of the day is served. */
function breaksOf({ calendar }: HallDirectory, now: number): Closure[] {
  if (!calendar) return [];
  const spans = openSpans(calendar, dayOf(now));
  return spans
    .slice(1)
    .map(({ from }, index) => ({ from: spans[index]?.to ?? from, until: from }))
    .filter(({ until }) => until > now);
}

/** In order, without overlap: a pause that runs into a break ends with it. */
function closuresOf({ paused, work }: WindowRecord, breaks: readonly Closure[], now: number): Closure[] {
  // Who works through a break works through it.
  const ahead = work.current === null ? breaks : breaks.filter(({ from }) => from > now);
  if (!paused) return [...ahead];
  const until = Math.max(paused.since + usualPause, now + leastPause);
  const later = ahead.filter((each) => (each.until ?? until) > until);
  const met = later[0];
  if (met && met.from <= until) return [{ from: paused.since, until: met.until }, ...later.slice(1)];
  return [{ from: paused.since, until }, ...later];
}
