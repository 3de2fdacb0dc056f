import type { Language } from "../../server/contract/hall.ts";

/** How a page is shown to the person in front of it. */
export interface Modes {
  readonly language: Language;
  readonly text: "normal" | "large";
  readonly contrast: "normal" | "high";
}

export const initialModes: Modes = { language: "zh-CN", text: "normal", contrast: "normal" };

/** The languages by their own names, in the order in which a switch offers them. */
export const languageNames: Readonly<Record<Language, string>> = {
  "zh-CN": "简体",
  "zh-TW": "繁體",
  en: "English",
};

/** Writes the modes on `root`, where the style sheets and assistive technology look for them. */
export function applyModes(root: HTMLElement, { language, text, contrast }: Modes): void {
  root.lang = language;
  root.dataset.text = text;
  root.dataset.contrast = contrast;
}
