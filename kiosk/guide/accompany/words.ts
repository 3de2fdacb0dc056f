import type { StepLabel, StepWords } from "../../../server/contract/accompany/step.ts";
import type { Language, Localized } from "../../../server/contract/hall.ts";
import { dayWords, middayOf } from "../../i18n/appointment-time.ts";
import type { Messages } from "../../i18n/catalogue.ts";
import { guideAccompanyMessages } from "../../i18n/guide-accompany.ts";
import { terminalWords } from "../../i18n/terminal-words.ts";
import type { GuideAccompanyContext } from "./accompany.machine.ts";
import { keyOf } from "./effects.ts";

const catalogues: Readonly<Record<string, Messages>> = terminalWords;

/** Says a step's labels in the guide's own language. What is not known here is called so, and never left out. */
export function labelWords(
  { step, texts, entries }: Pick<GuideAccompanyContext, "step" | "texts" | "entries">,
  services: readonly { readonly id: string; readonly plainName: Localized }[],
  language: Language,
): (label: StepLabel) => string {
  const say = (words: StepWords): string => {
    const unknown = guideAccompanyMessages.unknown[language];
    if ("covered" in words) return guideAccompanyMessages.covered[language];
    if ("day" in words) return dayWords(middayOf(words.day), language);
    if ("time" in words) return words.time;
    if ("entry" in words) return entries[words.entry]?.[language] ?? unknown;
    if ("service" in words)
      return services.find(({ id }) => id === words.service)?.plainName[language] ?? unknown;
    if ("content" in words) {
      const content = step?.contents[words.content];
      return (content && texts[keyOf(content)]?.[words.text]?.[language]) ?? unknown;
    }
    const [catalogue = "", key = ""] = words.word.split(".");
    const message = catalogues[catalogue]?.[key]?.[language];
    // What was filled in stays at the terminal.
    return message?.replace(/\{\w+\}/g, "…") ?? unknown;
  };
  return (label) => label.map(say).join(" · ");
}
