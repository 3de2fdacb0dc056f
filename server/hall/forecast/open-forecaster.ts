import type { Clock } from "../../../device-drivers/clock.ts";
import { type Database, StorageError } from "../../storage/database.ts";
import type { EventStore } from "../../storage/event-store.ts";
import type { HallDirectory } from "../hall-config.ts";
import type { QueueEvent, QueueOutcome } from "../queue/events.ts";
import { evolve } from "../queue/evolve.ts";
import { emptyQueue, type QueueState } from "../queue/state.ts";
import type { Random } from "../waiting-time/random.ts";
import { Forecaster, nothingLearned } from "./forecaster.ts";
import { openLearnedStore } from "./learned-store.ts";

/** Days of the log that a hall learns from that has learned nothing yet, or was long shut. As many as the benches warm up. */
const learnedDays = 20;

/** Events above which a day is not gone through at the start: it would keep the hall shut for longer than a second. */
const largestDay = 100_000;

export interface OpenForecasterOptions {
  readonly hall: HallDirectory;
  readonly database: Database;
  readonly store: EventStore<QueueEvent, QueueOutcome>;
  /** Of today. */
  readonly state: QueueState;
  readonly clock: Clock;
  readonly random: Random;
}

export interface OpenForecaster {
  readonly forecaster: Forecaster;
  /** Keeps how good the word was, and writes nothing more. */
  close(): void;
}

/** Another process has the lock: it has seen the same events and keeps the same, or else the log teaches it again. */
function unlessBusy(write: () => void): void {
  try {
    write();
  } catch (cause) {
    if (!(cause instanceof StorageError) || cause.code !== "storage.busy") throw cause;
  }
}

/** A day that is over; undefined where its events cannot be read: then it teaches nothing, and the hall opens all the same. */
function dayOf(store: EventStore<QueueEvent, QueueOutcome>, day: string): QueueState | undefined {
  try {
    const past = emptyQueue(day);
    for (const recorded of store.ofDay(day, Number.MAX_SAFE_INTEGER)) evolve(past, recorded);
    return past;
  } catch (cause) {
    if (cause instanceof StorageError && cause.code === "storage.corrupt") return undefined;
    throw cause;
  }
}

/** A forecaster that knows what the hall had learned, and what its log has to teach since. @throws StorageError */
export function openForecaster(options: OpenForecasterOptions): OpenForecaster {
  const { hall, database, store, state, clock, random } = options;
  const kept = openLearnedStore(database);
  const before = kept.learner();
  const fresh = nothingLearned();
  const learned = {
    learner: before?.state ?? fresh.learner,
    ...(kept.record() ?? { calibration: fresh.calibration, accuracy: fresh.accuracy }),
  };
  let closed = false;
  const keep = () =>
    unlessBusy(() => kept.keepRecord({ calibration: learned.calibration, accuracy: learned.accuracy }));
  const forecaster = new Forecaster({
    hall,
    random,
    learned,
    onDayEnd(day) {
      const data = JSON.stringify(learned.learner);
      // Not now: the event that begins the next day is being committed.
      clock.setTimeout(() => {
        if (closed) return;
        unlessBusy(() => kept.keepLearner(day, data));
        keep();
      }, 0);
    },
  });
  let room = largestDay;
  for (const { day, events } of store.days(before?.day ?? "", state.day).slice(-learnedDays)) {
    room -= events;
    if (room < 0) continue;
    const past = dayOf(store, day);
    if (past) forecaster.takeDay(past);
  }
  forecaster.takeDay(state);
  return {
    forecaster,
    close() {
      if (!closed) keep();
      closed = true;
    },
  };
}
