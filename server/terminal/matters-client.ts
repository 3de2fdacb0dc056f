import { hallCommandsPath } from "../contract/hall.ts";
import {
  type MatterCommandName,
  type MatterCompletion,
  type MatterPayload,
  matterCommands,
} from "../contract/matters/hall.ts";
import { hallLine, post } from "./hall-client.ts";
import type { WayToHall } from "./way-to-hall.ts";

/** The terminal's way to the hall's applications. */
export interface MattersClient {
  /** @throws ContractError queue.hallUnreachable, or what the hall answered */
  execute<N extends MatterCommandName>(name: N, payload: MatterPayload<N>): Promise<MatterCompletion<N>>;
}

export function httpMattersClient(way: Omit<WayToHall, "boardToken">): MattersClient {
  const { ofSite, ...line } = hallLine(way);
  return {
    async execute(name, payload) {
      const body = await post(line, hallCommandsPath, { name, payload, ...ofSite });
      return matterCommands[name].completion.parse(body) as MatterCompletion<typeof name>;
    },
  };
}
