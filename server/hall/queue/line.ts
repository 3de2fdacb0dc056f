/**
 * People in order of their coming, some of whom leave from the middle. Adding and taking the first are O(1); the
 * people before a place are found by binary search among the few holes, never by counting the line.
 */
export interface Row {
  /** Everyone who ever stood here today; an index is a place and is never given twice. */
  readonly numbers: string[];
  /** Place of the first who still stands. */
  head: number;
  /** Places behind the head that were left, rising. */
  readonly holes: number[];
}

export const emptyRow = (): Row => ({ numbers: [], head: 0, holes: [] });

/** Adds at the end; returns the place. */
export function addLast(row: Row, number: string): number {
  return row.numbers.push(number) - 1;
}

export const first = (row: Row): string | undefined => row.numbers[row.head];

export const size = (row: Row): number => row.numbers.length - row.head - row.holes.length;

/** How many stand before `place`. */
export const before = (row: Row, place: number): number => place - row.head - holesBefore(row, place);

/** Removes whoever stands at `place`. */
export function remove(row: Row, place: number): void {
  if (place !== row.head) {
    row.holes.splice(holesBefore(row, place), 0, place);
    return;
  }
  row.head += 1;
  let passed = 0;
  while (row.holes[passed] === row.head) {
    row.head += 1;
    passed += 1;
  }
  row.holes.splice(0, passed);
}

function holesBefore({ holes }: Row, place: number): number {
  let low = 0;
  let high = holes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((holes[middle] ?? place) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The line of one service. Who missed a call and has come back stands before all who were never called, behind
 * those who came back earlier: the wait was already served once, and nobody who comes back can overtake another.
 */
export interface Line {
  readonly returned: Row;
  readonly arrived: Row;
  /** Who missed a call, in that order. */
  readonly noShows: Set<string>;
}

export interface Place {
  readonly row: "returned" | "arrived";
  readonly index: number;
}

export const emptyLine = (): Line => ({ returned: emptyRow(), arrived: emptyRow(), noShows: new Set() });

export const waitingIn = (line: Line): number => size(line.returned) + size(line.arrived);

/** The number that this line gives next. */
export const headOf = (line: Line): string | undefined => first(line.returned) ?? first(line.arrived);

/** People in the line before a place. */
export function aheadOf(line: Line, { row, index }: Place): number {
  return (row === "arrived" ? size(line.returned) : 0) + before(line[row], index);
}
