import type { Edge, Lattice } from "./lattice.ts";
import type { WordList } from "./word-list.ts";

/** A word that the letters from some place up to `to` can spell. */
export interface Found {
  readonly to: number;
  readonly word: number;
  readonly cost: number;
  /** What of the cost is for letters that do not spell it as they stand. */
  readonly penalty: number;
  /** What of that is for tones that it is not known to have. */
  readonly missaid: number;
  /** The edges that it goes along, one for each syllable. */
  readonly path: readonly Edge[];
}

/** How what is asked changes what a word costs. */
export interface Judge {
  /** For one purpose; `at` is the place where the word begins. */
  readonly reweigh: (text: string, at: number) => number;
  /** For characters that are said otherwise than the word's edges have it; undefined where nothing says how. */
  readonly missaid: ((text: string, path: readonly Edge[]) => number) | undefined;
}

/**
 * Every spelling in the tree that begins at `from`, with the range of its words.
 * @param meet called with the node, where it ends, what the way there cost, and its edges: a stack that changes afterwards
 */
function walk(
  { children, syllableOf }: WordList,
  lattice: Lattice,
  from: number,
  meet: (node: number, to: number, penalty: number, path: readonly Edge[]) => void,
): void {
  const path: Edge[] = [];
  const step = (node: number, at: number, penalty: number) => {
    const begin = children[node] ?? 0;
    const end = children[node + 1] ?? 0;
    for (const edge of lattice[at] ?? []) {
      for (let child = firstAtLeast(syllableOf, begin, end, edge.first); child < end; child += 1) {
        if ((syllableOf[child] ?? 0) >= edge.last) break;
        path.push(edge);
        meet(child, edge.to, penalty + edge.penalty, path);
        step(child, edge.to, penalty + edge.penalty);
        path.pop();
      }
    }
  };
  step(0, from, 0);
}

function firstAtLeast(sorted: Uint16Array, from: number, to: number, value: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Every word that the letters from `from` on can begin with. */
export function wordsAt(
  list: WordList,
  lattice: Lattice,
  from: number,
  { reweigh, missaid: missaidOf }: Judge,
): Found[] {
  const found: Found[] = [];
  walk(list, lattice, from, (node, to, wayThere, path) => {
    const own = path.slice();
    for (let word = list.words[node] ?? 0; word < (list.words[node + 1] ?? 0); word += 1) {
      const text = list.texts[word] ?? "";
      const missaid = missaidOf ? missaidOf(text, path) : 0;
      if (missaid === Number.POSITIVE_INFINITY) continue;
      const penalty = wayThere + missaid;
      const cost = (list.costs[word] ?? 0) + penalty + reweigh(text, from);
      found.push({ to, word, cost, penalty, missaid, path: own });
    }
  });
  return found;
}

export interface Sentence {
  readonly words: readonly Found[];
  readonly cost: number;
}

interface Step {
  readonly cost: number;
  readonly found: Found;
  /** What stands before the word. */
  readonly before: Step | undefined;
}

/** The `most` rows of words that most probably are what all the letters mean, the likeliest first; none where no words can be. */
export function bestSentences(
  list: WordList,
  lattice: Lattice,
  { reweigh, missaid: missaidOf }: Judge,
  most: number,
): Sentence[] {
  const end = lattice.length;
  const best: Step[][] = Array.from({ length: end + 1 }, () => []);
  for (let from = 0; from < end; from += 1) {
    const befores: readonly (Step | undefined)[] = from === 0 ? [undefined] : (best[from] ?? []);
    const [likeliest] = befores;
    if (befores.length === 0) continue;
    walk(list, lattice, from, (node, to, wayThere, path) => {
      const there = best[to];
      if (!there) return;
      for (let word = list.words[node] ?? 0; word < (list.words[node + 1] ?? 0); word += 1) {
        const text = list.texts[word] ?? "";
        const missaid = missaidOf ? missaidOf(text, path) : 0;
        if (missaid === Number.POSITIVE_INFINITY) continue;
        const penalty = wayThere + missaid;
        const cost = (list.costs[word] ?? 0) + penalty + reweigh(text, from);
        const last = there.length < most ? undefined : there.at(-1);
        if (last && (likeliest?.cost ?? 0) + cost >= last.cost) continue;
        const found = { to, word, cost, penalty, missaid, path: path.slice() };
        for (const before of befores) keep(there, { cost: (before?.cost ?? 0) + cost, found, before }, most);
      }
    });
  }
  return (best[end] ?? []).map((last) => ({ words: wordsOf(last), cost: last.cost }));
}

/** Puts a step into its place among the `most` best, unless it is none of them. */
function keep(steps: Step[], step: Step, most: number): void {
  let place = steps.length;
  while (place > 0 && (steps[place - 1]?.cost ?? 0) > step.cost) place -= 1;
  if (place >= most) return;
  steps.splice(place, 0, step);
  if (steps.length > most) steps.pop();
}

function wordsOf(last: Step): Found[] {
  const words: Found[] = [];
  for (let step: Step | undefined = last; step; step = step.before) words.unshift(step.found);
  return words;
}
