import * as z from "zod/mini";
import { mostTags } from "../../contract/ratings/words.ts";
import { localizedText } from "../localized-text.ts";

const count = (least: number, most: number) => z.number().check(z.int(), z.minimum(least), z.maximum(most));

const tags = z
  .array(z.strictObject({ id: z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/)), name: localizedText }))
  .check(
    z.minLength(1),
    z.maxLength(mostTags),
    z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: "two share an id" }),
  );

/** 好差评 in a hall's file; the five levels and their words are the State's and stand in no file. */
export const ratingsSection = z.strictObject({
  /** What somebody may mean by a rating (评价指标): of a window, and of a terminal. */
  tags: z.exactOptional(z.strictObject({ window: z.exactOptional(tags), terminal: z.exactOptional(tags) })),
  /** Working days of each step of a 差评. */
  terms: z.exactOptional(
    z.strictObject({
      /** From the rating until it is found what it is (核实). */
      confirm: z.exactOptional(count(0, 60)),
      /** From the rating until its rater was called (回访). */
      callBack: z.exactOptional(count(0, 60)),
      /** From the finding until what is clear is put right (立行立改). */
      atOnce: z.exactOptional(count(0, 60)),
      /** From the finding until what is complex is put right at the latest (限期整改). */
      rectify: z.exactOptional(count(1, 60)),
      /** From the finding until the answer (反馈). */
      answer: z.exactOptional(count(0, 60)),
      /** From an appeal until its review (申诉复核). */
      review: z.exactOptional(count(0, 60)),
    }),
  ),
  /** Calls in vain after which it goes on without. */
  callBackTries: z.exactOptional(count(1, 10)),
  /** Natural days after which what nobody rated counts as 满意, apart from all that was said; left out, it never does. */
  satisfiedAfter: z.exactOptional(count(1, 60)),
  /** Days for which words are kept once nothing is to be done about them any more. */
  keepDays: z.exactOptional(count(1, 365)),
});
