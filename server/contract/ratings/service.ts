import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";
import { idempotencyKey, languages } from "../hall.ts";
import { opinionFields, ratingTag } from "./words.ts";

/** Contract of 好差评 at a terminal: what a page asks its terminal, and the terminal the hall. */

/** The right to rate once. The hall makes it of chance, so that nobody guesses it, and of nothing else, so that it leads to nobody. */
const visit = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

export const ratingRequests = {
  /** Whether what was done here a moment ago can be rated. Null: nothing was, or it was asked for already. */
  Begin: {
    payload: nothing,
    completion: z.object({
      visit: z.nullable(z.object({ id: visit, tags: z.array(ratingTag) })),
    }),
  },
  /** Once a visit: the first stands. Errors: `message.notFound` (no such visit, or too long ago). */
  Rate: {
    payload: z.strictObject({ visit, ...opinionFields, language: z.enum(languages), idempotencyKey }),
    completion: z.object({ number: z.string() }),
  },
} as const;
export type RatingRequests = typeof ratingRequests;

/** The terminal's own service: hands everything on to the hall with the terminal's name. */
export const ratingTerminal = {
  path: "/xfs4iot/v1.0/Ratings",
  commands: {
    "Common.Cancel": cancelCommand,
    "XiaohuRatings.Begin": ratingRequests.Begin,
    "XiaohuRatings.Rate": ratingRequests.Rate,
  },
  events: {},
  unsolicited: {},
} as const satisfies ServiceDefinition;
