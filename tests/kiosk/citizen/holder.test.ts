import { describe, expect, it } from "vitest";
import { holderOf } from "../../../kiosk/citizen/holder.ts";
import { ageOn } from "../../../server/contract/calendar.ts";
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
