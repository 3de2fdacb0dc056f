import type { AssistanceKind, HalfDaySlot } from "../../contract/assistance/words.ts";
import type { ErrorCode } from "../../contract/errors.ts";
import type { Language } from "../../contract/hall.ts";
import type { Decision } from "../../storage/command-log.ts";
import type { OpeningHours } from "../appointments/opening-hours.ts";
import type { YearArrangement } from "../calendar/arrangement.ts";
import { dayOf } from "../calendar/day.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import type { AssistanceEvent, AssistanceOutcome } from "./events.ts";
import type { RulesByKind } from "./rules.ts";
import { freeAt } from "./slots.ts";
import { type AssistancesState, isAwaited, isOver, type Request, requestsOf } from "./state.ts";

/** What can be asked about requests. */
export type AssistanceCommand =
  | {
      readonly type: "book";
      readonly kind: AssistanceKind;
      readonly matterId: string;
      readonly person: string;
      readonly slot: HalfDaySlot | null;
      /** The sealed record of who asks. */
      readonly record: string;
      readonly notice: string;
      readonly texts: boolean;
      readonly language: Language;
      readonly via: string;
      /** The person has one for this matter at another site. */
      readonly openElsewhere: boolean;
      /** Of which the first that is free becomes its own. */
      readonly codes: readonly string[];
    }
  | { readonly type: "cancel"; readonly code: string; readonly via: string }
  | ({ readonly type: "assign"; readonly assignee: string } & AtDesk)
  | ({ readonly type: "done" } & AtDesk)
  | ({ readonly type: "close" } & AtDesk)
  | ({ readonly type: "decline"; readonly record: string } & AtDesk)
  | ({ readonly type: "open" } & AtDesk);

interface AtDesk {
  readonly number: string;
  readonly by: string;
}

export interface AssistanceRefusal {
  readonly code: ErrorCode;
  readonly detail: string;
}

export type AssistanceDecision = Decision<AssistanceEvent, AssistanceOutcome, AssistanceRefusal>;
type CommandOf<Type extends AssistanceCommand["type"]> = Extract<AssistanceCommand, { type: Type }>;

/** The hall as requests see it. */
export interface AssistanceHall {
  readonly rules: RulesByKind;
  readonly hours: OpeningHours;
  readonly arrangements: readonly YearArrangement[];
  /** Before this site's numbers: no two sites have the same. */
  readonly prefix: string;
}

const refuse = (code: ErrorCode, detail: string): AssistanceDecision => ({ refused: { code, detail } });
const done = (
  { type }: AssistanceCommand,
  number: string,
  ...events: AssistanceEvent[]
): AssistanceDecision => ({ events, outcome: { type, number } });

/**
 * Decides one command on the state it finds. Pure: the state is not changed.
 *
 * @param at the time that its events will have, milliseconds since the epoch
 */
export function decide(
  hall: AssistanceHall,
  state: AssistancesState,
  command: AssistanceCommand,
  at: number,
): AssistanceDecision {
  if (command.type === "book") return book(hall, state, command, at);
  if (command.type === "cancel") return cancel(state, command);
  const found = state.requests.get(command.number);
  if (!found) return refuse("desk.unknown", `no request ${command.number}`);
  return atDesk(found, command);
}

function book(
  hall: AssistanceHall,
  state: AssistancesState,
  command: CommandOf<"book">,
  at: number,
): AssistanceDecision {
  const { type: _, openElsewhere, codes, ...asked } = command;
  const { kind, matterId, person, slot, notice } = asked;
  const rules = hall.rules[kind];
  if (!rules || rules.notice.version !== notice)
    return refuse("assistance.notOffered", `${kind} is not offered so`);
  if (rules.perHalfDay > 0 !== (slot !== null))
    return refuse("assistance.notOffered", `${kind} with ${slot === null ? "no half day" : "a half day"}`);
  const open = requestsOf(state, person).some((each) => each.matterId === matterId && isAwaited(each));
  if (open || openElsewhere) return refuse("assistance.alreadyOpen", `${matterId} was asked for already`);
  const free = slot && freeAt(hall.hours, rules, state, slot, at);
  if (slot && free === undefined)
    return refuse("assistance.notOffered", `nobody comes on ${slot.day} ${slot.half}`);
  if (slot && free === 0) return refuse("assistance.slotTaken", `${slot.day} ${slot.half} is full`);
  const code = codes.find((each) => !state.codes.has(each));
  if (code === undefined) throw new Error("no code is new");
  const today = dayOf(at);
  const doBy = slot
    ? { day: slot.day, assumed: false }
    : addWorkingDays(hall.arrangements, today, rules.handledWithin);
  const answerBy = addWorkingDays(hall.arrangements, today, rules.answeredWithin);
  const number = numberOf(hall.prefix, kind, today, (state.series.get(today) ?? 0) + 1);
  return done(command, number, {
    type: "requested",
    number,
    code,
    ...asked,
    // Whoever comes tomorrow is named today.
    answerBy: answerBy.day <= doBy.day ? answerBy : doBy,
    doBy,
  });
}

function cancel(state: AssistancesState, command: CommandOf<"cancel">): AssistanceDecision {
  const found = state.requests.get(state.codes.get(command.code) ?? "");
  if (!found) return refuse("assistance.notFound", `nothing for a code from ${command.via}`);
  const { number, state: now } = found;
  if (now === "cancelled") return done(command, number);
  if (!isAwaited(found)) return refuse("assistance.over", `${number} is ${now}`);
  return done(command, number, { type: "cancelled", number, via: command.via });
}

function atDesk(
  found: Request,
  command: Exclude<AssistanceCommand, CommandOf<"book"> | CommandOf<"cancel">>,
): AssistanceDecision {
  const { number, state: now } = found;
  const { by } = command;
  const wrongState = () => refuse("desk.notInState", `${number} is ${now}`);
  switch (command.type) {
    case "assign":
      if (!isAwaited(found)) return wrongState();
      if (found.assignee === command.assignee) return done(command, number);
      return done(command, number, { type: "assigned", number, assignee: command.assignee, by });
    case "done":
      if (now === "done") return done(command, number);
      if (now !== "assigned") return wrongState();
      return done(command, number, { type: "done", number, by });
    case "close":
      if (now === "closed") return done(command, number);
      if (now !== "done") return wrongState();
      return done(command, number, { type: "closed", number, by });
    case "decline":
      if (!isAwaited(found)) return wrongState();
      return done(command, number, { type: "declined", number, record: command.record, by });
    case "open":
      return isOver(found) ? wrongState() : done(command, number, { type: "opened", number, by });
  }
}

const letters: Readonly<Record<AssistanceKind, string>> = { homeVisit: "SM", handledForYou: "DB" };

/** `HL-SM-20261201-003`: site, 上门 or 代办, day, place in the day's series. */
const numberOf = (prefix: string, kind: AssistanceKind, day: string, place: number): string =>
  `${prefix}-${letters[kind]}-${day.replaceAll("-", "")}-${String(place).padStart(3, "0")}`;
