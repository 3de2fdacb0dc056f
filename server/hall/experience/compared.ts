import type { OpenedExperience } from "../../contract/experience/desk.ts";
import type { DayOfMatterStep, StayCount } from "../statistics/matter-step-store.ts";
import { medianStay } from "../statistics/stays.ts";

const keyOf = ({ matter, stage, part }: Pick<StayCount, "matter" | "stage" | "part">): string =>
  `${matter} ${stage} ${part}`;

/** How long citizens stand at each place, by `placeKey`: their mean from the sums, their middle from the buckets. Pure. */
export function citizensAt(
  rows: readonly DayOfMatterStep[],
  stays: readonly StayCount[],
): Pick<OpenedExperience, "citizens" | "medians"> {
  const sums = new Map<string, { count: number; seconds: number }>();
  for (const row of rows) {
    if (row.kind !== "reached") continue;
    const so = sums.get(keyOf(row)) ?? { count: 0, seconds: 0 };
    sums.set(keyOf(row), { count: so.count + row.count, seconds: so.seconds + row.seconds });
  }
  const buckets = new Map<string, Map<number, number>>();
  for (const stay of stays) {
    const so = buckets.get(keyOf(stay)) ?? new Map<number, number>();
    buckets.set(keyOf(stay), so.set(stay.bucket, (so.get(stay.bucket) ?? 0) + stay.count));
  }
  const citizens: OpenedExperience["citizens"] = {};
  for (const [key, { count, seconds }] of sums) if (count > 0) citizens[key] = seconds / count;
  const medians: OpenedExperience["medians"] = {};
  for (const [key, counts] of buckets) {
    const median = medianStay(counts);
    if (median) medians[key] = median;
  }
  return { citizens, medians };
}
