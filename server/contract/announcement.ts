import type { Call } from "./board.ts";
import { type Language, languages } from "./hall.ts";
import { minnanCounted, minnanDigits } from "./minnan-numbers.ts";

/** What a call is spoken in: Mandarin with the words of either side of the strait, Minnan as in Xiamen, English. */
export const voiceLanguages = [...languages, "nan"] as const;
/** BCP 47; `nan` is Minnan (ISO 639-3). */
export type VoiceLanguage = (typeof voiceLanguages)[number];

export type SpokenCall = Pick<Call, "number" | "windowName">;

/**
 * How a digit is read in a number: one by one, as on every hall's loudspeaker. Minnan has two sets of numerals and says
 * numbers of this kind in the literary one (minnan-numbers.ts).
 */
const digits: Readonly<Record<VoiceLanguage, readonly string[]>> = {
  "zh-CN": ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
  "zh-TW": ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
  nan: minnanDigits.map(({ han }) => han),
  en: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
};

/**
 * A comma parts the letter from the digits in English: without it an engine reads “A zero” as an article and a noun
 * (espeak-ng 1.51 says `a#`, not `eI`).
 */
const sentences: Readonly<Record<VoiceLanguage, (number: string, window: string) => string>> = {
  "zh-CN": (number, window) => `请 ${number} 号，到 ${window}`,
  "zh-TW": (number, window) => `請 ${number} 號，到 ${window}`,
  nan: (number, window) => `请 ${number} 号，到 ${window}`,
  en: (number, window) => `Number ${number}, please go to ${window}`,
};

const letterAndFigures = (number: string) => {
  const [letters = "", figures = ""] = /^(\D*)(.*)$/.exec(number)?.slice(1) ?? [];
  return { letters, figures: [...figures] };
};

/** `A012` → `A 零一二`, `A 空一二` in Minnan, `A, zero one two`. */
export function spokenNumber(number: string, language: VoiceLanguage): string {
  const { letters, figures } = letterAndFigures(number);
  const words = figures.map((figure) => digits[language][Number(figure)] ?? figure);
  return [letters, words.join(language === "en" ? " " : "")]
    .filter((part) => part !== "")
    .join(language === "en" ? ", " : " ");
}

/** What every voice says for a call, a page's or a module's: `请 A 零零一 号，到 3号窗口`. */
export function spokenCall({ number, windowName }: SpokenCall, language: VoiceLanguage): string {
  return sentences[language](spokenNumber(number, language), windowInWords(windowName, language));
}

/**
 * The same sentence as the words that a speaker records once each, in order: `请 A 零 零 一 号 到 3号窗口`. A recording is
 * named after its word.
 */
export function wordsOfCall({ number, windowName }: SpokenCall, language: VoiceLanguage): string[] {
  const { letters, figures } = letterAndFigures(number);
  const read = [...letters, ...figures.map((figure) => digits[language][Number(figure)] ?? figure)];
  const window = windowInWords(windowName, language);
  if (language === "en") return ["Number", ...read, "please go to", window];
  return [...(language === "zh-TW" ? ["請", ...read, "號"] : ["请", ...read, "号"]), "到", window];
}

/**
 * The Minnan sentence in Tâi-lô, for engines that read it: `Tshiánn A khòng it lī hō, kàu sann hō thang-kháu`. The sounds are
 * Xiamen's, where j has become l (二 `lī`). Null for a window that is not called by a number: nobody here can spell its name.
 */
export function romanisedCall({ number, windowName }: SpokenCall): string | null {
  const { letters, figures } = letterAndFigures(number);
  const window = numberedWindow(windowName);
  if (!window) return null;
  const read = [...letters, ...figures.map((figure) => minnanDigits[Number(figure)]?.tailo ?? figure)];
  return `Tshiánn ${read.join(" ")} hō, kàu ${window.tailo} hō thang-kháu`;
}

/** Windows are counted, and counting is colloquial: `3号窗口` is 三号窗口, `sann hō`, not the literary `sam`. */
function numberedWindow(name: SpokenCall["windowName"]) {
  const [, figures] = /^(\d{1,2})号窗口$/.exec(name["zh-CN"]) ?? [];
  return figures === undefined ? undefined : minnanCounted(Number(figures));
}

function windowInWords(name: SpokenCall["windowName"], language: VoiceLanguage): string {
  if (language !== "nan") return name[language];
  const counted = numberedWindow(name);
  return counted ? `${counted.han}号窗口` : name["zh-CN"];
}

/** The tag that the words of a voice are written in: Minnan stands in simplified characters. */
export function writtenIn(language: VoiceLanguage): Language | "nan-Hans" {
  return language === "nan" ? "nan-Hans" : language;
}
