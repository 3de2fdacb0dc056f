/** Days of the Gregorian calendar as text, `2026-11-23`: they sort as they follow one another, and no time zone can move them. */

const ordinaryMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days of a month, 1 to 12; 0 for what is no month. */
export function daysOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (ordinaryMonths[month - 1] ?? 0);
}

/** Whether eight digits, `20261123`, are a day of the calendar. */
export function isCalendarDate(digits: string): boolean {
  if (!/^\d{8}$/.test(digits)) return false;
  const year = Number(digits.slice(0, 4));
  const day = Number(digits.slice(6));
  return year > 0 && day > 0 && day <= daysOf(year, Number(digits.slice(4, 6)));
}

/** Whether this is a day as we write it. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDate(text.replaceAll("-", ""));

/** `20261123` → `2026-11-23`. */
export const dayOfDigits = (digits: string): string =>
  `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;

/** Full years between two days; who was born on 29 February has another birthday on 1 March. */
export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

export const calendarUnits = ["day", "week", "month", "year"] as const;
export type CalendarUnit = (typeof calendarUnits)[number];

const dayInMilliseconds = 86_400_000;

/**
 * The day so many units later, or earlier with a negative count. Of a month that is too short its last day is taken, so that a year
 * before 29 February is 28 February. What falls out of the years 1 to 9999 stays at their first or last day.
 */
export function moveDay(day: string, count: number, unit: CalendarUnit): string {
  const [year = 1, month = 1, dayOfMonth = 1] = day.split("-").map(Number);
  if (unit === "day" || unit === "week") {
    const moved = Date.parse(`${day}T00:00Z`) + count * (unit === "week" ? 7 : 1) * dayInMilliseconds;
    if (!(moved > Date.parse("0001-01-01T00:00Z"))) return "0001-01-01";
    if (moved > Date.parse("9999-12-31T00:00Z")) return "9999-12-31";
    return new Date(moved).toISOString().slice(0, 10);
  }
  const months = year * 12 + (month - 1) + count * (unit === "year" ? 12 : 1);
  const movedYear = Math.floor(months / 12);
  if (movedYear < 1) return "0001-01-01";
  if (movedYear > 9999) return "9999-12-31";
  const movedMonth = (months % 12) + 1;
  return writeDay(movedYear, movedMonth, Math.min(dayOfMonth, daysOf(movedYear, movedMonth)));
}

const writeDay = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

const relativeForm = /^today(?: ([+-]) (\d{1,4}) (day|week|month|year)s?)?$/;

/** Whether a text means to be a day relative to today, rightly written or not. */
export const speaksOfToday = (text: string): boolean => /^today\b/.test(text);

/**
 * The day that content names: itself, or `today`, `today - 18 years`, `today + 1 month` (one blank on each side of the sign)
 * reckoned from the day given. Undefined when it is neither.
 */
export function resolveDay(text: string, today: string): string | undefined {
  const relative = relativeForm.exec(text);
  if (!relative) return isDay(text) ? text : undefined;
  const [, sign, count = "0", unit = "day"] = relative;
  const steps = Number(count);
  return moveDay(today, sign === "-" && steps > 0 ? -steps : steps, unit as CalendarUnit);
}
