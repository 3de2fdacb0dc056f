import * as z from "zod/mini";
import { arrivals, closeArrivals, countArrival, newArrivals, openArrivals } from "./arrivals.ts";
import {
  closeTrackedDay,
  farthest,
  meanTracker,
  newMeanTracker,
  track,
  trackedMean,
} from "./mean-tracker.ts";
import { bins, countRatio, emptyCounts, type Shape, shapeOf } from "./shape.ts";

const counts = z.array(z.number()).check(z.length(bins));
const effect = z.object({ ratios: z.number(), count: z.number() });
/** A duration of the whole hall. */
const timing = z.object({
  mean: meanTracker,
  /** Of the ratios to the mean. */
  counts,
  spread: z.object({ ratios: z.number(), squares: z.number(), count: z.number() }),
});

/**
 * What a hall has learned of itself; plain JSON, to be stored each night and read back. Durations in milliseconds. It holds sums over
 * many visits and nothing of any one.
 */
export const learnerState = z.object({
  version: z.literal(1),
  /** By service id: how long a window is taken by one who comes, called → finished, were all windows alike. */
  services: z.record(z.string(), timing),
  /** By window id: how much slower it is than others, altogether and by service. */
  windows: z.record(z.string(), z.object({ all: effect, services: z.record(z.string(), effect) })),
  /** Called → begun, of those who come. */
  walk: timing,
  /** Called → given up, of those who do not. */
  grace: timing,
  /** By service id. */
  noShows: z.record(z.string(), z.object({ called: z.number(), missed: z.number() })),
  arrivals,
});
export type LearnerState = z.infer<typeof learnerState>;
type Timing = z.infer<typeof timing>;

export type Observation =
  | { readonly kind: "arrived"; readonly at: number; readonly serviceId: string; readonly weight: number }
  | {
      readonly kind: "served";
      readonly serviceId: string;
      readonly windowId: string;
      readonly calledAt: number;
      readonly startedAt: number;
      readonly finishedAt: number;
    }
  | {
      readonly kind: "noShow";
      readonly serviceId: string;
      readonly calledAt: number;
      readonly givenUpAt: number;
    };

const minute = 60_000;
/** Assumed until something is seen; each is overruled by the first dozen visits. */
const priors = {
  service: 10 * minute,
  walk: minute / 2,
  grace: 1.5 * minute,
  noShow: 0.05,
  noShowCalls: 20,
  squaredCv: 0.5,
  spreadCount: 15,
};
/** Visits that "this window is like the others" counts for. */
const windowPrior = 20;
/** What is kept of a day's counts and effects the day after: half of it after 23 days. */
const keptOvernight = 0.97;
/** A clock of whole seconds can say 0. */
const shortest = 1000;

export function newLearner(): LearnerState {
  return {
    version: 1,
    services: {},
    windows: {},
    walk: newTiming(priors.walk),
    grace: newTiming(priors.grace),
    noShows: {},
    arrivals: newArrivals(),
  };
}

/**
 * Begins a day, and puts the one before, if any, into the memories; begun again, it goes on.
 * @param dayStart midnight of the hall's own clock
 */
export function openDay(state: LearnerState, dayStart: number): void {
  if (state.arrivals.dayStart === dayStart) return;
  if (state.arrivals.dayStart !== null) closeDay(state);
  openArrivals(state.arrivals, dayStart);
}

/** Takes one observation in, in place; the cost does not depend on how many there were. */
export function learn(state: LearnerState, seen: Observation): void {
  switch (seen.kind) {
    case "arrived":
      countArrival(state.arrivals, seen);
      break;
    case "noShow":
      countCall(state, seen.serviceId).missed += 1;
      observe(state.grace, seen.givenUpAt - seen.calledAt, seen.givenUpAt);
      break;
    case "served":
      countCall(state, seen.serviceId);
      observe(state.walk, seen.startedAt - seen.calledAt, seen.startedAt);
      served(state, seen);
      break;
  }
}

/** How long this window is taken by one who comes for this service, on the average. */
export function occupiedMean(state: LearnerState, serviceId: string, windowId: string, at: number): number {
  const service = state.services[serviceId];
  if (!service) return priors.service;
  return trackedMean(service.mean, at, squaredCv(service)) * windowFactor(state, serviceId, windowId);
}

/** The shape of that time. */
export const occupiedShape = (state: LearnerState, serviceId: string): Shape =>
  shapeOf(state.services[serviceId]?.counts ?? emptyCounts());

export function noShowProbability(state: LearnerState, serviceId: string): number {
  const { called, missed } = state.noShows[serviceId] ?? { called: 0, missed: 0 };
  return (missed + priors.noShow * priors.noShowCalls) / (called + priors.noShowCalls);
}

export function timingOf({ mean, counts }: Timing, at: number): { mean: number; shape: Shape } {
  const shape = shapeOf(counts);
  return { mean: trackedMean(mean, at, shape.squaredCv), shape };
}

function served(state: LearnerState, seen: Extract<Observation, { kind: "served" }>): void {
  const { serviceId, windowId, calledAt, finishedAt } = seen;
  state.services[serviceId] ??= newTiming(priors.service);
  const service = state.services[serviceId];
  state.windows[windowId] ??= { all: { ratios: 0, count: 0 }, services: {} };
  const window = state.windows[windowId];
  window.services[serviceId] ??= { ratios: 0, count: 0 };
  const own = window.services[serviceId];
  const took = Math.max(shortest, finishedAt - calledAt);
  const spread = squaredCv(service);
  const level = trackedMean(service.mean, finishedAt, spread);
  const factor = windowFactor(state, serviceId, windowId);
  countShape(service, took / (level * factor));
  track(service.mean, took / factor, finishedAt, spread);
  const ratio = Math.min(took / level, farthest(spread));
  own.ratios += ratio / shrunk(window.all);
  own.count += 1;
  window.all.ratios += ratio;
  window.all.count += 1;
}

function windowFactor({ windows }: LearnerState, serviceId: string, windowId: string): number {
  const window = windows[windowId];
  if (!window) return 1;
  const own = window.services[serviceId];
  return shrunk(window.all) * (own ? shrunk(own) : 1);
}

const shrunk = ({ ratios, count }: z.infer<typeof effect>): number =>
  (ratios + windowPrior) / (count + windowPrior);

function countCall(state: LearnerState, serviceId: string) {
  state.noShows[serviceId] ??= { called: 0, missed: 0 };
  const record = state.noShows[serviceId];
  record.called += 1;
  return record;
}

function observe(timing: Timing, took: number, at: number): void {
  const spread = squaredCv(timing);
  const value = Math.max(shortest, took);
  countShape(timing, value / trackedMean(timing.mean, at, spread));
  track(timing.mean, value, at, spread);
}

function closeDay(state: LearnerState): void {
  for (const timing of [...Object.values(state.services), state.walk, state.grace]) {
    closeTrackedDay(timing.mean, squaredCv(timing));
    timing.counts = timing.counts.map((count) => count * keptOvernight);
    timing.spread.ratios *= keptOvernight;
    timing.spread.squares *= keptOvernight;
    timing.spread.count *= keptOvernight;
  }
  for (const { all, services } of Object.values(state.windows)) {
    for (const each of [all, ...Object.values(services)]) {
      each.ratios *= keptOvernight;
      each.count *= keptOvernight;
    }
  }
  for (const record of Object.values(state.noShows)) {
    record.called *= keptOvernight;
    record.missed *= keptOvernight;
  }
  closeArrivals(state.arrivals);
}

function countShape(timing: Timing, ratio: number): void {
  const { counts, spread } = timing;
  countRatio(counts, ratio);
  // Somewhat farther than it counts for the mean, or a spread that is larger than assumed would never be found.
  const counted = Math.min(ratio, 1.5 * farthest(squaredCv(timing)));
  spread.ratios += counted;
  spread.squares += counted * counted;
  spread.count += 1;
}

const newTiming = (mean: number): Timing => ({
  mean: newMeanTracker(mean),
  counts: emptyCounts(),
  spread: { ratios: 0, squares: 0, count: 0 },
});

/** Variance over the squared mean, kept within what counters show so that a few odd visits do not stop the learning. */
function squaredCv({ spread: { ratios, squares, count } }: Timing): number {
  const all = count + priors.spreadCount;
  const mean = (ratios + priors.spreadCount) / all;
  const square = (squares + priors.spreadCount * (1 + priors.squaredCv)) / all;
  return Math.min(4, Math.max(0.02, square / (mean * mean) - 1));
}
