import { unitsOf } from "./normalise.ts";
import type { Question } from "./question.ts";
import { pairOf, type SearchIndex } from "./search-index.ts";
import { termsIn } from "./segment.ts";

/** A name of a matter and where it answers the question. */
export interface Highlight {
  readonly name: string;
  /** From and to (exclusive) in UTF-16 units of the name, in order, apart. */
  readonly parts: readonly (readonly [number, number])[];
}

/** The name with what answers the question marked. */
export function highlightIn(index: SearchIndex, question: Question, name: string): Highlight {
  const characters = unitsOf(name);
  const marked = new Array<boolean>(characters.length).fill(false);
  for (let at = 0; at + 1 < characters.length; at++) {
    const first = index.characters.get(characters[at] ?? "") ?? -1;
    const second = index.characters.get(characters[at + 1] ?? "") ?? -1;
    if (first >= 0 && second >= 0 && question.pairs.has(pairOf(first, second))) marked.fill(true, at, at + 2);
  }
  for (const { from, to, term, chosen } of termsIn(index.terms, characters)) {
    const said = term.meanings.some(({ concept }) => (question.concepts.get(concept) ?? 0) >= 0.4);
    if (chosen && said && to - from > 1) marked.fill(true, from, to);
  }
  const parts: [number, number][] = [];
  let unit = 0;
  for (const [at, character] of characters.entries()) {
    const last = parts[parts.length - 1];
    if (marked[at]) {
      if (last && last[1] === unit) last[1] = unit + character.length;
      else parts.push([unit, unit + character.length]);
    }
    unit += character.length;
  }
  return { name, parts };
}
