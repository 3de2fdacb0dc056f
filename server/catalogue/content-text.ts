import * as z from "zod/mini";
import type { Localized } from "../contract/service-offer.ts";
import { toTaiwan } from "./taiwan.ts";

const longestText = 600;
const words = z.string().check(z.minLength(1), z.maxLength(longestText));

/** A text as an editor writes it: plain Chinese, or with its own traditional or English wording beside it. */
const written = z.union([
  words,
  z.strictObject({ "zh-CN": words, "zh-TW": z.optional(words), en: z.optional(words) }),
]);

/**
 * A text of the content in every language. Traditional Chinese is made where none is written; where there is no English, the Chinese
 * stands in its place, which the lint says ({@link hasEnglish}).
 */
export const contentText = z.pipe(
  written,
  z.transform((text): Localized => {
    const chosen = typeof text === "string" ? { "zh-CN": text } : text;
    const simplified = chosen["zh-CN"];
    return {
      "zh-CN": simplified,
      "zh-TW": chosen["zh-TW"] ?? toTaiwan(simplified),
      en: chosen.en ?? simplified,
    };
  }),
);

/** Whether a text has an English wording of its own. */
export const hasEnglish = (text: Localized): boolean => text.en !== text["zh-CN"];
