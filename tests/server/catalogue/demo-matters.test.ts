import { describe, expect, it } from "vitest";
import { readContent } from "../../../server/catalogue/content-folder.ts";
import { demoCatalogueFolder } from "../../../server/catalogue/demo-folder.ts";
import { catalogueOf } from "../../../server/catalogue/load.ts";
import type { Matter } from "../../../server/contract/catalogue/matter.ts";
import { questionsAsked } from "../../../server/contract/catalogue/needed.ts";
import { evaluate } from "../../../server/contract/forms/evaluate.ts";
import {
  type AnswerValue,
  type FormFacts,
  knownFact,
  noFacts,
} from "../../../server/contract/forms/facts.ts";
import { type FormRecord, submission } from "../../../server/contract/forms/submission.ts";
import { truthOf } from "../../../server/contract/forms/truth.ts";
import { Random } from "../../fuzz/random.ts";
import { answersTo } from "../../support/right-answers.ts";

const today = "2026-11-23";
const { matters } = catalogueOf(readContent(demoCatalogueFolder));
const withForm = matters.flatMap(({ form, ...matter }) => (form ? [{ ...matter, form }] : []));
const decided = withForm.flatMap(({ decision, ...matter }) => (decision ? [{ ...matter, decision }] : []));

type Situation = Readonly<Record<string, string>>;

/** Every way to answer the questions of a matter. */
function casesOf(situations: Matter["situations"], answers: Situation = {}): Situation[] {
  const open = questionsAsked(situations, answers, today).find(({ id }) => answers[id] === undefined);
  if (!open) return [answers];
  return open.options.flatMap(({ value }) => casesOf(situations, { ...answers, [open.id]: value }));
}

/** People without anything on file: what a form needs, they type. */
const people = ["1990-01-01", "1962-01-01", "1956-01-01", "1936-01-01"].map(
  (birthDate): FormFacts["holder"] => ({ documentKind: "resident", name: "测试样本", birthDate }),
);

type Form = NonNullable<Matter["form"]>;

/** What is handed in by somebody who hits upon this or that answer; the attempt's number makes it the same each time. */
function handedIn(form: Form, facts: FormFacts, attempt: number): FormRecord["values"] | undefined {
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
  return submitted.ok ? submitted.record.values : undefined;
}

const numbers = Array.from({ length: 300 }, (_, number) => number);

describe("the demo's forms", () => {
  it.each(withForm)("can be filled in whatever the situation is: $id", ({ situations, form }) => {
    const stuck = casesOf(situations).filter(
      (situation) =>
        !numbers.some((number) => {
          const holder = people[number % people.length] ?? {};
          return handedIn(form, { ...noFacts, holder, situation }, number);
        }),
    );
    expect(stuck).toEqual([]);
  });

  it.each(decided)("let somebody be granted it at once: $id", ({ situations, form, decision }) => {
    const isGranted = (facts: FormFacts, attempt: number) => {
      const values = handedIn(form, facts, attempt);
      const known = (name: string) => (name.includes(".") ? knownFact(facts, name, today) : values?.[name]);
      return (
        values !== undefined &&
        decision.grantedWhen.every(({ condition }) => truthOf(condition, known, today) === true)
      );
    };
    const somebody = numbers.some((number) => {
      const holder = people[number % people.length] ?? {};
      return casesOf(situations).some((situation) => isGranted({ ...noFacts, holder, situation }, number));
    });
    expect(somebody).toBe(true);
  });
});
