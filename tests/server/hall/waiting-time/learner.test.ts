import { describe, expect, it } from "vitest";
import { expectedArrivals } from "../../../../server/hall/waiting-time/arrivals.ts";
import {
  type LearnerState,
  learn,
  learnerState,
  newLearner,
  noShowProbability,
  occupiedMean,
  occupiedShape,
  openDay,
} from "../../../../server/hall/waiting-time/learner.ts";
import { type Random, seededRandom } from "../../../../server/hall/waiting-time/random.ts";
import { minute } from "./support.ts";

const hour = 60 * minute;
const day = 24 * hour;

/** Visits at one window from nine o'clock on, each as long as told; returns when the last ended. */
function work(learner: LearnerState, on: number, windowId: string, took: readonly number[]): number {
  let at = on * day + 9 * hour;
  for (const time of took) {
    const calledAt = at;
    at += time;
    learn(learner, {
      kind: "served",
      serviceId: "A",
      windowId,
      calledAt,
      startedAt: calledAt + time / 20,
      finishedAt: at,
    });
  }
  return at;
}

const exponential = (random: Random, mean: number, count: number) =>
  Array.from({ length: count }, () => -Math.log(1 - random()) * mean);

describe("what a hall learns of itself", () => {
  it("is near the true mean after two dozen visits, from whatever was assumed", () => {
    for (const mean of [3 * minute, 25 * minute]) {
      const found = Array.from({ length: 20 }, (_, seed) => {
        const learner = newLearner();
        openDay(learner, 0);
        const at = work(learner, 0, "1", exponential(seededRandom(seed), mean, 24));
        return occupiedMean(learner, "A", "1", at) / mean;
      });
      const average = found.reduce((sum, one) => sum + one, 0) / found.length;
      const error = Math.sqrt(found.reduce((sum, one) => sum + (one - 1) ** 2, 0) / found.length);
      expect(Math.abs(average - 1)).toBeLessThan(0.2);
      expect(error).toBeLessThan(0.4);
    }
  });

  it("is within some percent after three weeks, and tells quick windows from slow ones", () => {
    const learner = newLearner();
    const random = seededRandom(1);
    for (let on = 0; on < 20; on++) {
      openDay(learner, on * day);
      work(learner, on, "quick", exponential(random, 5 * minute, 40));
      work(learner, on, "slow", exponential(random, 10 * minute, 30));
    }
    const at = 20 * day + 9 * hour;
    openDay(learner, 20 * day);
    expect(Math.abs(occupiedMean(learner, "A", "quick", at) / (5 * minute) - 1)).toBeLessThan(0.08);
    expect(Math.abs(occupiedMean(learner, "A", "slow", at) / (10 * minute) - 1)).toBeLessThan(0.08);
    const unseen = occupiedMean(learner, "A", "new", at) / minute;
    expect(unseen).toBeGreaterThan(5);
    expect(unseen).toBeLessThan(10);
  });

  it("follows a mean that drifts over the weeks and one that is off today", () => {
    const learner = newLearner();
    const random = seededRandom(2);
    for (let on = 0; on < 30; on++) {
      openDay(learner, on * day);
      work(learner, on, "1", exponential(random, 5 * minute * 1.02 ** on, 80));
    }
    openDay(learner, 30 * day);
    const morning = occupiedMean(learner, "A", "1", 30 * day + 9 * hour) / minute;
    expect(Math.abs(morning / (5 * 1.02 ** 30) - 1)).toBeLessThan(0.12);
    const at = work(learner, 30, "1", exponential(random, 20 * minute, 25));
    expect(occupiedMean(learner, "A", "1", at) / minute).toBeGreaterThan(morning * 1.15);
  });

  it("does not let one forgotten button spoil the mean", () => {
    const learner = newLearner();
    openDay(learner, 0);
    work(learner, 0, "1", new Array(60).fill(6 * minute));
    const at = work(learner, 0, "1", [9 * hour]);
    expect(occupiedMean(learner, "A", "1", at) / minute).toBeLessThan(8);
  });

  it("finds the shape: what is exponential has no memory, what is regular is soon over", () => {
    const spread = (of: (random: Random) => number) => {
      const learner = newLearner();
      const random = seededRandom(3);
      for (let on = 0; on < 15; on++) {
        openDay(learner, on * day);
        work(
          learner,
          on,
          "1",
          Array.from({ length: 100 }, () => of(random)),
        );
      }
      const shape = occupiedShape(learner, "A");
      const rest = Array.from({ length: 500 }, (_, draw) => shape.residual(1.5, (draw + 0.5) / 500));
      return { squaredCv: shape.squaredCv, rest: rest.reduce((sum, one) => sum + one, 0) / 500 };
    };
    const memoryless = spread((random) => -Math.log(1 - random()) * 8 * minute);
    expect(Math.abs(memoryless.squaredCv - 1)).toBeLessThan(0.2);
    expect(Math.abs(memoryless.rest - 1)).toBeLessThan(0.2);
    const regular = spread((random) => (7 + 2 * random()) * minute);
    expect(regular.squaredCv).toBeLessThan(0.1);
    expect(regular.rest).toBeLessThan(0.7);
  });

  it("learns how many are called and do not come", () => {
    const learner = newLearner();
    openDay(learner, 0);
    expect(noShowProbability(learner, "A")).toBeCloseTo(0.05, 5);
    for (let visit = 0; visit < 400; visit++) {
      if (visit % 5 === 0) learn(learner, { kind: "noShow", serviceId: "A", calledAt: 0, givenUpAt: minute });
      else work(learner, 0, "1", [minute]);
    }
    expect(Math.abs(noShowProbability(learner, "A") - 0.2)).toBeLessThan(0.02);
  });

  it("learns who comes when, and that today is busier than other days", () => {
    const learner = newLearner();
    const come = (on: number, from: number, count: number) => {
      for (let index = 0; index < count; index++) {
        const at = on * day + from * hour + (index / count) * hour;
        learn(learner, { kind: "arrived", at, serviceId: "A", weight: 2 });
      }
    };
    for (let on = 0; on < 10; on++) {
      openDay(learner, on * day);
      come(on, 9, 30);
      come(on, 14, 12);
    }
    openDay(learner, 10 * day);
    const rate = (at: number, slot: number) =>
      (expectedArrivals(learner.arrivals, 10 * day + at)[0]?.rates[slot] ?? 0) * hour;
    expect(rate(9 * hour, 0)).toBeCloseTo(30, 0);
    expect(rate(9 * hour, 10)).toBeCloseTo(12, 0);
    expect(rate(9 * hour, 4)).toBe(0);
    come(10, 9, 60);
    expect(rate(10 * hour, 8)).toBeGreaterThan(12 * 1.3);
  });

  it("goes on with a day that is begun a second time", () => {
    const learner = newLearner();
    openDay(learner, 0);
    work(learner, 0, "1", [minute, 2 * minute]);
    const before = structuredClone(learner);
    openDay(learner, 0);
    expect(learner).toEqual(before);
    openDay(learner, day);
    expect(learner).not.toEqual(before);
  });

  it("is plain JSON that says the same when it is read back, and does not grow with what it sees", () => {
    const learner = newLearner();
    const random = seededRandom(4);
    let early = 0;
    for (let on = 0; on < 12; on++) {
      openDay(learner, on * day);
      work(learner, on, "1", exponential(random, 7 * minute, 50));
      learn(learner, { kind: "arrived", at: on * day + 9 * hour, serviceId: "A", weight: 1 });
      if (on === 1) early = Object.keys(flat(learner)).length;
    }
    expect(Object.keys(flat(learner))).toHaveLength(early);
    const read = learnerState.parse(JSON.parse(JSON.stringify(learner)));
    expect(read).toEqual(learner);
    const at = 11 * day + 15 * hour;
    expect(occupiedMean(read, "A", "1", at)).toBe(occupiedMean(learner, "A", "1", at));
    expect(learnerState.safeParse({ ...learner, version: 2 }).success).toBe(false);
  });
});

/** Every leaf by its path. */
function flat(value: unknown, path = ""): Record<string, unknown> {
  if (typeof value !== "object" || value === null) return { [path]: value };
  return Object.assign({}, ...Object.entries(value).map(([key, inner]) => flat(inner, `${path}/${key}`)));
}
