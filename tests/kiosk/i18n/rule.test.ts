import { describe, expect, it } from "vitest";
import { ruleSentence, whoGoesFirst } from "../../../kiosk/i18n/rule.ts";
import type { CallingRule } from "../../../server/contract/hall.ts";

const named = (id: string, zh: string, weight: number) => ({
  id,
  name: { "zh-CN": zh, "zh-TW": zh, en: id },
  weight,
});
const elders = named("elders", "老人", 3);
const soldiers = named("soldiers", "军人", 3);
const booked = named("appointments", "预约", 2);
const rule = (changes: Partial<CallingRule>): CallingRule => ({
  kind: "accumulating",
  preferred: null,
  passedCap: null,
  minutesCap: null,
  classes: [elders, soldiers],
  ...changes,
});

describe("the calling rule in plain words", () => {
  it.each([
    [
      rule({ passedCap: 8 }),
      "优先人群等1分钟按3分钟算；任何人最多被插队8次",
      "For priority visitors, 1 minute of waiting counts as 3; nobody is passed more than 8 times",
    ],
    [
      rule({ classes: [elders, booked, soldiers], minutesCap: 45 }),
      "老人、军人等1分钟按3分钟算；预约等1分钟按2分钟算；等满45分钟的先叫",
      "For elders, soldiers, 1 minute of waiting counts as 3; for appointments, 1 minute of waiting counts as 2; whoever has waited 45 minutes goes first",
    ],
    [
      rule({ kind: "ratio", preferred: 2 }),
      "每叫2位优先人群，叫1位其他人",
      "Of those who wait, 2 priority visitors are called, then 1 other",
    ],
    [
      rule({ kind: "strict", passedCap: 5 }),
      "优先人群先叫；任何人最多被插队5次",
      "Priority visitors are called first; nobody is passed more than 5 times",
    ],
    [rule({ kind: "firstCome", passedCap: 8 }), "先到先叫", "First come, first called"],
    [rule({ classes: [], passedCap: 8 }), "先到先叫", "First come, first called"],
  ])("%#", (given, chinese, english) => {
    expect(ruleSentence(given, "zh-CN")).toBe(chinese);
    expect(ruleSentence(given, "en")).toBe(english);
  });

  it("says who goes before others, where anybody does", () => {
    expect(whoGoesFirst(rule({}), "zh-CN")).toBe("优先人群：老人、军人");
    expect(whoGoesFirst(rule({}), "en")).toBe("Priority visitors: elders, soldiers");
    expect(whoGoesFirst(rule({ kind: "firstCome" }), "zh-CN")).toBeNull();
    expect(whoGoesFirst(rule({ classes: [] }), "zh-CN")).toBeNull();
  });
});
