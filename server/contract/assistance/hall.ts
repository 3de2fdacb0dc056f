import * as z from "zod/mini";
import { type AssistanceRequests, assistanceRequests } from "./service.ts";

const terminalId = z.string().check(z.maxLength(40));

/** `POST /hall/v1/commands`, roles `terminal` and `station`: each with the terminal from which it comes. */
export const assistanceCommands = Object.fromEntries(
  Object.entries(assistanceRequests).map(([name, { payload, completion }]) => [
    `Assistance.${name}`,
    { payload: z.extend(payload as z.ZodMiniObject, { terminalId }), completion },
  ]),
) as unknown as {
  readonly [Name in keyof AssistanceRequests as `Assistance.${Name}`]: {
    readonly payload: z.ZodMiniType<z.infer<AssistanceRequests[Name]["payload"]> & { terminalId: string }>;
    readonly completion: AssistanceRequests[Name]["completion"];
  };
};
export type AssistanceCommandName = keyof typeof assistanceCommands;
export type AssistancePayload<N extends AssistanceCommandName> = z.infer<
  (typeof assistanceCommands)[N]["payload"]
>;
export type AssistanceCompletion<N extends AssistanceCommandName> = z.infer<
  (typeof assistanceCommands)[N]["completion"]
>;
