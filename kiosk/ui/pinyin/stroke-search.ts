import { type CharacterTable, fame, flags, partsOf, signs, strokeGroup } from "./character-table.ts";

/** The five strokes of the key pad, by their digit: 一 横, 丨 竖, 丿 撇, 丶 点, 乛 折. */
export const strokeKeys = ["1", "2", "3", "4", "5"] as const;

/** Of how many ways to write a character it is known by: some strokes are written in another order by some. */
const mostWays = 4;

/** Place → the ways to write it, as digits. Made once from the descriptions: `waysOfAll`. */
export type StrokeIndex = readonly (readonly string[])[];

/** The ways to write every character of the table: its own where it has some, else those of its parts in the order of writing. */
export function waysOfAll(table: CharacterTable): StrokeIndex {
  const known: (readonly string[] | undefined)[] = Array(table.codePoints.length);
  const waysOf = (place: number): readonly string[] => {
    const before = known[place];
    if (before) return before;
    // A part that is described by itself has no strokes then; there is none in the table, but a file may be damaged.
    known[place] = [];
    const own = table.ownStrokes.get(place);
    const ways = own === undefined ? composedWays(table, place, waysOf) : expand(own).slice(0, mostWays);
    known[place] = ways;
    return ways;
  };
  return Array.from(table.codePoints, (_, place) => waysOf(place));
}

/** The ways that follow from a character's description. */
export function composedWays(
  { tokens, starts }: Pick<CharacterTable, "tokens" | "starts">,
  place: number,
  waysOf: (place: number) => readonly string[],
): readonly string[] {
  let at = starts[place] ?? 0;
  const end = starts[place + 1] ?? 0;
  if (at === end) return [];
  const next = (): readonly string[] => {
    const token = tokens[at] ?? 0;
    at += 1;
    if (token >= 0) return waysOf(token);
    if (token === strokeGroup) {
      at += 1;
      return [String(tokens[at - 1])];
    }
    const parts = Array.from({ length: partsOf(token) }, next);
    return join(signs[-1 - token] ?? "", parts);
  };
  return next();
}

function join(sign: string, parts: readonly (readonly string[])[]): string[] {
  const placed = placing[sign];
  if (placed) {
    const [outer = [], inner = []] = parts;
    return outer
      .flatMap((out) => inner.map((within) => out.slice(0, placed(out)) + within + out.slice(placed(out))))
      .slice(0, mostWays);
  }
  let ways = [""];
  for (const part of parts) ways = ways.flatMap((way) => part.map((more) => way + more)).slice(0, mostWays);
  return ways;
}

/** How many strokes of what stands outside are written before what stands within it, by the sign. */
const placing: Readonly<Record<string, (outer: string) => number>> = {
  "⿴": (outer) => {
    // 囗 closes behind it; 衣 and 行 open to take it in, and two of the same stand beside it.
    if (outer === "251") return 2;
    if (outer === "413534") return 2;
    if (outer === "332112") return 3;
    const half = outer.length / 2;
    return half >= 4 && outer.slice(0, half) === outer.slice(half) ? half : outer.length;
  },
  "⿷": (outer) => (outer === "15" ? 1 : outer.length),
  // 辶 and 廴 come last, and the four dots of 黑; 走 and its like come first.
  "⿺": (outer) =>
    /^(454|4454|4554|54|554)$/.test(outer) ? 0 : outer.length - (outer.endsWith("4444") ? 4 : 0),
  "⿶": (outer) => (outer === "52" ? 0 : outer.length),
  "⿹": beforeHook,
  "⿵": beforeHook,
  "⿸": beforeHook,
};

/** 戈 and 弋 are hooked round what they hold: their hook and what follows it come last. */
function beforeHook(outer: string): number {
  if (outer.length > 3 && outer.endsWith("534")) return outer.length - 3;
  return outer.length > 2 && outer.endsWith("154") ? outer.length - 2 : outer.length;
}

/** `(52|552)1\1` → every way it stands for. */
export function expand(pattern: string): string[] {
  const group = /\(([\d|]*)\)/.exec(pattern);
  if (!group) return [pattern];
  const before = pattern.slice(0, group.index);
  const after = pattern.slice(group.index + group[0].length);
  return (group[1] ?? "").split("|").flatMap((choice) => {
    // What is left has its groups numbered anew.
    const rest = after
      .replaceAll("\\1", choice)
      .replace(/\\(\d)/g, (_, digit: string) => `\\${Number(digit) - 1}`);
    return expand(rest).map((end) => before + choice + end);
  });
}

/**
 * The characters whose strokes begin with `strokes`, digits 1 to 5: those that have no more first, then the well known, then those with the
 * fewest more. @param most how many
 */
export function byStrokes(
  table: CharacterTable,
  index: StrokeIndex,
  strokes: string,
  most: number,
): readonly string[] {
  if (strokes === "") return [];
  const found: { place: number; rank: number }[] = [];
  index.forEach((ways, place) => {
    if (!((table.flags[place] ?? 0) & flags.isHan)) return;
    let more = Number.POSITIVE_INFINITY;
    for (const way of ways) if (way.startsWith(strokes)) more = Math.min(more, way.length - strokes.length);
    if (more === Number.POSITIVE_INFINITY) return;
    found.push({ place, rank: (more === 0 ? 0 : 1000) + fame(table.flags[place] ?? 0) * 100 + more });
  });
  found.sort((one, other) => one.rank - other.rank || one.place - other.place);
  return found.slice(0, most).map(({ place }) => table.characterAt(place));
}
