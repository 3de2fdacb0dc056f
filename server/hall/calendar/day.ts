import { hallDay, offsetFromUtc } from "../../contract/hall-time.ts";

/** A day in China, `2026-11-23`: the hall's business day. Days compare as their texts do. */
export type Day = string;

export const minute = 60_000;
/** No day is longer or shorter. */
const dayLength = 24 * 60 * minute;

export const weekdays = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;
export type Weekday = (typeof weekdays)[number];

/** The day that a time, milliseconds since the epoch, belongs to. */
export const dayOf: (at: number) => Day = hallDay;

/** The hour of its day, 0 to 23. */
export const hourOfDay = (at: number): number => new Date(at + offsetFromUtc).getUTCHours();

/** A day's first millisecond since the epoch. */
export const startOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) - offsetFromUtc;

/** @param days may be negative */
export const daysAfter = (day: Day, days: number): Day => dayOf(startOf(day) + days * dayLength);

export const weekdayOf = (day: Day): Weekday => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] as Weekday;

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Whether it is a day that exists: `2026-02-30` is none. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(startOf(text)) && dayOf(startOf(text)) === text;
}
