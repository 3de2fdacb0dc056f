import { fromCallback, fromPromise } from "xstate";
import type { HelpEffects } from "../../kiosk/citizen/help-effects.ts";
import { silentMatterEffects } from "./silent-matter-effects.ts";

/** Effects that never answer: the walk supplies every answer as an event. */
export const silentHelpEffects: HelpEffects = {
  now: () => Date.UTC(2026, 10, 23, 1, 5),
  newKey: silentMatterEffects.newKey,
  report: () => undefined,
  callHelp: fromPromise(() => new Promise<never>(() => undefined)) as HelpEffects["callHelp"],
  watchHelp: fromCallback(() => undefined) as HelpEffects["watchHelp"],
};
