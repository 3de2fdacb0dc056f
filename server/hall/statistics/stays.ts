/**
 * How long people stand on a step, as a coarse histogram: so that the middle of them can be told without keeping how long any of them stood.
 * Pure.
 */

/** Where one bucket ends and the next begins, seconds; the last has no end. House rule: about half as much again each time. */
export const stayBounds = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600] as const;

/** @returns the bucket's place, from 0 to `stayBounds.length` */
export function stayBucket(seconds: number): number {
  const place = stayBounds.findIndex((bound) => seconds < bound);
  return place < 0 ? stayBounds.length : place;
}

/** Fewer say nothing of people's middle. */
export const fewestStays = 5;

/** From so many seconds on, and below so many; null: without an end. */
export interface StaySpan {
  readonly from: number;
  readonly below: number | null;
}

/**
 * The bucket in which the median stands, of an even number the lower one.
 *
 * @param counts by the bucket's place @returns null: there are too few
 */
export function medianStay(counts: ReadonlyMap<number, number>): StaySpan | null {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (all < fewestStays) return null;
  let seen = 0;
  for (let place = 0; place <= stayBounds.length; place += 1) {
    seen += counts.get(place) ?? 0;
    if (2 * seen >= all) return { from: stayBounds[place - 1] ?? 0, below: stayBounds[place] ?? null };
  }
  return null;
}
