import type { Clock } from "../../../device-drivers/clock.ts";
import type { JourneyStep } from "../../contract/journeys.ts";
import type { MatterStep } from "../../contract/matter-steps.ts";
import { StorageError } from "../../storage/database.ts";
import { dayOf, hourOfDay } from "../calendar/day.ts";
import type { MatterStepCount, MatterStepStore, StayCount } from "./matter-step-store.ts";
import { stayBucket } from "./stays.ts";
import type { StepCount, SummaryStore } from "./summary-store.ts";

/** Milliseconds until what was counted is on the disk; a crash loses no more of it than this. They are counts, not numbers. */
export const stepsDelay = 2000;

/** Counts the steps of citizens' sessions, and of the matters in them. */
export interface JourneyCounter {
  record(terminalId: string, steps: readonly JourneyStep[], matters: readonly MatterStep[]): void;
  /** Writes what is counted so far. */
  flush(): void;
  close(): void;
}

export function countJourneys(
  store: Pick<SummaryStore, "addSteps">,
  matterStore: Pick<MatterStepStore, "add" | "addStays">,
  clock: Clock,
): JourneyCounter {
  const counts = new Map<string, StepCount>();
  const matterCounts = new Map<string, MatterStepCount>();
  const stays = new Map<string, StayCount & { readonly day: string }>();
  let timer: unknown;

  const flush = () => {
    clock.clearTimeout(timer);
    timer = undefined;
    if (counts.size > 0) store.addSteps([...counts.values()]);
    counts.clear();
    if (matterCounts.size > 0) matterStore.add([...matterCounts.values()]);
    matterCounts.clear();
    if (stays.size > 0) matterStore.addStays([...stays.values()]);
    stays.clear();
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
    record(terminalId, steps, matters) {
      const now = clock.now();
      const day = dayOf(now);
      const hour = hourOfDay(now);
      for (const { state, kind, count } of steps) {
        const key = `${day} ${hour} ${terminalId} ${state} ${kind}`;
        const before = counts.get(key)?.count ?? 0;
        counts.set(key, { day, hour, terminalId, state, kind, count: before + count });
      }
      for (const step of matters) {
        const { matter, version, stage, part, kind } = step;
        const key = [day, terminalId, matter, version, stage, part, kind].join(" ");
        const before = matterCounts.get(key);
        matterCounts.set(key, {
          ...step,
          day,
          terminalId,
          count: step.count + (before?.count ?? 0),
          seconds: step.seconds + (before?.seconds ?? 0),
        });
        if (kind !== "reached") continue;
        // Who stood there several times stood there for so long each time, on the mean.
        const bucket = stayBucket(step.seconds / step.count);
        const stay = [day, matter, stage, part, bucket].join(" ");
        const count = step.count + (stays.get(stay)?.count ?? 0);
        stays.set(stay, { day, matter, stage, part, bucket, count });
      }
      if (counts.size + matterCounts.size > 0) flushLater();
    },
    flush,
    close: () => clock.clearTimeout(timer),
  };
}
