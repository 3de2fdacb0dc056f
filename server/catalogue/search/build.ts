import type { SearchEntry } from "./entry.ts";
import { type Lexicon, lexicon as ownLexicon } from "./lexicon/lexicon.ts";
import { isDigit, isHan, longestQuery, normalise, stem, unitsOf } from "./normalise.ts";
import { informationOf, mostEntries, PostingsBuilder } from "./postings.ts";
import { readingsInText } from "./readings.ts";
import {
  initialPairOf,
  initialTripleOf,
  type NameParts,
  pairOf,
  type SearchIndex,
  soundPairOf,
} from "./search-index.ts";
import { type Found, termsIn } from "./segment.ts";
import { abbreviationOfFolds, initialOfFold } from "./syllables.ts";
import { compileTerms, type Meaning, type Terms } from "./terms.ts";

export type { SearchIndex } from "./search-index.ts";

/** What a concept in another field than a name counts, where a name's counts 1. */
const counts = { name: 1, english: 0.8, asked: 0.75, words: 0.45 };
/** Within a longer word a concept is less itself: 保险 in 失业保险. */
const nested = 0.6;
/** What an entry's concept suggests, it has less than what it says. */
const suggestedToo = 0.5;

/** From this weight on what a concept suggests is what a matter is about: a disability certificate is for the disabled. */
const sure = 0.7;

/**
 * Makes the index of a catalogue: about a second for 5,000 matters, and some five kilobytes each.
 *
 * @throws RangeError for more than 65,535 entries; Error for a lexicon that speaks of a concept it lacks
 */
export function buildIndex(entries: readonly SearchEntry[], lexicon: Lexicon = ownLexicon): SearchIndex {
  if (entries.length > mostEntries) throw new RangeError(`${entries.length} entries; at most ${mostEntries}`);
  const builder = new IndexBuilder(compileTerms(lexicon));
  for (const entry of entries) builder.add(entry);
  return builder.finish();
}

/** What a text that is no name is made of. */
interface TextParts {
  readonly pairs: readonly number[];
  readonly stems: readonly number[];
  readonly meanings: readonly Meaning[];
}

class IndexBuilder {
  readonly #terms: Terms;
  readonly #entries: SearchEntry[] = [];
  readonly #characters = new Map<string, number>();
  readonly #stems = new Map<string, number>();
  readonly #singles = new PostingsBuilder();
  readonly #pairs = new PostingsBuilder();
  readonly #skips = new PostingsBuilder();
  readonly #askedPairs = new PostingsBuilder();
  readonly #wordPairs = new PostingsBuilder();
  readonly #soundPairs = new PostingsBuilder();
  readonly #initialPairs = new PostingsBuilder();
  readonly #initialTriples = new PostingsBuilder();
  readonly #abbreviations = new PostingsBuilder();
  readonly #english = new PostingsBuilder();
  readonly #concepts: { entries: number[]; weights: number[] }[];
  readonly #nameParts: NameParts[][] = [];
  readonly #englishWays: Int32Array[][] = [];
  /** Texts read before: many matters ask for the same materials. */
  readonly #texts = new Map<string, TextParts>();
  /** Concepts of the entry that is being added, each with its weight. */
  #own = new Map<number, number>();

  constructor(terms: Terms) {
    this.#terms = terms;
    this.#concepts = terms.names.map(() => ({ entries: [], weights: [] }));
  }

  add(entry: SearchEntry): void {
    const number = this.#entries.length;
    this.#entries.push(entry);
    this.#own = new Map();
    this.#nameParts.push(
      entry.names.map((name) => {
        const text = normalise(name);
        this.#addEnglish(text, counts.name);
        return this.#addName(text);
      }),
    );
    this.#englishWays.push(
      entry.english.map((english) => this.#addEnglish(normalise(english), counts.english)),
    );
    for (const asked of entry.asked ?? []) this.#addText(asked, this.#askedPairs, counts.asked);
    for (const words of entry.words) this.#addText(words, this.#wordPairs, counts.words);
    for (const [concept, weight] of this.#own) {
      this.#concepts[concept]?.entries.push(number);
      this.#concepts[concept]?.weights.push(weight);
    }
  }

  finish(): SearchIndex {
    const size = this.#entries.length;
    return {
      entries: this.#entries,
      terms: this.#terms,
      characters: this.#characters,
      singles: this.#singles.finish(size),
      pairs: this.#pairs.finish(size),
      skips: this.#skips.finish(size),
      askedPairs: this.#askedPairs.finish(size),
      wordPairs: this.#wordPairs.finish(size),
      soundPairs: this.#soundPairs.finish(size),
      initialPairs: this.#initialPairs.finish(size),
      initialTriples: this.#initialTriples.finish(size),
      abbreviations: this.#abbreviations.finish(size),
      english: this.#english.finish(size),
      stems: this.#stems,
      stemsByLength: byLength(new Set([...this.#stems.keys(), ...this.#terms.stems.next.keys()])),
      concepts: this.#concepts.map(({ entries, weights }) => ({
        entries: Uint16Array.from(entries),
        weights: Float32Array.from(weights),
        information: informationOf(
          // One that a matter mentions is not one that it is about.
          weights.reduce((sum, weight) => sum + Math.min(1, weight), 0),
          size,
        ),
      })),
      lacking: this.#lacking(),
      nameParts: this.#nameParts,
      englishWays: this.#englishWays,
      kinds: this.#nameParts.map((names) => this.#kindsOf(names)),
      scratch: { gained: new Float32Array(size * longestQuery), touched: new Uint8Array(size) },
    };
  }

  /** Subjects, and people, that no matter is called after. */
  #lacking(): ReadonlySet<number> {
    const named = new Set(this.#nameParts.flat().flatMap(({ concepts }) => [...concepts]));
    return new Set(
      [...this.#terms.subjects, ...this.#terms.audiences].filter((concept) => !named.has(concept)),
    );
  }

  #kindsOf(names: readonly NameParts[]): SearchIndex["kinds"][number] {
    const { audiences, families, deeds, suggested } = this.#terms;
    const said = names.flatMap((name) => [...name.concepts]);
    const surely = said.flatMap((concept) => suggested[concept] ?? []).filter(({ weight }) => weight >= sure);
    const concepts = [...new Set(surely.map(({ concept }) => concept))];
    return {
      audiences: concepts.filter((concept) => audiences.has(concept)),
      families: concepts.filter((concept) => families.has(concept)),
      deeds: concepts.filter((concept) => deeds.has(concept)),
    };
  }

  #addName(text: string): NameParts {
    const entry = this.#entries.length - 1;
    const units = unitsOf(text);
    const numbers = this.#numbersOf(units);
    const sounds = soundsIn(text, units);
    const found = termsIn(this.#terms, units);
    const abbreviation = abbreviationOfFolds(sounds);
    if (abbreviation !== undefined) this.#abbreviations.add(abbreviation, entry);
    const says = units.map(() => true);
    for (const { from, to, term, chosen } of found)
      if (chosen && term.filler !== undefined) says.fill(false, from, to);
    const pairs: number[] = [];
    const soundPairs: number[] = [];
    for (const [at, number] of numbers.entries()) {
      if (number < 0) continue;
      const next = numbers[at + 1] ?? -1;
      const afterNext = numbers[at + 2] ?? -1;
      this.#singles.add(number, entry);
      if (next < 0 || !says[at] || !says[at + 1]) continue;
      pairs.push(pairOf(number, next));
      this.#pairs.add(pairOf(number, next), entry);
      const sound = sounds[at] ?? -1;
      const nextSound = sounds[at + 1] ?? -1;
      const spoken = sound >= 0 && nextSound >= 0;
      soundPairs.push(spoken ? soundPairOf(sound, nextSound) : -1);
      if (spoken) this.#addSounds(entry, sound, nextSound, sounds[at + 2] ?? -1);
      if (afterNext >= 0) this.#skips.add(pairOf(number, afterNext), entry);
    }
    for (const meaning of this.#meaningsIn(found)) this.#mean(meaning.concept, counts.name * meaning.weight);
    const own = new Set(
      found.flatMap(({ term, chosen }) => (chosen ? term.meanings.map(({ concept }) => concept) : [])),
    );
    return {
      pairs: Int32Array.from(pairs),
      soundPairs: Int32Array.from(soundPairs),
      concepts: Uint16Array.from(own),
    };
  }

  #addSounds(entry: number, sound: number, next: number, afterNext: number): void {
    this.#soundPairs.add(soundPairOf(sound, next), entry);
    const a = initialOfFold(sound);
    const b = initialOfFold(next);
    this.#initialPairs.add(initialPairOf(a, b), entry);
    if (afterNext >= 0) this.#initialTriples.add(initialTripleOf(a, b, initialOfFold(afterNext)), entry);
  }

  #addText(words: string, pairs: PostingsBuilder, weight: number): void {
    const entry = this.#entries.length - 1;
    const parts = this.#texts.get(words) ?? this.#partsOf(words);
    this.#texts.set(words, parts);
    for (const pair of parts.pairs) pairs.add(pair, entry);
    for (const stem of parts.stems) this.#english.add(stem, entry);
    for (const meaning of parts.meanings) this.#mean(meaning.concept, weight * meaning.weight);
  }

  #partsOf(words: string): TextParts {
    const text = normalise(words);
    const units = unitsOf(text);
    const numbers = this.#numbersOf(units);
    const pairs: number[] = [];
    for (const [at, number] of numbers.entries()) {
      const next = numbers[at + 1] ?? -1;
      if (number >= 0 && next >= 0) pairs.push(pairOf(number, next));
    }
    const english = this.#englishIn(text);
    const meanings = [...this.#meaningsIn(termsIn(this.#terms, units)), ...english.meanings];
    return { pairs, stems: english.stems, meanings };
  }

  /** The stems that say something, by their numbers. */
  #addEnglish(text: string, weight: number): Int32Array {
    const { stems, meanings, fillers } = this.#englishIn(text);
    for (const stem of stems) this.#english.add(stem, this.#entries.length - 1);
    for (const meaning of meanings) this.#mean(meaning.concept, weight * meaning.weight);
    return Int32Array.from(stems.filter((_stem, at) => !fillers[at]));
  }

  #englishIn(text: string): { stems: number[]; meanings: Meaning[]; fillers: boolean[] } {
    const words = (text.match(/[a-z]+/g) ?? []).map(stem);
    const fillers = words.map((word) => this.#terms.stems.next.get(word)?.term?.filler !== undefined);
    const meanings: Meaning[] = [];
    for (const [from, word] of words.entries()) {
      let branch = this.#terms.stems.next.get(word);
      for (let to = from + 1; branch; to++) {
        meanings.push(...(branch.term?.meanings ?? []));
        branch = branch.next.get(words[to] ?? "");
      }
    }
    return { stems: words.map((word) => numberOf(this.#stems, word)), meanings, fillers };
  }

  #meaningsIn(found: readonly Found[]): Meaning[] {
    const meanings: Meaning[] = [];
    for (const { from, to, term, chosen } of found) {
      if (to - from === 1 && !chosen) continue;
      for (const { concept, weight } of term.meanings) {
        meanings.push({ concept, weight: chosen ? weight : weight * nested });
      }
    }
    return meanings;
  }

  /** A subject is what a matter is called: that a guide mentions a power cut does not make it one about electricity. */
  #mean(concept: number, weight: number): void {
    if (this.#terms.subjects.has(concept) && weight < counts.english) return;
    for (const suggested of this.#terms.suggested[concept] ?? []) {
      const share = suggested.concept === concept ? 1 : suggested.weight * suggestedToo;
      const before = this.#own.get(suggested.concept) ?? 0;
      if (weight * share > before) this.#own.set(suggested.concept, weight * share);
    }
  }

  #numbersOf(units: readonly string[]): number[] {
    return units.map((unit) => (isHan(unit) || isDigit(unit) ? numberOf(this.#characters, unit) : -1));
  }
}

/** The sound of each unit; -1 for what has none. */
function soundsIn(text: string, units: readonly string[]): number[] {
  const sounds = readingsInText(text);
  let at = 0;
  return units.map((unit) => {
    const sound = sounds[at] ?? -1;
    at += [...unit].length;
    return sound;
  });
}

function numberOf(table: Map<string, number>, key: string): number {
  const known = table.get(key);
  if (known !== undefined) return known;
  table.set(key, table.size);
  return table.size - 1;
}

function byLength(words: ReadonlySet<string>): string[][] {
  const lists: string[][] = [];
  for (const word of [...words].sort()) {
    lists[word.length] ??= [];
    lists[word.length]?.push(word);
  }
  return Array.from(lists, (list) => list ?? []);
}
