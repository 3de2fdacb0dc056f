import * as z from "zod/mini";
import { errorCodes } from "../error-numbers.ts";
import { matterStages, matterStep } from "../matter-steps.ts";
import { languages } from "../service-offer.ts";
import { experienceScreens, innerScreens } from "./screens.ts";

/**
 * A session of an experience officer (体验员), as steps: which screens, when, and what went wrong on them. It is made of closed lists, whole
 * numbers and ids of the catalogue alone, so that nothing that somebody typed, or that is on a card, can be said in it; the hall takes no id
 * that is not in its catalogue.
 */

/** Made by chance (UUID, version 4): no words and no number of anybody fit into it. */
export const randomId = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/** A day is longer than any session. */
const moment = z.number().check(z.int(), z.minimum(0), z.maximum(86_400_000));

export const experienceStep = z.strictObject({
  /** Milliseconds since the record began. */
  at: moment,
  screen: z.enum(experienceScreens),
  /** Where in the journey, or what stands in front of it; null: the screen has no inside. */
  inner: z.nullable(z.enum(innerScreens)),
  /** In a matter. */
  place: z.nullable(
    z.strictObject({
      matter: matterStep.shape.matter,
      version: matterStep.shape.version,
      /** Null: beside the way. */
      stage: z.nullable(z.enum(matterStages)),
      /** See `matterStep.part`: a field by its id, never what is in it. */
      part: matterStep.shape.part,
    }),
  ),
  /** An answer was not taken. */
  refused: z.boolean(),
  /** The sheet of help lies over it; they are asked whether they are still there. */
  helped: z.boolean(),
  warned: z.boolean(),
  error: z.nullable(z.enum(errorCodes)),
  language: z.enum(languages),
  largeText: z.boolean(),
  highContrast: z.boolean(),
});
export type ExperienceStep = z.infer<typeof experienceStep>;

/** What an officer said of a step, by a touch alone: one of the hall's categories of what does not work. There is no place for words. */
export const experienceRemark = z.strictObject({
  /** When it was begun to be said: of what stood there then. */
  at: moment,
  category: z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/)),
});
export type ExperienceRemark = z.infer<typeof experienceRemark>;
/** Of one session. House rule: one in ten steps of the longest. */
export const mostRemarks = 50;

/** More of them than anybody walks in one session; then the record ends. */
export const mostExperienceSteps = 500;

/** How it ended: with the session, by its time-out, by the stop key, or because it was full. */
export const experienceEnds = ["ended", "timedOut", "stopped", "full"] as const;

export const experienceRecord = z.strictObject({
  /** Made at random by the page: the same again is the same record. */
  id: randomId,
  taskId: randomId,
  steps: z.array(experienceStep).check(z.minLength(1), z.maxLength(mostExperienceSteps)),
  /** In order. */
  remarks: z._default(z.array(experienceRemark).check(z.maxLength(mostRemarks)), []),
  end: z.enum(experienceEnds),
  /** Milliseconds in all; what was said took none. */
  length: moment,
});
export type ExperienceRecord = z.infer<typeof experienceRecord>;
