import * as z from "zod/mini";
import type { Clock } from "../../../device-drivers/clock.ts";
import { languages } from "../../contract/hall.ts";
import { type CommonFault, Refusal, type StandInServer, startStandInServer } from "../stand-in-server.ts";
import { type DeliveryState, sentText } from "./gateway.ts";

/** What the stand-in does wrong beside the common faults: takes the message, and the telephone never gets it. */
export type SmsFault = CommonFault | "neverArrives";

const longestRequest = 4096;

/** Milliseconds for which keys are known again: no longer than any gateway has to. */
const remembered = 24 * 60 * 60_000;

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
export interface SmsStandIn extends StandInServer<"neverArrives"> {
  /** Every message once, in the order of coming. */
  readonly texts: readonly StandInText[];
}

/** @param secret the one that a client must show */
export async function startSmsStandIn(secret: string, clock: Clock): Promise<SmsStandIn> {
  const texts: StandInText[] = [];
  const byKey = new Map<string, Pick<StandInText, "id" | "at">>();

  const server = await startStandInServer<"neverArrives">({
    secret,
    clock,
    base: "/messages",
    longestRequest,
    answer(request, fault) {
      if (request.method === "POST" && request.path === "") {
        const key = request.key();
        const message = request.json(handedOver);
        const heard = byKey.get(key);
        const known = heard && clock.now() - heard.at < remembered ? heard.id : undefined;
        const text: StandInText = texts.find(({ id }) => id === known) ?? {
          ...message,
          id: `text-${texts.length + 1}`,
          state: fault === "neverArrives" ? "accepted" : "delivered",
          at: clock.now(),
        };
        if (known === undefined) {
          byKey.set(key, text);
          texts.push(text);
        }
        return { status: 202, json: sentText.parse({ id: text.id, state: "accepted" }) };
      }
      const text = texts.find(({ id }) => request.path === `/${id}`);
      if (request.method !== "GET" || !text) throw new Refusal(404, "unknownMessage");
      return { status: 200, json: { id: text.id, state: text.state } };
    },
  });
  return Object.assign(server, { texts });
}
