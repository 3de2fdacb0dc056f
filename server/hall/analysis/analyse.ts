import type { ContentChange, Visits } from "../../contract/analysis.ts";
import type { MatterStepKind } from "../../contract/matter-steps.ts";
import type { DayOfMatterStep } from "../statistics/matter-step-store.ts";

/** Counts and seconds by what happened. */
type Sums = Readonly<Record<MatterStepKind, { readonly count: number; readonly seconds: number }>>;

export interface StepSums {
  readonly matter: string;
  readonly stage: DayOfMatterStep["stage"];
  readonly part: string;
  readonly sums: Sums;
  readonly meanSeconds: number;
  /** See `analyse`. */
  readonly lostSeconds: number;
}

export interface Analysed {
  readonly costliest: readonly StepSums[];
  readonly matters: readonly { readonly id: string; readonly visits: Visits; readonly lostSeconds: number }[];
  readonly changes: readonly (Omit<ContentChange, "matter"> & { readonly matterId: string })[];
}

/** How many steps are named. */
export const mostSteps = 10;

/**
 * Where citizens' time is lost. House rule for what a step costs, in seconds: all the time of visits that ended there with nothing (gave up,
 * timed out); and once more the time that the step takes for each who went back from it, whose answer was not taken, or who called for
 * help, since they stood there again. Pure: rows in any order come to the same.
 */
export function analyse(rows: readonly DayOfMatterStep[]): Analysed {
  const steps = grouped(rows, ({ matter, stage, part }) => `${matter} ${stage} ${part}`).map(stepOf);
  const matters = grouped(rows, ({ matter }) => matter).map((ofMatter) => {
    const [{ matter: id } = { matter: "" }] = ofMatter;
    const lost = steps.filter(({ matter }) => matter === id).map(({ lostSeconds }) => lostSeconds);
    return { id, visits: visitsOf(ofMatter), lostSeconds: lost.reduce((sum, each) => sum + each, 0) };
  });
  return {
    costliest: steps
      .filter(({ lostSeconds }) => lostSeconds > 0)
      .toSorted((one, other) => other.lostSeconds - one.lostSeconds || compare(nameOf(one), nameOf(other)))
      .slice(0, mostSteps),
    // Of whom somebody only read the guide there is nothing to say.
    matters: matters
      .filter(({ visits }) => visits.begun > 0)
      .toSorted((one, other) => other.lostSeconds - one.lostSeconds || compare(one.id, other.id)),
    changes: grouped(rows, ({ matter }) => matter)
      .flatMap(changeOf)
      .toSorted((one, other) => compare(other.since, one.since) || compare(one.matterId, other.matterId)),
  };
}

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

const nameOf = ({ matter, stage, part }: StepSums): string => `${matter} ${stage} ${part}`;

function stepOf(rows: readonly DayOfMatterStep[]): StepSums {
  const [{ matter, stage, part } = { matter: "", stage: "guide" as const, part: "" }] = rows;
  const sums = sumsOf(rows);
  const meanSeconds = sums.reached.count === 0 ? 0 : sums.reached.seconds / sums.reached.count;
  const again = sums.turnedBack.count + sums.refused.count + sums.helped.count;
  const lostSeconds = sums.gaveUp.seconds + sums.timedOut.seconds + again * meanSeconds;
  return { matter, stage, part, sums, meanSeconds, lostSeconds };
}

function visitsOf(rows: readonly DayOfMatterStep[]): Visits {
  const sums = sumsOf(rows);
  const [finished, saved, gaveUp, timedOut] = [sums.finished, sums.saved, sums.gaveUp, sums.timedOut];
  return {
    begun: finished.count + saved.count + gaveUp.count + timedOut.count,
    finished: finished.count,
    saved: saved.count,
    gaveUp: gaveUp.count,
    timedOut: timedOut.count,
    helped: sums.helped.count,
    turnedBack: sums.turnedBack.count,
    refused: sums.refused.count,
    meanSeconds: finished.count === 0 ? null : finished.seconds / finished.count,
  };
}

/** The last two guides under which it was handled; nothing where there was one. */
function changeOf(rows: readonly DayOfMatterStep[]): Analysed["changes"] {
  const versions = grouped(rows, ({ version }) => version)
    .map((ofVersion) => ({
      version: ofVersion[0]?.version ?? "",
      since: ofVersion.reduce((first, { day }) => (day < first ? day : first), "9999-12-31"),
      visits: visitsOf(ofVersion),
    }))
    .filter(({ visits }) => visits.begun > 0)
    .toSorted((one, other) => compare(one.since, other.since) || compareVersions(one.version, other.version));
  const [before, after] = versions.slice(-2);
  if (!before || !after) return [];
  const { since, ...latest } = after;
  return [
    {
      matterId: rows[0]?.matter ?? "",
      before: { version: before.version, visits: before.visits },
      after: latest,
      since,
      verdict: verdictOf(before.visits, latest.visits),
    },
  ];
}

/** `2026-11` before `2026-11.2` before `2026-11.10`. */
function compareVersions(one: string, other: string): number {
  const [month = "", revision = "0"] = one.split(".");
  const [otherMonth = "", otherRevision = "0"] = other.split(".");
  return compare(month, otherMonth) || Number(revision) - Number(otherRevision);
}

/**
 * Whether the share of visits that were not lost differs by more than chance: the intervals of Wilson's score (1927) for 95 % do not meet.
 * That is stricter than a test of the difference, and says `unclear` of a handful of visits whatever they did.
 */
function verdictOf(before: Visits, after: Visits): ContentChange["verdict"] {
  const [low, high] = wilson(kept(before), before.begun);
  const [lowAfter, highAfter] = wilson(kept(after), after.begun);
  if (lowAfter > high) return "better";
  return highAfter < low ? "worse" : "unclear";
}

const kept = ({ finished, saved }: Visits): number => finished + saved;

/** The bounds between which a share lies of which so many of so many were seen. */
export function wilson(seen: number, of: number): readonly [number, number] {
  const z = 1.96;
  const share = seen / of;
  const middle = share + z ** 2 / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const whole = 1 + z ** 2 / of;
  return [(middle - half) / whole, (middle + half) / whole];
}

const noSums: Sums = Object.fromEntries(
  (["reached", "helped", "turnedBack", "refused", "finished", "saved", "gaveUp", "timedOut"] as const).map(
    (kind) => [kind, { count: 0, seconds: 0 }],
  ),
) as Sums;

function sumsOf(rows: readonly DayOfMatterStep[]): Sums {
  const sums = { ...noSums };
  for (const { kind, count, seconds } of rows)
    sums[kind] = { count: sums[kind].count + count, seconds: sums[kind].seconds + seconds };
  return sums;
}

function grouped<Row>(rows: readonly Row[], key: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row)) ?? [];
    groups.set(key(row), group);
    group.push(row);
  }
  return [...groups.values()];
}
