import type { Meaning, Term, Terms } from "./terms.ts";

/** A term found in a text, from and to (exclusive) in characters. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly term: Term;
  /** On the one best reading of the text; others lie within or across what is on it. */
  readonly chosen: boolean;
}

/** Every term of the lexicon in a text, and which of them make the best reading: long words before short ones. */
export function termsIn(terms: Terms, characters: readonly string[]): Found[] {
  const length = characters.length;
  const found: { from: number; to: number; term: Term; chosen: boolean }[] = [];
  // What the best reading from each place on is worth, and which find it begins with: -1 for a character that is no term.
  const best = new Array<number>(length + 1).fill(0);
  const first = new Array<number>(length).fill(-1);
  for (let from = length - 1; from >= 0; from--) {
    best[from] = best[from + 1] ?? 0;
    let branch = terms.characters.next.get(characters[from] ?? "");
    for (let to = from + 1; branch; to++) {
      const { term } = branch;
      if (term) {
        // Squares, so that one word of four beats two of two; a filler gives way to a word of its length.
        const worth = (to - from) ** 2 - (term.filler === undefined ? 0 : 0.5) + (best[to] ?? 0);
        if (worth > (best[from] ?? 0)) {
          best[from] = worth;
          first[from] = found.length;
        }
        found.push({ from, to, term, chosen: false });
      }
      branch = to < length ? branch.next.get(characters[to] ?? "") : undefined;
    }
  }
  for (let from = 0; from < length; ) {
    const taken = found[first[from] ?? -1];
    if (taken) taken.chosen = true;
    from = taken?.to ?? from + 1;
  }
  return found;
}

/** How far apart the parts of a way with something in between may stand. */
const widestGap = 4;

/**
 * Ways with something in between: 不…开, each where its parts come in order and near each other. A part of one character is a word of its
 * own, or of one that belongs to it: 打 in 打工 is not that of 打…证明, 查 in 查一下 is that of 查…房. @param chosen the best reading of the text
 */
export function gappedTermsIn(
  terms: Terms,
  characters: readonly string[],
  chosen: readonly Found[],
): Found[] {
  const over = new Array<Term | undefined>(characters.length);
  for (const { from, to, term } of chosen) if (to - from > 1) over.fill(term, from, to);
  const isAt = (part: readonly string[], at: number, term: Term) => {
    const word = part.length > 1 ? undefined : over[at];
    return (
      (!word || belongs(terms, word, part[0] ?? "", term)) &&
      part.every((unit, offset) => characters[at + offset] === unit)
    );
  };
  return characters.flatMap((unit, from) =>
    (terms.gapped.get(unit) ?? []).flatMap(({ parts, term }) => {
      let end = from;
      for (const [number, part] of parts.entries()) {
        const last = number === 0 ? from : end + widestGap;
        let at = end;
        while (at <= last && !isAt(part, at, term)) at++;
        if (at > last) return [];
        end = at + part.length;
      }
      return [{ from, to: end, term, chosen: true }];
    }),
  );
}

/** Whether a word has the meaning that a character of it has alone, or one that the way suggests. */
function belongs(terms: Terms, word: Term, character: string, way: Term): boolean {
  const alone = terms.characters.next.get(character)?.term?.meanings ?? [];
  const suggested = way.meanings.flatMap(({ concept }) => terms.suggested[concept] ?? []);
  return word.meanings.some((meaning) =>
    [...alone, ...suggested].some(({ concept }) => concept === meaning.concept),
  );
}

/** Units that follow a number that is no age. */
const measures = new Set([..."元块平米号楼室栋天月日年个%份次点分"]);

/** Ages in a text (80岁, 83, 65了) and what they suggest. */
export function agesIn(
  terms: Terms,
  units: readonly string[],
): { from: number; to: number; meanings: readonly Meaning[] }[] {
  return units.flatMap((unit, from) => {
    if (!/^\d{1,3}$/.test(unit)) return [];
    let to = from + 1;
    if (units[to] === "多" || units[to] === "几") to++;
    if (units[to] === "周" && units[to + 1] === "岁") to++;
    const said = units[to] === "岁";
    const age = Number(unit);
    // Small numbers are ages only when they are said to be.
    if (!said && (age < 50 || measures.has(units[to] ?? "") || units[from - 1] === "." || units[to] === "."))
      return [];
    const rule = terms.ages.find((each) => age >= each.from && age <= each.to);
    return rule ? [{ from, to: said ? to + 1 : to, meanings: rule.meanings }] : [];
  });
}
