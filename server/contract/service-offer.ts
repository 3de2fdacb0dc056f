import * as z from "zod/mini";

/** What a hall offers, as a page at rest shows it: apart from the rest of the hall's contract, so that the first screen loads no more. */

export const languages = ["zh-CN", "zh-TW", "en"] as const;
export type Language = (typeof languages)[number];
export const localized = z.object({ "zh-CN": z.string(), "zh-TW": z.string(), en: z.string() });
export type Localized = z.infer<typeof localized>;

/** Waiting time from now on, milliseconds: half of all wait no longer than `likely`, four of five no longer than `atMost`. */
export const waitRange = z.object({ likely: z.number(), atMost: z.number() });
export type WaitRange = z.infer<typeof waitRange>;

export const closedReason = z.enum([
  /** The operator holds the service. */
  "suspended",
  "notYetOpen",
  "break",
  /** Who has a number is served; nobody gets one any more today. */
  "lastTicketGiven",
  "closedForToday",
  "closedToday",
]);
export type ClosedReason = z.infer<typeof closedReason>;

/** A service that gives numbers. */
export const serviceOffer = z.object({
  id: z.string(),
  /** The letter before the number. */
  prefix: z.string(),
  name: localized,
  /** What it is in everyday words. */
  plainName: localized,
  /** Where its windows are. */
  area: localized,
  windows: z.array(z.string()),
  waiting: z.number(),
  /** Whether it gives numbers now. */
  open: z.boolean(),
  /** Why it gives none, and when again where that is known; null while it does. */
  closed: z.nullable(z.object({ reason: closedReason, opensAt: z.nullable(z.number()) })),
  /** What somebody who comes now has to expect; null: nobody knows. */
  wait: z.nullable(waitRange),
});
export type ServiceOffer = z.infer<typeof serviceOffer>;

/** A class that a citizen may be of. */
export const offeredClass = z.object({
  id: z.string(),
  name: localized,
  /** From this age on, by the card that was shown; null: at no age by itself. */
  fromAge: z.nullable(z.number()),
  /** Whether it can be chosen. */
  choice: z.boolean(),
});
export type OfferedClass = z.infer<typeof offeredClass>;
