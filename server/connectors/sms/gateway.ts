import * as z from "zod/mini";
import type { Language } from "../../contract/hall.ts";

/** A text message on its way out. What crosses the wire stands in docs/connectors.md. */
export interface OutgoingText {
  /** E.164: `+8613800000000`. */
  readonly to: string;
  readonly text: string;
  /** For gateways that send only texts registered with the carriers: which one, and what is filled in. */
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly language: Language;
  /** The same key, the same message: it is sent once, however often it is handed over. */
  readonly idempotencyKey: string;
}

/** Milliseconds for which a gateway surely knows a key again: a day, and an hour less, as clocks differ and an answer takes its time. */
export const repeatableFor = 23 * 60 * 60_000;

export const deliveryState = z.enum([
  /** The gateway has it. */
  "accepted",
  /** The telephone has it. */
  "delivered",
  /** It will not arrive. */
  "failed",
]);
export type DeliveryState = z.infer<typeof deliveryState>;

export const sentText = z.object({
  /** The gateway's own name of the message. */
  id: z.string().check(z.regex(/^[A-Za-z0-9._-]{1,100}$/)),
  state: deliveryState,
});
export type SentText = z.infer<typeof sentText>;

/** What a hall needs of a gateway for text messages. */
export interface SmsGateway {
  /** @throws ConnectorError, also when `signal` ends it: then nothing is known */
  send(text: OutgoingText, signal: AbortSignal): Promise<SentText>;
  /** How a message that was accepted stands now. @throws ConnectorError */
  look(id: string, signal: AbortSignal): Promise<SentText>;
}
