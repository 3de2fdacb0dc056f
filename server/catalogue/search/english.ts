import { isLatin, stem } from "./normalise.ts";
import { foldedSyllable } from "./syllables.ts";
import type { Branch } from "./terms.ts";

/** A run of Latin letters in a query. */
export interface LatinRun {
  readonly from: number;
  readonly to: number;
  readonly letters: string;
  readonly stem: string;
}

export function latinRuns(characters: readonly string[]): LatinRun[] {
  const runs: LatinRun[] = [];
  for (let at = 0; at < characters.length; at++) {
    if (!isLatin(characters[at] ?? "")) continue;
    let to = at;
    while (to < characters.length && isLatin(characters[to] ?? "")) to++;
    const letters = characters.slice(at, to).join("");
    runs.push({ from: at, to, letters, stem: stem(letters) });
    at = to;
  }
  return runs;
}

/** English words known to the catalogue or the lexicon. */
export interface EnglishWords {
  readonly stems: ReadonlyMap<string, number>;
  readonly phrases: Branch<string>;
  /** All stems that begin either, by their length. */
  readonly byLength: readonly (readonly string[])[];
}

const isFiller = (words: EnglishWords, { stem }: LatinRun) =>
  words.phrases.next.get(stem)?.term?.filler !== undefined;

/** Whether a word with this stem stands in the catalogue or the lexicon. */
export const isKnown = (words: EnglishWords, stem: string): boolean =>
  words.stems.has(stem) || words.phrases.next.has(stem);

/** Whether the letters of a query are English words: one is known that says something and is no syllable of Pinyin. */
export const speaksEnglish = (words: EnglishWords, runs: readonly LatinRun[]): boolean =>
  runs.some(
    (run) => isKnown(words, run.stem) && !isFiller(words, run) && foldedSyllable(run.letters) === undefined,
  );

/** The known stems that an unknown word may be: begun, or with a typing mistake. At most five, the nearest first. */
export function nearestStems(
  words: EnglishWords,
  run: LatinRun,
  isLast: boolean,
): { stem: string; weight: number }[] {
  if (run.letters.length < 3 || isKnown(words, run.stem)) return [];
  const most = run.letters.length >= 8 ? 2 : run.letters.length >= 5 ? 1 : 0;
  const near: { stem: string; weight: number }[] = [];
  for (const [length, list] of words.byLength.entries()) {
    const begins = isLast && length >= run.letters.length;
    const comparable = most > 0 && length >= 4 && Math.abs(length - run.stem.length) <= most;
    if (!begins && !comparable) continue;
    for (const known of list) {
      if (begins && known.startsWith(run.letters)) near.push({ stem: known, weight: 0.8 });
      else if (comparable) {
        const distance = editDistance(known, run.stem, most);
        if (distance <= most) near.push({ stem: known, weight: 0.8 - 0.15 * distance });
      }
    }
  }
  return near.sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1)).slice(0, 5);
}

const longestWord = 64;
const rows = [0, 1, 2].map(() => new Uint8Array(longestWord + 1));

/**
 * Letters to add, leave out, replace or swap with the next to make one word of the other; `most` + 1 for more than `most`. Words of up
 * to 64 letters; longer ones are taken as far apart.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (one.length > longestWord || other.length > longestWord) return most + 1;
  let [twoBefore, before, row] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= other.length; j++) before[j] = j;
  for (let i = 1; i <= one.length; i++) {
    row[0] = i;
    let least = i;
    const here = one.charCodeAt(i - 1);
    for (let j = 1; j <= other.length; j++) {
      const there = other.charCodeAt(j - 1);
      let cost = Math.min(
        (before[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (before[j - 1] ?? 0) + (here === there ? 0 : 1),
      );
      if (i > 1 && j > 1 && here === other.charCodeAt(j - 2) && one.charCodeAt(i - 2) === there) {
        cost = Math.min(cost, (twoBefore[j - 2] ?? 0) + 1);
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [twoBefore, before, row] = [before, row, twoBefore];
  }
  return before[other.length] ?? 0;
}
