import { isWeekend } from "../calendar/arrangement.ts";
import { dayOf, daysAfter, startOf } from "../calendar/day.ts";

/** An unbroken time in which a service is open; milliseconds since the epoch. */
export interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

/** All that appointments need to know of the hall's calendar. */
export interface OpeningHours {
  /** When the service is open on a business day (`2026-11-23`), in order; empty: closed all day. */
  openSpans(serviceId: string, day: string): readonly OpenSpan[];
}

const hour = 60 * 60 * 1000;

/** 9:00–12:00 and 13:30–17:00: a working day of a hall that has set up no calendar. */
export function usualSpans(day: string): OpenSpan[] {
  const start = startOf(day);
  return [
    { from: start + 9 * hour, to: start + 12 * hour },
    { from: start + 13.5 * hour, to: start + 17 * hour },
  ];
}

/** Monday to Friday, `usualSpans`: a hall that has set up no calendar. It knows no holidays. */
export const weekdayHours: OpeningHours = {
  openSpans: (_serviceId, day) => (isWeekend(day) ? [] : usualSpans(day)),
};

/** The longest that is looked ahead for open days: the long holidays are nine days, closed halls do not go on for a month. */
const farthestLook = 60;

/** Today and the open days behind it, at most so many behind today; today is there when the service is open on it. */
export function openDaysFrom(
  hours: OpeningHours,
  serviceId: string,
  now: number,
  daysAhead: number,
): string[] {
  const today = dayOf(now);
  const days: string[] = [];
  let behind = 0;
  for (let step = 0; step <= farthestLook && behind < daysAhead; step++) {
    const day = daysAfter(today, step);
    if (hours.openSpans(serviceId, day).length === 0) continue;
    days.push(day);
    if (step > 0) behind += 1;
  }
  return days;
}

/** Days that an event may have to be remembered before the day it is about. */
export const longestAhead = farthestLook;
