import type { Language } from "../../server/contract/hall.ts";

/** China keeps one time; an appointment is at the hall's time, wherever the page is looked at. */
const timeZone = "Asia/Shanghai";

/** `11月24日 周二`, `11月24日 週二`, `Tue 24 Nov`. */
export function dayWords(moment: number, language: Language): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeZone, ...options }).format(moment);
  if (language === "en") return `${part({ weekday: "short" })} ${part({ day: "numeric", month: "short" })}`;
  return `${part({ month: "long", day: "numeric" })} ${part({ weekday: "short" })}`;
}

/** `09:30`. */
export function clockWords(moment: number): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(moment);
}

/** `09:30–10:00`. */
export const spanWords = (start: number, end: number): string => `${clockWords(start)}–${clockWords(end)}`;

/** In fours, as people read it out. */
export const spacedCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`.trim();
