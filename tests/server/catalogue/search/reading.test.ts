import { describe, expect, it } from "vitest";
import { buildIndex } from "../../../../server/catalogue/search/build.ts";
import { editDistance } from "../../../../server/catalogue/search/english.ts";
import { latticeOf } from "../../../../server/catalogue/search/lattice.ts";
import { lexicon } from "../../../../server/catalogue/search/lexicon/lexicon.ts";
import { normalise, queryUnits, stem } from "../../../../server/catalogue/search/normalise.ts";
import { readingsInText } from "../../../../server/catalogue/search/readings.ts";
import { search } from "../../../../server/catalogue/search/search.ts";
import { gappedTermsIn, termsIn } from "../../../../server/catalogue/search/segment.ts";
import { foldedSyllable } from "../../../../server/catalogue/search/syllables.ts";
import { compileTerms } from "../../../../server/catalogue/search/terms.ts";
import { fixture } from "./fixture.ts";

describe("plain writing", () => {
  it.each([
    ["臺胞證 營業執照", "台胞证 营业执照"],
    ["ＡＢＣ１２", "abc12"],
    ["八十岁", "80岁"],
    ["六十五", "65"],
    ["十二", "12"],
    ["一件事", "一件事"],
  ])("%s is %s", (text, plain) => expect(normalise(text)).toBe(plain));

  it("takes numbers whole and cuts what nobody types", () => {
    expect(queryUnits("满85岁")).toEqual(["满", "85", "岁"]);
    expect(queryUnits("社".repeat(500))).toHaveLength(64);
  });

  it.each([
    ["permits", "permit"],
    ["registering", "registration"],
    ["renewal", "renewal"],
    ["licences", "licence"],
    ["married", "marry"],
  ])("%s and %s have one stem", (one, other) => expect(stem(one)).toBe(stem(other)));

  it.each([
    ["permit", "permit", 0],
    ["permt", "permit", 1],
    ["premit", "permit", 1],
    ["permit", "marriage", 3],
  ])("%s is %s but for %i", (one, other, distance) => expect(editDistance(one, other, 2)).toBe(distance));
});

describe("sounds", () => {
  it.each([
    ["重新", "chong"],
    ["重大", "zhong"],
    ["银行", "yin"],
    ["长期", "chang"],
    ["厦门", "xia"],
  ])("%s begins with %s", (text, syllable) => expect(readingsInText(text)[0]).toBe(foldedSyllable(syllable)));

  it.each([
    ["zhang", "zan"],
    ["lan", "nan"],
    ["xing", "xin"],
    ["hui", "fei"],
    ["lv", "lu"],
    ["ran", "lan"],
  ])("%s and %s are one", (one, other) => expect(foldedSyllable(one)).toBe(foldedSyllable(other)));

  it.each([
    ["ba", "pa"],
    ["dan", "tan"],
    ["shu", "xu"],
  ])("%s and %s are two", (one, other) => expect(foldedSyllable(one)).not.toBe(foldedSyllable(other)));

  const unitsIn = (text: string) =>
    latticeOf([...text], () => false)
      .flat()
      .map(({ from, to, kind }) => `${text.slice(from, to)} ${kind}`);
  it.each([
    ["shebao", ["she syllable", "bao syllable"]],
    ["sbzm", ["s beginning", "b beginning", "z beginning", "m beginning"]],
    ["gongj", ["gong syllable", "j beginning"]],
    ["社bao", ["社 character", "bao syllable"]],
    ["xian", ["xi syllable", "an syllable", "xian syllable"]],
    ["zhegnming", ["zhegn misspelt", "ming syllable"]],
    ["hukuo", ["hu syllable", "kuo syllable"]],
  ])("%s is read as %j", (text, units) => expect(unitsIn(text)).toEqual(expect.arrayContaining(units)));
  it("reads whole syllables as nothing else", () => expect(unitsIn("shebaozheng")).toHaveLength(3));
});

describe("words", () => {
  const terms = compileTerms(lexicon);
  const chosenIn = (text: string) =>
    termsIn(terms, queryUnits(text))
      .filter(({ chosen }) => chosen)
      .sort((a, b) => a.from - b.from)
      .map(({ from, to }) => text.slice(from, to));
  it.each([
    ["怎么领养老金", ["怎么", "领养老金"]],
    ["我想查有没有房子", ["我想", "查", "有没有房子"]],
  ])("%s is %j", (text, words) => expect(chosenIn(text)).toEqual(words));

  const withBetween = (text: string) => {
    const units = queryUnits(text);
    const reading = termsIn(terms, units).filter(({ chosen }) => chosen);
    return gappedTermsIn(terms, units, reading).flatMap(({ term }) =>
      term.meanings.map(({ concept }) => terms.names[concept]),
    );
  };
  it("are found with a few characters in between, and not with many", () => {
    expect(withBetween("查一下我的房")).toContain("房产查询");
    expect(withBetween("查一下那个什么什么的房")).not.toContain("房产查询");
    expect(withBetween("房子查")).not.toContain("房产查询");
    expect(withBetween("打一个证明")).toContain("打印");
    expect(withBetween("打工人的证明")).not.toContain("打印");
  });
});

describe("what a question finds", () => {
  const index = buildIndex(fixture);

  it.each(["營業執照", "臺灣居民居住證", "結婚登記預約", "殘疾人證"])("%s as in simplified script", (text) =>
    expect(search(index, text)).toEqual(search(index, normalise(text))),
  );

  it("marks in a name what answers", () => {
    expect(search(index, "社保证明").hits[0]?.matched).toEqual({ name: "打社保证明", parts: [[1, 5]] });
    expect(search(index, "老人坐公交").hits[0]?.matched.parts.length).toBeGreaterThan(0);
  });
});
