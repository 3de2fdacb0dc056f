import type { TermDay } from "../../contract/matters.ts";
import type { YearArrangement } from "../calendar/arrangement.ts";
import { type Day, daysAfter } from "../calendar/day.ts";
import { addWorkingDays, isWorkingDay } from "../calendar/working-days.ts";

/** Terms in working days (工作日): the day on which they begin does not count, the last one does as a whole (民法典, articles 201 to 203). */

export type Arrangements = readonly YearArrangement[];

export const termFrom = (arrangements: Arrangements, day: Day, days: number): TermDay =>
  addWorkingDays(arrangements, day, days);

/** 补正 of what was deferred is no later than the decision that was promised: the shorter of the two terms, from acceptance. */
export const deferralTerm = (
  arrangements: Arrangements,
  acceptedOn: Day,
  terms: { readonly deferral: number; readonly committed: number },
): TermDay => termFrom(arrangements, acceptedOn, Math.min(terms.deferral, terms.committed));

/** Whether what comes on `day` comes too late: the day of arrival counts. */
export const isPast = ({ day: last }: TermDay, day: Day): boolean => day > last;

/** Working days that are left of a term behind `day`. */
export function workingDaysLeft(arrangements: Arrangements, day: Day, { day: last }: TermDay): number {
  let left = 0;
  for (let each = daysAfter(day, 1); each <= last; each = daysAfter(each, 1))
    if (isWorkingDay(arrangements, each)) left += 1;
  return left;
}

/** The `count`th working day before `day`, which does not count itself. */
export function workingDaysBefore(arrangements: Arrangements, day: Day, count: number): Day {
  let before = day;
  for (let left = count; left > 0; ) {
    before = daysAfter(before, -1);
    if (isWorkingDay(arrangements, before)) left -= 1;
  }
  return before;
}

/** Working days from today to a day; negative behind it. */
export function daysUntil(arrangements: Arrangements, today: string, day: string): number {
  return day >= today
    ? workingDaysLeft(arrangements, today, { day, assumed: false })
    : -workingDaysLeft(arrangements, day, { day: today, assumed: false });
}
