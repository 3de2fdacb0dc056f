import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskName, maskNumber } from "../../../../server/contract/identifiers/masking.ts";

describe("a masked name", () => {
  it.each([
    ["测试样本", "测***"],
    ["䶮䶮", "䶮*"],
    ["𠮷𬭩𰻝", "𠮷**"],
    [" 测 ", "测"],
    ["Sample, Test Q.", "S*****, T*** Q."],
    ["", ""],
  ])("%s is shown as %s", (name, masked) => expect(maskName(name)).toBe(masked));

  it("never shows a second character of a Chinese name", () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(..."测试样本䶮𠮷𰻝"), { minLength: 1, maxLength: 15 }), (name) => {
        const masked = [...maskName(name.join(""))];
        expect(masked[0]).toBe(name[0]);
        expect(masked.slice(1).every((sign) => sign === "*")).toBe(true);
        expect(masked).toHaveLength(name.length);
      }),
    ));
});

describe("a masked number", () => {
  it.each([
    ["350206195001020017", "350206********0017"],
    ["FJ001199001011", "FJ0011****1011"],
    ["12345678", "****5678"],
    ["123", "***"],
  ])("%s is shown as %s", (number, masked) => expect(maskNumber(number)).toBe(masked));
});
