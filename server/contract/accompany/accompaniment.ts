import * as z from "zod/mini";
import { errorCodes } from "../error-numbers.ts";
import { idempotencyKey, ticket } from "../hall.ts";
import { helpGuide } from "../help/call.ts";
import { languages } from "../service-offer.ts";

/**
 * A guide who looks on at one citizen's steps, within the call that the guide has taken, with the citizen's consent, until one of them ends
 * it. It lives in the hall's memory, is never stored, and nobody is in it but the guide.
 */

/** What a citizen is asked when the guide wants to hand over to a window. */
const handOver = z.object({
  /** Of the wish, and of the number. */
  key: idempotencyKey,
  state: z.enum([
    "asked",
    "declined",
    /** Agreed to; the number is being taken. */
    "agreed",
    "given",
    "failed",
  ]),
  serviceId: z.string(),
  ticket: z.nullable(ticket),
  error: z.nullable(z.enum(errorCodes)),
});
export type HandOver = z.infer<typeof handOver>;

export const accompaniment = z.object({
  id: idempotencyKey,
  callId: idempotencyKey,
  guide: helpGuide,
  state: z.enum(["asked", "with"]),
  /** Since when it is that. */
  since: z.number(),
  /** Whether the guide's page can be heard by the hall now. */
  present: z.boolean(),
  /** How often more time was given, how often it can be still, and how much each time, minutes. */
  extensions: z.object({ given: z.number(), left: z.number(), minutes: z.number() }),
  handOver: z.nullable(handOver),
});
export type Accompaniment = z.infer<typeof accompaniment>;

export const accompanyEnds = [
  /** The citizen said no. */
  "declined",
  /** The citizen said nothing. */
  "noAnswer",
  /** By the citizen. */
  "stopped",
  /** By the guide. */
  "left",
  /** The call is over, another guide's, or rings again; so with the session. */
  "callOver",
  /** One of the two was not heard for too long. */
  "lineLost",
] as const;
export const accompanyEnd = z.enum(accompanyEnds);
export type AccompanyEnd = z.infer<typeof accompanyEnd>;

/** What a guide wants to be seen at the terminal; it is shown now or never. */
export const accompanyWish = z.union([
  z.strictObject({
    /** Point: it is marked. Offer: the citizen is advised to press it. Nobody presses anything but the citizen. */
    kind: z.enum(["point", "offer"]),
    /** Of the step that the guide saw, and of its control. */
    version: z.number().check(z.int(), z.minimum(0)),
    control: z.number().check(z.int(), z.minimum(0)),
  }),
  z.strictObject({
    kind: z.literal("modes"),
    modes: z.strictObject({
      text: z.optional(z.enum(["normal", "large"])),
      contrast: z.optional(z.enum(["normal", "high"])),
      language: z.optional(z.enum(languages)),
    }),
  }),
]);
export type AccompanyWish = z.infer<typeof accompanyWish>;

/** What a citizen answers: to being asked, `stop` to what goes on, and to the hand-over of this key. */
export const citizenAnswer = z.union([
  z.strictObject({ answer: z.enum(["yes", "no", "stop"]) }),
  z.strictObject({ handOver: idempotencyKey, answer: z.enum(["yes", "no"]) }),
]);
export type CitizenAnswer = z.infer<typeof citizenAnswer>;

/** Steps a second at most, from a page to the hall: the newest one alone is worth sending. */
export const mostStepsASecond = 5;
