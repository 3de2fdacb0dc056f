import * as z from "zod/mini";

const line = z.string().check(z.maxLength(400));
const lines = z.array(line).check(z.maxLength(20));

/** The sentences of the list of what somebody brings for a matter or a package, in their language, from the pages' one catalogue. Nothing of a person is in it. */
export const bringListTexts = z.strictObject({
  hall: line,
  heading: line,
  /** What it is for, as people speak of it, and as it is called. */
  plainName: line,
  name: line,
  /** How many things are brought. */
  count: line,
  /** One for each thing that the answers about the case leave, and what is said of it. */
  materials: z.array(z.strictObject({ name: line, said: lines })).check(z.maxLength(80)),
  /** Where and when it is handled, how long it takes, what it costs, whom to ask. */
  facts: z.array(z.strictObject({ term: line, said: lines })).check(z.maxLength(20)),
  footer: line,
});
export type BringListTexts = z.infer<typeof bringListTexts>;
