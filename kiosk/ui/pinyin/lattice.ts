import { syllableTable } from "./syllable-table.ts";

/**
 * What typed letters can mean: at each place the syllables that may begin there, whole, begun, or said as people in the south say them.
 */

/** A stretch of letters from one place to `to`, which may be any syllable from `first` up to, not including, `last`. */
export interface Edge {
  readonly to: number;
  readonly first: number;
  readonly last: number;
  /** How unlikely it is that this was meant, in the measure of words' costs. */
  readonly penalty: number;
  /** The tone that was said with it, 0 to 4; pinyin is typed without. */
  readonly tone?: number;
  /** The characters that alone are said so: what else the syllables have is not meant. */
  readonly only?: ReadonlySet<string>;
}

/** Place → the edges that begin there. */
export type Lattice = readonly (readonly Edge[])[];

/** Set by trying: an exact spelling wins over a guess unless its words are some ten times rarer. */
export const penalties = {
  /** The last syllable is not finished. */
  begun: 1.5,
  /** The last syllable is one already, and may become a longer one. */
  goesOn: 3,
  /** One letter for a syllable in the middle: sfz. */
  initial: 4.5,
  fuzzy: 2.5,
  /** A character that is not known to have the tone: not every reading of Taiwan is listed. */
  otherTone: 4,
} as const;

const longestSyllable = 6;

/** Divides syllables where the letters alone could be divided otherwise: xi'an. */
export const divider = "'";

/**
 * The lattice over `letters` (a to z, and dividers), for syllables in alphabetical order.
 * @param fuzzy whether southern sounds are taken for one another
 */
export function latticeOf(letters: string, syllables: readonly string[], fuzzy: boolean): Lattice {
  const { numbers, alikes } = syllableTable(syllables);
  return Array.from({ length: letters.length }, (_, from) => {
    const edges: Edge[] = [];
    const stop = nextDivider(letters, from);
    for (let end = from + 1; end <= Math.min(stop, from + longestSyllable); end += 1) {
      const text = letters.slice(from, end);
      const to = skipDividers(letters, end);
      const add = (first: number, last: number, penalty: number) => {
        if (last > first) edges.push({ to, first, last, penalty });
      };
      const exact = numbers.get(text);
      if (exact !== undefined) add(exact, exact + 1, 0);
      if (fuzzy) for (const number of alikes.get(text) ?? []) add(number, number + 1, penalties.fuzzy);
      const [first, last] = beginningWith(syllables, text);
      if (to === letters.length) {
        // The syllable itself stands first in its range.
        if (exact === undefined) add(first, last, penalties.begun);
        else add(first + 1, last, penalties.goesOn);
      } else if (isInitial(text)) add(first, last, penalties.initial);
      if (first === last && exact === undefined) break;
    }
    return edges;
  });
}

function isInitial(text: string): boolean {
  return /^([bpmfdtnlgkhjqxrzcsyw]|[zcs]h)$/.test(text);
}

function nextDivider(letters: string, from: number): number {
  const at = letters.indexOf(divider, from);
  return at < 0 ? letters.length : at;
}

function skipDividers(letters: string, from: number): number {
  let at = from;
  while (letters[at] === divider) at += 1;
  return at;
}

/** The range of syllables that begin with `text`. */
function beginningWith(syllables: readonly string[], text: string): [number, number] {
  const first = lowerBound(syllables, text);
  return [first, lowerBound(syllables, `${text}{`)];
}

function lowerBound(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
