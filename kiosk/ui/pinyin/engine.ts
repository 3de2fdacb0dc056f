import type { CharacterTable } from "./character-table.ts";
import { divider, latticeOf } from "./lattice.ts";
import { givenNames, surnames } from "./names.ts";
import { bestSentences, type Found, type Reweigh, wordsAt } from "./sentence.ts";
import type { WordList } from "./word-list.ts";

export interface PinyinQuery {
  /** a to z, and dividers. */
  readonly letters: string;
  /** `name`: a person's; the family name stands first and the characters one by one. */
  readonly purpose: "text" | "name";
  /** Whether nothing stands before it: where a family name is to be expected. */
  readonly begins: boolean;
  /** Whether southern sounds are taken for one another. */
  readonly fuzzy: boolean;
}

export interface Candidate {
  readonly text: string;
  /** How many of the letters it stands for. */
  readonly letters: number;
}

export interface PinyinAnswer {
  /** Sentences first, then the beginnings of the first, then what stands for ever fewer letters; each text once. */
  readonly candidates: readonly Candidate[];
  /** The letters divided as the first candidate has them: xia'men'shi. */
  readonly spelling: string;
}

/** Whole sentences that are offered. */
const mostSentences = 3;

/** Beyond this nobody turns the pages. */
const most = 800;

/** How much likelier a family name is where a name begins, and what is usual in given names after it, in the measure of costs. */
const nameWeights = { surname: -5, given: -4, word: 2 } as const;

const plain: Reweigh = () => 0;

function reweighFor({ purpose, begins }: PinyinQuery): Reweigh {
  if (purpose !== "name") return plain;
  return (text, at) => {
    if (at === 0 && begins && surnames.has(text)) return nameWeights.surname;
    if (at > 0 || !begins) return givenNames.has(text) ? nameWeights.given : nameWeights.word;
    return nameWeights.word;
  };
}

/**
 * What the letters can mean: words, and behind them every other character of the first syllable that the fonts can show. Pure: an answer depends on the question and the dictionary, on nothing that was typed or chosen before.
 */
export function candidatesFor(list: WordList, characters: CharacterTable, query: PinyinQuery): PinyinAnswer {
  const letters = query.letters.replace(/^'+/, "");
  const skipped = query.letters.length - letters.length;
  if (letters === "") return { candidates: [], spelling: "" };
  const lattice = latticeOf(letters, list.syllables, query.fuzzy);
  const reweigh = reweighFor(query);
  const sentences = bestSentences(list, lattice, reweigh, mostSentences);
  const words = wordsAt(list, lattice, 0, reweigh);

  const texts = new Map<string, Candidate>();
  const add = (text: string, to: number) => {
    if (texts.size < most && !texts.has(text)) texts.set(text, { text, letters: to + skipped });
  };
  const textOf = (found: readonly Found[]) => found.map(({ word }) => list.texts[word]).join("");
  for (const sentence of sentences) add(textOf(sentence.words), letters.length);
  const all = letters.length;
  const whole = words.filter(({ to }) => to === all).sort((one, other) => one.cost - other.cost);
  const begun = words
    .filter(({ to }) => to < all)
    // Guesses come behind whatever is spelt as it stands.
    .sort(
      (one, other) =>
        Math.sign(one.penalty) - Math.sign(other.penalty) || other.to - one.to || one.cost - other.cost,
    );
  // Where only the end is wrong, what stands before it can be taken.
  const [best] = sentences;
  for (const { to, word } of whole) add(list.texts[word] ?? "", to);
  for (let length = (best?.words.length ?? 0) - 1; best && length > 1; length -= 1) {
    const beginning = best.words.slice(0, length);
    add(textOf(beginning), beginning.at(-1)?.to ?? 0);
  }
  for (const { to, word } of begun) add(list.texts[word] ?? "", to);
  for (const edge of lattice[0] ?? []) {
    if (edge.penalty > 0 || edge.last !== edge.first + 1) continue;
    for (const character of characters.withReading(list.syllables[edge.first] ?? ""))
      if (characters.hasGlyph(character)) add(character, edge.to);
  }
  return { candidates: [...texts.values()], spelling: spell(letters, best?.words ?? words.slice(0, 1)) };
}

/** The letters with a divider behind each syllable; what no word reaches stands as it was typed. */
function spell(letters: string, words: readonly Found[]): string {
  const ends = words.flatMap(({ ends: each }) => each);
  const parts = ends.map((end, index) => letters.slice(ends[index - 1] ?? 0, end).replaceAll(divider, ""));
  const rest = letters.slice(ends.at(-1) ?? 0);
  return [...parts, rest].filter((part) => part !== "").join(divider);
}
