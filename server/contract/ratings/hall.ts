import * as z from "zod/mini";
import { ratingRequests } from "./service.ts";

const terminalId = z.string().check(z.maxLength(40));

/** `POST /hall/v1/commands`, roles `terminal` and `station`: each with the terminal from which it comes. */
export const ratingCommands = {
  "Rating.Begin": {
    payload: z.extend(ratingRequests.Begin.payload, { terminalId }),
    completion: ratingRequests.Begin.completion,
  },
  "Rating.Rate": {
    payload: z.extend(ratingRequests.Rate.payload, { terminalId }),
    completion: ratingRequests.Rate.completion,
  },
} as const;
export type RatingCommandName = keyof typeof ratingCommands;
export type RatingPayload<N extends RatingCommandName> = z.infer<(typeof ratingCommands)[N]["payload"]>;
export type RatingCompletion<N extends RatingCommandName> = z.infer<(typeof ratingCommands)[N]["completion"]>;
