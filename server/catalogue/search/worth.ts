/** What evidence of each kind is worth, where the very words of a name are worth 1. */
export const worthOf = {
  pair: 1,
  single: 0.35,
  skip: 0.5,
  askedPair: 0.75,
  wordPair: 0.4,
  soundPair: 0.7,
  /** Characters that the catalogue knows side by side are seldom a mistake. */
  soundPairBesideKnown: 0.25,
  initialTriple: 0.6,
  abbreviation: 0.9,
  abbreviatedConcept: 0.6,
  english: 0.9,
  concept: 0.9,
  conceptWithin: 0.5,
  conceptBySound: 0.65,
};

/** A concept's worth a place: long ways say more than short ones, but not in proportion. */
export const byLength = (characters: number): number => (2 / Math.max(characters, 1)) ** 0.4;

/** Steps through the lexicon's sounds from one place: what a few letters may begin is not all followed. */
export const mostSteps = 2_000;
export const abbreviatedAcrossSpace = 0.5;
/** More sounds than this side by side are looked up by their first letters. */
export const mostSoundPairs = 150;

/** What says less is a filler. */
export const fillerAtMost = 0.3;
