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

/**
 * The lines of the display, newest first. A device is asked the same many times a second; a question or an answer
 * that only repeats the one before it, in its direction, counts on in its line instead of filling the display.
 */
export function wireLines(entries: readonly WireEvent[], { device, text }: WireFilter): WireLine[] {
  const wanted = text.trim().toLowerCase();
  const bytes = wanted.replaceAll(" ", "");
  const lines: WireLine[] = [];
  const latest = new Map<string, number>();
  for (const entry of entries) {
    if (device !== null && entry.device !== device) continue;
    const found =
      entry.meaning.toLowerCase().includes(wanted) ||
      entry.hex.toLowerCase().replaceAll(" ", "").includes(bytes);
    if (!found) continue;
    const side = `${entry.device} ${entry.direction}`;
    const at = latest.get(side);
    const before = at === undefined ? undefined : lines[at];
    if (at !== undefined && before && before.last.hex === entry.hex && before.last.meaning === entry.meaning)
      lines[at] = { ...before, last: entry, count: before.count + 1 };
    else {
      latest.set(side, lines.length);
      lines.push({ first: entry, last: entry, count: 1 });
    }
  }
  return lines.reverse();
}
