/**
 * Zhuyin (注音符號, the 37 letters and the tones that Taiwan's schools teach) beside Hanyu Pinyin as it is typed: `v` for ü, `lue` for lüe.
 * The rule is the Ministry of Education's own table of the two: an initial, and a rime that is spelt otherwise where no initial stands before.
 */

const initials: Readonly<Record<string, string>> = {
  ...{ b: "ㄅ", p: "ㄆ", m: "ㄇ", f: "ㄈ", d: "ㄉ", t: "ㄊ", n: "ㄋ", l: "ㄌ", g: "ㄍ", k: "ㄎ", h: "ㄏ" },
  ...{ j: "ㄐ", q: "ㄑ", x: "ㄒ", zh: "ㄓ", ch: "ㄔ", sh: "ㄕ", r: "ㄖ", z: "ㄗ", c: "ㄘ", s: "ㄙ" },
};

/** Zhuyin of a rime; its pinyin behind an initial; its pinyin alone. */
const openRimes =
  "ㄚ a a|ㄛ o o|ㄜ e e|ㄞ ai ai|ㄟ ei ei|ㄠ ao ao|ㄡ ou ou|ㄢ an an|ㄣ en en|ㄤ ang ang|ㄥ eng eng";
const rimesOfI =
  "ㄧ i yi|ㄧㄚ ia ya|ㄧㄛ io yo|ㄧㄝ ie ye|ㄧㄞ iai yai|ㄧㄠ iao yao|ㄧㄡ iu you|ㄧㄢ ian yan|ㄧㄣ in yin|ㄧㄤ iang yang|ㄧㄥ ing ying";
const rimesOfU =
  "ㄨ u wu|ㄨㄚ ua wa|ㄨㄛ uo wo|ㄨㄞ uai wai|ㄨㄟ ui wei|ㄨㄢ uan wan|ㄨㄣ un wen|ㄨㄤ uang wang|ㄨㄥ ong weng";
const rimesOfV = "ㄩ v yu|ㄩㄝ ue yue|ㄩㄢ van yuan|ㄩㄣ vn yun|ㄩㄥ iong yong";

const rowsOf = (table: string) => table.split("|").map((row) => row.split(" ") as [string, string, string]);

/** The rimes that stand behind an initial: j, q and x have only those of i and ü, and write ü as u; zh to s have i as no letter at all. */
function rimesBehind(initial: string): [string, string][] {
  const behind = (table: string) =>
    rowsOf(table).map(([zhuyin, pinyin]): [string, string] => [zhuyin, pinyin]);
  if (/^[jqx]$/.test(initial))
    return [
      ...behind(rimesOfI),
      ...behind(rimesOfV).map(([zhuyin, pinyin]): [string, string] => [zhuyin, pinyin.replace("v", "u")]),
    ];
  const open = [...behind(openRimes), ...behind(rimesOfU)];
  if (/^([zcs]h?|r)$/.test(initial)) return [["", "i"], ...open];
  return [...open, ...behind(rimesOfI), ...behind(rimesOfV)];
}

const pairs: readonly (readonly [pinyin: string, zhuyin: string])[] = [
  ["er", "ㄦ"],
  ...[openRimes, rimesOfI, rimesOfU, rimesOfV].flatMap((table) =>
    rowsOf(table).map(([zhuyin, , alone]) => [alone, zhuyin] as const),
  ),
  ...Object.entries(initials).flatMap(([pinyin, zhuyin]) =>
    rimesBehind(pinyin).map(([rime, spelt]) => [pinyin + spelt, zhuyin + rime] as const),
  ),
];
const zhuyinBySyllable = new Map(pairs);
const syllableByZhuyin = new Map(pairs.map(([pinyin, zhuyin]) => [zhuyin, pinyin]));
const pinyinOfInitial = new Map(Object.entries(initials).map(([pinyin, zhuyin]) => [zhuyin, pinyin]));

/** `zhuang` → `ㄓㄨㄤ`, without a tone. Undefined for what is no syllable of the standard language (`hng`). */
export const zhuyinOf = (syllable: string): string | undefined => zhuyinBySyllable.get(syllable);

/** `ㄓㄨㄤ` → `zhuang`. Undefined for what is no syllable. */
export const syllableOf = (zhuyin: string): string | undefined => syllableByZhuyin.get(zhuyin);

/** The tones' signs, and what number each has: 1 to 4, and 0 for the light one. The first is written by nobody, and said by a key. */
export const zhuyinTones: Readonly<Record<string, number>> = { ˉ: 1, ˊ: 2, ˇ: 3, ˋ: 4, "˙": 0 };

const signs = /[ㄅ-ㄩˉˊˇˋ˙]+/g;

/** Whether `text` begins with a letter of zhuyin. */
export const isZhuyin = (text: string): boolean => /^[ㄅ-ㄩ]/.test(text);

/** Letters of a syllable, at most. */
export const longestZhuyin = 3;

/**
 * A text with whatever of it is zhuyin in the letters of pinyin, without tones: `ㄒㄧㄚˋㄇㄣˊ` → `xiamen`; what is no syllable by its
 * initials and vowels: `ㄕㄅㄓㄇ` → `shbzhm`.
 */
export function zhuyinInPinyin(text: string): string {
  if (!/[ㄅ-ㄩ]/.test(text)) return text;
  return text.replace(signs, (run) => {
    let spelt = "";
    for (let at = 0; at < run.length; ) {
      let length = longestZhuyin;
      // A bare initial begins some syllable: only with its tone it is one itself.
      while (length > 0 && !isWhole(run, at, length)) length -= 1;
      const part = run.slice(at, at + Math.max(1, length));
      spelt += (length > 0 ? syllableOf(part) : pinyinOfInitial.get(part)) ?? begun[part] ?? "";
      at += part.length;
    }
    return spelt;
  });
}

/** What a vowel begins that stands alone and is no syllable. */
const begun: Readonly<Record<string, string>> = { ㄝ: "e" };

function isWhole(run: string, at: number, length: number): boolean {
  const part = run.slice(at, at + length);
  if (part.length < length || syllableOf(part) === undefined) return false;
  return !pinyinOfInitial.has(part) || (run[at + 1] ?? "") in zhuyinTones;
}
