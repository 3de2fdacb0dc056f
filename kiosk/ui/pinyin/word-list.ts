import { ByteReader } from "./bytes.ts";

/** A tenth of a natural logarithm: the unit in which the file has how rare a word is. */
export const costStep = 0.1;

/**
 * Words by how they are spelt: a tree of syllables in flat arrays. Syllables are numbered in alphabetical order, so that all that begin with
 * the same letters are one range, and the children of a node stand together in the order of their syllables.
 */
export interface WordList {
  readonly syllables: readonly string[];
  /** Node → first child; the children of node n end where those of n + 1 begin. The root is node 0. */
  readonly children: Uint32Array;
  /** Node → the syllable that leads to it. */
  readonly syllableOf: Uint16Array;
  /** Node → its first word; its words end where those of n + 1 begin, and come in order of cost. */
  readonly words: Uint32Array;
  readonly texts: readonly string[];
  /** Word → minus the logarithm of its share of all text. */
  readonly costs: Float32Array;
}

/** Decodes the file's bytes (`dictionary/words-file.ts` says how they lie). @throws RangeError where they are cut short */
export function readWordList(bytes: Uint8Array): WordList {
  const reader = new ByteReader(bytes);
  const syllables = reader.text().split(" ");
  const homophones = syllables.map(() => [...reader.text()]);
  const count = reader.number();
  const shapes = Array.from({ length: count }, () => reader.byte());
  const spelt: number[][] = [];
  for (const shape of shapes) {
    const shared = shape & 15;
    const own = Array.from({ length: (shape >> 4) - shared }, () => reader.number());
    spelt.push([...(spelt.at(-1)?.slice(0, shared) ?? []), ...own]);
  }
  const texts = spelt.map((spelling) =>
    spelling.map((syllable) => homophones[syllable]?.[reader.number()] ?? "").join(""),
  );
  const costs = Float32Array.from({ length: count }, () => reader.byte() * costStep);
  const { order, ...tree } = treeOf(spelt);
  return {
    syllables,
    texts: order.map((word) => texts[word] ?? ""),
    costs: Float32Array.from(order, (word) => costs[word] ?? 0),
    ...tree,
  };
}

/** The tree over spellings in alphabetical order, level by level, and in which order it has their words. */
function treeOf(
  spelt: readonly (readonly number[])[],
): Pick<WordList, "children" | "syllableOf" | "words"> & { order: number[] } {
  const children: number[] = [];
  const syllableOf: number[] = [0];
  const words: number[] = [];
  // A node is the range of spellings that begin as it does; its own words are the first of them.
  let level: { from: number; to: number }[] = [{ from: 0, to: spelt.length }];
  const order: number[] = [];
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: typeof level = [];
    for (const { from, to } of level) {
      let at = from;
      while (at < to && spelt[at]?.length === depth) at += 1;
      words.push(order.length);
      for (let own = from; own < at; own += 1) order.push(own);
      children.push(syllableOf.length);
      while (at < to) {
        const syllable = spelt[at]?.[depth] ?? 0;
        const begin = at;
        while (at < to && spelt[at]?.[depth] === syllable) at += 1;
        syllableOf.push(syllable);
        next.push({ from: begin, to: at });
      }
    }
    level = next;
  }
  words.push(order.length);
  children.push(syllableOf.length);
  return {
    order,
    children: Uint32Array.from(children),
    syllableOf: Uint16Array.from(syllableOf),
    words: Uint32Array.from(words),
  };
}
