import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { type PressedKey, padKeysPath } from "../contract/call-pad.ts";
import { errorNumbers } from "../contract/error-numbers.ts";
import { ContractError, type ErrorCode } from "../contract/errors.ts";
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
  const text = JSON.stringify(message);
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  const { status, bytes } = await exchange(line, "POST", path, headers, text);
  const body = parsed(line, path, bytes);
  if (status >= 200 && status < 300) return body;
  throw refusal(body);
}

/**
 * What lies at a path; undefined where it is still what `tag` names.
 *
 * @param tag the entity tag that was answered the last time @param deadline milliseconds
 * @throws ContractError queue.hallUnreachable, or what the hall answered
 */
export async function get(
  line: HallLine,
  path: string,
  { tag, deadline }: { readonly tag?: string | undefined; readonly deadline?: number } = {},
): Promise<{ readonly bytes: Buffer; readonly tag: string | undefined } | undefined> {
  const {
    status,
    bytes,
    tag: newTag,
  } = await exchange(line, "GET", path, tag ? { "if-none-match": tag } : {}, undefined, deadline);
  if (status === 304) return undefined;
  if (status === 200) return { bytes, tag: newTag };
  throw refusal(parsed(line, path, bytes));
}

function refusal(body: unknown): ContractError {
  const { error, detail } = errorBody.parse(body);
  return new ContractError(error in errorNumbers ? (error as ErrorCode) : "message.internal", detail);
}

function parsed({ baseUrl }: HallLine, path: string, bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    throw unreachable(`${baseUrl}${path}`, cause);
  }
}

const unreachable = (url: string, cause: unknown) =>
  new ContractError("queue.hallUnreachable", `${url} does not answer`, { cause });

interface Answer {
  readonly status: number;
  readonly bytes: Buffer;
  readonly tag: string | undefined;
}

function exchange(
  { baseUrl, token, request, agent }: HallLine,
  method: "GET" | "POST",
  path: string,
  headers: Readonly<Record<string, string | number>>,
  text?: string,
  deadline: number = hallDeadline,
): Promise<Answer> {
  const url = `${baseUrl}${path}`;
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) => reject(unreachable(url, cause));
    const sent = request(
      url,
      {
        method,
        agent,
        headers: { ...headers, authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(deadline),
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", fail);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            bytes: Buffer.concat(parts),
            tag: response.headers.etag,
          }),
        );
      },
    );
    sent.on("error", fail);
    sent.end(text);
  });
}
