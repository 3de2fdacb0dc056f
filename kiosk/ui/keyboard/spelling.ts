import type { Language } from "../../../server/contract/hall.ts";
import { isZhuyin, syllableOf, zhuyinTones } from "../../../server/contract/zhuyin.ts";
import type { PinyinQuery } from "../pinyin/engine.ts";
import type { Question } from "../pinyin/typing-service.ts";
import type { KeyboardMode } from "./modes.ts";

/** How Chinese is spelt on the keys, and what the candidates are written in. */
export interface Spelling {
  readonly by: "pinyin" | "zhuyin";
  readonly script: NonNullable<PinyinQuery["script"]>;
}

/**
 * People from Taiwan learned zhuyin, and write traditional characters; what they choose is what stands in the field and what is kept. Addresses
 * are those of the mainland, in the characters of its records, from which they are read again (`readAddress`).
 * @param chosen by its key; undefined: what goes with the page's language
 */
export function spellingFor(
  language: Language,
  mode: KeyboardMode,
  chosen: Spelling["by"] | undefined,
): Spelling {
  const isTaiwan = language === "zh-TW";
  return {
    by: chosen ?? (isTaiwan ? "zhuyin" : "pinyin"),
    script: isTaiwan && mode !== "address" ? "traditional" : "simplified",
  };
}

/** What was spelt in zhuyin with a letter or a tone more: a tone stands behind a syllable, in the place of another one that was there. */
export function withSign(spelt: string, sign: string): string {
  if (!(sign in zhuyinTones)) return spelt + sign;
  const bare = spelt.slice(-1) in zhuyinTones ? spelt.slice(0, -1) : spelt;
  return bare === "" ? "" : bare + sign;
}

/** Whether the last syllable of zhuyin could still have a tone. */
export function waitsForTone(letters: string): boolean {
  return isZhuyin(letters.slice(-1));
}

/** What is asked for characters by how they are read, as it was spelt: pinyin without, zhuyin with a tone where one was said. */
export function readingAsked(spelt: string): Extract<Question, { kind: "reading" }> {
  if (!isZhuyin(spelt)) return { kind: "reading", syllable: spelt };
  const tone = zhuyinTones[spelt.slice(-1)];
  const syllable = syllableOf(tone === undefined ? spelt : spelt.slice(0, -1)) ?? "";
  return { kind: "reading", syllable, ...(tone === undefined ? {} : { tone }) };
}
