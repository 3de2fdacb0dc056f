import type { Recorded } from "../../storage/event-store.ts";
import type { EventOf, PainEvent } from "./events.ts";
import { noDues, type PainPoint, type PainsState, type Step } from "./state.ts";

type Happened = Pick<Recorded<PainEvent>, "event" | "at" | "day">;

/** Folds one event into the state, in place. What happens to a report that is too old to be remembered leaves no trace. */
export function evolve(state: PainsState, { event, at, day }: Happened): void {
  if (event.type === "reported") {
    reported(state, event, at, day);
    return;
  }
  const before = state.points.get(event.number);
  if (before) state.points.set(event.number, after(before, event, at, day));
}

function reported(state: PainsState, event: EventOf<"reported">, at: number, day: string): void {
  const { type: _, by: _by, acceptBy, step, matterId, ...said } = event;
  state.series.set(day, (state.series.get(day) ?? 0) + 1);
  state.codes.set(event.code, event.number);
  if (event.order !== null) state.orders.set(event.order, event.number);
  state.points.set(event.number, {
    ...said,
    step,
    matterId: step?.matter ?? matterId,
    day,
    at,
    stage: "reported",
    again: false,
    unit: null,
    assigned: [],
    into: null,
    due: { ...noDues, accept: acceptBy },
    objectBy: null,
    answeredOn: null,
    answeredInTime: null,
    answer: null,
    steps: [],
    endedAt: null,
    openings: [],
  });
}

type Later = Exclude<PainEvent, { type: "reported" }>;

function after(before: PainPoint, event: Later, at: number, day: string): PainPoint {
  if (event.type === "opened") return { ...before, openings: [...before.openings, { by: event.by, at }] };
  const step: Step = {
    kind: event.type === "settled" ? (event.enough ? "enough" : "notEnough") : event.type,
    by: "by" in event ? event.by : "",
    at,
    day,
    unit: event.type === "assigned" ? event.unit : before.unit,
    record: "record" in event ? event.record : null,
  };
  return { ...before, ...changeOf(before, event, at, day), steps: [...before.steps, step] };
}

function changeOf(
  { due, promised, assigned, answeredOn, answeredInTime }: PainPoint,
  event: Exclude<Later, { type: "opened" }>,
  at: number,
  day: string,
): Partial<PainPoint> {
  switch (event.type) {
    case "accepted":
      return { stage: "accepted", due: { ...noDues, assign: event.assignBy } };
    case "declined":
      return { stage: "declined", due: noDues, answer: event.record, endedAt: at };
    case "assigned":
      return {
        stage: "assigned",
        unit: event.unit,
        assigned: [...assigned, event.unit],
        due: { ...noDues, handle: event.handleBy },
      };
    case "returned":
      return { stage: "accepted", unit: null, due: { ...due, assign: event.assignBy } };
    case "handled":
      return { stage: "handled", due: { ...noDues, answer: event.answerBy } };
    case "answered":
      return {
        stage: "answered",
        due: noDues,
        objectBy: event.objectBy,
        answer: event.record,
        answeredOn: answeredOn ?? day,
        answeredInTime: answeredInTime ?? day <= promised.day,
      };
    case "settled":
      return event.enough
        ? { stage: "closed", endedAt: at, objectBy: null }
        : {
            stage: "accepted",
            again: true,
            unit: null,
            objectBy: null,
            due: { ...noDues, assign: event.assignBy },
            promised: event.promised ?? promised,
          };
    case "merged":
      return { stage: "merged", into: event.into, due: noDues, endedAt: at };
    case "closed":
      return { stage: "closed", endedAt: at, objectBy: null };
  }
}
