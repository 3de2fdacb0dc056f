import type { HallDirectory } from "../hall-config.ts";
import { type CommandOf, done, numberOf, type QueueCommand, type QueueDecision, refuse } from "./decide.ts";
import type { QueueEvent } from "./events.ts";
import { type Calling, nextIn } from "./line.ts";
import { leaseOf } from "./numbers.ts";
import type { Standing } from "./row.ts";
import {
  isNobodys,
  type QueueState,
  type Step,
  type TicketRecord,
  ticketOf,
  visitOf,
  type WindowRecord,
} from "./state.ts";

export type AtWindowCommand = Exclude<
  QueueCommand,
  { type: "take" | "recordPrint" | "cancel" | "rate" | "lease" | "reconcile" | "signIn" }
>;

const minute = 60_000;

/** What a window handles now: the set that its clerk chose, or its own. */
export function handledBy(hall: HallDirectory, state: QueueState, windowId: string): readonly string[] {
  const profileId = state.windows.get(windowId)?.profileId ?? null;
  const profile = profileId === null ? undefined : hall.profile.get(profileId);
  return (profile ?? hall.window.get(windowId))?.serviceIds ?? [];
}

/** What calling needs to know of the hall, at a time. */
export function callingOf(hall: HallDirectory, state: QueueState, now: number): Calling {
  return {
    policy: hall.policy,
    weightOf: hall.weightOf,
    isAwaitedAt(windowId, number) {
      const window = state.windows.get(windowId);
      if (!window?.clerkId || window.paused) return false;
      return handledBy(hall, state, windowId).includes(ticketOf(state, number).serviceId);
    },
    now,
  };
}

/** Who would be called next at a window; undefined when nobody may be called. */
export function nextAt(
  hall: HallDirectory,
  state: QueueState,
  windowId: string,
  now: number,
): Standing | undefined {
  const lines = handledBy(hall, state, windowId).flatMap((serviceId) => state.lines.get(serviceId) ?? []);
  return nextIn(callingOf(hall, state, now), lines, windowId);
}

/** The last step of a window, if it can still be taken back. */
export function undoable(
  { rules }: HallDirectory,
  state: QueueState,
  window: WindowRecord,
  at: number,
): Step | undefined {
  const last = window.steps.at(-1);
  if (!last || at - last.at > rules.undoWithin) return undefined;
  const { number } = last.before.ticket;
  // What was rated has been: it can be gone on with, and not be undone.
  const isRated = ticketOf(state, number).visits.at(-1)?.rating != null;
  if (isRated && last.type !== "serviceFinished" && last.type !== "ticketTransferred") return undefined;
  if (window.work.current === number) return last;
  // It is with nobody else, and nothing has happened to it since.
  return window.work.current === null && ticketOf(state, number).changedSeq === last.seq ? last : undefined;
}

export function decideAtWindow(
  hall: HallDirectory,
  state: QueueState,
  command: AtWindowCommand,
  at: number,
): QueueDecision {
  const { windowId, clerkId } = command;
  const window = state.windows.get(windowId);
  if (!window || !hall.window.has(windowId) || window.clerkId !== clerkId)
    return refuse("window.notSignedIn", `${clerkId} is not signed in at window ${windowId}`);
  switch (command.type) {
    case "signOut":
      if (window.work.current) return busy(window);
      return done(command, null, { type: "clerkSignedOut", windowId, clerkId });
    case "callNext":
      return callNext(hall, state, window, command, at);
    case "callNumber":
      return callNumber(hall, state, window, command, at);
    case "rejoin":
      return rejoin(hall, state, command, at);
    case "recall":
      return recall(hall, state, window, command, at);
    case "start":
      return inHand(state, window, command, ["called"], (number) => ({
        type: "serviceStarted",
        number,
        windowId,
      }));
    case "noShow":
      return inHand(state, window, command, ["called"], (number) => ({
        type: "ticketNoShow",
        number,
        windowId,
      }));
    case "finish":
      return inHand(state, window, command, ["serving"], (number) => ({
        type: "serviceFinished",
        number,
        windowId,
      }));
    case "hold":
      return inHand(state, window, command, ["called", "serving"], (number) => ({
        type: "ticketHeld",
        number,
        windowId,
        until: at + Math.min(command.minutes * minute, hall.rules.holdMaximum),
        sameWindow: command.sameWindow,
      }));
    case "transfer":
      return transfer(hall, state, window, command);
    case "addMatter": {
      const { serviceId } = command;
      if (!hall.service.has(serviceId)) return refuse("window.cannotHandle", `no service ${serviceId}`);
      if (!hall.isHandled(serviceId)) return nobodyHandles(serviceId);
      return inHand(state, window, command, ["called", "serving"], (number) => ({
        type: "matterAdded",
        number,
        windowId,
        serviceId,
      }));
    }
    case "undo":
      return undo(hall, state, window, command, at);
    case "pause":
      if (window.work.current) return busy(window);
      if (window.paused?.reason === command.reason) return done(command, null);
      return done(command, null, { type: "windowPaused", windowId, reason: command.reason });
    case "resume":
      return window.paused ? done(command, null, { type: "windowResumed", windowId }) : done(command, null);
    case "setAutoCall":
      if (window.autoCall === command.on) return done(command, null);
      return done(command, null, { type: "autoCallSet", windowId, on: command.on });
    case "chooseProfile": {
      const { profileId } = command;
      if (profileId !== null && !hall.profile.has(profileId))
        return refuse("window.unknownProfile", `no profile ${profileId}`);
      if (window.profileId === profileId) return done(command, null);
      return done(command, null, { type: "profileChosen", windowId, profileId });
    }
  }
}

function callNext(
  hall: HallDirectory,
  state: QueueState,
  window: WindowRecord,
  command: QueueCommand,
  at: number,
): QueueDecision {
  if (window.work.current) return busy(window);
  if (window.paused) return paused(window);
  const next = nextAt(hall, state, window.id, at);
  if (!next) return refuse("window.nobodyWaiting", `nobody waits for window ${window.id}`);
  return done(command, next.number, { type: "ticketCalled", number: next.number, windowId: window.id });
}

function callNumber(
  hall: HallDirectory,
  state: QueueState,
  window: WindowRecord,
  command: CommandOf<"callNumber">,
  at: number,
): QueueDecision {
  if (window.work.current) return busy(window);
  if (window.paused) return paused(window);
  const ticket = state.tickets.get(command.number);
  const block = ticket && !isNobodys(ticket) ? undefined : leaseOf(state, command.number);
  if (block && handledBy(hall, state, window.id).includes(block.serviceId)) {
    // Given by a terminal that is cut off: whoever stands here with it is served, and the terminal tells the rest later.
    const { number } = command;
    const { serviceId, terminalId } = block;
    return done(
      command,
      number,
      { type: "ticketTaken", number, serviceId, terminalId, offlineAt: at, unheard: true },
      { type: "ticketCalled", number, windowId: window.id },
    );
  }
  if (!ticket || !handledBy(hall, state, window.id).includes(ticket.serviceId))
    return refuse("window.notWaiting", `${command.number} does not wait for window ${window.id}`);
  if (ticket.state === "noShow")
    return isTooOld(hall, ticket, at)
      ? refuse("window.expired", `${ticket.number} missed its call too long ago`)
      : refuse("window.missed", `${ticket.number} missed its call and can come back`);
  if (!ticket.standing) return refuse("window.notWaiting", `${ticket.number} waits no more`);
  return done(command, ticket.number, { type: "ticketCalled", number: ticket.number, windowId: window.id });
}

/** Whether a call was missed so long ago that its number cannot come back. */
const isTooOld = ({ rules }: HallDirectory, { visits }: TicketRecord, at: number): boolean =>
  at - (visits.at(-1)?.endedAt ?? at) > rules.missedValid;

function rejoin(
  hall: HallDirectory,
  state: QueueState,
  command: CommandOf<"rejoin">,
  at: number,
): QueueDecision {
  const { windowId } = command;
  const number = numberOf(state, command.ticketId);
  if (number === undefined) return refuse("queue.unknownTicket", `no ticket ${command.ticketId} today`);
  const ticket = ticketOf(state, number);
  if (ticket.state !== "noShow" || !handledBy(hall, state, windowId).includes(ticket.serviceId))
    return refuse("window.noTicket", `${number} has missed no call of window ${windowId}`);
  const { rejoinAfter } = hall.rules;
  if (isTooOld(hall, ticket, at)) return refuse("window.expired", `${number} missed its call too long ago`);
  // At the place of the last of those who go before: its own event, being later, stands right behind.
  const row = state.lines.get(ticket.serviceId)?.classes.get(ticket.classId) ?? [];
  const last = rejoinAfter === 0 ? undefined : row[Math.min(rejoinAfter, row.length) - 1];
  return done(command, number, {
    type: "ticketRejoined",
    number,
    windowId,
    ...(last ? { due: last.due } : {}),
  });
}

function recall(
  hall: HallDirectory,
  state: QueueState,
  window: WindowRecord,
  command: QueueCommand,
  at: number,
): QueueDecision {
  const { recallSpacing, maxCalls } = hall.rules;
  return inHand(state, window, command, ["called"], (number) => {
    const { calls, lastCallAt } = visitOf(ticketOf(state, number));
    if (calls >= maxCalls) return refuse("window.calledEnough", `${number} was called ${calls} times`);
    if (at - lastCallAt < recallSpacing)
      return refuse("window.tooSoon", `${number} was called ${at - lastCallAt} ms ago`);
    return { type: "ticketRecalled", number, windowId: window.id };
  });
}

function transfer(
  hall: HallDirectory,
  state: QueueState,
  window: WindowRecord,
  command: CommandOf<"transfer">,
): QueueDecision {
  const { serviceId, toWindowId, back } = command;
  if (!hall.service.has(serviceId)) return refuse("window.cannotHandle", `no service ${serviceId}`);
  if (!hall.isHandled(serviceId)) return nobodyHandles(serviceId);
  if (toWindowId === window.id) return refuse("window.cannotHandle", `${toWindowId} is this window`);
  if (toWindowId !== null && !handledBy(hall, state, toWindowId).includes(serviceId))
    return refuse("window.cannotHandle", `window ${toWindowId} does not handle ${serviceId}`);
  return inHand(state, window, command, ["called", "serving"], (number) => ({
    type: "ticketTransferred",
    number,
    windowId: window.id,
    serviceId,
    toWindowId,
    back,
  }));
}

function undo(
  hall: HallDirectory,
  state: QueueState,
  window: WindowRecord,
  command: QueueCommand,
  at: number,
): QueueDecision {
  const last = undoable(hall, state, window, at);
  if (!last) return refuse("window.nothingToUndo", `window ${window.id} has no step to take back`);
  if (window.paused) return paused(window);
  const { number } = last.before.ticket;
  const undone: QueueEvent = { type: "stepUndone", number, windowId: window.id, undone: last.seq };
  // A number that a window alone had named was nobody's, and waits for nobody.
  const { unheard, visits } = ticketOf(state, number);
  return unheard && last.type === "ticketCalled" && visits.length === 1
    ? done(command, number, undone, { type: "ticketCancelled", number })
    : done(command, number, undone);
}

/** What can be done with the ticket in hand, if it is in one of the states. */
function inHand(
  state: QueueState,
  window: WindowRecord,
  command: QueueCommand,
  needed: readonly ("called" | "serving")[],
  of: (number: string) => QueueEvent | QueueDecision,
): QueueDecision {
  const number = window.work.current;
  if (!number) return refuse("window.noTicket", `window ${window.id} has no ticket in hand`);
  const { state: found } = ticketOf(state, number);
  if (!needed.some((each) => each === found))
    return refuse("window.noTicket", `${number} is ${found}, not ${needed.join(" or ")}`);
  const what = of(number);
  return "type" in what ? done(command, number, what) : what;
}

const nobodyHandles = (serviceId: string): QueueDecision =>
  refuse(
    "window.nobodyHandles",
    `no window and no profile handles ${serviceId}: the ticket would wait for nobody`,
  );

const busy = ({ id, work }: WindowRecord): QueueDecision =>
  refuse("window.busy", `window ${id} still has ${work.current} in hand`);

const paused = ({ id }: WindowRecord): QueueDecision => refuse("window.paused", `window ${id} is paused`);
