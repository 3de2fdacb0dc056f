import { describe, expect, it } from "vitest";
import { type FormFacts, knownFact, noFacts } from "../../../server/contract/forms/facts.ts";
import { truthOf } from "../../../server/contract/forms/truth.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { attempts, casesOf, fillIn } from "../../support/fill-form.ts";

const today = "2026-11-23";
const { matters } = demoCatalogue;
const withForm = matters.flatMap(({ form, ...matter }) => (form ? [{ ...matter, form }] : []));
const decided = withForm.flatMap(({ decision, ...matter }) => (decision ? [{ ...matter, decision }] : []));

/** People without anything on file: what a form needs, they type. */
const people = ["1990-01-01", "1962-01-01", "1956-01-01", "1936-01-01"].map(
  (birthDate): FormFacts["holder"] => ({ documentKind: "resident", name: "测试样本", birthDate }),
);

describe("the demo's forms", () => {
  it.each(withForm)("can be filled in whatever the situation is: $id", ({ situations, form }) => {
    const stuck = casesOf(situations, today).filter(
      (situation) =>
        !attempts.some((number) => {
          const holder = people[number % people.length] ?? {};
          return fillIn(form, { ...noFacts, holder, situation }, today, number);
        }),
    );
    expect(stuck).toEqual([]);
  });

  it.each(decided)("let somebody be granted it at once: $id", ({ situations, form, decision }) => {
    const isGranted = (facts: FormFacts, attempt: number) => {
      const values = fillIn(form, facts, today, attempt)?.record.values;
      const known = (name: string) => (name.includes(".") ? knownFact(facts, name, today) : values?.[name]);
      return (
        values !== undefined &&
        decision.grantedWhen.every(({ condition }) => truthOf(condition, known, today) === true)
      );
    };
    const somebody = attempts.some((number) => {
      const holder = people[number % people.length] ?? {};
      return casesOf(situations, today).some((situation) =>
        isGranted({ ...noFacts, holder, situation }, number),
      );
    });
    expect(somebody).toBe(true);
  });
});
