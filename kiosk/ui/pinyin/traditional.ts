import { ByteReader } from "./bytes.ts";

/** How the dictionary's words, which are in simplified script, are written in Taiwan. */
export interface Traditional {
  /** A character's, the usual one first; itself where it is no other. */
  forms(character: string): readonly string[];
  /** A word's, as a whole: 后面 後面, 皇后 皇后. */
  written(word: string): string;
}

/** Decodes the file's bytes (`dictionary/traditional-file.ts` writes them). @throws RangeError where they are cut short */
export function readTraditional(bytes: Uint8Array): Traditional {
  const reader = new ByteReader(bytes);
  const forms = new Map<string, readonly string[]>();
  for (const entry of reader.text().split(" ")) {
    const [simplified = "", ...own] = entry;
    forms.set(simplified, own);
  }
  const words = new Map<string, string>();
  for (const pair of reader.text().split(" ")) {
    const both = [...pair];
    const half = both.length / 2;
    words.set(both.slice(0, half).join(""), both.slice(half).join(""));
  }
  return {
    forms: (character) => forms.get(character) ?? [character],
    written: (word) =>
      words.get(word) ?? [...word].map((character) => forms.get(character)?.[0] ?? character).join(""),
  };
}
