/** Which days a page shows. Days are written `2026-11-23`; a week begins on Monday. */

export type Span = "day" | "week" | "month";

export interface Range {
  readonly from: string;
  readonly to: string;
}

const dayLength = 86_400_000;
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

export const addDays = (day: string, count: number): string => dayOf(timeOf(day) + count * dayLength);

/** So many days up to one, that one among them. */
export const lastDays = (day: string, count: number): Range => ({ from: addDays(day, 1 - count), to: day });

/** The day, week or month around a day, with both ends. */
export function rangeAround(day: string, span: Span): Range {
  if (span === "day") return { from: day, to: day };
  if (span === "week") {
    const sinceMonday = (new Date(timeOf(day)).getUTCDay() + 6) % 7;
    const from = addDays(day, -sinceMonday);
    return { from, to: addDays(from, 6) };
  }
  const from = `${day.slice(0, 7)}-01`;
  const [year = 0, month = 1] = day.split("-").map(Number);
  return { from, to: dayOf(Date.UTC(year, month, 0)) };
}

/** The first day of the range before, or after. */
export function neighbour(day: string, span: Span, direction: -1 | 1): string {
  const { from, to } = rangeAround(day, span);
  return direction === 1 ? addDays(to, 1) : rangeAround(addDays(from, -1), span).from;
}
