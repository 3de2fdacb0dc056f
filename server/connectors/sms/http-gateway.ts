import type { Clock } from "../../../device-drivers/clock.ts";
import { httpPartner } from "../http-partner.ts";
import { type OutgoingText, type SmsGateway, sentText } from "./gateway.ts";

export interface HttpGatewayOptions {
  /** Where messages are handed over; `GET` of `URL/ID` tells how one stands. */
  readonly url: string;
  readonly secret: string;
  readonly clock: Clock;
}

/** A gateway that speaks docs/connectors.md over HTTP. */
export function httpSmsGateway(options: HttpGatewayOptions): SmsGateway {
  const gateway = httpPartner({ name: "the gateway", ...options });
  return {
    send: ({ idempotencyKey: key, ...text }: OutgoingText, signal) =>
      gateway.ask({ method: "POST", path: "", key, json: text }, sentText, signal),
    look: (id, signal) =>
      gateway.ask({ method: "GET", path: `/${encodeURIComponent(id)}` }, sentText, signal),
  };
}
