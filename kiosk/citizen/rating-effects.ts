import { fromPromise } from "xstate";
import type { CommandPayload, CompletionPayload } from "../../server/contract/envelope.ts";
import type { ratingTerminal } from "../../server/contract/ratings/service.ts";
import type { ServiceConnection } from "../connection/service-connection.ts";
import type { SessionEffects } from "./session-effects.ts";

/** The right to rate what was done here, and what may be meant by it. */
export type RatedVisit = NonNullable<
  CompletionPayload<typeof ratingTerminal, "XiaohuRatings.Begin">["visit"]
>;
export type RatingWish = CommandPayload<typeof ratingTerminal, "XiaohuRatings.Rate">;

/** What rating does to the outside, as actors on the connection to the terminal's service. */
export function createRatingEffects(
  ratings: ServiceConnection<typeof ratingTerminal>,
  { newKey }: Pick<SessionEffects, "newKey">,
) {
  return {
    newKey,
    /** Null: nothing was done that could be rated. */
    begin: fromPromise<RatedVisit | null>(
      async ({ signal }) => (await ratings.request("XiaohuRatings.Begin", {}, { signal })).visit,
    ),
    rate: fromPromise<void, RatingWish>(async ({ input, signal }) => {
      await ratings.request("XiaohuRatings.Rate", input, { signal });
    }),
  };
}

export type RatingEffects = ReturnType<typeof createRatingEffects>;
