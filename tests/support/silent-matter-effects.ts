import { fromCallback, fromPromise } from "xstate";
import type { MatterEffects } from "../../kiosk/citizen/matter-effects.ts";
import type { ScanEffects } from "../../kiosk/citizen/scan-effects.ts";
import { silentScanEffects } from "./silent-scan-effects.ts";

const never = () => new Promise<never>(() => undefined);

/** Effects that never answer: the walk supplies every answer as an event. */
export const silentMatterEffects: MatterEffects & ScanEffects = {
  ...silentScanEffects,
  report: () => undefined,
  now: () => Date.UTC(2026, 10, 23, 1, 5),
  newKey: () => "00000000-0000-4000-8000-000000000000",
  document: {
    ways: fromPromise(never) as MatterEffects["document"]["ways"],
    readCard: fromCallback(() => undefined) as MatterEffects["document"]["readCard"],
    scanDocument: fromCallback(() => undefined) as MatterEffects["document"]["scanDocument"],
  },
  hasScanner: fromPromise(never) as MatterEffects["hasScanner"],
  scanEnterprise: fromPromise(never) as MatterEffects["scanEnterprise"],
  actFor: fromPromise(never) as MatterEffects["actFor"],
  begin: fromPromise(never) as MatterEffects["begin"],
  useLicences: fromPromise(never) as MatterEffects["useLicences"],
  sign: fromPromise(never) as MatterEffects["sign"],
  decline: fromPromise(never) as MatterEffects["decline"],
  save: fromPromise(never) as MatterEffects["save"],
  submit: fromPromise(never) as MatterEffects["submit"],
  printReceipt: fromPromise(never) as MatterEffects["printReceipt"],
  postFees: fromPromise(never) as MatterEffects["postFees"],
  end: () => undefined,
};
