import { isWeekend, within, type YearArrangement } from "./arrangement.ts";
import { type Day, daysAfter, yearOf } from "./day.ts";
import type { Holiday } from "./holiday-names.ts";
import { publishedArrangements } from "./published-arrangements.ts";

/** What the State makes of a day, whatever a hall does on it. */
export interface DayNature {
  readonly kind: "working" | "movedWorking" | "weekend" | "holiday";
  /** Why it is off; empty where it is not a holiday. */
  readonly holidays: readonly Holiday[];
  /** Its year's arrangement is not known: the day of the week decides, and the holidays whose date is the same every year. */
  readonly assumed: boolean;
}

/** The hall's own arrangements win over the published ones. @param own what its file names */
export function arrangementsWith(own: readonly YearArrangement[]): readonly YearArrangement[] {
  const named = new Set(own.map(({ year }) => year));
  return [...own, ...publishedArrangements.filter(({ year }) => !named.has(year))];
}

export function natureOf(arrangements: readonly YearArrangement[], day: Day): DayNature {
  const assumed = !arrangements.some(({ year }) => year === yearOf(day));
  for (const { holidays, workingDays } of arrangements) {
    const off = holidays.find((range) => within(day, range));
    if (off) return { kind: "holiday", holidays: off.names, assumed: false };
    if (workingDays.includes(day)) return { kind: "movedWorking", holidays: [], assumed: false };
  }
  const yearly = assumed ? holidayEveryYear(day) : undefined;
  if (yearly) return { kind: "holiday", holidays: [yearly], assumed };
  return { kind: isWeekend(day) ? "weekend" : "working", holidays: [], assumed };
}

/** 全国年节及纪念日放假办法 (2024), article 2: the others follow the moon or the sun, or are added by the year's notice. */
function holidayEveryYear(day: Day): Holiday | undefined {
  const date = day.slice(5);
  if (date === "01-01") return "newYear";
  if (date === "05-01" || date === "05-02") return "labourDay";
  return ["10-01", "10-02", "10-03"].includes(date) ? "nationalDay" : undefined;
}

/** Whether it counts as a working day (工作日) in the terms that laws and promises set. */
export function isWorkingDay(arrangements: readonly YearArrangement[], day: Day): boolean {
  const { kind } = natureOf(arrangements, day);
  return kind === "working" || kind === "movedWorking";
}

/** The end of a term: the day, and whether a year without a known arrangement was counted through. */
export interface Term {
  readonly day: Day;
  readonly assumed: boolean;
}

/**
 * The `count`th working day after `day`, which does not count itself; 0 gives `day`, be it one or not.
 *
 * @throws RangeError where `count` is no whole number from 0
 */
export function addWorkingDays(arrangements: readonly YearArrangement[], day: Day, count: number): Term {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} working days`);
  let end = day;
  let assumed = false;
  for (let left = count; left > 0; ) {
    end = daysAfter(end, 1);
    const nature = natureOf(arrangements, end);
    assumed ||= nature.assumed;
    if (nature.kind === "working" || nature.kind === "movedWorking") left -= 1;
  }
  return { day: end, assumed };
}

/** The years of a range of days, both ends included, of which no arrangement is known. @param own what the hall's file names */
export function unknownYears(own: readonly YearArrangement[], from: Day, to: Day): number[] {
  const known = new Set(arrangementsWith(own).map(({ year }) => year));
  const first = yearOf(from);
  return Array.from({ length: yearOf(to) - first + 1 }, (_, index) => first + index).filter(
    (year) => !known.has(year),
  );
}
