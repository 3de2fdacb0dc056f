import { describe, expect, it } from "vitest";
import { readContent } from "../../../server/catalogue/content-folder.ts";
import { demoCatalogueFolder } from "../../../server/catalogue/demo-folder.ts";
import { catalogueOf } from "../../../server/catalogue/load.ts";
import { moveDay, resolveDay } from "../../../server/contract/calendar.ts";
import type { Matter } from "../../../server/contract/catalogue/matter.ts";
import { questionsAsked } from "../../../server/contract/catalogue/needed.ts";
import type { FormField } from "../../../server/contract/forms/definition.ts";
import { evaluate } from "../../../server/contract/forms/evaluate.ts";
import {
  type AnswerValue,
  type FormFacts,
  knownFact,
  noFacts,
} from "../../../server/contract/forms/facts.ts";
import { type FormRecord, submission } from "../../../server/contract/forms/submission.ts";
import { truthOf } from "../../../server/contract/forms/truth.ts";
import type { Localized } from "../../../server/contract/service-offer.ts";
import { Random } from "../../fuzz/random.ts";

const today = "2026-11-23";
const { matters } = catalogueOf(readContent(demoCatalogueFolder));
const withForm = matters.flatMap(({ form, ...matter }) => (form ? [{ ...matter, form }] : []));
const decided = withForm.flatMap(({ decision, ...matter }) => (decision ? [{ ...matter, decision }] : []));

/** Answers of right shape, none of them anybody's own. */
const rightAnswers: Partial<Record<FormField<unknown>["kind"], readonly AnswerValue[]>> = {
  yesNo: [true, false],
  name: ["测试样本", "测试另一人"],
  telephone: ["0592-2000000"],
  mobile: ["13800000000"],
  email: ["demo@example.com"],
  postcode: ["361006"],
  residentId: ["99999919900101001X", "999999199001010079"],
  residencePermit: ["830000199001010019"],
  taiwanPermit: ["00000001"],
  hkMacaoPermit: ["H00000001"],
  passport: ["E00000001"],
  creditCode: ["92350206DEM000014A"],
  bankCard: ["6200000000000005"],
  vehiclePlate: ["闽D00000"],
};

/** What somebody may answer to a field: at its bounds, and in between. */
function answersTo(field: FormField<Localized>): readonly AnswerValue[] {
  switch (field.kind) {
    case "text":
    case "longText":
      return ["样", "本"].map((sign) => sign.repeat(Math.max(field.min ?? 1, 2)).slice(0, field.max));
    case "number":
    case "money": {
      const [least, most] = [field.min ?? 0, field.max ?? 100_000];
      return [least, Math.min(least + 1, most), Math.min(least + 600, most), most];
    }
    case "date": {
      const [first, last] = [field.min, field.max].map((bound) => bound && resolveDay(bound, today));
      const around = [-20_000, -8_000, -400, -35, -1, 0, 35, 400].map((days) => moveDay(today, days, "day"));
      return [first, last, ...around].filter(
        (day): day is string => !!day && day >= (first || day) && day <= (last || day),
      );
    }
    case "choice":
      return field.options.map(({ value }) => value);
    case "choices":
      return [field.options.slice(0, Math.max(field.min ?? 1, 1)).map(({ value }) => value)];
    case "address":
      return [`${field.within ?? "福建省厦门市湖里区"}样例路1号`];
    default:
      return rightAnswers[field.kind] ?? [];
  }
}

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
    answers[field.id] = random.pick(answersTo(field));
  }
  const submitted = submission(form, answers, facts, today);
  return submitted.ok ? submitted.record.values : undefined;
}

const numbers = Array.from({ length: 300 }, (_, number) => number);

describe("the demo's forms", () => {
  it.each(withForm)("can be filled in whatever the situation is: $id", (matter) => {
    const [, , person = {}] = people;
    const stuck = casesOf(matter.situations).filter((situation) => {
      const facts = { ...noFacts, holder: person, situation };
      return !numbers.some((attempt) => handedIn(matter.form, facts, attempt));
    });
    expect(stuck).toEqual([]);
  });

  it.each(decided)("let somebody be granted it at once: $id", ({ situations, form, decision }) => {
    const isGranted = (facts: FormFacts) => (attempt: number) => {
      const values = handedIn(form, facts, attempt);
      const known = (name: string) => (name.includes(".") ? knownFact(facts, name, today) : values?.[name]);
      return (
        values !== undefined &&
        decision.grantedWhen.every(({ condition }) => truthOf(condition, known, today) === true)
      );
    };
    const somebody = casesOf(situations).some((situation) =>
      people.some((holder) => numbers.slice(0, 60).some(isGranted({ ...noFacts, holder, situation }))),
    );
    expect(somebody).toBe(true);
  });
});
