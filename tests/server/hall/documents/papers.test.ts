import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable } from "../../../../server/hall/documents/fonts.ts";
import { dayInWords, masked } from "../../../../server/hall/documents/papers.ts";

describe("a document number on paper", () => {
  it.each([
    ["999999199001010017", "999999********0017"],
    ["830000199001010017", "830000********0017"],
    ["E00000001", "E0*****01"],
    ["A123", "****"],
    ["", ""],
  ])("%s is printed as %s", (number, shown) => expect(masked(number)).toBe(shown));

  it("is as long as it is, and hides the better part of it", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{0,30}$/), (number) => {
        const shown = masked(number);
        expect(shown).toHaveLength(number.length);
        const hidden = shown.replace(/[^*]/g, "").length;
        expect(hidden).toBeGreaterThanOrEqual(Math.min(number.length, Math.floor(number.length / 5)));
        if (number.length > 0) expect(hidden).toBeGreaterThan(0);
      }),
    );
  });
});

it("says a day as papers do", () => expect(dayInWords("2026-12-03")).toBe("2026年12月3日"));

describe("text that is printed", () => {
  it("keeps every character that the font has, rare ones of names too", () =>
    expect(printable("䶮㛃𬭩𰻝 湖里区 A-1（甲）“乙”…")).toBe("䶮㛃𬭩𰻝 湖里区 A-1（甲）“乙”…"));

  it("has nothing else in it: neither controls, nor half characters, nor what the font lacks", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const printed = printable(text);
        expect(printed).toBe(printable(printed));
        expect(printed.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cs}\p{Cf}]/u);
      }),
      { numRuns: 60 },
    );
  });
});
