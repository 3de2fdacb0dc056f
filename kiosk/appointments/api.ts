import {
  type WebCommandName,
  type WebCompletion,
  type WebPayload,
  webAppointmentCommands,
  webAppointmentsPath,
} from "../../server/contract/appointments.ts";
import { errorNumbers } from "../../server/contract/error-numbers.ts";
import { ContractError, type ErrorCode } from "../../server/contract/errors.ts";
import { errorBody } from "../../server/contract/hall.ts";

/** The hall's answer to one command. @throws ContractError what the hall refused with, or message.connectionLost */
export type Ask = <N extends WebCommandName>(
  name: N,
  payload: WebPayload<N>,
  signal?: AbortSignal,
) => Promise<WebCompletion<N>>;

export function askHall(token: string): Ask {
  return async (name, payload, signal) => {
    const response = await fetch(webAppointmentsPath, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ name, payload }),
      cache: "no-store",
      ...(signal ? { signal } : {}),
    }).catch((cause: unknown) => {
      throw new ContractError("message.connectionLost", "the hall does not answer", { cause });
    });
    const body: unknown = await response.json();
    if (response.ok) return webAppointmentCommands[name].completion.parse(body) as WebCompletion<typeof name>;
    const { error, detail } = errorBody.parse(body);
    throw new ContractError(error in errorNumbers ? (error as ErrorCode) : "message.internal", detail);
  };
}
