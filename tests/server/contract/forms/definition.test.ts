import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod/mini";
import { formDefinition } from "../../../../server/contract/forms/definition.ts";

const plainForm = formDefinition(z.string().check(z.minLength(1)));
const shop = () => parse(readFileSync(join(import.meta.dirname, "shop-form.yaml"), "utf8"));

/** A form of one field, with what is said over it. */
const oneField = (field: object) => ({
  sections: [{ id: "person", title: "人", fields: [{ id: "x", label: "甲", kind: "text", ...field }] }],
});

function issues(form: object): string[] {
  const result = plainForm.safeParse(form);
  return (result.error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("the schema of a form", () => {
  it("takes a form with everything, and its own output", () => {
    const form = plainForm.parse(shop());
    expect(plainForm.parse(JSON.parse(JSON.stringify(form)))).toEqual(form);
  });

  it("writes the defaults out: asked always, changed by nobody where the card says it", () => {
    const form = plainForm.parse(
      oneField({
        sources: ["holder.name", "licence.shop.name", "earlier", { from: "holder.sex", editable: true }],
      }),
    );
    expect(form.checks).toEqual([]);
    expect(form.sections[0]?.fields[0]).toEqual({
      id: "x",
      label: "甲",
      kind: "text",
      required: true,
      sources: [
        { from: "holder.name", editable: false },
        { from: "licence.shop.name", editable: true },
        { from: "earlier", editable: true },
        { from: "holder.sex", editable: true },
      ],
    });
  });

  it.each([
    [oneField({ kind: "colour" }), "sections.0.fields.0.kind: "],
    [oneField({ id: "9lives" }), "sections.0.fields.0.id: an id"],
    [oneField({ label: "" }), "sections.0.fields.0.label: "],
    [oneField({ lable: "乙" }), "sections.0.fields.0: "],
    [oneField({ unit: "元" }), "sections.0.fields.0: "],
    [oneField({ min: -1 }), "sections.0.fields.0.min: "],
    [oneField({ kind: "date", min: "2023-02-29" }), "sections.0.fields.0.min: a day, or today"],
    [oneField({ kind: "date", max: "today -18 years" }), "sections.0.fields.0.max: a day, or today"],
    [oneField({ kind: "choice", options: [] }), "sections.0.fields.0.options: "],
    [oneField({ sources: ["card.name"] }), "sections.0.fields.0.sources.0.from: a source"],
    [oneField({ sources: [{ from: "earlier", edit: true }] }), "sections.0.fields.0.sources.0: "],
    [oneField({ sources: [7] }), "sections.0.fields.0.sources.0: "],
    [oneField({ concept: "telephone" }), "sections.0.fields.0.concept: a concept"],
    [oneField({ when: null }), "sections.0.fields.0.when: a condition is"],
    [oneField({ when: { field: "y" } }), "sections.0.fields.0.when: a condition has"],
    [oneField({ when: { field: "y", is: 1, less: 2 } }), "sections.0.fields.0.when: a condition has"],
    [
      oneField({ when: { field: "y", equals: 1 } }),
      "sections.0.fields.0.when.equals: a condition does not know",
    ],
    [oneField({ when: { field: "card.age", is: 1 } }), "sections.0.fields.0.when.field: names no field"],
    [oneField({ when: { field: "y", is: ["a"] } }), "sections.0.fields.0.when.is: takes a text"],
    [oneField({ when: { field: "y", filled: "yes" } }), "sections.0.fields.0.when.filled: "],
    [oneField({ when: { field: "y", oneOf: [] } }), "sections.0.fields.0.when.oneOf: "],
    [
      oneField({ when: { field: "y", less: "today - 18 yaers" } }),
      "sections.0.fields.0.when.less: no relative day",
    ],
    [
      oneField({ required: { all: [true, { any: [{ not: { field: "y", oneOf: ["a", {}] } }] }] } }),
      "sections.0.fields.0.required.all.1.any.0.not.oneOf.1: takes a text",
    ],
    [
      { ...oneField({}), checks: [{ id: "c", fields: ["x"], message: "错" }] },
      "checks.0.require: a condition is",
    ],
    [{ sections: [] }, "sections: "],
  ])("names the place of a fault: %j", (form, said) => expect(issues(form).join("\n")).toContain(said));

  it("bounds how deep conditions stand in one another", () => {
    let nested: object = { field: "y", is: 1 };
    for (let depth = 0; depth < 10_000; depth++) nested = { not: nested };
    expect(issues(oneField({ when: nested })).join()).toContain("too deep");
  });
});
