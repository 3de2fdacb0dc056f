import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeTraditional } from "../../../../kiosk/ui/pinyin/dictionary/traditional-file.ts";
import type { PinyinQuery } from "../../../../kiosk/ui/pinyin/engine.ts";
import { readingOf } from "../../../../kiosk/ui/pinyin/tones.ts";
import { readTraditional } from "../../../../kiosk/ui/pinyin/traditional.ts";
import { readWordList } from "../../../../kiosk/ui/pinyin/word-list.ts";
import { zhuyinOf, zhuyinTones } from "../../../../server/contract/zhuyin.ts";
import { dictionary, dictionaryFiles } from "./dictionary.ts";

function ask(letters: string, more: Partial<PinyinQuery> = {}) {
  return dictionary({
    kind: "pinyin",
    letters,
    purpose: "text",
    begins: true,
    fuzzy: true,
    script: "traditional",
    ...more,
  });
}
const textsOf = (letters: string, more?: Partial<PinyinQuery>) =>
  ask(letters, more).candidates.map(({ text }) => text);

describe("zhuyin", () => {
  it.each([
    ["ㄒㄧㄚˋㄇㄣˊ", "廈門"],
    ["ㄕㄣㄈㄣˋㄓㄥˋ", "身份證"],
    ["ㄨㄛˇㄒㄧㄤˇㄎㄞㄧˋㄐㄧㄚㄒㄧㄠˇㄉㄧㄢˋ", "我想開一家小店"],
    ["ㄨㄛㄒㄧㄤㄎㄞㄧㄐㄧㄚㄒㄧㄠㄉㄧㄢ", "我想開一家小店"],
    ["ㄊㄞˊㄨㄢㄐㄩㄇㄧㄣˊㄐㄩㄓㄨˋㄓㄥˋ", "臺灣居民居住證"],
    // Said with another tone in Taiwan than the dictionary has.
    ["ㄒㄧㄥㄑㄧˊㄨˇ", "星期五"],
    ["ㄧㄢˊㄐㄧㄡˋ", "研究"],
    ["ㄑㄧˋㄧㄝˋ", "企業"],
    ["ㄖㄣˋㄕˋ", "認識"],
    ["ㄉㄤˇㄢˋ", "檔案"],
    ["ㄨㄟˊㄒㄧㄢˇ", "危險"],
    ["ㄐㄧㄢˋㄓㄨˊ", "建築"],
    // And with another syllable.
    ["ㄌㄜˋㄙㄜˋ", "垃圾"],
    ["ㄅㄠㄍㄨㄚ", "包括"],
    ["ㄓㄢˋㄓㄨˋ", "暫住"],
    ["ㄏㄡˋㄇㄧㄢˋ", "後面"],
    ["ㄏㄨㄤˊㄏㄡˋ", "皇后"],
  ])("%s is first of all %s", (letters, text) =>
    expect(ask(letters).candidates[0]).toEqual({ text, letters: letters.length }),
  );

  it("means by a syllable that is said so in Taiwan alone the characters that are, and no others of theirs", () => {
    expect(textsOf("ㄏㄢˋ").slice(0, 12)).toContain("和");
    const single = textsOf("ㄌㄜˋ").filter((text) => [...text].length === 1);
    expect(single.slice(0, 12)).toContain("垃");
    expect(single.slice(0, 60)).not.toContain("辣");
    expect(textsOf("ㄈㄚˇ").slice(0, 6)).toContain("髮");
  });

  it("is divided as the first candidate has it, tones with their syllables", () => {
    expect(ask("ㄒㄧㄚˋㄇㄣˊ").spelling).toBe("ㄒㄧㄚˋ'ㄇㄣˊ");
    expect(ask("ㄒㄧˉㄢ").spelling).toBe("ㄒㄧˉ'ㄢ");
    expect(ask("ㄒㄧˉㄢ").candidates[0]?.text).toBe("西安");
    expect(textsOf("ㄒㄧㄢ")[0]).toBe("先");
  });

  it("is taken begun, and by initials", () => {
    expect(textsOf("ㄒㄧㄚˋㄇ").slice(0, 3)).toContain("廈門");
    expect(textsOf("ㄕㄈㄓ").slice(0, 10)).toContain("身份證");
  });

  it("puts the characters of its tone before all that are known with others alone, and loses none", () => {
    const marks: Readonly<Record<string, string>> = { ˉ: "mā", ˊ: "má", ˇ: "mǎ", ˋ: "mà", "˙": "ma" };
    const readings = (text: string) =>
      dictionary({ kind: "describe", characters: [text] })[0]?.readings ?? [];
    for (const [tone, said] of Object.entries(marks)) {
      const single = textsOf(`ㄇㄚ${tone}`, { fuzzy: false, script: "simplified" }).filter(
        (text) => [...text].length === 1,
      );
      const isOther = (text: string) =>
        !readings(text).includes(said) && readings(text).some((each) => Object.values(marks).includes(each));
      const first = single.findIndex(isOther);
      expect(first, tone).toBeGreaterThan(0);
      expect(
        single.slice(first).filter((text) => readings(text).includes(said)),
        tone,
      ).toEqual([]);
      expect(single.length).toBeGreaterThan(20);
    }
    expect(textsOf("ㄇㄚ˙")[0]).toBe("嗎");
  });

  it("knows every name as people write it: family names that are traditional already first", () => {
    const name = (letters: string) => textsOf(letters, { purpose: "name" });
    expect(name("ㄔㄣˊ")[0]).toBe("陳");
    expect(name("ㄓㄨㄥ").slice(0, 2)).toEqual(["鍾", "鐘"]);
    expect(name("ㄈㄢˋ")[0]).toBe("范");
    expect(name("ㄩˊ").slice(0, 4)).toEqual(expect.arrayContaining(["于", "余"]));
    expect(name("ㄏㄨㄤˊㄒㄧㄠˇㄇㄧㄥˊ")[0]).toMatch(/^黃曉[明銘]$/);
  });

  it("is not led astray by anything that can be typed", () => {
    const letters = fc
      .array(fc.constantFrom(..."ㄅㄉㄐㄓㄕㄧㄨㄩㄚㄛㄢㄥㄦˊˇˋ˙ˉ"), { maxLength: 24 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(letters, fc.constantFrom("text", "name"), (typed, purpose) => {
        const { candidates, spelling } = ask(typed, { purpose });
        expect(spelling.replaceAll("'", "")).toBe(typed.replace(/^[ˉˊˇˋ˙]+/, ""));
        for (const { text, letters: count } of candidates) {
          expect(text).not.toBe("");
          expect(count).toBeGreaterThan(0);
          expect(count).toBeLessThanOrEqual(typed.length);
        }
        expect(new Set(candidates.map(({ text }) => text)).size).toBe(candidates.length);
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it("leads to the characters of every fifth syllable of the dictionary, whatever the tone", () => {
    const { syllables } = readWordList(dictionaryFiles.words);
    const tried = syllables.filter((syllable, number) => {
      if (number % 5 !== 0) return false;
      const zhuyin = zhuyinOf(syllable);
      const usual = dictionary({ kind: "reading", syllable }).filter(
        ({ readings: [first = ""] }) => readingOf(first)?.syllable === syllable,
      );
      const known = new Set(usual.map(({ character }) => character));
      const [common] = textsOf(syllable, { fuzzy: false, script: "simplified" }).filter((text) =>
        known.has(text),
      );
      if (zhuyin === undefined || common === undefined) return false;
      expect(textsOf(`${zhuyin}ˋ`, { fuzzy: false, script: "simplified" }), syllable).toContain(common);
      return true;
    });
    expect(tried.length).toBeGreaterThan(75);
  });
});

describe("traditional characters", () => {
  it("are those that the makers of the file make of the words", () => {
    const { texts } = readWordList(dictionaryFiles.words);
    expect(Buffer.from(writeTraditional(texts)).equals(Buffer.from(dictionaryFiles.traditional))).toBe(true);
  });

  it("have a word's own characters, as many as it has, and each form of a single one", () => {
    const { forms, written } = readTraditional(dictionaryFiles.traditional);
    expect(forms("发").slice(0, 2)).toEqual(["發", "髮"]);
    expect(forms("后")).toEqual(["後", "后"]);
    expect(forms("人")).toEqual(["人"]);
    expect(written("头发")).toBe("頭髮");
    expect(written("发展")).toBe("發展");
    const { texts } = readWordList(dictionaryFiles.words);
    for (const text of texts) if ([...written(text)].length !== [...text].length) expect.fail(text);
  });

  it("are offered for pinyin too, and only where they are wanted", () => {
    expect(textsOf("taiwan")[0]).toBe("臺灣");
    expect(textsOf("taiwan", { script: "simplified" })[0]).toBe("台湾");
    expect(textsOf("ㄊㄞˊㄨㄢ", { script: "simplified" })[0]).toBe("台湾");
  });
});

describe("characters by how they are read", () => {
  it("are narrowed by a tone", () => {
    const of = (tone?: number) =>
      dictionary({ kind: "reading", syllable: "yan", ...(tone === undefined ? {} : { tone }) }).map(
        ({ character }) => character,
      );
    expect(of(3)).toContain("䶮");
    expect(of(1)).not.toContain("䶮");
    expect(of().length).toBeGreaterThan(of(3).length);
    for (const tone of Object.values(zhuyinTones)) for (const each of of(tone)) expect(of()).toContain(each);
  });
});
