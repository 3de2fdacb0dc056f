import * as z from "zod/mini";
import type { Clock } from "../../../device-drivers/clock.ts";
import { httpPartner } from "../http-partner.ts";
import { type Hotline, incomingOrders, orderProgress, takenAnswer } from "./hotline.ts";

/** Bytes of a hundred work orders with their words. */
const longestAnswer = 256 * 1024;

export interface HttpHotlineOptions {
  readonly url: string;
  readonly secret: string;
  readonly clock: Clock;
}

/** A hotline that speaks docs/connectors.md over HTTP. */
export function httpHotline(options: HttpHotlineOptions): Hotline {
  const hotline = httpPartner({ name: "the hotline", ...options });
  // An answer about another order says nothing of this one.
  const progressOf = (number: string) => orderProgress.check(z.refine((one) => one.orderNumber === number));
  return {
    send: (json, key, signal) =>
      hotline.ask(
        { method: "POST", path: "/orders", key, json, alsoAnswers: [409] },
        progressOf(json.orderNumber),
        signal,
      ),
    look: (number, signal) =>
      hotline.ask(
        { method: "GET", path: `/orders/${encodeURIComponent(number)}` },
        progressOf(number),
        signal,
      ),
    incoming: async (signal) =>
      (await hotline.ask({ method: "GET", path: "/incoming", longestAnswer }, incomingOrders, signal)).orders,
    answer: ({ hotlineNumber, ...json }, key, signal) =>
      hotline.ask(
        {
          method: "POST",
          path: `/incoming/${encodeURIComponent(hotlineNumber)}/answer`,
          key,
          json,
          alsoAnswers: [409],
        },
        takenAnswer.check(z.refine((one) => one.hotlineNumber === hotlineNumber)),
        signal,
      ),
  };
}
