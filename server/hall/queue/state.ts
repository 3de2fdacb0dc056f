import type { Recorded } from "../../storage/event-store.ts";
import type { QueueEvent } from "./events.ts";
import { addLast, emptyLine, headOf, type Line, type Place, remove } from "./line.ts";

/** One day of one hall's queue. Built from that day's events alone, and from nothing else. */
export interface QueueState {
  readonly day: string;
  /** Every ticket of the day by its number. */
  readonly tickets: Map<string, TicketRecord>;
  /** Last number of each prefix's series. */
  readonly series: Map<string, number>;
  /** By service id. */
  readonly lines: Map<string, Line>;
  /** By window id; a window at which nobody has signed in today is not here. */
  readonly windows: Map<string, WindowRecord>;
  /** Id of the window each signed-in clerk sits at. */
  readonly clerks: Map<string, string>;
  /** Last call of each of the last called tickets, newest first. */
  readonly lastCalls: LastCall[];
}

/** Calls that a board can show. House rule: as many as one reads at a glance from ten metres. */
export const rememberedCalls = 8;

export interface LastCall {
  readonly seq: number;
  readonly number: string;
  readonly windowId: string;
  readonly count: number;
  readonly at: number;
}

export interface TicketRecord {
  readonly number: string;
  readonly serviceId: string;
  readonly terminalId: string;
  readonly takenAt: number;
  state: "waiting" | "called" | "serving" | "noShow" | "finished";
  print: "notRequested" | "requested" | "printed" | "failed" | "unknown";
  /** Where it stands in its line, while it waits. */
  place: Place | null;
  /** Event that put it into its line, while it waits. */
  queuedSeq: number;
  /** Start of the wait that is going on or was the last. */
  waitingSince: number;
  /** Milliseconds of the waits that have ended in a call. */
  waited: number;
  /** Calls to the window it is called to now: 1 for the first, 2 for the first recall. */
  calls: number;
  /** First of these calls. */
  calledAt: number | null;
  startedAt: number | null;
  finishedAt: number | null;
}

export interface WindowRecord {
  readonly id: string;
  clerkId: string | null;
  /** Number of the ticket in hand. */
  current: string | null;
  /** Since when a signed-in clerk has no ticket in hand. */
  idleSince: number | null;
  /** Milliseconds of the idle times that have ended. */
  idle: number;
  served: number;
  noShow: number;
  started: number;
  /** Milliseconds, over the `started` tickets. */
  wait: number;
  walk: number;
  /** Milliseconds, over the `served` tickets. */
  serve: number;
}

export const emptyQueue = (day: string): QueueState => ({
  day,
  tickets: new Map(),
  series: new Map(),
  lines: new Map(),
  windows: new Map(),
  clerks: new Map(),
  lastCalls: [],
});

/**
 * Folds one event into the state, in place. It decides nothing: an event has happened, so an event that does not
 * fit the state is a bug or a broken log, and throws.
 */
export function evolve(state: QueueState, { seq, at, event }: Recorded<QueueEvent>): void {
  switch (event.type) {
    case "ticketTaken":
      take(state, event, seq, at);
      break;
    case "printRecorded":
      ticketOf(state, event.number).print = event.state;
      break;
    case "clerkSignedIn":
      signIn(state, event, at);
      break;
    case "clerkSignedOut":
      signOut(state, event, at);
      break;
    case "ticketCalled":
      called(state, event, seq, at);
      break;
    case "ticketRecalled":
      ticketOf(state, event.number).calls += 1;
      rememberCall(state, event, seq, at);
      break;
    case "serviceStarted":
      started(state, event, at);
      break;
    case "ticketNoShow":
      noShow(state, event, at);
      break;
    case "ticketRejoined":
      rejoined(state, event.number, seq, at);
      break;
    case "serviceFinished":
      finished(state, event, at);
      break;
  }
}

/** The line of a service, also of one in which nobody has stood today. */
export function lineOf(state: QueueState, serviceId: string): Line {
  let line = state.lines.get(serviceId);
  if (!line) {
    line = emptyLine();
    state.lines.set(serviceId, line);
  }
  return line;
}

/** A ticket that an event or the state itself speaks of. */
export function ticketOf(state: QueueState, number: string): TicketRecord {
  const ticket = state.tickets.get(number);
  if (!ticket) throw new Error(`no ticket ${number} on ${state.day}`);
  return ticket;
}

/**
 * The one rule of who is next, for every window: who has come back after a missed call goes before who was never
 * called; within each of the two, who was queued first. Only heads of lines are compared, so the rule can never
 * turn a line around.
 */
export function nextOf(state: QueueState, serviceIds: readonly string[]): TicketRecord | undefined {
  let next: TicketRecord | undefined;
  for (const serviceId of serviceIds) {
    const line = state.lines.get(serviceId);
    const head = line && headOf(line);
    if (head === undefined) continue;
    const ticket = ticketOf(state, head);
    if (!next || goesBefore(ticket, next)) next = ticket;
  }
  return next;
}

function goesBefore(one: TicketRecord, other: TicketRecord): boolean {
  const returned = one.place?.row === "returned";
  if (returned !== (other.place?.row === "returned")) return returned;
  return one.queuedSeq < other.queuedSeq;
}

function take(
  state: QueueState,
  { number, serviceId, terminalId }: Extract<QueueEvent, { type: "ticketTaken" }>,
  seq: number,
  at: number,
): void {
  if (state.tickets.has(number)) throw new Error(`number ${number} is taken twice on ${state.day}`);
  state.series.set(number.charAt(0), Number(number.slice(1)));
  state.tickets.set(number, {
    number,
    serviceId,
    terminalId,
    takenAt: at,
    state: "waiting",
    print: "notRequested",
    place: { row: "arrived", index: addLast(lineOf(state, serviceId).arrived, number) },
    queuedSeq: seq,
    waitingSince: at,
    waited: 0,
    calls: 0,
    calledAt: null,
    startedAt: null,
    finishedAt: null,
  });
}

interface AtWindow {
  readonly number: string;
  readonly windowId: string;
}

function called(state: QueueState, event: AtWindow, seq: number, at: number): void {
  const ticket = ticketOf(state, event.number);
  const window = windowOf(state, event.windowId);
  if (!ticket.place) throw new Error(`${event.number} is called and does not wait`);
  remove(lineOf(state, ticket.serviceId)[ticket.place.row], ticket.place.index);
  ticket.place = null;
  ticket.state = "called";
  ticket.waited += at - ticket.waitingSince;
  ticket.calls = 1;
  ticket.calledAt = at;
  window.current = event.number;
  endIdle(window, at);
  rememberCall(state, event, seq, at);
}

function rememberCall(state: QueueState, { number, windowId }: AtWindow, seq: number, at: number): void {
  const { lastCalls } = state;
  const earlier = lastCalls.findIndex((call) => call.number === number);
  if (earlier >= 0) lastCalls.splice(earlier, 1);
  lastCalls.unshift({ seq, number, windowId, count: ticketOf(state, number).calls, at });
  if (lastCalls.length > rememberedCalls) lastCalls.pop();
}

function started(state: QueueState, event: AtWindow, at: number): void {
  const ticket = ticketOf(state, event.number);
  const window = windowOf(state, event.windowId);
  ticket.state = "serving";
  ticket.startedAt = at;
  window.started += 1;
  window.wait += ticket.waited;
  window.walk += at - (ticket.calledAt ?? at);
}

function noShow(state: QueueState, event: AtWindow, at: number): void {
  const ticket = ticketOf(state, event.number);
  const window = windowOf(state, event.windowId);
  ticket.state = "noShow";
  lineOf(state, ticket.serviceId).noShows.add(event.number);
  window.noShow += 1;
  window.current = null;
  window.idleSince = at;
}

function rejoined(state: QueueState, number: string, seq: number, at: number): void {
  const ticket = ticketOf(state, number);
  const line = lineOf(state, ticket.serviceId);
  line.noShows.delete(number);
  ticket.state = "waiting";
  ticket.place = { row: "returned", index: addLast(line.returned, number) };
  ticket.queuedSeq = seq;
  ticket.waitingSince = at;
  ticket.calls = 0;
  ticket.calledAt = null;
}

function finished(state: QueueState, event: AtWindow, at: number): void {
  const ticket = ticketOf(state, event.number);
  const window = windowOf(state, event.windowId);
  ticket.state = "finished";
  ticket.finishedAt = at;
  window.served += 1;
  window.serve += at - (ticket.startedAt ?? at);
  window.current = null;
  window.idleSince = at;
}

interface AtDesk {
  readonly windowId: string;
  readonly clerkId: string;
}

function signIn(state: QueueState, { windowId, clerkId }: AtDesk, at: number): void {
  const window = windowOf(state, windowId);
  window.clerkId = clerkId;
  window.idleSince = at;
  state.clerks.set(clerkId, windowId);
}

function signOut(state: QueueState, { windowId, clerkId }: AtDesk, at: number): void {
  const window = windowOf(state, windowId);
  window.clerkId = null;
  endIdle(window, at);
  state.clerks.delete(clerkId);
}

function endIdle(window: WindowRecord, at: number): void {
  window.idle += at - (window.idleSince ?? at);
  window.idleSince = null;
}

function windowOf(state: QueueState, id: string): WindowRecord {
  let window = state.windows.get(id);
  if (!window) {
    window = {
      id,
      clerkId: null,
      current: null,
      idleSince: null,
      idle: 0,
      served: 0,
      noShow: 0,
      started: 0,
      wait: 0,
      walk: 0,
      serve: 0,
    };
    state.windows.set(id, window);
  }
  return window;
}
