import {
  type AssistanceCommandName,
  type AssistanceCompletion,
  type AssistancePayload,
  assistanceCommands,
} from "../contract/assistance/hall.ts";
import { hallCommandsPath } from "../contract/hall.ts";
import { hallLine, post } from "./hall-client.ts";
import type { WayToHall } from "./way-to-hall.ts";

/** The terminal's way to what the hall does for people at home. */
export interface AssistanceClient {
  /** @throws ContractError queue.hallUnreachable, or what the hall answered */
  execute<N extends AssistanceCommandName>(
    name: N,
    payload: AssistancePayload<N>,
  ): Promise<AssistanceCompletion<N>>;
}

export function httpAssistanceClient(way: Omit<WayToHall, "boardToken">): AssistanceClient {
  const { ofSite, ...line } = hallLine(way);
  return {
    async execute(name, payload) {
      const body = await post(line, hallCommandsPath, { name, payload, ...ofSite });
      return assistanceCommands[name].completion.parse(body) as AssistanceCompletion<typeof name>;
    },
  };
}
