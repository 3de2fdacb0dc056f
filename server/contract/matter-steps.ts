import * as z from "zod/mini";

/**
 * How handling a matter goes at terminals, in counts of its steps: ids of the catalogue, and nothing of anybody. What one citizen does is
 * not told as a whole: a session sends how often, and how long, and is forgotten.
 */

/** Where in a matter somebody stands, in the order of handling. */
export const matterStages = [
  "guide",
  "identify",
  "enterprise",
  "situation",
  "licences",
  "question",
  "commitment",
  "material",
  "scan",
  "delivery",
  "review",
  "sign",
  "submit",
  "receipt",
  "saved",
  "refused",
] as const;
export type MatterStage = (typeof matterStages)[number];

/** What happened on a step of a matter. */
export const matterStepKind = z.enum([
  /** It was shown; seconds: so long in all. */
  "reached",
  /** Somebody called for help on it. */
  "helped",
  /** Somebody went back from it. */
  "turnedBack",
  /** An answer was given that the form does not take. */
  "refused",
  /** Of whoever got further than the guide, the last step before it was left: handed in or printed, kept for later, or neither; seconds: of all steps. */
  "finished",
  "saved",
  "gaveUp",
  "timedOut",
]);
export type MatterStepKind = z.infer<typeof matterStepKind>;

const idOfContent = z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9-]{0,59}$/));

/** Which step of which guide it is. */
export const matterPlace = {
  /** A matter, or a package (一件事), by its id. */
  matter: idOfContent,
  /** Of the guide, as it was published. */
  version: z.string().check(z.regex(/^\d{4}-\d{2}(\.\d{1,6})?$/)),
  stage: z.enum(matterStages),
  /** The question, field, commitment or material; of a package behind its matter's id and a dot. Empty: the stage has no parts. */
  part: z.string().check(z.regex(/^([a-zA-Z][a-zA-Z0-9-]{0,59}\.)?([a-zA-Z][a-zA-Z0-9-]{0,59})?$/)),
};

export const matterStep = z.strictObject({
  ...matterPlace,
  kind: matterStepKind,
  count: z.number().check(z.int(), z.minimum(1), z.maximum(1000)),
  seconds: z.number().check(z.int(), z.minimum(0), z.maximum(86_400)),
});
export type MatterStep = z.infer<typeof matterStep>;

/** Of one session. The longest form, each of its steps with every kind, comes to less. */
export const matterSteps = z.array(matterStep).check(z.maxLength(1000));
