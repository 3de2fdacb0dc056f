import { Converter } from "opencc-js/t2cn";
import { zhuyinInPinyin } from "../../contract/zhuyin.ts";

/** A query longer than this is cut: nobody types more, and time and memory are bounded by it. */
export const longestQuery = 64;

// By characters and OpenCC's few phrases; a Taiwan word stays what it is and is known by the lexicon.
const convert = Converter({ from: "tw", to: "cn" });

/** Of each character of the basic plane: 0 not known yet, 1 the same in simplified script, 2 another one there. */
const changing = new Uint8Array(0x1_0000);

function changes(code: number): boolean {
  if (code < 0x3400 || code > 0x9fff) return false;
  if (changing[code] === 0) {
    const character = String.fromCharCode(code);
    changing[code] = convert(character) === character ? 1 : 2;
  }
  return changing[code] === 2;
}

/** Most texts are simplified already, and to see that is quicker than to convert them. */
function simplify(text: string): string {
  for (let at = 0; at < text.length; at++) if (changes(text.charCodeAt(at))) return convert(text);
  return text;
}

const digitOf: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Full width to half, capitals to small, traditional to simplified, numerals from ten upwards to digits (八十 → 80). */
export function normalise(text: string): string {
  const plain = simplify(text.normalize("NFKC").toLowerCase());
  if (!/[十百]/.test(plain)) return plain;
  return plain
    .replace(/([一二两三四五六七八九])?十([一二三四五六七八九])?/g, (_all, tens?: string, ones?: string) =>
      String((tens ? (digitOf[tens] ?? 1) : 1) * 10 + (ones ? (digitOf[ones] ?? 0) : 0)),
    )
    .replace(/([一二两三四五六七八九])百/g, (_all, hundreds: string) =>
      String((digitOf[hundreds] ?? 1) * 100),
    );
}

/** A text as the search sees it: characters, and numbers whole (85 has nothing of 65). */
export const unitsOf = (text: string): string[] => text.match(/\d+|./gsu) ?? [];

/** The units of a query. What is in zhuyin is read as the pinyin of it: before the width is made half, which takes the light tone apart. */
export const queryUnits = (text: string): string[] =>
  unitsOf(normalise(zhuyinInPinyin([...text].slice(0, longestQuery).join("")))).slice(0, longestQuery);

/** Ideographs of the basic plane, which catalogues are written in and the pronunciations are known of, and beyond it. */
export function isHan(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (code >= 0x3400 && code <= 0x9fff) || code === 0x3007 || (code >= 0x2_0000 && code <= 0x3_ffff);
}
export const isLatin = (character: string): boolean => character >= "a" && character <= "z";
/** Whether it is a number. */
export const isDigit = (character: string): boolean => character >= "0" && character <= "9";

/** The stem of an English word, alike for the forms that people mix: permits, applying, registered. */
export function stem(word: string): string {
  const bare = word
    .replace(/(ies|ied)$/, "y")
    .replace(/(ments?|ings?|ed|s)$/, "")
    .replace(/(?<=[a-z]{3})(ations?|ators?|at(e|ion)?)$/, "");
  const cut = bare.replace(/ster$/, "str").replace(/(ers?|ions?)$/, "");
  return (cut.length >= 3 ? cut : bare).replace(/(.)\1$/, "$1").replace(/e$/, "");
}
