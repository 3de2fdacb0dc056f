import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { step, stepWords } from "../../../server/contract/accompany/step.ts";
import { publicTexts } from "../../../server/contract/accompany/texts.ts";
import { sampleStep } from "../../support/sample-step.ts";

/** What belongs to somebody, in the ways in which it is written here. */
const planted = [
  "陈小明",
  "CHEN XIAOMING",
  "chenxiaoming",
  "350206199001010019",
  "35020619900101001X",
  "13800000001",
  "+86 138 0000 0001",
  "1990-01-01",
  "1990年1月1日",
  "湖里区江头街道吕岭路 1 号",
  "E00000001",
  "someone@example.test",
];

describe("a described step", () => {
  it("is taken as it is", () => {
    expect(step.parse(sampleStep)).toEqual(sampleStep);
  });

  it.each(planted)("has no place for %s: not as a word, not as content, not as a number", (value) => {
    const places: ((step: Record<string, unknown>) => void)[] = [
      (each) => Object.assign(each, { title: [{ word: value }] }),
      (each) => Object.assign(each, { title: [{ word: `handle.${value}` }] }),
      (each) => Object.assign(each, { title: [value] }),
      (each) => Object.assign(each, { title: [{ covered: value }] }),
      (each) => Object.assign(each, { title: [{ word: "handle.next", value }] }),
      (each) => Object.assign(each, { title: [{ content: 0, text: value }] }),
      (each) =>
        Object.assign(each, {
          title: [{ content: 0, text: Math.max(10_000, Number(value.replace(/\D/g, ""))) }],
        }),
      (each) => Object.assign(each, { notes: [value] }),
      (each) => Object.assign(each, { value }),
      (each) => Object.assign(each, { over: `${value}.` }),
      (each) => Object.assign(each, { contents: [{ kind: "matter", id: `${value} `, version: "2026-10" }] }),
      (each) => Object.assign(each, { contents: [{ kind: "head", id: "", version: value }] }),
      (each) =>
        Object.assign(each, { fields: [{ label: [{ covered: true }], state: value, problem: null }] }),
      (each) =>
        Object.assign(each, {
          fields: [{ label: [{ covered: true }], state: "filled", problem: null, value }],
        }),
    ];
    for (const place of places) {
      const changed: Record<string, unknown> = structuredClone(sampleStep);
      place(changed);
      const parsed = step.safeParse(changed);
      // A name of Latin letters alone could be a word's: that one is no page's, and the describing end names none but its own.
      if (parsed.success) expect(JSON.stringify(changed)).toContain("handle.chenxiaoming");
    }
  });

  it("lets no number through in a page's word, and no sign but letters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 50 }), (text) => {
        if (stepWords.safeParse({ word: `x.${text}` }).success) expect(text).toMatch(/^[A-Za-z]+$/);
      }),
    );
  });
});

describe("the texts of public content", () => {
  const text = (words: string) => ({ "zh-CN": words, "zh-TW": words, en: words });
  it("come in one order, in whatever order its parts are", () => {
    const one = { title: text("a"), fields: [{ label: text("b"), hint: text("c") }], version: "2026-10" };
    const other = { version: "2026-10", fields: [{ hint: text("c"), label: text("b") }], title: text("a") };
    expect(publicTexts(one)).toEqual(publicTexts(other));
    expect(publicTexts(one).map((each) => each.en)).toEqual(["c", "b", "a"]);
    expect(publicTexts(undefined)).toEqual([]);
  });
});
