import type { QueueEvent } from "./events.ts";
import { Line } from "./line.ts";

export type TicketState = "waiting" | "called" | "serving" | "noShow" | "finished";

export interface TicketRecord {
  readonly id: string;
  readonly number: string;
  readonly serviceId: string;
  readonly takenAt: number;
  /** Place in the order of taking numbers, over all services. */
  readonly takenSeq: number;
  state: TicketState;
  print: "notRequested" | "requested" | "printed" | "failed" | "unknown";
  windowId: string | undefined;
  /** Calls of the present round. */
  calls: number;
  /** First call of the present round. */
  calledAt: number | undefined;
  startedAt: number | undefined;
  waitingSince: number;
  /** Place in the order of coming back, once it has. */
  rejoinedSeq: number | undefined;
  /** The three clocks of a ticket, milliseconds; see `clocks.ts`. */
  wait: number;
  walk: number | undefined;
  serve: number | undefined;
}

export interface WindowRecord {
  clerkId: string | undefined;
  ticketId: string | undefined;
  /** Since when a signed-in window has had no ticket. */
  idleSince: number | undefined;
  /** Milliseconds of today without a ticket in hand, up to `idleSince`. */
  idle: number;
  readonly finished: TicketRecord[];
  noShows: number;
}

export interface CallRecord {
  readonly seq: number;
  readonly ticketId: string;
  readonly windowId: string;
  readonly count: number;
  readonly at: number;
}

/** One day of the queue. Only `evolve` changes it. */
export interface QueueState {
  readonly day: string;
  /** Numbers given today, by service. */
  readonly given: Map<string, number>;
  readonly lines: Map<string, Line>;
  readonly tickets: Map<string, TicketRecord>;
  /** Number → ticket. */
  readonly numbers: Map<string, string>;
  readonly windows: Map<string, WindowRecord>;
  /** Missed tickets that have not come back, in the order of being missed. */
  readonly missed: Set<string>;
  /** The latest call of each of the last tickets called, newest first. */
  recentCalls: readonly CallRecord[];
  lastSeq: number;
}

/** Called tickets that a board can still show. */
const recentCallsKept = 12;

export function emptyDay(day: string): QueueState {
  return {
    day,
    given: new Map(),
    lines: new Map(),
    tickets: new Map(),
    numbers: new Map(),
    windows: new Map(),
    missed: new Set(),
    recentCalls: [],
    lastSeq: 0,
  };
}

export function lineOf(state: QueueState, serviceId: string): Line {
  let line = state.lines.get(serviceId);
  if (!line) {
    line = new Line();
    state.lines.set(serviceId, line);
  }
  return line;
}

export function windowOf(state: QueueState, windowId: string): WindowRecord {
  let window = state.windows.get(windowId);
  if (!window) {
    window = {
      clerkId: undefined,
      ticketId: undefined,
      idleSince: undefined,
      idle: 0,
      finished: [],
      noShows: 0,
    };
    state.windows.set(windowId, window);
  }
  return window;
}

/**
 * Takes one event in. `at`: when it was committed, milliseconds; never before the event before it, whatever the
 * clock does, so that no clock of the queue runs backwards.
 */
export function evolve(state: QueueState, event: QueueEvent, seq: number, at: number): void {
  state.lastSeq = seq;
  switch (event.type) {
    case "NumberTaken": {
      state.given.set(event.serviceId, (state.given.get(event.serviceId) ?? 0) + 1);
      state.tickets.set(event.ticketId, {
        id: event.ticketId,
        number: event.number,
        serviceId: event.serviceId,
        takenAt: at,
        takenSeq: seq,
        state: "waiting",
        print: "notRequested",
        windowId: undefined,
        calls: 0,
        calledAt: undefined,
        startedAt: undefined,
        waitingSince: at,
        rejoinedSeq: undefined,
        wait: 0,
        walk: undefined,
        serve: undefined,
      });
      state.numbers.set(event.number, event.ticketId);
      lineOf(state, event.serviceId).join(event.ticketId);
      return;
    }
    case "PrintRecorded":
      ticketOf(state, event.ticketId).print = event.state;
      return;
    case "ClerkSignedIn": {
      const window = windowOf(state, event.windowId);
      window.clerkId = event.clerkId;
      window.idleSince = at;
      return;
    }
    case "ClerkSignedOut": {
      const window = windowOf(state, event.windowId);
      window.clerkId = undefined;
      stopIdling(window, at);
      return;
    }
    case "TicketCalled":
      call(state, event, seq, at);
      return;
    case "ServiceStarted": {
      const ticket = ticketOf(state, event.ticketId);
      ticket.state = "serving";
      ticket.startedAt = at;
      ticket.walk = elapsed(ticket.calledAt, at);
      return;
    }
    case "TicketMissed": {
      const ticket = ticketOf(state, event.ticketId);
      const window = windowOf(state, event.windowId);
      ticket.state = "noShow";
      ticket.calledAt = undefined;
      ticket.calls = 0;
      state.missed.add(ticket.id);
      window.noShows += 1;
      letGo(window, at);
      return;
    }
    case "TicketRejoined": {
      const ticket = ticketOf(state, event.ticketId);
      ticket.state = "waiting";
      ticket.waitingSince = at;
      ticket.rejoinedSeq = seq;
      state.missed.delete(ticket.id);
      lineOf(state, ticket.serviceId).rejoin(ticket.id);
      return;
    }
    case "ServiceFinished": {
      const ticket = ticketOf(state, event.ticketId);
      const window = windowOf(state, event.windowId);
      ticket.state = "finished";
      ticket.serve = elapsed(ticket.startedAt, at);
      window.finished.push(ticket);
      letGo(window, at);
      return;
    }
  }
}

function call(
  state: QueueState,
  { ticketId, windowId, count }: Extract<QueueEvent, { type: "TicketCalled" }>,
  seq: number,
  at: number,
): void {
  const ticket = ticketOf(state, ticketId);
  const window = windowOf(state, windowId);
  if (ticket.state === "waiting") {
    lineOf(state, ticket.serviceId).leave(ticketId);
    ticket.wait += elapsed(ticket.waitingSince, at);
    ticket.state = "called";
    ticket.calledAt = at;
    ticket.windowId = windowId;
    window.ticketId = ticketId;
    stopIdling(window, at);
  }
  ticket.calls = count;
  state.recentCalls = [
    { seq, ticketId, windowId, count, at },
    ...state.recentCalls.filter((earlier) => earlier.ticketId !== ticketId),
  ].slice(0, recentCallsKept);
}

function letGo(window: WindowRecord, at: number): void {
  window.ticketId = undefined;
  window.idleSince = window.clerkId === undefined ? undefined : at;
}

function stopIdling(window: WindowRecord, at: number): void {
  if (window.idleSince !== undefined) window.idle += elapsed(window.idleSince, at);
  window.idleSince = undefined;
}

/** Never negative: a system clock that is set back must not make anybody wait minus five minutes. */
function elapsed(from: number | undefined, to: number): number {
  return from === undefined ? 0 : Math.max(0, to - from);
}

function ticketOf(state: QueueState, ticketId: string): TicketRecord {
  const ticket = state.tickets.get(ticketId);
  if (!ticket) throw new Error(`the log speaks of ticket ${ticketId}, which was never taken`);
  return ticket;
}
