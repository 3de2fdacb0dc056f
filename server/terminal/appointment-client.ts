import {
  type AppointmentCommandName,
  type AppointmentCompletion,
  type AppointmentPayload,
  appointmentCommands,
} from "../contract/appointments.ts";
import { hallCommandsPath } from "../contract/hall.ts";
import { hallLine, post } from "./hall-client.ts";
import type { WayToHall } from "./way-to-hall.ts";

/** The terminal's way to the hall's appointments. */
export interface AppointmentClient {
  /** @throws ContractError queue.hallUnreachable, or what the hall answered */
  execute<N extends AppointmentCommandName>(
    name: N,
    payload: AppointmentPayload<N>,
  ): Promise<AppointmentCompletion<N>>;
}

export function httpAppointmentClient(way: Omit<WayToHall, "boardToken">): AppointmentClient {
  const { ofSite, ...line } = hallLine(way);
  return {
    async execute(name, payload) {
      const body = await post(line, hallCommandsPath, { name, payload, ...ofSite });
      return appointmentCommands[name].completion.parse(body) as AppointmentCompletion<typeof name>;
    },
  };
}
