/**
 * China keeps one time, UTC+8, without summer time since 1992 (IANA time zone Asia/Shanghai): a hall's days and the times that people
 * are shown are in it, whatever zone a machine or a telephone is set to, and need no time-zone table.
 */
export const offsetFromUtc = 8 * 3_600_000;

/** `2026-11-23T09:05:30.000` and a Z that says nothing; of it the words below are cut. */
const hallTime = (moment: number): string => new Date(moment + offsetFromUtc).toISOString();

/** The day in the hall, `2026-11-23`, at a time in milliseconds since the epoch. */
export const hallDay = (moment: number): string => hallTime(moment).slice(0, 10);

/** Wall time of the hall: `09:05`, or `09:05:30` where seconds matter. */
export const wallTime = (moment: number, seconds: "seconds" | "minutes" = "minutes"): string =>
  hallTime(moment).slice(11, seconds === "seconds" ? 19 : 16);

/** A day and a time in the hall, `2026-11-23 09:05`: the same in every language. */
export const dayAndTime = (moment: number): string => `${hallDay(moment)} ${wallTime(moment)}`;
