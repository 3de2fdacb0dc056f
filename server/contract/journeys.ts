import * as z from "zod/mini";

/** A step of a citizen's session at a terminal, as it is counted: a state of the page's machine, never a person. */
export const stepKind = z.enum([
  /** The screen was shown. */
  "reached",
  /** Help was opened on it. */
  "helped",
  /** The session ended on it: with a number, by the citizen without one, or because nobody touched the screen. */
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

/** The steps of sessions that ended, counted. More than there are states is no terminal's. */
export const journeySteps = z.array(journeyStep).check(z.maxLength(120));
