import type { HalfDay, HalfDaySlot } from "../../server/contract/assistance/words.ts";
import type { Language } from "../../server/contract/hall.ts";
import { dayWords } from "./appointment-time.ts";

const halves: Readonly<Record<HalfDay, Readonly<Record<Language, string>>>> = {
  morning: { "zh-CN": "上午", "zh-TW": "上午", en: "morning" },
  afternoon: { "zh-CN": "下午", "zh-TW": "下午", en: "afternoon" },
};

export const halfWords = (half: HalfDay, language: Language): string => halves[half][language];

/** `12月1日 周二`, of a day as the hall writes it. */
export const writtenDay = (day: string, language: Language): string =>
  dayWords(Date.parse(`${day}T12:00:00+08:00`), language);

/** `12月1日 周二 上午`. */
export const slotWords = ({ day, half }: HalfDaySlot, language: Language): string =>
  language === "en"
    ? `${writtenDay(day, language)}, ${halfWords(half, language)}`
    : `${writtenDay(day, language)} ${halfWords(half, language)}`;
