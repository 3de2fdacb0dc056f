import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { voiceFor } from "../../../kiosk/board/web-speech.ts";
import {
  romanisedCall,
  spokenCall,
  spokenNumber,
  voiceLanguages,
  wordsOfCall,
} from "../../../server/contract/announcement.ts";
import { minnanCounted } from "../../../server/contract/minnan-numbers.ts";
import { aCall } from "./board-fixture.ts";

describe("what the voice says", () => {
  it.each([
    ["A001", "A 零零一", "A 空空一", "A, zero zero one"],
    ["B012", "B 零一二", "B 空一二", "B, zero one two"],
    ["E98765", "E 九八七六五", "E 九八七六五", "E, nine eight seven six five"],
    ["340", "三四零", "三四空", "three four zero"],
  ])("reads %s digit by digit", (number, chinese, minnan, english) => {
    expect(spokenNumber(number, "zh-CN")).toBe(chinese);
    expect(spokenNumber(number, "zh-TW")).toBe(chinese);
    expect(spokenNumber(number, "nan")).toBe(minnan);
    expect(spokenNumber(number, "en")).toBe(english);
  });

  it("names number and window in every language", () => {
    const call = aCall(1, "A001");
    expect(spokenCall(call, "zh-CN")).toBe("请 A 零零一 号，到 3号窗口");
    expect(spokenCall(call, "zh-TW")).toBe("請 A 零零一 號，到 3號窗口");
    expect(spokenCall(call, "nan")).toBe("请 A 空空一 号，到 三号窗口");
    expect(spokenCall(call, "en")).toBe("Number A, zero zero one, please go to Window 3");
  });

  it("is romanised for Minnan: literary digits, a window that is counted, and nothing that cannot be spelled", () => {
    const at = (number: string, name: string) =>
      romanisedCall({ number, windowName: { "zh-CN": name, "zh-TW": "", en: "" } });
    expect(at("A102", "3号窗口")).toBe("Tshiánn A it khòng lī hō, kàu sann hō thang-kháu");
    expect(at("C3456789", "12号窗口")).toBe(
      "Tshiánn C sam sù ngóo lio̍k tshit pat kiú hō, kàu tsa̍p-lī hō thang-kháu",
    );
    expect(at("A001", "办不成事窗口")).toBeNull();
    const elsewhere = { number: "A001", windowName: { "zh-CN": "办不成事窗口", "zh-TW": "", en: "" } };
    expect(spokenCall(elsewhere, "nan")).toBe("请 A 空空一 号，到 办不成事窗口");
  });

  it.each([
    [1, "一", "it"],
    [3, "三", "sann"],
    [8, "八", "pueh"],
    [10, "十", "tsa̍p"],
    [12, "十二", "tsa̍p-lī"],
    [20, "二十", "lī-tsa̍p"],
    [35, "三十五", "sann-tsa̍p-gōo"],
  ])("counts window %d in Minnan", (count, han, tailo) => {
    expect(minnanCounted(count)).toEqual({ han, tailo });
  });

  it("counts no window 0, 100 or one and a half", () => {
    expect([0, 100, 1.5].map(minnanCounted)).toEqual([undefined, undefined, undefined]);
  });

  it("is made of the words that a speaker records, in order", () => {
    const call = aCall(1, "A012");
    expect(wordsOfCall(call, "zh-CN")).toEqual(["请", "A", "零", "一", "二", "号", "到", "3号窗口"]);
    expect(wordsOfCall(call, "nan")).toEqual(["请", "A", "空", "一", "二", "号", "到", "三号窗口"]);
    expect(wordsOfCall(call, "en")).toEqual([
      "Number",
      "A",
      "zero",
      "one",
      "two",
      "please go to",
      "Window 3",
    ]);
    const bare = (text: string) => text.replace(/[\s，,]/g, "");
    for (const language of voiceLanguages)
      expect(bare(wordsOfCall(call, language).join(""))).toBe(bare(spokenCall(call, language)));
  });

  it("leaves no figure that a voice would read as a whole number", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z]\d{3,5}$/),
        fc.constantFrom(...voiceLanguages),
        (number, language) => {
          expect(spokenNumber(number, language)).not.toMatch(/\d/);
        },
      ),
    );
  });
});

describe("which voice speaks", () => {
  const voices = [{ lang: "en-GB" }, { lang: "zh-HK" }, { lang: "zh_TW" }, { lang: "en-US" }];
  it("is one of the region, else one of the language, and never Cantonese for Mandarin", () => {
    expect(voiceFor("zh-TW", voices)).toBe(voices[2]);
    expect(voiceFor("zh-CN", voices)).toBe(voices[2]);
    expect(voiceFor("en", voices)).toBe(voices[0]);
    expect(voiceFor("zh-CN", [{ lang: "zh-HK" }, { lang: "yue" }, { lang: "de" }])).toBeUndefined();
    expect(voiceFor("zh-TW", [{ lang: "yue" }, { lang: "cmn" }])).toEqual({ lang: "cmn" });
    expect(voiceFor("zh-TW", [{ lang: "cmn-CN" }, { lang: "cmn_TW" }])).toEqual({ lang: "cmn_TW" });
  });

  it("speaks Minnan only with a Minnan voice, and never Mandarin with one", () => {
    expect(voiceFor("nan", voices)).toBeUndefined();
    expect(voiceFor("nan", [{ lang: "zh-CN" }, { lang: "nan-TW" }])).toEqual({ lang: "nan-TW" });
    expect(voiceFor("nan", [{ lang: "zh_min_nan" }])).toEqual({ lang: "zh_min_nan" });
    expect(voiceFor("zh-CN", [{ lang: "zh-min-nan" }, { lang: "nan" }])).toBeUndefined();
  });

  it("takes espeak-ng's Mandarin by pinyin, which its other one reads as English", () => {
    const espeak = [{ lang: "cmn" }, { lang: "cmn-latn-pinyin" }, { lang: "yue" }];
    expect(voiceFor("zh-CN", espeak)).toBe(espeak[1]);
    expect(voiceFor("zh-TW", espeak)).toBe(espeak[1]);
  });
});
