import * as z from "zod/mini";
import type { FormDefinition } from "./definition.ts";
import { evaluate, type FoundProblem } from "./evaluate.ts";
import { answerValue, type FormAnswers, type FormFacts } from "./facts.ts";

/** What is submitted: only what was asked, each value of its kind, in the form's order. */
export const formRecord = z.object({
  values: z.record(z.string(), answerValue),
  /** Where each value is from, as `ValueSource.from`. */
  sources: z.record(z.string(), z.string()),
  /** By concept: what need not be asked in a later matter. */
  concepts: z.record(z.string(), answerValue),
});
export type FormRecord = z.infer<typeof formRecord>;

export type Submission<Text> =
  | { readonly ok: true; readonly record: FormRecord }
  | { readonly ok: false; readonly problems: readonly FoundProblem<Text>[] };

/** The record of a form, or all that stands against it. What was answered to questions that are not asked any more is left out. */
export function submission<Text>(
  definition: FormDefinition<Text>,
  answers: FormAnswers,
  facts: FormFacts,
  today: string,
): Submission<Text> {
  const { sections, problems } = evaluate(definition, answers, facts, today);
  if (problems.length > 0) return { ok: false, problems };
  const filled = sections
    .flatMap(({ fields }) => fields)
    .flatMap(({ id, field, value, source }) =>
      value === undefined || source === undefined
        ? []
        : [
            {
              id,
              concept: field.concept,
              value: typeof value === "object" ? [...value] : value,
              from: source.from,
            },
          ],
    );
  return {
    ok: true,
    record: {
      values: Object.fromEntries(filled.map(({ id, value }) => [id, value])),
      sources: Object.fromEntries(filled.map(({ id, from }) => [id, from])),
      concepts: Object.fromEntries(
        filled.flatMap(({ concept, value }) => (concept === undefined ? [] : [[concept, value]])),
      ),
    },
  };
}
