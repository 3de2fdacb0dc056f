import { fromCallback, fromPromise } from "xstate";
import type { ScanEffects } from "../../kiosk/citizen/scan-effects.ts";

const never = () => new Promise<never>(() => undefined);

/** Effects that never answer: the walk supplies every answer as an event. */
export const silentScanEffects: ScanEffects = {
  watchCameras: fromCallback(() => undefined) as ScanEffects["watchCameras"],
  camera: fromCallback(() => undefined) as ScanEffects["camera"],
  judge: fromPromise(never) as ScanEffects["judge"],
  attach: fromPromise(never) as ScanEffects["attach"],
};
