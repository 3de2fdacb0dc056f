import {
  isZhuyin,
  longestZhuyin,
  syllableOf,
  zhuyinOf,
  zhuyinTones,
} from "../../../server/contract/zhuyin.ts";
import { type Edge, type Lattice, penalties } from "./lattice.ts";
import { syllableTable } from "./syllable-table.ts";
import { taiwanReadings } from "./taiwan-readings.ts";

/** Zhuyin → the ranges of the syllables that begin so: their alphabet is another one. */
type Beginnings = ReadonlyMap<string, readonly (readonly [first: number, last: number])[]>;

const made = new WeakMap<readonly string[], Beginnings>();

/** Made once for a dictionary, and of it alone. */
function beginningsOf(syllables: readonly string[]): Beginnings {
  const before = made.get(syllables);
  if (before) return before;
  const ranges = new Map<string, [number, number][]>();
  syllables.forEach((syllable, number) => {
    const zhuyin = zhuyinOf(syllable) ?? "";
    for (let length = 1; length <= zhuyin.length; length += 1) {
      const begun = zhuyin.slice(0, length);
      const own = ranges.get(begun) ?? [];
      const last = own.at(-1);
      if (last?.[1] === number) last[1] = number + 1;
      else own.push([number, number + 1]);
      ranges.set(begun, own);
    }
  });
  made.set(syllables, ranges);
  return ranges;
}

/** A consonant, or a vowel that others follow: what an abbreviation has of a syllable. */
const isInitial = (text: string) => /^[ㄅ-ㄙㄧㄨㄩ]$/.test(text);

/**
 * The lattice over letters of zhuyin and tones, as `latticeOf` has it over those of pinyin. A tone ends its syllable, and says which of the
 * characters are meant (`Edge.tone`).
 */
export function zhuyinLatticeOf(letters: string, syllables: readonly string[], fuzzy: boolean): Lattice {
  const { numbers, alikes } = syllableTable(syllables);
  const ranges = beginningsOf(syllables);
  return Array.from({ length: letters.length }, (_, from) => {
    const edges: Edge[] = [];
    for (let end = from + 1; end <= from + longestZhuyin && isZhuyin(letters[end - 1] ?? ""); end += 1) {
      const text = letters.slice(from, end);
      const { to, tone } = toneBehind(letters, end);
      const add = (first: number, last: number, penalty: number) => {
        if (last > first) edges.push({ to, first, last, penalty, ...(tone === undefined ? {} : { tone }) });
      };
      const syllable = syllableOf(text) ?? "";
      const exact = numbers.get(syllable);
      if (exact !== undefined) add(exact, exact + 1, 0);
      for (const reading of taiwanReadings(syllable)) {
        const first = numbers.get(reading.listedAs);
        if (first !== undefined && (tone === undefined || tone === reading.tone))
          edges.push({ to, first, last: first + 1, penalty: 0, only: reading.characters });
      }
      if (fuzzy) for (const number of alikes.get(syllable) ?? []) add(number, number + 1, penalties.fuzzy);
      const begun = ranges.get(text) ?? [];
      if (tone === undefined) {
        const isLast = to === letters.length;
        const penalty = isLast
          ? exact === undefined
            ? penalties.begun
            : penalties.goesOn
          : penalties.initial;
        if (isLast || isInitial(text))
          for (const [first, last] of begun) {
            // The syllable itself stands there already.
            if (exact === undefined || exact < first || exact >= last) add(first, last, penalty);
            else {
              add(first, exact, penalty);
              add(exact + 1, last, penalty);
            }
          }
      }
      if (begun.length === 0) break;
    }
    return edges;
  });
}

/** The tone that stands at a place, and where it ends; of several the last one. */
function toneBehind(letters: string, from: number): { to: number; tone: number | undefined } {
  let to = from;
  let tone: number | undefined;
  while (to < letters.length && (letters[to] ?? "") in zhuyinTones) {
    tone = zhuyinTones[letters[to] ?? ""];
    to += 1;
  }
  return { to, tone };
}
