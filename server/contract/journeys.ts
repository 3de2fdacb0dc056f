import * as z from "zod/mini";
import type { ServiceDefinition } from "./envelope.ts";
import { matterSteps } from "./matter-steps.ts";

/** How citizens' sessions at terminals go, in counts of screens: nothing of anybody, and no session as a whole. */

/** A step of a session, as it is counted: what happened in a state of the page's machine. */
export const stepKind = z.enum([
  /** The screen was shown. */
  "reached",
  /** Help was opened on it. */
  "helped",
  /** The session ended on it: with what somebody came for, by the citizen without it, or because nobody touched the screen. */
  "finished",
  "gaveUp",
  "timedOut",
]);
export type StepKind = z.infer<typeof stepKind>;

export const journeyStep = z.strictObject({
  state: z.string().check(z.regex(/^[a-zA-Z]{1,40}$/)),
  kind: stepKind,
  count: z.number().check(z.int(), z.minimum(1), z.maximum(1000)),
});
export type JourneyStep = z.infer<typeof journeyStep>;

/** The steps of sessions that ended. More of them than there are screens and kinds is no terminal's. */
export const journeySteps = z.array(journeyStep).check(z.maxLength(120));

/** The page's side, at its terminal. Sent once; what is lost on the way is lost. */
export const terminalJourneys = {
  path: "/xfs4iot/v1.0/Journeys",
  commands: {
    "XiaohuQueue.RecordSteps": {
      payload: z.strictObject({ steps: journeySteps, matters: matterSteps }),
      completion: z.object({}),
    },
  },
  events: {},
  unsolicited: {},
} as const satisfies ServiceDefinition;

/** The terminal's side, at its hall: `POST /hall/v1/journeys` with a `JourneyRecord`, bearer token of the role `terminal`. */
export const journeysPath = "/hall/v1/journeys";
export const journeyRecord = z.strictObject({
  terminalId: z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/)),
  steps: journeySteps,
  /** Where matters were handled or their guides read. */
  matters: z._default(matterSteps, []),
});
export type JourneyRecord = z.infer<typeof journeyRecord>;
