import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogueOf } from "../../../server/catalogue/content.ts";
import { thingsToBring } from "../../../server/catalogue/readability/bring.ts";
import { chineseNumber } from "../../../server/catalogue/readability/chinese-number.ts";
import { figuresOf } from "../../../server/catalogue/readability/figures.ts";
import { scoreOf, scoreParts } from "../../../server/catalogue/readability/score.ts";
import { clausesOf, lengthOf, sentencesOf } from "../../../server/catalogue/readability/sentences.ts";
import { summaryTold } from "../../../server/catalogue/readability/summary.ts";
import { cutterOf, namesOf } from "../../../server/catalogue/readability/words.ts";
import type { Matter } from "../../../server/contract/catalogue/matter.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { contentOf, smallCatalogue } from "./content-folder.ts";

const cut = cutterOf(namesOf(demoCatalogue));
const renewalMatter = catalogueOf(contentOf(smallCatalogue())).matters[0] as Matter;

/** The same thing as the rules have it and as people speak: worked by hand before there was a check. */
const formal =
  "申请人依法取得食品经营许可后，需延续有效期的，应当在有效期届满90个工作日前至15个工作日前提出申请。";
const spoken = {
  renewal:
    "食品证快到期啦？到期前三个月就能来续，最晚别拖到只剩十五个工作日。没改过信息的，勾选承诺、不用再交图纸，机上就能提交，5个工作日内出证，可以寄到店里。",
  allowance:
    "年满80周岁本市户籍老人，可以领高龄津贴。带身份证和银行卡就行，不会操作请按红色按钮叫小湖，人就过来。",
  permit:
    "您是台湾居民、在湖里住满半年，有稳定工作、稳定住处或在读，三项满足一项就可以办。带台胞证和住处证明；今天不全也行，可先容缺、五个工作日内补。",
};

const told = (plain: string, changed: Partial<Matter> = {}) =>
  summaryTold({
    ...renewalMatter,
    ...changed,
    summary: { ...renewalMatter.summary, plain: { "zh-CN": plain, "zh-TW": plain, en: plain } },
  });

describe("what a text is like to read", () => {
  it("finds in the formal wording what makes it hard", () => {
    const figures = figuresOf(formal, cut);
    expect(figures.longClauses).toEqual(["应当在有效期届满90个工作日前至15个工作日前提出申请"]);
    expect(figures.longSentences).toHaveLength(1);
    expect(figures.official).toEqual(["申请人", "依法", "需", "应当", "届满", "至"]);
    expect(figures.unknown).toEqual(["申请人", "需", "届满"]);
  });

  it.each(Object.entries(spoken))(
    "finds no long clause and no officialese in the spoken %s",
    (_name, text) => {
      const figures = figuresOf(text, cut);
      expect(figures.longClauses).toEqual([]);
      expect(figures.official).toEqual([]);
    },
  );

  it("says which sentences of the worked pairs are still too long", () => {
    const long = Object.values(spoken).flatMap((text) => figuresOf(text, cut).longSentences.map(lengthOf));
    expect(long).toEqual([36, 27, 35]);
  });

  it("scores the spoken wording far above the formal one", () => {
    const score = (text: string) => scoreOf(figuresOf(text, cut), told(text));
    expect(score(formal).whole).toBeLessThan(50);
    for (const text of Object.values(spoken))
      expect(score(text).whole).toBeGreaterThan(score(formal).whole + 20);
    expect(Object.values(scoreParts).reduce((one, other) => one + other, 0)).toBe(100);
  });
});

describe("what a summary tells", () => {
  it.each([
    ["一共2样材料", 2, true],
    ["一共两样", 2, true],
    ["带齐三样东西就行", 2, false],
    ["什么都不用带", 2, false],
  ])("%s", (text, _things, isTrue) => expect(told(text).count.isTrue).toBe(isTrue));

  it("counts what is to be brought in the plainest situation, without what is stated and what nobody has to bring", () => {
    expect(thingsToBring(renewalMatter)).toEqual({ least: 2, most: 2 });
    const [first, ...others] = renewalMatter.materials;
    const ofAged = { ...(first as Matter["materials"][number]), when: { field: "holder.age", atLeast: 60 } };
    expect(thingsToBring({ ...renewalMatter, materials: [ofAged, ...others] })).toEqual({
      least: 1,
      most: 2,
    });
    const optional = { ...(first as Matter["materials"][number]), need: "optional" as const };
    expect(thingsToBring({ ...renewalMatter, materials: [optional, ...others] })).toEqual({
      least: 1,
      most: 1,
    });
  });

  const atOnce = { ...renewalMatter.terms, committed: 0, handling: "onTheSpot" as const };
  it.each([
    ["最晚十五个工作日前来。带证。5个工作日出证，不要钱。", {}, "5个工作日", true],
    ["五个工作日出证，不要钱。", {}, "5个工作日", true],
    ["十五个工作日出证。", {}, "15个工作日", false],
    ["机上当场就能办。", {}, "当场就能办", false],
    ["机上当场就能办。", { terms: atOnce }, "当场", true],
    ["5个工作日出证。", { terms: atOnce }, "5个工作日", false],
    ["5个工作日出证。带上证。您来办。不要钱。", {}, undefined, false],
  ])("of time: %s", (text, changed, said, isTrue) =>
    expect(told(text, changed).time).toMatchObject({ said, isTrue }),
  );

  const words = { "zh-CN": "价目", "zh-TW": "價目", en: "List" };
  const priced = { fee: { free: false as const, amount: 15, basis: words, ways: words } };
  it.each([
    ["不要钱。", {}, true],
    ["免费办。", priced, false],
    ["工本费十五元。", priced, true],
    ["收20元。", priced, false],
    ["要交20元。", {}, false],
    ["每月领100元，不要钱。", {}, true],
  ])("of cost: %s", (text, changed, isTrue) => expect(told(text, changed).cost.isTrue).toBe(isTrue));
});

it("reads Chinese numbers as they are written", () => {
  const digits = [..."零一二三四五六七八九"];
  const written = (value: number): string => {
    const [ones, tens, hundreds] = [value % 10, Math.floor(value / 10) % 10, Math.floor(value / 100)];
    const low =
      (tens > 0 ? `${tens === 1 && hundreds === 0 ? "" : digits[tens]}十` : "") +
      (ones > 0 ? digits[ones] : "");
    return hundreds > 0 ? `${digits[hundreds]}百${tens === 0 && ones > 0 ? "零" : ""}${low}` : low;
  };
  for (let value = 1; value < 1000; value += 1) {
    expect(chineseNumber(written(value)), written(value)).toBe(value);
    expect(chineseNumber(String(value))).toBe(value);
  }
  expect(chineseNumber("两")).toBe(2);
  for (const none of ["", "元", "一二", "十百"]) expect(chineseNumber(none)).toBeNaN();
});

it("loses no sign that is said, whatever it cuts", () => {
  const signs = fc.constantFrom(
    ...("我们的食品证，。！？；：、5a（）依据应当须必须 \n𠮷".match(/./gsu) ?? []),
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 60 }), (picked) => {
      const text = picked.join("");
      const total = (parts: readonly string[]) => parts.reduce((sum, part) => sum + lengthOf(part), 0);
      expect(total(clausesOf(text))).toBe(lengthOf(text));
      expect(total(sentencesOf(text))).toBe(lengthOf(text));
      expect(total(cut(text).map((word) => word.text))).toBe(lengthOf(text));
    }),
  );
});

it("knows what a catalogue calls its things, and nothing else that the lists have not", () => {
  const bare = cutterOf([]);
  expect(bare("饕餮")).toEqual([
    { text: "饕", known: false },
    { text: "餮", known: false },
  ]);
  expect(cutterOf(["饕餮"])("饕餮")).toEqual([{ text: "饕餮", known: true }]);
  expect(cut("必须").map(({ text }) => text)).toEqual(["必须"]);
});
