import { hallCommandsPath } from "../contract/hall.ts";
import {
  type RatingCommandName,
  type RatingCompletion,
  type RatingPayload,
  ratingCommands,
} from "../contract/ratings/hall.ts";
import { hallLine, post } from "./hall-client.ts";
import type { WayToHall } from "./way-to-hall.ts";

/** The terminal's way to the hall's ratings. */
export interface RatingClient {
  /** @throws ContractError queue.hallUnreachable, or what the hall answered */
  execute<N extends RatingCommandName>(name: N, payload: RatingPayload<N>): Promise<RatingCompletion<N>>;
}

export function httpRatingClient(way: Omit<WayToHall, "boardToken">): RatingClient {
  const { ofSite, ...line } = hallLine(way);
  return {
    async execute(name, payload) {
      const body = await post(line, hallCommandsPath, { name, payload, ...ofSite });
      return ratingCommands[name].completion.parse(body) as RatingCompletion<typeof name>;
    },
  };
}
