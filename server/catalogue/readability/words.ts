import type { Catalogue } from "../../contract/catalogue/catalogue.ts";
import hsk from "./hsk-words.json" with { type: "json" };
import { knownWords } from "./known-words.ts";
import { officialese } from "./officialese.ts";

/** What a text is cut into; `known`: whether the lists or the names have it, or it is a number or in Latin letters. */
export interface Word {
  readonly text: string;
  readonly known: boolean;
}

/** Cuts a Chinese text into words. */
export type Cut = (text: string) => Word[];

const han = /\p{Script=Han}/u;
/** Numbers, and words of other scripts, are one word that is known. */
const otherRun = /^[\p{Script=Latin}\p{N}.,%+-]+/u;
const numeral = /^[零〇一二两三四五六七八九十百千万亿半]+/u;
const everyday = new Set([...Object.values(hsk).flatMap((words) => words.split(" ")), ...knownWords]);
const longestOf = (words: Iterable<string>) => Math.max(0, ...[...words].map((word) => word.length));
const longestEveryday = longestOf([...everyday, ...Object.keys(officialese)]);

/**
 * Cuts by the longest word of those that are known, from the left: words of HSK 1 to 5, those that everybody in the hall knows, and the
 * names given. A sign that begins none of them is a word that is not known. Stops are none.
 * @param names what a catalogue calls its things
 */
export function cutterOf(names: Iterable<string>): Cut {
  const named = new Set(names);
  const isKnown = (word: string) => everyday.has(word) || named.has(word);
  // Officialese is cut as one also where no list has it.
  const isWord = (word: string) => isKnown(word) || Object.hasOwn(officialese, word);
  const longest = Math.max(longestEveryday, longestOf(named));
  return (text) => {
    const cut: Word[] = [];
    for (let rest = text; rest !== ""; ) {
      const word = wordAt(rest, isWord, longest);
      if (otherRun.test(word) || han.test(word))
        cut.push({
          text: word,
          known: isKnown(word) || otherRun.test(word) || numeral.exec(word)?.[0] === word,
        });
      rest = rest.slice(word.length);
    }
    return cut;
  };
}

function wordAt(text: string, isWord: (word: string) => boolean, longest: number): string {
  for (let length = Math.min(longest, text.length); length > 1; length -= 1) {
    const word = text.slice(0, length);
    if (isWord(word)) return word;
  }
  return (
    otherRun.exec(text)?.[0] ?? numeral.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(0) ?? 0)
  );
}

type Naming = Pick<Catalogue, "matters" | "packages" | "organs" | "licences" | "lifeEvents">;

/** What a catalogue itself calls things: nobody is asked to know them from elsewhere. */
export function* namesOf({ matters, packages, organs, licences, lifeEvents }: Naming): Generator<string> {
  for (const { name } of [...organs, ...licences, ...lifeEvents]) yield* namesIn(name["zh-CN"]);
  for (const { name, plainName, otherNames } of [...matters, ...packages])
    for (const each of [name["zh-CN"], plainName["zh-CN"], ...otherNames]) yield* namesIn(each);
  for (const { materials, result } of matters)
    for (const { name } of [...materials, result]) yield* namesIn(name["zh-CN"]);
}

/** 社会保险登记（灵活就业人员）: the name and what stands in its brackets. */
const namesIn = (name: string): string[] => name.split(/[（）()、，/\s]+/u).filter((part) => part.length > 1);
