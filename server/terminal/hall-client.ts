import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { type PressedKey, padKeysPath } from "../contract/call-pad.ts";
import { ContractError, type ErrorCode, errorNumbers } from "../contract/errors.ts";
import {
  errorBody,
  type HallCommandName,
  type HallCompletion,
  type HallPayload,
  hallCommands,
  hallCommandsPath,
} from "../contract/hall.ts";
import { type JourneyRecord, journeysPath } from "../contract/journeys.ts";
import type { WayToHall } from "./way-to-hall.ts";

/** How long a terminal waits for its hall before it says so, milliseconds. House rule: a citizen sees an answer within 5 s. */
export const hallDeadline = 5000;

/** The terminal's way to the hall: the contract over HTTP, in one process too. */
export interface HallClient {
  /** @throws ContractError queue.hallUnreachable, or what the hall answered */
  execute<N extends HallCommandName>(name: N, payload: HallPayload<N>): Promise<HallCompletion<N>>;
  /** A key of a window's call pad. @throws as `execute` */
  pressKey(key: PressedKey): Promise<void>;
  /** What sessions here came to. @throws as `execute` */
  recordJourneys(record: JourneyRecord): Promise<void>;
}

export function httpHallClient(way: Omit<WayToHall, "boardToken">): HallClient {
  const { ofSite, ...line } = hallLine(way);
  return {
    async execute(name, payload) {
      const body = await post(line, hallCommandsPath, { name, payload, ...ofSite });
      return hallCommands[name].completion.parse(body) as HallCompletion<typeof name>;
    },
    async pressKey(key) {
      await post(line, padKeysPath, { ...key, ...ofSite });
    },
    async recordJourneys(record) {
      await post(line, journeysPath, { ...record, ...ofSite });
    },
  };
}

/** @returns the line, and what names the terminal's site in a message */
export function hallLine({ url, token, site, authority }: Omit<WayToHall, "boardToken">) {
  const isTls = url.startsWith("https:");
  const line: HallLine = {
    baseUrl: url,
    token,
    // `fetch` takes twice as long, and a citizen's paper waits for it.
    request: isTls ? httpsRequest : httpRequest,
    agent: isTls
      ? new HttpsAgent({ keepAlive: true, ...(authority === undefined ? {} : { ca: authority }) })
      : new HttpAgent({ keepAlive: true }),
  };
  return { ...line, ofSite: site === null ? {} : { site } };
}

export interface HallLine {
  readonly baseUrl: string;
  readonly token: string;
  readonly request: typeof httpRequest;
  /** Keeps the connection for the next command. */
  readonly agent: HttpAgent;
}

/** @throws ContractError queue.hallUnreachable, or what the hall answered */
export async function post(line: HallLine, path: string, message: unknown): Promise<unknown> {
  const { ok, body } = await exchange(line, path, JSON.stringify(message));
  if (ok) return body;
  const refused = errorBody.parse(body);
  throw new ContractError(
    refused.error in errorNumbers ? (refused.error as ErrorCode) : "message.internal",
    refused.detail,
  );
}

function exchange(
  { baseUrl, token, request, agent }: HallLine,
  path: string,
  text: string,
): Promise<{ readonly ok: boolean; readonly body: unknown }> {
  const url = `${baseUrl}${path}`;
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) =>
      reject(new ContractError("queue.hallUnreachable", `${url} does not answer`, { cause }));
    const sent = request(
      url,
      {
        method: "POST",
        agent,
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(text),
          authorization: `Bearer ${token}`,
        },
        signal: AbortSignal.timeout(hallDeadline),
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", fail);
        response.on("end", () => {
          const status = response.statusCode ?? 0;
          try {
            const body: unknown = JSON.parse(Buffer.concat(parts).toString("utf8"));
            resolve({ ok: status >= 200 && status < 300, body });
          } catch (cause) {
            fail(cause);
          }
        });
      },
    );
    sent.on("error", fail);
    sent.end(text);
  });
}
