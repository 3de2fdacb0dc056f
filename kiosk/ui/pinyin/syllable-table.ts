import { interjections, soundAlikes } from "./sounds.ts";

/** What is looked up of a dictionary's syllables at every letter. */
export interface SyllableTable {
  /** Of each that stands for itself. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Letters → the numbers of the syllables that sound like them, without themselves. */
  readonly alikes: ReadonlyMap<string, readonly number[]>;
}

const made = new WeakMap<readonly string[], SyllableTable>();

/** Made once for a dictionary, and of it alone. */
export function syllableTable(syllables: readonly string[]): SyllableTable {
  const before = made.get(syllables);
  if (before) return before;
  const own = syllables.map((syllable, number) => [syllable, number] as const);
  const numbers = new Map(own.filter(([syllable]) => !interjections.has(syllable)));
  // Sounding alike goes both ways: what no syllable sounds like sounds like none.
  const spellings = new Set(syllables.flatMap(soundAlikes));
  const alikes = new Map(
    [...spellings].map((spelling) => [
      spelling,
      soundAlikes(spelling).flatMap((alike) => {
        const number = numbers.get(alike);
        return number === undefined ? [] : [number];
      }),
    ]),
  );
  const table = { numbers, alikes };
  made.set(syllables, table);
  return table;
}
