import type { Localized } from "../../contract/hall.ts";
import { within } from "./arrangement.ts";
import type { HallCalendar, Span } from "./calendar-config.ts";
import { type Day, dayOf, daysAfter, minute, startOf, weekdayOf } from "./day.ts";
import { holidayName } from "./holiday-names.ts";
import { arrangementsWith, natureOf } from "./working-days.ts";

/** Why a hall is closed all day. */
export type ClosedBecause =
  /** It never opens on this day of the week. */
  | { readonly kind: "dayOfWeek" }
  | { readonly kind: "holiday"; readonly name: Localized }
  /** It is closed on this very day; null: it does not say why. */
  | { readonly kind: "special"; readonly reason: Localized | null };

/** What a hall does on a day. */
export interface DayPlan {
  readonly hours: readonly Span[];
  /** Null where there are hours. */
  readonly closed: ClosedBecause | null;
  /** No arrangement of the year is known, so a holiday or a moved working day may come in between. */
  readonly assumed: boolean;
}

/** Milliseconds since the epoch, `from` included, `to` not. */
export interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

/** A time at which something opens again, and whether that rests on a year without a known arrangement. */
export interface Opening {
  readonly at: number;
  readonly assumed: boolean;
}

/** Days looked ahead for an opening: a hall that is closed for longer does not say when it opens. House rule. */
const farthestDay = 400;

export function planOf(calendar: HallCalendar, day: Day): DayPlan {
  const special = calendar.specialDays.find((range) => within(day, range));
  if (special) return planned(special.hours, { kind: "special", reason: special.reason ?? null }, false);
  const { kind, holidays, assumed } = natureOf(arrangementsWith(calendar.arrangements), day);
  if (kind === "holiday") return planned([], { kind: "holiday", name: holidayName(holidays) }, assumed);
  const named = kind === "movedWorking" ? undefined : calendar.weekdays[weekdayOf(day)];
  return planned(named ?? (kind === "weekend" ? [] : calendar.workingDay), { kind: "dayOfWeek" }, assumed);
}

function planned(hours: readonly Span[], because: ClosedBecause, assumed: boolean): DayPlan {
  return { hours, closed: hours.length === 0 ? because : null, assumed };
}

/** When the hall is open on a day, in order. */
export function openSpans(calendar: HallCalendar, day: Day): OpenSpan[] {
  return timesOf(day, planOf(calendar, day).hours);
}

export function timesOf(day: Day, hours: readonly Span[]): OpenSpan[] {
  const start = startOf(day);
  return hours.map(({ from, to }) => ({ from: start + from * minute, to: start + to * minute }));
}

export function isOpen(calendar: HallCalendar, at: number): boolean {
  return openSpans(calendar, dayOf(at)).some((span) => covers(span, at));
}

export const covers = ({ from, to }: OpenSpan, at: number): boolean => from <= at && at < to;

/** The first time, not before `at`, at which the hall is open; null where that is more than a year away. */
export function nextOpening(calendar: HallCalendar, at: number): Opening | null {
  return firstWithin(at, (day) => {
    const { hours, assumed } = planOf(calendar, day);
    return { spans: timesOf(day, hours), assumed };
  });
}

/** The first time, not before `at`, that lies in a span of some day. */
export function firstWithin(
  at: number,
  spansOf: (day: Day) => { readonly spans: readonly OpenSpan[]; readonly assumed: boolean },
): Opening | null {
  const today = dayOf(at);
  for (let ahead = 0; ahead <= farthestDay; ahead += 1) {
    const { spans, assumed } = spansOf(daysAfter(today, ahead));
    const next = spans.find(({ to }) => to > at);
    if (next) return { at: Math.max(next.from, at), assumed };
  }
  return null;
}

/** Minutes, and parts of them, that the hall is open between two times; 0 where `to` is not after `from`. */
export function workingMinutes(calendar: HallCalendar, from: number, to: number): number {
  let open = 0;
  for (let day = dayOf(from); startOf(day) < to; day = daysAfter(day, 1))
    for (const span of openSpans(calendar, day))
      open += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
  return open / minute;
}
