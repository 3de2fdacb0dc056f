import * as z from "zod/mini";
import { stepName } from "../help/call.ts";
import { languages } from "../service-offer.ts";

/**
 * A step of somebody's session as the guide who accompanies them sees it: described, never shown. Nothing in it can say who somebody is. Every
 * word is named by where it stands in what is public, the words of the pages, a guide of the catalogue, the hall's services; a value is never
 * in it, nor one that can be counted. There is no field that takes a sentence, a Chinese sign or a number with a meaning, but for days and
 * times that the hall offers to everybody, of which it lets through no other.
 */

/** Words of the pages: which catalogue, which message. Letters alone: no number of a document or of a telephone is one. */
const word = z.strictObject({
  word: z.string().check(z.regex(/^[a-z][A-Za-z]{0,23}\.[a-z][A-Za-z]{0,39}$/)),
});
/** Words of what is read here: which of `contents`, and which of its texts. See `texts.ts`. */
const text = z.strictObject({
  content: z.number().check(z.int(), z.minimum(0), z.maximum(19)),
  text: z.number().check(z.int(), z.minimum(0), z.maximum(9_999)),
});
/** The everyday name of a matter or package; the hall lets through none that its catalogue does not have. */
const entry = z.strictObject({ entry: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,60}$/)) });
/** A service of the queue, as the hall has it. */
const service = z.strictObject({ service: z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/)) });
/** A day, and a time of the hall's clock, of those that anybody can book: on the screens alone on which they are offered. */
const day = z.strictObject({ day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)) });
const time = z.strictObject({ time: z.string().check(z.regex(/^\d{2}:\d{2}$/)) });
/** The screens on which days and times are offered. */
export const offerScreens = {
  day: "appointment.appointmentDay",
  time: "appointment.appointmentTime",
} as const;
/** Something stands there that is somebody's own, or of which nothing public is known. */
const covered = z.strictObject({ covered: z.literal(true) });

/** Words, each named by where they are public. */
export const stepWords = z.union([word, text, entry, service, day, time, covered]);
export type StepWords = z.infer<typeof stepWords>;
/** What stands on one control, or is said of it, part by part. */
const label = z.array(stepWords).check(z.minLength(1), z.maxLength(6));
export type StepLabel = z.infer<typeof label>;

/** What is read: a matter, a package, or what all matters have in common. */
export const stepContent = z.strictObject({
  kind: z.enum(["matter", "package", "head"]),
  /** Of the head: empty. */
  id: z.string().check(z.regex(/^([a-z][a-z0-9-]{0,60})?$/)),
  version: z.string().check(z.regex(/^\d{4}-\d{2}(\.\d{1,3})?$/)),
});
export type StepContent = z.infer<typeof stepContent>;

/** How a field stands; never what is in it. */
export const fieldStates = ["empty", "filling", "filled", "refused"] as const;

const modes = z.strictObject({
  text: z.enum(["normal", "large"]),
  contrast: z.enum(["normal", "high"]),
  language: z.enum(languages),
});
export type StepModes = z.infer<typeof modes>;

export const mostControls = 120;
export const mostFields = 80;

const count = z.number().check(z.int(), z.minimum(0), z.maximum(1_000_000));

export const step = z.strictObject({
  /** Another one for each step that is sent; what a guide does belongs to the one that was seen. */
  version: count,
  screen: stepName,
  /** What lies over the screen: the step is then that. */
  over: z.nullable(z.string().check(z.regex(/^[a-zA-Z]{1,24}$/))),
  contents: z.array(stepContent).check(z.maxLength(20)),
  title: z.nullable(label),
  notes: z.array(label).check(z.maxLength(8)),
  fields: z
    .array(z.strictObject({ label, state: z.enum(fieldStates), problem: z.nullable(label) }))
    .check(z.maxLength(mostFields)),
  controls: z
    .array(
      z.strictObject({
        /** Stands for this control as long as it is on the screen with these words. */
        id: count,
        role: z.enum(["button", "keyboard", "address", "signature"]),
        label,
        enabled: z.boolean(),
        /** Of a switch that is nobody's answer: large text, a language. Null: none, or it is not told. */
        pressed: z.nullable(z.boolean()),
      }),
    )
    .check(z.maxLength(mostControls)),
  progress: z.nullable(
    z.strictObject({
      at: z.number().check(z.int(), z.minimum(1), z.maximum(20)),
      of: z.number().check(z.int(), z.minimum(1), z.maximum(20)),
    }),
  ),
  modes,
  /** How long the session waits from now on without a touch, seconds; null: it does not count. */
  secondsLeft: z.nullable(z.number().check(z.int(), z.minimum(0), z.maximum(86_400))),
});
export type Step = z.infer<typeof step>;
