/**
 * China keeps one time, UTC+8, without summer time since 1992 (IANA time zone Asia/Shanghai), so the business day
 * needs no time-zone table.
 */
const offsetFromUtc = 8 * 60 * 60 * 1000;

/** The business day, `2026-11-23`, that a time in milliseconds since the epoch belongs to. */
export function businessDay(at: number): string {
  return new Date(at + offsetFromUtc).toISOString().slice(0, 10);
}

/** When a business day begins, milliseconds since the epoch. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - offsetFromUtc;
}

const dayLength = 24 * 60 * 60 * 1000;

/** The day so many days later, or earlier. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}
