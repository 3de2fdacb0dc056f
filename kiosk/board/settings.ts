import { type Language, languages } from "../../server/contract/service-offer.ts";
import { type BoardSettings, defaultSettings } from "./announcements.machine.ts";

/**
 * A board's settings stand in its address, where a screen player keeps them over a restart:
 * `/board?language=en&voice=zh-CN,en`. What is missing or unknown is as usual.
 */
export function settingsFrom(search: string): BoardSettings {
  const parameters = new URLSearchParams(search);
  const language = parameters.get("language");
  const voices = (parameters.get("voice") ?? "").split(",").filter(isLanguage);
  return {
    language: isLanguage(language) ? language : defaultSettings.language,
    voices: voices.length > 0 ? voices : defaultSettings.voices,
  };
}

function isLanguage(text: string | null): text is Language {
  return languages.includes(text as Language);
}
