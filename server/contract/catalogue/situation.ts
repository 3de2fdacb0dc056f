import * as z from "zod/mini";
import { condition } from "../forms/condition.ts";
import { type Localized, localized } from "../service-offer.ts";
import { key, optionValue } from "./words.ts";

/** 情形导办: a question whose answer leaves only what this person needs. It is asked where `when` holds of the answers before it. */
export const situationOf = <Text extends z.ZodMiniType<Localized>>(text: Text) =>
  z.strictObject({
    id: key,
    question: text,
    when: z.optional(condition),
    options: z
      .array(z.strictObject({ value: optionValue, label: text, hint: z.optional(text) }))
      .check(z.minLength(2)),
  });

/** What somebody answered: the option's value by the question's id. */
export const situationAnswers = z.record(key, optionValue);
export type SituationAnswers = z.infer<typeof situationAnswers>;

export const situation = situationOf(localized);
export type Situation = z.infer<typeof situation>;
