import type { Clock } from "../../device-drivers/clock.ts";

/** Nanoseconds before a timer is due from which on the clock does not sleep any more: beyond the error of Node's timers. */
const spinFrom = 3e6;

/**
 * A clock whose timers fire within microseconds, where Node's own come up to a millisecond late: it does not sleep while
 * one is near. @param unit nanoseconds of what it counts in
 */
export function spinningClock(unit: number): Clock {
  const origin = process.hrtime.bigint();
  const elapsed = () => Number(process.hrtime.bigint() - origin);
  const timers = new Map<number, { due: number; callback: () => void }>();
  let nextId = 1;
  let isTurning = false;

  const turn = () => {
    for (const [id, { due, callback }] of timers) {
      if (due > elapsed()) continue;
      timers.delete(id);
      callback();
    }
    isTurning = timers.size > 0;
    if (!isTurning) return;
    const rest = Math.min(...[...timers.values()].map(({ due }) => due)) - elapsed();
    if (rest <= spinFrom) setImmediate(turn);
    else {
      isTurning = false;
      setTimeout(start, (rest - spinFrom) / 1e6);
    }
  };
  const start = () => {
    if (isTurning) return;
    isTurning = true;
    setImmediate(turn);
  };
  return {
    now: () => elapsed() / unit,
    setTimeout(callback, delay) {
      const id = nextId++;
      timers.set(id, { due: elapsed() + delay * unit, callback });
      start();
      return id;
    },
    clearTimeout: (id) => void timers.delete(id as number),
    defer: (callback) => void setImmediate(callback),
  };
}
