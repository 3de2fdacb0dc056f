import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageOn, holderOf, maskName, maskNumber } from "../../../kiosk/citizen/holder.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";

const resident: IdentityDocument = {
  kind: "resident",
  name: "测试样本甲",
  sex: "female",
  nation: "01",
  birth: "1950-01-02",
  address: "测试市样本路1号",
  number: "350206195001020017",
  authority: "测试市公安局",
  validFrom: "2020-01-01",
  validTo: "2040-01-01",
};
/** In the hall. */
const noon = Date.UTC(2026, 10, 23, 4);

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

const person = "0".repeat(64);

describe("what remains of a card", () => {
  it("is its kind, two masked words, whether it expired, the age and the hall's key of the person: nothing else", () =>
    expect(holderOf(resident, person, noon)).toEqual({
      kind: "resident",
      maskedName: "测****",
      maskedNumber: "350206********0017",
      expired: false,
      age: ageOn(resident.birth, "2026-11-23"),
      person,
    }));
  it("counts full years: the birthday itself is one more", () => {
    expect(ageOn("1956-11-23", "2026-11-22")).toBe(69);
    expect(ageOn("1956-11-23", "2026-11-23")).toBe(70);
    expect(ageOn("2000-02-29", "2026-02-28")).toBe(25);
    expect(ageOn("2000-02-29", "2026-03-01")).toBe(26);
  });
  it("is valid through its last day, and for ever when long-term", () => {
    const expired = (validTo: string) => holderOf({ ...resident, validTo }, person, noon).expired;
    expect(expired("2026-11-23")).toBe(false);
    expect(expired("2026-11-22")).toBe(true);
    expect(expired("longTerm")).toBe(false);
  });
  it("prefers the Chinese name of a foreign resident, where there is one", () => {
    const foreign = {
      kind: "foreignPermanentResident2023" as const,
      englishName: "SAMPLE, TEST",
      chineseName: "",
      sex: "male" as const,
      birth: "1980-01-01",
      number: "999999198001010011",
      nationality: "XXA",
      validFrom: "2023-01-01",
      validTo: "2033-01-01",
      renewalCount: "00",
      linkToOldNumber: "",
    };
    expect(holderOf(foreign, person, noon).maskedName).toBe("S*****, T***");
    expect(holderOf({ ...foreign, chineseName: "测试" }, person, noon).maskedName).toBe("测*");
  });
});
