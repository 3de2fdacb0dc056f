import type { Language } from "../../server/contract/hall.ts";

/** The first of the browser's languages that the page speaks; English for who reads none of them. */
export function languageOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const name = tag.toLowerCase();
    if (/^zh(-hant|-tw|-hk|-mo)\b/.test(name)) return "zh-TW";
    if (/^zh\b/.test(name)) return "zh-CN";
    if (/^en\b/.test(name)) return "en";
  }
  return "en";
}
