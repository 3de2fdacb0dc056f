import * as z from "zod/mini";
import type { Forecast } from "./calibration.ts";

const dayOfRecord = z.object({
  /** The business day, yyyy-mm-dd. */
  day: z.string(),
  n: z.number(),
  /** Sums over the day's forecasts, milliseconds. */
  absoluteError: z.number(),
  /** Forecast less wait: positive where people waited less than was said. */
  error: z.number(),
  covered: z.number(),
  underPromised: z.number(),
});

/** How good the forecasts were, day by day, the newest last; plain JSON, for everybody to see. */
export const accuracyState = z.object({ version: z.literal(1), days: z.array(dayOfRecord) });
export type AccuracyState = z.infer<typeof accuracyState>;

export interface Accuracy {
  readonly day: string;
  readonly n: number;
  /** Milliseconds. */
  readonly meanAbsoluteError: number;
  /** Milliseconds; positive where people waited less than was said. */
  readonly bias: number;
  /** Share of waits not longer than `atMost`; meant to be 0.8. */
  readonly coverage: number;
  /** Share of waits more than five minutes longer than `likely`. */
  readonly underPromise: number;
}

const kept = 90;
const minute = 60_000;
/** From here on somebody has been promised too little. */
const tooLittle = 5 * minute;

export const newAccuracy = (): AccuracyState => ({ version: 1, days: [] });

/** Counts one wait that has ended, in place, on its business day. */
export function recordWait(
  state: AccuracyState,
  day: string,
  { likely, atMost }: Forecast,
  waited: number,
): void {
  let record = state.days.at(-1);
  if (record?.day !== day) {
    record = { day, n: 0, absoluteError: 0, error: 0, covered: 0, underPromised: 0 };
    state.days.push(record);
    if (state.days.length > kept) state.days.shift();
  }
  record.n += 1;
  record.absoluteError += Math.abs(likely - waited);
  record.error += likely - waited;
  record.covered += waited <= atMost ? 1 : 0;
  record.underPromised += waited - likely > tooLittle ? 1 : 0;
}

/** The published record, the newest day last; a day without a wait is not in it. */
export function accuracyOf(state: AccuracyState): Accuracy[] {
  return state.days.map(({ day, n, absoluteError, error, covered, underPromised }) => ({
    day,
    n,
    meanAbsoluteError: absoluteError / n,
    bias: error / n,
    coverage: covered / n,
    underPromise: underPromised / n,
  }));
}
