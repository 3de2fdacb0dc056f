import * as z from "zod/mini";

/**
 * A mean that may change: over the weeks, from day to day and within a day. Three memories of different length forecast the day; each
 * counts by how well it forecast the days before. During the day the forecast is corrected by what the last hours showed, as far as such
 * corrections have proved true before. One observation costs the same however many there were.
 */
export const meanTracker = z.object({
  memories: z.array(z.object({ sum: z.number(), count: z.number(), misses: z.number() })),
  today: z.object({ sum: z.number(), count: z.number() }),
  /** What was seen over what was forecast, fading within hours. */
  recent: z.object({ sum: z.number(), count: z.number(), at: z.number() }),
  /** Observations since the last look at how far groups of them lie from the forecast. */
  group: z.object({ sum: z.number(), count: z.number() }),
  /** Variance of the true level of such a group around the forecast, over the squared forecast. */
  wobble: z.object({ variance: z.number(), groups: z.number() }),
});
export type MeanTracker = z.infer<typeof meanTracker>;

/** Half-lives of the memories, days with work. */
const halfLives = [2, 8, 32];
/** Observations that what was assumed before counts for. */
const priorCount = 3;
const groupSize = 16;
/** Groups that the wobble remembers. */
const wobbleMemory = 200;
/** Of the first guess of the wobble: a day may well be 15 % off. */
const priorWobble = 0.15 ** 2;
const hour = 3_600_000;
/** Half-life of what the last hours showed. */
const recentHalfLife = 3 * hour;
/** How fast a forecast's misses are forgiven, a day. */
const forgiving = 0.95;

export function newMeanTracker(prior: number): MeanTracker {
  return {
    memories: halfLives.map(() => ({ sum: prior * priorCount, count: priorCount, misses: 0 })),
    today: { sum: 0, count: 0 },
    recent: { sum: 0, count: 0, at: 0 },
    group: { sum: 0, count: 0 },
    wobble: { variance: priorWobble, groups: 0 },
  };
}

/** @param squaredCv variance of one observation over the squared mean */
export function trackedMean(tracker: MeanTracker, at: number, squaredCv: number): number {
  return forecast(tracker, squaredCv) * correction(tracker, at, squaredCv);
}

/** Adds one observation at its moment, in place. */
export function track(tracker: MeanTracker, value: number, at: number, squaredCv: number): void {
  const expected = forecast(tracker, squaredCv);
  const ratio = Math.min(value / expected, farthest(squaredCv));
  tracker.today.sum += ratio * expected;
  tracker.today.count += 1;
  const { recent, group, wobble } = tracker;
  const fading = faded(recent.at, at);
  recent.sum = recent.sum * fading + ratio;
  recent.count = recent.count * fading + 1;
  recent.at = Math.max(at, recent.at);
  group.sum += ratio;
  group.count += 1;
  if (group.count < groupSize) return;
  // The mean of a group strays by chance with squaredCv / n; what is more than that is wobble.
  const stray = (group.sum / group.count - 1) ** 2 - squaredCv / group.count;
  wobble.groups = Math.min(wobble.groups + 1, wobbleMemory);
  wobble.variance += (stray - wobble.variance) / (wobble.groups + 4);
  tracker.group = { sum: 0, count: 0 };
}

/** Puts the day into the memories, in place. A day without work teaches nothing and makes nothing forgotten. */
export function closeTrackedDay(tracker: MeanTracker, squaredCv: number): void {
  const { sum, count } = tracker.today;
  if (count > 0) {
    for (const [index, memory] of tracker.memories.entries()) {
      const miss = (sum / count / (memory.sum / memory.count) - 1) ** 2;
      memory.misses = memory.misses * forgiving + miss / (squaredCv / count + 0.001);
      const kept = 0.5 ** (1 / (halfLives[index] ?? 1));
      memory.sum = memory.sum * kept + sum;
      memory.count = memory.count * kept + count;
    }
  }
  tracker.today = { sum: 0, count: 0 };
  tracker.recent = { sum: 0, count: 0, at: 0 };
  tracker.group = { sum: 0, count: 0 };
}

/**
 * So many means a single observation counts at most: six standard deviations above. Somebody forgot to press a button; what truly is that
 * rare is hardly missed.
 */
export const farthest = (squaredCv: number): number => 1 + 6 * Math.sqrt(squaredCv);

/** What the memories and the whole of today say. */
function forecast({ memories, today }: MeanTracker, squaredCv: number): number {
  const least = Math.min(...memories.map(({ misses }) => misses));
  let sum = 0;
  let weights = 0;
  for (const memory of memories) {
    const weight = Math.exp((least - memory.misses) / 2);
    // A young memory listens to the whole of today, an old one only to the correction.
    const young = memory.count < youth(squaredCv);
    const total = memory.sum + (young ? today.sum : 0);
    const count = memory.count + (young ? today.count : 0);
    sum += (weight * total) / count;
    weights += weight;
  }
  return sum / weights;
}

/** Observations after which a mean is known to 10 %. */
const youth = (squaredCv: number): number => Math.max(10, squaredCv * 100);

function correction({ recent, wobble }: MeanTracker, at: number, squaredCv: number): number {
  const fading = faded(recent.at, at);
  const trust = squaredCv / Math.max(wobble.variance, 1e-4);
  return (recent.sum * fading + trust) / (recent.count * fading + trust);
}

const faded = (since: number, at: number): number => 0.5 ** (Math.max(0, at - since) / recentHalfLife);
