import { officialese } from "./officialese.ts";
import { clausesOf, lengthOf, sentencesOf } from "./sentences.ts";
import type { Cut } from "./words.ts";

/** hall.md's rules of style for plain texts, in signs that are said. */
export const limits = { clause: 15, sentence: 25, knownShare: 0.9 } as const;

/** What a text is like to read. */
export interface Figures {
  readonly clauses: number;
  readonly longClauses: readonly string[];
  readonly sentences: number;
  readonly longSentences: readonly string[];
  readonly words: number;
  /** Words that HSK 1 to 5 does not have, in the text's order, each as often as it stands there. */
  readonly unknown: readonly string[];
  /** Officialese, likewise. */
  readonly official: readonly string[];
}

export function figuresOf(text: string, cut: Cut): Figures {
  const clauses = clausesOf(text);
  const sentences = sentencesOf(text);
  const words = cut(text);
  return {
    clauses: clauses.length,
    longClauses: clauses.filter((clause) => lengthOf(clause) > limits.clause),
    sentences: sentences.length,
    longSentences: sentences.filter((sentence) => lengthOf(sentence) > limits.sentence),
    words: words.length,
    unknown: words.filter(({ known }) => !known).map((word) => word.text),
    official: words.filter((word) => Object.hasOwn(officialese, word.text)).map((word) => word.text),
  };
}

/** Of several texts together. */
export const together = (all: readonly Figures[]): Figures => ({
  clauses: sum(all.map(({ clauses }) => clauses)),
  longClauses: all.flatMap(({ longClauses }) => longClauses),
  sentences: sum(all.map(({ sentences }) => sentences)),
  longSentences: all.flatMap(({ longSentences }) => longSentences),
  words: sum(all.map(({ words }) => words)),
  unknown: all.flatMap(({ unknown }) => unknown),
  official: all.flatMap(({ official }) => official),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
