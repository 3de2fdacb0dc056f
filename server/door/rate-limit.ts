import type { Clock } from "../../device-drivers/clock.ts";

/** Messages a second that one connection may send for long, and at once. A person at a page sends a few a second. */
export const sustainedRate = 100;
export const burst = 200;

/** A token bucket on the injected clock. */
export class RateLimit {
  readonly #clock: Clock;
  #tokens = burst;
  #at: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#at = clock.now();
  }

  /** Whether one more is allowed now; counts it when so. */
  take(): boolean {
    const now = this.#clock.now();
    this.#tokens = Math.min(burst, this.#tokens + (Math.max(0, now - this.#at) * sustainedRate) / 1000);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
