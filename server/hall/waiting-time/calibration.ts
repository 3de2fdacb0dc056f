import * as z from "zod/mini";
import type { Waits } from "./replay.ts";

/** A forecast before it is corrected: quantiles of the replays, milliseconds. */
export interface RawForecast {
  readonly median: number;
  readonly p80: number;
}

export interface Forecast {
  /** Half of all waits are shorter. */
  readonly likely: number;
  /** Four of five waits are shorter. */
  readonly atMost: number;
}

const correction = z.object({
  /** Logarithm of what a median is multiplied by. */
  bias: z.number(),
  /** Logarithm of what the distance from median to 80th percentile is multiplied by. */
  spread: z.number(),
  seen: z.number(),
});

/**
 * What waits that have ended say of the forecasts that were made for them, by class weight and length of the forecast: classes wait in
 * different ways, and what is wrong with long waits (the day's pace) is not what is wrong with short ones (one service that
 * drags on). Plain JSON; nothing of any one wait is kept.
 */
export const calibrationState = z.object({
  version: z.literal(1),
  /** By `weight/length`. */
  corrections: z.record(z.string(), correction),
});
export type CalibrationState = z.infer<typeof calibrationState>;
type Correction = z.infer<typeof correction>;

/**
 * Steps in the logarithm. The spread's is larger: a promise that is kept too seldom should be widened within days, while a median that
 * follows every hour's luck only gets noise.
 */
const steps = { bias: 0.005, spread: 0.02 };
/** The first waits move more: steps are so many times larger, falling to the above with so many waits seen. */
const eager = { times: 10, waits: 30 };
const limits = { bias: Math.log(3), spread: Math.log(10) };
/** Replays that all agree are still not that sure. */
const leastDistance = 15_000;
const leastShare = 0.02;

export const newCalibration = (): CalibrationState => ({ version: 1, corrections: {} });

/** A quantile of the replays that a further one would fall below with that very probability; infinite where too few ended in a call. */
export function quantileOf(waits: Waits, probability: number): number {
  const at = probability * (waits.length + 1) - 1;
  const low = waits[Math.max(0, Math.floor(at))] ?? Number.POSITIVE_INFINITY;
  const high = waits[Math.min(waits.length - 1, Math.ceil(at))] ?? Number.POSITIVE_INFINITY;
  return high === Number.POSITIVE_INFINITY ? high : low + (high - low) * (at - Math.floor(at));
}

/** The forecast as the hall's own record corrects it. */
export function calibrated(state: CalibrationState, weight: number, raw: RawForecast): Forecast {
  const { bias, spread } = state.corrections[kindOf(weight, raw)] ?? fresh;
  const likely = raw.median * Math.exp(bias);
  const distance = Math.max(raw.p80 - raw.median, leastDistance, leastShare * raw.median);
  return { likely, atMost: likely + distance * Math.exp(bias + spread) };
}

/**
 * Takes in, in place, how long somebody waited for whom `raw` was forecast when the wait began; not those who were called at once, of whom
 * nothing was forecast. A step up where the wait was longer than a quantile, a step
 * down where it was not, in such proportion that they balance when half, and four of five, are below. Whatever the forecasts' mistakes, in the
 * long run that many are (Gibbs and Candès, adaptive conformal inference, 2021).
 */
export function calibrate(state: CalibrationState, weight: number, raw: RawForecast, waited: number): void {
  const { likely, atMost } = calibrated(state, weight, raw);
  const before: Correction = state.corrections[kindOf(weight, raw)] ?? fresh;
  const eagerness = Math.max(1, eager.times * (1 - before.seen / eager.waits));
  const clamp = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value));
  const up = waited > likely ? 0.5 : -0.5;
  const wider = waited > atMost ? 0.8 : -0.2;
  state.corrections[kindOf(weight, raw)] = {
    bias: clamp(before.bias + steps.bias * eagerness * up, limits.bias),
    spread: clamp(before.spread + steps.spread * eagerness * wider, limits.spread),
    seen: before.seen + 1,
  };
}

/** Medians from which on a forecast is of the next length, minutes. */
const lengths = [10, 30];

const kindOf = (weight: number, { median }: RawForecast): string =>
  `${weight}/${lengths.filter((from) => median >= from * 60_000).length}`;

const fresh: Correction = { bias: 0, spread: 0, seen: 0 };
