import type { Concept, Lexicon } from "./lexicon/lexicon.ts";
import { isHan, normalise, stem, unitsOf } from "./normalise.ts";
import { readingsInText } from "./readings.ts";
import { abbreviationOfFolds } from "./syllables.ts";

/** A concept that a way of saying stands for, and how surely. */
export interface Meaning {
  readonly concept: number;
  readonly weight: number;
}

/** What a way of saying is: meanings, or words that say nothing (with the weight left to them). */
export interface Term {
  readonly length: number;
  readonly meanings: Meaning[];
  filler?: number;
}

export interface Branch<Key> {
  readonly next: Map<Key, Branch<Key>>;
  term?: Term;
}

/** A way of saying with something in between. */
interface Gapped {
  readonly parts: readonly (readonly string[])[];
  readonly term: Term;
}

export interface AgeMeaning {
  readonly from: number;
  readonly to: number;
  readonly meanings: readonly Meaning[];
}

/** The lexicon made ready: each way of saying by its characters, by its sounds, and English by its stems. */
export interface Terms {
  readonly names: readonly string[];
  readonly characters: Branch<string>;
  readonly sounds: Branch<number>;
  readonly stems: Branch<string>;
  /** Ways of three syllables or more by the number of their abbreviation. */
  readonly abbreviations: ReadonlyMap<number, Term>;
  /** Ways with something in between, as their parts, by the character that they begin with. */
  readonly gapped: ReadonlyMap<string, readonly Gapped[]>;
  /** Of each concept, itself and all that it suggests. */
  readonly suggested: readonly (readonly Meaning[])[];
  readonly ages: readonly AgeMeaning[];
  /** Concepts that say whom a matter is for, and those that say what is done. */
  readonly audiences: ReadonlySet<number>;
  readonly families: ReadonlySet<number>;
  readonly deeds: ReadonlySet<number>;
  /** Of the deeds, those that need what an earlier gave. */
  readonly laterDeeds: ReadonlySet<number>;
  /** Those that are a matter of their own. */
  readonly subjects: ReadonlySet<number>;
}

const root = <Key>(): Branch<Key> => ({ next: new Map() });

function termAt<Key>(from: Branch<Key>, path: readonly Key[]): Term {
  let branch = from;
  for (const key of path) {
    const next = branch.next.get(key) ?? root<Key>();
    branch.next.set(key, next);
    branch = next;
  }
  branch.term ??= { length: path.length, meanings: [] };
  return branch.term;
}

/** Stands for up to four characters in between. */
const gap = "…";

/** The ways in a `say` line, each as its parts, with their weights. */
const waysIn = (say: string): { parts: string[]; weight: number }[] =>
  say
    .split(/\s+/)
    .filter((way) => way !== "")
    .map((way) => {
      const [, text = way, weight] = /^(.+?)(?::([\d.]+))?$/.exec(way) ?? [];
      // By parts: … is three full stops in plain signs.
      const parts = text.replaceAll("_", " ").split(gap).map(normalise);
      return { parts, weight: weight ? Number(weight) : 1 };
    });

function meansToo(term: Term, concept: number, weight: number): void {
  if (!term.meanings.some((meaning) => meaning.concept === concept)) term.meanings.push({ concept, weight });
}

/** @throws Error where a concept suggests one that there is not: a mistake of the lexicon's editor */
export function compileTerms(lexicon: Lexicon): Terms {
  const names = lexicon.concepts.map(({ name }) => name);
  const numbers = new Map(names.map((name, number) => [name, number]));
  const meaningsIn = (suggests: string, where: string): Meaning[] =>
    suggests.split(/\s+/).map((part) => {
      const [name = "", weight] = part.split(":");
      const concept = numbers.get(name);
      if (concept === undefined) throw new Error(`${where} suggests ${name}, which is no concept`);
      return { concept, weight: weight ? Number(weight) : 1 };
    });
  const kindOf = (kind: Concept["kind"]) =>
    new Set(lexicon.concepts.flatMap((each, concept) => (each.kind === kind ? [concept] : [])));
  const terms = {
    names,
    audiences: kindOf("audience"),
    families: kindOf("family"),
    deeds: new Set([...kindOf("deed"), ...kindOf("later")]),
    laterDeeds: kindOf("later"),
    subjects: kindOf("subject"),
    characters: root<string>(),
    sounds: root<number>(),
    stems: root<string>(),
    abbreviations: new Map<number, Term>(),
    gapped: new Map<string, Gapped[]>(),
    suggested: lexicon.concepts.map(({ name, suggests }, concept) => [
      { concept, weight: 1 },
      ...(suggests ? meaningsIn(suggests, name) : []),
    ]),
    ages: lexicon.ages.map(({ from, to, suggests }) => ({
      from,
      to,
      meanings: meaningsIn(suggests, `the age ${from}`),
    })),
  };
  for (const [concept, { say }] of lexicon.concepts.entries()) {
    for (const { parts, weight } of waysIn(say)) {
      const [way = ""] = parts;
      if (parts.length > 1) {
        const units = parts.map(unitsOf);
        const term = { length: units.flat().length, meanings: [{ concept, weight }] };
        const first = units[0]?.[0] ?? "";
        terms.gapped.set(first, [...(terms.gapped.get(first) ?? []), { parts: units, term }]);
      } else if (/^[a-z]/.test(way)) {
        const stems = way.split(/[^a-z]+/).filter((word) => word !== "");
        meansToo(termAt(terms.stems, stems.map(stem)), concept, weight);
      } else {
        meansToo(termAt(terms.characters, unitsOf(way)), concept, weight);
        const sounds = readingsInText(way);
        // One syllable alone sounds like too much.
        if (sounds.length > 1 && [...way].every(isHan) && sounds.every((sound) => sound >= 0)) {
          meansToo(termAt(terms.sounds, sounds), concept, weight);
          const abbreviation = abbreviationOfFolds(sounds);
          if (abbreviation !== undefined) {
            const term = terms.abbreviations.get(abbreviation) ?? { length: sounds.length, meanings: [] };
            terms.abbreviations.set(abbreviation, term);
            meansToo(term, concept, weight);
          }
        }
      }
    }
  }
  for (const { say, weight } of lexicon.fillers) {
    for (const { parts } of waysIn(say)) {
      const [way = ""] = parts;
      const term = /^[a-z]/.test(way)
        ? termAt(
            terms.stems,
            way
              .split(/[^a-z]+/)
              .filter((word) => word !== "")
              .map(stem),
          )
        : termAt(terms.characters, unitsOf(way));
      if (term.meanings.length === 0) term.filler = weight;
    }
  }
  return terms;
}
