import type { Clock } from "../../../device-drivers/clock.ts";
import type { JourneyStep } from "../../contract/journeys.ts";
import { StorageError } from "../../storage/database.ts";
import { dayOf, hourOfDay } from "../calendar/day.ts";
import type { StepCount, SummaryStore } from "./summary-store.ts";

/** Milliseconds until what was counted is on the disk; a crash loses no more of it than this. They are counts, not numbers. */
export const stepsDelay = 2000;

/** Counts the steps of citizens' sessions. */
export interface JourneyCounter {
  record(terminalId: string, steps: readonly JourneyStep[]): void;
  /** Writes what is counted so far. */
  flush(): void;
  close(): void;
}

export function countJourneys(store: SummaryStore, clock: Clock): JourneyCounter {
  const counts = new Map<string, StepCount>();
  let timer: unknown;

  const flush = () => {
    clock.clearTimeout(timer);
    timer = undefined;
    if (counts.size === 0) return;
    store.addSteps([...counts.values()]);
    counts.clear();
  };
  const flushLater = () => {
    timer ??= clock.setTimeout(() => {
      try {
        flush();
      } catch (cause) {
        // Another process writes: what is counted is kept, and tried again.
        if (!(cause instanceof StorageError) || cause.code !== "storage.busy") throw cause;
        flushLater();
      }
    }, stepsDelay);
  };

  return {
    record(terminalId, steps) {
      const now = clock.now();
      const day = dayOf(now);
      const hour = hourOfDay(now);
      for (const { state, kind, count } of steps) {
        const key = `${day} ${hour} ${terminalId} ${state} ${kind}`;
        const before = counts.get(key)?.count ?? 0;
        counts.set(key, { day, hour, terminalId, state, kind, count: before + count });
      }
      if (counts.size > 0) flushLater();
    },
    flush,
    close: () => clock.clearTimeout(timer),
  };
}
