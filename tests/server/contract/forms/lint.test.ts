import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type FormSurroundings, lintForm } from "../../../../server/contract/forms/lint.ts";
import { condition, fieldIds, plainForm } from "./generated.ts";

const options = ["one", "two"].map((value) => ({ value, label: value }));
const pool = {
  choice: { id: "choice", label: "选", kind: "choice", options },
  number: { id: "number", label: "数", kind: "number" },
  day: { id: "day", label: "日", kind: "date" },
  yes: { id: "yes", label: "是", kind: "yesNo" },
};
/** Four right fields, and what is said over a fifth. */
const withField = (said: object, more: object = {}) => ({
  sections: [
    {
      id: "s",
      title: "题",
      fields: [...Object.values(pool), { id: "x", label: "甲", kind: "text", ...said }],
    },
  ],
  ...more,
});
const findings = (form: object, surroundings?: FormSurroundings) =>
  lintForm(plainForm.parse(form), surroundings).map(
    ({ code, path, name }) => `${code} ${path.join(".")} ${name}`,
  );
const at = "sections.0.fields.4";

describe("the lint of a form", () => {
  it("finds nothing in a form that is right", () => {
    const shop = parse(readFileSync(join(import.meta.dirname, "shop-form.yaml"), "utf8"));
    expect(findings(shop)).toEqual([]);
    expect(
      findings(shop, {
        situations: { renewal: [] },
        licences: { business: ["name", "address", "code"] },
        concepts: {
          "person.name": "name",
          "person.telephone": "mobile",
          "shop.name": "text",
          "shop.address": "address",
        },
      }),
    ).toEqual([]);
  });

  it.each([
    [withField({ when: { field: "nobody", is: 1 } }), [`unknownField ${at}.when.field nobody`]],
    [
      withField({ when: { field: "number", is: { field: "nobody" } } }),
      [`unknownField ${at}.when.is.field nobody`],
    ],
    [
      withField({ required: { all: [true, { not: { field: "choice", oneOf: ["one", "three"] } }] } }),
      [`unknownOption ${at}.required.all.1.not.oneOf three`],
    ],
    [withField({ when: { field: "choice", less: "two" } }), [`wrongComparison ${at}.when.less two`]],
    [withField({ when: { field: "choice", is: true } }), [`wrongComparison ${at}.when.is true`]],
    [withField({ when: { field: "number", more: "5" } }), [`wrongComparison ${at}.when.more 5`]],
    [withField({ when: { field: "yes", is: "yes" } }), [`wrongComparison ${at}.when.is yes`]],
    [withField({ when: { field: "day", less: "tomorrow" } }), [`wrongComparison ${at}.when.less tomorrow`]],
    [withField({ when: { field: "day", less: "today + 1 week" } }), []],
    [
      withField({ when: { field: "holder.shoeSize", is: 1 } }),
      [`unknownFact ${at}.when.field holder.shoeSize`],
    ],
    [
      withField({ when: { field: "holder.constructor", filled: true } }),
      [`unknownFact ${at}.when.field holder.constructor`],
    ],
    [withField({ when: { field: "holder.age", atLeast: "18" } }), [`wrongComparison ${at}.when.atLeast 18`]],
    [
      withField({ when: { field: "holder.documentKind", is: "drivingLicence" } }),
      [`unknownOption ${at}.when.is drivingLicence`],
    ],
    [withField({ sources: ["holder.shoeSize"] }), [`unknownFact ${at}.sources.0.from holder.shoeSize`]],
    [withField({ sources: ["earlier"] }), [`sourceWithoutConcept ${at}.sources.0.from x`]],
    [
      withField({ sources: ["holder.name", "licence.shop.owner"] }),
      [`unknownLicence ${at}.sources.1.from licence.shop.owner`],
    ],
    [
      withField({ sources: ["licence.constructor.name"] }),
      [`unknownLicence ${at}.sources.0.from licence.constructor.name`],
    ],
    [withField({ sources: ["licence.shop.name"] }), []],
    [withField({ when: { field: "situation.kind", is: "new" } }), []],
    [withField({ when: { field: "situation.kind", is: "old" } }), [`unknownOption ${at}.when.is old`]],
    [
      withField({ when: { field: "situation.none", is: "old" } }),
      [`unknownSituation ${at}.when.field situation.none`],
    ],
    [withField({ when: { field: "situation.free", is: true } }), []],
    [withField({ id: "day" }), [`duplicate ${at}.id day`]],
    [
      withField({ kind: "choice", options: [...options, ...options.slice(1)] }),
      [`duplicate ${at}.options.2.value two`],
    ],
    [withField({ min: 5, max: 4 }), [`emptyRange ${at}.min x`]],
    [withField({ kind: "date", min: "today", max: "today - 1 day" }), [`emptyRange ${at}.min x`]],
    [withField({ kind: "date", min: "2020-01-01", max: "today" }), []],
    [withField({ kind: "choices", options, min: 3 }), [`emptyRange ${at}.min x`]],
    [withField({ concept: "shop.size" }), [`unknownConcept ${at}.concept shop.size`]],
    [withField({ concept: "shop.start" }), [`conceptOfTwoKinds ${at}.concept shop.start`]],
    [
      withField(
        {},
        {
          checks: [
            { id: "c", require: { field: "nobody", filled: true }, fields: ["x", "y"], message: "错" },
          ],
        },
      ),
      ["unknownField checks.0.require.field nobody", "unknownField checks.0.fields.1 y"],
    ],
    [withField({ when: { field: "x", filled: false } }), [`circle ${at} x`]],
  ])("names the place of what is wrong: %j", (form, said) =>
    expect(
      findings(form, {
        situations: { kind: ["new"], free: [] },
        licences: { shop: ["name"] },
        concepts: { "shop.start": "date" },
      }),
    ).toEqual(said),
  );

  const field = (id: string, said: object) => ({ id, label: id, kind: "text", ...said });
  const sections = (...fields: object[]) => ({ sections: [{ id: "s", title: "题", fields }] });

  it("finds circles of any length, also through a concept that fills the second field with the first", () => {
    const on = (id: string) => ({ when: { field: id, filled: true } });
    expect(findings(sections(field("a", on("c")), field("b", on("a")), field("c", on("b"))))).toEqual([
      "asksBackwards sections.0.fields.0.when.field c",
      "circle sections.0.fields.0 a",
      "circle sections.0.fields.1 b",
      "circle sections.0.fields.2 c",
    ]);
    const concept = "person.name";
    expect(findings(sections(field("a", { ...on("b"), concept }), field("b", { concept })))).toEqual([
      "asksBackwards sections.0.fields.0.when.field b",
      "circle sections.0.fields.0 a",
      "circle sections.0.fields.1 b",
    ]);
  });

  it("finds one concept in fields of two kinds without being told of concepts", () => {
    const concept = "person.name";
    expect(findings(sections(field("a", { concept }), field("b", { concept, kind: "name" })))).toEqual([
      "conceptOfTwoKinds sections.0.fields.1.concept person.name",
    ]);
  });

  it("finds a section that hangs on a field in it", () => {
    const form = {
      sections: [{ id: "s", title: "题", when: { field: "a", filled: true }, fields: [field("a", {})] }],
    };
    expect(findings(form)).toEqual(["circle sections.0.fields.0 a"]);
  });

  it("finds no circle and nothing asked backwards where all hangs on what is before it, whatever the conditions", () =>
    fc.assert(
      fc.property(
        fc.array(condition, { minLength: fieldIds.length, maxLength: fieldIds.length }),
        (whens) => {
          const form = sections(
            ...fieldIds.map((id, index) =>
              field(id, { when: onlyOn(fieldIds.slice(0, index), whens[index]) }),
            ),
          );
          expect(findings(form).filter((said) => /^(circle|asksBackwards|unknownField)/.test(said))).toEqual(
            [],
          );
        },
      ),
      { numRuns: 150 },
    ));
});

/** The condition with each field that is not allowed replaced by one that is, or by true where none is. */
function onlyOn(allowed: readonly string[], tested: unknown): unknown {
  if (Array.isArray(tested)) return tested.map((each) => onlyOn(allowed, each));
  if (typeof tested !== "object" || tested === null) return tested;
  const copy: Record<string, unknown> = Object.fromEntries(
    Object.entries(tested).map(([key, value]) => [key, onlyOn(allowed, value)]),
  );
  const named = JSON.stringify(tested).match(/"field":"([^".]+)"/g) ?? [];
  if (!("field" in copy)) return copy;
  if (allowed.length === 0) return named.length > 0 ? true : copy;
  if (!String(copy.field).includes(".") && !allowed.includes(String(copy.field))) copy.field = allowed[0];
  return copy;
}
