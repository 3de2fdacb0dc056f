import type { Question } from "./question.ts";
import type { SearchIndex } from "./search-index.ts";

/** From this weight on a question says a concept. */
const said = 0.52;
/** And from this on it speaks of a thing plainly. */
const spoken = 0.85;
/** What is left of a score where a matter is for others, or where another thing is to be done. */
const forOthers = 0.75;
/** The same, where it is a matter for children and nobody spoke of one. */
const forFamily = 0.85;
const otherDeed = 0.65;
/** Who says nothing of what is to be done mostly wants the matter itself. */
const deedUnsaid = 0.97;
/** Still less a matter that needs what an earlier one gave. */
const laterUnsaid = 0.94;

/** What a question says of whom it is for and what is to be done: the same for all entries. */
export interface Wish {
  readonly audiences: readonly number[];
  readonly families: readonly number[];
  readonly deeds: readonly number[];
}

export function wishOf({ terms }: SearchIndex, { concepts }: Question): Wish {
  const among = (kind: ReadonlySet<number>) =>
    [...kind].filter((concept) => (concepts.get(concept) ?? 0) >= said);
  return {
    audiences: among(terms.audiences),
    families: among(terms.families),
    deeds: among(terms.deeds),
  };
}

/** Whether an entry is for people of whom the question says nothing. */
export const isForOthers = ({ kinds }: SearchIndex, { audiences }: Wish, entry: number): boolean =>
  !(kinds[entry]?.audiences ?? []).every((audience) => audiences.includes(audience));

/** Whether a question speaks of a thing, or of the renewal or the end of one, that an entry has nothing of. */
export const isSilentOf = ({ terms, concepts }: SearchIndex, question: Question, entry: number): boolean =>
  [...question.concepts].some(
    ([concept, weight]) =>
      weight >= spoken &&
      (!terms.deeds.has(concept) || terms.laterDeeds.has(concept)) &&
      !terms.families.has(concept) &&
      !concepts[concept]?.entries.includes(entry),
  );

/** 0 … 1: how an entry fits in whom it is for and what is done in it, as its names have it. */
export function fitOf(index: SearchIndex, wish: Wish, entry: number): number {
  const own = index.kinds[entry];
  if (!own) return 1;
  const isFor =
    !isForOthers(index, wish, entry) && wish.audiences.every((audience) => own.audiences.includes(audience));
  const isOfFamily =
    own.families.length === 0 || own.families.some((family) => wish.families.includes(family));
  const deed = deedFit(own.deeds, wish.deeds, index.terms.laterDeeds);
  return (isFor ? 1 : forOthers) * (isOfFamily ? 1 : forFamily) * deed;
}

function deedFit(own: readonly number[], wished: readonly number[], later: ReadonlySet<number>): number {
  if (own.length === 0) return 1;
  if (wished.length === 0) return own.every((deed) => later.has(deed)) ? laterUnsaid : deedUnsaid;
  return own.some((deed) => wished.includes(deed)) ? 1 : otherDeed;
}
