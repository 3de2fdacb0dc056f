import { isCovered, personalNumbers } from "../../../../server/contract/forms/covered.ts";
import type { FormField } from "../../../../server/contract/forms/definition.ts";
import type { AnswerValue } from "../../../../server/contract/forms/facts.ts";
import { maskName, maskNumber } from "../../../../server/contract/identifiers/masking.ts";
import type { Language, Localized } from "../../../../server/contract/service-offer.ts";
import type { Translate } from "../../../i18n/catalogue.ts";
import type { handleMessages } from "../../../i18n/handle-matter.ts";

/**
 * A value as it is shown. `masked`: what is known of the person without typing stays covered on the screen, as on every page of the terminal
 * (GB/T 35273-2020 7.2, display restriction); what was typed just now is shown, to be checked.
 */
export function valueWords(
  field: FormField<Localized>,
  value: AnswerValue,
  language: Language,
  t: Translate<typeof handleMessages>,
  masked: boolean,
): string {
  const option = (each: string) =>
    "options" in field
      ? (field.options.find(({ value: one }) => one === each)?.label[language] ?? each)
      : each;
  if (typeof value === "boolean") return value ? t("yes") : t("no");
  if (typeof value === "object") return value.map(option).join(language === "en" ? ", " : "、");
  if (typeof value === "number")
    return "unit" in field && field.unit ? `${value} ${field.unit[language]}` : String(value);
  if (isCovered(value)) return value;
  if (!masked) return option(value);
  if (field.kind === "name") return maskName(value);
  return personalNumbers.includes(field.kind) ? maskNumber(value) : option(value);
}
