import type { PainStage } from "../../contract/pain-points/words.ts";
import { dayOf } from "../calendar/day.ts";
import { termFrom } from "../matters/terms.ts";
import { done, type PainDecision, type PainHall, refuse, type SeveralCommand } from "./decide.ts";
import type { PainEvent } from "./events.ts";
import { isOver, mayObject, type PainPoint, type PainsState } from "./state.ts";

/** In which stage each act finds what it is done to. */
const stages: Readonly<Record<Exclude<SeveralCommand["type"], "merge" | "close">, PainStage>> = {
  accept: "reported",
  decline: "reported",
  assign: "accepted",
  return: "assigned",
  handle: "assigned",
  answer: "handled",
};

/** One act of the office, on all that it names or on none. Nothing in it changes what was said. */
export function decideSeveral(
  hall: PainHall,
  state: PainsState,
  command: SeveralCommand,
  at: number,
): PainDecision {
  const numbers = [...new Set(command.numbers)];
  const points: PainPoint[] = [];
  for (const number of numbers) {
    const point = state.points.get(number);
    if (!point) return refuse("desk.unknown", `no report ${number}`);
    points.push(point);
  }
  // One answer for several is an answer to the same: of two matters it is none.
  if (new Set(points.map(({ matterId }) => matterId)).size > 1)
    return refuse("message.invalidPayload", "reports about several matters");
  const today = dayOf(at);
  const events: PainEvent[] = [];
  for (const point of points) {
    const event = eventOf(hall, state, point, command, today);
    if (!event) return refuse("desk.notInState", `${point.number} is ${point.stage}`);
    events.push(event);
  }
  return done(command, numbers, events);
}

/** Undefined: it cannot be done to it now. */
function eventOf(
  { rules: { terms }, arrangements }: PainHall,
  state: PainsState,
  point: PainPoint,
  command: SeveralCommand,
  today: string,
): PainEvent | undefined {
  const { number, stage, due } = point;
  const { by } = command;
  const term = (days: number) => termFrom(arrangements, today, days);
  if (command.type === "merge") {
    const into = state.points.get(command.into);
    const isTheSame = into !== undefined && into.matterId === point.matterId && into.number !== number;
    // What goes back to 12345 is answered there, each by itself.
    if (!isTheSame || isOver(into) || isOver(point) || point.order !== null || stage === "answered")
      return undefined;
    // Nothing is merged with what is merged by the same act.
    return command.numbers.includes(into.number)
      ? undefined
      : { type: "merged", number, into: into.number, by };
  }
  if (command.type === "close")
    return stage === "answered" && !mayObject(point, today) ? { type: "closed", number, by } : undefined;
  if (stage !== stages[command.type]) return undefined;
  switch (command.type) {
    case "accept":
      return { type: "accepted", number, by, assignBy: term(terms.assign) };
    case "decline":
      return { type: "declined", number, by, record: command.record };
    case "assign": {
      const { unit, record } = command;
      return { type: "assigned", number, by, unit, record, handleBy: due.handle ?? term(terms.handle) };
    }
    case "return":
      return { type: "returned", number, by, record: command.record, assignBy: term(terms.assign) };
    case "handle":
      return { type: "handled", number, by, record: command.record, answerBy: term(terms.answer) };
    case "answer":
      return { type: "answered", number, by, record: command.record, objectBy: term(terms.object) };
  }
}
