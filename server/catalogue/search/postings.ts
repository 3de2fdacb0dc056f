/** Which entries have each feature, packed: features are numbers, entries are their places in the catalogue. */
export interface Postings {
  readonly rows: ReadonlyMap<number, number>;
  /** Row r's entries are from starts[r] to starts[r + 1]. */
  readonly starts: Uint32Array;
  readonly entries: Uint16Array;
  /** How much a row says, 0 … 1: 1 where one entry has it, near 0 where all have. */
  readonly information: Float32Array;
}

/** More would not fit a place of 16 bits. */
export const mostEntries = 65_535;

export class PostingsBuilder {
  readonly #lists = new Map<number, number[]>();

  /** Entries come in their order. */
  add(feature: number, entry: number): void {
    const list = this.#lists.get(feature);
    if (!list) this.#lists.set(feature, [entry]);
    else if (list[list.length - 1] !== entry) list.push(entry);
  }

  finish(entryCount: number): Postings {
    const rows = new Map<number, number>();
    const starts = new Uint32Array(this.#lists.size + 1);
    const information = new Float32Array(this.#lists.size);
    let total = 0;
    for (const list of this.#lists.values()) total += list.length;
    const entries = new Uint16Array(total);
    let at = 0;
    for (const [feature, list] of this.#lists) {
      const row = rows.size;
      rows.set(feature, row);
      entries.set(list, at);
      at += list.length;
      starts[row + 1] = at;
      information[row] = informationOf(list.length, entryCount);
    }
    return { rows, starts, entries, information };
  }
}

/** What one feature says when so many of all have it, 0 … 1. */
export const informationOf = (having: number, all: number): number =>
  having === 0 ? 0 : Math.log(1 + all / having) / Math.log(1 + all);
