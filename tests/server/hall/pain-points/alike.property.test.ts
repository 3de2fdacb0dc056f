import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Comparable,
  groupsOf,
  pairsOf,
  shareOfPairs,
} from "../../../../server/hall/pain-points/alike.ts";

const sentences = [
  "租房合同不认，说没有备案",
  "租房合同不认，说是没有备案",
  "机器说租房合同没有备案，不认",
  "扫了三次都说看不清",
  "看不清，扫了三次",
  "办不了",
  "ＡＢＣ店名不让填",
  "abc店名不让填！",
];
const report = fc.record({
  matterId: fc.option(fc.constantFrom("allowance", "licence", "card")),
  step: fc.option(
    fc.record({
      stage: fc.constantFrom("material", "question") as fc.Arbitrary<"material" | "question">,
      part: fc.constantFrom("lease", "photo", ""),
    }),
  ),
  screen: fc.option(fc.constantFrom("handling.form", "home")),
  categories: fc.uniqueArray(fc.constantFrom("noPaper", "notTaken", "machine", "other"), {
    minLength: 1,
    maxLength: 3,
  }),
  words: fc.option(fc.oneof(fc.constantFrom(...sentences), fc.string({ unit: "binary", maxLength: 30 }))),
});
const reports = fc
  .array(report, { maxLength: 14 })
  .map((all) =>
    all.map((each, index): Comparable => ({ number: `HL-FY-20261201-${1000 + index}`, ...each })),
  );

describe("reports that are alike", () => {
  it("are the same groups in whatever order they come, and never of two matters", () => {
    fc.assert(
      fc.property(
        reports.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          const groups = groupsOf(all);
          const sorted = (of: ReadonlyMap<string, string>) => [...of].toSorted();
          expect(sorted(groupsOf(shuffled))).toEqual(sorted(groups));
          const byNumber = new Map(all.map((each) => [each.number, each]));
          for (const { number, matterId } of all) {
            const group = groups.get(number) ?? "";
            // Its group is a member of itself, the lowest, and of the same matter.
            expect(groups.get(group)).toBe(group);
            expect(group <= number).toBe(true);
            expect(byNumber.get(group)?.matterId).toBe(matterId);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("that are of one group stay so when another comes", () => {
    fc.assert(
      fc.property(reports, (all) => {
        const before = groupsOf(all.slice(1));
        const after = groupsOf(all);
        for (const [one, group] of before)
          for (const [other, same] of before)
            if (group === same) expect(after.get(one)).toBe(after.get(other));
      }),
      { numRuns: 200 },
    );
  });

  const at = (number: string, more: Partial<Comparable>): Comparable => ({
    number,
    matterId: "allowance",
    step: { stage: "material", part: "lease" },
    screen: null,
    categories: ["other"],
    words: null,
    ...more,
  });
  const together = (one: Partial<Comparable>, other: Partial<Comparable>) =>
    groupsOf([at("1", one), at("2", other)]).get("2") === "1";

  it("say the same of one step, or nearly the same in words; that something else is the matter says nothing", () => {
    expect(together({ categories: ["notTaken"] }, { categories: ["machine", "notTaken"] })).toBe(true);
    expect(together({}, {})).toBe(false);
    expect(together({ categories: ["notTaken"] }, { categories: ["notTaken"], step: null })).toBe(false);
    const [one = "", other = ""] = sentences;
    expect(together({ words: one }, { words: other, step: null })).toBe(true);
    expect(together({ words: one }, { words: other, matterId: "licence" })).toBe(false);
    expect(together({ words: one }, { words: sentences[3] ?? "" })).toBe(false);
    // Three signs are what anybody says.
    expect(together({ words: "办不了" }, { words: "办不了" })).toBe(false);
    expect(together({ words: sentences[6] ?? "" }, { words: sentences[7] ?? "" })).toBe(true);
    expect(
      together(
        { step: null, screen: "home", categories: ["unclear"] },
        { step: null, screen: "home", categories: ["unclear"] },
      ),
    ).toBe(true);
  });

  it("are measured by pairs of signs: nothing of nothing, all of the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
        const share = shareOfPairs(pairsOf(one), pairsOf(other));
        expect(share).toBe(shareOfPairs(pairsOf(other), pairsOf(one)));
        expect(share >= 0 && share <= 1).toBe(true);
        expect(shareOfPairs(pairsOf(one), pairsOf(one))).toBe(pairsOf(one).size === 0 ? 0 : 1);
      }),
    );
  });
});
