import { type Figures, limits } from "./figures.ts";
import type { SummaryTold } from "./summary.ts";

/** How readable a matter's plain texts are, of 100, and what it is made of: each part with the most that it can be. */
export interface Score {
  readonly whole: number;
  readonly parts: Readonly<Record<ScorePart, number>>;
}

/** Points that each part can bring; they are 100 together. */
export const scoreParts = {
  /** Share of clauses of at most 15 signs. */
  clauses: 20,
  /** Share of sentences of at most 25 signs. */
  sentences: 20,
  /** Share of words of HSK 1 to 5: all points from 90 %, none at 60 % and below. */
  words: 25,
  /** All points without officialese, none from 5 in a hundred words on. */
  official: 15,
  /** The summary tells how many things to bring, who does what, how long it takes and what it costs: a quarter each, where it is true. */
  summary: 20,
} as const;
export type ScorePart = keyof typeof scoreParts;

export function scoreOf(figures: Figures, told: SummaryTold): Score {
  const { clauses, longClauses, sentences, longSentences, words, unknown, official } = figures;
  const knownShare = shareWithout(unknown.length, words);
  const summary = [told.count.isTrue, told.doer, told.time.isTrue, told.cost.isTrue];
  const parts = mapParts({
    clauses: shareWithout(longClauses.length, clauses),
    sentences: shareWithout(longSentences.length, sentences),
    words: (knownShare - 0.6) / (limits.knownShare - 0.6),
    official: 1 - (1 - shareWithout(official.length, words)) / 0.05,
    summary: summary.filter(Boolean).length / summary.length,
  });
  return { whole: Object.values(parts).reduce((one, other) => one + other, 0), parts };
}

const shareWithout = (some: number, all: number): number => (all === 0 ? 1 : 1 - some / all);

/** Whole points of each part. */
const mapParts = (shares: Readonly<Record<ScorePart, number>>): Record<ScorePart, number> => {
  const points = (part: ScorePart) => Math.round(scoreParts[part] * Math.min(1, Math.max(0, shares[part])));
  return {
    clauses: points("clauses"),
    sentences: points("sentences"),
    words: points("words"),
    official: points("official"),
    summary: points("summary"),
  };
};
