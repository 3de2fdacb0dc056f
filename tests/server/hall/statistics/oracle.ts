import { type RatingLevel, ratingLevels } from "../../../../server/contract/hall.ts";
import type { QueueEvent } from "../../../../server/hall/queue/events.ts";
import type { Recorded } from "../../../../server/storage/event-store.ts";

/**
 * The day told again from its events, the long way: one list of visits, one of tickets, and each window looked at between any two
 * moments. Nothing of it is the product's.
 */

interface Visit {
  readonly ticket: Ticket;
  readonly service: string;
  readonly window: string;
  readonly waitedSince: number;
  readonly calledAt: number;
  startedAt?: number;
  endedAt?: number;
  end?: "finished" | "noShow" | "held" | "transferred";
  rating?: RatingLevel;
}

interface Ticket {
  readonly takenAt: number;
  readonly service: string;
  readonly classId: string;
  about: string;
  later: string[];
  backTo: string | undefined;
  waitingSince: number;
  state: "waiting" | "inHand" | "held" | "noShow" | "finished" | "cancelled";
  printed: boolean;
}

const hourOf = (at: number) => new Date(at + 8 * 3_600_000).getUTCHours();

export function tellAgain(log: readonly Recorded<QueueEvent>[], until: number) {
  const undone = new Set(log.flatMap(({ event }) => (event.type === "stepUndone" ? [event.undone] : [])));
  const events = log.filter(({ seq, event }) => !undone.has(seq) && event.type !== "stepUndone");
  const tickets = new Map<string, Ticket>();
  const visits: Visit[] = [];
  const visitOf = (number: string) => visits.findLast(({ ticket }) => ticket === tickets.get(number))!;
  for (const { at, event } of events) {
    const ticket = "number" in event ? tickets.get(event.number) : undefined;
    const end = (how: NonNullable<Visit["end"]>, state: Ticket["state"]) => {
      const visit = visitOf((event as { number: string }).number);
      visit.endedAt = at;
      visit.end = how;
      ticket!.state = state;
    };
    const waitFor = (service: string) => {
      ticket!.about = service;
      ticket!.state = "waiting";
      ticket!.waitingSince = at;
    };
    switch (event.type) {
      case "ticketTaken":
        tickets.set(event.number, {
          takenAt: at,
          service: event.serviceId,
          classId: event.classId ?? "ordinary",
          about: event.serviceId,
          later: [...(event.later ?? [])],
          backTo: undefined,
          waitingSince: at,
          state: "waiting",
          printed: false,
        });
        break;
      case "printRecorded":
        ticket!.printed = event.state === "printed";
        break;
      case "ticketCancelled":
        ticket!.state = "cancelled";
        break;
      case "ticketCalled":
        visits.push({
          ticket: ticket!,
          service: ticket!.about,
          window: event.windowId,
          waitedSince: Math.min(at, ticket!.waitingSince),
          calledAt: at,
        });
        ticket!.state = "inHand";
        break;
      case "serviceStarted":
        visitOf(event.number).startedAt = at;
        break;
      case "ticketNoShow":
        end("noShow", "noShow");
        break;
      case "ticketRejoined":
        waitFor(ticket!.about);
        break;
      case "ticketHeld":
        end("held", "held");
        ticket!.waitingSince = event.until;
        break;
      case "ticketTransferred":
        end("transferred", "waiting");
        if (event.back) ticket!.backTo = ticket!.about;
        waitFor(event.serviceId);
        break;
      case "visitRated": {
        // A call that was taken back later is not here, and its rating went with it.
        const rated = visits.filter((visit) => visit.ticket === ticket)[event.visit];
        if (rated) rated.rating = event.level;
        break;
      }
      case "matterAdded":
        ticket!.later.push(event.serviceId);
        break;
      case "serviceFinished": {
        end("finished", "finished");
        const next = ticket!.backTo ?? ticket!.later.shift();
        if (next === ticket!.backTo) ticket!.backTo = undefined;
        if (next !== undefined) waitFor(next);
        break;
      }
    }
  }
  return { tickets: [...tickets.values()], visits, windowTimes: windowTimes(events, visits, until) };
}

/** Of each window and hour: looked at between any two moments at which anything can change. */
function windowTimes(events: readonly Recorded<QueueEvent>[], visits: readonly Visit[], until: number) {
  const found: { window: string; hour: number; what: "signedIn" | "idle" | "paused"; length: number }[] = [];
  const start = events[0]?.at ?? until;
  const moments = new Set([...events.map(({ at }) => at), until]);
  for (let at = Math.ceil(start / 3_600_000) * 3_600_000; at < until; at += 3_600_000) moments.add(at);
  const sorted = [...moments].sort((one, other) => one - other);
  const ids = new Set(events.flatMap(({ event }) => ("windowId" in event ? [event.windowId] : [])));
  for (const window of ids) {
    for (const [index, from] of sorted.slice(0, -1).entries()) {
      let signedIn = false;
      let paused = false;
      for (const { at, event } of events) {
        if (at > from || !("windowId" in event) || event.windowId !== window) continue;
        if (event.type === "clerkSignedIn") signedIn = true;
        if (event.type === "clerkSignedOut") signedIn = false;
        if (event.type === "windowPaused") paused = true;
        if (["windowResumed", "clerkSignedOut"].includes(event.type)) paused = false;
      }
      const inHand = visits.some(
        (visit) => visit.window === window && visit.calledAt <= from && (visit.endedAt ?? until) > from,
      );
      const length = sorted[index + 1]! - from;
      const hour = hourOf(from);
      if (signedIn) found.push({ window, hour, what: "signedIn", length });
      if (paused) found.push({ window, hour, what: "paused", length });
      if (signedIn && !paused && !inHand) found.push({ window, hour, what: "idle", length });
    }
  }
  return found;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const times = (values: readonly number[]) => ({
  count: values.length,
  sum: sum(values),
  longest: Math.max(0, ...values),
});

/** What one part of the day should come to: whatever each filter lets through. */
export function partOf(
  told: ReturnType<typeof tellAgain>,
  is: {
    ticket: (ticket: Ticket) => boolean;
    visit: (visit: Visit, at: number) => boolean;
    window: (window: string, hour: number) => boolean;
  },
) {
  const tickets = told.tickets.filter(is.ticket);
  const at = (moment: (visit: Visit) => number | undefined) =>
    told.visits.filter((visit) => {
      const when = moment(visit);
      return when !== undefined && is.visit(visit, when);
    });
  const called = at(({ calledAt }) => calledAt);
  const served = (visit: Visit) =>
    visit.startedAt !== undefined && visit.endedAt !== undefined && visit.end !== "held";
  const ended = at(({ startedAt, endedAt }) => (endedAt === undefined ? undefined : startedAt));
  const serve = ({ startedAt, endedAt }: Visit) => endedAt! - startedAt!;
  const done = (what: "signedIn" | "idle" | "paused") =>
    sum(
      told.windowTimes
        .filter((each) => each.what === what && is.window(each.window, each.hour))
        .map(({ length }) => length),
    );
  const waited = at(({ waitedSince }) => waitedSince).map(
    ({ calledAt, waitedSince }) => calledAt - waitedSince,
  );
  const ofTicket = (ticket: Ticket) => told.visits.filter((visit) => visit.ticket === ticket);
  return {
    waited,
    tally: {
      tickets: {
        taken: tickets.length,
        printed: tickets.filter(({ printed }) => printed).length,
        called: tickets.filter((ticket) => ofTicket(ticket).length > 0).length,
        served: tickets.filter((ticket) => ofTicket(ticket).some(served)).length,
        cancelled: tickets.filter(({ state }) => state === "cancelled").length,
        missed: tickets.filter(({ state }) => state === "noShow").length,
        unfinished: tickets.filter(({ state }) => ["waiting", "inHand", "held"].includes(state)).length,
      },
      visits: {
        called: called.length,
        served: called.filter(served).length,
        noShow: called.filter(({ end }) => end === "noShow").length,
        held: called.filter(({ end }) => end === "held").length,
        transferred: called.filter(({ end }) => end === "transferred").length,
      },
      ratings: Object.fromEntries(
        ratingLevels.map((level) => [level, called.filter((visit) => visit.rating === level).length]),
      ),
      wait: times(waited),
      walk: times(
        called.flatMap(({ startedAt, calledAt }) => (startedAt === undefined ? [] : startedAt - calledAt)),
      ),
      serve: {
        count: ended.filter(served).length,
        sum: sum(ended.map(serve)),
        longest: Math.max(0, ...ended.filter(served).map(serve)),
      },
      windows: { signedIn: done("signedIn"), idle: done("idle"), paused: done("paused") },
    },
  };
}

export { hourOf };
