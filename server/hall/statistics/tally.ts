import * as z from "zod/mini";
import type { RatingLevel } from "../../contract/hall.ts";
import { mergeTimes, mergeWaits, noTimes, noWaits, times, waits } from "./times.ts";

const count = z.number().check(z.int(), z.minimum(0));
const milliseconds = z.number().check(z.minimum(0));

/**
 * What is counted and timed of any part of a hall's time: an hour, a day, a service, a window, a class. Two tallies of parts that
 * do not overlap add up to that of both (`mergeTally`): every field is a sum, or the greatest of all.
 */
export const tally = z.strictObject({
  /**
   * Numbers, each counted once: at the hour it was taken, under the service it was taken for, and under its class. A window has
   * none.
   */
  tickets: z.strictObject({
    taken: count,
    /** The printer said that it is on paper. */
    printed: count,
    /** Called at least once. */
    called: count,
    /** At least one matter of it was served. */
    served: count,
    /** Given back. */
    cancelled: count,
    /** Missed the last call. */
    missed: count,
    /** None of these: waiting, aside or in hand; at the end of a day, whoever left without a word. */
    unfinished: count,
    /** Times that somebody who came later, for the same service, was called before; over all numbers. */
    passed: count,
    /** The same of the one who was passed most often. */
    mostPassed: count,
  }),
  /** Calls to a window (a recall is none of its own), at the hour of the call, and what became of them. */
  visits: z.strictObject({
    called: count,
    /** Served and ended here: finished, or sent on after it. */
    served: count,
    noShow: count,
    held: count,
    transferred: count,
  }),
  /**
   * Times served, as they were rated by who was served, at the hour of the call. Who does not rate is in none: nobody's silence is a
   * rating. Days that were summarised before there were ratings have none.
   */
  ratings: z._default(
    z.strictObject({
      verySatisfied: count,
      satisfied: count,
      fairlySatisfied: count,
      dissatisfied: count,
      veryDissatisfied: count,
    }),
    () => noRatings(),
  ),
  /**
   * taken, or ready again → called; one for every call, at the hour in which the wait began. Of a number with several calls,
   * `ticketClocks` is their sum.
   */
  wait: waits,
  /** Called → service started, at the hour of the call. */
  walk: times,
  /** Service started → ended, at the hour of the start. What was served before a hold adds to the sum, and is no case of its own. */
  serve: times,
  /** Of windows, exactly split over the hours. */
  windows: z.strictObject({
    /** A clerk was signed in. */
    signedIn: milliseconds,
    /** Signed in, not pausing, and no number in hand. */
    idle: milliseconds,
    paused: milliseconds,
  }),
});
export type Tally = z.infer<typeof tally>;

const noRatings = (): Record<RatingLevel, number> => ({
  verySatisfied: 0,
  satisfied: 0,
  fairlySatisfied: 0,
  dissatisfied: 0,
  veryDissatisfied: 0,
});

export const emptyTally = (): Tally => ({
  tickets: {
    taken: 0,
    printed: 0,
    called: 0,
    served: 0,
    cancelled: 0,
    missed: 0,
    unfinished: 0,
    passed: 0,
    mostPassed: 0,
  },
  visits: { called: 0, served: 0, noShow: 0, held: 0, transferred: 0 },
  ratings: noRatings(),
  wait: noWaits(),
  walk: noTimes(),
  serve: noTimes(),
  windows: { signedIn: 0, idle: 0, paused: 0 },
});

/** Adds `from` to `to`, in place. */
export function mergeTally(to: Tally, from: Tally): void {
  const { mostPassed } = to.tickets;
  addNumbers(to.tickets, from.tickets);
  to.tickets.mostPassed = Math.max(mostPassed, from.tickets.mostPassed);
  addNumbers(to.visits, from.visits);
  addNumbers(to.ratings, from.ratings);
  mergeWaits(to.wait, from.wait);
  mergeTimes(to.walk, from.walk);
  mergeTimes(to.serve, from.serve);
  addNumbers(to.windows, from.windows);
}

export function mergedTally(tallies: Iterable<Tally>): Tally {
  const sum = emptyTally();
  for (const each of tallies) mergeTally(sum, each);
  return sum;
}

function addNumbers<Key extends string>(to: Record<Key, number>, from: Readonly<Record<Key, number>>): void {
  for (const key of Object.keys(from) as Key[]) to[key] += from[key];
}

/** A day, or any stretch of days, from every side. Each side's tallies are by id; hours are `0` to `23`. */
export const summary = z.strictObject({
  total: tally,
  hours: z.record(z.string(), tally),
  services: z.record(z.string(), tally),
  windows: z.record(z.string(), tally),
  classes: z.record(z.string(), tally),
});
export type Summary = z.infer<typeof summary>;

export const emptySummary = (): Summary => ({
  total: emptyTally(),
  hours: {},
  services: {},
  windows: {},
  classes: {},
});

export const sides = ["hours", "services", "windows", "classes"] as const;
export type Side = (typeof sides)[number];

/** The tally of one id, made where there is none yet. */
export function tallyAt(side: Record<string, Tally>, id: string | number): Tally {
  let found = side[id];
  if (!found) {
    found = emptyTally();
    side[id] = found;
  }
  return found;
}

/** Adds `from` to `to`, in place: a month is the sum of its days. */
export function mergeSummary(to: Summary, from: Summary): void {
  mergeTally(to.total, from.total);
  for (const side of sides)
    for (const [id, each] of Object.entries(from[side])) mergeTally(tallyAt(to[side], id), each);
}
