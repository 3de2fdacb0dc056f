import type { Clock } from "../../device-drivers/clock.ts";

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

/** A clock that moves only when told to. Timers fire in order of their due time, then of creation. */
export class SimulatedClock implements Clock {
  #now: number;
  #timers = new Map<number, Timer>();
  #nextId = 1;

  constructor(start = Date.UTC(2026, 10, 23, 1, 0, 0)) {
    this.#now = start;
  }

  /** Whole milliseconds, as the system's clock tells them. */
  now = (): number => Math.floor(this.#now);

  setTimeout = (callback: () => void, milliseconds: number): unknown => {
    const id = this.#nextId++;
    this.#timers.set(id, { due: this.#now + milliseconds, callback });
    return id;
  };

  clearTimeout = (timer: unknown): void => {
    this.#timers.delete(timer as number);
  };

  defer = (callback: () => void): void => void setImmediate(callback);

  get pendingTimers(): number {
    return this.#timers.size;
  }

  /**
   * Moves time forward, letting promise reactions run before and after every timer that falls due; or what `settled` waits
   * for, where there is more than promises.
   */
  async advance(milliseconds: number, settled = settle): Promise<void> {
    const end = this.#now + milliseconds;
    await settled();
    for (;;) {
      const next = this.#earliest();
      if (!next || next.timer.due > end) break;
      this.#timers.delete(next.id);
      this.#now = Math.max(this.#now, next.timer.due);
      next.timer.callback();
      await settled();
    }
    this.#now = end;
    await settled();
  }

  /** The machine slept: what fell due meanwhile is late, and fires once. */
  async sleep(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    await this.advance(0);
  }

  #earliest(): { id: number; timer: Timer } | undefined {
    let earliest: { id: number; timer: Timer } | undefined;
    for (const [id, timer] of this.#timers) {
      if (!earliest || timer.due < earliest.timer.due) earliest = { id, timer };
    }
    return earliest;
  }
}

/** Lets pending promise reactions and immediates run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}
