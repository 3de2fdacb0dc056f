import { ByteWriter } from "../bytes.ts";
import { type CharacterTable, firstPart, flags, signs, strokeGroup } from "../character-table.ts";
import { composedWays, expand } from "../stroke-search.ts";
import type { Sources } from "./sources.ts";

/** Parts that have a number of their own in the file, so that most descriptions take three bytes. */
const commonParts = 4096;

/** Of which stroke of the five each sign for a stroke is one; every other one is bent. */
const strokeKinds: Readonly<Record<string, string>> = {
  ...Object.fromEntries([..."一㇀TH"].map((sign) => [sign, "1"])),
  ...Object.fromEntries([..."丨亅㇑㇚S"].map((sign) => [sign, "2"])),
  ...Object.fromEntries([..."丿㇒㇢P"].map((sign) => [sign, "3"])),
  ...Object.fromEntries([..."丶乀㇏DNJ"].map((sign) => [sign, "4"])),
};

/** Levels of the 通用规范汉字表 by their last character's number. */
const levels = [3500, 6500, 8105] as const;

/** Unified Han: GB 18030-2022's three levels (blocks up to extension F, and the twelve of the compatibility block), and what came after. */
export function isHan(codePoint: number): boolean {
  return (
    (codePoint >= 0x3400 && codePoint <= 0x4dbf) ||
    (codePoint >= 0x4e00 && codePoint <= 0x9fff) ||
    (codePoint >= 0xfa0e && codePoint <= 0xfa29) ||
    (codePoint >= 0x20000 && codePoint <= 0x323af)
  );
}

/** The characters as bytes, in the order in which `readCharacterTable` reads them. @param glyphs the code points that the pages' fonts have */
export function writeCharacters(
  { descriptions, readings, standard, strokes }: Sources,
  glyphs: ReadonlySet<number>,
): { bytes: Uint8Array<ArrayBuffer>; derivedRight: number; strokesKnown: number } {
  const codePoints = [...descriptions.keys()].map((each) => each.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const characters = codePoints.map((each) => String.fromCodePoint(each));
  const placeOf = new Map(characters.map((character, place) => [character, place]));
  const described = characters.map((character) =>
    tokensOf(descriptions.get(character) ?? "", character, placeOf),
  );

  const writer = new ByteWriter();
  writer.number(codePoints.length);
  for (const [place, codePoint] of codePoints.entries())
    writer.number(codePoint - (codePoints[place - 1] ?? 0));
  for (const [place, codePoint] of codePoints.entries()) {
    const number = standard.get(characters[place] ?? "") ?? Number.POSITIVE_INFINITY;
    const level = levels.findIndex((last) => number <= last) + 1;
    writer.byte(level | (glyphs.has(codePoint) ? flags.hasGlyph : 0) | (isHan(codePoint) ? flags.isHan : 0));
  }
  writeDescriptions(writer, described);
  const judged = ownStrokesOf(described, strokes, placeOf);
  writeOwnStrokes(writer, judged.own);
  writeReadings(writer, characters, readings);
  return { bytes: writer.done(), derivedRight: judged.right, strokesKnown: judged.known };
}

/** A source's description as tokens: its first alternative, without the notes on forms. Empty for what is not divided. */
function tokensOf(description: string, character: string, placeOf: ReadonlyMap<string, number>): number[] {
  const first = (description.split(";")[0] ?? "").replace(/\{[^}]*\}/g, "").replace(/\[[^\]]*\]/g, "");
  const tokens: number[] = [];
  let rest = first;
  for (let open = 1; open > 0; open -= 1) {
    const group = /^#\(([^)]*)\)/.exec(rest);
    if (group) {
      rest = rest.slice(group[0].length);
      tokens.push(strokeGroup, Number(strokesIn(group[1] ?? "")));
      continue;
    }
    const sign = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    rest = rest.slice(sign.length);
    const operator = (signs as readonly string[]).indexOf(sign);
    if (operator >= 0) {
      tokens.push(-1 - operator);
      open += sign === "⿲" || sign === "⿳" ? 3 : sign === "⿾" || sign === "⿿" ? 1 : 2;
      continue;
    }
    const place = placeOf.get(sign);
    if (place === undefined || sign === character) return [];
    tokens.push(place);
  }
  return tokens;
}

/** `-丨𠃍-一z` → 251: a code of Latin letters is one stroke, other letters and signs say how strokes touch. */
function strokesIn(group: string): string {
  if (/^[A-Z][A-Za-z]*$/.test(group)) return strokeKinds[group.replace(/[a-z]+$/, "")] ?? "5";
  return [...group.replace(/[-A-Za-z0-9,:]/g, "")].map((sign) => strokeKinds[sign] ?? "5").join("");
}

function writeDescriptions(writer: ByteWriter, described: readonly (readonly number[])[]): void {
  const uses = new Map<number, number>();
  for (const tokens of described)
    tokens.forEach((token, index) => {
      if (token >= 0 && tokens[index - 1] !== strokeGroup) uses.set(token, (uses.get(token) ?? 0) + 1);
    });
  const common = [...uses]
    .sort(([, one], [, other]) => other - one)
    .slice(0, commonParts)
    .map(([place]) => place);
  const ranks = new Map(common.map((place, rank) => [place, rank]));
  writer.number(common.length);
  for (const place of common) writer.number(place);
  for (const tokens of described) {
    writer.byte(tokens.length > 0 ? 1 : 0);
    tokens.forEach((token, index) => {
      if (tokens[index - 1] === strokeGroup) writer.number(token);
      else if (token === strokeGroup) writer.number(signs.length);
      else if (token < 0) writer.number(-1 - token);
      else writer.number(firstPart + (ranks.get(token) ?? common.length + token));
    });
  }
}

/** The strokes that the file has to say, because those of the parts in their order are others, and how often they are not. */
function ownStrokesOf(
  described: readonly (readonly number[])[],
  strokes: ReadonlyMap<string, string>,
  placeOf: ReadonlyMap<string, number>,
) {
  const starts = new Uint32Array(described.length + 1);
  described.forEach((tokens, place) => {
    starts[place + 1] = (starts[place] ?? 0) + tokens.length;
  });
  const table: Pick<CharacterTable, "starts" | "tokens"> = {
    starts,
    tokens: Int32Array.from(described.flat()),
  };
  const given = new Map(
    [...strokes].flatMap(([character, pattern]) => {
      const place = placeOf.get(character);
      return place === undefined ? [] : [[place, pattern] as const];
    }),
  );
  const known = new Map<number, readonly string[]>();
  const waysOf = (place: number): readonly string[] => {
    const before = known.get(place);
    if (before) return before;
    known.set(place, []);
    const pattern = given.get(place);
    const ways = pattern === undefined ? composedWays(table, place, waysOf) : expand(pattern).slice(0, 4);
    known.set(place, ways);
    return ways;
  };
  const own = new Map<number, string>();
  let right = 0;
  for (const [place, pattern] of [...given].sort(([one], [other]) => one - other)) {
    const derived = composedWays(table, place, waysOf);
    const ways = expand(pattern).slice(0, 4);
    if (ways.some((way) => derived.includes(way))) right += 1;
    if (!ways.every((way) => derived.includes(way))) own.set(place, pattern);
  }
  return { own, right, known: given.size };
}

function writeOwnStrokes(writer: ByteWriter, own: ReadonlyMap<number, string>): void {
  const places = [...own.keys()];
  writer.number(places.length);
  for (const [index, place] of places.entries()) writer.number(place - (places[index - 1] ?? 0));
  writer.text([...own.values()].join(" "));
}

function writeReadings(
  writer: ByteWriter,
  characters: readonly string[],
  readings: Sources["readings"],
): void {
  const syllables = [...new Set([...readings.values()].flat().map(({ syllable }) => syllable))].sort();
  writer.text(syllables.join(" "));
  const own = characters.map((character) => readings.get(character) ?? []);
  for (const each of own) writer.byte(each.length);
  for (const each of own)
    for (const { syllable, tone } of each) writer.number(syllables.indexOf(syllable) * 5 + tone);
}
