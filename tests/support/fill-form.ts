import { questionsAsked } from "../../server/contract/catalogue/needed.ts";
import type { Situation, SituationAnswers } from "../../server/contract/catalogue/situation.ts";
import type { LocalizedForm } from "../../server/contract/forms/definition.ts";
import { evaluate } from "../../server/contract/forms/evaluate.ts";
import type { AnswerValue, FormFacts } from "../../server/contract/forms/facts.ts";
import { type FormRecord, submission } from "../../server/contract/forms/submission.ts";
import { Random } from "../fuzz/random.ts";
import { answersTo } from "./right-answers.ts";

/** Every way to answer questions, where some are answered already. */
export function casesOf(
  questions: readonly Situation[],
  today: string,
  answers: SituationAnswers = {},
): SituationAnswers[] {
  const open = questionsAsked(questions, answers, today).find(({ id }) => answers[id] === undefined);
  if (!open) return [answers];
  return open.options.flatMap(({ value }) => casesOf(questions, today, { ...answers, [open.id]: value }));
}

/**
 * What somebody answers who is asked one field after the other and hits upon this or that answer; the attempt's number makes it the same
 * each time. Undefined: so it cannot be handed in.
 */
export function fillIn(
  form: LocalizedForm,
  facts: FormFacts,
  today: string,
  attempt: number,
): { readonly answers: Record<string, AnswerValue>; readonly record: FormRecord } | undefined {
  const random = new Random(attempt);
  const answers: Record<string, AnswerValue> = {};
  for (;;) {
    const { next } = evaluate(form, answers, facts, today);
    const field = form.sections.flatMap(({ fields }) => fields).find(({ id }) => id === next);
    // Asked again: a check, or the field itself, does not take the answer.
    if (!field || answers[field.id] !== undefined) break;
    answers[field.id] = random.pick(answersTo(field, today));
  }
  const submitted = submission(form, answers, facts, today);
  return submitted.ok ? { answers, record: submitted.record } : undefined;
}

/** How often somebody tries: the more answers of a form hang together, the more it takes. */
export const attempts = Array.from({ length: 300 }, (_, number) => number);
