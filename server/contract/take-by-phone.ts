import * as z from "zod/mini";
import { idempotencyKey, localized, offeredClass, serviceOffer } from "./hall.ts";

/**
 * A number that is taken on a person's own telephone, in the hall. The key in the address is shown there and changes, and is one site's; over
 * HTTP, as a ticket's own page (`follow.ts`):
 *
 *   GET  /n/KEY         the page; the same one whatever the key is
 *   GET  /n/KEY/offers  → `phoneOffers`
 *   POST /n/KEY/take    `phoneWish` → `takenByPhone`
 *   GET  /n             on the hall's own machine only: leads to the key of now, `?site=street` to that site's
 *
 * Errors are error bodies: `queue.entryExpired` (the key is none of now: the code in the hall has to be scanned again),
 * `queue.serviceClosed`, `queue.dayFull`, `queue.personLimit`, `queue.unknownService`, `queue.unknownClass`, `message.invalidPayload`,
 * `message.tooManyRequests`.
 */
export const entryPath = "/n/";

/** In the queue's events, the terminal of a number that was taken so. No terminal of a configuration can be called this. */
export const phoneTerminal = "@phone";

export const phoneOffers = z.object({
  hallName: localized,
  services: z.array(serviceOffer),
  /** Classes that a citizen may say to be of. */
  classes: z.array(offeredClass),
});
export type PhoneOffers = z.infer<typeof phoneOffers>;

export const phoneWish = z.strictObject({
  serviceId: z.string().check(z.maxLength(40)),
  /** Default: the ordinary class. */
  classId: z.optional(z.string().check(z.maxLength(40))),
  /** A random UUID that the telephone made and keeps: by it the hall knows that it has a number already. */
  phone: z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)),
  idempotencyKey,
});
export type PhoneWish = z.infer<typeof phoneWish>;

export const takenByPhone = z.object({
  number: z.string(),
  /** This telephone waits for the service already, with this number: it is no new one. */
  already: z.boolean(),
  /** Where the ticket is followed, on the same server. */
  path: z.string().check(z.regex(/^\/t\/[0-9A-Z]{16}$/)),
});
export type TakenByPhone = z.infer<typeof takenByPhone>;
