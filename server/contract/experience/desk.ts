import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";
import { mostCategories, painCategory } from "../pain-points/words.ts";
import { longestWords } from "../ratings/words.ts";
import { languages, localized } from "../service-offer.ts";
import { experienceEnds, experienceRecord, mostExperienceSteps, randomId } from "./record.ts";
import { experienceCode } from "./terminal.ts";

/** Experience sessions at the office: tasks with their codes, and what was recorded, to be looked at again. */

const by = z.string().check(z.minLength(1), z.maxLength(40));
const slug = z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9-]{0,59}$/));

export const experienceTask = z.object({
  id: randomId,
  /** Opens a session until the day ends; null: it does so no more. */
  code: z.nullable(experienceCode),
  matter: z.nullable(z.object({ id: z.string(), name: localized })),
  by: z.string(),
  at: z.number(),
  until: z.number(),
});
export type ExperienceTask = z.infer<typeof experienceTask>;

export const experienceSummary = z.object({
  id: randomId,
  taskId: randomId,
  terminalId: z.string(),
  /** When the hall had it. */
  at: z.number(),
  end: z.enum(experienceEnds),
  milliseconds: z.number(),
  steps: z.number(),
  /** The matters that were walked through. */
  matters: z.array(localized),
});
export type ExperienceSummary = z.infer<typeof experienceSummary>;

/** A record with the words of its places, and how long citizens stand there. */
export const openedExperience = z.object({
  summary: experienceSummary,
  record: experienceRecord,
  /** By the place's key (`placeKey`); a part that the guide does not have any more is not there. */
  names: z.record(z.string(), z.object({ matter: localized, part: z.nullable(localized) })),
  /** Seconds for which a citizen stands there at one time, on the mean of the last days; a place where nobody stood is not there. */
  citizens: z.record(z.string(), z.number()),
  /** Between how many seconds the middle one of them stood there; `below` null: without an end. Of too few it is not there. */
  medians: z.record(z.string(), z.object({ from: z.number(), below: z.nullable(z.number()) })),
  /** What can be said of a step, and what was said of them is called. */
  categories: z.array(painCategory),
  /** Steps, by their place in the record, of which a 堵点 was made, with its number. */
  reported: z.array(z.object({ step: z.number(), number: z.string() })),
});
export type OpenedExperience = z.infer<typeof openedExperience>;

const list = z.object({
  tasks: z.array(experienceTask),
  records: z.array(experienceSummary),
});
export type ExperienceList = z.infer<typeof list>;

/** Errors: `desk.unknown`. */
export const experienceDesk = {
  path: "/hall/v1/experience-desk",
  commands: {
    "Common.Cancel": cancelCommand,
    "XiaohuExperienceDesk.List": { payload: nothing, completion: list },
    /** The matters that can be a task's. */
    "XiaohuExperienceDesk.Matters": {
      payload: nothing,
      completion: z.object({ matters: z.array(z.object({ id: z.string(), name: localized })) }),
    },
    /** Has a code from now until the day ends. The same key again is the same task. */
    "XiaohuExperienceDesk.Create": {
      payload: z.strictObject({ matter: z.nullable(slug), by, idempotencyKey: randomId }),
      completion: list,
    },
    /** Its code opens nothing any more. */
    "XiaohuExperienceDesk.End": { payload: z.strictObject({ id: randomId }), completion: list },
    "XiaohuExperienceDesk.Open": {
      payload: z.strictObject({ id: randomId }),
      completion: openedExperience,
    },
    /** Makes a 堵点 of a step, once: the same step again is the same. What the step was is the record's. Also `message.invalidPayload`. */
    "XiaohuExperienceDesk.Report": {
      payload: z.strictObject({
        id: randomId,
        step: z.number().check(z.int(), z.minimum(0), z.maximum(mostExperienceSteps - 1)),
        categories: z
          .array(z.string().check(z.maxLength(40)))
          .check(z.minLength(1), z.maxLength(mostCategories)),
        /** The manager's own. */
        words: z.nullable(z.string().check(z.minLength(1), z.maxLength(longestWords))),
        language: z.enum(languages),
        by,
      }),
      completion: openedExperience,
    },
    "XiaohuExperienceDesk.Remove": { payload: z.strictObject({ id: randomId }), completion: list },
  },
  events: {},
  unsolicited: {},
} as const satisfies ServiceDefinition;
