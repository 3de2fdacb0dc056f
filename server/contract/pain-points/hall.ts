import * as z from "zod/mini";
import { painRequests } from "./service.ts";

const terminalId = z.string().check(z.maxLength(40));

/** `POST /hall/v1/commands`, roles `terminal` and `station`: each with the terminal from which it comes. */
export const painCommands = {
  "PainPoint.Offer": {
    payload: z.extend(painRequests.Offer.payload, { terminalId }),
    completion: painRequests.Offer.completion,
  },
  "PainPoint.Report": {
    payload: z.extend(painRequests.Report.payload, { terminalId }),
    completion: painRequests.Report.completion,
  },
  "PainPoint.Follow": {
    payload: z.extend(painRequests.Follow.payload, { terminalId }),
    completion: painRequests.Follow.completion,
  },
  "PainPoint.Settle": {
    payload: z.extend(painRequests.Settle.payload, { terminalId }),
    completion: painRequests.Settle.completion,
  },
} as const;
export type PainCommandName = keyof typeof painCommands;
export type PainPayload<N extends PainCommandName> = z.infer<(typeof painCommands)[N]["payload"]>;
export type PainCompletion<N extends PainCommandName> = z.infer<(typeof painCommands)[N]["completion"]>;
