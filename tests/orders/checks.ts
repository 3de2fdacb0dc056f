import { isDeepStrictEqual } from "node:util";
import { boardView } from "../../server/contract/board.ts";
import { serviceOffer, ticket } from "../../server/contract/hall.ts";
import { windowView } from "../../server/contract/window.ts";
import { ticketClocks } from "../../server/hall/queue/clocks.ts";
import type { QueueEvent } from "../../server/hall/queue/events.ts";
import type { QueueState, TicketRecord } from "../../server/hall/queue/state.ts";
import * as views from "../../server/hall/queue/views.ts";
import type { Recorded } from "../../server/storage/event-store.ts";
import type { Paper } from "./paper.ts";
import { hasReached } from "./pick.ts";
import { comesBefore, type Lying } from "./slip.ts";

/** Everything here throws an Error that says what is wrong. */
export function demand(truth: boolean, what: () => string): asserts truth {
  if (!truth) throw new Error(what());
}

export function demandEqual(found: unknown, wanted: unknown, what: string): void {
  demand(
    isDeepStrictEqual(found, wanted),
    () => `${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`,
  );
}

/** Of the next one called: nobody who may be called and came first in the same line is left, nor whom the cap protects. */
export function checkFairness(paper: Paper, windowId: string, called: Lying, now: number): void {
  if (called.place.back) return;
  for (const one of paper.lying()) {
    if (one.serviceId !== called.serviceId || !comesBefore(one.place, called.place)) continue;
    if (one.place.back || !paper.mayCall(windowId, one, now)) continue;
    demand(one.classId !== called.classId, () => `${called.number} came after ${one.number} in its line`);
    demand(
      !hasReached(paper.hall.policy.cap, one, now),
      () => `${called.number} passed ${one.number} beyond the cap`,
    );
  }
}

/** That the state says of every ticket and window what the paper says. */
export function checkAgainstPaper(paper: Paper, state: QueueState): void {
  demandEqual([...state.tickets.keys()], [...paper.slips.keys()], "tickets");
  for (const record of state.tickets.values()) {
    const slip = paper.slip(record.number);
    const { standing } = record;
    const found = {
      serviceId: record.serviceId,
      state: record.state,
      print: record.print,
      later: record.later,
      backTo: [...record.backTo].reverse(),
      place: standing && {
        due: standing.due,
        seq: standing.seq,
        notBefore: standing.notBefore,
        windowId: standing.windowId,
        back: record.row === null,
        passed: standing.passed,
      },
    };
    const { serviceId, state: now, print, later, backTo, place } = slip;
    demandEqual(found, { serviceId, state: now, print, later, backTo, place }, record.number);
  }
  for (const [id, desk] of paper.desks) {
    const window = state.windows.get(id);
    const found = [
      window?.clerkId ?? null,
      window?.profileId ?? null,
      window?.paused?.reason ?? null,
      window?.autoCall ?? false,
      window?.work.current ?? null,
    ];
    demandEqual(found, [desk.clerkId, desk.profileId, desk.paused, desk.autoCall, desk.hand], `window ${id}`);
  }
}

/** That every ticket is in exactly one place, and its times do not run backwards. */
export function checkPlaces(state: QueueState): void {
  for (const record of state.tickets.values()) {
    const { number, visits } = record;
    const rows = [...state.lines].flatMap(([id, { returned, classes }]) =>
      [returned, ...classes.values()].flatMap((row) =>
        row.some((one) => one.number === number) ? [`waits for ${id}`] : [],
      ),
    );
    const hands = [...state.windows.values()].flatMap(({ id, work }) =>
      work.current === number ? [`at ${id}`] : [],
    );
    const missed = [...state.lines].flatMap(([id, { noShows }]) =>
      noShows.has(number) ? [`missed at ${id}`] : [],
    );
    demandEqual([...rows, ...hands, ...missed], placesOf(record), `places of ${number}, ${record.state}`);
    for (const clock of Object.values(ticketClocks(record)))
      demand(clock === null || clock >= 0, () => `a clock of ${number} runs backwards`);
    for (const { waitedSince, calledAt, lastCallAt, startedAt, endedAt } of visits) {
      const times = [waitedSince, calledAt, startedAt, endedAt].filter((time) => time !== null);
      demandEqual(
        times,
        [...times].sort((one, other) => one - other),
        `times of ${number}`,
      );
      demand(lastCallAt >= calledAt, () => `${number} was recalled before it was called`);
    }
  }
}

function placesOf({ state, serviceId, visits }: TicketRecord): string[] {
  if (state === "waiting" || state === "held") return [`waits for ${serviceId}`];
  if (state === "called" || state === "serving") return [`at ${visits.at(-1)?.windowId}`];
  return state === "noShow" ? [`missed at ${serviceId}`] : [];
}

/** That each window's day is the sum of the visits to it, and its time is spent with somebody, paused or idle. */
export function checkWork(state: QueueState, events: readonly Recorded<QueueEvent>[], now: number): void {
  const visits = [...state.tickets.values()].flatMap((record) => record.visits);
  for (const { id, work } of state.windows.values()) {
    const here = visits.filter(({ windowId }) => windowId === id);
    const started = here.flatMap((visit) =>
      visit.startedAt === null ? [] : [{ ...visit, startedAt: visit.startedAt }],
    );
    const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
    demandEqual(
      {
        served: work.served,
        noShow: work.noShow,
        started: work.started,
        wait: work.wait,
        walk: work.walk,
        serve: work.serve,
      },
      {
        served: started.filter(({ outcome }) => outcome === "finished" || outcome === "transferred").length,
        noShow: here.filter(({ outcome }) => outcome === "noShow").length,
        started: started.length,
        wait: sum(started.map(({ calledAt, waitedSince }) => calledAt - waitedSince)),
        walk: sum(started.map(({ startedAt, calledAt }) => startedAt - calledAt)),
        serve: sum(started.map(({ startedAt, endedAt }) => (endedAt ?? startedAt) - startedAt)),
      },
      `work of window ${id}`,
    );
    const signedIn = spans(events, id, ["clerkSignedIn"], ["clerkSignedOut"], now);
    const paused = spans(events, id, ["windowPaused"], ["windowResumed", "clerkSignedOut"], now);
    const inHand = here.map(({ calledAt, endedAt }): Span => [calledAt, endedAt ?? now]);
    const idle = work.idle + (work.idleSince === null ? 0 : now - work.idleSince);
    demandEqual(idle, lengthOf(signedIn) - lengthOf([...paused, ...inHand]), `idle time of window ${id}`);
  }
}

type Span = readonly [from: number, to: number];

function spans(
  events: readonly Recorded<QueueEvent>[],
  windowId: string,
  begin: readonly string[],
  end: readonly string[],
  now: number,
): Span[] {
  const found: Span[] = [];
  let from: number | null = null;
  for (const { at, event } of events) {
    if (!("windowId" in event) || event.windowId !== windowId) continue;
    if (begin.includes(event.type)) from ??= at;
    if (from === null || !end.includes(event.type)) continue;
    found.push([from, at]);
    from = null;
  }
  return from === null ? found : [...found, [from, now]];
}

/** Milliseconds that lie in any of the spans. */
function lengthOf(some: readonly Span[]): number {
  let length = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const [from, to] of [...some].sort((one, other) => one[0] - other[0])) {
    length += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return length;
}

/** That every view says what the contract says. */
export function checkViews(paper: Paper, state: QueueState, now: number): void {
  const { hall } = paper;
  for (const number of state.tickets.keys()) ticket.parse(views.ticketView(hall, state, number, now));
  for (const offer of views.serviceOffers(hall, state, now)) serviceOffer.parse(offer);
  for (const config of hall.windows) {
    const view = windowView.parse(views.windowView(hall, state, config, now));
    for (const { serviceId, count } of view.waiting)
      demandEqual(
        count,
        paper.lying().filter((one) => one.serviceId === serviceId).length,
        `people for ${serviceId}`,
      );
  }
  const { calls } = boardView.parse(views.boardView(hall, state, 0));
  const seqs = calls.map(({ seq }) => seq);
  demandEqual(
    seqs,
    [...seqs].sort((one, other) => other - one),
    "calls on the board",
  );
  demand(
    new Set(calls.map(({ number }) => number)).size === calls.length,
    () => "a number is on the board twice",
  );
}

/** The state without what a step that was taken back leaves behind on purpose: the memory that it was. */
export function withoutMemory(state: QueueState) {
  return {
    ...state,
    tickets: [...state.tickets.values()].map(({ history, changedSeq, ...record }) => record),
    lines: [...state.lines]
      .map(([id, line]) => ({
        ...line,
        id,
        classes: [...line.classes].filter(([, row]) => row.length > 0).sort(),
      }))
      .filter(
        ({ classes, returned, noShows, turns }) =>
          classes.length + returned.length + noShows.size + turns.length > 0,
      )
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
    windows: [...state.windows.values()].map(({ steps, changedSeq, ...window }) => window),
  };
}
