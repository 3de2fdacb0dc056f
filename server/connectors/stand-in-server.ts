import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type * as z from "zod/mini";
import { type Clock, sleep } from "../../device-drivers/clock.ts";

/** What any stand-in does wrong, by name. It stays so until another is set. */
export const commonFaults = [
  "none",
  /** Takes it 30 s later, whether anybody still waits for the answer or not. */
  "slow",
  /** Takes it and never answers. */
  "silent",
  /** Hangs up on whoever connects. */
  "down",
  /** Takes it, says 200 and something that is no answer. */
  "wrong",
  /** Says 500 and takes nothing. */
  "error500",
  /** Says 429, and to come again in 5 s. */
  "throttled",
  /** Takes it, and the line is cut before the answer. */
  "losesAnswer",
  /** Refuses whatever would change something: 400, with a reason. */
  "refuses",
] as const;
export type CommonFault = (typeof commonFaults)[number];

const slowness = 30_000;
const throttledFor = 5;

/** Thrown by a stand-in that takes a request for none of the contract. */
export class Refusal extends Error {
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string) {
    super(`${status} ${reason}`);
    this.status = status;
    this.reason = reason;
  }
}

export interface StandInRequest {
  readonly method: string;
  /** Without the query, which no contract has. */
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: Buffer;
  /** @throws Refusal */
  key(): string;
  /** @throws Refusal */
  json<Content>(schema: z.ZodMiniType<Content>): Content;
}

export type StandInReply =
  | { readonly status: number; readonly json: unknown }
  | { readonly bytes: Uint8Array; readonly mediaType: string };

/** @typeParam Own faults of one stand-in beside the common ones */
export interface StandInOptions<Own extends string> {
  /** The one that a client must show. */
  readonly secret: string;
  readonly clock: Clock;
  /** Where its addresses begin: `/messages`. */
  readonly base: string;
  /** Bytes of a request. */
  readonly longestRequest: number;
  /** May throw a Refusal. What the common faults do is done around it. */
  readonly answer: (request: StandInRequest, fault: CommonFault | Own) => StandInReply;
}

/** The listening half of a stand-in: strict about what all contracts have in common, and at fault as it is told to be. */
export interface StandInServer<Own extends string = never> {
  readonly url: string;
  /** Requests, those that were refused among them. */
  readonly requests: number;
  /** Those whose answer is kept back on purpose. */
  readonly held: number;
  /** Why requests were refused, in order. */
  readonly refusals: readonly string[];
  /** It stays so until another is set. */
  setFault(fault: CommonFault | Own): void;
  close(): Promise<void>;
}

/** Listens on a free port of this machine. */
export async function startStandInServer<Own extends string = never>(
  options: StandInOptions<Own>,
): Promise<StandInServer<Own>> {
  const { secret, clock, base, longestRequest, answer } = options;
  const refusals: string[] = [];
  let fault: CommonFault | Own = "none";
  let requests = 0;
  let held = 0;

  const send = (response: ServerResponse, status: number, body: unknown) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  const hold = async (until: Promise<void>) => {
    held += 1;
    await until;
    held -= 1;
  };

  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    requests += 1;
    const now = fault;
    if (now === "down") return request.socket.destroy();
    if (now === "error500") throw new Refusal(500, "fault");
    if (now === "throttled") {
      response.setHeader("retry-after", throttledFor);
      throw new Refusal(429, "fault");
    }
    if (request.headers.authorization !== `Bearer ${secret}`) throw new Refusal(401, "secret");
    const asked = asAsked(request, base, await bodyOf(request, longestRequest));
    if (now === "slow") await hold(sleep(clock, slowness));
    if (now === "refuses" && asked.method !== "GET") throw new Refusal(400, "fault");
    const said = answer(asked, now);
    if (now === "losesAnswer") return request.socket.destroy();
    if (now === "silent") return hold(new Promise((resolve) => response.once("close", resolve)));
    if (now === "wrong") return response.writeHead(200, { "content-type": "text/html" }).end("<p>OK</p>");
    if ("bytes" in said) return response.writeHead(200, { "content-type": said.mediaType }).end(said.bytes);
    return send(response, said.status, said.json);
  };

  const server = createServer((request, response) => {
    reply(request, response).catch((cause: unknown) => {
      if (!(cause instanceof Refusal)) return response.destroy(cause as Error);
      refusals.push(cause.message);
      send(response, cause.status, { reason: cause.reason });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port: 0 }, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    get requests() {
      return requests;
    },
    get held() {
      return held;
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

function asAsked(request: IncomingMessage, base: string, body: Buffer): StandInRequest {
  const { url = "", method = "", headers } = request;
  if (!url.startsWith(base)) throw new Refusal(404, "address");
  return {
    method,
    path: url.slice(base.length),
    contentType: headers["content-type"],
    body,
    key() {
      const key = headers["idempotency-key"];
      if (typeof key === "string" && /^[A-Za-z0-9-]{16,64}$/.test(key)) return key;
      throw new Refusal(400, "idempotencyKey");
    },
    json(schema) {
      if (headers["content-type"] !== "application/json") throw new Refusal(415, "contentType");
      const parsed = schema.safeParse(parseJson(body.toString("utf8")));
      if (!parsed.success) throw new Refusal(400, "body");
      return parsed.data;
    },
  };
}

async function bodyOf(request: IncomingMessage, longest: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > longest) throw new Refusal(413, "tooLong");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
