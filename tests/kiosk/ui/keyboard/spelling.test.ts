import { describe, expect, it } from "vitest";
import { readingAsked, spellingFor, waitsForTone } from "../../../../kiosk/ui/keyboard/spelling.ts";
import { zhuyinOnKey, zhuyinRows } from "../../../../kiosk/ui/keyboard/zhuyin-rows.ts";

describe("how Chinese is spelt", () => {
  it("goes with the page's language, until somebody chooses", () => {
    expect(spellingFor("zh-TW", "pinyin", undefined)).toEqual({ by: "zhuyin", script: "traditional" });
    expect(spellingFor("zh-TW", "pinyin", "pinyin")).toEqual({ by: "pinyin", script: "traditional" });
    expect(spellingFor("zh-CN", "pinyin", undefined)).toEqual({ by: "pinyin", script: "simplified" });
    expect(spellingFor("en", "pinyin", "zhuyin")).toEqual({ by: "zhuyin", script: "simplified" });
  });

  it("has addresses in the characters of the mainland's records", () =>
    expect(spellingFor("zh-TW", "address", undefined)).toEqual({ by: "zhuyin", script: "simplified" }));

  it("waits for a tone behind a letter of zhuyin alone", () => {
    expect(["ㄕ", "ㄕˊ", "shi", ""].map(waitsForTone)).toEqual([true, false, false, false]);
  });

  it("asks for a reading with its tone where one was said", () => {
    expect(readingAsked("ㄧㄢˇ")).toEqual({ kind: "reading", syllable: "yan", tone: 3 });
    expect(readingAsked("ㄇㄚ˙")).toEqual({ kind: "reading", syllable: "ma", tone: 0 });
    expect(readingAsked("ㄧㄢ")).toEqual({ kind: "reading", syllable: "yan" });
    expect(readingAsked("ㄅㄅ")).toEqual({ kind: "reading", syllable: "" });
    expect(readingAsked("yan")).toEqual({ kind: "reading", syllable: "yan" });
  });
});

describe("the keys of zhuyin", () => {
  it("are the 37 letters and the four tones that are written, each once", () => {
    const all = [...zhuyinRows.join("")];
    expect(all.filter((each) => /[ㄅ-ㄩ]/.test(each)).length).toBe(37);
    expect(all.filter((each) => "ˊˇˋ˙".includes(each)).length).toBe(4);
    expect(new Set(all).size).toBe(41);
  });

  it("read downwards in the order of school, the tones left out", () => {
    const columns = Array.from({ length: 11 }, (_, column) =>
      zhuyinRows.map((row) => row[column] ?? "").join(""),
    );
    expect(columns.join("").replace(/[ˊˇˋ˙]/g, "")).toBe(
      "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙㄧㄨㄩㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦ",
    );
  });

  it("stand where Taiwan's keyboards have them", () => {
    expect([..."1qaz5jm-;/"].map(zhuyinOnKey).join("")).toBe("ㄅㄆㄇㄈㄓㄨㄩㄦㄤㄥ");
    expect([..."3467"].map(zhuyinOnKey).join("")).toBe("ˇˋˊ˙");
    expect(zhuyinOnKey("Q")).toBe("ㄆ");
    expect(zhuyinOnKey("=")).toBeUndefined();
  });
});
