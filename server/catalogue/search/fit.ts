import type { Question } from "./question.ts";
import type { SearchIndex } from "./search-index.ts";

/** From this weight on a question says a concept. */
const said = 0.4;
/** What is left of a score where a matter is for others, or where another thing is to be done. */
const forOthers = 0.8;
const otherDeed = 0.7;
/** Who says nothing of what is to be done mostly wants the matter itself, not its renewal or its end. */
const deedUnsaid = 0.97;

/** What a question says of whom it is for and what is to be done: the same for all entries. */
export interface Wish {
  readonly audiences: readonly number[];
  readonly deeds: readonly number[];
}

export function wishOf({ terms }: SearchIndex, { concepts }: Question): Wish {
  const among = (kind: ReadonlySet<number>) =>
    [...kind].filter((concept) => (concepts.get(concept) ?? 0) >= said);
  return { audiences: among(terms.audiences), deeds: among(terms.deeds) };
}

/** 0 … 1: how an entry fits in whom it is for and what is done in it, as its names have it. */
export function fitOf({ kinds }: SearchIndex, wish: Wish, entry: number): number {
  const own = kinds[entry];
  if (!own) return 1;
  const isFor =
    own.audiences.every((audience) => wish.audiences.includes(audience)) &&
    wish.audiences.every((audience) => own.audiences.includes(audience));
  return (isFor ? 1 : forOthers) * deedFit(own.deeds, wish.deeds);
}

function deedFit(own: readonly number[], wished: readonly number[]): number {
  if (own.length === 0) return 1;
  if (wished.length === 0) return deedUnsaid;
  return own.some((deed) => wished.includes(deed)) ? 1 : otherDeed;
}
