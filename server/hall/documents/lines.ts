import type { Font } from "fontkit";
import { mayBreakBetween } from "../../../device-drivers/text/line-break-rule.ts";

/** From here on characters are as wide as Chinese ones, or nearly: CJK symbols and everything after them. */
const isWide = (character: string): boolean => (character.codePointAt(0) ?? 0) >= 0x2e80;

/** Of one character, points. */
const advance = (font: Font, character: string, size: number): number =>
  (font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth * size) / font.unitsPerEm;

/** Of a text, points. Set without kerning, as it is drawn. */
export const widthOf = (font: Font, text: string, size: number): number =>
  Array.from(text, (character) => advance(font, character, size)).reduce((sum, each) => sum + each, 0);

/**
 * The lines in which a text fits, broken where a reader would; a word that is wider than the whole is broken anywhere. Spaces at a break are
 * dropped. At least one line.
 *
 * @param width points
 */
export function linesOf(text: string, font: Font, size: number, width: number): string[] {
  return text.split("\n").flatMap((paragraph) => linesOfParagraph([...paragraph], font, size, width));
}

function linesOfParagraph(characters: readonly string[], font: Font, size: number, width: number): string[] {
  const lines: string[] = [];
  let start = 0;
  while (start < characters.length) {
    let end = start;
    let used = 0;
    while (end < characters.length) {
      used += advance(font, characters[end] ?? "", size);
      if (used > width && end > start) break;
      end += 1;
    }
    const whole = end;
    if (end < characters.length) while (end > start && !isBreak(characters, end)) end -= 1;
    if (end === start) end = whole;
    lines.push(characters.slice(start, end).join("").trimEnd());
    start = end;
    while (characters[start] === " ") start += 1;
  }
  return lines.length > 0 ? lines : [""];
}

function isBreak(characters: readonly string[], at: number): boolean {
  const [before, after] = [characters[at - 1] ?? "", characters[at] ?? ""];
  return after === " " || mayBreakBetween(before, after, isWide);
}
