import type { Language } from "../../server/contract/hall.ts";
import { wallTime } from "../../server/contract/hall-time.ts";

/** The name of the hall's time (`contract/hall-time.ts`): the browser knows the words of its days, in every language. */
const timeZone = "Asia/Shanghai";

/** A moment of a day (`2026-11-24`) on which it is that day wherever the hall is. */
export const middayOf = (day: string): number => Date.parse(`${day}T12:00:00+08:00`);

/** `11月24日 周二`, `11月24日 週二`, `Tue 24 Nov`. */
export function dayWords(moment: number, language: Language): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeZone, ...options }).format(moment);
  if (language === "en") return `${part({ weekday: "short" })} ${part({ day: "numeric", month: "short" })}`;
  return `${part({ month: "long", day: "numeric" })} ${part({ weekday: "short" })}`;
}

/** A day of the hall's (`2026-11-24`) as it is said to a person: of another year than `today` with its year, `2027年1月8日`, `8 Jan 2027`. */
export function calendarDayWords(day: string, today: string, language: Language): string {
  const moment = middayOf(day);
  if (day.slice(0, 4) === today.slice(0, 4)) return dayWords(moment, language);
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone,
    year: "numeric",
    month: language === "en" ? "short" : "long",
    day: "numeric",
  }).format(moment);
}

/** `09:30–10:00`. */
export const spanWords = (start: number, end: number): string => `${wallTime(start)}–${wallTime(end)}`;

/** In fours, as people read it out. */
export const spacedCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`.trim();
