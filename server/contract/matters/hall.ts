import * as z from "zod/mini";
import { type MatterRequests, matterRequests } from "../matters.ts";

const terminalId = z.string().check(z.maxLength(40));

/** `POST /hall/v1/commands`, role `terminal`: each with the terminal from which it comes. */
export const matterCommands = Object.fromEntries(
  Object.entries(matterRequests).map(([name, { payload, completion }]) => [
    `Matter.${name}`,
    { payload: z.extend(payload as z.ZodMiniObject, { terminalId }), completion },
  ]),
) as unknown as {
  readonly [Name in keyof MatterRequests as `Matter.${Name}`]: {
    readonly payload: z.ZodMiniType<z.infer<MatterRequests[Name]["payload"]> & { terminalId: string }>;
    readonly completion: MatterRequests[Name]["completion"];
  };
};
export type MatterCommandName = keyof typeof matterCommands;
export type MatterPayload<N extends MatterCommandName> = z.infer<(typeof matterCommands)[N]["payload"]>;
export type MatterCompletion<N extends MatterCommandName> = z.infer<(typeof matterCommands)[N]["completion"]>;
