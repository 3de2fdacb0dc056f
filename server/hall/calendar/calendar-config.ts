import * as z from "zod/mini";
import { localizedText } from "../localized-text.ts";
import { day, inOrder, overlap, yearArrangement } from "./arrangement.ts";
import { weekdays } from "./day.ts";

const clockTimes = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** Minutes since midnight, `from` included, `to` not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** `09:00-12:00`; `24:00` is the end of a day. */
const span = z.pipe(
  z.string().check(z.regex(clockTimes, { error: "write 09:00-12:00" })),
  z.transform((text): Span => {
    const [from = 0, to = 0] = text.split("-").map(minutesOf);
    return { from, to };
  }),
);

function minutesOf(clockTime: string): number {
  const [hours = 0, minutes = 0] = clockTime.split(":").map(Number);
  return hours * 60 + minutes;
}

/** When the hall is open in a day, in order; what lies between two spans is a break. Empty: closed all day. */
const hours = z.array(span).check(
  z.maxLength(12),
  z.refine((spans: readonly Span[]) => spans.every(({ from, to }) => from < to), {
    error: "ends before it begins",
  }),
  z.refine(
    (spans: readonly Span[]) => spans.every(({ to }, index) => to < (spans[index + 1]?.from ?? Infinity)),
    {
      error: "hours come in order, with a break between them",
    },
  ),
);

const minutesBefore = z.number().check(z.int(), z.minimum(0), z.maximum(720));

/** When the last number of a day and of a morning is given. */
const lastTicket = {
  /** Minutes before the hall closes for the day. */
  lastTicket: z.optional(minutesBefore),
  /** Minutes before a break. */
  lastTicketBeforeBreak: z.optional(minutesBefore),
};

/** Opening hours of a hall. */
export const calendarSection = z.strictObject({
  /** Hours of a working day, moved ones (调休) among them. */
  workingDay: hours,
  /** Weekdays with other hours than that. Saturday and Sunday are closed where they are not named. */
  weekdays: z._default(z.partialRecord(z.enum(weekdays), hours), {}),
  ...lastTicket,
  /** Services, by id, with a last number of their own. */
  services: z._default(z.record(z.string(), z.strictObject(lastTicket)), {}),
  /** The hall's own days: `hours: []` for a closed one. They win over everything else, also over public holidays. */
  specialDays: z._default(
    z
      .array(z.strictObject({ from: day, to: day, hours, reason: z.optional(localizedText) }).check(inOrder))
      .check(z.refine((days) => !overlap(days), { error: "two of them overlap" })),
    [],
  ),
  /** The State Council's arrangements of years that this program does not know, or knows otherwise. */
  arrangements: z._default(
    z.array(yearArrangement).check(
      z.refine((years) => new Set(years.map(({ year }) => year)).size === years.length, {
        error: "a year is named twice",
      }),
    ),
    [],
  ),
});

export type HallCalendar = z.infer<typeof calendarSection>;
