import type { HallModel } from "./model.ts";
import type { InHand } from "./visible-state.ts";

/** Milliseconds for which a window is still taken, at a uniform number in [0, 1). */
export type Rest = (draw: number) => number;

/**
 * For how long a window is still taken by whom it has in hand. Who has come is served on, as that kind of service does after having gone
 * on so long. Who was called and has not come may still come or not, the less likely the longer it has lasted.
 */
export function restOf(inHand: InHand, windowId: string, now: number, model: HallModel): Rest {
  const { serviceId, calledAt, startedAt } = inHand;
  const gone = Math.max(0, now - calledAt);
  const mean = model.occupied(serviceId, windowId);
  const shape = model.shape(serviceId);
  const service: Rest = (draw) => mean * shape.residual(gone / mean, draw);
  if (startedAt !== null) return service;
  const { walk, grace } = model;
  const missing = model.noShow(serviceId);
  const absent = missing * (1 - grace.shape.below(gone / grace.mean));
  const walking = (1 - missing) * (1 - walk.shape.below(gone / walk.mean));
  // Longer than either ever took: it is known only that somebody may come yet.
  const absence = absent + walking > 0 ? absent / (absent + walking) : missing;
  return (draw) =>
    draw < absence
      ? grace.mean * grace.shape.residual(gone / grace.mean, draw / absence)
      : service((draw - absence) / (1 - absence));
}
