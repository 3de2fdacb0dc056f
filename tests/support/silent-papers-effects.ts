import { fromPromise } from "xstate";
import type { PapersEffects } from "../../kiosk/citizen/papers-effects.ts";
import { silentMatterEffects } from "./silent-matter-effects.ts";

const never = () => new Promise<never>(() => undefined);
const { newKey, document } = silentMatterEffects;

/** Effects that never answer: the walk supplies every answer as an event. */
export const silentPapersEffects: PapersEffects = {
  newKey,
  document,
  open: fromPromise(never) as PapersEffects["open"],
  printer: fromPromise(never) as PapersEffects["printer"],
  print: fromPromise(never) as PapersEffects["print"],
};
