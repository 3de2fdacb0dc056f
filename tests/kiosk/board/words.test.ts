import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settingsFrom } from "../../../kiosk/board/settings.ts";
import { voiceFor } from "../../../kiosk/board/voice.ts";
import { spokenCall, spokenNumber } from "../../../server/contract/announcement.ts";
import { languages } from "../../../server/contract/hall.ts";
import { aCall } from "./board-fixture.ts";

describe("what the voice says", () => {
  it.each([
    ["A001", "A 零零一", "A zero zero one"],
    ["B012", "B 零一二", "B zero one two"],
    ["E98765", "E 九八七六五", "E nine eight seven six five"],
    ["340", "三四零", "three four zero"],
  ])("reads %s digit by digit", (number, chinese, english) => {
    expect(spokenNumber(number, "zh-CN")).toBe(chinese);
    expect(spokenNumber(number, "zh-TW")).toBe(chinese);
    expect(spokenNumber(number, "en")).toBe(english);
  });

  it("names number and window in every language", () => {
    const call = aCall(1, "A001");
    expect(spokenCall(call, "zh-CN")).toBe("请 A 零零一 号，到 3号窗口");
    expect(spokenCall(call, "zh-TW")).toBe("請 A 零零一 號，到 3號窗口");
    expect(spokenCall(call, "en")).toBe("Number A zero zero one, please go to Window 3");
  });

  it("leaves no figure that a voice would read as a whole number", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]\d{3,5}$/), fc.constantFrom(...languages), (number, language) => {
        expect(spokenNumber(number, language)).not.toMatch(/\d/);
      }),
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
});

describe("settings in the address", () => {
  it.each([
    ["", "zh-CN", ["zh-CN"]],
    ["?language=en&voice=zh-CN,en", "en", ["zh-CN", "en"]],
    ["?language=fr&voice=fr,tlh", "zh-CN", ["zh-CN"]],
    ["?voice=en", "zh-CN", ["en"]],
  ])("%s", (search, language, voices) => {
    expect(settingsFrom(search)).toEqual({ language, voices });
  });
});
