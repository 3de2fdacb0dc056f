import * as z from "zod/mini";
import { localized } from "./hall.ts";
import { helpFigures } from "./help/figures.ts";
import { matterStages } from "./matter-steps.ts";

const count = z.number();
/** Seconds of citizens' time. */
const seconds = z.number();

/** Visits of a matter at terminals: somebody who got further than its guide, until the last step. */
export const visits = z.object({
  begun: count,
  /** Handed in, or printed. */
  finished: count,
  /** Kept under a code, to go on elsewhere. */
  saved: count,
  gaveUp: count,
  timedOut: count,
  helped: count,
  turnedBack: count,
  refused: count,
  /** Of a visit that was finished; null: there was none. */
  meanSeconds: z.nullable(seconds),
});
export type Visits = z.infer<typeof visits>;

/** A step that costs citizens' time for nothing. */
export const costlyStep = z.object({
  matter: z.object({ id: z.string(), name: localized }),
  stage: z.enum(matterStages),
  /** What is asked for there, by its words; null: the stage has no parts, or the guide does not have it any more. */
  part: z.nullable(z.object({ id: z.string(), name: z.nullable(localized) })),
  reached: count,
  helped: count,
  turnedBack: count,
  refused: count,
  gaveUp: count,
  timedOut: count,
  /** How long it is on the screen. */
  meanSeconds: seconds,
  /** See `analyse`. */
  lostSeconds: seconds,
});
export type CostlyStep = z.infer<typeof costlyStep>;

/** A guide before and after it was published anew. */
export const contentChange = z.object({
  matter: z.object({ id: z.string(), name: localized }),
  before: z.object({ version: z.string(), visits }),
  after: z.object({ version: z.string(), visits }),
  /** The first day on which the new one was handled. */
  since: z.string(),
  /** Of the share that is not lost; `unclear`: it may be chance. */
  verdict: z.enum(["better", "worse", "unclear"]),
});
export type ContentChange = z.infer<typeof contentChange>;

/** Where people stop, ask, wait and turn back when they handle matters at terminals, of some days. */
export const analysis = z.object({
  from: z.string(),
  to: z.string(),
  /** The ten steps that cost most, the worst first. */
  costliest: z.array(costlyStep),
  /** Those whose visits lost most time first. */
  matters: z.array(z.object({ id: z.string(), name: localized, visits, lostSeconds: seconds })),
  /** Matters whose guide changed between, the latest first. */
  changes: z.array(contentChange),
  /** What calls for help came to, and how soon they were answered. */
  help: helpFigures,
});
export type Analysis = z.infer<typeof analysis>;
