import * as z from "zod/mini";

const length = z.nullable(z.number());
/** What calls for help came to. Lengths are milliseconds, from the call on; of those that were answered, or reached, alone. */
export const helpSums = z.object({
  calls: z.number(),
  helped: z.number(),
  cancelled: z.number(),
  unanswered: z.number(),
  /** Answered within the hall's own time, of those that were not cancelled before it had passed. */
  inTime: z.number(),
  /** Of how many that can be said. */
  judged: z.number(),
  answer: z.object({ median: length, p90: length }),
  arrival: z.object({ median: length, p90: length }),
});
export type HelpSums = z.infer<typeof helpSums>;

const named = z.object({ id: z.string(), sums: helpSums });
export const helpFigures = z.object({
  /** The hall's own time to answer, milliseconds. */
  answerWithin: z.number(),
  total: helpSums,
  /** By terminal, by where in a matter, and by the hour of the hall's day; the most calls first, hours in their order. */
  terminals: z.array(named),
  steps: z.array(z.object({ matter: z.nullable(z.string()), step: z.string(), sums: helpSums })),
  hours: z.array(z.object({ hour: z.number(), sums: helpSums })),
});
export type HelpFigures = z.infer<typeof helpFigures>;
