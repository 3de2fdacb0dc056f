import type { ErrorCode } from "../../contract/errors.ts";
import type { Language, RatingLevel } from "../../contract/hall.ts";
import type { AppealGround, Finding } from "../../contract/ratings/desk.ts";
import type { JourneyKind, RatingChannel, UnitKind } from "../../contract/ratings/words.ts";
import type { Decision } from "../../storage/command-log.ts";
import type { YearArrangement } from "../calendar/arrangement.ts";
import { dayOf, daysAfter } from "../calendar/day.ts";
import { termFrom } from "../matters/terms.ts";
import { decideCase } from "./decide-case.ts";
import type { RatingEvent, RatingOutcome } from "./events.ts";
import { isBad, type RatingRules } from "./rules.ts";
import { passedKey, type RatingsState, type Unit, type UnitVisits, unitKey } from "./state.ts";

/** What can be asked about ratings. */
export type RatingCommand =
  | {
      readonly type: "rate";
      /** Keyed hash. */
      readonly visit: string;
      readonly channel: RatingChannel;
      readonly unit: Unit;
      readonly journey: JourneyKind | null;
      readonly level: RatingLevel;
      readonly tags: readonly string[];
      readonly words: string | null;
      readonly contact: string | null;
      readonly digest: string;
      readonly language: Language;
    }
  /** @see `passedOver` of the events; `served`: times that each unit could have been rated on that day. */
  | {
      readonly type: "passOver";
      readonly kind: UnitKind;
      readonly of: string;
      readonly served: readonly UnitVisits[];
    }
  | CaseCommand;

/** What the office does with a rating. */
export type CaseCommand = AtDesk &
  (
    | {
        readonly type: "confirm";
        readonly finding: Finding;
        readonly record: string;
        readonly days: number | null;
      }
    | { readonly type: "appeal"; readonly ground: AppealGround; readonly record: string }
    | { readonly type: "review"; readonly upheld: boolean; readonly record: string }
    | { readonly type: "callBack"; readonly reached: boolean; readonly record: string }
    | { readonly type: "issueNotice"; readonly record: string }
    | { readonly type: "rectify"; readonly record: string }
    | { readonly type: "answer"; readonly record: string }
    | { readonly type: "close" }
    | { readonly type: "open" }
  );

interface AtDesk {
  readonly number: string;
  readonly by: string;
}

export interface RatingRefusal {
  readonly code: ErrorCode;
  readonly detail: string;
}

export type RatingDecision = Decision<RatingEvent, RatingOutcome, RatingRefusal>;
type CommandOf<Type extends RatingCommand["type"]> = Extract<RatingCommand, { type: Type }>;

/** The hall as ratings see it. */
export interface RatingHall {
  readonly rules: RatingRules;
  readonly arrangements: readonly YearArrangement[];
  /** Before this site's numbers: no two sites have the same. */
  readonly prefix: string;
}

export const refuse = (code: ErrorCode, detail: string): RatingDecision => ({ refused: { code, detail } });
export const done = (
  { type }: RatingCommand,
  number: string | null,
  ...events: RatingEvent[]
): RatingDecision => ({ events, outcome: { type, number } });

/**
 * Decides one command on the state it finds. Pure: the state is not changed.
 *
 * @param at the time that its events will have, milliseconds since the epoch
 */
export function decide(
  hall: RatingHall,
  state: RatingsState,
  command: RatingCommand,
  at: number,
): RatingDecision {
  switch (command.type) {
    case "rate":
      return rate(hall, state, command, at);
    case "passOver":
      return passOver(hall, state, command, at);
    default: {
      const found = state.ratings.get(command.number);
      return found
        ? decideCase(hall, state, found, command, at)
        : refuse("desk.unknown", `no rating ${command.number}`);
    }
  }
}

/** 一次一评: a visit is rated once, and the first rating stands. */
function rate(hall: RatingHall, state: RatingsState, command: CommandOf<"rate">, at: number): RatingDecision {
  const { type: _, ...said } = command;
  const before = state.visits.get(command.visit);
  if (before) return done(command, before.number);
  const fault = faultOf(hall.rules, said.unit.kind, { ...said, isCalled: said.contact !== null });
  if (fault) return refuse("message.invalidPayload", fault);
  const bad = isBad(said.level);
  const today = dayOf(at);
  const { terms } = hall.rules;
  const number = numberOf(hall.prefix, today, (state.series.get(today) ?? 0) + 1);
  return done(command, number, {
    type: "rated",
    number,
    ...said,
    tags: [...said.tags],
    confirmBy: bad ? termFrom(hall.arrangements, today, terms.confirm) : null,
    callBackBy: said.contact === null ? null : termFrom(hall.arrangements, today, terms.callBack),
  });
}

/** What stands against an opinion; undefined: nothing. */
export function faultOf(
  { tags: known }: RatingRules,
  kind: UnitKind,
  said: { readonly level: RatingLevel; readonly tags: readonly string[]; readonly isCalled: boolean },
): string | undefined {
  const ids = known[kind].map(({ id }) => id);
  if (said.tags.some((tag) => !ids.includes(tag)) || new Set(said.tags).size !== said.tags.length)
    return "tags that the hall does not have, or one twice";
  return said.isCalled && !isBad(said.level) ? "nobody is called back who is satisfied" : undefined;
}

/**
 * Fujian's trial rule: what nobody rated in the hall's term counts as 满意, apart from all that was said. Once for each day, of what was handled at
 * windows, and of terminals that asked: whoever was asked nothing is not silent.
 */
function passOver(
  { rules: { satisfiedAfter } }: RatingHall,
  state: RatingsState,
  command: CommandOf<"passOver">,
  at: number,
): RatingDecision {
  const { kind, of, served } = command;
  if (satisfiedAfter === null || daysAfter(of, satisfiedAfter) >= dayOf(at))
    return refuse("message.invalidPayload", `${of} can still be rated`);
  if (state.passedOver.has(passedKey(kind, of))) return done(command, null);
  const units = served.flatMap(({ unit, visits }) => {
    const silent = visits - (state.sums.get(of)?.get(unitKey(unit))?.came ?? 0);
    return silent > 0 ? [{ unit, visits: silent }] : [];
  });
  return done(command, null, { type: "passedOver", kind, of, units });
}

/** `HL-PJ-20261201-0003`: site, 评价, day, place in the day's series. */
const numberOf = (prefix: string, day: string, place: number): string =>
  `${prefix}-PJ-${day.replaceAll("-", "")}-${String(place).padStart(4, "0")}`;
