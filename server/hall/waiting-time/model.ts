import { type ArrivalStream, expectedArrivals, slotLength, slotShare } from "./arrivals.ts";
import { type LearnerState, noShowProbability, occupiedMean, occupiedShape, timingOf } from "./learner.ts";
import type { Shape } from "./shape.ts";
import type { VisibleState } from "./visible-state.ts";

/** What a replay needs to know of a hall beside its visible state. Durations in milliseconds. */
export interface HallModel {
  /** Mean time for which one who comes takes this window. */
  occupied(serviceId: string, windowId: string): number;
  /** Its shape. */
  shape(serviceId: string): Shape;
  /** Probability that who is called does not come. */
  noShow(serviceId: string): number;
  /** How long a window waits for who does not come. */
  readonly grace: Timing;
  /** How long who comes needs to the window. */
  readonly walk: Timing;
  readonly arrivals: ExpectedArrivals;
}

export interface Timing {
  readonly mean: number;
  readonly shape: Shape;
}

export interface ExpectedArrivals {
  /** When the first rate of each stream ends; each following holds for `slotLength`. */
  readonly firstEnds: number;
  readonly slotLength: number;
  readonly streams: readonly ArrivalStream[];
}

/** The model that a learner has come to, for one visible state. */
export function learnedModel(learner: LearnerState, { now }: Pick<VisibleState, "now">): HallModel {
  const shapes = new Map<string, Shape>();
  return {
    occupied: (serviceId, windowId) => occupiedMean(learner, serviceId, windowId, now),
    shape(serviceId) {
      let shape = shapes.get(serviceId);
      if (!shape) {
        shape = occupiedShape(learner, serviceId);
        shapes.set(serviceId, shape);
      }
      return shape;
    },
    noShow: (serviceId) => noShowProbability(learner, serviceId),
    grace: timingOf(learner.grace, now),
    walk: timingOf(learner.walk, now),
    arrivals: {
      firstEnds: now + Math.max(0, 1 - slotShare(learner.arrivals, now)) * slotLength,
      slotLength,
      streams: expectedArrivals(learner.arrivals, now),
    },
  };
}
