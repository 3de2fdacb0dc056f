import { type CharacterTable, flags, partsOf, signs, strokeGroup } from "./character-table.ts";

/** How a character without a glyph is put together from parts that have one; a part alone is a text. */
export type Drawing = string | { readonly sign: string; readonly parts: readonly Drawing[] };

/** More levels than any description has: a damaged file must not go round. */
const deepest = 12;

/**
 * A character of glyphs that the pages' fonts have: itself, or its description down to such parts. Undefined where some part has no glyph
 * and is not divided, or is a bare group of strokes.
 */
export function drawingOf(table: CharacterTable, character: string): Drawing | undefined {
  const place = table.placeOf(character);
  return place < 0 ? undefined : drawingAt(table, place, deepest);
}

function drawingAt(table: CharacterTable, place: number, depth: number): Drawing | undefined {
  if ((table.flags[place] ?? 0) & flags.hasGlyph) return table.characterAt(place);
  let at = table.starts[place] ?? 0;
  if (depth === 0 || at === (table.starts[place + 1] ?? 0)) return undefined;
  const next = (): Drawing | undefined => {
    const token = table.tokens[at] ?? 0;
    at += 1;
    if (token >= 0) return drawingAt(table, token, depth - 1);
    if (token === strokeGroup) {
      at += 1;
      return undefined;
    }
    const parts = Array.from({ length: partsOf(token) }, next);
    return parts.every((part) => part !== undefined)
      ? { sign: signs[-1 - token] ?? "", parts: parts as Drawing[] }
      : undefined;
  };
  return next();
}

/** Spoken and written where it cannot be drawn: 王＋景. */
export function partsInWords(drawing: Drawing): string {
  return typeof drawing === "string" ? drawing : drawing.parts.map(partsInWords).join("＋");
}
