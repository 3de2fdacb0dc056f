import { wallTime } from "../../contract/hall-time.ts";
import { dayOf } from "../calendar/day.ts";
import { type OpeningHours, openDaysFrom } from "./opening-hours.ts";
import type { Bookable } from "./rules.ts";

export interface Slot {
  readonly start: number;
  readonly end: number;
}

/** The slots of a day, in order: one behind the other from the beginning of each open time, whole ones alone. */
export function slotsOf(hours: OpeningHours, { serviceId, slotLength }: Bookable, day: string): Slot[] {
  return hours.openSpans(serviceId, day).flatMap(({ from, to }) =>
    Array.from({ length: Math.max(0, Math.floor((to - from) / slotLength)) }, (_, index) => ({
      start: from + index * slotLength,
      end: from + (index + 1) * slotLength,
    })),
  );
}

/** The days of the offer, with the slots that are not too near. */
export function bookableDays(
  hours: OpeningHours,
  bookable: Bookable,
  now: number,
): { readonly day: string; readonly slots: readonly Slot[] }[] {
  const { daysAhead, bookUntil } = bookable.rules;
  return openDaysFrom(hours, bookable.serviceId, now, daysAhead).map((day) => ({
    day,
    slots: slotsOf(hours, bookable, day).filter(({ start }) => start - bookUntil >= now),
  }));
}

/** Days and times (`09:30`) that any of the services offers now, whether or not somebody has taken them. */
export function offeredTimes(
  hours: OpeningHours,
  services: Iterable<Bookable>,
  now: number,
): { readonly days: ReadonlySet<string>; readonly times: ReadonlySet<string> } {
  const offered = [...services].flatMap((bookable) => bookableDays(hours, bookable, now));
  return {
    days: new Set(offered.map(({ day }) => day)),
    times: new Set(offered.flatMap(({ slots }) => slots.map(({ start }) => wallTime(start)))),
  };
}

/** The slot that begins then, if it can be booked now. */
export function bookableSlot(
  hours: OpeningHours,
  bookable: Bookable,
  start: number,
  now: number,
): Slot | undefined {
  const day = dayOf(start);
  return bookableDays(hours, bookable, now)
    .find((offered) => offered.day === day)
    ?.slots.find((slot) => slot.start === start);
}
