import { hallCommandsPath } from "../contract/hall.ts";
import {
  type PainCommandName,
  type PainCompletion,
  type PainPayload,
  painCommands,
} from "../contract/pain-points/hall.ts";
import { hallLine, post } from "./hall-client.ts";
import type { WayToHall } from "./way-to-hall.ts";

/** The terminal's way to the hall's pain points. */
export interface PainClient {
  /** @throws ContractError queue.hallUnreachable, or what the hall answered */
  execute<N extends PainCommandName>(name: N, payload: PainPayload<N>): Promise<PainCompletion<N>>;
}

export function httpPainClient(way: Omit<WayToHall, "boardToken">): PainClient {
  const { ofSite, ...line } = hallLine(way);
  return {
    async execute(name, payload) {
      const body = await post(line, hallCommandsPath, { name, payload, ...ofSite });
      return painCommands[name].completion.parse(body) as PainCompletion<typeof name>;
    },
  };
}
