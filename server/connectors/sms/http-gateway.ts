import type { Clock } from "../../../device-drivers/clock.ts";
import { type OutgoingText, type SentText, SmsError, type SmsGateway, sentText } from "./gateway.ts";

/** Milliseconds until a gateway that has not answered is given up. Ours: a gateway answers when it has written the message down. */
export const answerTime = 10_000;

/** More than any answer of the contract has. */
const longestAnswer = 16 * 1024;

/** Refusals that say nothing of the message: it may be handed over again (RFC 9110 15.5.9, RFC 8470 5.2, RFC 6585 4). */
const laterStatuses = [408, 425, 429];

export interface HttpGatewayOptions {
  /** Where messages are handed over; `GET` of `URL/ID` tells how one stands. */
  readonly url: string;
  readonly secret: string;
  readonly clock: Clock;
}

/** A gateway that speaks docs/connectors.md over HTTP. */
export function httpSmsGateway({ url, secret, clock }: HttpGatewayOptions): SmsGateway {
  const ask = async (
    address: string,
    init: { readonly method: string; readonly headers?: Record<string, string>; readonly body?: string },
    signal: AbortSignal,
  ) => {
    const late = new AbortController();
    const timer = clock.setTimeout(() => late.abort(new Error(`no answer in ${answerTime} ms`)), answerTime);
    try {
      const response = await fetch(address, {
        ...init,
        headers: { authorization: `Bearer ${secret}`, accept: "application/json", ...init.headers },
        // An address that sends us elsewhere would be handed the secret and the number.
        redirect: "error",
        signal: AbortSignal.any([late.signal, signal]),
      });
      return { status: response.status, body: await bounded(response) };
    } catch (cause) {
      if (cause instanceof SmsError) throw cause;
      throw new SmsError("the gateway cannot be reached", true, { cause });
    } finally {
      clock.clearTimeout(timer);
    }
  };

  return {
    async send({ idempotencyKey, ...text }: OutgoingText, signal): Promise<SentText> {
      const headers = { "content-type": "application/json", "idempotency-key": idempotencyKey };
      return answered(await ask(url, { method: "POST", headers, body: JSON.stringify(text) }, signal));
    },
    look: async (id, signal) =>
      answered(await ask(`${url}/${encodeURIComponent(id)}`, { method: "GET" }, signal)),
  };
}

function answered({ status, body }: { readonly status: number; readonly body: string }): SentText {
  if (status >= 400 && status < 500 && !laterStatuses.includes(status))
    throw new SmsError(`the gateway refused: ${status}`, false);
  if (status !== 200 && status !== 202) throw new SmsError(`the gateway answered ${status}`, true);
  const parsed = sentText.safeParse(parseJson(body));
  // It may have the message; the key lets us ask again.
  if (!parsed.success) throw new SmsError("the gateway's answer is none of the contract", true);
  return parsed.data;
}

async function bounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > longestAnswer) throw new SmsError("the gateway's answer is too long", true);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
