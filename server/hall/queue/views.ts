import type { BoardView, Call } from "../../contract/board.ts";
import type { CallingRule, PriorityClass, ServiceOffer, Ticket } from "../../contract/hall.ts";
import { phoneTerminal } from "../../contract/take-by-phone.ts";
import { type HistoryStep, undoableStep, type WindowView } from "../../contract/window.ts";
import type { Recorded } from "../../storage/event-store.ts";
import { type Numbers, numbersAt } from "../calendar/numbers.ts";
import type { ClassConfig, HallDirectory, ServiceConfig, WindowConfig } from "../hall-config.ts";
import { windowClocks } from "./clocks.ts";
import { ticketId } from "./decide.ts";
import { callingOf, handledBy, undoable } from "./decide-at-window.ts";
import type { QueueEvent } from "./events.ts";
import { aheadOf, appointmentClass, nextIn, ordinaryClass, waitingIn } from "./line.ts";
import {
  type LastCall,
  lineOf,
  type QueueState,
  shownCalls,
  type TicketRecord,
  ticketOf,
  visitOf,
} from "./state.ts";

/** What citizens can take a number for, in the hall's order. */
export function serviceOffers(hall: HallDirectory, state: QueueState, now: number): ServiceOffer[] {
  return hall.services.map((service) => {
    const windows = hall.windowsOf.get(service.id) ?? [];
    const isFull = service.perDay !== undefined && (state.given.get(service.id) ?? 0) >= service.perDay;
    const closed =
      closedOf(numbersAt(hall.calendar, service, now)) ??
      (isFull ? { reason: "lastTicketGiven" as const, opensAt: null } : null);
    return {
      id: service.id,
      prefix: service.prefix,
      name: service.name,
      plainName: service.plainName,
      area: service.area,
      windows: [...windows],
      waiting: waitingFor(state, service.id),
      open: closed === null,
      closed,
      wait: null,
    };
  });
}

function closedOf(numbers: Numbers): ServiceOffer["closed"] {
  switch (numbers.kind) {
    case "open":
      return null;
    case "suspended":
      return { reason: "suspended", opensAt: null };
    case "notYetOpen":
    case "break":
      return { reason: numbers.kind, opensAt: numbers.opensAt };
    default:
      return { reason: numbers.kind, opensAt: numbers.opens?.at ?? null };
  }
}

/** The rule by which people are called, as data: the words are the pages'. */
export function callingRule({ policy: { rule, cap }, classes }: HallDirectory): CallingRule {
  return {
    kind: rule.kind,
    preferred: rule.kind === "ratio" ? rule.preferred : null,
    passedCap: cap.passed,
    minutesCap: cap.waited === null ? null : Math.round(cap.waited / 60_000),
    classes: classes.map(({ id, name, weight }) => ({ id, name, weight })),
  };
}

/** The classes that a citizen may be of. */
export const offeredClasses = ({ classes }: HallDirectory) =>
  classes
    .filter(({ id }) => id !== appointmentClass)
    .map(({ id, name, fromAge, choice = true }: ClassConfig) => ({
      id,
      name,
      fromAge: fromAge ?? null,
      choice,
    }));

/** @param now milliseconds since the epoch */
export function ticketView(hall: HallDirectory, state: QueueState, number: string, now: number): Ticket {
  const ticket = ticketOf(state, number);
  const service = serviceOf(hall, ticket);
  const { standing } = ticket;
  return {
    id: ticketId(state.day, number),
    number,
    serviceId: service.id,
    serviceName: service.name,
    area: service.area,
    windows: [...(hall.windowsOf.get(service.id) ?? [])],
    takenAt: ticket.takenAt,
    ahead: standing
      ? aheadOf(callingOf(hall, state, now), lineOf(state, ticket.serviceId), ticket.row, standing)
      : 0,
    state: ticket.state,
    print: ticket.print,
    priority: priorityOf(hall, ticket),
    later: ticket.later.map((serviceId) => ({ serviceId, serviceName: nameOfService(hall, serviceId) })),
    at: whereabouts(hall, ticket),
    offline: ticket.offline,
    wait: null,
    // Addresses are no business of the queue: the hall puts it in.
    follow: null,
  };
}

/** @param now milliseconds since the epoch */
export function windowView(
  hall: HallDirectory,
  state: QueueState,
  config: WindowConfig,
  now: number,
): WindowView {
  const window = state.windows.get(config.id);
  const handled = handledBy(hall, state, config.id);
  const services = hall.services.filter(({ id }) => handled.includes(id));
  const last = window && undoable(hall, state, window, now);
  return {
    at: now,
    windowId: config.id,
    windowName: config.name,
    clerkName: window?.clerkId ? (hall.clerk.get(window.clerkId)?.name ?? null) : null,
    serviceIds: services.map(({ id }) => id),
    profileId: window?.profileId ?? null,
    paused: window?.paused ?? null,
    autoCall: window?.autoCall ?? false,
    undo: last
      ? {
          step: undoableStep.parse(last.type),
          number: last.before.ticket.number,
          until: last.at + hall.rules.undoWithin,
        }
      : null,
    rule: callingRule(hall),
    current: window?.work.current ? inHandView(hall, state, ticketOf(state, window.work.current)) : null,
    idleSince: window?.work.idleSince ?? null,
    waiting: services.map(({ id, name }) => ({
      serviceId: id,
      serviceName: name,
      count: waitingFor(state, id),
      next: nextFor(hall, state, id, config.id, now),
    })),
    noShows: services.flatMap(({ id }) => missed(hall, state, id, now)),
    held: services.flatMap(({ id }) => aside(state, id, config.id, now)),
    today: window
      ? windowClocks(window.work)
      : { served: 0, noShow: 0, averageWait: null, averageWalk: null, averageServe: null, idle: 0 },
  };
}

/** Calls behind `after` for a board that was away: of each ticket the latest, in order, the last ones. */
export const missedCalls = (hall: HallDirectory, state: QueueState, after: number): Call[] =>
  state.lastCalls
    .filter(({ seq }) => seq > after)
    .map((call) => callView(hall, state, call))
    .reverse();

/** @param seq the last event that is in the state */
export function boardView(hall: HallDirectory, state: QueueState, seq: number): BoardView {
  return {
    seq,
    hallName: hall.name,
    calls: state.lastCalls.slice(0, shownCalls).map((call) => callView(hall, state, call)),
    waiting: hall.services
      .filter(({ suspended }) => !suspended)
      .map(({ id, prefix, name }) => ({
        serviceId: id,
        prefix,
        serviceName: name,
        count: waitingFor(state, id),
      })),
    rule: callingRule(hall),
  };
}

/** One call, as every board, every voice and every window display gets it. */
export function callView(hall: HallDirectory, state: QueueState, call: LastCall): Call {
  return {
    seq: call.seq,
    ticketId: ticketId(state.day, call.number),
    number: call.number,
    windowId: call.windowId,
    windowName: nameOfWindow(hall, call.windowId),
    count: call.count,
    calledAt: call.at,
  };
}

/** All events of one ticket, in order, for who asks what happened to it. */
export function historyView(hall: HallDirectory, events: readonly Recorded<QueueEvent>[]): HistoryStep[] {
  const undone = undoneIn(events);
  return events.map(({ seq, at, event }) => ({
    seq,
    at,
    type: event.type === "ticketTaken" && event.terminalId === phoneTerminal ? "takenByPhone" : event.type,
    windowName: "windowId" in event ? nameOfWindow(hall, event.windowId) : null,
    serviceName: "serviceId" in event ? nameOfService(hall, event.serviceId) : null,
    undone: undone.has(seq),
  }));
}

/** The steps that were taken back; with a call go its recalls. */
function undoneIn(events: readonly Recorded<QueueEvent>[]): ReadonlySet<number> {
  const undone = new Set<number>();
  events.forEach(({ event }, index) => {
    if (event.type !== "stepUndone") return;
    undone.add(event.undone);
    for (const { seq, event: since } of events.slice(0, index))
      if (seq > event.undone && since.type === "ticketRecalled") undone.add(seq);
  });
  return undone;
}

function inHandView(
  hall: HallDirectory,
  state: QueueState,
  ticket: TicketRecord,
): NonNullable<WindowView["current"]> {
  const { calls, calledAt, lastCallAt, startedAt } = visitOf(ticket);
  const { maxCalls, recallSpacing } = hall.rules;
  return {
    ticketId: ticketId(state.day, ticket.number),
    number: ticket.number,
    serviceId: ticket.serviceId,
    serviceName: serviceOf(hall, ticket).name,
    state: ticket.state,
    priority: priorityOf(hall, ticket),
    later: ticket.later.map((serviceId) => nameOfService(hall, serviceId)),
    backTo: ticket.backTo[0] ? nameOfWindow(hall, ticket.backTo[0].windowId) : null,
    calls,
    callsLeft: Math.max(0, maxCalls - calls),
    recallFrom: calls >= maxCalls ? null : lastCallAt + recallSpacing,
    calledAt,
    startedAt,
  };
}

function missed({ rules }: HallDirectory, state: QueueState, serviceId: string, now: number) {
  const numbers = [...(state.lines.get(serviceId)?.noShows ?? [])];
  return numbers
    .map((number) => ({
      ticketId: ticketId(state.day, number),
      number,
      validUntil: (ticketOf(state, number).visits.at(-1)?.endedAt ?? now) + rules.missedValid,
    }))
    .filter(({ validUntil }) => validUntil >= now);
}

function aside(state: QueueState, serviceId: string, windowId: string, now: number) {
  const returned = state.lines.get(serviceId)?.returned ?? [];
  return returned
    .filter(({ notBefore }) => notBefore > now)
    .map(({ number, notBefore, windowId: bound }) => ({
      ticketId: ticketId(state.day, number),
      number,
      until: notBefore,
      here: bound === windowId,
    }));
}

function priorityOf(hall: HallDirectory, { classId }: TicketRecord): PriorityClass | null {
  if (classId === ordinaryClass) return null;
  return { id: classId, name: hall.class.get(classId)?.name ?? appointmentName };
}

/** The appointments' class, where the hall gives it no name of its own. */
export const appointmentName = { "zh-CN": "预约", "zh-TW": "預約", en: "Appointment" };

function whereabouts(hall: HallDirectory, ticket: TicketRecord): Ticket["at"] {
  if (ticket.state !== "called" && ticket.state !== "serving") return null;
  const { windowId, calledAt, startedAt } = visitOf(ticket);
  return { windowId, windowName: nameOfWindow(hall, windowId), since: startedAt ?? calledAt };
}

export function waitingFor(state: QueueState, serviceId: string): number {
  const line = state.lines.get(serviceId);
  return line ? waitingIn(line) : 0;
}

function nextFor(hall: HallDirectory, state: QueueState, serviceId: string, windowId: string, now: number) {
  const line = state.lines.get(serviceId);
  return (line && nextIn(callingOf(hall, state, now), [line], windowId)?.number) ?? null;
}

/** A service or a window that was taken out of the configuration during the day: its tickets keep its id. */
const nameless = (id: string) => ({ "zh-CN": id, "zh-TW": id, en: id });

export const nameOfWindow = (hall: HallDirectory, id: string) => hall.window.get(id)?.name ?? nameless(id);
export const nameOfService = (hall: HallDirectory, id: string) => hall.service.get(id)?.name ?? nameless(id);

function serviceOf(hall: HallDirectory, { serviceId, number }: TicketRecord): ServiceConfig {
  const found = hall.service.get(serviceId);
  if (found) return found;
  const name = nameless(serviceId);
  return { id: serviceId, prefix: number.charAt(0), name, plainName: name, area: nameless("") };
}
