import type { PainFigures, PainStatistics } from "../../contract/pain-points/desk.ts";
import { painKinds } from "../../contract/pain-points/words.ts";
import { workingDaysLeft } from "../matters/terms.ts";
import { shareOf } from "../ratings/counts.ts";
import { isOver, type PainPoint, type PainsState } from "./state.ts";
import { isOverdue, matterView, type PainSources, unitView } from "./views.ts";

/** What was reported in some days, and what became of it: by kind, matter, step and unit; both ends belong to it. */
export function painStatistics(
  sources: PainSources,
  state: PainsState,
  { from, to, today }: { readonly from: string; readonly to: string; readonly today: string },
): PainStatistics {
  const points = [...state.points.values()].filter(({ day }) => from <= day && day <= to);
  const figures = (of: readonly PainPoint[]) => figuresOf(sources, of, today);
  const byMatter = grouped(points, ({ matterId }) => matterId);
  const byStep = grouped(points, ({ step }) => step && `${step.matter} ${step.stage} ${step.part}`);
  const byUnit = grouped(points, ({ unit }) => unit);
  return {
    from,
    to,
    total: figures(points),
    kinds: painKinds.map((kind) => ({ kind, figures: figures(points.filter((each) => each.kind === kind)) })),
    matters: byMatter.map(([id, of]) => ({ matter: matterView(sources, id), figures: figures(of) })),
    steps: byStep.flatMap(([, of]) => {
      const step = of[0]?.step;
      if (!step) return [];
      const { matter, stage, part } = step;
      const partName = sources.partName(step);
      return [{ matter: matterView(sources, matter), stage, part, partName, figures: figures(of) }];
    }),
    units: byUnit.map(([id, of]) => ({ unit: unitView(sources, id), figures: figures(of) })),
  };
}

/** Those that have a key, by it; the most first, then in order of the keys. */
function grouped(
  points: readonly PainPoint[],
  keyOf: (point: PainPoint) => string | null,
): [string, PainPoint[]][] {
  const groups = new Map<string, PainPoint[]>();
  for (const point of points) {
    const key = keyOf(point);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), point]);
  }
  return [...groups].toSorted(
    ([one, some], [other, others]) => others.length - some.length || one.localeCompare(other),
  );
}

function figuresOf(sources: PainSources, all: readonly PainPoint[], today: string): PainFigures {
  // Who said the same again is counted as having said it, and is answered by the one answer.
  const points = all.filter(({ stage }) => stage !== "merged");
  const answered = points.filter(({ answeredOn }) => answeredOn !== null);
  // A clock that still runs says nothing yet, neither well nor ill.
  const toAnswer = points.filter(
    ({ answeredOn, stage, promised }) =>
      answeredOn !== null || (stage !== "declined" && promised.day < today),
  );
  const lengths = answered
    .map(({ day, answeredOn }) =>
      workingDaysLeft(sources.arrangements, day, { day: answeredOn ?? day, assumed: false }),
    )
    .toSorted((one, other) => one - other);
  return {
    reported: all.length,
    open: points.filter((point) => !isOver(point)).length,
    overdue: points.filter((point) => isOverdue(point, today)).length,
    answered: answered.length,
    declined: points.filter(({ stage }) => stage === "declined").length,
    medianDays: medianOf(lengths),
    inTimeShare: shareOf(
      toAnswer.filter(({ answeredInTime }) => answeredInTime === true).length,
      toAnswer.length,
    ),
    againShare: shareOf(answered.filter(({ again }) => again).length, answered.length),
  };
}

/** @param sorted ascending */
function medianOf(sorted: readonly number[]): number | null {
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  if (upper === undefined) return null;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}
