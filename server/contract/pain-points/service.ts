import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";
import { idempotencyKey } from "../hall.ts";
import { followedPain, painCategory, painCode, reportFields } from "./words.ts";

/** Contract of 堵点 and 办不成事 at a terminal: what a page asks its terminal, and the terminal the hall. */

const one = z.object({
  pain: followedPain,
  /** Address at which it is followed on a telephone; null: this hall opens none. */
  address: z.nullable(z.string()),
});

export const painRequests = {
  /** What can be said with one touch. */
  Offer: { payload: nothing, completion: z.object({ categories: z.array(painCategory) }) },
  /** The same key is the same report. Errors: `message.invalidPayload`. */
  Report: {
    payload: z.strictObject({
      ...reportFields,
      /** What an experience officer is at the terminal for; null: a citizen is. A task that the hall does not know makes nobody an officer. */
      task: z._default(z.nullable(z.string().check(z.maxLength(36))), null),
      idempotencyKey,
    }),
    completion: one,
  },
  /** Errors: `painPoint.notFound` · `matter.tooManyTries`. */
  Follow: { payload: z.strictObject({ code: painCode }), completion: one },
  /** Whether the answer is enough. Where it is not, it is worked on again, once. Errors: as `Follow` · `desk.notInState`. */
  Settle: {
    payload: z.strictObject({ code: painCode, enough: z.boolean(), idempotencyKey }),
    completion: one,
  },
} as const;
export type PainRequests = typeof painRequests;

/** The terminal's own service: hands everything on to the hall with the terminal's name. */
export const painTerminal = {
  path: "/xfs4iot/v1.0/PainPoints",
  commands: {
    "Common.Cancel": cancelCommand,
    "XiaohuPainPoints.Offer": painRequests.Offer,
    "XiaohuPainPoints.Report": painRequests.Report,
    "XiaohuPainPoints.Follow": painRequests.Follow,
    "XiaohuPainPoints.Settle": painRequests.Settle,
  },
  events: {},
  unsolicited: {},
} as const satisfies ServiceDefinition;
