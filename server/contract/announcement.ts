import type { Call } from "./board.ts";
import type { Language } from "./hall.ts";

/** How a digit is read in a number: one by one, as on every hall's loudspeaker. */
const digits: Readonly<Record<Language, readonly string[]>> = {
  "zh-CN": ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
  "zh-TW": ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
  en: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
};

const sentences: Readonly<Record<Language, (number: string, window: string) => string>> = {
  "zh-CN": (number, window) => `请 ${number} 号，到 ${window}`,
  "zh-TW": (number, window) => `請 ${number} 號，到 ${window}`,
  en: (number, window) => `Number ${number}, please go to ${window}`,
};

/** `A012` → `A 零一二`, `A zero one two`. */
export function spokenNumber(number: string, language: Language): string {
  const [letters = "", figures = ""] = /^(\D*)(.*)$/.exec(number)?.slice(1) ?? [];
  const words = [...figures].map((figure) => digits[language][Number(figure)] ?? figure);
  return [letters, words.join(language === "en" ? " " : "")].filter((part) => part !== "").join(" ");
}

/** What every voice says for a call, a page's or a module's: `请 A 零零一 号，到 3号窗口`. */
export function spokenCall({ number, windowName }: Call, language: Language): string {
  return sentences[language](spokenNumber(number, language), windowName[language]);
}
