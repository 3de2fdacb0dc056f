import * as z from "zod/mini";
import { localized } from "./service-offer.ts";

/** What the hall sends outside and has not got there, as its office and a technician see it. Nothing of a person is in it. */

/** The hall's outboxes: to the platform, to the carrier, to 12345, and the text messages, by what they are about. */
export const outboxNames = [
  "platform",
  "post",
  "ticketTexts",
  "licenceTexts",
  "deferralTexts",
  "assistanceTexts",
  "ratingTexts",
  "painTexts",
  "hotline",
] as const;
export type OutboxName = (typeof outboxNames)[number];

/** Something that does not go on by itself, or has not got there for long. */
export const stuckItem = z.object({
  outbox: z.enum(outboxNames),
  key: z.string(),
  what: z.enum([
    "file",
    "application",
    "supplement",
    "withdrawal",
    "result",
    "parcel",
    "text",
    "workOrder",
    "other",
  ]),
  /** By which the office knows it: of an application, a parcel, a request or a ticket; null: a reminder of a licence, which has none. */
  number: z.nullable(z.string()),
  /**
   * Of a reminder of a licence: which kind ends when. By these two the registry's own list leads to whom it is of; nothing more is said, since the
   * reminder was agreed to for itself alone.
   */
  licence: z.optional(z.object({ name: localized, validTo: z.string() })),
  /** When it was put in, milliseconds since the epoch. */
  since: z.number(),
  /** Parked: refused for good, and nothing of its stream goes on. Late: it is tried again and again. */
  state: z.enum(["parked", "late"]),
  /** As the other side calls it, or the hall: `contentMissing`, `contentChanged`, `unreadable`, `unknownKind`, `outcomeUnknown`. */
  reason: z.nullable(z.string()),
  /** Of HTTP; null: nobody was asked, or nobody answered. */
  status: z.nullable(z.number()),
  /** One after the other. */
  failures: z.number(),
  /** What was last done about it. */
  last: z.nullable(z.object({ act: z.enum(["again", "given"]), by: z.string(), at: z.number() })),
});
export type StuckItem = z.infer<typeof stuckItem>;

/** How full an outbox is, of all sites together. Times are milliseconds since the epoch. */
export const outboxDepth = z.object({
  outbox: z.enum(outboxNames),
  /** Not known yet what becomes of them. */
  waiting: z.number(),
  /** Since when the oldest of them could be on its way; null: none could. */
  since: z.nullable(z.number()),
  parked: z.number(),
  /** When the oldest parked one was put in; null: none is parked. */
  parkedSince: z.nullable(z.number()),
});
export type OutboxDepth = z.infer<typeof outboxDepth>;

export const outboxStanding = z.object({
  /** This site's, and what is no single site's, in order of coming. */
  items: z.array(stuckItem),
  depths: z.array(outboxDepth),
  /** Milliseconds that something may wait before somebody has to look. */
  lateAfter: z.number(),
});
export type OutboxStanding = z.infer<typeof outboxStanding>;

/** Whether something in it has waited for longer than it may. */
export const isLate = ({ since }: OutboxDepth, lateAfter: number, now: number): boolean =>
  since !== null && since < now - lateAfter;
