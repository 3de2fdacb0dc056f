import {
  type EnglishWords,
  isKnown,
  type LatinRun,
  latinRuns,
  nearestStems,
  speaksEnglish,
} from "./english.ts";
import { type Edge, latticeOf, nextPlaces } from "./lattice.ts";
import { isDigit, isHan, isLatin, queryUnits, stem } from "./normalise.ts";
import type { Postings } from "./postings.ts";
import type { Evidence, Question } from "./question.ts";
import { initialPairOf, initialTripleOf, pairOf, type SearchIndex, soundPairOf } from "./search-index.ts";
import { agesIn, type Found, gappedTermsIn, termsIn } from "./segment.ts";
import { abbreviationOfLetters, initialOfFold } from "./syllables.ts";
import type { Branch, Meaning, Term } from "./terms.ts";
import {
  abbreviatedAcrossSpace,
  byLength,
  fillerAtMost,
  mostSoundPairs,
  mostSteps,
  worthOf,
} from "./worth.ts";

export function questionOf(index: SearchIndex, text: string): Question {
  return new QuestionReader(index, queryUnits(text)).read();
}

/** Of each place, the word of the lexicon that it is part of. */
type Known = readonly (Found | undefined)[];

class QuestionReader {
  readonly #index: SearchIndex;
  readonly #characters: string[];
  readonly #next: number[];
  readonly #evidence: Evidence[] = [];
  readonly #concepts = new Map<number, number>();
  readonly #pairs = new Set<number>();
  readonly #stems = new Set<number>();
  readonly #soundPairs = new Map<number, number>();
  /** The most that a concept was meant by the same places, so that it is not told again for less. */
  readonly #meant = new Map<number, number>();
  readonly #says: Float32Array;
  readonly #lacked: Float32Array;
  /** Places that are part of a word of the lexicon, be it one character. */
  readonly #covered: boolean[];
  readonly #words: EnglishWords;

  constructor(index: SearchIndex, characters: string[]) {
    this.#index = index;
    this.#characters = characters;
    this.#next = nextPlaces(characters);
    this.#says = new Float32Array(characters.length);
    this.#lacked = new Float32Array(characters.length);
    this.#covered = characters.map(() => false);
    this.#words = { stems: index.stems, phrases: index.terms.stems, byLength: index.stemsByLength };
  }

  read(): Question {
    for (const [at, one] of this.#characters.entries()) {
      if (isHan(one) || isLatin(one) || isDigit(one)) this.#says[at] = 1;
    }
    const runs = latinRuns(this.#characters);
    const english = speaksEnglish(this.#words, runs);
    const known = this.#readTerms();
    this.#readCharacters();
    this.#readEnglish(runs, english);
    this.#readSounds(english, known);
    for (const run of runs) if (!english || !isKnown(this.#words, run.stem)) this.#readAbbreviation(run);
    return {
      characters: this.#characters,
      says: this.#says,
      lacked: this.#lacked,
      evidence: this.#evidence,
      concepts: this.#concepts,
      pairs: this.#pairs,
      stems: this.#stems,
      soundPairs: this.#soundPairs,
    };
  }

  /** The lexicon's words as they are written; tells of each place the known word of two characters or more that it is part of. */
  #readTerms(): Known {
    const known = new Array<Found | undefined>(this.#characters.length).fill(undefined);
    const found = termsIn(this.#index.terms, this.#characters);
    for (const word of found) {
      const { from, to, term, chosen } = word;
      if (!chosen) continue;
      if (to - from > 1) known.fill(word, from, to);
      this.#covered.fill(true, from, to);
      if (term.filler !== undefined) this.#says.fill(term.filler, from, to);
      this.#lack(from, to, term.meanings, worthOf.concept * byLength(to - from));
    }
    const reading = found.filter(({ chosen }) => chosen);
    const gapped = gappedTermsIn(this.#index.terms, this.#characters, reading);
    for (const { from, to, term } of gapped)
      this.#lack(from, to, term.meanings, worthOf.concept * byLength(to - from));
    for (const { from, to, term, chosen } of [...found, ...gapped]) {
      if (to - from === 1 && !chosen) continue;
      this.#mean(
        from,
        to,
        term.meanings,
        (chosen ? worthOf.concept : worthOf.conceptWithin) * byLength(to - from),
      );
    }
    for (const { from, to, meanings } of agesIn(this.#index.terms, this.#characters)) {
      this.#says.fill(1, from, to);
      // However it is written, an age says what a word of two characters says.
      this.#mean(from, to, meanings, (worthOf.concept * 2) / (to - from));
    }
    return known;
  }

  #readCharacters(): void {
    const { characters, singles, pairs, skips, askedPairs, wordPairs } = this.#index;
    const numbers = this.#characters.map((one) => characters.get(one) ?? -1);
    for (const [at, number] of numbers.entries()) {
      if (number < 0) continue;
      this.#have(singles, number, at, at + 1, worthOf.single);
      const second = this.#next[at + 1] ?? 0;
      const other = numbers[second] ?? -1;
      if (other < 0) continue;
      // A word's last character and a filler's first are no pair that anybody meant.
      if (this.#isFiller(at) || this.#isFiller(second)) continue;
      const pair = pairOf(number, other);
      this.#pairs.add(pair);
      this.#have(pairs, pair, at, second + 1, worthOf.pair, 2);
      this.#have(skips, pair, at, second + 1, worthOf.skip, 2);
      this.#have(askedPairs, pair, at, second + 1, worthOf.askedPair, 2);
      this.#have(wordPairs, pair, at, second + 1, worthOf.wordPair, 2);
    }
    for (const [at, number] of numbers.entries()) {
      const third = this.#next[(this.#next[at + 1] ?? 0) + 1] ?? 0;
      const other = numbers[third] ?? -1;
      // One character too many: 社会的保险.
      if (number < 0 || other < 0 || this.#isFiller(at) || this.#isFiller(third)) continue;
      this.#have(pairs, pairOf(number, other), at, third + 1, worthOf.skip, 2);
    }
  }

  #isFiller(at: number): boolean {
    return (this.#says[at] ?? 0) < fillerAtMost;
  }

  #readEnglish(runs: readonly LatinRun[], english: boolean): void {
    const { terms, stems, english: postings } = this.#index;
    for (const [number, run] of runs.entries()) {
      const feature = stems.get(run.stem);
      if (feature !== undefined) {
        if (english) this.#stems.add(feature);
        this.#have(postings, feature, run.from, run.to, worthOf.english, 2);
      }
      for (const near of nearestStems(this.#words, run, number === runs.length - 1)) {
        const nearFeature = stems.get(near.stem);
        if (nearFeature !== undefined) {
          this.#have(postings, nearFeature, run.from, run.to, worthOf.english * near.weight, 2);
        }
        this.#meanTerm(run, terms.stems.next.get(near.stem)?.term, worthOf.concept * near.weight);
      }
      let branch: Branch<string> | undefined = terms.stems;
      for (const last of runs.slice(number)) {
        branch = branch.next.get(last.stem);
        if (!branch) break;
        const { term } = branch;
        if (term?.filler !== undefined && english) this.#says.fill(term.filler, run.from, last.to);
        this.#meanTerm({ from: run.from, to: last.to }, term, worthOf.concept);
      }
    }
  }

  /** Initials of a whole name, or of a way of the lexicon's. */
  #readAbbreviation({ from, to, letters }: LatinRun): void {
    const number = abbreviationOfLetters(letters);
    if (number === undefined) return;
    const { abbreviations, terms } = this.#index;
    this.#have(abbreviations, number, from, to, worthOf.abbreviation);
    const term = terms.abbreviations.get(number);
    if (term) this.#mean(from, to, term.meanings, worthOf.abbreviatedConcept);
  }

  #meanTerm({ from, to }: { from: number; to: number }, term: Term | undefined, worth: number): void {
    if (!term) return;
    // A word says what two characters say; its letters share it, and those of a phrase its words'.
    const perLetter = (2 * term.length) / (to - from);
    this.#mean(from, to, term.meanings, worth * Math.min(perLetter, 1));
    this.#lack(from, to, term.meanings, worth * Math.min(perLetter, 1));
  }

  #readSounds(english: boolean, known: Known): void {
    const edges = latticeOf(
      this.#characters,
      // A word of English is no letters of Pinyin: "register" has nothing of shítáng, whose initials stand in it.
      (run) => english && (isKnown(this.#words, stem(run)) || run.length < 3),
    );
    for (const [from, here] of edges.entries()) {
      for (const edge of here) {
        for (const second of edges[this.#next[edge.to] ?? 0] ?? []) {
          this.#soundPair(edge, second, known);
          for (const third of edges[this.#next[second.to] ?? 0] ?? []) this.#initials(edge, second, third);
        }
      }
      this.#waysFrom(from, edges, known);
    }
  }

  #soundPair(first: Edge, second: Edge, known: Known): void {
    if (this.#isFiller(first.from) || this.#isFiller(second.from)) return;
    const typed = first.kind === "character" && second.kind === "character";
    const { characters, pairs, soundPairs } = this.#index;
    const written = typed
      ? pairOf(
          characters.get(this.#characters[first.from] ?? "") ?? -1,
          characters.get(this.#characters[second.from] ?? "") ?? -1,
        )
      : -1;
    // Nor are those of a word that the lexicon knows.
    const isKnown = typed && (known[first.from] || known[second.from]);
    const kind = pairs.rows.has(written) || isKnown ? worthOf.soundPairBesideKnown : worthOf.soundPair;
    const worth = kind * first.strength * second.strength * this.#acrossSpace(first);
    if (first.folds.length * second.folds.length > mostSoundPairs) {
      const initials = initialPairOf(initialOfFold(first.folds[0] ?? 0), initialOfFold(second.folds[0] ?? 0));
      this.#have(this.#index.initialPairs, initials, first.from, second.to, worth, 2);
      return;
    }
    for (const a of first.folds) {
      for (const b of second.folds) {
        const pair = soundPairOf(a, b);
        if (worth > (this.#soundPairs.get(pair) ?? 0)) this.#soundPairs.set(pair, worth);
        this.#have(soundPairs, pair, first.from, second.to, worth, 2);
      }
    }
  }

  #initials(first: Edge, second: Edge, third: Edge): void {
    const letters = [first, second, third].map(({ kind, from, to, folds }) =>
      kind === "beginning" && to - from <= 2 ? initialOfFold(folds[0] ?? 0) : -1,
    );
    const [a = -1, b = -1, c = -1] = letters;
    if (a < 0 || b < 0 || c < 0) return;
    const together = this.#acrossSpace(first) * this.#acrossSpace(second);
    this.#have(
      this.#index.initialTriples,
      initialTripleOf(a, b, c),
      first.from,
      third.to,
      worthOf.initialTriple * together,
      3,
    );
  }

  /** Who abbreviates parts words by spaces: what goes on behind one is seldom the same word. */
  #acrossSpace({ kind, to }: Edge): number {
    return kind === "beginning" && this.#next[to] !== to ? abbreviatedAcrossSpace : 1;
  }

  /** The lexicon's ways that sound like what begins at a place. */
  #waysFrom(start: number, edges: readonly (readonly Edge[])[], known: Known): void {
    let left = mostSteps;
    /** @param reached how sure the way up to here is; @param strength how sure one that goes on from here can be */
    const walk = (
      at: number,
      branch: Branch<number>,
      reached: number,
      strength: number,
      to: number,
      typed: boolean,
    ): void => {
      if (branch.term) {
        const written = known.slice(start, to);
        // Of a word that goes on, a part is not written wrong: 到了 of 拿到了 is no 倒了.
        const cutsWord = written.some((word) => word && (word.from < start || word.to > to));
        const isWritten = written.every((word) => word);
        if (!typed || !(isWritten || cutsWord)) this.#soundsLike(start, to, branch.term, reached, typed);
      }
      for (const edge of edges[at] ?? []) {
        for (const fold of edge.folds) {
          if (left-- <= 0) return;
          const next = branch.next.get(fold);
          if (!next) continue;
          const surer = Math.min(strength, edge.strength);
          const goesOn = surer * this.#acrossSpace(edge);
          const place = this.#next[edge.to] ?? edge.to;
          walk(place, next, surer, goesOn, edge.to, typed && edge.kind === "character");
        }
      }
    };
    walk(start, this.#index.terms.sounds, 1, 1, start, true);
  }

  #soundsLike(from: number, to: number, term: Term, strength: number, typed: boolean): void {
    // Beside a character that is no word a filler is none either, but part of a word that is written wrong: 地保.
    if (typed && this.#covered.slice(from, to).includes(false)) this.#says.fill(1, from, to);
    const worth = typed ? worthOf.conceptBySound : worthOf.concept * strength;
    const perPlace = (byLength(term.length) * term.length) / (to - from);
    this.#mean(from, to, term.meanings, worth * Math.min(perPlace, 1));
  }

  #mean(from: number, to: number, meanings: readonly Meaning[], worth: number): void {
    const { terms, concepts } = this.#index;
    for (const meaning of meanings) {
      for (const suggested of terms.suggested[meaning.concept] ?? []) {
        const weight = meaning.weight * suggested.weight * worth;
        const postings = concepts[suggested.concept];
        if (!postings || postings.entries.length === 0) continue;
        this.#concepts.set(suggested.concept, Math.max(this.#concepts.get(suggested.concept) ?? 0, weight));
        const place = (suggested.concept * 128 + from) * 128 + to;
        if (weight <= (this.#meant.get(place) ?? 0)) continue;
        this.#meant.set(place, weight);
        this.#evidence.push({
          from,
          to,
          worth: weight * postings.information,
          entries: postings.entries,
          weights: postings.weights,
        });
      }
    }
  }

  /** What a matter would gain that the catalogue has not. Where a word may mean another thing as well, that is meant. */
  #lack(from: number, to: number, meanings: readonly Meaning[], worth: number): void {
    if (meanings.length === 0 || !meanings.every(({ concept }) => this.#index.lacking.has(concept))) return;
    const surest = Math.max(...meanings.map(({ weight }) => weight));
    for (let at = from; at < to; at++) this.#lacked[at] = Math.max(this.#lacked[at] ?? 0, worth * surest);
  }

  /** @param units how many characters the places stand for, where they are letters */
  #have(postings: Postings, feature: number, from: number, to: number, worth: number, units?: number): void {
    const row = postings.rows.get(feature);
    if (row === undefined) return;
    const share = units === undefined ? 1 : Math.min(1, units / (to - from));
    this.#evidence.push({
      from,
      to,
      worth: worth * share * (postings.information[row] ?? 0),
      entries: postings.entries.subarray(postings.starts[row], postings.starts[row + 1]),
    });
  }
}
