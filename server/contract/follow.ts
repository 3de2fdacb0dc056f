import * as z from "zod/mini";
import {
  callingRule,
  idempotencyKey,
  languages,
  localized,
  ratingLevels,
  ticketState,
  waitRange,
} from "./hall.ts";
import { opinionFields, ratingTag } from "./ratings/words.ts";

/**
 * A ticket on its holder's telephone. The code in the address is all that is asked for: it stands for one ticket on one day, never for a
 * person, and nobody guesses it. Over HTTP, because that passes every mobile network:
 *
 *   GET    /t/CODE         the page; the same one whatever the code is
 *   GET    /t/CODE/events  text/event-stream: a `ticket` at once and at every change, a `beat` when nothing has changed for `beatInterval`
 *   POST   /t/CODE/cancel  `cancelWish` → `cancelled`: gives the number back
 *   POST   /t/CODE/ratings `ratingWish` → `rated`: how it was to be served at a window, with tags, words and, of who is not satisfied, a
 *                          telephone number to be called back on; voluntary, and once for each time
 *   PUT    /t/CODE/texts   `textWish` → `textOrder`: text messages to a telephone
 *   DELETE /t/CODE/texts   → `textOrder`
 *
 * Errors are error bodies: `queue.unknownTicket` (no ticket of today has this code), `queue.notWaiting`, `message.invalidPayload` (also for a
 * rating of what was not served), `message.tooManyRequests`.
 */
export const followPath = "/t/";

/** Milliseconds between two words of the hall on a stream, at most. Below the 30 s after which mobile networks forget a quiet connection. */
export const beatInterval = 15_000;

/** Text messages of a ticket: when `ahead` people are before it, and when it is called. */
export const textOrder = z.object({
  ahead: z.number(),
  /** Where they go, masked (`138****0000`); null: nowhere. */
  to: z.nullable(z.string()),
});
export type TextOrder = z.infer<typeof textOrder>;

export const followedTicket = z.object({
  hallName: localized,
  number: z.string(),
  serviceName: localized,
  /** Where its windows are. */
  area: localized,
  /** Milliseconds since the epoch, as all times here. */
  takenAt: z.number(),
  /** People before this ticket, by the hall's rule, now. */
  ahead: z.number(),
  wait: z.nullable(waitRange),
  /** By which it is called. */
  rule: callingRule,
  /** Of a ticket that was aside and is ready again: waiting. */
  state: ticketState,
  /** Where it is called to or served, and how often it was called there. */
  at: z.nullable(z.object({ windowName: localized, since: z.number(), calls: z.number() })),
  /** Held: it is ready again then. Missed: it can come back until then. */
  until: z.nullable(z.number()),
  /** Matters that follow with the same number. */
  later: z.array(localized),
  /** Times that it was served at a window, in order. */
  served: z.array(
    z.object({
      /** Place of the visit among the ticket's calls to a window. */
      visit: z.number(),
      windowName: localized,
      serviceName: localized,
      /** As its holder has rated it; null: not yet. Nobody else is told, and no window. */
      rating: z.nullable(z.enum(ratingLevels)),
    }),
  ),
  /** What a rating may mean; empty: there is nothing to rate yet. */
  tags: z.array(ratingTag),
  /** Null: this hall sends none. */
  texts: z.nullable(textOrder),
});
export type FollowedTicket = z.infer<typeof followedTicket>;

export const cancelWish = z.strictObject({ idempotencyKey });
export const cancelled = z.object({ ticket: followedTicket });

export const ratingWish = z.strictObject({
  visit: z.number().check(z.int(), z.minimum(0), z.maximum(1000)),
  ...opinionFields,
  language: z.enum(languages),
  idempotencyKey,
});
/** The first rating stands. */
export const rated = z.object({ ticket: followedTicket });

export const textWish = z.strictObject({
  /** As a person types it: see `telephoneNumber`. */
  to: z.string().check(z.maxLength(24)),
  language: z.enum(languages),
});

/**
 * A typed number as the networks write it, `+8613800000000`; null when it is none. Eleven digits that begin as mainland mobile numbers do
 * need no country code; other countries' numbers begin with + (ITU-T E.164: at most 15 digits).
 */
export function telephoneNumber(typed: string): string | null {
  const plain = typed.replace(/[\s()-]/g, "");
  if (/^1[3-9]\d{9}$/.test(plain)) return `+86${plain}`;
  if (/^\+861[3-9]\d{9}$/.test(plain)) return plain;
  return /^\+(?!86|0)\d{8,15}$/.test(plain) ? plain : null;
}
