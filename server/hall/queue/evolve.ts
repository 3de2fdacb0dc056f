import type { Recorded } from "../../storage/event-store.ts";
import type { EventOf, QueueEvent } from "./events.ts";
import { appointmentClass, ordinaryClass, rowOf } from "./line.ts";
import { insert, level, remove, type Standing } from "./row.ts";
import {
  type Attendance,
  type CallStep,
  isGivenBack,
  isNobodys,
  type LastCall,
  lineOf,
  type QueueState,
  rememberedCalls,
  rememberedSteps,
  type Step,
  type TicketRecord,
  ticketOf,
  type Visit,
  visitOf,
  type WindowRecord,
  type WindowWork,
  windowOf,
} from "./state.ts";

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
    case "numbersLeased": {
      const { prefix, terminalId, serviceId, from, to } = event;
      state.leases.set(prefix, [...(state.leases.get(prefix) ?? []), { terminalId, serviceId, from, to }]);
      break;
    }
    case "ticketCancelled":
      cancelled(state, ticketOf(state, event.number), seq);
      break;
    case "clerkSignedIn":
      signIn(state, event, at);
      break;
    case "clerkSignedOut":
      signOut(state, event, at);
      break;
    case "profileChosen":
      windowOf(state, event.windowId).profileId = event.profileId;
      break;
    case "windowPaused":
      paused(windowOf(state, event.windowId), event, at);
      break;
    case "windowResumed":
      resumed(windowOf(state, event.windowId), at);
      break;
    case "autoCallSet":
      windowOf(state, event.windowId).autoCall = event.on;
      break;
    case "ticketCalled":
      step(state, event, seq, at, called);
      break;
    case "ticketRecalled":
      recalled(state, event, seq, at);
      break;
    case "serviceStarted":
      step(state, event, seq, at, started);
      break;
    case "ticketNoShow":
      step(state, event, seq, at, noShow);
      break;
    case "ticketRejoined":
      rejoined(state, event, seq, at);
      break;
    case "ticketHeld":
      step(state, event, seq, at, held);
      break;
    case "ticketTransferred":
      step(state, event, seq, at, transferred);
      break;
    case "matterAdded":
      step(state, event, seq, at, matterAdded);
      break;
    case "serviceFinished":
      step(state, event, seq, at, finished);
      break;
    case "stepUndone":
      undone(state, event);
      break;
    case "visitRated":
      rated(ticketOf(state, event.number), event);
      // Of no window's business: it stands in no history that a window sees.
      return;
  }
  if ("number" in event) ticketOf(state, event.number).history.push(seq);
  if ("windowId" in event) windowOf(state, event.windowId).changedSeq = seq;
}

/** What a step at a window has to do with. */
interface AtHand<E extends QueueEvent> {
  readonly state: QueueState;
  readonly event: E;
  readonly seq: number;
  readonly at: number;
  readonly ticket: TicketRecord;
  readonly window: WindowRecord;
}

/** A step that can be taken back: remembers what was before it, then does it. */
function step<E extends QueueEvent & { readonly number: string; readonly windowId: string }>(
  state: QueueState,
  event: E,
  seq: number,
  at: number,
  take: (hand: AtHand<E>) => Step["called"],
): void {
  const ticket = ticketOf(state, event.number);
  const window = windowOf(state, event.windowId);
  const before = { ticket: copyOf(ticket), work: window.work };
  const calledNow = take({ state, event, seq, at, ticket, window });
  ticket.changedSeq = seq;
  window.steps.push({ type: event.type, seq, at, before, called: calledNow });
  if (window.steps.length > rememberedSteps) window.steps.shift();
}

const copyOf = (ticket: TicketRecord): TicketRecord => ({
  ...ticket,
  later: [...ticket.later],
  visits: ticket.visits.map((visit) => ({ ...visit })),
});

function take(state: QueueState, event: EventOf<"ticketTaken">, seq: number, at: number): void {
  const { number, serviceId, terminalId, appointment, person = null, offlineAt, unheard = false } = event;
  const before = state.tickets.get(number);
  if (before && !isNobodys(before)) throw new Error(`number ${number} is taken twice on ${state.day}`);
  // A terminal's clock may run ahead of the hall's.
  const takenAt = Math.min(at, offlineAt ?? at);
  const classId = appointment ? appointmentClass : (event.classId ?? ordinaryClass);
  // What a terminal gave from its own block is not of the hall's series.
  if (offlineAt === undefined) state.series.set(number.charAt(0), Number(number.slice(1)));
  countGiven(state, serviceId, 1);
  if (person !== null) state.persons.set(person, [...(state.persons.get(person) ?? []), number]);
  const ticket: TicketRecord = {
    number,
    terminalId,
    takenAt,
    classId,
    person,
    appointmentId: appointment?.id ?? null,
    offline: offlineAt !== undefined,
    unheard,
    takenFor: serviceId,
    serviceId,
    later: [...(event.later ?? [])],
    state: "waiting",
    print: "notRequested",
    standing: null,
    row: null,
    backTo: [],
    waitingSince: takenAt,
    visits: [],
    changedSeq: seq,
    history: [],
  };
  state.tickets.set(number, ticket);
  stand(state, ticket, classId, {
    due: appointment?.due ?? takenAt,
    seq,
    notBefore: appointment?.notBefore ?? 0,
  });
}

function countGiven({ given }: QueueState, serviceId: string, more: 1 | -1): void {
  given.set(serviceId, (given.get(serviceId) ?? 0) + more);
}

/** Puts a ticket into a row of its service; `row` null: among those who were called once already. */
function stand(
  state: QueueState,
  ticket: TicketRecord,
  row: string | null,
  place: Pick<Standing, "due" | "seq"> & Partial<Pick<Standing, "notBefore" | "windowId">>,
): void {
  const standing: Standing = { number: ticket.number, notBefore: 0, windowId: null, passed: 0, ...place };
  ticket.standing = standing;
  ticket.row = row;
  insert(rowOf(lineOf(state, ticket.serviceId), row), standing);
}

/** Takes a ticket out of its row. */
function leave(state: QueueState, ticket: TicketRecord): Standing {
  const { standing } = ticket;
  if (!standing) throw new Error(`${ticket.number} does not stand in a line`);
  remove(rowOf(lineOf(state, ticket.serviceId), ticket.row), standing);
  ticket.standing = null;
  return standing;
}

function cancelled(state: QueueState, ticket: TicketRecord, seq: number): void {
  if (ticket.standing) leave(state, ticket);
  lineOf(state, ticket.serviceId).noShows.delete(ticket.number);
  ticket.state = "cancelled";
  if (isGivenBack(ticket)) countGiven(state, ticket.takenFor, -1);
  ticket.changedSeq = seq;
}

function called(hand: AtHand<EventOf<"ticketCalled">>): Step["called"] {
  const { state, event, seq, at, ticket, window } = hand;
  const line = lineOf(state, ticket.serviceId);
  const { row } = ticket;
  const standing = leave(state, ticket);
  const passed = row === null ? [] : pass(state, ticket, standing);
  if (row !== null) line.turns.push({ seq, ordinary: row === ordinaryClass });
  ticket.state = "called";
  ticket.visits.push({
    serviceId: ticket.serviceId,
    windowId: event.windowId,
    clerkId: window.clerkId,
    waitedSince: Math.min(at, ticket.waitingSince),
    calledAt: at,
    lastCallAt: at,
    calls: 1,
    startedAt: null,
    endedAt: null,
    passed: standing.passed,
    outcome: "open",
    rating: null,
  });
  window.work = { ...endIdle(window.work, at), current: event.number };
  return { passed, pushedOff: rememberCall(state, ticket, seq, at) };
}

/** Everybody of the same service who came before and still waits was passed once more; returns where they stand. */
function pass(state: QueueState, { serviceId }: TicketRecord, { due, seq }: Standing): Standing[] {
  const passed: Standing[] = [];
  for (const row of lineOf(state, serviceId).classes.values())
    for (const other of row) {
      if (other.due > due || (other.due === due && other.seq > seq)) break;
      other.passed += 1;
      passed.push(other);
    }
  return passed;
}

function recalled(state: QueueState, { number }: EventOf<"ticketRecalled">, seq: number, at: number) {
  const ticket = ticketOf(state, number);
  const visit = visitOf(ticket);
  visit.calls += 1;
  visit.lastCallAt = at;
  ticket.changedSeq = seq;
  rememberCall(state, ticket, seq, at);
}

/** Returns the calls that are not remembered any more. */
function rememberCall({ lastCalls }: QueueState, ticket: TicketRecord, seq: number, at: number): LastCall[] {
  const { windowId, calls } = visitOf(ticket);
  const earlier = forgetCall(lastCalls, ticket.number);
  lastCalls.unshift({ seq, number: ticket.number, windowId, count: calls, at });
  return [...earlier, ...lastCalls.splice(rememberedCalls)];
}

function forgetCall(lastCalls: LastCall[], number: string): LastCall[] {
  const earlier = lastCalls.findIndex((call) => call.number === number);
  return earlier < 0 ? [] : lastCalls.splice(earlier, 1);
}

/** The call of a ticket never happened: the boards show again what it had pushed off them. */
function takeBackCall({ lastCalls }: QueueState, number: string, pushedOff: readonly LastCall[]): void {
  forgetCall(lastCalls, number);
  lastCalls.push(...pushedOff.filter((call) => !lastCalls.some((other) => other.number === call.number)));
  lastCalls.sort((one, other) => other.seq - one.seq).splice(rememberedCalls);
}

function started({ at, ticket, window }: AtHand<EventOf<"serviceStarted">>): null {
  const visit = visitOf(ticket);
  ticket.state = "serving";
  visit.startedAt = at;
  window.work = {
    ...window.work,
    started: window.work.started + 1,
    wait: window.work.wait + visit.calledAt - visit.waitedSince,
    walk: window.work.walk + at - visit.calledAt,
  };
  return null;
}

function noShow({ state, event, at, ticket, window }: AtHand<EventOf<"ticketNoShow">>): null {
  endVisit(ticket, window, at, "noShow");
  ticket.state = "noShow";
  lineOf(state, ticket.serviceId).noShows.add(event.number);
  return null;
}

function rejoined(
  state: QueueState,
  { number, due }: EventOf<"ticketRejoined">,
  seq: number,
  at: number,
): void {
  const ticket = ticketOf(state, number);
  lineOf(state, ticket.serviceId).noShows.delete(number);
  ticket.state = "waiting";
  ticket.waitingSince = at;
  ticket.changedSeq = seq;
  stand(state, ticket, due === undefined ? null : ticket.classId, { due: due ?? at, seq });
}

function held({ state, event, seq, at, ticket, window }: AtHand<EventOf<"ticketHeld">>): null {
  endVisit(ticket, window, at, "held");
  ticket.state = "held";
  // Its wait goes on when it is ready: the time aside is its own.
  ticket.waitingSince = event.until;
  const windowId = event.sameWindow ? event.windowId : null;
  stand(state, ticket, null, { due: event.until, seq, notBefore: event.until, windowId });
  return null;
}

function transferred({ state, event, seq, at, ticket, window }: AtHand<EventOf<"ticketTransferred">>): null {
  const { windowId, serviceId, toWindowId, back } = event;
  if (back) ticket.backTo = [{ windowId, serviceId: ticket.serviceId }, ...ticket.backTo];
  endVisit(ticket, window, at, "transferred");
  waitFor(state, ticket, { serviceId, windowId: toWindowId }, seq, at);
  return null;
}

function matterAdded({ event, ticket }: AtHand<EventOf<"matterAdded">>): null {
  ticket.later.push(event.serviceId);
  return null;
}

/** Finished with this matter: comes back to the window that sent it on, goes on to its next matter, or is done. */
function finished({ state, seq, at, ticket, window }: AtHand<EventOf<"serviceFinished">>): null {
  endVisit(ticket, window, at, "finished");
  const [backTo, ...further] = ticket.backTo;
  if (backTo) {
    ticket.backTo = further;
    waitFor(state, ticket, backTo, seq, at);
    return null;
  }
  const serviceId = ticket.later.shift();
  if (serviceId !== undefined) waitFor(state, ticket, { serviceId, windowId: null }, seq, at);
  else ticket.state = "finished";
  return null;
}

/** Waits on: for one window before all others there, for a service with the place of its coming. */
function waitFor(
  state: QueueState,
  ticket: TicketRecord,
  { serviceId, windowId }: { readonly serviceId: string; readonly windowId: string | null },
  seq: number,
  at: number,
): void {
  ticket.serviceId = serviceId;
  ticket.state = "waiting";
  ticket.waitingSince = at;
  if (windowId === null) stand(state, ticket, ticket.classId, { due: ticket.takenAt, seq });
  else stand(state, ticket, null, { due: at, seq, windowId });
}

function endVisit(
  ticket: TicketRecord,
  window: WindowRecord,
  at: number,
  outcome: Exclude<Visit["outcome"], "open">,
): void {
  const visit = visitOf(ticket);
  visit.outcome = outcome;
  visit.endedAt = at;
  const { work } = window;
  const serve = visit.startedAt === null ? 0 : at - visit.startedAt;
  const isServed = visit.startedAt !== null && outcome !== "held";
  window.work = {
    ...work,
    current: null,
    idleSince: at,
    served: work.served + (isServed ? 1 : 0),
    noShow: work.noShow + (outcome === "noShow" ? 1 : 0),
    serve: work.serve + serve,
  };
}

function rated({ number, visits }: TicketRecord, { visit, level }: EventOf<"visitRated">): void {
  const found = visits[visit];
  if (!found) throw new Error(`${number} was not called ${visit + 1} times`);
  found.rating = level;
}

function undone(state: QueueState, { windowId, undone: seq }: EventOf<"stepUndone">): void {
  const window = windowOf(state, windowId);
  const last = window.steps.pop();
  if (last?.seq !== seq) throw new Error(`window ${windowId} undoes ${seq}, which was not its last step`);
  const { ticket: before, work } = last.before;
  const ticket = ticketOf(state, before.number);
  if (ticket.standing) leave(state, ticket);
  lineOf(state, ticket.serviceId).noShows.delete(ticket.number);
  const ratings = ticket.visits.map(({ rating }) => rating);
  // Paper that came out stays out.
  Object.assign(ticket, copyOf(before), { print: ticket.print, history: ticket.history });
  // What was rated since stays rated.
  for (const [place, visit] of ticket.visits.entries()) visit.rating = ratings[place] ?? null;
  window.work = workAgain(work, window.work);
  if (last.called) takeBack(state, ticket, seq, last.called);
  if (ticket.standing) insert(rowOf(lineOf(state, ticket.serviceId), ticket.row), ticket.standing);
}

/** A call never happened: nobody was passed by it, it was nobody's turn, and the boards do not show it. */
function takeBack(state: QueueState, { number, serviceId }: TicketRecord, seq: number, call: CallStep): void {
  const { turns, classes } = lineOf(state, serviceId);
  const turn = turns.findLastIndex((one) => one.seq === seq);
  if (turn >= 0) turns.splice(turn, 1);
  for (const standing of call.passed) standing.passed -= 1;
  for (const row of classes.values()) level(row);
  takeBackCall(state, number, call.pushedOff);
}

/** A window's work as it was before a step. A pause since then was one, and no idle time. */
const workAgain = (before: WindowWork, now: WindowWork): WindowWork => ({
  ...before,
  paused: now.paused,
  idleSince: before.idleSince === null ? null : before.idleSince + now.paused - before.paused,
});

function signIn(state: QueueState, event: EventOf<"clerkSignedIn">, at: number): void {
  const window = windowOf(state, event.windowId);
  window.clerkId = event.clerkId;
  window.work = { ...window.work, idleSince: at };
  window.attendance.push({ kind: "signedIn", from: at, to: null });
  state.clerks.set(event.clerkId, event.windowId);
}

function signOut(state: QueueState, event: EventOf<"clerkSignedOut">, at: number): void {
  const window = windowOf(state, event.windowId);
  endPause(window, at);
  window.clerkId = null;
  window.autoCall = false;
  window.profileId = null;
  endAttendance(window, at, "signedIn", "paused");
  // Whoever sits here next has done none of it.
  window.steps.length = 0;
  window.work = endIdle(window.work, at);
  state.clerks.delete(event.clerkId);
}

function paused(window: WindowRecord, { reason }: EventOf<"windowPaused">, at: number): void {
  endPause(window, at);
  window.paused = { since: at, reason };
  endAttendance(window, at, "paused");
  window.attendance.push({ kind: "paused", from: at, to: null });
  window.work = endIdle(window.work, at);
}

function resumed(window: WindowRecord, at: number): void {
  endPause(window, at);
  window.work = { ...window.work, idleSince: at };
  endAttendance(window, at, "paused");
}

function endAttendance({ attendance }: WindowRecord, at: number, ...kinds: Attendance["kind"][]): void {
  for (const each of attendance) if (each.to === null && kinds.includes(each.kind)) each.to = at;
}

function endPause(window: WindowRecord, at: number): void {
  const { paused: pause, work } = window;
  if (!pause) return;
  window.paused = null;
  window.work = { ...work, paused: work.paused + at - pause.since };
}

const endIdle = (work: WindowWork, at: number): WindowWork => ({
  ...work,
  idle: work.idle + at - (work.idleSince ?? at),
  idleSince: null,
});
