import { hourOfDay } from "../calendar/day.ts";
import {
  isNobodys,
  isServed,
  type QueueState,
  type TicketRecord,
  type Visit,
  type WindowRecord,
} from "../queue/state.ts";
import { byHour, type Span, union, without } from "./spans.ts";
import { emptySummary, mergedTally, type Summary, type Tally, tallyAt } from "./tally.ts";
import { addTime, addWait } from "./times.ts";

/**
 * The summary of a day, from its queue alone. Pure.
 *
 * @param until what has no end yet counts up to here, milliseconds since the epoch: now, or, of a day that is over, its last
 *   event; whoever forgot to sign out was idle no longer than that
 */
export function summarise(state: QueueState, until: number): Summary {
  const summary = emptySummary();
  const inHand = new Map<string, Span[]>();
  for (const ticket of state.tickets.values()) {
    if (!isNobodys(ticket)) countTicket(summary, ticket);
    for (const visit of ticket.visits) {
      countVisit(summary, ticket, visit);
      const spans = inHand.get(visit.windowId) ?? [];
      inHand.set(visit.windowId, spans);
      spans.push({ from: visit.calledAt, to: visit.endedAt ?? Math.max(until, visit.calledAt) });
    }
  }
  for (const window of state.windows.values())
    countWindow(summary, window, inHand.get(window.id) ?? [], until);
  return { ...summary, total: mergedTally(Object.values(summary.hours)) };
}

function countTicket({ hours, services, classes }: Summary, ticket: TicketRecord): void {
  const passed = ticket.visits.reduce((sum, visit) => sum + visit.passed, ticket.standing?.passed ?? 0);
  const sides = [
    tallyAt(hours, hourOfDay(ticket.takenAt)),
    tallyAt(services, ticket.takenFor),
    tallyAt(classes, ticket.classId),
  ];
  for (const { tickets } of sides) {
    tickets.taken += 1;
    if (ticket.print === "printed") tickets.printed += 1;
    if (ticket.visits.length > 0) tickets.called += 1;
    if (ticket.visits.some(isServed)) tickets.served += 1;
    if (ticket.state === "cancelled") tickets.cancelled += 1;
    else if (ticket.state === "noShow") tickets.missed += 1;
    else if (ticket.state !== "finished") tickets.unfinished += 1;
    tickets.passed += passed;
    tickets.mostPassed = Math.max(tickets.mostPassed, passed);
  }
}

function countVisit({ hours, services, windows, classes }: Summary, ticket: TicketRecord, visit: Visit) {
  const { serviceId, windowId, waitedSince, calledAt, startedAt, endedAt, outcome, rating } = visit;
  const others = [tallyAt(services, serviceId), tallyAt(windows, windowId), tallyAt(classes, ticket.classId)];
  const at = (moment: number): Tally[] => [tallyAt(hours, hourOfDay(moment)), ...others];
  for (const { wait } of at(waitedSince)) addWait(wait, calledAt - waitedSince);
  for (const { visits, walk, ratings } of at(calledAt)) {
    visits.called += 1;
    if (isServed(visit)) visits.served += 1;
    // Also where the last step was taken back since: what was rated has been.
    if (rating !== null) ratings[rating] += 1;
    if (outcome === "noShow" || outcome === "held" || outcome === "transferred") visits[outcome] += 1;
    if (startedAt !== null) addTime(walk, startedAt - calledAt);
  }
  if (startedAt === null || endedAt === null) return;
  for (const { serve } of at(startedAt)) {
    if (isServed(visit)) addTime(serve, endedAt - startedAt);
    else serve.sum += endedAt - startedAt;
  }
}

function countWindow(
  { hours, windows }: Summary,
  window: WindowRecord,
  inHand: readonly Span[],
  until: number,
) {
  const spansOf = (kind: "signedIn" | "paused") =>
    union(
      window.attendance
        .filter((each) => each.kind === kind)
        .map(({ from, to }) => ({ from, to: to ?? Math.max(until, from) })),
    );
  const signedIn = spansOf("signedIn");
  const paused = spansOf("paused");
  const own = tallyAt(windows, window.id);
  const count = (what: keyof Tally["windows"], spans: readonly Span[]) =>
    byHour(spans, (hour, length) => {
      for (const tally of [tallyAt(hours, hour), own]) tally.windows[what] += length;
    });
  count("signedIn", signedIn);
  count("paused", paused);
  count("idle", without(signedIn, [...paused, ...inHand]));
}
