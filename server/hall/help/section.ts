import * as z from "zod/mini";

const minute = 60_000;
const seconds = (least: number, most: number) =>
  z.exactOptional(
    z.pipe(
      z.number().check(z.minimum(least), z.maximum(most)),
      z.transform((given) => given * 1000),
    ),
  );
const minutes = (least: number, most: number) =>
  z.exactOptional(
    z.pipe(
      z.number().check(z.minimum(least), z.maximum(most)),
      z.transform((given) => given * minute),
    ),
  );

/** How calls for help are answered, in a hall's file; what is not named is as in `defaultHelpRules`. */
export const helpSection = z
  .strictObject({
    /** Since it began to ring, until every guide is rung beside those of the terminal's zone, seconds. */
    allAfter: seconds(0, 600),
    /** Until the front desk is rung as well, seconds. */
    deskAfter: seconds(0, 600),
    /** Until the citizen is told that nobody is free, seconds; it rings on. */
    nobodyAfter: seconds(10, 1800),
    /** A call that nobody took ends then, minutes. */
    ringAtMost: minutes(1, 120),
    /** Behind the promised time, until a call whose guide has not come rings again, seconds. */
    lateAfter: seconds(10, 1800),
    /** A call whose guide is there ends by itself then, minutes. */
    thereAtMost: minutes(5, 480),
    /** What counts as answered in time in the figures, seconds. */
    answerWithin: seconds(5, 1800),
    /** Minutes in which a guide may promise to be there, as buttons. */
    promises: z.exactOptional(
      z.array(z.number().check(z.int(), z.minimum(0), z.maximum(60))).check(z.minLength(1), z.maxLength(4)),
    ),
  })
  .check(
    z.refine(
      ({ allAfter = 0, deskAfter = allAfter, nobodyAfter = deskAfter, ringAtMost = nobodyAfter }) =>
        allAfter <= deskAfter && deskAfter <= nobodyAfter && nobodyAfter <= ringAtMost,
      { error: "allAfter, deskAfter, nobodyAfter and ringAtMost come in this order" },
    ),
  );
