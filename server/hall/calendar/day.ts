import { businessDay } from "../business-day.ts";

/** A day in China, `2026-11-23`. Days compare as their texts do. */
export type Day = string;

export const minute = 60_000;
/** No day in China is longer or shorter: there has been no summer time since 1992. */
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
export const dayOf = businessDay;

/** Its first millisecond since the epoch. */
export const startOf = (day: Day): number => Date.parse(`${day}T00:00:00+08:00`);

/** @param days may be negative */
export const daysAfter = (day: Day, days: number): Day => dayOf(startOf(day) + days * dayLength);

export const weekdayOf = (day: Day): Weekday => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] as Weekday;

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Whether it is a day that exists: `2026-02-30` is none. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(startOf(text)) && dayOf(startOf(text)) === text;
}
