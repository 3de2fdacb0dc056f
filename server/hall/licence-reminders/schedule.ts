import type { YearArrangement } from "../calendar/arrangement.ts";
import { type Day, dayOf, daysAfter, hourOfDay, minute, startOf } from "../calendar/day.ts";
import { isWorkingDay } from "../calendar/working-days.ts";

/** When people are reminded. Pure. */

/** Hours of a day, from and before which a telephone may ring. House rule: nobody is woken, and it is no working hour's privilege. */
export const decentHours = { from: 9, before: 20 } as const;

const hour = 60 * minute;
/** A quarter past, when the hall's own morning is over. */
const firstMinutes = 15 * minute;

/** The day of a reminder. */
export const dayOfReminder = (validTo: Day, before: number): Day => daysAfter(validTo, -before);

/** When the telephones of a day may ring for the first time, milliseconds since the epoch. */
export const morningOf = (day: Day): number => startOf(day) + decentHours.from * hour + firstMinutes;

/** When a reminder is due at the earliest, milliseconds since the epoch. */
export const dueAt = (validTo: Day, before: number): number => morningOf(dayOfReminder(validTo, before));

/** Milliseconds until a telephone may ring; 0: now. */
export function untilDecent(now: number): number {
  const at = hourOfDay(now);
  if (at >= decentHours.from && at < decentHours.before) return 0;
  const day = at >= decentHours.before ? daysAfter(dayOf(now), 1) : dayOf(now);
  return morningOf(day) - now;
}

/** Which of the days before an end are still to come: those behind today. */
export const choicesFor = (days: readonly number[], validTo: Day | null, today: Day): number[] =>
  validTo === null ? [] : days.filter((before) => dayOfReminder(validTo, before) > today);

/** 最晚办理日: the last day up to its end on which the hall works. */
export function lastHandlingDay(arrangements: readonly YearArrangement[], validTo: Day): Day {
  let day = validTo;
  // No row of holidays is longer than a fortnight.
  for (let tries = 0; tries < 14 && !isWorkingDay(arrangements, day); tries += 1) day = daysAfter(day, -1);
  return day;
}
