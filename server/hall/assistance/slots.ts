import type { HalfDay, HalfDaySlot } from "../../contract/assistance/words.ts";
import { type OpeningHours, openDaysFrom } from "../appointments/opening-hours.ts";
import { dayOf, startOf } from "../calendar/day.ts";
import type { AssistanceRules } from "./rules.ts";
import { type AssistancesState, takenIn } from "./state.ts";

/** Noon, milliseconds behind the beginning of a day. */
const noon = 12 * 60 * 60 * 1000;

/** The halves of a day in which the hall is open. */
export function halvesOf(hours: OpeningHours, day: string): HalfDay[] {
  const midday = startOf(day) + noon;
  const spans = hours.openSpans("", day);
  return [
    ...(spans.some(({ from }) => from < midday) ? (["morning"] as const) : []),
    ...(spans.some(({ to }) => to > midday) ? (["afternoon"] as const) : []),
  ];
}

export interface OfferedVisits {
  readonly day: string;
  readonly halves: { half: HalfDay; free: number }[];
}

/** The open days behind today, with how many visits each half can still have: whoever comes has to be found first, so that today has none. */
export function offeredVisits(
  hours: OpeningHours,
  { perHalfDay, daysAhead }: AssistanceRules,
  state: AssistancesState,
  now: number,
): OfferedVisits[] {
  const today = dayOf(now);
  return openDaysFrom(hours, "", now, daysAhead)
    .filter((day) => day !== today)
    .map((day) => ({
      day,
      halves: halvesOf(hours, day).map((half) => ({
        half,
        free: Math.max(0, perHalfDay - takenIn(state, { day, half })),
      })),
    }));
}

/** Whether a visit can be asked for then, and whether somebody can still have it; undefined: it is not offered. */
export function freeAt(
  hours: OpeningHours,
  rules: AssistanceRules,
  state: AssistancesState,
  slot: HalfDaySlot,
  now: number,
): number | undefined {
  return offeredVisits(hours, rules, state, now)
    .find(({ day }) => day === slot.day)
    ?.halves.find(({ half }) => half === slot.half)?.free;
}
