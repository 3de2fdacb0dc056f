import { fromPromise } from "xstate";
import type { PainEffects } from "../../kiosk/citizen/pain-effects.ts";
import { silentMatterEffects } from "./silent-matter-effects.ts";

const never = () => new Promise<never>(() => undefined);

/** Effects that never answer: the walk supplies every answer as an event. */
export const silentPainEffects: PainEffects = {
  newKey: silentMatterEffects.newKey,
  printSlip: silentMatterEffects.printReceipt,
  offer: fromPromise(never) as PainEffects["offer"],
  tell: fromPromise(never) as PainEffects["tell"],
  follow: fromPromise(never) as PainEffects["follow"],
  settle: fromPromise(never) as PainEffects["settle"],
};
