import { createHash } from "node:crypto";
import type { ErrorCode } from "../../contract/errors.ts";
import type { RatingLevel } from "../../contract/hall.ts";
import type { PauseReason } from "../../contract/window.ts";
import type { Decision } from "../../storage/command-log.ts";
import { type Numbers, numbersAt } from "../calendar/numbers.ts";
import type { HallDirectory } from "../hall-config.ts";
import { type AtWindowCommand, decideAtWindow } from "./decide-at-window.ts";
import { lease, reconcile } from "./decide-offline.ts";
import type { QueueEvent, QueueOutcome } from "./events.ts";
import { appointmentClass, ordinaryClass } from "./line.ts";
import { nextNumber } from "./numbers.ts";
import { isGivenBack, isServed, type QueueState, ticketOf } from "./state.ts";

/** A clerk at a window: what signing in gives, and what every command of the window names. */
export interface WindowSession {
  readonly windowId: string;
  readonly clerkId: string;
}

/** What can be asked of a queue. */
export type QueueCommand =
  | {
      readonly type: "take";
      readonly serviceId: string;
      readonly terminalId: string;
      readonly classId?: string | undefined;
      /** Keyed hash of the document that was shown. */
      readonly person?: string | undefined;
      readonly later?: readonly string[] | undefined;
      /** The appointment that it is for; it was promised, so that it counts in no limit. */
      readonly appointment?: { readonly id: string; readonly due: number; readonly notBefore: number };
    }
  | {
      readonly type: "recordPrint";
      readonly ticketId: string;
      readonly state: "requested" | "printed" | "failed" | "unknown";
    }
  | { readonly type: "cancel"; readonly ticketId: string }
  | {
      readonly type: "rate";
      readonly ticketId: string;
      readonly visit: number;
      readonly level: RatingLevel;
    }
  | { readonly type: "lease"; readonly terminalId: string }
  | {
      readonly type: "reconcile";
      readonly day: string;
      readonly number: string;
      readonly terminalId: string;
      readonly classId?: string | undefined;
      readonly person?: string | undefined;
      readonly later?: readonly string[] | undefined;
      readonly takenAt: number;
      readonly print: "notRequested" | "requested" | "printed" | "failed" | "unknown";
      /** The number that the hall had issued for the same wish, if it had. */
      readonly issued: string | null;
    }
  | ({ readonly type: "signIn" } & WindowSession)
  | ({
      readonly type: "signOut" | "callNext" | "recall" | "start" | "noShow" | "finish" | "undo" | "resume";
    } & WindowSession)
  | ({ readonly type: "callNumber"; readonly number: string } & WindowSession)
  | ({ readonly type: "rejoin"; readonly ticketId: string } & WindowSession)
  | ({ readonly type: "hold"; readonly minutes: number; readonly sameWindow: boolean } & WindowSession)
  | ({
      readonly type: "transfer";
      readonly serviceId: string;
      readonly toWindowId: string | null;
      readonly back: boolean;
    } & WindowSession)
  | ({ readonly type: "addMatter"; readonly serviceId: string } & WindowSession)
  | ({ readonly type: "pause"; readonly reason: PauseReason } & WindowSession)
  | ({ readonly type: "setAutoCall"; readonly on: boolean } & WindowSession)
  | ({ readonly type: "chooseProfile"; readonly profileId: string | null } & WindowSession);

export interface Refusal {
  readonly code: ErrorCode;
  readonly detail: string;
}

export type QueueDecision = Decision<QueueEvent, QueueOutcome, Refusal>;
export type CommandOf<Type extends QueueCommand["type"]> = Extract<QueueCommand, { type: Type }>;

/**
 * Decides one command on the state it finds. Pure: the state is not changed.
 *
 * @param at the time that its events will have, milliseconds since the epoch
 */
export function decide(
  hall: HallDirectory,
  state: QueueState,
  command: QueueCommand,
  at: number,
): QueueDecision {
  switch (command.type) {
    case "take":
      return take(hall, state, command, at);
    case "recordPrint":
      return recordPrint(state, command);
    case "cancel":
      return cancel(state, command);
    case "rate":
      return rate(state, command);
    case "lease":
      return lease(hall, state, command);
    case "reconcile":
      return reconcile(hall, state, command);
    case "signIn":
      return signIn(hall, state, command);
    default:
      return decideAtWindow(hall, state, command satisfies AtWindowCommand, at);
  }
}

/** Where a ticket is found all over the hall: the day and its number on that day. */
export const ticketId = (day: string, number: string): string => `${day.replaceAll("-", "")}-${number}`;

/** The day's number behind a ticket id, if there is such a ticket on that day. */
export function numberOf(state: QueueState, id: string): string | undefined {
  const number = id.slice(id.indexOf("-") + 1);
  return id === ticketId(state.day, number) && state.tickets.has(number) ? number : undefined;
}

/** A person as one day knows them: nobody can tell from the log who came on two days. */
export function personOfDay(day: string, person: string): string {
  return createHash("sha256").update(`${day} ${person}`).digest("hex").slice(0, 32);
}

export const done = (
  { type }: QueueCommand,
  number: string | null,
  ...events: QueueEvent[]
): QueueDecision => ({
  events,
  outcome: { type, number },
});

export const refuse = (code: ErrorCode, detail: string): QueueDecision => ({ refused: { code, detail } });

function take(hall: HallDirectory, state: QueueState, command: CommandOf<"take">, at: number): QueueDecision {
  const { serviceId, terminalId, classId, later = [], appointment } = command;
  const service = hall.service.get(serviceId);
  const unknown = [serviceId, ...later].find((each) => !hall.service.has(each));
  if (!service || unknown !== undefined) return refuse("queue.unknownService", `no service ${unknown}`);
  if (classId !== undefined && classId !== ordinaryClass && !hall.class.has(classId))
    return refuse("queue.unknownClass", `no class ${classId}`);
  const person = command.person === undefined ? undefined : personOfDay(state.day, command.person);
  const theirs = person === undefined ? [] : numbersOf(state, person, serviceId);
  const waiting = theirs.find((number) => isOpen(state, number));
  // Who asks again while waiting keeps the number. Whose appointment begins gets its own, and gives back one that was taken without.
  const givenBack = appointment && theirs.find((number) => ticketOf(state, number).state === "waiting");
  if (
    waiting !== undefined &&
    (!appointment || (givenBack && isBetter(hall, state, givenBack, appointment.due)))
  )
    return { events: [], outcome: { type: command.type, number: waiting, already: true } };
  const { kind } = numbersAt(hall.calendar, service, at);
  if (kind !== "open" && !(appointment && isStillServed(kind)))
    return refuse("queue.serviceClosed", `${service.prefix} gives no numbers for now: ${kind}`);
  const nobodys = later.find((each) => !hall.isHandled(each));
  if (nobodys !== undefined) return refuse("queue.serviceClosed", `no window handles ${nobodys}`);
  if (!appointment && spentOf(hall, state, theirs) >= hall.rules.perPerson)
    return refuse("queue.personLimit", `${theirs.length} numbers of ${service.prefix} today`);
  if (!appointment && service.perDay !== undefined && (state.given.get(serviceId) ?? 0) >= service.perDay)
    return refuse("queue.dayFull", `${service.prefix} has given its ${service.perDay} numbers of today`);
  const number = nextNumber(state, service.prefix);
  if (number === undefined)
    return refuse("queue.serviceClosed", `${service.prefix} has given its last number`);
  const taken: QueueEvent = {
    type: "ticketTaken",
    number,
    serviceId,
    terminalId,
    ...(classId === undefined || classId === ordinaryClass ? {} : { classId }),
    ...(person === undefined ? {} : { person }),
    ...(later.length === 0 ? {} : { later: [...later] }),
    ...(appointment ? { appointment } : {}),
  };
  if (givenBack === undefined) return done(command, number, taken);
  return done(command, number, { type: "ticketCancelled", number: givenBack }, taken);
}

/** Whether a number that waits stands better than an appointment's would: its class counts as much, and it came before. */
const isBetter = (hall: HallDirectory, state: QueueState, number: string, due: number): boolean => {
  const { classId, takenAt } = ticketOf(state, number);
  return hall.weightOf(classId) >= hall.weightOf(appointmentClass) && takenAt <= due;
};

/** Who has an appointment is let in when no more numbers are given to others, and before the hall opens for them. */
const isStillServed = (kind: Numbers["kind"]): boolean =>
  kind === "notYetOpen" || kind === "break" || kind === "lastTicketGiven";

function numbersOf(state: QueueState, person: string, serviceId: string): string[] {
  const numbers = state.persons.get(person) ?? [];
  return numbers.filter((number) => ticketOf(state, number).takenFor === serviceId);
}

/** Of a person's numbers those that count: a few may be given back for nothing, so that nobody takes and gives back without end. */
function spentOf({ rules }: HallDirectory, state: QueueState, numbers: readonly string[]): number {
  const givenBack = numbers.filter((number) => isGivenBack(ticketOf(state, number))).length;
  return numbers.length - Math.min(givenBack, rules.giveBacks);
}

function isOpen(state: QueueState, number: string): boolean {
  const { state: now } = ticketOf(state, number);
  return now !== "finished" && now !== "cancelled" && now !== "noShow";
}

function recordPrint(state: QueueState, command: CommandOf<"recordPrint">): QueueDecision {
  const number = numberOf(state, command.ticketId);
  if (number === undefined) return refuse("queue.unknownTicket", `no ticket ${command.ticketId} today`);
  const { print } = ticketOf(state, number);
  // Paper that came out stays out, whatever a late message says.
  if (print === "printed" || print === command.state) return done(command, number);
  return done(command, number, { type: "printRecorded", number, state: command.state });
}

function cancel(state: QueueState, command: CommandOf<"cancel">): QueueDecision {
  const number = numberOf(state, command.ticketId);
  if (number === undefined) return refuse("queue.unknownTicket", `no ticket ${command.ticketId} today`);
  const ticket = ticketOf(state, number);
  if (ticket.state === "cancelled") return done(command, number);
  if (ticket.state !== "waiting" && ticket.state !== "held" && ticket.state !== "noShow")
    return refuse("queue.notWaiting", `${number} is ${ticket.state}`);
  return done(command, number, { type: "ticketCancelled", number });
}

/** 一次一评: each time that somebody is served is rated once, and the first rating stands. */
function rate(state: QueueState, command: CommandOf<"rate">): QueueDecision {
  const { visit, level } = command;
  const number = numberOf(state, command.ticketId);
  if (number === undefined) return refuse("queue.unknownTicket", `no ticket ${command.ticketId} today`);
  const found = ticketOf(state, number).visits[visit];
  if (!found || !isServed(found))
    return refuse("message.invalidPayload", `${number} was not served at its call ${visit}`);
  if (found.rating !== null) return done(command, number);
  return done(command, number, { type: "visitRated", number, visit, level });
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
  if (state.windows.get(left)?.work.current)
    return refuse("window.busy", `window ${left} has a ticket in hand`);
  return done(command, null, { type: "clerkSignedOut", windowId: left, clerkId }, signedIn);
}
