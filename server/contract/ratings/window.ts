import * as z from "zod/mini";
import { appealGround, caseStage, dueSteps, finding } from "./desk.ts";
import { ratingLevel, ratingTag } from "./words.ts";

/** A 差评 about a window, as whoever sits there is shown it: what it means and how it stands, and nothing that leads to who gave it. */
export const windowRating = z.object({
  number: z.string(),
  /** Of its day alone, and never on that day: the minute would lead to who was there then. */
  day: z.string(),
  level: ratingLevel,
  tags: z.array(ratingTag),
  stage: caseStage,
  finding: z.nullable(finding),
  /** 整改通知单, with what it says to this window; null words: not kept any more. */
  notice: z.nullable(
    z.object({ number: z.string(), found: z.nullable(z.string()), wanted: z.nullable(z.string()) }),
  ),
  /** `upheld` null: it is being reviewed, and the other clocks stand still. */
  appeal: z.nullable(z.object({ ground: appealGround, on: z.string(), upheld: z.nullable(z.boolean()) })),
  /** Nobody has appealed yet, and it is not answered. */
  mayAppeal: z.boolean(),
  /** Without the call to its rater: whether somebody left a telephone is of no concern here. */
  due: dueSteps,
});
export type WindowRating = z.infer<typeof windowRating>;
