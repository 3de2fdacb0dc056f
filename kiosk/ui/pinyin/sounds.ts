/** What people take for one another by ear. */

/** Sounds that are one in the south, Minnan among them; a syllable is tried with each pair, both ways. */
const initialPairs = [
  ["zh", "z"],
  ["ch", "c"],
  ["sh", "s"],
  ["n", "l"],
  ["r", "l"],
  ["f", "h"],
] as const;
const finalPairs = [
  ["ang", "an"],
  ["eng", "en"],
  ["ing", "in"],
] as const;

/** Not syllables when they stand for themselves: they are the beginnings of others. */
export const interjections: ReadonlySet<string> = new Set(["m", "n", "ng", "hm", "hng"]);

/** What can be taken for `syllable` by ear, without itself. */
export function soundAlikes(syllable: string): string[] {
  const swaps = initialPairs.flatMap(([one, other]) => [
    swapBeginning(syllable, one, other),
    swapBeginning(syllable, other, one),
  ]);
  const begun = [syllable, ...swaps.filter((each) => each !== undefined)];
  const all = begun.flatMap((each) => [
    each,
    ...finalPairs.flatMap(([one, other]) => [swapEnd(each, one, other), swapEnd(each, other, one)]),
  ]);
  return [...new Set(all)].filter((each) => each !== undefined && each !== syllable) as string[];
}

function swapBeginning(syllable: string, from: string, to: string): string | undefined {
  const isWhole = from.length === 2 || syllable[1] !== "h";
  return syllable.startsWith(from) && isWhole ? to + syllable.slice(from.length) : undefined;
}

function swapEnd(syllable: string, from: string, to: string): string | undefined {
  return syllable.endsWith(from) ? syllable.slice(0, -from.length) + to : undefined;
}
