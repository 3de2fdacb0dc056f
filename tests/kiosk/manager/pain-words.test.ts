import { describe, expect, it } from "vitest";
import { translator } from "../../../kiosk/i18n/catalogue.ts";
import { painDeskMessages } from "../../../kiosk/i18n/manager-pain-points.ts";
import { placeName } from "../../../kiosk/manager/pain-points/words.ts";

const manner = { language: "zh-CN", t: translator(painDeskMessages, "zh-CN") } as const;
const nowhere = { matter: null, step: null, part: null, screen: null };
const name = (text: string) => ({ "zh-CN": text, "zh-TW": text, en: text });
const matter = { id: "allowance", name: name("租房补贴") };

describe("where something does not work", () => {
  it.each([
    ["没有具体事项", nowhere],
    ["选事项", { ...nowhere, screen: "matter" }],
    ["找事项、看指南 · 怎么找", { ...nowhere, screen: "finding.findMenu" }],
    // Of a newer terminal: what there are no words for is not said.
    ["找事项、看指南", { ...nowhere, screen: "finding.somewhereNew" }],
    ["租房补贴", { ...nowhere, matter }],
    ["租房补贴 · 找事项、看指南 · 怎么找", { ...nowhere, matter, screen: "finding.findMenu" }],
    [
      "租房补贴 · 交材料 · 租赁合同",
      {
        matter,
        step: { stage: "material", part: "lease" },
        part: name("租赁合同"),
        screen: "handling.handleMaterial",
      },
    ],
  ] as const)("is said: %s", (words, place) => {
    expect(placeName(place, manner)).toBe(words);
  });
});
