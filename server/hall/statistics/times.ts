import * as z from "zod/mini";

/**
 * Lengths of time that can be added up: those of hours make those of the day, those of days those of the month. Milliseconds.
 * Mean and longest stay exact; of waits, a histogram is kept besides, from which percentiles are read.
 */

const count = z.number().check(z.int(), z.minimum(0));

/** Times of one kind. */
export const times = z.strictObject({
  count,
  sum: z.number().check(z.minimum(0)),
  longest: z.number().check(z.minimum(0)),
});
export type Times = z.infer<typeof times>;

/** Width of a bin of the histogram, milliseconds: a percentile is at most so much too long, and never too short. */
export const binWidth = 30_000;

/** The last bin takes everything longer than four hours; its percentile is the longest of all. */
export const lastBin = (4 * 3_600_000) / binWidth;

/**
 * Times with their histogram: bin 0 holds those of no length, bin n those from (n − 1) · 30 s, without it, to n · 30 s, with it.
 * Bins without anything are left out.
 */
export const waits = z.strictObject({
  ...times.shape,
  bins: z.record(z.string().check(z.regex(/^\d{1,3}$/)), count),
});
export type Waits = z.infer<typeof waits>;

export const noTimes = (): Times => ({ count: 0, sum: 0, longest: 0 });
export const noWaits = (): Waits => ({ ...noTimes(), bins: {} });

export const binOf = (length: number): number => Math.min(lastBin, Math.ceil(length / binWidth));

export function addTime(to: Times, length: number): void {
  to.count += 1;
  to.sum += length;
  to.longest = Math.max(to.longest, length);
}

export function addWait(to: Waits, length: number): void {
  addTime(to, length);
  const bin = binOf(length);
  to.bins[bin] = (to.bins[bin] ?? 0) + 1;
}

export function mergeTimes(to: Times, from: Times): void {
  to.count += from.count;
  to.sum += from.sum;
  to.longest = Math.max(to.longest, from.longest);
}

export function mergeWaits(to: Waits, from: Waits): void {
  mergeTimes(to, from);
  for (const [bin, each] of Object.entries(from.bins)) to.bins[bin] = (to.bins[bin] ?? 0) + each;
}

export const meanOf = ({ count, sum }: Times): number | null =>
  count === 0 ? null : Math.round(sum / count);

/**
 * How many were longer than a limit.
 *
 * @param limit milliseconds; exact at a multiple of `binWidth` below the last bin, else rounded down to one
 */
export function countOver({ bins }: Pick<Waits, "bins">, limit: number): number {
  const last = Math.floor(limit / binWidth);
  let over = 0;
  for (const [bin, each] of Object.entries(bins)) if (Number(bin) > last) over += each;
  return over;
}

/**
 * The shortest time that `share` of all do not exceed, rounded up to the edge of its bin; null where there are none.
 *
 * @param share above 0, at most 1
 */
export function percentileOf({ count, longest, bins }: Waits, share: number): number | null {
  if (count === 0) return null;
  const rank = Math.ceil(share * count);
  let seen = 0;
  // Integer keys stand in rising order in every object.
  for (const [bin, each] of Object.entries(bins)) {
    seen += each;
    if (seen >= rank) return Number(bin) === lastBin ? longest : Math.min(longest, Number(bin) * binWidth);
  }
  return longest;
}
