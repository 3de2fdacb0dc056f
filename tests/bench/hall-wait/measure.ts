import { accuracyOf, newAccuracy, recordWait } from "../../../server/hall/waiting-time/accuracy.ts";
import {
  calibrate,
  calibrated,
  newCalibration,
  quantileOf,
  type RawForecast,
} from "../../../server/hall/waiting-time/calibration.ts";
import { type LearnerState, learn, newLearner, openDay } from "../../../server/hall/waiting-time/learner.ts";
import { learnedModel } from "../../../server/hall/waiting-time/model.ts";
import { seededRandom } from "../../../server/hall/waiting-time/random.ts";
import { replayOne } from "../../../server/hall/waiting-time/replay.ts";
import type { VisibleState, VisibleTicket } from "../../../server/hall/waiting-time/visible-state.ts";
import { BadInput } from "../arguments.ts";
import { dayLength, minute, type Visitor, visitorsOf } from "./coming.ts";
import { Draw } from "./draw.ts";
import { type HallDay, simulateDay, type Watcher } from "./hall-day.ts";
import type { Hall } from "./hall-file.ts";
import { zmsWait } from "./zms.ts";

export const days = { warmUp: 20, measured: 60 };
/**
 * For the bench's time so many people a day are asked about, chosen by lot; in halls with more than this of windows × services, where a replay
 * takes longer, fewer.
 */
const askedADay = 400;
const largeHall = 21;

/** Over the ordinary visitors of the measured days who had to wait. Minutes and shares. */
export interface Measured {
  readonly n: number;
  readonly meanWait: number;
  readonly error: number;
  readonly zmsError: number;
  readonly bias: number;
  readonly coverage: number;
  /** More than five minutes longer than the median that was said. */
  readonly underPromise: number;
  readonly zmsUnderPromise: number;
  /** More than five minutes longer than the 80th percentile that was said. */
  readonly beyondAtMost: number;
  /** Milliseconds that a replay took, on the average. */
  readonly replayTime: number;
}

/**
 * Works the hall for the warm-up and the measured days, with an estimator that knows what a hall can know: its windows and their hours, and
 * what it has seen happen since the first day.
 */
export function measure(hall: Hall, load: number, seed: number, progress: (day: number) => void): Measured {
  const learner = newLearner();
  const learning = learns(hall, learner);
  const calibration = newCalibration();
  const accuracy = newAccuracy();
  const size = Math.max(1, (hall.windows.length * hall.services.length) / largeHall);
  const asked = askedADay / Math.sqrt(size) / (hall.ticketsPerDay * load);
  const random = seededRandom(seed * 1009);
  let [n, wait, zmsError, zmsUnder, beyond, replayTime, replays] = [0, 0, 0, 0, 0, 0, 0];
  for (let day = 0; day < days.warmUp + days.measured; day++) {
    progress(day);
    const said = new Map<Visitor, { raw: RawForecast; zms: number; weight: number }>();
    const weightOf = (visitor: Visitor) => hall.classes[visitor.callClass]?.weight ?? 1;
    const lot = new Draw(seed, 100_000 + day);
    openDay(learner, day * dayLength);
    simulateDay(hall, day, visitorsOf(hall, day, load, new Draw(seed, day)), {
      ...learning,
      arrived(now, visitor, view, waits) {
        const weight = weightOf(visitor);
        learning.arrived?.(now, visitor, view, waits);
        if (!waits || visitor.appointment || lot.uniform() > asked) return;
        const state = visible(view, now);
        const start = performance.now();
        const model = learnedModel(learner, state);
        const index = state.waiting.findIndex(({ seq }) => seq === visitor.seq);
        const waitsFor = replayOne(state, model, random, { index });
        replayTime += performance.now() - start;
        replays += 1;
        const raw = { median: quantileOf(waitsFor, 0.5), p80: quantileOf(waitsFor, 0.8) };
        if (!Number.isFinite(raw.p80)) throw tooFull(hall, load);
        said.set(visitor, { raw, zms: zmsWait(view, visitor, now), weight });
      },
      called(now, visitor) {
        const forecast = said.get(visitor);
        if (!forecast) return;
        const { raw, zms, weight } = forecast;
        const waited = now - visitor.arrivedAt;
        if (day >= days.warmUp && weight === 1) {
          const promise = calibrated(calibration, weight, raw);
          recordWait(accuracy, String(day), promise, waited);
          n += 1;
          wait += waited;
          zmsError += Math.abs(zms - waited);
          zmsUnder += waited - zms > 5 * minute ? 1 : 0;
          beyond += waited - promise.atMost > 5 * minute ? 1 : 0;
        }
        calibrate(calibration, weight, raw, waited);
      },
      finished(now, inHand, window) {
        if (now >= (day + 1) * dayLength) throw tooFull(hall, load);
        learning.finished?.(now, inHand, window);
      },
    });
  }
  const record = accuracyOf(accuracy);
  const over = (of: (one: (typeof record)[number]) => number) =>
    record.reduce((sum, one) => sum + of(one) * one.n, 0) / n;
  return {
    n,
    meanWait: wait / n / minute,
    error: over((one) => one.meanAbsoluteError) / minute,
    zmsError: zmsError / n / minute,
    bias: over((one) => one.bias) / minute,
    coverage: over((one) => one.coverage),
    underPromise: over((one) => one.underPromise),
    zmsUnderPromise: zmsUnder / n,
    beyondAtMost: beyond / n,
    replayTime: replayTime / replays,
  };
}

const tooFull = (hall: Hall, load: number) =>
  new BadInput(
    `${hall.name} at load ${load} still has people waiting when the next day begins; lower ticketsPerDay`,
  );

/** What a learner knows of a hall after so many days. */
export function learnDays(hall: Hall, load: number, seed: number, count: number): LearnerState {
  const learner = newLearner();
  for (let day = 0; day < count; day++) {
    openDay(learner, day * dayLength);
    simulateDay(hall, day, visitorsOf(hall, day, load, new Draw(seed, day)), learns(hall, learner));
  }
  return learner;
}

/** Tells the learner what a hall's log would. */
function learns(hall: Hall, learner: LearnerState): Watcher {
  const serviceId = (visitor: Visitor) => hall.services[visitor.service]?.id ?? "";
  return {
    arrived(now, visitor) {
      const weight = hall.classes[visitor.callClass]?.weight ?? 1;
      learn(learner, { kind: "arrived", at: now, serviceId: serviceId(visitor), weight });
    },
    noShow(now, { visitor, calledAt }) {
      learn(learner, { kind: "noShow", serviceId: serviceId(visitor), calledAt, givenUpAt: now });
    },
    finished(now, { visitor, calledAt, startedAt }, window) {
      learn(learner, {
        kind: "served",
        serviceId: serviceId(visitor),
        windowId: hall.windows[window.index]?.id ?? "",
        calledAt,
        startedAt: startedAt ?? calledAt,
        finishedAt: now,
      });
    },
  };
}

/** What the estimator gets to see of the simulated hall: nothing that lies in the future but the windows' hours and appointments. */
export function visible({ hall, windows, lines, early, preferredRun }: HallDay, now: number): VisibleState {
  const ticket = (visitor: Visitor): VisibleTicket => ({
    serviceId: hall.services[visitor.service]?.id ?? "",
    weight: hall.classes[visitor.callClass]?.weight ?? 1,
    due: visitor.due,
    seq: visitor.seq,
    passed: visitor.passed,
    returned: false,
    notBefore: visitor.notBefore > now ? visitor.notBefore : null,
    windowId: null,
  });
  return {
    now,
    policy: {
      rule: hall.policy.rule,
      cap: {
        passed: hall.policy.cap.passed,
        waited: hall.policy.cap.waited === null ? null : hall.policy.cap.waited * minute,
      },
    },
    windows: windows.map(({ index, closures, inHand, idleSince }) => ({
      id: hall.windows[index]?.id ?? "",
      serviceIds: hall.windows[index]?.skills ?? [],
      inHand: inHand && {
        serviceId: hall.services[inHand.visitor.service]?.id ?? "",
        calledAt: inHand.calledAt,
        startedAt: inHand.startedAt,
      },
      idleSince: inHand ? null : idleSince,
      closures,
    })),
    waiting: [...lines.flat(2), ...early].map(ticket),
    preferredRun: Object.fromEntries(hall.services.map(({ id }, index) => [id, preferredRun[index] ?? 0])),
  };
}
