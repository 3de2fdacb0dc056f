import * as z from "zod/mini";
import { type Day, isDay, weekdayOf, yearOf } from "./day.ts";
import { holidays } from "./holiday-names.ts";

/** In a YAML file, and written plainly in it: `2026-10-01`. */
export const day = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}$/), z.refine(isDay, { error: "no such day; write 2026-10-01" }));

export const inOrder = z.refine<{ from: Day; to: Day }>(({ from, to }) => from <= to, {
  error: "ends before it begins",
  path: ["to"],
});

/** @param ranges of days, both ends included */
export function overlap(ranges: readonly { from: Day; to: Day }[]): boolean {
  const sorted = ranges.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return sorted.some(({ to }, index) => to >= (sorted[index + 1]?.from ?? "~"));
}

export const within = (at: Day, { from, to }: { from: Day; to: Day }): boolean => from <= at && at <= to;

/**
 * What the State Council's General Office arranges for one year: which days are off, and which Saturdays and Sundays are worked
 * for it (调休). An arrangement may begin in the December before its year.
 */
export const yearArrangement = z
  .strictObject({
    year: z.number().check(z.int(), z.minimum(2000), z.maximum(2100)),
    /** The number of the notice: 国办发明电〔2025〕7号. */
    source: z.string().check(z.minLength(1), z.maxLength(100)),
    holidays: z
      .array(
        z
          .strictObject({ names: z.array(z.enum(holidays)).check(z.minLength(1)), from: day, to: day })
          .check(inOrder),
      )
      .check(z.minLength(1)),
    workingDays: z._default(
      z.array(
        day.check(
          z.refine((moved) => isWeekend(moved), { error: "a moved working day is a Saturday or a Sunday" }),
        ),
      ),
      [],
    ),
  })
  .check(
    z.refine(({ holidays: off }) => !overlap(off), { error: "two holidays overlap", path: ["holidays"] }),
    z.refine(
      ({ holidays: off, workingDays }) => !workingDays.some((at) => off.some((each) => within(at, each))),
      {
        error: "a day is both off and worked",
        path: ["workingDays"],
      },
    ),
    z.refine(
      ({ year, holidays: off, workingDays }) =>
        [...off.flatMap(({ from, to }) => [from, to]), ...workingDays].every(
          (at) => yearOf(at) === year || at.startsWith(`${year - 1}-12`),
        ),
      { error: "a day of another year", path: ["year"] },
    ),
  );

export type YearArrangement = z.infer<typeof yearArrangement>;

export function isWeekend(at: Day): boolean {
  const weekday = weekdayOf(at);
  return weekday === "saturday" || weekday === "sunday";
}
