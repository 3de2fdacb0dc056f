import { type CallPolicy, type Head, nextHead, type ServiceHeads } from "./order.ts";
import { countBefore, type Row, type Standing } from "./row.ts";

/** The class of everybody who is in no other. */
export const ordinaryClass = "ordinary";
/** Who has an appointment and keeps to its time. */
export const appointmentClass = "appointment";

/** Everybody who waits for one service. */
export interface Line {
  /** By class id. */
  readonly classes: Map<string, Row>;
  /** Who was called once already and is ready again, or will be. */
  readonly returned: Row;
  /** Who missed a call, in that order. */
  readonly noShows: Set<string>;
  /** Calls of the higher classes since the last of the ordinary class. */
  preferredRun: number;
}

export const emptyLine = (): Line => ({
  classes: new Map(),
  returned: [],
  noShows: new Set(),
  preferredRun: 0,
});

/** @param classId null: among those who were called once already */
export function rowOf(line: Line, classId: string | null): Row {
  if (classId === null) return line.returned;
  let row = line.classes.get(classId);
  if (!row) {
    row = [];
    line.classes.set(classId, row);
  }
  return row;
}

/** People who wait, whether or not they may be called already. */
export function waitingIn(line: Line): number {
  let count = line.returned.length;
  for (const row of line.classes.values()) count += row.length;
  return count;
}

/** What the calling needs to know of the hall. */
export interface Calling {
  readonly policy: CallPolicy;
  /** Of a class; 1 for one that is not there any more. */
  weightOf(classId: string): number;
  /** Whether a clerk calls at this window now: who is bound to another may be called by anybody. */
  isAttended(windowId: string): boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

interface StandingHead extends Head {
  readonly standing: Standing;
}

/** The one that a window calls next from these lines; undefined when nobody may be called. */
export function nextIn(calling: Calling, lines: readonly Line[], windowId: string): Standing | undefined {
  const services = lines.map((line) => headsOf(calling, line, windowId));
  return nextHead(calling.policy, services, calling.now)?.standing ?? firstEarly(lines);
}

function headsOf(calling: Calling, line: Line, windowId: string): ServiceHeads<StandingHead> {
  const { now, weightOf, isAttended } = calling;
  const heads: StandingHead[] = [];
  const back = line.returned.find(
    ({ notBefore, windowId: bound }) =>
      notBefore <= now && (bound === null || bound === windowId || !isAttended(bound)),
  );
  if (back) heads.push(asHead(back, 1, true));
  for (const [classId, row] of line.classes) {
    const first = row.find(({ notBefore }) => notBefore <= now);
    if (first) heads.push(asHead(first, weightOf(classId), false));
  }
  return { heads, preferredRun: line.preferredRun };
}

const asHead = (standing: Standing, weight: number, returned: boolean): StandingHead => ({
  standing,
  weight,
  due: standing.due,
  seq: standing.seq,
  passed: standing.passed,
  returned,
});

/** Who came before the time of an appointment is called when nobody else may be: a free window serves nobody otherwise. */
function firstEarly(lines: readonly Line[]): Standing | undefined {
  let first: Standing | undefined;
  for (const line of lines)
    for (const row of line.classes.values()) {
      const early = row[0];
      if (early && (!first || early.due < first.due)) first = early;
    }
  return first;
}

/**
 * How many of the same service would be called before this one if nobody else came: counted by the hall's rule as things stand now.
 * O(classes · log n).
 */
export function aheadOf(calling: Calling, line: Line, classId: string | null, standing: Standing): number {
  if (classId === null) return countBefore(line.returned, standing);
  const own = rowOf(line, classId);
  const place = countBefore(own, standing);
  const weight = calling.weightOf(classId);
  const capped = countCapped(calling, own) > place;
  let ahead = line.returned.length + place;
  for (const [otherId, row] of line.classes) {
    if (otherId === classId) continue;
    const otherCapped = countCapped(calling, row);
    if (capped) {
      ahead += Math.min(otherCapped, countBefore(row, standing));
      continue;
    }
    const byRule = countByRule(calling, line, row, calling.weightOf(otherId), standing, weight, place);
    ahead += Math.max(otherCapped, byRule);
  }
  return ahead;
}

/** How many of a row, from its head on, go before every class. */
function countCapped({ policy: { cap }, now }: Calling, row: Row): number {
  let count =
    cap.waited === null ? 0 : countBefore(row, { due: now - cap.waited, seq: Number.POSITIVE_INFINITY });
  if (cap.passed !== null)
    while (count < row.length && (row[count] as Standing).passed >= cap.passed) count += 1;
  return count;
}

function countByRule(
  { policy: { rule }, now }: Calling,
  line: Line,
  row: Row,
  otherWeight: number,
  standing: Standing,
  weight: number,
  place: number,
): number {
  switch (rule.kind) {
    case "firstCome":
      return countBefore(row, standing);
    case "strict":
      if (otherWeight === weight) return countBefore(row, standing);
      return otherWeight > weight ? row.length : 0;
    case "accumulating": {
      if (otherWeight === weight) return countBefore(row, standing);
      // Before me stands whose weighted wait is longer: other.weight · (now − other.due) > weight · (now − due).
      return countBefore(row, {
        due: now - (weight * (now - standing.due)) / otherWeight,
        seq: standing.seq,
      });
    }
    case "ratio": {
      if (weight > 1 === otherWeight > 1) return countBefore(row, standing);
      const { preferred } = rule;
      const run = Math.min(line.preferredRun, preferred);
      if (weight > 1) return Math.min(row.length, Math.floor((place + run) / preferred));
      return Math.min(row.length, Math.max(0, preferred * (place + 1) - run));
    }
  }
}
