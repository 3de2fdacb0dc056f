import * as z from "zod/mini";

const second = 1000;

/** How a hall lets guides accompany; no rule was found that fixes any of it. */
export interface AccompanyRules {
  /** A citizen who was asked and says nothing has said no, milliseconds. */
  readonly askAtMost: number;
  /** Where guide or terminal was not heard for so long nobody looks on any more, milliseconds. */
  readonly gapAtMost: number;
  /** How often a guide may give more time in one accompaniment, and how much each time, minutes. */
  readonly extensions: number;
  readonly extensionMinutes: number;
}

export const defaultAccompanyRules: AccompanyRules = {
  askAtMost: 60 * second,
  gapAtMost: 30 * second,
  extensions: 3,
  extensionMinutes: 10,
};

const seconds = (least: number, most: number) =>
  z.exactOptional(
    z.pipe(
      z.number().check(z.minimum(least), z.maximum(most)),
      z.transform((given) => given * second),
    ),
  );

/** Accompanying (陪办) in a hall's file; what is not named is as in `defaultAccompanyRules`. */
export const accompanySection = z.strictObject({
  /** A citizen who was asked and says nothing has said no, seconds. */
  askAtMost: seconds(15, 300),
  /** Where guide or terminal was not heard for so long nobody looks on any more, seconds. */
  gapAtMost: seconds(5, 120),
  /** How often a guide may give more time in one accompaniment. */
  extensions: z.exactOptional(z.number().check(z.int(), z.minimum(0), z.maximum(12))),
  /** How much each time, minutes. */
  extensionMinutes: z.exactOptional(z.number().check(z.int(), z.minimum(1), z.maximum(60))),
});
