import type { HallCalendar, Span } from "./calendar-config.ts";
import { type Day, dayOf } from "./day.ts";
import {
  type ClosedBecause,
  covers,
  firstWithin,
  type Opening,
  type OpenSpan,
  planOf,
  timesOf,
} from "./opening-hours.ts";

/** Whether a service gives numbers, and if not why, and when it does again. Times are milliseconds since the epoch. */
export type Numbers =
  /** `until`: numbers stop then for a break or for the day; null: never. */
  | { readonly kind: "open"; readonly until: number | null }
  /** The operator holds this service: nobody knows until when. */
  | { readonly kind: "suspended" }
  /** The hall opens later today. */
  | { readonly kind: "notYetOpen"; readonly opensAt: number }
  /** Between two spans of the day, or too shortly before the break to be served. */
  | { readonly kind: "break"; readonly opensAt: number }
  /** No more today; who has a number is served until the hall closes. */
  | { readonly kind: "lastTicketGiven"; readonly closesAt: number; readonly opens: Opening | null }
  /** The hall was open today. */
  | { readonly kind: "closedForToday"; readonly opens: Opening | null }
  /** The hall does not open today. `opens` is null where that is more than a year away. */
  | { readonly kind: "closedToday"; readonly because: ClosedBecause; readonly opens: Opening | null };

/** What has to be known of a service. */
export interface NumberGiver {
  readonly id: string;
  readonly suspended?: boolean | undefined;
}

/** @param calendar none: the hall gives numbers day and night */
export function numbersAt(calendar: HallCalendar | undefined, service: NumberGiver, at: number): Numbers {
  if (service.suspended) return { kind: "suspended" };
  if (!calendar) return { kind: "open", until: null };
  const day = dayOf(at);
  const { hours, closed } = planOf(calendar, day);
  if (closed) return { kind: "closedToday", because: closed, opens: nextNumbers(calendar, service, at) };
  const giving = timesOf(day, givingHours(calendar, service, hours));
  const now = giving.find((span) => covers(span, at));
  if (now) return { kind: "open", until: now.to };
  const later = giving.find(({ from }) => from > at);
  const open = timesOf(day, hours);
  if (later) return { kind: at < (open[0]?.from ?? at) ? "notYetOpen" : "break", opensAt: later.from };
  const opens = nextNumbers(calendar, service, at);
  const closesAt = open.at(-1)?.to ?? at;
  return at < closesAt ? { kind: "lastTicketGiven", closesAt, opens } : { kind: "closedForToday", opens };
}

/** When a service gives numbers on a day, in order. */
export function numberSpans(calendar: HallCalendar, service: NumberGiver, day: Day): OpenSpan[] {
  return timesOf(day, givingHours(calendar, service, planOf(calendar, day).hours));
}

/** The first time, not before `at`, at which a service that is not suspended gives numbers; null where that is more than a year away. */
export function nextNumbers(calendar: HallCalendar, service: NumberGiver, at: number): Opening | null {
  return firstWithin(at, (day) => {
    const { hours, assumed } = planOf(calendar, day);
    return { spans: timesOf(day, givingHours(calendar, service, hours)), assumed };
  });
}

/** Of the hall's hours those in which a number is given. */
function givingHours(calendar: HallCalendar, { id }: NumberGiver, hours: readonly Span[]): readonly Span[] {
  const own = calendar.services[id];
  const beforeClosing = own?.lastTicket ?? calendar.lastTicket ?? 0;
  const beforeBreak = own?.lastTicketBeforeBreak ?? calendar.lastTicketBeforeBreak ?? 0;
  const end = (hours.at(-1)?.to ?? 0) - beforeClosing;
  return hours
    .map(({ from, to }, index) => ({
      from,
      to: Math.min(end, index < hours.length - 1 ? to - beforeBreak : to),
    }))
    .filter(({ from, to }) => from < to);
}
