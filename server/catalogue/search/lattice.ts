import { isHan, isLatin } from "./normalise.ts";
import { soundsOf } from "./readings.ts";
import { foldedSyllable, foldsOfMisspelling, foldsOfPrefix } from "./syllables.ts";

/** One unit of what was typed that stands for a syllable: a character, a whole syllable, the beginning of one, a misspelt one. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  /** Sounds that it may be. */
  readonly folds: readonly number[];
  readonly kind: "character" | "syllable" | "beginning" | "misspelt";
  /** 0 … 1: how much it says. */
  readonly strength: number;
}

/** Where a unit that ends at a place is followed: spaces and signs do not part syllables. */
export function nextPlaces(characters: readonly string[]): number[] {
  const next = new Array<number>(characters.length + 1);
  next[characters.length] = characters.length;
  for (let at = characters.length - 1; at >= 0; at--) {
    next[at] = /[\p{L}\p{N}]/u.test(characters[at] ?? "") ? at : (next[at + 1] ?? at + 1);
  }
  return next;
}

/** Edges by the place they begin at. */
export function latticeOf(characters: readonly string[], isEnglish: (word: string) => boolean): Edge[][] {
  const edges: Edge[][] = Array.from({ length: characters.length + 1 }, () => []);
  for (let at = 0; at < characters.length; ) {
    const character = characters[at] ?? "";
    if (isLatin(character)) {
      let end = at;
      while (end < characters.length && isLatin(characters[end] ?? "")) end++;
      const run = characters.slice(at, end).join("");
      if (!isEnglish(run)) for (const edge of edgesOfRun(run, at)) edges[edge.from]?.push(edge);
      at = end;
    } else {
      if (isHan(character)) {
        const folds = soundsOf(character);
        if (folds.length > 0)
          edges[at]?.push({ from: at, to: at + 1, folds, kind: "character", strength: 1 });
      }
      at++;
    }
  }
  return edges;
}

const longestSyllable = 6;

/**
 * What each kind of unit costs where a run of letters is read, and how much it says. A whole syllable is the cheapest, so that shebao is
 * two syllables; sbzm can only be four beginnings, and the last unit of a run may always be one that is still being typed.
 */
const readings = {
  syllable: { cost: 1, strength: 1 },
  vowel: { cost: 1.8, strength: 0.4 },
  beginning: { cost: 1.5, strength: 0.75 },
  letter: { cost: 1.7, strength: 0.55 },
  misspelt: { cost: 2.2, strength: 0.6 },
} as const;
const lastIsCheaper = 0.4;
/** A letter that begins nothing (i, u, v). */
const unreadable = 3;
/** Readings that cost so much more than the cheapest are kept beside it. */
const slack = 1;

interface PricedEdge extends Edge {
  readonly cost: number;
}

function edgesOfRun(run: string, offset: number): Edge[] {
  const length = run.length;
  const edges: PricedEdge[] = [];
  for (let from = 0; from < length; from++) {
    for (let to = from + 1; to <= Math.min(length, from + longestSyllable); to++) {
      edges.push(...readingsOf(run.slice(from, to), from, to, to === length));
    }
  }
  const before = new Array<number>(length + 1).fill(Number.POSITIVE_INFINITY);
  const after = new Array<number>(length + 1).fill(Number.POSITIVE_INFINITY);
  before[0] = 0;
  after[length] = 0;
  const cheaper = (costs: number[], at: number, cost: number) => {
    if (cost < (costs[at] ?? 0)) costs[at] = cost;
  };
  // Edges come by the place they begin at, so that every way to a place is known before a way from it is tried.
  let each = 0;
  for (let at = 0; at < length; at++) {
    for (; edges[each]?.from === at; each++) {
      const edge = edges[each];
      if (edge) cheaper(before, edge.to, (before[at] ?? 0) + edge.cost);
    }
    cheaper(before, at + 1, (before[at] ?? 0) + unreadable);
  }
  each = edges.length - 1;
  for (let at = length - 1; at >= 0; at--) {
    for (; edges[each]?.from === at; each--) {
      const edge = edges[each];
      if (edge) cheaper(after, at, (after[edge.to] ?? 0) + edge.cost);
    }
    cheaper(after, at, (after[at + 1] ?? 0) + unreadable);
  }
  const least = before[length] ?? 0;
  return edges
    .filter(({ from, to, cost }) => (before[from] ?? 0) + cost + (after[to] ?? 0) <= least + slack)
    .map(({ from, to, folds, kind, strength }) => ({
      from: from + offset,
      to: to + offset,
      folds,
      kind,
      strength,
    }));
}

/** What some letters may be, as one unit. */
function* readingsOf(letters: string, from: number, to: number, last: boolean): Generator<PricedEdge> {
  const fold = foldedSyllable(letters);
  const begun = foldsOfPrefix(letters);
  if (fold !== undefined) {
    const { cost, strength } = readings[letters.length > 1 ? "syllable" : "vowel"];
    yield { from, to, folds: [fold], kind: "syllable", cost, strength };
  }
  if (begun && (fold === undefined || (last && begun.length > 1))) {
    const { cost, strength } = readings[/^[zcs]?h$|^.$/.test(letters) ? "letter" : "beginning"];
    yield { from, to, folds: begun, kind: "beginning", cost: last ? cost - lastIsCheaper : cost, strength };
  }
  const misspelt = letters.length >= 3 ? foldsOfMisspelling(letters) : undefined;
  if (misspelt) yield { from, to, folds: misspelt, kind: "misspelt", ...readings.misspelt };
}
