import * as z from "zod/mini";
import { instant, name, revision, words } from "../values.ts";

/** E.164. */
const telephone = z.string().check(z.regex(/^\+[1-9]\d{7,14}$/));

/** 国内收件地址 */
export const postalAddress = z.strictObject({
  province: words,
  city: words,
  district: words,
  /** Street, house and door. */
  detail: words,
  postcode: z.nullable(z.string().check(z.regex(/^\d{6}$/))),
});
export type PostalAddress = z.infer<typeof postalAddress>;

/** What a delivery would cost. No person is in it: a fee is shown before anybody says yes. */
export const quoteRequest = z.strictObject({
  to: z.pick(postalAddress, { province: true, city: true, district: true }),
  grams: z.number().check(z.int(), z.minimum(1), z.maximum(30_000)),
});
export type QuoteRequest = z.infer<typeof quoteRequest>;

export const quote = z.object({
  id: name,
  /** Fen. 0: the hall pays. */
  fee: z.number().check(z.int(), z.minimum(0), z.maximum(1_000_000)),
  /** Calendar days until it is there, usually. */
  days: z.number().check(z.int(), z.minimum(0), z.maximum(60)),
  /** An order by it is taken until then. */
  validUntil: instant,
});
export type Quote = z.infer<typeof quote>;

/** Ours, made before anything is sent: by it a delivery is ordered once. Nothing of a person is in it. */
const deliveryNumber = z.string().check(z.regex(/^[A-Z0-9][A-Z0-9-]{7,39}$/));

export const deliveryOrder = z.strictObject({
  deliveryNumber,
  quote: name,
  receiver: z.strictObject({ name: words, telephone, address: postalAddress }),
  /** What is in it, by the hall's own name: an application's number. */
  contents: name,
});
export type DeliveryOrder = z.infer<typeof deliveryOrder>;

export const deliveryStates = [
  "ordered",
  /** 已揽收 */
  "collected",
  "inTransit",
  /** It lies where the receiver fetches it with the pick-up code. */
  "awaitingPickUp",
  "delivered",
  /** 退回: nobody took it. */
  "returned",
] as const;
const deliveryState = z.enum(deliveryStates);
export type DeliveryState = z.infer<typeof deliveryState>;

export const waybill = z.object({
  deliveryNumber,
  /** 运单号 */
  waybill: z.string().check(z.regex(/^[A-Z0-9]{8,30}$/)),
  revision,
  state: deliveryState,
  /** In order; the last is `state`. `place` is a town or an office, never an address. */
  steps: z
    .array(z.object({ state: deliveryState, at: instant, place: z.nullable(words) }))
    .check(z.minLength(1), z.maxLength(200)),
  /** 取件码, while it waits to be fetched. For the receiver only. */
  pickUpCode: z.nullable(z.string().check(z.regex(/^[A-Z0-9-]{4,20}$/))),
});
export type Waybill = z.infer<typeof waybill>;

/** What a hall needs of the post (邮递送达). Every method may throw a ConnectorError. Keys are idempotency keys. */
export interface Post {
  /** The fee, before anything is ordered. Refused: notServed, nothing is carried there. */
  quote(request: QuoteRequest, key: string, signal: AbortSignal): Promise<Quote>;
  /**
   * A `deliveryNumber` is ordered once, whatever is repeated. Refused (reason): quoteExpired · unknownQuote · quoteForElsewhere, the receiver is not
   * where the quote was for · differentContent.
   */
  order(order: DeliveryOrder, key: string, signal: AbortSignal): Promise<Waybill>;
  /** How it stands. Answers may overtake one another: `newest` (values.ts). Refused: unknownDelivery. */
  look(deliveryNumber: string, signal: AbortSignal): Promise<Waybill>;
}
