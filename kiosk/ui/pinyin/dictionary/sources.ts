import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Reading, readingOf } from "../tones.ts";

/**
 * Where the dictionary's facts come from. The files are not kept here: put them into one folder under these names. Each is known by its
 * SHA-256, so that the same files make the same dictionary. Licences: LICENSE.txt beside this file.
 */
const sources = {
  /** Unihan 15.0: Debian's package unicode-data 15.0.0-1, /usr/share/unicode, unpacked with bunzip2. Unicode licence. */
  "Unihan_Readings.txt": "7f4b628de153e639e5100fe3aa46e8869e332d6f9ed8acff5f3790642d7046c1",
  "Unihan_OtherMappings.txt": "3e60f525d47eef6ea20b4673e22a14282669cb29ad7e94f1b249a197250534b1",
  /** Android PinyinIME (github.com/yxl/Android-PinyinIME 0f31d03), jni/data/rawdict_utf16_65105_freq.txt. Apache-2.0. */
  "rawdict.txt": "408700f28a56091fa07f3b849a0f134fbfc71e6b2ae9b3f52973a5b076f599ff",
  /** Words with frequencies and without readings: jieba's dictionary, dict.txt of the npm package @node-rs/jieba 2.0.3. MIT. */
  "jieba.txt": "139519822fe8ab9e10d9d07e68ea0451045380aedaf54ecc51e2a28c6b42a13f",
  /** Ideographic description sequences by Yi Bai (github.com/yi-bai/ids 718bde0), ids_lv1.txt. MIT. */
  "ids_lv1.txt": "d0beeeae7e78153c80e6c6d7743fa1384b7d8709a715804b3be824e9e1a8ac0a",
  /** Conway Stroke Data (github.com/stroke-input/stroke-input-data a657f5b), codepoint-character-sequence.txt. CC BY 4.0. */
  "strokes.txt": "2da408c8982613020bda7ad16b76a3b28e93843afcd207e8bb2c9c743727f123",
} as const;

export interface Word {
  readonly text: string;
  readonly syllables: readonly string[];
  /** In the measure of the Android dictionary, where 我 has 1,190,000 and the rarest words 100. */
  readonly frequency: number;
}

export interface Sources {
  readonly words: readonly Word[];
  /** Words that `words` lacks, with frequencies in its measure; nobody says how they are read. */
  readonly unread: readonly { readonly text: string; readonly frequency: number }[];
  /** Character → its readings, the usual one first. */
  readonly readings: ReadonlyMap<string, readonly Reading[]>;
  /** Character → its place in the Table of General Standard Characters (通用规范汉字表, 2013), 1 to 8105. */
  readonly standard: ReadonlyMap<string, number>;
  /** Character → its description sequence as the source has it. */
  readonly descriptions: ReadonlyMap<string, string>;
  /** Character → its strokes as the source has them: digits, with alternatives in brackets. */
  readonly strokes: ReadonlyMap<string, string>;
}

/** Reads and parses the sources in `folder`. @throws Error naming a file that is missing or another one */
export function readSources(folder: string): Sources {
  const unihan = [...lines(folder, "Unihan_Readings.txt"), ...lines(folder, "Unihan_OtherMappings.txt")]
    .filter((line) => line.startsWith("U+"))
    .map((line) => line.split("\t"))
    .map(([code = "", key = "", value = ""]) => ({ character: ofCode(code), key, value }));
  const words = lines(folder, "rawdict.txt", "utf-16le").flatMap(wordOf);
  return {
    words,
    unread: unreadOf(lines(folder, "jieba.txt"), new Set(words.map(({ text }) => text))),
    readings: readingsOf(unihan),
    standard: new Map(
      unihan.flatMap(({ character, key, value }) =>
        key === "kTGH" ? [[character, Number(value.split(":")[1])] as const] : [],
      ),
    ),
    descriptions: new Map(
      lines(folder, "ids_lv1.txt").map((line) => {
        const [character = "", description = ""] = line.split("\t");
        return [character, description] as const;
      }),
    ),
    strokes: new Map(
      lines(folder, "strokes.txt")
        .filter((line) => line.startsWith("U+"))
        .map((line) => {
          const [code = "", , sequence = ""] = line.split("\t");
          return [ofCode(code), sequence] as const;
        }),
    ),
  };
}

function lines(folder: string, name: keyof typeof sources, encoding = "utf-8"): string[] {
  const bytes = readFileSync(join(folder, name));
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found !== sources[name]) throw new Error(`${name} is another file than the one named here: ${found}`);
  return new TextDecoder(encoding)
    .decode(bytes)
    .split(/\r?\n/)
    .filter((line) => line !== "");
}

function ofCode(code: string): string {
  return String.fromCodePoint(Number.parseInt(code.slice(2), 16));
}

function wordOf(line: string): Word[] {
  const [text = "", frequency = "", , ...syllables] = line.split(" ");
  return [...text].length === syllables.length ? [{ text, syllables, frequency: Number(frequency) }] : [];
}

/** How much more often a word is counted in the Android dictionary than in jieba's: the median of the 38,158 that both have. */
const jiebaScale = 1.93;
/** Rarer ones lead sentences astray more often than they are meant. */
const jiebaLeast = 10;

/** Its words of two to six Chinese characters, without people's names (nr, nrt). */
function unreadOf(rows: readonly string[], known: ReadonlySet<string>): Sources["unread"][number][] {
  return rows.flatMap((row) => {
    const [text = "", count = "", kind = ""] = row.split(" ");
    const isWanted =
      Number(count) >= jiebaLeast && !kind.startsWith("nr") && /^\p{Script=Han}{2,6}$/u.test(text);
    return isWanted && !known.has(text) ? [{ text, frequency: Number(count) * jiebaScale }] : [];
  });
}

/** Unihan's fields of readings, the most trusted first. Each has its own way of writing several. */
const readingFields: Readonly<Record<string, (value: string) => string[]>> = {
  kMandarin: (value) => value.split(" "),
  kTGHZ2013: (value) => value.split(" ").flatMap(afterColon),
  kXHC1983: (value) => value.split(" ").flatMap(afterColon),
  kHanyuPinlu: (value) => value.split(" ").map((each) => each.replace(/\(.*/, "")),
  kHanyuPinyin: (value) => value.split(" ").flatMap(afterColon),
};

function afterColon(entry: string): string[] {
  return entry.slice(entry.indexOf(":") + 1).split(",");
}

function readingsOf(
  unihan: readonly { character: string; key: string; value: string }[],
): Map<string, readonly Reading[]> {
  const all = new Map<string, Reading[]>();
  for (const field of Object.keys(readingFields)) {
    for (const { character, key, value } of unihan) {
      if (key !== field) continue;
      const known = all.get(character) ?? [];
      for (const written of readingFields[field]?.(value) ?? []) {
        const reading = readingOf(written);
        const isNew = !known.some(
          ({ syllable, tone }) => syllable === reading?.syllable && tone === reading.tone,
        );
        if (reading && isNew) known.push(reading);
      }
      all.set(character, known);
    }
  }
  return all;
}
