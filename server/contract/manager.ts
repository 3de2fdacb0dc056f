import * as z from "zod/mini";
import { analysis } from "./analysis.ts";
import { businessDay } from "./business-day.ts";
import { nothing, type ServiceDefinition } from "./envelope.ts";
import { callingRule, languages, localized, ratingLevels } from "./hall.ts";
import { stepKind } from "./journeys.ts";
import { pauseReason } from "./window.ts";

const count = z.number();
const milliseconds = z.number();
const length = z.nullable(milliseconds);

/**
 * What any part of a hall's time came to. The definitions are those of `server/hall/statistics/tally.ts`; lengths of time are
 * milliseconds, null where there was none. A percentile is rounded up to the half minute.
 */
export const figures = z.object({
  /** Numbers: taken, on paper, called at least once, served; given back, missed, none of these. */
  taken: count,
  printed: count,
  called: count,
  served: count,
  cancelled: count,
  missed: count,
  unfinished: count,
  /** Calls to a window, and what became of them. */
  calls: count,
  servedCalls: count,
  noShows: count,
  holds: count,
  transfers: count,
  /** Times served that were rated, by level. Who did not rate is in none. */
  ratings: z.record(z.enum(ratingLevels), count),
  /** Times that somebody was passed by who came later; and of the one who was passed most often. */
  passed: count,
  mostPassed: count,
  waits: count,
  meanWait: length,
  medianWait: length,
  /** Four of five waited no longer. */
  wait80: length,
  wait95: length,
  longestWait: length,
  meanWalk: length,
  meanServe: length,
  longestServe: length,
  /** Of all windows together. */
  signedIn: milliseconds,
  idle: milliseconds,
  paused: milliseconds,
});
export type Figures = z.infer<typeof figures>;

const named = z.object({ id: z.string(), name: localized, figures });
export type NamedFigures = z.infer<typeof named>;

/** Some days from every side. */
export const period = z.object({
  from: businessDay,
  to: businessDay,
  /** Whether today, as it is so far, is in it. */
  withToday: z.boolean(),
  /** The days of it on which anything happened, in order. */
  days: z.array(z.object({ day: businessDay, figures })),
  /** Days of which only the day is kept, and no hours. */
  daysWithoutHours: z.number(),
  total: figures,
  hours: z.array(z.object({ hour: z.number(), figures })),
  services: z.array(named),
  windows: z.array(named),
  classes: z.array(named),
  /** Of all terminals together. */
  journeys: z.array(z.object({ state: z.string(), counts: z.record(stepKind, z.number()) })),
});
export type Period = z.infer<typeof period>;

/** How well the waiting times that were promised have come true. */
export const accuracy = z.object({
  /** Promises whose wait has ended. */
  n: z.number(),
  meanAbsoluteError: milliseconds,
  /** Share of waits that were no longer than the time promised for four of five; 0.8 is right. */
  coverage: z.number(),
  /** Share of waits that were more than five minutes longer than the likely time. */
  underPromised: z.number(),
});
export type Accuracy = z.infer<typeof accuracy>;

/** How many windows the services that share them would need for the next half hour (潮汐窗口). */
export const staffingAdvice = z.object({
  services: z.array(z.object({ id: z.string(), name: localized })),
  windowsOpen: z.number(),
  /** The fewest with which nobody but a few waits longer than the target. */
  windowsAdvised: z.number(),
  /** Which to open, and which could do something else. */
  toOpen: z.array(localized),
  toClose: z.array(localized),
  /** Whether the target is met as advised; false: not even with every window there is. */
  reached: z.boolean(),
  /** Who wait now and who are expected to come. */
  people: z.number(),
  /** The wait that is aimed at. */
  target: milliseconds,
  /** Share that would wait longer than the target with the windows that are open, of the service where it is worst. */
  chanceOver: z.number(),
});
export type StaffingAdvice = z.infer<typeof staffingAdvice>;

/** The hall as it is. Numbers and counts, never people. */
export const managerView = z.object({
  hallName: localized,
  day: businessDay,
  /** Milliseconds since the epoch: when it was so. */
  at: z.number(),
  rule: callingRule,
  waiting: z.number(),
  /** Start of the longest wait that is going on; null: nobody waits. */
  waitingSince: z.nullable(z.number()),
  lines: z.array(
    z.object({
      serviceId: z.string(),
      prefix: z.string(),
      name: localized,
      waiting: z.number(),
      waitingSince: z.nullable(z.number()),
      /** Aside at a clerk's wish, or missed a call and may still come back. */
      held: z.number(),
      /** Windows that call for it now. */
      windowsOpen: z.number(),
      /** Whether it gives numbers now. */
      open: z.boolean(),
    }),
  ),
  windows: z.array(
    z.object({
      id: z.string(),
      name: localized,
      state: z.enum(["closed", "paused", "idle", "called", "serving"]),
      /** Since when; null: closed. */
      since: z.nullable(z.number()),
      pause: z.nullable(pauseReason),
      number: z.nullable(z.string()),
      serviceName: z.nullable(localized),
      served: z.number(),
    }),
  ),
  today: period,
  /** Not there: nothing is estimated yet. */
  accuracy: z.optional(accuracy),
  staffing: z.optional(z.array(staffingAdvice)),
});
export type ManagerView = z.infer<typeof managerView>;

/** Most days that can be asked for at once: a year and a month. */
export const longestPeriod = 400;

/** The hall manager's side. Errors: `message.*`. */
export const hallManager = {
  path: "/hall/v1/manager",
  commands: {
    "XiaohuManager.Now": { payload: nothing, completion: z.object({ view: managerView }) },
    /** Days back, with both ends; with today as it is so far. At most `longestPeriod`. */
    "XiaohuManager.Period": {
      payload: z.strictObject({ from: businessDay, to: businessDay }),
      completion: z.object({ period }),
    },
    /** How matters were handled at terminals; days as those of a period. */
    "XiaohuManager.Analysis": {
      payload: z.strictObject({ from: businessDay, to: businessDay }),
      completion: z.object({ analysis }),
    },
  },
  events: {},
  /** At most one a second, and only when something has changed. */
  unsolicited: { "XiaohuManager.ViewChangedEvent": z.object({ view: managerView }) },
} as const satisfies ServiceDefinition;

/**
 * `GET /hall/v1/statistics.csv?from=2026-11-01&to=2026-11-30&by=hour&language=en`, bearer token of the role `manager`. RFC 4180 in UTF-8
 * with a byte-order mark, words in that language, a row a day and part; times are minutes with one decimal, empty where there is none.
 */
export const statisticsPath = "/hall/v1/statistics.csv";
export const statisticsBy = z.enum(["day", "hour", "service", "window", "class"]);
export type StatisticsBy = z.infer<typeof statisticsBy>;
/** In which language a table is; default: zh-CN. */
export const tableQuery = z.strictObject({ language: z.optional(z.enum(languages)) });
export const statisticsQuery = z.strictObject({
  from: businessDay,
  to: businessDay,
  /** Default: day. */
  by: z.optional(statisticsBy),
  ...tableQuery.shape,
});
