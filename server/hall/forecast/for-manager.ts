import type { Clock } from "../../../device-drivers/clock.ts";
import type { Accuracy, StaffingAdvice } from "../../contract/manager.ts";
import type { HallDirectory } from "../hall-config.ts";
import type { QueueState } from "../queue/state.ts";
import type { Forecast } from "../statistics/statistics.ts";
import type { Forecaster } from "./forecaster.ts";

/** Milliseconds for which advice stands: making it takes a tenth of a second, and nobody moves a clerk every minute. */
export const adviceAge = 120_000;

/** What the forecaster has to tell the manager: how good its word was today, and how many windows the next half hour needs. */
export function forecastForManager(
  hall: HallDirectory,
  forecaster: Forecaster,
  state: () => QueueState,
  clock: Clock,
): Forecast {
  let advice: { readonly at: number; readonly day: string; readonly given: StaffingAdvice[] } | undefined;
  return {
    accuracy: () => accuracyOn(forecaster, state().day),
    staffing() {
      const now = clock.now();
      const queue = state();
      if (!advice || advice.day !== queue.day || Math.abs(now - advice.at) >= adviceAge)
        advice = { at: now, day: queue.day, given: adviceNow(hall, forecaster, queue, now) };
      return advice.given;
    },
  };
}

function accuracyOn(forecaster: Forecaster, today: string): Accuracy | undefined {
  const last = forecaster.accuracy().at(-1);
  if (last?.day !== today) return undefined;
  const { n, meanAbsoluteError, coverage, underPromise } = last;
  return { n, meanAbsoluteError, coverage, underPromised: underPromise };
}

/** Only for services that somebody wants: a group for which nobody waits or comes needs no advice. */
function adviceNow(
  hall: HallDirectory,
  forecaster: Forecaster,
  state: QueueState,
  now: number,
): StaffingAdvice[] {
  return forecaster
    .staffing(state, now)
    .filter(({ reason }) => reason.services.length > 0)
    .map(({ serviceIds, open, advised, toOpen, toClose, reached, reason: { goal, services } }) => ({
      services: hall.services
        .filter(({ id }) => serviceIds.includes(id))
        .map(({ id, name }) => ({ id, name })),
      windowsOpen: open,
      windowsAdvised: advised,
      toOpen: namesOf(hall, toOpen),
      toClose: namesOf(hall, toClose),
      reached,
      people: services.reduce((sum, { people }) => sum + people, 0),
      target: goal.limit,
      chanceOver: Math.max(...services.map(({ now: over }) => over)),
    }));
}

const namesOf = (hall: HallDirectory, windowIds: readonly string[]) =>
  windowIds.flatMap((id) => hall.window.get(id)?.name ?? []);
