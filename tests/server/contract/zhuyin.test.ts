import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interjections } from "../../../kiosk/ui/pinyin/sounds.ts";
import { readWordList } from "../../../kiosk/ui/pinyin/word-list.ts";
import {
  isZhuyin,
  longestZhuyin,
  syllableOf,
  zhuyinInPinyin,
  zhuyinOf,
  zhuyinTones,
} from "../../../server/contract/zhuyin.ts";
import { dictionaryFiles } from "../../kiosk/ui/pinyin/dictionary.ts";

/** Every syllable of the dictionary, but for what is said without a vowel. */
const syllables = readWordList(dictionaryFiles.words).syllables.filter((each) => !interjections.has(each));
const aSyllable = fc.constantFrom(...syllables);

describe("zhuyin and pinyin", () => {
  it("are one for each syllable of the dictionary, both ways, and no two are the same", () => {
    expect(syllables.length).toBeGreaterThan(400);
    for (const syllable of syllables) {
      const zhuyin = zhuyinOf(syllable) ?? expect.fail(`${syllable} has no zhuyin`);
      expect(zhuyin).toMatch(/^[ㄅ-ㄩ]+$/);
      expect(zhuyin.length).toBeLessThanOrEqual(longestZhuyin);
      expect(syllableOf(zhuyin)).toBe(syllable);
      expect(isZhuyin(zhuyin)).toBe(true);
    }
    expect(new Set(syllables.map(zhuyinOf)).size).toBe(syllables.length);
  });

  it.each([
    ["zhuang", "ㄓㄨㄤ"],
    ["shi", "ㄕ"],
    ["xiong", "ㄒㄩㄥ"],
    ["xuan", "ㄒㄩㄢ"],
    ["quan", "ㄑㄩㄢ"],
    ["lv", "ㄌㄩ"],
    ["lue", "ㄌㄩㄝ"],
    ["lu", "ㄌㄨ"],
    ["weng", "ㄨㄥ"],
    ["dong", "ㄉㄨㄥ"],
    ["gui", "ㄍㄨㄟ"],
    ["liu", "ㄌㄧㄡ"],
    ["yuan", "ㄩㄢ"],
    ["ye", "ㄧㄝ"],
    ["er", "ㄦ"],
  ])("%s is %s, as the schools have it", (pinyin, zhuyin) => expect(zhuyinOf(pinyin)).toBe(zhuyin));

  it("are none for what is no syllable", () => {
    for (const each of ["hng", "hm", "n", "xu'", "", "ㄅㄅ"]) expect(zhuyinOf(each)).toBeUndefined();
    for (const each of ["ㄅ", "ㄅㄅ", "ㄒㄨ", "ㄓㄧ", "", "xia"]) expect(syllableOf(each)).toBeUndefined();
  });
});

describe("a text with zhuyin in it", () => {
  it("is spelt in pinyin, with tones or without", () => {
    const word = fc.array(fc.tuple(aSyllable, fc.constantFrom(...Object.keys(zhuyinTones))), {
      minLength: 1,
    });
    fc.assert(
      fc.property(word, (said) => {
        const zhuyin = said.map(([syllable, tone]) => `${zhuyinOf(syllable)}${tone}`).join("");
        expect(zhuyinInPinyin(zhuyin)).toBe(said.map(([syllable]) => syllable).join(""));
      }),
    );
  });

  it.each([
    ["ㄕㄅㄓㄇ", "shbzhm"],
    ["ㄕㄜˋㄅㄠˇㄓㄥˋㄇㄧㄥˊ", "shebaozhengming"],
    ["ㄕㄜㄅㄠㄓㄥㄇㄧㄥ", "shebaozhengming"],
    ["我要ㄎㄞ店", "我要kai店"],
    ["ㄓˋ", "zhi"],
    ["ㄧㄥㄧㄝˋㄓˊㄓㄠˋ", "yingyezhizhao"],
  ])("%s becomes %s", (text, spelt) => expect(zhuyinInPinyin(text)).toBe(spelt));

  it("is left as it is where there is none, and nothing breaks it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        if (!/[ㄅ-ㄩ]/.test(text)) expect(zhuyinInPinyin(text)).toBe(text);
      }),
    );
    const signs = fc.array(fc.constantFrom(..."ㄅㄓㄩㄝㄦˊ˙ㄢ a店")).map((each) => each.join(""));
    fc.assert(
      fc.property(signs, (text) => {
        expect(zhuyinInPinyin(text)).not.toMatch(/[ㄅ-ㄩ]/);
      }),
    );
  });
});
