import type { WireEvent } from "../../server/contract/simulator.ts";

/** Entries that the page keeps; the bench keeps as many. */
export const keptEntries = 500;

export interface WireFilter {
  /** A device's name, or null for all. */
  readonly device: string | null;
  /** Part of a meaning, or bytes in hex, with or without spaces. */
  readonly text: string;
}

/** One line of the display: a run of bytes, and how often in a row the same ones came. */
export interface WireLine {
  readonly first: WireEvent;
  readonly last: WireEvent;
  readonly count: number;
}

/** Adds an entry; one that is known already (the bench tells its past to every new listener) changes nothing. */
export function addEntry(entries: readonly WireEvent[], entry: WireEvent): readonly WireEvent[] {
  const newest = entries.at(-1);
  if (newest && entry.seq <= newest.seq) return entries;
  return [...entries.slice(-(keptEntries - 1)), entry];
}

/** Longest cycle of questions that is seen as one: a printer is asked for its four kinds of status in turn. */
const longestCycle = 4;

/**
 * The lines of the display, newest first. A device is asked the same many times a second: a run of bytes that goes
 * on with a cycle which has been round once already counts in its line instead of filling the display.
 */
export function wireLines(entries: readonly WireEvent[], filter: WireFilter): WireLine[] {
  const lines: WireLine[] = [];
  const sides = new Map<string, { entry: WireEvent; line: number }[]>();
  for (const entry of entries) {
    if (!matches(entry, filter)) continue;
    const key = `${entry.device} ${entry.direction}`;
    const side = sides.get(key) ?? [];
    sides.set(key, side);
    const before = cycleBefore([...side.slice(1 - 2 * longestCycle), { entry, line: -1 }]);
    const repeated = before === undefined ? undefined : lines[before];
    if (before !== undefined && repeated)
      lines[before] = { ...repeated, last: entry, count: repeated.count + 1 };
    else lines.push({ first: entry, last: entry, count: 1 });
    side.push({ entry, line: before ?? lines.length - 1 });
  }
  return lines.reverse();
}

/** The line of the same place in the cycle before, when the newest entry closes a cycle that repeats. */
function cycleBefore(side: readonly { entry: WireEvent; line: number }[]): number | undefined {
  const last = side.length - 1;
  for (let length = 1; length <= longestCycle; length++) {
    const round = side.slice(last + 1 - length);
    const roundBefore = side.slice(Math.max(0, last + 1 - 2 * length), last + 1 - length);
    const repeats =
      roundBefore.length === length &&
      round.every(({ entry }, place) => isSame(entry, roundBefore[place]?.entry));
    if (repeats) return roundBefore.at(-1)?.line;
  }
  return undefined;
}

function isSame(one: WireEvent, other: WireEvent | undefined): boolean {
  return one.hex === other?.hex && one.meaning === other.meaning;
}

function matches({ device, meaning, hex }: WireEvent, filter: WireFilter): boolean {
  if (filter.device !== null && device !== filter.device) return false;
  const wanted = filter.text.trim().toLowerCase();
  const bytes = wanted.replaceAll(" ", "");
  return meaning.toLowerCase().includes(wanted) || hex.toLowerCase().replaceAll(" ", "").includes(bytes);
}
