import type { ErrorCode } from "../../contract/errors.ts";
import type { Language } from "../../contract/hall.ts";
import type { PainKind, PainSource, PainStep } from "../../contract/pain-points/words.ts";
import type { Decision } from "../../storage/command-log.ts";
import type { YearArrangement } from "../calendar/arrangement.ts";
import { dayOf } from "../calendar/day.ts";
import { termFrom } from "../matters/terms.ts";
import { decideSeveral } from "./decide-several.ts";
import type { PainEvent, PainOutcome } from "./events.ts";
import { againDays, type PainRules, promisedDays } from "./rules.ts";
import { isOver, mainOf, mayObject, type PainsState } from "./state.ts";

/** What can be asked about pain points. */
export type PainCommand =
  | {
      readonly type: "report";
      readonly kind: PainKind;
      readonly source: PainSource;
      readonly matterId: string | null;
      readonly step: PainStep | null;
      readonly screen: string | null;
      readonly error: string | null;
      readonly terminal: string | null;
      readonly categories: readonly string[];
      readonly words: string | null;
      readonly contact: string | null;
      readonly digest: string;
      readonly language: Language;
      readonly order: string | null;
      readonly by: string;
      /** Of them the first that is free. */
      readonly codes: readonly string[];
    }
  | { readonly type: "open"; readonly number: string; readonly by: string }
  /** By whoever has the code. */
  | { readonly type: "settle"; readonly number: string; readonly enough: boolean }
  /** The calendar closes what nobody can say any more that it is not enough. */
  | { readonly type: "elapse" }
  | SeveralCommand;

/** What the office does with one, or with several that are about the same. */
export type SeveralCommand = { readonly numbers: readonly string[]; readonly by: string } & (
  | { readonly type: "accept" }
  | { readonly type: "decline"; readonly record: string }
  | { readonly type: "assign"; readonly unit: string; readonly record: string | null }
  | { readonly type: "return"; readonly record: string }
  | { readonly type: "handle"; readonly record: string }
  | { readonly type: "answer"; readonly record: string }
  | { readonly type: "close" }
  | { readonly type: "merge"; readonly into: string }
);

export interface PainRefusal {
  readonly code: ErrorCode;
  readonly detail: string;
}

export type PainDecision = Decision<PainEvent, PainOutcome, PainRefusal>;
type CommandOf<Type extends PainCommand["type"]> = Extract<PainCommand, { type: Type }>;

/** The hall as pain points see it. */
export interface PainHall {
  readonly rules: PainRules;
  readonly arrangements: readonly YearArrangement[];
  /** Before this site's numbers: no two sites have the same. */
  readonly prefix: string;
}

export const refuse = (code: ErrorCode, detail: string): PainDecision => ({ refused: { code, detail } });
export const done = (
  { type }: PainCommand,
  numbers: readonly string[],
  events: readonly PainEvent[],
): PainDecision => ({ events, outcome: { type, numbers: [...numbers] } });

/**
 * Decides one command on the state it finds. Pure: the state is not changed.
 *
 * @param at the time that its events will have, milliseconds since the epoch
 */
export function decide(hall: PainHall, state: PainsState, command: PainCommand, at: number): PainDecision {
  switch (command.type) {
    case "report":
      return report(hall, state, command, at);
    case "settle":
      return settle(hall, state, command, at);
    case "elapse":
      return elapse(state, command, at);
    case "open": {
      const { number, by } = command;
      if (!state.points.has(number)) return refuse("desk.unknown", `no report ${number}`);
      return done(command, [number], [{ type: "opened", number, by }]);
    }
    default:
      return decideSeveral(hall, state, command, at);
  }
}

function report(hall: PainHall, state: PainsState, command: CommandOf<"report">, at: number): PainDecision {
  const { type: _, codes, ...said } = command;
  const known = hall.rules.categories.map(({ id }) => id);
  if (
    said.categories.some((id) => !known.includes(id)) ||
    new Set(said.categories).size !== said.categories.length
  )
    return refuse("message.invalidPayload", "categories that the hall does not have, or one twice");
  const code = codes.find((each) => !state.codes.has(each));
  if (code === undefined) return refuse("message.internal", "no code is free");
  const today = dayOf(at);
  const { terms } = hall.rules;
  const number = numberOf(hall.prefix, today, (state.series.get(today) ?? 0) + 1);
  return done(
    command,
    [number],
    [
      {
        type: "reported",
        number,
        code,
        ...said,
        categories: [...said.categories],
        acceptBy: termFrom(hall.arrangements, today, terms.accept),
        promised: termFrom(hall.arrangements, today, promisedDays(terms)),
      },
    ],
  );
}

/** Whoever reported it: once it can be said that an answer is not enough, and in time. What was merged goes by what it was merged with. */
function settle(hall: PainHall, state: PainsState, command: CommandOf<"settle">, at: number): PainDecision {
  const { number, enough } = command;
  const point = state.points.get(number);
  if (!point) return refuse("desk.unknown", `no report ${number}`);
  const main = mainOf(state, point);
  const today = dayOf(at);
  if (!mayObject(main, today)) return refuse("desk.notInState", `${main.number} is ${main.stage}`);
  // Who is content ends nothing of those who said the same.
  if (main !== point && enough) return done(command, [number], []);
  const { terms } = hall.rules;
  return done(
    command,
    [number],
    [
      {
        type: "settled",
        number: main.number,
        enough,
        assignBy: enough ? null : termFrom(hall.arrangements, today, terms.assign),
        promised: enough ? null : termFrom(hall.arrangements, today, againDays(terms)),
      },
    ],
  );
}

function elapse(state: PainsState, command: CommandOf<"elapse">, at: number): PainDecision {
  const today = dayOf(at);
  const over = [...state.points.values()].filter(
    (point) => !isOver(point) && point.stage === "answered" && !mayObject(point, today),
  );
  return done(
    command,
    over.map(({ number }) => number),
    over.map(({ number }) => ({ type: "closed", number, by: "" })),
  );
}

/** `HL-FY-20261201-0003`: site, 反映, day, place in the day's series. */
const numberOf = (prefix: string, day: string, place: number): string =>
  `${prefix}-FY-${day.replaceAll("-", "")}-${String(place).padStart(4, "0")}`;
