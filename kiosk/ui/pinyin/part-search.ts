import { type CharacterTable, fame, flags, strokeGroup } from "./character-table.ts";

/** The same part by itself and as it is written inside others: who looks for 钅 may type 金. */
const families = [
  "人亻",
  "心忄㣺",
  "手扌龵",
  "水氵氺",
  "犬犭",
  "火灬",
  "玉王",
  "示礻",
  "衣衤",
  "糸糹纟",
  "言訁讠",
  "金釒钅",
  "食飠饣",
  "足⻊",
  "竹⺮",
  "草艹",
  "刀刂",
  "肉⺼月",
  "网罒",
  "辵辶",
  "车車",
  "羊⺷𦍌",
  "爪爫",
  "小⺌",
  "攴攵",
  "卩㔾",
  "阜阝",
  "邑阝",
] as const;

/** For every place the places of its own parts: made once from the descriptions. */
export interface PartIndex {
  readonly parts: readonly (readonly number[])[];
  /** Places in an order in which parts come before what they are parts of. */
  readonly order: Uint32Array;
  readonly strokes: Uint8Array;
}

/** @param strokesOf how many strokes the character at a place has */
export function partIndex(table: CharacterTable, strokesOf: (place: number) => number): PartIndex {
  const count = table.codePoints.length;
  const parts = Array.from({ length: count }, (_, place) => ownParts(table, place));
  const order: number[] = [];
  const seen = new Uint8Array(count);
  const visit = (place: number) => {
    if (seen[place]) return;
    seen[place] = 1;
    for (const part of parts[place] ?? []) visit(part);
    order.push(place);
  };
  for (let place = 0; place < count; place += 1) visit(place);
  return {
    parts,
    order: Uint32Array.from(order),
    strokes: Uint8Array.from({ length: count }, (_, place) => strokesOf(place)),
  };
}

function ownParts({ tokens, starts }: CharacterTable, place: number): number[] {
  const parts: number[] = [];
  for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at += 1) {
    const token = tokens[at] ?? 0;
    if (token === strokeGroup) at += 1;
    else if (token >= 0) parts.push(token);
  }
  return parts;
}

/**
 * The characters that have all of `wanted` in them, each as often as it stands there: those made of just these first, then by how many strokes
 * they have beside them. @param most how many
 */
export function byParts(
  table: CharacterTable,
  index: PartIndex,
  wanted: readonly string[],
  most: number,
): readonly string[] {
  if (wanted.length === 0) return [];
  const needed = new Map<string, number>();
  for (const part of wanted) needed.set(part, (needed.get(part) ?? 0) + 1);
  const counts = [...needed].map(([part, times]) => ({ times, in: countIn(index, familyOf(table, part)) }));
  const strokesWanted = wanted.reduce((sum, part) => sum + (index.strokes[table.placeOf(part)] ?? 0), 0);
  const found: { place: number; rank: number }[] = [];
  for (const place of index.order) {
    if (!((table.flags[place] ?? 0) & flags.isHan)) continue;
    if (!counts.every(({ times, in: own }) => (own[place] ?? 0) >= times)) continue;
    const more = Math.max(0, (index.strokes[place] ?? 0) - strokesWanted);
    found.push({ place, rank: more * 10 + fame(table.flags[place] ?? 0) });
  }
  found.sort((one, other) => one.rank - other.rank || one.place - other.place);
  return found.slice(0, most).map(({ place }) => table.characterAt(place));
}

/** How often any of `family` stands in the character of each place, itself included. */
function countIn({ parts, order }: PartIndex, family: ReadonlySet<number>): Uint8Array {
  const counts = new Uint8Array(order.length);
  for (const place of order) {
    if (family.has(place)) {
      counts[place] = 1;
      continue;
    }
    let sum = 0;
    for (const part of parts[place] ?? []) sum += counts[part] ?? 0;
    counts[place] = sum;
  }
  return counts;
}

function familyOf(table: CharacterTable, part: string): ReadonlySet<number> {
  const alike = families.filter((family) => [...family].includes(part)).flatMap((family) => [...family]);
  return new Set([part, ...alike].map((each) => table.placeOf(each)).filter((place) => place >= 0));
}
