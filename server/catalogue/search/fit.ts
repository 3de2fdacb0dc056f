import type { Question } from "./question.ts";
import type { SearchIndex } from "./search-index.ts";

/** From this weight on a question says a concept. */
const said = 0.52;
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

/** 0 … 1: how an entry fits in whom it is for and what is done in it, as its names have it. */
export function fitOf({ kinds, terms }: SearchIndex, wish: Wish, entry: number): number {
  const own = kinds[entry];
  if (!own) return 1;
  const isFor =
    own.audiences.every((audience) => wish.audiences.includes(audience)) &&
    wish.audiences.every((audience) => own.audiences.includes(audience));
  const isOfFamily =
    own.families.length === 0 || own.families.some((family) => wish.families.includes(family));
  return (
    (isFor ? 1 : forOthers) * (isOfFamily ? 1 : forFamily) * deedFit(own.deeds, wish.deeds, terms.laterDeeds)
  );
}

function deedFit(own: readonly number[], wished: readonly number[], later: ReadonlySet<number>): number {
  if (own.length === 0) return 1;
  if (wished.length === 0) return own.every((deed) => later.has(deed)) ? laterUnsaid : deedUnsaid;
  return own.some((deed) => wished.includes(deed)) ? 1 : otherDeed;
}
