/** One message on the wire, as the bench and the terminal tell it. */
export interface WireEntry {
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly device: string;
  readonly direction: "toDevice" | "toHost";
  readonly meaning: string;
  readonly hex: string;
}

/** Entries kept of each device: a talkative one must not push out what the others said. */
export const keptEntries = 200;

export interface WireFilter {
  /** A device's name, or null for all. */
  readonly device: string | null;
  /** Part of a meaning, or bytes in hex, with or without spaces. */
  readonly text: string;
}

/** What a wire display is drawn from. */
export interface WireView {
  readonly wire: readonly WireEntry[];
  readonly filter: WireFilter;
  /** The last entry that is shown while the display is paused; null while it runs. */
  readonly pausedAt: number | null;
  /** Entries up to this one have been cleared away. */
  readonly clearedUpTo: number;
}

export const emptyWireView: WireView = {
  wire: [],
  filter: { device: null, text: "" },
  pausedAt: null,
  clearedUpTo: 0,
};

/** What a person does with the display. */
export type WireViewEvent =
  | { readonly type: "setFilter"; readonly filter: Partial<WireFilter> }
  | { readonly type: "pause" | "resume" | "clear" };

export function isWireViewEvent(event: { readonly type: string }): event is WireViewEvent {
  return ["setFilter", "pause", "resume", "clear"].includes(event.type);
}

/** The display after it. */
export function changeView(view: WireView, event: WireViewEvent): Omit<WireView, "wire"> {
  const { filter, pausedAt, clearedUpTo } = view;
  const newest = view.wire.at(-1)?.seq ?? 0;
  switch (event.type) {
    case "setFilter":
      return { filter: { ...filter, ...event.filter }, pausedAt, clearedUpTo };
    case "pause":
      return { filter, pausedAt: newest, clearedUpTo };
    case "resume":
      return { filter, pausedAt: null, clearedUpTo };
    case "clear":
      // What is held back while paused has not been seen: it stays.
      return { filter, pausedAt, clearedUpTo: pausedAt ?? newest };
  }
}

/** The entries that the display may show now. */
export function shownEntries({ wire, pausedAt, clearedUpTo }: WireView): readonly WireEntry[] {
  return wire.filter(({ seq }) => seq > clearedUpTo && (pausedAt === null || seq <= pausedAt));
}

/** One line of the display: a run of bytes, and how often in a row the same ones came. */
export interface WireLine {
  readonly first: WireEntry;
  readonly last: WireEntry;
  readonly count: number;
}

/** Adds an entry; one that is known already (the bench tells its past to every new listener) changes nothing. */
export function addEntry(entries: readonly WireEntry[], entry: WireEntry): readonly WireEntry[] {
  const newest = entries.at(-1);
  if (newest && entry.seq <= newest.seq) return entries;
  const isItsOwn = ({ device }: WireEntry) => device === entry.device;
  if (entries.filter(isItsOwn).length < keptEntries) return [...entries, entry];
  const oldest = entries.findIndex(isItsOwn);
  return [...entries.slice(0, oldest), ...entries.slice(oldest + 1), entry];
}

/** Longest cycle of questions that is seen as one: a printer is asked for its four kinds of status in turn. */
const longestCycle = 4;

/**
 * The lines of the display, newest first. A device is asked the same many times a second: a run of bytes that goes
 * on with a cycle which has been round once already counts in its line instead of filling the display.
 */
export function wireLines(entries: readonly WireEntry[], filter: WireFilter): WireLine[] {
  const lines: WireLine[] = [];
  const sides = new Map<string, { entry: WireEntry; line: number }[]>();
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
function cycleBefore(side: readonly { entry: WireEntry; line: number }[]): number | undefined {
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

function isSame(one: WireEntry, other: WireEntry | undefined): boolean {
  return one.hex === other?.hex && one.meaning === other.meaning;
}

function matches({ device, meaning, hex }: WireEntry, filter: WireFilter): boolean {
  if (filter.device !== null && device !== filter.device) return false;
  const wanted = filter.text.trim().toLowerCase();
  const bytes = wanted.replaceAll(" ", "");
  return meaning.toLowerCase().includes(wanted) || hex.toLowerCase().replaceAll(" ", "").includes(bytes);
}
