import { fromPromise } from "xstate";
import type { RatingEffects } from "../../kiosk/citizen/rating-effects.ts";
import { silentMatterEffects } from "./silent-matter-effects.ts";

const never = () => new Promise<never>(() => undefined);

/** Effects that never answer: the walk supplies every answer as an event. */
export const silentRatingEffects: RatingEffects = {
  newKey: silentMatterEffects.newKey,
  begin: fromPromise(never) as RatingEffects["begin"],
  rate: fromPromise(never) as RatingEffects["rate"],
};
