import * as z from "zod/mini";
import type { Clock } from "../../device-drivers/clock.ts";
import { ConnectorError } from "./connector-error.ts";

/** Milliseconds until somebody who has not answered is given up. Ours: an answer is due when the matter is written down. */
export const usualAnswerTime = 10_000;

/** More than any answer has, where nothing else is said. */
const usualLongest = 16 * 1024;

/**
 * Refusals that say nothing of what was asked: it may be asked again (RFC 9110 15.5.9, RFC 8470 5.2, RFC 6585 4). So does 401: the secret is
 * not the right one yet, which is the operator's to mend.
 */
const laterStatuses = [401, 408, 425, 429];
/** Of "not now", what also says that it was not taken (RFC 9110 15.6.4); after any other 5xx it may have been. */
const untakenStatuses = [...laterStatuses, 503];

/** Nobody was there to take anything: what the system says before a connection stands. */
const unreachedCodes = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

const takenStatuses = [200, 201, 202];

/** Of a `Retry-After`, as far as it is heeded. House rule: nobody keeps a citizen's matter longer by one answer. */
const longestAfter = 600_000;

/** How refusals say why. A sentence beside it is not kept: it may say who was asked about. */
const refusal = z.object({ reason: z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/)) });

export interface HttpPartnerOptions {
  /** As errors call it: `the gateway`. */
  readonly name: string;
  /** Before the path of every request. */
  readonly url: string;
  readonly secret: string;
  readonly clock: Clock;
}

export interface PartnerRequest {
  readonly method: "GET" | "POST" | "PUT";
  /** Begins with `/`, or is empty. Nothing of a person is in it: addresses stand in logs. */
  readonly path: string;
  /** `Idempotency-Key`: the same key, the same wish. */
  readonly key?: string;
  readonly json?: unknown;
  readonly content?: { readonly bytes: Uint8Array; readonly mediaType: string };
  /** Refusals whose body may be an answer after all, such as 409 to a repetition. */
  readonly alsoAnswers?: readonly number[];
  /** Milliseconds. */
  readonly answerTime?: number;
  /** Bytes. */
  readonly longestAnswer?: number;
}

/** Somebody outside who speaks HTTP as docs/connectors.md has it of all. */
export interface HttpPartner {
  /**
   * @param answer what the contract says of the answer
   * @throws ConnectorError, also when `signal` ends it: then nothing is known
   */
  ask<Answer>(request: PartnerRequest, answer: z.ZodMiniType<Answer>, signal: AbortSignal): Promise<Answer>;
  /** For what is no JSON, and does nothing there. @throws ConnectorError; `tooLong`, which does not change by asking again */
  askBytes(request: PartnerRequest, signal: AbortSignal): Promise<Buffer>;
}

interface HttpAnswer {
  readonly status: number;
  readonly after: number | null;
  readonly body: Buffer;
}

export function httpPartner({ name, url, secret, clock }: HttpPartnerOptions): HttpPartner {
  const base = url.replace(/\/$/, "");
  const exchange = async (request: PartnerRequest, signal: AbortSignal): Promise<HttpAnswer> => {
    const { answerTime = usualAnswerTime, longestAnswer = usualLongest } = request;
    const late = new AbortController();
    const timer = clock.setTimeout(() => late.abort(new Error(`no answer in ${answerTime} ms`)), answerTime);
    try {
      const response = await fetch(`${base}${request.path}`, {
        method: request.method,
        ...bodyOf(request),
        headers: { authorization: `Bearer ${secret}`, ...headersOf(request) },
        // An address that sends us elsewhere would be handed the secret and whatever else is sent.
        redirect: "error",
        signal: AbortSignal.any([late.signal, signal]),
      });
      const after = afterOf(response.headers.get("retry-after"));
      return { status: response.status, after, body: await bounded(response, longestAnswer) };
    } catch (cause) {
      if (cause instanceof TooLong) throw new ConnectorError(`${name}'s answer is too long`, true, { cause });
      throw new ConnectorError(`${name} cannot be reached`, true, { cause, isUntaken: isUnreached(cause) });
    } finally {
      clock.clearTimeout(timer);
    }
  };

  /** What is no refusal, and no "not now". */
  const taken = ({ status, after, body }: HttpAnswer): Buffer => {
    if (takenStatuses.includes(status)) return body;
    const again = status < 400 || status >= 500 || laterStatuses.includes(status);
    const isUntaken = untakenStatuses.includes(status);
    if (again) throw new ConnectorError(`${name} answered ${status}`, true, { status, after, isUntaken });
    const said = refusal.safeParse(parseJson(body));
    const reason = said.success ? said.data.reason : null;
    throw new ConnectorError(`${name} refused: ${status}${reason === null ? "" : ` ${reason}`}`, false, {
      status,
      reason,
    });
  };

  return {
    async ask(request, answer, signal) {
      const answered = await exchange(request, signal);
      const parsed = answer.safeParse(parseJson(answered.body));
      if (parsed.success && request.alsoAnswers?.includes(answered.status)) return parsed.data;
      taken(answered);
      // It may have been done all the same; the key lets us ask again.
      if (!parsed.success) throw new ConnectorError(`${name}'s answer is none of the contract`, true);
      return parsed.data;
    },
    askBytes: (request, signal) =>
      exchange(request, signal).then(taken, (cause: unknown) => {
        const tooLong =
          cause instanceof ConnectorError && cause.cause instanceof TooLong ? cause.cause : null;
        if (!tooLong || !takenStatuses.includes(tooLong.status)) throw cause;
        const { status } = tooLong;
        throw new ConnectorError(`${name}'s answer is too long`, false, { cause, status, reason: "tooLong" });
      }),
  };
}

function bodyOf({ json, content }: PartnerRequest): { readonly body?: string | Uint8Array<ArrayBuffer> } {
  if (content) return { body: new Uint8Array(content.bytes) };
  return json === undefined ? {} : { body: JSON.stringify(json) };
}

function headersOf({ json, content, key }: PartnerRequest): Record<string, string> {
  const type = content?.mediaType ?? (json === undefined ? undefined : "application/json");
  return {
    accept: "application/json",
    ...(type === undefined ? {} : { "content-type": type }),
    ...(key === undefined ? {} : { "idempotency-key": key }),
  };
}

/** Seconds as RFC 9110 10.2.3 has them; a date is not heeded. */
function afterOf(header: string | null): number | null {
  if (header === null || !/^\d{1,9}$/.test(header)) return null;
  return Math.min(Number(header) * 1000, longestAfter);
}

function isUnreached(thrown: unknown): boolean {
  const cause = thrown instanceof TypeError ? thrown.cause : undefined;
  return cause instanceof Error && "code" in cause && unreachedCodes.includes(String(cause.code));
}

class TooLong extends Error {
  readonly status: number;

  constructor(longest: number, status: number) {
    super(`more than ${longest} bytes`);
    this.status = status;
  }
}

async function bounded(response: Response, longest: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > longest) throw new TooLong(longest, response.status);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
