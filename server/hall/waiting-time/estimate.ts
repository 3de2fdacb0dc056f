import {
  type CalibrationState,
  calibrated,
  type Forecast,
  quantileOf,
  type RawForecast,
} from "./calibration.ts";
import type { HallModel } from "./model.ts";
import type { Random } from "./random.ts";
import { replayAll, replayOne, type Target, type Waits } from "./replay.ts";
import type { Closure, VisibleState, VisibleTicket } from "./visible-state.ts";

export type Estimate =
  | {
      readonly kind: "range";
      /** Milliseconds from now, whole minutes: half of all wait less. */
      readonly likely: number;
      /** Milliseconds from now, whole minutes: four of five wait less. */
      readonly atMost: number;
      /** What it was made of; to be kept with the ticket until its call, for `calibrate` and `recordWait`. */
      readonly raw: RawForecast;
      readonly forecast: Forecast;
    }
  | { readonly kind: "unknown"; readonly reason: UnknownReason };

export type UnknownReason =
  /** No window that handles it is open, and of none is it known when it opens. */
  | "noWindow"
  /** There are windows, but they close, as far as can be foreseen, before its turn. */
  | "closing";

const minute = 60_000;

/**
 * How long somebody waits who is in line, or takes a number now.
 * @throws RangeError for a place in `waiting` that is not there
 */
export function estimateOne(
  state: VisibleState,
  model: HallModel,
  calibration: CalibrationState,
  random: Random,
  target: Target,
): Estimate {
  const who = "index" in target ? state.waiting[target.index] : { ...target.newcomer, windowId: null };
  if (!who) throw new RangeError("the ticket asked about does not wait");
  if (!anyWindow(state, who)) return { kind: "unknown", reason: "noWindow" };
  return said(replayOne(state, model, random, target), who.weight, calibration);
}

/** How long everybody in `waiting` still waits, in its order. */
export function estimateAll(
  state: VisibleState,
  model: HallModel,
  calibration: CalibrationState,
  random: Random,
): Estimate[] {
  const waits = replayAll(state, model, random);
  return state.waiting.map((ticket, index) =>
    anyWindow(state, ticket)
      ? said(waits[index] as Waits, ticket.weight, calibration)
      : { kind: "unknown", reason: "noWindow" },
  );
}

function said(waits: Waits, weight: number, calibration: CalibrationState): Estimate {
  const raw = { median: quantileOf(waits, 0.5), p80: quantileOf(waits, 0.8) };
  if (!Number.isFinite(raw.p80)) return { kind: "unknown", reason: "closing" };
  const forecast = calibrated(calibration, weight, raw);
  return {
    kind: "range",
    likely: forPeople(forecast.likely),
    atMost: forPeople(forecast.atMost),
    raw,
    forecast,
  };
}

/**
 * Rounded for people, always up: nobody minds being called early, and a false exactness is no service. In steps of one minute up to ten
 * minutes, of five above.
 */
export function forPeople(milliseconds: number): number {
  const minutes = Math.max(0, milliseconds) / minute;
  return (minutes <= 10 ? Math.ceil(minutes) : Math.ceil(minutes / 5) * 5) * minute;
}

function anyWindow(
  { windows, now }: VisibleState,
  { serviceId, windowId }: Pick<VisibleTicket, "serviceId" | "windowId">,
): boolean {
  return windows.some(
    ({ id, serviceIds, closures }) =>
      (windowId === null ? serviceIds.includes(serviceId) : id === windowId) && !closedForGood(closures, now),
  );
}

const closedForGood = (closures: readonly Closure[], now: number): boolean =>
  closures.some(({ from, until }) => from <= now && until === null);
