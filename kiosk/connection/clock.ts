/** The pages' one clock: time, and timers in the shape that XState's `clock` option takes. */
export interface PageClock {
  now(): number;
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
}

export const pageClock: PageClock = {
  now: () => Date.now(),
  setTimeout: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
  clearTimeout: (timer) => window.clearTimeout(timer as number),
};
