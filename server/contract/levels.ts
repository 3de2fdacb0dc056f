import * as z from "zod/mini";
import { businessDay } from "./business-day.ts";
import { nothing, type ServiceDefinition } from "./envelope.ts";
import { figures } from "./manager.ts";
import { closedReason, localized } from "./service-offer.ts";
import { siteLevels } from "./sites.ts";

const count = z.number();

/** One site as it is now, or several together. The definitions are those of `server/hall/statistics/part.ts`. */
export const levelFigures = z.object({
  /** Sites that are in it, and how many of them give numbers now. */
  sites: count,
  sitesOpen: count,
  waiting: count,
  /** Start of the longest wait that is going on, milliseconds since the epoch; null: nobody waits. */
  waitingSince: z.nullable(z.number()),
  /** All there are; attended and not pausing; pausing. */
  windows: count,
  windowsOpen: count,
  windowsPaused: count,
  /** Of today. Percentiles of several sites are those of all their waits together. */
  today: z.pick(figures, {
    taken: true,
    called: true,
    served: true,
    waits: true,
    medianWait: true,
    wait80: true,
    longestWait: true,
  }),
  /** Of `today.waits`, those that were longer than the view's target. */
  overTarget: count,
  /** For the next half hour: windows to open, and windows that could do something else; null: nobody advises. */
  advice: z.nullable(z.object({ toOpen: count, toClose: count, reached: z.boolean() })),
});
export type LevelFigures = z.infer<typeof levelFigures>;

export const levelSite = z.object({
  id: z.string(),
  level: z.enum(siteLevels),
  /** How many sites are above it. */
  depth: count,
  name: localized,
  /** Why it gives no numbers now, and when again where that is known; null: it gives some. */
  closed: z.nullable(z.object({ reason: closedReason, opensAt: z.nullable(z.number()) })),
  own: levelFigures,
  /** The site and everything below it; null: there is nothing below. */
  sum: z.nullable(levelFigures),
});
export type LevelSite = z.infer<typeof levelSite>;

/** A district's sites as they are. Numbers and counts, never people. */
export const levelsView = z.object({
  day: businessDay,
  /** Milliseconds since the epoch: when it was so. */
  at: z.number(),
  /** The wait that is aimed at, milliseconds. */
  target: z.number(),
  /** Each before those below it. One alone: there is no district. */
  sites: z.array(levelSite),
});
export type LevelsView = z.infer<typeof levelsView>;

/** The manager's side of all sites together. Errors: `message.*`. */
export const hallLevels = {
  path: "/hall/v1/levels",
  commands: {
    "XiaohuLevels.Now": { payload: nothing, completion: z.object({ view: levelsView }) },
  },
  events: {},
  /** At most one a second, and only when something has changed. */
  unsolicited: { "XiaohuLevels.ViewChangedEvent": z.object({ view: levelsView }) },
} as const satisfies ServiceDefinition;

/**
 * `GET /hall/v1/levels.csv?language=en`, bearer token of the role `manager`: the view as a table. As `statisticsPath` in all else: RFC 4180 in
 * UTF-8 with a byte-order mark, words in that language, times in minutes with one decimal, empty where there is none.
 */
export const levelsTablePath = "/hall/v1/levels.csv";
