import * as z from "zod/mini";
import { localizedText } from "../localized-text.ts";

const count = (least: number, most: number) => z.number().check(z.int(), z.minimum(least), z.maximum(most));

/** 堵点 and 办不成事 in a hall's file. */
export const painPointsSection = z.strictObject({
  /** What may be the matter, to be chosen by a touch; `other` makes no two alike. As many as a screen holds. */
  categories: z.exactOptional(
    z
      .array(z.strictObject({ id: z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/)), name: localizedText }))
      .check(
        z.minLength(2),
        z.maxLength(8),
        z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: "two share an id" }),
      ),
  ),
  /** Working days of each step. */
  terms: z.exactOptional(
    z.strictObject({
      /** From the report until it is taken up or declined (受理). */
      accept: z.exactOptional(count(0, 60)),
      /** From being taken up, or sent back, until a unit has it (转办). */
      assign: z.exactOptional(count(0, 60)),
      /** From the first unit's having it until it is worked on (办理). */
      handle: z.exactOptional(count(1, 60)),
      /** From then until the answer (反馈). */
      answer: z.exactOptional(count(0, 60)),
      /** From the answer: so long it can be said that it is not enough. */
      object: z.exactOptional(count(1, 60)),
    }),
  ),
  /** Days for which words are kept once nothing is to be done about them any more. */
  keepDays: z.exactOptional(count(1, 365)),
});
