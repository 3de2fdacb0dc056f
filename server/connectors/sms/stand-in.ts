import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import * as z from "zod/mini";
import { type Clock, sleep } from "../../../device-drivers/clock.ts";
import { languages } from "../../contract/hall.ts";
import { type DeliveryState, sentText } from "./gateway.ts";

/** What the stand-in does wrong, by name. It stays so until another is set. */
export const smsFaults = [
  "none",
  /** Answers after 30 s. */
  "slow",
  /** Takes connections and closes them. */
  "down",
  /** Takes the message, and the answer is lost. */
  "answerLost",
  /** Says 200 and something that is no answer. */
  "garbled",
  /** Says 503. */
  "overloaded",
  /** Refuses every number: 422. */
  "refusesNumber",
  /** Takes the message, and the telephone never gets it. */
  "neverArrives",
] as const;
export type SmsFault = (typeof smsFaults)[number];

const slowness = 30_000;
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
  const refusals: string[] = [];
  let fault: SmsFault = "none";
  let requests = 0;

  const say = (response: ServerResponse, status: number, body: unknown) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  const refuse = (response: ServerResponse, status: number, why: string) => {
    refusals.push(`${status} ${why}`);
    say(response, status, { error: why });
  };

  const handOver = async (request: IncomingMessage, response: ServerResponse) => {
    const key = request.headers["idempotency-key"];
    if (typeof key !== "string" || !/^[A-Za-z0-9-]{16,64}$/.test(key))
      return refuse(response, 400, "idempotency-key");
    if (request.headers["content-type"] !== "application/json") return refuse(response, 415, "content-type");
    const parsed = handedOver.safeParse(parseJson(await textOf(request)));
    if (!parsed.success) return refuse(response, 400, "body");
    if (fault === "refusesNumber") return refuse(response, 422, "invalidNumber");
    const known = byKey.get(key);
    const text: StandInText = texts.find(({ id }) => id === known) ?? {
      ...parsed.data,
      id: `text-${texts.length + 1}`,
      state: fault === "neverArrives" ? "accepted" : "delivered",
      at: clock.now(),
    };
    if (known === undefined) {
      byKey.set(key, text.id);
      texts.push(text);
    }
    if (fault === "answerLost") return request.socket.destroy();
    return say(response, 202, sentText.parse({ id: text.id, state: "accepted" }));
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    requests += 1;
    if (fault === "down") return request.socket.destroy();
    if (fault === "slow") await sleep(clock, slowness);
    if (fault === "overloaded") return refuse(response, 503, "overloaded");
    if (request.headers.authorization !== `Bearer ${secret}`) return refuse(response, 401, "secret");
    if (fault === "garbled") return response.writeHead(200, { "content-type": "text/html" }).end("<p>OK</p>");
    if (request.method === "POST" && request.url === "/messages") return handOver(request, response);
    const text = texts.find(({ id }) => request.url === `/messages/${id}`);
    if (request.method !== "GET" || !text) return refuse(response, 404, "no such message");
    return say(response, 200, { id: text.id, state: text.state });
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((cause: unknown) => response.destroy(cause as Error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port: 0 }, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/messages`,
    texts,
    get requests() {
      return requests;
    },
    refusals,
    setFault(next) {
      fault = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > longestRequest) return "";
  }
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
