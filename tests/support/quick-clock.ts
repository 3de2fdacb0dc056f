import { type Clock, systemClock } from "../../device-drivers/clock.ts";

/**
 * The system's clock, so many times as fast: for what waits by rule beside what really goes over ports and the net. What is bounded by it
 * has so much less real time, so that it must be far from its bound.
 */
export function quickClock(times: number): Clock {
  const begun = systemClock.now();
  return {
    ...systemClock,
    now: () => Math.floor(begun + (systemClock.now() - begun) * times),
    setTimeout: (callback, milliseconds) => systemClock.setTimeout(callback, milliseconds / times),
  };
}
