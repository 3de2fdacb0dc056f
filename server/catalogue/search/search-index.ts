import type { SearchEntry } from "./entry.ts";
import type { Postings } from "./postings.ts";
import { foldCount } from "./syllables.ts";
import type { Terms } from "./terms.ts";

/** Entries that have a concept in their texts, and how strongly. */
export interface ConceptPostings {
  readonly entries: Uint16Array;
  readonly weights: Float32Array;
  readonly information: number;
}

/** What one name is made of, to see how much of it a query says. */
export interface NameParts {
  /** Neighbouring characters, and beside each their sounds; -1 for what has none. */
  readonly pairs: Int32Array;
  readonly soundPairs: Int32Array;
  readonly concepts: Uint16Array;
}

/** Everything that a query is looked up in. */
export interface SearchIndex {
  readonly entries: readonly SearchEntry[];
  readonly terms: Terms;
  readonly characters: ReadonlyMap<string, number>;
  readonly singles: Postings;
  readonly pairs: Postings;
  /** Characters with one between. */
  readonly skips: Postings;
  readonly askedPairs: Postings;
  readonly wordPairs: Postings;
  readonly soundPairs: Postings;
  readonly initialPairs: Postings;
  readonly initialTriples: Postings;
  /** Whole names by the number of their abbreviation. */
  readonly abbreviations: Postings;
  readonly english: Postings;
  /** English stems by their number. */
  readonly stems: ReadonlyMap<string, number>;
  /** Stems of the catalogue and the lexicon by their length: what a mistyped word may be. */
  readonly stemsByLength: readonly (readonly string[])[];
  readonly concepts: readonly ConceptPostings[];
  /** Subjects, and people, that no matter of this catalogue has in a name. */
  readonly lacking: ReadonlySet<number>;
  readonly nameParts: readonly (readonly NameParts[])[];
  /** Of each entry, its ways of saying it in English, each as the numbers of the stems that say something. */
  readonly englishWays: readonly (readonly Int32Array[])[];
  /** Of each entry, the concepts in its names that say whom it is for and what is done. */
  readonly kinds: readonly {
    readonly audiences: readonly number[];
    readonly families: readonly number[];
    readonly deeds: readonly number[];
  }[];
  /**
   * What a search writes on, the same for each so that none asks for memory: a row of places an entry, as long as the query; all 0
   * between searches.
   */
  readonly scratch: { readonly gained: Float32Array; readonly touched: Uint8Array };
}

/** The number of two neighbours, each below 32,768. */
export const pairOf = (first: number, second: number): number => first * 32_768 + second;
export const soundPairOf = (first: number, second: number): number => first * foldCount + second;
export const initialPairOf = (a: number, b: number): number => a * 26 + b;
export const initialTripleOf = (a: number, b: number, c: number): number => (a * 26 + b) * 26 + c;
