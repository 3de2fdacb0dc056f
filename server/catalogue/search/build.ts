import type { SearchEntry } from "./entry.ts";
import { type Lexicon, lexicon as ownLexicon } from "./lexicon/lexicon.ts";
import { isDigit, isHan, longestQuery, normalise, stem } from "./normalise.ts";
import { informationOf, mostEntries, type Postings, PostingsBuilder } from "./postings.ts";
import { readingsInText } from "./readings.ts";
import { type Found, termsIn } from "./segment.ts";
import { foldCount, initialOfFold } from "./syllables.ts";
import { compileTerms, type Terms } from "./terms.ts";

/** Entries that have a concept in their texts, and how strongly. */
export interface ConceptPostings {
  readonly entries: Uint16Array;
  readonly weights: Float32Array;
  readonly information: number;
}

/** What one name is made of, to see how much of it a query says. */
export interface NameParts {
  readonly pairs: Int32Array;
  readonly concepts: Uint16Array;
}

/** Everything that a query is looked up in. Bounded by the catalogue: some kilobytes a matter. */
export interface SearchIndex {
  readonly entries: readonly SearchEntry[];
  readonly terms: Terms;
  readonly characters: ReadonlyMap<string, number>;
  readonly singles: Postings;
  readonly pairs: Postings;
  /** Characters with one between. */
  readonly skips: Postings;
  readonly wordPairs: Postings;
  readonly soundPairs: Postings;
  readonly initialPairs: Postings;
  readonly initialTriples: Postings;
  readonly english: Postings;
  /** English stems by their number. */
  readonly stems: ReadonlyMap<string, number>;
  /** Stems of the catalogue and the lexicon by their length: what a mistyped word may be. */
  readonly stemsByLength: readonly (readonly string[])[];
  readonly concepts: readonly ConceptPostings[];
  readonly nameParts: readonly (readonly NameParts[])[];
  /**
   * What a search writes on, the same for each so that none asks for memory: a row of places an entry, as long as the
   * query; all 0 between searches.
   */
  readonly scratch: { readonly gained: Float32Array; readonly touched: Uint8Array };
}

/** The number of two neighbours, each below 32,768. */
export const pairOf = (first: number, second: number): number => first * 32_768 + second;
export const soundPairOf = (first: number, second: number): number => first * foldCount + second;
export const initialPairOf = (a: number, b: number): number => a * 26 + b;
export const initialTripleOf = (a: number, b: number, c: number): number => (a * 26 + b) * 26 + c;

/** What a concept in another field than a name counts, where a name's counts 1. */
const inWords = 0.55;
const inDepartment = 0.3;

/**
 * Makes the index of a catalogue: some hundred milliseconds for 5,000 matters.
 *
 * @throws RangeError for more than 65,535 entries; Error for a lexicon that speaks of a concept it lacks
 */
export function buildIndex(entries: readonly SearchEntry[], lexicon: Lexicon = ownLexicon): SearchIndex {
  if (entries.length > mostEntries) throw new RangeError(`${entries.length} entries; at most ${mostEntries}`);
  const terms = compileTerms(lexicon);
  const characters = new Map<string, number>();
  const stems = new Map<string, number>();
  const builders = {
    singles: new PostingsBuilder(),
    pairs: new PostingsBuilder(),
    skips: new PostingsBuilder(),
    wordPairs: new PostingsBuilder(),
    soundPairs: new PostingsBuilder(),
    initialPairs: new PostingsBuilder(),
    initialTriples: new PostingsBuilder(),
    english: new PostingsBuilder(),
  };
  const conceptLists = terms.names.map(() => ({ entries: [] as number[], weights: [] as number[] }));
  const nameParts: NameParts[][] = [];

  const numberOf = (table: Map<string, number>, key: string): number => {
    const known = table.get(key);
    if (known !== undefined) return known;
    table.set(key, table.size);
    return table.size - 1;
  };

  const addName = (text: string, entry: number, concepts: Map<number, number>): NameParts => {
    const plain = [...text];
    const numbers = plain.map((one) => (isHan(one) || isDigit(one) ? numberOf(characters, one) : -1));
    const found = termsIn(terms, plain);
    const filler = plain.map(() => false);
    for (const { from, to, term, chosen } of found)
      if (chosen && term.filler === 0) filler.fill(true, from, to);
    const pairs: number[] = [];
    for (const [at, number] of numbers.entries()) {
      if (number < 0) continue;
      builders.singles.add(number, entry);
      const next = numbers[at + 1] ?? -1;
      const afterNext = numbers[at + 2] ?? -1;
      if (next >= 0 && !filler[at] && !filler[at + 1]) {
        pairs.push(pairOf(number, next));
        builders.pairs.add(pairOf(number, next), entry);
      }
      if (next >= 0 && afterNext >= 0) builders.skips.add(pairOf(number, afterNext), entry);
    }
    const sounds = readingsInText(text);
    for (const [at, sound] of sounds.entries()) {
      const next = sounds[at + 1] ?? -1;
      const afterNext = sounds[at + 2] ?? -1;
      if (sound < 0 || next < 0) continue;
      builders.soundPairs.add(soundPairOf(sound, next), entry);
      builders.initialPairs.add(initialPairOf(initialOfFold(sound), initialOfFold(next)), entry);
      if (afterNext < 0) continue;
      builders.initialTriples.add(
        initialTripleOf(initialOfFold(sound), initialOfFold(next), initialOfFold(afterNext)),
        entry,
      );
    }
    const own = addConcepts(found, 1, concepts);
    return { pairs: Int32Array.from(new Set(pairs)), concepts: Uint16Array.from(own) };
  };

  const addConcepts = (
    found: readonly Found[],
    weight: number,
    concepts: Map<number, number>,
  ): Set<number> => {
    const own = new Set<number>();
    for (const { from, to, term, chosen } of found) {
      if (to - from === 1 && !chosen) continue;
      for (const meaning of term.meanings) {
        if (chosen) own.add(meaning.concept);
        // Within a longer word it is less itself: 保险 in 失业保险.
        const counts = weight * meaning.weight * (chosen ? 1 : 0.6);
        concepts.set(meaning.concept, Math.max(concepts.get(meaning.concept) ?? 0, counts));
      }
    }
    return own;
  };

  const addWords = (text: string, entry: number, weight: number, concepts: Map<number, number>): void => {
    const plain = [...text];
    for (const [at, one] of plain.entries()) {
      const other = plain[at + 1];
      if (!other || !isHan(one) || !isHan(other)) continue;
      builders.wordPairs.add(pairOf(numberOf(characters, one), numberOf(characters, other)), entry);
    }
    addConcepts(termsIn(terms, plain), weight, concepts);
  };

  const addEnglish = (text: string, entry: number, concepts: Map<number, number>, weight: number): void => {
    const words = (text.match(/[a-z]+/g) ?? []).map(stem);
    for (const word of words) builders.english.add(numberOf(stems, word), entry);
    for (let from = 0; from < words.length; from++) {
      let branch = terms.stems;
      for (const word of words.slice(from)) {
        const next = branch.next.get(word);
        if (!next) break;
        branch = next;
        for (const meaning of branch.term?.meanings ?? []) {
          const counts = weight * meaning.weight;
          concepts.set(meaning.concept, Math.max(concepts.get(meaning.concept) ?? 0, counts));
        }
      }
    }
  };

  for (const [number, entry] of entries.entries()) {
    const concepts = new Map<number, number>();
    nameParts.push(
      entry.names.map((name) => {
        const text = normalise(name);
        addEnglish(text, number, concepts, 1);
        return addName(text, number, concepts);
      }),
    );
    for (const english of entry.english) addEnglish(normalise(english), number, concepts, 0.8);
    for (const words of [...entry.words, ...entry.lifeEvents]) {
      addWords(normalise(words), number, inWords, concepts);
      addEnglish(normalise(words), number, concepts, inWords);
    }
    addWords(normalise(entry.department), number, inDepartment, concepts);
    for (const [concept, weight] of concepts) {
      conceptLists[concept]?.entries.push(number);
      conceptLists[concept]?.weights.push(weight);
    }
  }

  const finished = (builder: PostingsBuilder) => builder.finish(entries.length);
  return {
    entries,
    terms,
    characters,
    singles: finished(builders.singles),
    pairs: finished(builders.pairs),
    skips: finished(builders.skips),
    wordPairs: finished(builders.wordPairs),
    soundPairs: finished(builders.soundPairs),
    initialPairs: finished(builders.initialPairs),
    initialTriples: finished(builders.initialTriples),
    english: finished(builders.english),
    stems,
    stemsByLength: byLength(new Set([...stems.keys(), ...terms.stems.next.keys()])),
    concepts: conceptLists.map((list) => ({
      entries: Uint16Array.from(list.entries),
      weights: Float32Array.from(list.weights),
      information: informationOf(list.entries.length, entries.length),
    })),
    nameParts,
    scratch: {
      gained: new Float32Array(entries.length * longestQuery),
      touched: new Uint8Array(entries.length),
    },
  };
}

function byLength(words: ReadonlySet<string>): string[][] {
  const lists: string[][] = [];
  for (const word of [...words].sort()) {
    lists[word.length] ??= [];
    lists[word.length]?.push(word);
  }
  return Array.from(lists, (list) => list ?? []);
}
