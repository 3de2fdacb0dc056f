import { ContractError, type ErrorCode, errorNumbers } from "../contract/errors.ts";
import {
  errorBody,
  type HallCommandName,
  type HallCompletion,
  type HallPayload,
  hallCommands,
} from "../contract/hall.ts";

/** How long a terminal waits for its hall before it says so, milliseconds. House rule: a citizen sees an answer within 5 s. */
export const hallDeadline = 5000;

/** The terminal's way to the hall: the contract over HTTP, in one process too. */
export interface HallClient {
  /** @throws ContractError queue.hallUnreachable, or what the hall answered */
  execute<N extends HallCommandName>(name: N, payload: HallPayload<N>): Promise<HallCompletion<N>>;
}

/** @param baseUrl e.g. `http://127.0.0.1:8620` · @param token bearer token of the role `terminal` */
export function httpHallClient(baseUrl: string, token: string): HallClient {
  return {
    async execute(name, payload) {
      const response = await send(`${baseUrl}/hall/v1/commands`, token, { name, payload });
      const body: unknown = await response.json();
      if (response.ok) return hallCommands[name].completion.parse(body) as HallCompletion<typeof name>;
      const refused = errorBody.parse(body);
      throw new ContractError(
        refused.error in errorNumbers ? (refused.error as ErrorCode) : "message.internal",
        refused.detail,
      );
    },
  };
}

async function send(url: string, token: string, body: unknown): Promise<Response> {
  try {
    return await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(hallDeadline),
    });
  } catch (cause) {
    throw new ContractError("queue.hallUnreachable", `${url} does not answer`, { cause });
  }
}
