import type { QueueCommand } from "../../server/hall/queue/decide.ts";
import type { Random } from "../fuzz/random.ts";
import type { Paper } from "./paper.ts";

/** What has no command yet: a terminal tells of an appointment that was checked in, or of a number that it gave without the hall. */
export interface Arrival {
  readonly type: "arrive";
  readonly appointment?: { readonly due: number; readonly notBefore: number };
  readonly offlineAt?: number;
  readonly serviceId: string;
}
export type Wish = QueueCommand | Arrival;

const minute = 60_000;
const persons = ["1", "2", "3", "4"].map((digit) => digit.repeat(64));

/** A command that somebody in the hall might give now: mostly one that makes sense, or else hardly anything would ever happen. */
export function randomWish(random: Random, paper: Paper, day: string, now: number): Wish {
  const { hall } = paper;
  const serviceId = random.pick(hall.services).id;
  const what = random.below(20);
  if (what < 5) {
    const classIds = ["ordinary", "ordinary", ...hall.classes.map(({ id }) => id)];
    return {
      type: "take",
      serviceId: random.below(40) === 0 ? "fishing" : serviceId,
      terminalId: "HL-01",
      ...(random.below(3) === 0
        ? {}
        : { classId: random.below(40) === 0 ? "emperor" : random.pick(classIds) }),
      ...(random.below(3) === 0 ? { person: random.pick(persons) } : {}),
      ...(random.below(5) === 0 ? { later: [random.pick(hall.services).id] } : {}),
    };
  }
  if (what === 5) {
    if (random.below(3) === 0)
      return { type: "arrive", serviceId, offlineAt: now - random.below(20) * minute };
    const due = now + (random.below(40) - 20) * minute;
    return { type: "arrive", serviceId, appointment: { due, notBefore: due - random.below(15) * minute } };
  }
  const idOf = (...states: string[]) => {
    const slips = [...paper.slips.values()];
    const some = random.below(6) === 0 ? slips : slips.filter(({ state }) => states.includes(state));
    const number = some.length === 0 || random.below(40) === 0 ? "A999" : random.pick(some).number;
    return { number, ticketId: `${day.replaceAll("-", "")}-${number}` };
  };
  if (what === 6) {
    const { ticketId } = idOf("waiting", "held", "noShow");
    if (random.below(2) === 0) return { type: "cancel", ticketId };
    return {
      type: "recordPrint",
      ticketId,
      state: random.pick(["requested", "printed", "failed", "unknown"]),
    };
  }
  const clerkId = random.below(60) === 0 ? "nobody" : random.pick(hall.clerks).id;
  const sits = paper.deskOf(clerkId);
  const windowId = sits !== undefined && random.below(30) > 0 ? sits : random.pick(hall.windows).id;
  const session = { windowId, clerkId };
  if (sits === undefined && random.below(10) > 0) return { type: "signIn", ...session };
  return atDesk(random, paper, session, idOf);
}

function atDesk(
  random: Random,
  paper: Paper,
  session: { readonly windowId: string; readonly clerkId: string },
  idOf: (...states: string[]) => { number: string; ticketId: string },
): QueueCommand {
  const { hall } = paper;
  const { hand, paused } = paper.desk(session.windowId);
  const serviceId = random.pick(hall.services).id;
  // Who comes from a pause may see that the step before it was a mistake.
  const last = paper.happened.at(-1)?.event.type;
  if (hand === null && (last === "windowResumed" || last === "ticketNoShow") && random.below(3) === 0)
    return last === "windowResumed"
      ? { type: "undo", ...session }
      : { type: "pause", reason: "rest", ...session };
  const state = hand === null ? (paused === null ? "free" : "paused") : paper.slip(hand).state;
  const usual = {
    free: [
      "callNext",
      "callNext",
      "callNext",
      "callNext",
      "callNumber",
      "rejoin",
      "rejoin",
      "undo",
      "pause",
      "other",
    ],
    paused: ["resume", "resume", "undo", "callNext", "other"],
    called: [
      "start",
      "start",
      "start",
      "noShow",
      "noShow",
      "recall",
      "hold",
      "transfer",
      "addMatter",
      "undo",
    ],
    serving: ["finish", "finish", "finish", "hold", "transfer", "addMatter", "undo"],
  }[state as "free" | "paused" | "called" | "serving"];
  const other = [
    "signOut",
    "chooseProfile",
    "setAutoCall",
    "signIn",
    "pause",
    "resume",
    "finish",
    "start",
    "recall",
    "noShow",
  ];
  const type = random.pick(random.below(12) === 0 ? other : usual);
  switch (type === "other" ? random.pick(other) : type) {
    case "callNumber":
      return { type: "callNumber", number: idOf("waiting", "held").number, ...session };
    case "rejoin":
      return { type: "rejoin", ticketId: idOf("noShow").ticketId, ...session };
    case "hold":
      return { type: "hold", minutes: 1 + random.below(20), sameWindow: random.below(2) === 0, ...session };
    case "transfer": {
      const able = hall.windows.filter(({ id }) => paper.handled(id).includes(serviceId)).map(({ id }) => id);
      const toWindowId =
        random.below(2) === 0 ? null : random.pick(random.below(5) === 0 ? ["9", "1"] : [...able, "1"]);
      return { type: "transfer", serviceId, toWindowId, back: random.below(2) === 0, ...session };
    }
    case "addMatter":
      return { type: "addMatter", serviceId: random.below(20) === 0 ? "fishing" : serviceId, ...session };
    case "pause":
      return { type: "pause", reason: random.pick(["rest", "meal", "paperwork"]), ...session };
    case "setAutoCall":
      return { type: "setAutoCall", on: random.below(2) === 0, ...session };
    case "chooseProfile": {
      const profileIds = [null, ...(hall.profiles ?? []).map(({ id }) => id), "no-profile"];
      return { type: "chooseProfile", profileId: random.pick(profileIds), ...session };
    }
    case "signIn":
      return {
        type: "signIn",
        ...session,
        windowId: random.pick([...hall.windows.map(({ id }) => id), "9"]),
      };
    case "signOut":
      return { type: "signOut", ...session };
    case "recall":
      return { type: "recall", ...session };
    case "start":
      return { type: "start", ...session };
    case "noShow":
      return { type: "noShow", ...session };
    case "finish":
      return { type: "finish", ...session };
    case "undo":
      return { type: "undo", ...session };
    case "resume":
      return { type: "resume", ...session };
    default:
      return { type: "callNext", ...session };
  }
}
