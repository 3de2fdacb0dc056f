import { otherCategory, type PainStep } from "../../contract/pain-points/words.ts";

/** What of a report says whether another is about the same. */
export interface Comparable {
  readonly number: string;
  readonly matterId: string | null;
  readonly step: Pick<PainStep, "stage" | "part"> | null;
  readonly screen: string | null;
  readonly categories: readonly string[];
  /** As somebody wrote it; null: nothing. */
  readonly words: string | null;
}

/** Of two texts' pairs of signs so many have to be the same, of all that there are. House rule, tried on sentences of one breath. */
export const likeness = 0.5;
/** Signs below which words are too few to say whether they are alike. */
export const fewestSigns = 4;

/** Every two signs that stand beside each other in a text, without punctuation, blanks and the size of letters. */
export function pairsOf(words: string): ReadonlySet<string> {
  const signs = [
    ...words
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ""),
  ];
  return new Set(signs.slice(1).map((sign, index) => `${signs[index]}${sign}`));
}

/** Shared of all (Jaccard): 0 to 1; of two that are empty 0. */
export function shareOfPairs(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

/**
 * Which reports are about the same, so that one answer can be given to all of them. Two of one matter are alike where
 *  - they are of one step and name one category that says what is the matter, or
 *  - both have words, and half of the pairs of signs in these are the same.
 * Words alone never bring reports of two matters together. What is alike with one of a group belongs to the group. Pure, and the order of
 * what is given changes nothing.
 *
 * @returns of each number that of its group, the lowest in it; of one that is alone its own
 */
export function groupsOf(reports: readonly Comparable[]): ReadonlyMap<string, string> {
  const sorted = reports.toSorted((one, other) => (one.number < other.number ? -1 : 1));
  const pairs = new Map(sorted.map(({ number, words }) => [number, pairsOf(words ?? "")]));
  const groups = new Map(sorted.map(({ number }) => [number, number]));
  for (const [index, one] of sorted.entries())
    for (const other of sorted.slice(index + 1)) {
      const from = groups.get(other.number);
      const to = groups.get(one.number);
      if (from === undefined || to === undefined || from === to) continue;
      if (!areAlike(one, other, pairs)) continue;
      const [lower, higher] = from < to ? [from, to] : [to, from];
      for (const [number, group] of groups) if (group === higher) groups.set(number, lower);
    }
  return groups;
}

const placeOf = ({ step, screen }: Comparable): string | null =>
  step ? `${step.stage} ${step.part}` : screen;

function areAlike(
  one: Comparable,
  other: Comparable,
  pairs: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  if (one.matterId !== other.matterId) return false;
  const place = placeOf(one);
  const isSamePlace = place !== null && place === placeOf(other);
  const shares = one.categories.some((id) => id !== otherCategory && other.categories.includes(id));
  if (isSamePlace && shares) return true;
  const [said, saidToo] = [pairs.get(one.number), pairs.get(other.number)];
  if (!said || !saidToo || Math.min(said.size, saidToo.size) < fewestSigns - 1) return false;
  return shareOfPairs(said, saidToo) >= likeness;
}
