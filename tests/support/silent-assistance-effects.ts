import { fromPromise } from "xstate";
import type { AssistanceEffects } from "../../kiosk/citizen/assistance-effects.ts";
import { silentMatterEffects } from "./silent-matter-effects.ts";

const never = () => new Promise<never>(() => undefined);
const { newKey, document } = silentMatterEffects;

/** Effects that never answer: the walk supplies every answer as an event. */
export const silentAssistanceEffects: AssistanceEffects = {
  newKey,
  document,
  printSlip: fromPromise(never) as AssistanceEffects["printSlip"],
  offer: fromPromise(never) as AssistanceEffects["offer"],
  book: fromPromise(never) as AssistanceEffects["book"],
  find: fromPromise(never) as AssistanceEffects["find"],
  cancel: fromPromise(never) as AssistanceEffects["cancel"],
};
