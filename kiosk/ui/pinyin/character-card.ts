import { type CharacterTable, flags } from "./character-table.ts";
import { type Drawing, drawingOf } from "./drawing.ts";
import { toned } from "./tones.ts";

/** What is shown of one character. */
export interface CharacterCard {
  readonly character: string;
  /** With tones, the usual one first: yǎn. */
  readonly readings: readonly string[];
  /** Itself where the fonts have it; else how it is put together; undefined: it cannot be shown. */
  readonly drawing: Drawing | undefined;
  /** The level of GB 18030-2022 that asks for it; undefined: a later character. */
  readonly level: 1 | 2 | 3 | undefined;
}

/** Last code point of each block as GB 18030-2022 has it: the characters of Unicode 11, 87,887 with the twelve of the compatibility block. */
const standardBlocks = [
  [0x3400, 0x4db5],
  [0x4e00, 0x9fef],
  [0xfa0e, 0xfa29],
  [0x20000, 0x2a6d6],
  [0x2a700, 0x2b734],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
] as const;

/**
 * The level of GB 18030-2022 at which a system has to have the character: 1 the basic plane, 2 also the whole 通用规范汉字表, 3 all.
 * @param isStandard whether it stands in the 通用规范汉字表
 */
export function levelOf(codePoint: number, isStandard: boolean): CharacterCard["level"] {
  if (!standardBlocks.some(([first, last]) => codePoint >= first && codePoint <= last)) return undefined;
  if (codePoint <= 0xffff) return 1;
  return isStandard ? 2 : 3;
}

export function cardOf(table: CharacterTable, character: string): CharacterCard {
  const place = table.placeOf(character);
  const codePoint = character.codePointAt(0) ?? 0;
  return {
    character,
    readings: table.readings(place).map(toned),
    // What is no Han character is shown as the browser can.
    drawing: place < 0 ? character : drawingOf(table, character),
    level: levelOf(codePoint, ((table.flags[place] ?? 0) & flags.standard) > 0),
  };
}

/** U+4DAE, for the technician. */
export function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
