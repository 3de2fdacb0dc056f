import * as z from "zod/mini";
import type { Clock } from "../../../device-drivers/clock.ts";
import { languages } from "../../contract/hall.ts";
import { type CommonFault, commonFaults, Refusal, startStandInServer } from "../stand-in-server.ts";
import { type DeliveryState, sentText } from "./gateway.ts";

/** What the stand-in does wrong, by name. It stays so until another is set. */
export const smsFaults = [
  ...commonFaults,
  /** Takes the message, and the telephone never gets it. */
  "neverArrives",
] as const;
export type SmsFault = (typeof smsFaults)[number];

const longestRequest = 4096;

const handedOver = z.strictObject({
  to: z.string().check(z.regex(/^\+[1-9]\d{7,14}$/)),
  text: z.string().check(z.minLength(1), z.maxLength(500)),
  template: z.string().check(z.regex(/^[A-Za-z]{1,40}$/)),
  parameters: z.record(z.string(), z.string()),
  language: z.enum(languages),
});

export interface StandInText extends z.infer<typeof handedOver> {
  readonly id: string;
  readonly state: DeliveryState;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A gateway for text messages that sends none: as strict as docs/connectors.md, for tests and the demo. */
export interface SmsStandIn {
  readonly url: string;
  /** Every message once, in the order of coming. */
  readonly texts: readonly StandInText[];
  /** Requests, those that were refused among them. */
  readonly requests: number;
  /** Why requests were refused, in order. */
  readonly refusals: readonly string[];
  setFault(fault: SmsFault): void;
  close(): Promise<void>;
}

/** @param secret the one that a client must show */
export async function startSmsStandIn(secret: string, clock: Clock): Promise<SmsStandIn> {
  const texts: StandInText[] = [];
  const byKey = new Map<string, string>();
  let fault: SmsFault = "none";

  const server = await startStandInServer({
    secret,
    clock,
    base: "/messages",
    longestRequest,
    fault: (): CommonFault => (fault === "neverArrives" ? "none" : fault),
    answer(request) {
      if (request.method === "POST" && request.path === "") {
        const key = request.key();
        const message = request.json(handedOver);
        const known = byKey.get(key);
        const text: StandInText = texts.find(({ id }) => id === known) ?? {
          ...message,
          id: `text-${texts.length + 1}`,
          state: fault === "neverArrives" ? "accepted" : "delivered",
          at: clock.now(),
        };
        if (known === undefined) {
          byKey.set(key, text.id);
          texts.push(text);
        }
        return { status: 202, json: sentText.parse({ id: text.id, state: "accepted" }) };
      }
      const text = texts.find(({ id }) => request.path === `/${id}`);
      if (request.method !== "GET" || !text) throw new Refusal(404, "unknownMessage");
      return { status: 200, json: { id: text.id, state: text.state } };
    },
  });
  return {
    url: server.url,
    texts,
    get requests() {
      return server.requests;
    },
    refusals: server.refusals,
    setFault(next) {
      fault = next;
    },
    close: server.close,
  };
}
