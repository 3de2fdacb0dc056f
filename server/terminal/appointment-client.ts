import {
  type AppointmentCommandName,
  type AppointmentCompletion,
  type AppointmentPayload,
  appointmentCommands,
} from "../contract/appointments.ts";
import { hallLine, post } from "./hall-client.ts";

/** The terminal's way to the hall's appointments. */
export interface AppointmentClient {
  /** @throws ContractError queue.hallUnreachable, or what the hall answered */
  execute<N extends AppointmentCommandName>(
    name: N,
    payload: AppointmentPayload<N>,
  ): Promise<AppointmentCompletion<N>>;
}

/**
 * @param baseUrl e.g. `http://127.0.0.1:8620` · @param token bearer token of the role `terminal`
 * @param site the site at which the terminal stands; null: the first
 */
export function httpAppointmentClient(
  baseUrl: string,
  token: string,
  site: string | null = null,
): AppointmentClient {
  const ofSite = site === null ? {} : { site };
  const line = hallLine(baseUrl, token);
  return {
    async execute(name, payload) {
      const body = await post(line, "/hall/v1/commands", { name, payload, ...ofSite });
      return appointmentCommands[name].completion.parse(body) as AppointmentCompletion<typeof name>;
    },
  };
}
