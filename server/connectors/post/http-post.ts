import * as z from "zod/mini";
import type { Clock } from "../../../device-drivers/clock.ts";
import { httpPartner } from "../http-partner.ts";
import { type Post, quote, waybill } from "./post.ts";

/** Bytes of a waybill with all its steps. */
const longestAnswer = 128 * 1024;

export interface HttpPostOptions {
  readonly url: string;
  readonly secret: string;
  readonly clock: Clock;
}

/** A post that speaks docs/connectors.md over HTTP. */
export function httpPost(options: HttpPostOptions): Post {
  const post = httpPartner({ name: "the post", ...options });
  // An answer about another delivery says nothing of this one.
  const waybillOf = (number: string) => waybill.check(z.refine((one) => one.deliveryNumber === number));
  return {
    quote: (json, key, signal) => post.ask({ method: "POST", path: "/quotes", key, json }, quote, signal),
    order: (json, key, signal) =>
      post.ask(
        { method: "POST", path: "/deliveries", key, json, longestAnswer, alsoAnswers: [409] },
        waybillOf(json.deliveryNumber),
        signal,
      ),
    look: (number, signal) =>
      post.ask(
        { method: "GET", path: `/deliveries/${encodeURIComponent(number)}`, longestAnswer },
        waybillOf(number),
        signal,
      ),
  };
}
