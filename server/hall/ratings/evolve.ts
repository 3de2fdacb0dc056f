import type { Recorded } from "../../storage/event-store.ts";
import { daysAfter } from "../calendar/day.ts";
import { withLevel } from "./counts.ts";
import type { EventOf, RatingEvent } from "./events.ts";
import {
  type Complaint,
  emptySums,
  passedKey,
  type RatingRecord,
  type RatingsState,
  type Step,
  type Unit,
  type UnitSums,
  unitKey,
} from "./state.ts";

type Happened = Pick<Recorded<RatingEvent>, "event" | "at" | "day">;

/** Folds one event into the state, in place. What happens to a rating that is too old to be remembered leaves no trace. */
export function evolve(state: RatingsState, { event, at, day }: Happened): void {
  if (day > state.lastDay) enter(state, day);
  switch (event.type) {
    case "rated":
      rated(state, event, at, day);
      return;
    case "passedOver":
      state.passedOver.add(passedKey(event.kind, event.of));
      for (const { unit, visits } of event.units)
        change(state, event.of, unit, (sums) => ({
          ...sums,
          byDefault: { source: "default", visits: sums.byDefault.visits + visits },
        }));
      return;
    default: {
      const before = state.ratings.get(event.number);
      if (!before) return;
      state.ratings.set(event.number, after(state, before, event, at, day));
      if (event.type === "reviewed" && event.upheld)
        change(state, before.day, before.unit, (sums) => ({
          ...sums,
          active: withLevel(sums.active, before.level, -1),
          tags: countTags(sums.tags, before.tags, -1),
          excluded: sums.excluded + 1,
        }));
    }
  }
}

/** Yesterday's visits are kept for a clock that is a little behind. */
function enter(state: RatingsState, day: string): void {
  state.lastDay = day;
  const first = daysAfter(day, -1);
  for (const [visit, { day: of }] of state.visits) if (of < first) state.visits.delete(visit);
}

function rated(state: RatingsState, event: EventOf<"rated">, at: number, day: string): void {
  const { type: _, confirmBy, callBackBy, ...said } = event;
  state.series.set(day, (state.series.get(day) ?? 0) + 1);
  state.visits.set(event.visit, { number: event.number, day });
  change(state, day, event.unit, (sums) => ({
    ...sums,
    active: withLevel(sums.active, event.level, 1),
    tags: countTags(sums.tags, event.tags, 1),
    came: sums.came + 1,
  }));
  if (confirmBy === null && event.words === null) return;
  state.ratings.set(event.number, {
    ...said,
    at,
    day,
    openings: [],
    complaint: confirmBy && {
      stage: "received",
      finding: null,
      due: { confirm: confirmBy, callBack: callBackBy, rectify: null, answer: null },
      appeal: null,
      notice: null,
      reachedOn: null,
      callsInVain: 0,
      answeredOn: null,
      steps: [],
      endedAt: null,
      answeredInTime: null,
      calledInTime: null,
    },
  });
}

type Later = Exclude<RatingEvent, { type: "rated" | "passedOver" }>;

function after(
  state: RatingsState,
  before: RatingRecord,
  event: Later,
  at: number,
  day: string,
): RatingRecord {
  if (event.type === "opened") return { ...before, openings: [...before.openings, { by: event.by, at }] };
  const { complaint } = before;
  if (!complaint) return before;
  const { by } = event;
  const step: Step = { kind: kindOf(event), by, at, record: "record" in event ? event.record : null };
  if (event.type === "noticeIssued") countNotice(state, event.notice);
  return {
    ...before,
    complaint: {
      ...complaint,
      ...changeOf(complaint, event, at, day),
      steps: [...complaint.steps, step],
    },
  };
}

function changeOf(
  { due, callsInVain, appeal }: Complaint,
  event: Exclude<Later, { type: "opened" }>,
  at: number,
  day: string,
): Partial<Complaint> {
  switch (event.type) {
    case "confirmed":
      return {
        stage: "confirmed",
        finding: event.finding,
        due: { ...due, confirm: null, rectify: event.rectifyBy, answer: event.answerBy },
      };
    case "appealed":
      return {
        appeal: { ground: event.ground, by: event.by, on: day, reviewBy: event.reviewBy, upheld: null },
      };
    case "reviewed":
      return {
        appeal: appeal && { ...appeal, upheld: event.upheld },
        ...(event.upheld
          ? {
              stage: "excluded",
              endedAt: at,
              due: { confirm: null, callBack: null, rectify: null, answer: null },
            }
          : { due: event.terms }),
      };
    case "calledBack":
      if (!event.reached) return { callsInVain: callsInVain + 1 };
      return {
        reachedOn: day,
        due: { ...due, callBack: null },
        calledInTime: due.callBack !== null && day <= due.callBack.day,
      };
    case "noticeIssued":
      return {
        notice: { number: event.notice, rectifyBy: event.rectifyBy, answerBy: event.answerBy },
      };
    case "rectified":
      return { stage: "rectified", due: { ...due, rectify: null } };
    case "answered":
      return {
        stage: "answered",
        answeredOn: day,
        due: { ...due, callBack: null, answer: null },
        answeredInTime: due.answer !== null && day <= due.answer.day,
      };
    case "closed":
      return { stage: "closed", endedAt: at };
  }
}

function kindOf(event: Exclude<Later, { type: "opened" }>): Step["kind"] {
  if (event.type === "reviewed") return event.upheld ? "upheld" : "rejected";
  if (event.type === "calledBack") return event.reached ? "calledBack" : "notReached";
  return event.type;
}

/** `HL-ZG-2026-0007` is the seventh of its year. */
function countNotice({ notices }: RatingsState, notice: string): void {
  const [place = "0", year = ""] = notice.split("-").toReversed();
  notices.set(year, Math.max(notices.get(year) ?? 0, Number(place)));
}

function change(state: RatingsState, day: string, unit: Unit, by: (sums: UnitSums) => UnitSums): void {
  const ofDay = state.sums.get(day) ?? new Map<string, UnitSums>();
  const key = unitKey(unit);
  ofDay.set(key, by(ofDay.get(key) ?? emptySums(unit)));
  state.sums.set(day, ofDay);
}

function countTags(
  tags: Readonly<Record<string, number>>,
  named: readonly string[],
  by: 1 | -1,
): Readonly<Record<string, number>> {
  const counted = { ...tags };
  for (const tag of named) counted[tag] = (counted[tag] ?? 0) + by;
  return counted;
}
