import type { Clock } from "../../../device-drivers/clock.ts";
import { StorageError } from "../../storage/database.ts";
import type { EventStore } from "../../storage/event-store.ts";
import { dayOf, daysAfter } from "../calendar/day.ts";
import type { QueueEvent, QueueOutcome } from "../queue/events.ts";
import { evolve } from "../queue/evolve.ts";
import { emptyQueue } from "../queue/state.ts";
import type { MatterStepStore } from "./matter-step-store.ts";
import { summarise } from "./summarise.ts";
import type { Retention, SummaryStore } from "./summary-store.ts";
import type { Summary } from "./tally.ts";

/**
 * Milliseconds after midnight before a day is taken to be over. House rule: what was under way at midnight is committed within
 * seconds; five minutes also cover another process's clock.
 */
export const settleTime = 5 * 60_000;

/** Milliseconds between two looks for days that are over. */
export const rollUpInterval = 60_000;

/** Milliseconds between two days that are summarised one after the other: a busy one takes half a second, and people are waiting. */
export const rollUpPause = 1000;

export interface RollUpOptions {
  readonly store: SummaryStore;
  readonly matters: Pick<MatterStepStore, "forget">;
  readonly events: Pick<EventStore<QueueEvent, QueueOutcome>, "ofDay" | "lastSeq">;
  readonly clock: Clock;
  readonly retention: Retention;
  /** A day that cannot be summarised. The others are, and it is tried again at the next start. */
  report(what: string, cause: unknown): void;
}

/**
 * Summarises every day that is over, once, from its events; also those on which no process ran to see their end. Several processes
 * on one file may all do it: the first that has a day keeps it. The events stay.
 */
export function startRollUp({ store, matters, events, clock, retention, report }: RollUpOptions): {
  close(): void;
} {
  /** Every day up to this one is done. */
  let done = "";
  let tidiedOn = "";

  const look = () => {
    let pause = rollUpInterval;
    const today = dayOf(clock.now());
    const over = daysAfter(dayOf(clock.now() - settleTime), -1);
    const oldest = daysAfter(today, -retention.dailyDays);
    if (done < daysAfter(oldest, -1)) done = daysAfter(oldest, -1);
    try {
      const day = nextDay(over);
      if (day !== undefined) {
        done = day;
        pause = rollUpPause;
      } else if (tidiedOn !== today) {
        store.forget({ hours: daysAfter(today, -retention.hourlyDays), days: oldest });
        matters.forget(oldest);
        tidiedOn = today;
      }
    } catch (cause) {
      // Nothing is lost: it is tried again at the next look.
      if (!(cause instanceof StorageError) || cause.code !== "storage.busy") throw cause;
    }
    timer = clock.setTimeout(look, pause);
  };

  /** Summarises the next day that has no summary, and says which; undefined when there is none. */
  const nextDay = (over: string): string | undefined => {
    for (let day = store.dayWithEventsAfter(done); day !== undefined; day = store.dayWithEventsAfter(day)) {
      if (day > over) return undefined;
      if (store.has(day)) {
        done = day;
        continue;
      }
      try {
        const { seq, summary } = summaryOfDay(events, day);
        store.save(day, seq, summary);
      } catch (cause) {
        if (cause instanceof StorageError && cause.code === "storage.busy") throw cause;
        report(day, cause);
      }
      return day;
    }
    return undefined;
  };

  let timer = clock.setTimeout(look, rollUpPause);
  return { close: () => clock.clearTimeout(timer) };
}

/** A day that is over, from its events. @throws StorageError storage.corrupt · Error where the events do not fit each other */
export function summaryOfDay(
  events: RollUpOptions["events"],
  day: string,
): { readonly seq: number; readonly summary: Summary } {
  const recorded = events.ofDay(day, events.lastSeq());
  const state = emptyQueue(day);
  for (const each of recorded) evolve(state, each);
  const last = recorded.at(-1);
  return { seq: last?.seq ?? 0, summary: summarise(state, last?.at ?? 0) };
}
