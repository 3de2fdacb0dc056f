import type { ErrorCode } from "../../contract/errors.ts";
import type { HallConfig } from "../hall-config.ts";
import type { QueueEvent } from "./events.ts";
import { lineOf, type QueueState, type TicketRecord, windowOf } from "./state.ts";

export type QueueCommand =
  | { type: "take"; serviceId: string; terminalId: string }
  | { type: "recordPrint"; ticketId: string; state: "requested" | "printed" | "failed" | "unknown" }
  | { type: "signIn"; windowId: string; clerkId: string }
  | { type: "signOut"; windowId: string }
  | { type: "callNext"; windowId: string }
  | { type: "callNumber"; windowId: string; number: string }
  | { type: "recall"; windowId: string }
  | { type: "start"; windowId: string }
  | { type: "noShow"; windowId: string }
  | { type: "rejoin"; windowId: string; ticketId: string }
  | { type: "finish"; windowId: string };

/** What a command came to: the ticket it was about, if any, or why it was refused. */
export type QueueOutcome =
  | { ok: true; ticketId: string | null }
  | { ok: false; error: ErrorCode; detail: string };

export interface Decision {
  readonly events: readonly QueueEvent[];
  readonly outcome: QueueOutcome;
}

/** Shortest number: `A001`. The series goes on to A1000 when a day needs it. */
const numberDigits = 3;

/** Decides one command on the state of its day. Pure; nothing changes until the events are taken in. */
export function decide(state: QueueState, command: QueueCommand, hall: HallConfig): Decision {
  switch (command.type) {
    case "take":
      return take(state, command.serviceId, command.terminalId, hall);
    case "recordPrint": {
      const ticket = state.tickets.get(command.ticketId);
      if (!ticket) return refuse("queue.unknownTicket", `no ticket ${command.ticketId} today`);
      // Paper that came out stays come out, whatever a late message says.
      if (ticket.print === "printed" || ticket.print === command.state) return done([], ticket.id);
      return done([{ type: "PrintRecorded", ticketId: ticket.id, state: command.state }], ticket.id);
    }
    case "signIn":
      return signIn(state, command.windowId, command.clerkId, hall);
    default:
      return atWindow(state, command, hall);
  }
}

function take(state: QueueState, serviceId: string, terminalId: string, hall: HallConfig): Decision {
  const service = hall.services.find(({ id }) => id === serviceId);
  if (!service) return refuse("queue.unknownService", `no service ${serviceId}`);
  if (!service.open) return refuse("queue.serviceClosed", `${serviceId} gives no numbers today`);
  const place = (state.given.get(serviceId) ?? 0) + 1;
  const number = `${service.prefix}${String(place).padStart(numberDigits, "0")}`;
  const ticketId = `${state.day}-${number}`;
  return done([{ type: "NumberTaken", ticketId, number, serviceId, terminalId }], ticketId);
}

function signIn(state: QueueState, windowId: string, clerkId: string, hall: HallConfig): Decision {
  if (!hall.clerks.some(({ id }) => id === clerkId))
    return refuse("window.unknownClerk", `no clerk ${clerkId}`);
  if (!hall.windows.some(({ id }) => id === windowId))
    return refuse("window.unknownWindow", `no window ${windowId}`);
  const present = windowOf(state, windowId).clerkId;
  if (present === clerkId) return done([], null);
  if (present !== undefined) return refuse("window.taken", `${present} is signed in at window ${windowId}`);
  return done([{ type: "ClerkSignedIn", windowId, clerkId }], null);
}

function atWindow(
  state: QueueState,
  command: Exclude<QueueCommand, { type: "take" | "recordPrint" | "signIn" }>,
  hall: HallConfig,
): Decision {
  const { windowId } = command;
  const window = windowOf(state, windowId);
  const services = hall.windows.find(({ id }) => id === windowId)?.serviceIds ?? [];
  const inHand = window.ticketId === undefined ? undefined : state.tickets.get(window.ticketId);
  if (window.clerkId === undefined)
    return refuse("window.notSignedIn", `nobody is signed in at window ${windowId}`);

  switch (command.type) {
    case "signOut":
      if (inHand) return refuse("window.busy", `${inHand.number} is still in hand`);
      return done([{ type: "ClerkSignedOut", windowId }], null);
    case "callNext": {
      if (inHand) return refuse("window.busy", `${inHand.number} is still in hand`);
      const next = nextFor(state, services);
      if (!next) return refuse("window.nobodyWaiting", "nobody waits for what this window handles");
      return done([{ type: "TicketCalled", ticketId: next.id, windowId, count: 1 }], next.id);
    }
    case "callNumber": {
      if (inHand) return refuse("window.busy", `${inHand.number} is still in hand`);
      const ticket = state.tickets.get(state.numbers.get(command.number) ?? "");
      if (!ticket || ticket.state !== "waiting" || !services.includes(ticket.serviceId))
        return refuse("window.notWaiting", `${command.number} does not wait for what this window handles`);
      return done([{ type: "TicketCalled", ticketId: ticket.id, windowId, count: 1 }], ticket.id);
    }
    case "recall":
      if (inHand?.state !== "called") return refuse("window.noTicket", "no ticket is called at this window");
      return done(
        [{ type: "TicketCalled", ticketId: inHand.id, windowId, count: inHand.calls + 1 }],
        inHand.id,
      );
    case "start":
      if (inHand?.state !== "called") return refuse("window.noTicket", "no ticket is called at this window");
      return done([{ type: "ServiceStarted", ticketId: inHand.id, windowId }], inHand.id);
    case "noShow":
      if (inHand?.state !== "called") return refuse("window.noTicket", "no ticket is called at this window");
      return done([{ type: "TicketMissed", ticketId: inHand.id, windowId }], inHand.id);
    case "finish":
      if (inHand?.state !== "serving")
        return refuse("window.noTicket", "no ticket is being served at this window");
      return done([{ type: "ServiceFinished", ticketId: inHand.id, windowId }], inHand.id);
    case "rejoin": {
      const ticket = state.tickets.get(command.ticketId);
      if (ticket?.state !== "noShow") return refuse("window.notWaiting", "this ticket was not missed");
      return done([{ type: "TicketRejoined", ticketId: ticket.id }], ticket.id);
    }
  }
}

/**
 * Whom a window with these services calls next, the one rule of the hall: who has come back after a missed call
 * before everybody else, then who took a number first.
 */
export function nextFor(state: QueueState, serviceIds: readonly string[]): TicketRecord | undefined {
  let next: TicketRecord | undefined;
  for (const serviceId of serviceIds) {
    const head = state.tickets.get(lineOf(state, serviceId).head ?? "");
    if (head && (!next || comesBefore(head, next))) next = head;
  }
  return next;
}

function comesBefore(one: TicketRecord, other: TicketRecord): boolean {
  if (one.rejoinedSeq !== undefined || other.rejoinedSeq !== undefined)
    return (one.rejoinedSeq ?? Number.POSITIVE_INFINITY) < (other.rejoinedSeq ?? Number.POSITIVE_INFINITY);
  return one.takenSeq < other.takenSeq;
}

function done(events: readonly QueueEvent[], ticketId: string | null): Decision {
  return { events, outcome: { ok: true, ticketId } };
}

function refuse(error: ErrorCode, detail: string): Decision {
  return { events: [], outcome: { ok: false, error, detail } };
}
