import { fromPromise } from "xstate";
import type { FollowEffects } from "../../kiosk/citizen/follow-effects.ts";
import type { ScanEffects } from "../../kiosk/citizen/scan-effects.ts";
import { silentMatterEffects } from "./silent-matter-effects.ts";
import { silentScanEffects } from "./silent-scan-effects.ts";

const never = () => new Promise<never>(() => undefined);
const { report, newKey, now, document, useLicences, printReceipt, postFees, end } = silentMatterEffects;

/** Effects that never answer: the walk supplies every answer as an event. */
export const silentFollowEffects: FollowEffects & ScanEffects = {
  ...silentScanEffects,
  report,
  newKey,
  now,
  document,
  useLicences,
  printReceipt,
  postFees,
  end,
  hasScanner: fromPromise(never) as FollowEffects["hasScanner"],
  scanCode: fromPromise(never) as FollowEffects["scanCode"],
  find: fromPromise(never) as FollowEffects["find"],
  resume: fromPromise(never) as FollowEffects["resume"],
  beginSupplement: fromPromise(never) as FollowEffects["beginSupplement"],
  supplement: fromPromise(never) as FollowEffects["supplement"],
  appointDelivery: fromPromise(never) as FollowEffects["appointDelivery"],
  reminders: fromPromise(never) as FollowEffects["reminders"],
  remind: fromPromise(never) as FollowEffects["remind"],
  forgetReminder: fromPromise(never) as FollowEffects["forgetReminder"],
  withdraw: fromPromise(never) as FollowEffects["withdraw"],
};
