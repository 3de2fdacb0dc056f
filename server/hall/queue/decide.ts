import type { ErrorCode } from "../../contract/errors.ts";
import type { Decision } from "../../storage/command-log.ts";
import type { HallDirectory } from "../hall-config.ts";
import type { QueueEvent, QueueOutcome } from "./events.ts";
import { nextOf, type QueueState, ticketOf, type WindowRecord } from "./state.ts";

/** A clerk at a window: what signing in gives, and what every command of the window names. */
export interface WindowSession {
  readonly windowId: string;
  readonly clerkId: string;
}

/** What can be asked of a queue. */
export type QueueCommand =
  | { readonly type: "take"; readonly serviceId: string; readonly terminalId: string }
  | {
      readonly type: "recordPrint";
      readonly ticketId: string;
      readonly state: "requested" | "printed" | "failed" | "unknown";
    }
  | ({ readonly type: "signIn" } & WindowSession)
  | ({ readonly type: "signOut" | "callNext" | "recall" | "start" | "noShow" | "finish" } & WindowSession)
  | ({ readonly type: "callNumber"; readonly number: string } & WindowSession)
  | ({ readonly type: "rejoin"; readonly ticketId: string } & WindowSession);

export interface Refusal {
  readonly code: ErrorCode;
  readonly detail: string;
}

export type QueueDecision = Decision<QueueEvent, QueueOutcome, Refusal>;

/** Five digits are the longest number that the contract, the ticket and the voice know. */
const lastSerial = 99_999;
const leastDigits = 3;

/** Decides one command on the state it finds. Pure: the state is not changed. */
export function decide(hall: HallDirectory, state: QueueState, command: QueueCommand): QueueDecision {
  switch (command.type) {
    case "take":
      return take(hall, state, command);
    case "recordPrint":
      return recordPrint(state, command);
    case "signIn":
      return signIn(hall, state, command);
    default:
      return atWindow(hall, state, command);
  }
}

/** Where a ticket is found all over the hall: the day and its number on that day. */
export const ticketId = (day: string, number: string): string => `${day.replaceAll("-", "")}-${number}`;

/** The day's number behind a ticket id, if there is such a ticket on that day. */
export function numberOf(state: QueueState, id: string): string | undefined {
  const number = id.slice(id.indexOf("-") + 1);
  return id === ticketId(state.day, number) && state.tickets.has(number) ? number : undefined;
}

type CommandOf<Type extends QueueCommand["type"]> = Extract<QueueCommand, { type: Type }>;
type AtWindow = Exclude<QueueCommand, { type: "take" | "recordPrint" | "signIn" }>;

function take(hall: HallDirectory, state: QueueState, command: CommandOf<"take">): QueueDecision {
  const service = hall.service.get(command.serviceId);
  if (!service) return refuse("queue.unknownService", `no service ${command.serviceId}`);
  if (service.suspended) return refuse("queue.serviceClosed", `${service.prefix} gives no numbers for now`);
  const serial = (state.series.get(service.prefix) ?? 0) + 1;
  if (serial > lastSerial)
    return refuse("queue.serviceClosed", `${service.prefix} has given its last number`);
  const number = service.prefix + String(serial).padStart(leastDigits, "0");
  const { serviceId, terminalId } = command;
  return done(command, number, { type: "ticketTaken", number, serviceId, terminalId });
}

function recordPrint(state: QueueState, command: CommandOf<"recordPrint">): QueueDecision {
  const number = numberOf(state, command.ticketId);
  if (number === undefined) return refuse("queue.unknownTicket", `no ticket ${command.ticketId} today`);
  const { print } = ticketOf(state, number);
  // Paper that came out stays out, whatever a late message says.
  if (print === "printed" || print === command.state) return done(command, number);
  return done(command, number, { type: "printRecorded", number, state: command.state });
}

function signIn(hall: HallDirectory, state: QueueState, command: CommandOf<"signIn">): QueueDecision {
  const { windowId, clerkId } = command;
  if (!hall.clerk.has(clerkId)) return refuse("window.unknownClerk", `no clerk ${clerkId}`);
  if (!hall.window.has(windowId)) return refuse("window.unknownWindow", `no window ${windowId}`);
  const sitting = state.windows.get(windowId)?.clerkId;
  if (sitting === clerkId) return done(command, null);
  if (sitting) return refuse("window.taken", `window ${windowId} is taken`);
  const signedIn: QueueEvent = { type: "clerkSignedIn", windowId, clerkId };
  const left = state.clerks.get(clerkId);
  if (left === undefined) return done(command, null, signedIn);
  // Who signs in elsewhere has left the window before, but cannot leave a person standing there.
  if (state.windows.get(left)?.current) return refuse("window.busy", `window ${left} has a ticket in hand`);
  return done(command, null, { type: "clerkSignedOut", windowId: left, clerkId }, signedIn);
}

function atWindow(hall: HallDirectory, state: QueueState, command: AtWindow): QueueDecision {
  const window = state.windows.get(command.windowId);
  const handles = hall.window.get(command.windowId)?.serviceIds;
  if (!window || !handles || window.clerkId !== command.clerkId)
    return refuse("window.notSignedIn", `${command.clerkId} is not signed in at window ${command.windowId}`);
  const { windowId, clerkId } = command;
  switch (command.type) {
    case "signOut":
      if (window.current) return busy(window);
      return done(command, null, { type: "clerkSignedOut", windowId, clerkId });
    case "callNext": {
      if (window.current) return busy(window);
      const next = nextOf(state, handles);
      if (!next) return refuse("window.nobodyWaiting", `nobody waits for window ${windowId}`);
      return done(command, next.number, { type: "ticketCalled", number: next.number, windowId });
    }
    case "callNumber": {
      if (window.current) return busy(window);
      const ticket = state.tickets.get(command.number);
      if (ticket?.state !== "waiting" || !handles.includes(ticket.serviceId))
        return refuse("window.notWaiting", `${command.number} does not wait for window ${windowId}`);
      return done(command, ticket.number, { type: "ticketCalled", number: ticket.number, windowId });
    }
    case "rejoin": {
      const number = numberOf(state, command.ticketId);
      if (number === undefined) return refuse("queue.unknownTicket", `no ticket ${command.ticketId} today`);
      const ticket = ticketOf(state, number);
      if (ticket.state !== "noShow" || !handles.includes(ticket.serviceId))
        return refuse("window.noTicket", `${number} has missed no call of window ${windowId}`);
      return done(command, number, { type: "ticketRejoined", number, windowId });
    }
    case "recall":
      return inHand(state, window, command, "called", "ticketRecalled");
    case "start":
      return inHand(state, window, command, "called", "serviceStarted");
    case "noShow":
      return inHand(state, window, command, "called", "ticketNoShow");
    case "finish":
      return inHand(state, window, command, "serving", "serviceFinished");
  }
}

function inHand(
  state: QueueState,
  window: WindowRecord,
  command: QueueCommand,
  needed: "called" | "serving",
  type: "ticketRecalled" | "serviceStarted" | "ticketNoShow" | "serviceFinished",
): QueueDecision {
  const number = window.current;
  if (!number) return refuse("window.noTicket", `window ${window.id} has no ticket in hand`);
  const { state: found } = ticketOf(state, number);
  if (found !== needed) return refuse("window.noTicket", `${number} is ${found}, not ${needed}`);
  return done(command, number, { type, number, windowId: window.id });
}

const done = ({ type }: QueueCommand, number: string | null, ...events: QueueEvent[]): QueueDecision => ({
  events,
  outcome: { type, number },
});

const refuse = (code: ErrorCode, detail: string): QueueDecision => ({ refused: { code, detail } });

const busy = ({ id, current }: WindowRecord): QueueDecision =>
  refuse("window.busy", `window ${id} still has ${current} in hand`);
