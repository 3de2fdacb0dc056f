import { type CommandOf, personOfDay, type QueueCommand } from "../../server/hall/queue/decide.ts";
import type { Desk, Paper } from "./paper.ts";
import { comesBefore, isLying, type Slip } from "./slip.ts";

/** What a command should come to: the number that it is about (null: none), or the code that it is refused with. */
export type Expected = { readonly number: string | null } | { readonly code: string };

const code = (of: string): Expected => ({ code: of });
const number = (of: string | null): Expected => ({ number: of });
const minute = 60_000;

/** What the paper says that a command should come to at a time. */
export function expected(paper: Paper, day: string, command: QueueCommand, at: number): Expected {
  switch (command.type) {
    case "take":
      return take(paper, day, command);
    case "recordPrint": {
      const slip = slipOf(paper, day, command.ticketId);
      return slip ? number(slip.number) : code("queue.unknownTicket");
    }
    case "cancel": {
      const slip = slipOf(paper, day, command.ticketId);
      if (!slip) return code("queue.unknownTicket");
      const canBe = ["waiting", "held", "noShow", "cancelled"].includes(slip.state);
      return canBe ? number(slip.number) : code("queue.notWaiting");
    }
    case "signIn": {
      const { windowId, clerkId } = command;
      if (!paper.hall.clerk.has(clerkId)) return code("window.unknownClerk");
      if (!paper.hall.window.has(windowId)) return code("window.unknownWindow");
      const sitting = paper.desk(windowId).clerkId;
      if (sitting === clerkId) return number(null);
      if (sitting !== null) return code("window.taken");
      const left = paper.deskOf(clerkId);
      return left !== undefined && paper.desk(left).hand !== null ? code("window.busy") : number(null);
    }
    case "lease":
    case "reconcile":
    case "rate":
      throw new Error("a clerk with paper knows nothing of terminals without their hall, and of no rating");
    default: {
      const desk = paper.desks.get(command.windowId);
      if (desk?.clerkId !== command.clerkId) return code("window.notSignedIn");
      return atDesk(paper, day, desk, command, at);
    }
  }
}

function take(paper: Paper, day: string, command: CommandOf<"take">): Expected {
  const { hall } = paper;
  const { serviceId, classId, person, later = [] } = command;
  const service = hall.service.get(serviceId);
  if (!service || later.some((each) => !hall.service.has(each))) return code("queue.unknownService");
  if (classId !== undefined && classId !== "ordinary" && !hall.class.has(classId))
    return code("queue.unknownClass");
  const all = [...paper.slips.values()].filter(({ takenFor }) => takenFor === serviceId);
  const theirs = all.filter((slip) => person !== undefined && slip.person === personOfDay(day, person));
  const over: readonly string[] = ["finished", "noShow", "cancelled"];
  const open = theirs.find(({ state }) => !over.includes(state));
  if (open) return number(open.number);
  if (service.suspended || ![serviceId, ...later].every((each) => paper.hasDesk(each)))
    return code("queue.serviceClosed");
  const kept = ({ state, served }: Slip) => state !== "cancelled" || served;
  const counted =
    theirs.filter(kept).length +
    Math.max(0, theirs.filter((slip) => !kept(slip)).length - hall.rules.giveBacks);
  if (counted >= hall.rules.perPerson) return code("queue.personLimit");
  if (service.perDay !== undefined && all.filter(kept).length >= service.perDay) return code("queue.dayFull");
  const serial = (paper.series.get(service.prefix) ?? 0) + 1;
  return number(service.prefix + String(serial).padStart(3, "0"));
}

function atDesk(
  paper: Paper,
  day: string,
  desk: Desk,
  command: Exclude<
    QueueCommand,
    { type: "take" | "recordPrint" | "cancel" | "rate" | "lease" | "reconcile" | "signIn" }
  >,
  at: number,
): Expected {
  const { hall } = paper;
  const { windowId } = command;
  const hand = desk.hand === null ? undefined : paper.slip(desk.hand);
  const free = hand ? code("window.busy") : desk.paused !== null ? code("window.paused") : undefined;
  const inHand = (...states: Slip["state"][]) =>
    hand && states.includes(hand.state) ? number(hand.number) : code("window.noTicket");
  switch (command.type) {
    case "signOut":
    case "pause":
      return hand ? code("window.busy") : number(null);
    case "resume":
    case "setAutoCall":
      return number(null);
    case "chooseProfile": {
      const { profileId } = command;
      return profileId === null || hall.profile.has(profileId) ? number(null) : code("window.unknownProfile");
    }
    case "callNext": {
      if (free) return free;
      const next = paper.next(windowId, at);
      return next ? number(next.number) : code("window.nobodyWaiting");
    }
    case "callNumber": {
      if (free) return free;
      const slip = paper.slips.get(command.number);
      if (!slip || !paper.handled(windowId).includes(slip.serviceId)) return code("window.notWaiting");
      if (slip.state === "noShow")
        return code(at > slip.missedAt + hall.rules.missedValid ? "window.expired" : "window.missed");
      return isLying(slip) ? number(slip.number) : code("window.notWaiting");
    }
    case "rejoin": {
      const slip = slipOf(paper, day, command.ticketId);
      if (!slip) return code("queue.unknownTicket");
      if (slip.state !== "noShow" || !paper.handled(windowId).includes(slip.serviceId))
        return code("window.noTicket");
      return at > slip.missedAt + hall.rules.missedValid ? code("window.expired") : number(slip.number);
    }
    case "recall": {
      if (hand?.state !== "called") return code("window.noTicket");
      if (hand.calls >= hall.rules.maxCalls) return code("window.calledEnough");
      return at < hand.lastCallAt + hall.rules.recallSpacing ? code("window.tooSoon") : number(hand.number);
    }
    case "start":
    case "noShow":
      return inHand("called");
    case "finish":
      return inHand("serving");
    case "hold":
      return inHand("called", "serving");
    case "addMatter":
      if (!hall.service.has(command.serviceId)) return code("window.cannotHandle");
      return paper.hasDesk(command.serviceId) ? inHand("called", "serving") : code("window.nobodyHandles");
    case "transfer": {
      const { serviceId, toWindowId } = command;
      if (hall.service.has(serviceId) && !paper.hasDesk(serviceId)) return code("window.nobodyHandles");
      const isThere =
        toWindowId === null ||
        (toWindowId !== windowId &&
          hall.window.has(toWindowId) &&
          paper.handled(toWindowId).includes(serviceId));
      return hall.service.has(serviceId) && isThere
        ? inHand("called", "serving")
        : code("window.cannotHandle");
    }
    case "undo": {
      const last = desk.steps.at(-1);
      if (!last || at - last.at > hall.rules.undoWithin) return code("window.nothingToUndo");
      const since = paper.happened.filter(
        ({ seq, event }) =>
          seq > last.seq &&
          "number" in event &&
          event.number === last.number &&
          event.type !== "printRecorded",
      );
      const isStill = desk.hand === last.number || (desk.hand === null && since.length === 0);
      if (!isStill) return code("window.nothingToUndo");
      return desk.paused !== null ? code("window.paused") : number(last.number);
    }
  }
}

const slipOf = (paper: Paper, day: string, ticketId: string): Slip | undefined =>
  [...paper.slips.values()].find((slip) => ticketId === `${day.replaceAll("-", "")}-${slip.number}`);

/** Where who comes back after a missed call should stand, among those of the own class, as the house has it; null: before all. */
export function dueOfReturn(paper: Paper, slip: Slip): number | null {
  const row = paper
    .lying()
    .filter((one) => one.serviceId === slip.serviceId && one.classId === slip.classId && !one.place.back)
    .sort((one, other) => (comesBefore(one.place, other.place) ? -1 : 1));
  const before = row.slice(0, paper.hall.rules.rejoinAfter);
  return before.at(-1)?.place.due ?? null;
}

/** Until when a ticket that is held now is aside. */
export const heldUntil = (paper: Paper, minutes: number, at: number): number =>
  at + Math.min(minutes * minute, paper.hall.rules.holdMaximum);
