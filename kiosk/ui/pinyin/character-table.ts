import { ByteReader } from "./bytes.ts";
import type { Reading } from "./tones.ts";

/**
 * The signs of an ideographic description sequence, in the order of their numbers in the file. A description is a row of tokens in prefix
 * order: a sign as −1 − its number, a part as its place in the table, and a group of bare strokes as `strokeGroup` and then its strokes.
 */
export const signs = [..."⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻⿼⿽⿾⿿"] as const;
export const strokeGroup = -1 - signs.length;

/** How many parts follow a sign, by its token. */
export function partsOf(token: number): number {
  const sign = signs[-1 - token];
  return sign === "⿲" || sign === "⿳" ? 3 : sign === "⿾" || sign === "⿿" ? 1 : 2;
}

/** In the file: numbers from here are parts, the most used of them first, then all by their place. */
export const firstPart = signs.length + 1;

/** Bits of a character's flags. `standard`: its level in the 通用规范汉字表, 1 to 3, or 0. */
export const flags = { standard: 3, hasGlyph: 4, isHan: 8 } as const;

/** Every Han character of Unicode 15 and the parts that are none, each with what is known of it; places are in order of code points. */
export interface CharacterTable {
  readonly codePoints: Uint32Array;
  readonly flags: Uint8Array;
  /** Place → where its description begins in `tokens`; it ends where the next one's begins. */
  readonly starts: Uint32Array;
  readonly tokens: Int32Array;
  /** Strokes, where they are not those of the parts in their order: digits 1 to 5 (横竖撇点折), alternatives in brackets. */
  readonly ownStrokes: ReadonlyMap<number, string>;
  /** Of the character at a place, the usual one first. */
  readings(place: number): readonly Reading[];
  /** Whether the character is read so in that tone, 0 to 4; undefined: nothing is known of it with that syllable. */
  hasTone(character: string, syllable: string, tone: number): boolean | undefined;
  /** The characters with that reading in any tone, the well known first. */
  withReading(syllable: string): readonly string[];
  /** The place of a character, or −1. */
  placeOf(character: string): number;
  characterAt(place: number): string;
  /** Whether the pages' fonts can show it. */
  hasGlyph(character: string): boolean;
}

/** Decodes the file's bytes (`dictionary/characters-file.ts` writes them). @throws RangeError where they are cut short */
export function readCharacterTable(bytes: Uint8Array): CharacterTable {
  const reader = new ByteReader(bytes);
  const column = (length: number, read: () => number) => Array.from({ length }, read);
  const count = reader.number();
  let codePoint = 0;
  const codePoints = Uint32Array.from(
    column(count, () => {
      codePoint += reader.number();
      return codePoint;
    }),
  );
  const flagBytes = Uint8Array.from(column(count, () => reader.byte()));
  const { starts, tokens } = readDescriptions(reader, count);
  const ownStrokes = readOwnStrokes(reader);
  const syllables = reader.text().split(" ");
  const readings = column(count, () => reader.byte()).map((length) => column(length, () => reader.number()));

  const placeOf = (character: string) => placeIn(codePoints, character.codePointAt(0) ?? 0);
  const characterAt = (place: number) => String.fromCodePoint(codePoints[place] ?? 0);
  const byReading = new Map<string, readonly string[]>();
  return {
    codePoints,
    flags: flagBytes,
    starts,
    tokens,
    ownStrokes,
    placeOf,
    characterAt,
    hasGlyph: (character) => ((flagBytes[placeOf(character)] ?? 0) & flags.hasGlyph) > 0,
    readings: (place) =>
      (readings[place] ?? []).map((reading) => ({
        syllable: syllables[Math.floor(reading / 5)] ?? "",
        tone: reading % 5,
      })),
    hasTone(character, syllable, tone) {
      let isRead = false;
      for (const reading of readings[placeOf(character)] ?? []) {
        if (syllables[Math.floor(reading / 5)] !== syllable) continue;
        if (reading % 5 === tone) return true;
        isRead = true;
      }
      return isRead ? false : undefined;
    },
    withReading(syllable) {
      if (byReading.size === 0) {
        for (const [text, places] of placesByReading(syllables, readings)) {
          places.sort((one, other) => fame(flagBytes[one] ?? 0) - fame(flagBytes[other] ?? 0) || one - other);
          byReading.set(text, places.map(characterAt));
        }
      }
      return byReading.get(syllable) ?? [];
    },
  };
}

/** Smaller for what more people know: by the standard table, then what the fonts have. */
export function fame(flagByte: number): number {
  const standard = flagByte & flags.standard;
  if (standard > 0) return standard;
  return flagByte & flags.hasGlyph ? 4 : 5;
}

function readDescriptions(reader: ByteReader, count: number): { starts: Uint32Array; tokens: Int32Array } {
  const common = Array.from({ length: reader.number() }, () => reader.number());
  const tokens: number[] = [];
  const starts = [0];
  for (let place = 0; place < count; place += 1) {
    // A description is whole when as many parts have come as its signs ask for.
    for (let open = reader.byte(); open > 0; open -= 1) {
      const number = reader.number();
      if (number < signs.length) {
        tokens.push(-1 - number);
        open += partsOf(-1 - number);
      } else if (number === signs.length) tokens.push(strokeGroup, reader.number());
      else tokens.push(common[number - firstPart] ?? number - firstPart - common.length);
    }
    starts.push(tokens.length);
  }
  return { starts: Uint32Array.from(starts), tokens: Int32Array.from(tokens) };
}

function readOwnStrokes(reader: ByteReader): Map<number, string> {
  let place = 0;
  const count = reader.number();
  const places = Array.from({ length: count }, () => {
    place += reader.number();
    return place;
  });
  const texts = reader.text().split(" ");
  return new Map(places.map((each, index) => [each, texts[index] ?? ""]));
}

function placesByReading(
  syllables: readonly string[],
  readings: readonly (readonly number[])[],
): Map<string, number[]> {
  const all = new Map<string, number[]>();
  readings.forEach((own, place) => {
    for (const syllable of new Set(own.map((reading) => syllables[Math.floor(reading / 5)] ?? ""))) {
      const places = all.get(syllable);
      if (places) places.push(place);
      else all.set(syllable, [place]);
    }
  });
  return all;
}

function placeIn(sorted: Uint32Array, codePoint: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < codePoint) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === codePoint ? low : -1;
}
