import type { Language } from "../../server/contract/hall.ts";
import { wallTime } from "../../server/contract/hall-time.ts";

/** The name of the hall's time (`contract/hall-time.ts`): the browser knows the words of its days, in every language. */
const timeZone = "Asia/Shanghai";

/** `11月24日 周二`, `11月24日 週二`, `Tue 24 Nov`. */
export function dayWords(moment: number, language: Language): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeZone, ...options }).format(moment);
  if (language === "en") return `${part({ weekday: "short" })} ${part({ day: "numeric", month: "short" })}`;
  return `${part({ month: "long", day: "numeric" })} ${part({ weekday: "short" })}`;
}

/** `09:30–10:00`. */
export const spanWords = (start: number, end: number): string => `${wallTime(start)}–${wallTime(end)}`;

/** In fours, as people read it out. */
export const spacedCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`.trim();
