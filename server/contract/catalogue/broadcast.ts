import * as z from "zod/mini";
import { isDay, moveDay } from "../calendar.ts";
import { hallDay, offsetFromUtc } from "../hall-time.ts";
import { type Localized, localized } from "../service-offer.ts";
import { slug } from "./words.ts";

const minuteOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** 直播预告: a live stream of the hall's, once on a day or every week, with where it is watched. */
export const broadcastOf = <Text extends z.ZodMiniType<Localized>>(text: Text) =>
  z.strictObject({
    id: slug,
    title: text,
    /** Where, as people know it: a channel's name. */
    platform: text,
    /** The day of one that is once; of the others left out. */
    day: z.optional(day),
    /** 1 Monday to 7 Sunday. */
    weekdays: z.optional(
      z.array(z.number().check(z.int(), z.minimum(1), z.maximum(7))).check(z.minLength(1)),
    ),
    /** The last day of one that comes every week. */
    lastDay: z.optional(day),
    from: minuteOfDay,
    to: minuteOfDay,
    /** What telephones open; shown as a QR code. */
    address: z.optional(z.string().check(z.regex(/^https:\/\/[^\s]+$/), z.maxLength(200))),
  });

export const broadcast = broadcastOf(localized);
export type Broadcast = z.infer<typeof broadcast>;

/** One of its sessions; times in milliseconds since the epoch. */
export interface BroadcastSession {
  readonly broadcast: Broadcast;
  readonly from: number;
  readonly until: number;
}

const momentOf = (on: string, time: string): number => Date.parse(`${on}T${time}:00Z`) - offsetFromUtc;

/** Weeks ahead in which a session is looked for: what comes later is no news yet. */
const daysAhead = 14;

/** The next sessions that are not over, one a broadcast, the soonest first; one that is on now is the first. */
export function nextSessions(
  broadcasts: readonly Broadcast[],
  now: number,
  most: number,
): BroadcastSession[] {
  const today = hallDay(now);
  const days = Array.from({ length: daysAhead + 1 }, (_, ahead) => moveDay(today, ahead, "day"));
  return broadcasts
    .flatMap((broadcast) => {
      const next = days
        .filter((on) => isOn(broadcast, on))
        .map((on) => ({ broadcast, from: momentOf(on, broadcast.from), until: momentOf(on, broadcast.to) }))
        .find(({ until }) => until > now);
      return next ? [next] : [];
    })
    .toSorted((one, other) => one.from - other.from || (one.broadcast.id < other.broadcast.id ? -1 : 1))
    .slice(0, most);
}

function isOn({ day, weekdays, lastDay }: Broadcast, on: string): boolean {
  if (day !== undefined) return day === on;
  const weekday = new Date(`${on}T00:00Z`).getUTCDay() || 7;
  return (weekdays ?? []).includes(weekday) && (lastDay === undefined || on <= lastDay);
}

export type BroadcastFault = "when" | "day" | "hours";
/** What of its times means nothing, with its place; the schema does not see it. */
export function* broadcastFaults({
  day,
  weekdays,
  lastDay,
  from,
  to,
}: Broadcast): Generator<readonly [fault: BroadcastFault, place: string, written: string]> {
  if ((day === undefined) === (weekdays === undefined))
    yield ["when", day === undefined ? "id" : "weekdays", ""];
  if (day !== undefined && !isDay(day)) yield ["day", "day", day];
  if (lastDay !== undefined && !isDay(lastDay)) yield ["day", "lastDay", lastDay];
  if (!(from < to)) yield ["hours", "to", `${from}–${to}`];
}
