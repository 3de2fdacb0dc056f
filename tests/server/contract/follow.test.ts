import { describe, expect, it } from "vitest";
import { telephoneNumber } from "../../../server/contract/follow.ts";

describe("a typed telephone number", () => {
  it.each([
    ["13812340000", "+8613812340000"],
    ["(138) 1234-0000", "+8613812340000"],
    ["+86 138 1234 0000", "+8613812340000"],
    ["+886 912-345-678", "+886912345678"],
    ["+852 5123 4567", "+85251234567"],
  ])("%s is %s", (typed, number) => expect(telephoneNumber(typed)).toBe(number));

  it.each([
    "",
    "110",
    "12345678901",
    "+861381234000",
    "+86 110 1234 5678",
    "008613812340000",
    "+0123456789",
    "javascript:1",
    "＋8613812340000",
    "13812340000;",
  ])("%j is none", (typed) => expect(telephoneNumber(typed)).toBeNull());
});
