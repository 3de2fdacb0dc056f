import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answer } from "../../../../server/contract/forms/answer.ts";
import { evaluate, type FieldState } from "../../../../server/contract/forms/evaluate.ts";
import { knownFact } from "../../../../server/contract/forms/facts.ts";
import { lintForm } from "../../../../server/contract/forms/lint.ts";
import { formRecord, submission } from "../../../../server/contract/forms/submission.ts";
import { truthOf } from "../../../../server/contract/forms/truth.ts";
import { condition, fieldIds, plainForm, scene, today, value } from "./generated.ts";

const runs = { numRuns: 120 };

const shown = (form: Parameters<typeof evaluate<string>>[0], ...rest: Tail) =>
  evaluate(form, ...rest).sections.flatMap(({ fields }) => fields);
type Tail = [Parameters<typeof evaluate>[1], Parameters<typeof evaluate>[2], string];

describe("any form, with any answers and facts", () => {
  it("is evaluated and linted without a throw, and stays what it is when written down and read", () =>
    fc.assert(
      fc.property(scene, ([form, given, known]) => {
        const state = evaluate(form, given, known, today);
        lintForm(form, { situations: { s: ["one"] }, licences: { shop: ["name"] }, concepts: {} });
        const again = plainForm.parse(JSON.parse(JSON.stringify(form)));
        expect(evaluate(again, given, known, today)).toEqual(state);
      }),
      runs,
    ));

  it("can be submitted exactly when there is no problem", () =>
    fc.assert(
      fc.property(scene, ([form, given, known]) => {
        const { problems } = evaluate(form, given, known, today);
        const submitted = submission(form, given, known, today);
        expect(submitted.ok).toBe(problems.length === 0);
        if (submitted.ok) expect(formRecord.parse(submitted.record)).toEqual(submitted.record);
        else expect(submitted.problems).toEqual(problems);
      }),
      runs,
    ));

  it("submits what is asked and filled, nothing else, and each value as its field takes it", () =>
    fc.assert(
      fc.property(scene, ([form, given, known]) => {
        const submitted = submission(form, given, known, today);
        fc.pre(submitted.ok);
        if (!submitted.ok) return;
        const filled = shown(form, given, known, today).filter((state) => state.value !== undefined);
        expect(submitted.record.values).toEqual(
          Object.fromEntries(filled.map((each) => [each.id, each.value])),
        );
        for (const { field, value: kept } of filled)
          expect(answer(field, kept, today)).toEqual({ ok: true, value: kept });
      }),
      runs,
    ));

  it("asks for a field exactly when its own condition and its section's hold for what is filled", () =>
    fc.assert(
      fc.property(scene, ([form, given, known]) => {
        // What goes in circles has no one right answer.
        fc.pre(!lintForm(form).some(({ code }) => code === "circle"));
        const states = new Map(shown(form, given, known, today).map((state) => [state.id, state]));
        const lookup = (name: string) =>
          name.includes(".") ? knownFact(known, name, today) : states.get(name)?.value;
        for (const { when: whole, fields } of form.sections)
          for (const { id, when } of fields) {
            const holds = [whole, when].every(
              (each) => each === undefined || truthOf(each, lookup, today) === true,
            );
            expect(states.has(id)).toBe(holds);
          }
        for (const { required, field } of states.values())
          expect(required).toBe(truthOf(field.required, lookup, today) === true);
      }),
      runs,
    ));

  it("is the same in whatever order the answers came", () =>
    fc.assert(
      fc.property(scene, fc.infiniteStream(fc.nat()), ([form, given, known], chance) => {
        const shuffled = Object.entries(given)
          .map((entry) => [chance.next().value, entry] as const)
          .sort(([one], [other]) => one - other)
          .map(([, entry]) => entry);
        expect(evaluate(form, Object.fromEntries(shuffled), known, today)).toEqual(
          evaluate(form, given, known, today),
        );
      }),
      runs,
    ));

  it("lets what may not be changed win over every answer", () =>
    fc.assert(
      fc.property(scene, value, ([form, given, known], other) => {
        for (const before of shown(form, given, known, today).filter(({ editable }) => !editable)) {
          const after = shown(form, { ...given, [before.id]: other }, known, today);
          expect(after.find(({ id }) => id === before.id)).toEqual(before);
          expect(before.source?.from).not.toBe("answer");
          expect(before.value).not.toBeUndefined();
        }
      }),
      runs,
    ));

  it("asks nothing whose concept is known, from the package or from earlier", () =>
    fc.assert(
      fc.property(scene, ([form, given, known]) => {
        const { next } = evaluate(form, given, known, today);
        for (const state of shown(form, given, known, today)) {
          const { concept } = state.field;
          if (concept === undefined || Object.hasOwn(given, state.id)) continue;
          const isKnown = [known.package, known.earlier].some(
            (all) => Object.hasOwn(all, concept) && answer(state.field, all[concept], today).ok,
          );
          if (!isKnown) continue;
          expect(state.value).not.toBeUndefined();
          if (state.problem?.code !== "check") {
            expect(state.done).toBe(true);
            expect(next).not.toBe(state.id);
          }
        }
      }),
      runs,
    ));

  it("asks nothing twice: what was answered before in the form under the same concept fills it", () =>
    fc.assert(
      fc.property(scene, ([form, given, known]) => {
        fc.pre(!lintForm(form).some(({ code }) => code === "circle"));
        const said = new Map<string, FieldState<string>[]>();
        for (const state of shown(form, given, known, today)) {
          const { concept } = state.field;
          if (concept === undefined) continue;
          const before = said.get(concept) ?? [];
          const fits = before.some(({ value: kept }) => answer(state.field, kept, today).ok);
          if (fits && !Object.hasOwn(given, state.id)) expect(state.value).not.toBeUndefined();
          said.set(concept, [...before, state]);
        }
      }),
      runs,
    ));

  it("shows the state of each section, and the first question that is open", () =>
    fc.assert(
      fc.property(scene, ([form, given, known]) => {
        const { sections, next } = evaluate(form, given, known, today);
        const open = sections.flatMap(({ fields }) => fields).filter(({ done }) => !done);
        expect(next).toBe(open[0]?.id);
        for (const { state, fields } of sections)
          expect(state === "done").toBe(fields.every(({ done }) => done));
        expect((next === undefined) === sections.every(({ state }) => state === "done")).toBe(true);
      }),
      runs,
    ));
});

describe("a condition", () => {
  const lookup =
    (known: Readonly<Record<string, string | number | boolean | readonly string[]>>) => (name: string) =>
      Object.hasOwn(known, name) ? known[name] : undefined;
  const values = fc.dictionary(fc.constantFrom(...fieldIds), value, { noNullPrototype: true });

  it("that is decided stays so when more becomes known, unless it asks whether something is filled", () =>
    fc.assert(
      fc.property(condition, values, values, (tested, few, more) => {
        fc.pre(!JSON.stringify(tested).includes('"filled"'));
        const early = truthOf(tested, lookup(few), today);
        if (early !== undefined) expect(truthOf(tested, lookup({ ...more, ...few }), today)).toBe(early);
      }),
      { numRuns: 600 },
    ));

  it("keeps the laws of not, all and any", () =>
    fc.assert(
      fc.property(condition, condition, values, (one, other, known) => {
        const truth = (tested: typeof one) => truthOf(tested, lookup(known), today);
        expect(truth({ not: { not: one } })).toBe(truth(one));
        expect(truth({ not: { all: [one, other] } })).toBe(truth({ any: [{ not: one }, { not: other }] }));
        expect(truth({ all: [one, true] })).toBe(truth(one));
        expect(truth({ any: [one, false] })).toBe(truth(one));
        expect(truth({ all: [one, false] })).toBe(false);
      }),
      { numRuns: 300 },
    ));
});
