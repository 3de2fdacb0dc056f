/** Where somebody stands: a row is in the order of `due`, and of coming where that is equal. */
export interface Standing {
  readonly number: string;
  /** From when the place counts, milliseconds since the epoch: the coming, or the time of the appointment. */
  readonly due: number;
  /** The event that put it here. */
  readonly seq: number;
  /** Not called before this, milliseconds since the epoch; 0: at any time. */
  readonly notBefore: number;
  /** The window that is to call it; null: any that handles the service. */
  readonly windowId: string | null;
  /** People of the same service who came later and were called before: see `insert`. */
  passed: number;
}

/** Standing people in order. Somebody may leave from the middle, and come into it. */
export type Row = Standing[];

type Place = Pick<Standing, "due" | "seq">;

const isBefore = (one: Place, other: Place): boolean =>
  one.due !== other.due ? one.due < other.due : one.seq < other.seq;

/** How many stand before a place. O(log n). */
export function countBefore(row: Row, place: Place): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(row[middle] as Standing, place)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Almost always at the end, where it costs nothing.
 *
 * Nobody in a row has been passed less often than who stands behind: the head alone decides whether the cap is reached, and who
 * comes into the middle must not keep those behind from it. So they take over the count of whom they step before.
 */
export function insert(row: Row, standing: Standing): void {
  const place = countBefore(row, standing);
  if (place === row.length) row.push(standing);
  else row.splice(place, 0, standing);
  standing.passed = Math.max(standing.passed, row[place + 1]?.passed ?? 0);
  for (let before = place - 1; before >= 0; before--) {
    const other = row[before] as Standing;
    if (other.passed >= standing.passed) return;
    other.passed = standing.passed;
  }
}

/** The same after counts were taken back: who had taken over one of them meanwhile keeps it, and so do those before. */
export function level(row: Row): void {
  let behind = 0;
  for (let place = row.length - 1; place >= 0; place--) {
    const standing = row[place] as Standing;
    standing.passed = Math.max(standing.passed, behind);
    behind = standing.passed;
  }
}

/** @throws Error when it does not stand there */
export function remove(row: Row, standing: Standing): void {
  const place = countBefore(row, standing);
  if (row[place] !== standing) throw new Error(`${standing.number} does not stand where it should`);
  // `splice` makes an array of what it takes out; at the head, which is the rule, `shift` does not.
  if (place === 0) row.shift();
  else row.splice(place, 1);
}
