/**
 * China keeps one time, UTC+8, without summer time since 1992 (IANA time zone Asia/Shanghai), so the business day
 * needs no time-zone table.
 */
const offsetFromUtc = 8 * 60 * 60 * 1000;

/** The business day, `2026-11-23`, that a time in milliseconds since the epoch belongs to. */
export function businessDay(at: number): string {
  return new Date(at + offsetFromUtc).toISOString().slice(0, 10);
}

/** The hour of the day, 0 to 23, at a time in milliseconds since the epoch. */
export function hourOfDay(at: number): number {
  return Math.floor((at + offsetFromUtc) / 3_600_000) % 24;
}

/** `09:05`, at a time in milliseconds since the epoch. */
export function timeOfDay(at: number): string {
  return new Date(at + offsetFromUtc).toISOString().slice(11, 16);
}

/** Milliseconds since the epoch at which a business day, `2026-11-23`, begins. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - offsetFromUtc;
}

/** The business day so many days after `day`. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
