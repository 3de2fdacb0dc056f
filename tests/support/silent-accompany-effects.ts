import { fromCallback, fromPromise } from "xstate";
import type { AccompanyEffects } from "../../kiosk/citizen/accompany-effects.ts";
import { silentMatterEffects } from "./silent-matter-effects.ts";

const never = () => new Promise<never>(() => undefined);

/** Effects that never answer: the walk supplies every answer as an event. */
export const silentAccompanyEffects: AccompanyEffects = {
  now: () => Date.UTC(2026, 10, 23, 1, 5),
  newKey: silentMatterEffects.newKey,
  report: () => undefined,
  printTicket: fromPromise(never) as AccompanyEffects["printTicket"],
  watchAccompany: fromCallback(() => undefined) as AccompanyEffects["watchAccompany"],
  answerAccompany: fromPromise(never) as AccompanyEffects["answerAccompany"],
  shareSteps: fromCallback(() => undefined) as AccompanyEffects["shareSteps"],
};
