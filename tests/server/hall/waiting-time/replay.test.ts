import * as fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { quantileOf } from "../../../../server/hall/waiting-time/calibration.ts";
import { Strata, seededRandom } from "../../../../server/hall/waiting-time/random.ts";
import { replayAll, replayOne, type Target } from "../../../../server/hall/waiting-time/replay.ts";
import type { VisibleState } from "../../../../server/hall/waiting-time/visible-state.ts";
import { constant, firstTicket, minute, model, newcomer, now, state, ticket, window } from "./support.ts";

beforeEach(firstTicket);

/** Minutes, over many replays so that what is left is the rule and not the luck. */
function quantile(
  probability: number,
  some: VisibleState,
  target: Target = newcomer,
  hall = model(),
): number {
  const runs = Array.from({ length: 10 }, (_, seed) =>
    quantileOf(replayOne(some, hall, seededRandom(seed), target), probability),
  );
  return runs.reduce((sum, run) => sum + run, 0) / runs.length / minute;
}
const median = (some: VisibleState, target?: Target, hall = model()) => quantile(0.5, some, target, hall);
const constantTime = model({ shape: () => constant });

describe("a replay of the hall", () => {
  it("gives the head of an M/M/1 line the rest of one exponential service", () => {
    const long = window("1", {
      inHand: { serviceId: "A", calledAt: now - 12 * minute, startedAt: now - 12 * minute },
    });
    for (const busy of [window("1"), long]) {
      expect(median(state({ windows: [busy] }))).toBeCloseTo(10 * Math.LN2, 0);
      expect(Math.abs(quantile(0.8, state({ windows: [busy] })) - 10 * Math.log(5))).toBeLessThan(0.8);
    }
  });

  it("gives who finds n in an M/M/s line an Erlang wait of n + 1 departures", () => {
    const three = state({
      windows: ["1", "2", "3"].map((id) => window(id)),
      waiting: Array.from({ length: 4 }, () => ticket()),
    });
    // Median and 80th percentile of an Erlang of five phases, 4.671 and 6.721, at 10/3 minutes each.
    expect(median(three)).toBeGreaterThan(15.57 * 0.95);
    expect(median(three)).toBeLessThan(15.57 * 1.05);
    expect(quantile(0.8, three)).toBeGreaterThan(22.4 * 0.95);
    expect(quantile(0.8, three)).toBeLessThan(22.4 * 1.05);
  });

  it("knows what a running service has behind it", () => {
    const running = (gone: number) =>
      state({
        windows: [window("1", { inHand: { serviceId: "A", calledAt: now - gone, startedAt: now - gone } })],
      });
    expect(median(running(4 * minute), newcomer, constantTime)).toBeCloseTo(6, 1);
  });

  it("calls by the hall's own rule, those returned and those bound to a window too", () => {
    const windows = [window("1"), window("2", { inHand: null, idleSince: now, serviceIds: ["B"] })];
    const some = state({
      policy: { rule: { kind: "strict" }, cap: { passed: null, waited: null } },
      windows,
      waiting: [
        ticket(),
        ticket(),
        ticket({ weight: 2 }),
        ticket({ returned: true }),
        ticket({ windowId: "2" }),
      ],
    });
    const waits = replayAll(some, constantTime, seededRandom(1)).map(
      (each) => quantileOf(each, 0.5) / minute,
    );
    expect(waits.map((wait) => Math.round(wait))).toEqual([30, 40, 20, 10, 0]);
  });

  it("keeps the cap on being passed while higher classes go on coming", () => {
    const arrivals = (rate: number) => ({
      firstEnds: now + 600 * minute,
      slotLength: 30 * minute,
      streams: [{ serviceId: "A", weight: 2, rates: [rate / minute] }],
    });
    const strict = (passed: number | null) =>
      state({ policy: { rule: { kind: "strict" }, cap: { passed, waited: null } } });
    const coming = model({ shape: () => constant, arrivals: arrivals(0.3) });
    expect(median(strict(null), newcomer, constantTime)).toBeCloseTo(10, 0);
    expect(median(strict(2), newcomer, coming)).toBeCloseTo(30, 0);
    expect(median(strict(null), newcomer, coming)).toBeGreaterThan(100);
  });

  it("keeps windows' hours, and who has an appointment waits for it", () => {
    const closures = [{ from: now + 5 * minute, until: now + 60 * minute }];
    expect(median(state({ windows: [window("1", { closures })] }), newcomer, constantTime)).toBeCloseTo(
      60,
      0,
    );
    const appointment = ticket({ due: now - 60 * minute, notBefore: now + 15 * minute });
    const some = state({ waiting: [appointment, ticket(), ticket()] });
    const waits = replayAll(some, constantTime, seededRandom(1)).map(
      (each) => quantileOf(each, 0.5) / minute,
    );
    expect(waits.map((wait) => Math.round(wait))).toEqual([20, 10, 30]);
  });

  it("counts on some who are called not coming", () => {
    const some = state({ waiting: Array.from({ length: 20 }, () => ticket()) });
    const half = model({ shape: () => constant, noShow: () => 0.5 });
    expect(median(some, newcomer, half)).toBeCloseTo(10 + 10 * 10 + 10 * 1, -1);
    const called = state({
      windows: [window("1", { inHand: { serviceId: "A", calledAt: now, startedAt: null } })],
    });
    const never = model({ shape: () => constant, noShow: () => 0.999 });
    expect(median(called, newcomer, never)).toBeCloseTo(1, 1);
  });

  it("leaves infinite what no window will ever call", () => {
    const closed = window("1", { closures: [{ from: now, until: null }] });
    expect(replayOne(state({ windows: [closed] }), model(), seededRandom(1), newcomer)[0]).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  it("says the same for the same random source", () => {
    const some = state({ waiting: Array.from({ length: 9 }, () => ticket()) });
    const once = (seed: number) => replayOne(some, model(), seededRandom(seed), newcomer);
    expect(once(3)).toEqual(once(3));
    expect(once(3)).not.toEqual(once(4));
  });

  it("is longer in every single replay when one more stands before in a line of one kind", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(),
        (ahead, open, seed) => {
          const waiting = Array.from({ length: ahead }, () => ticket());
          const windows = Array.from({ length: open }, (_, index) => window(String(index)));
          const say = (some: typeof waiting) =>
            replayOne(state({ windows, waiting: some }), model(), seededRandom(seed), newcomer);
          const longer = say([ticket({ due: now - 60 * minute }), ...waiting]);
          say(waiting).forEach((wait, index) => {
            expect(longer[index]).toBeGreaterThanOrEqual(wait);
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it("never says less when one more of the same kind stands before, with the same luck", () => {
    const crowd = fc.array(
      fc.record({ serviceId: fc.constantFrom("A", "B"), weight: fc.constantFrom(1, 2) }),
      { minLength: 1, maxLength: 14 },
    );
    const rule = fc.constantFrom<VisibleState["policy"]["rule"]>(
      { kind: "firstCome" },
      { kind: "strict" },
      { kind: "accumulating" },
    );
    fc.assert(
      fc.property(crowd, rule, fc.nat({ max: 1000 }), (people, chosen, seed) => {
        const waiting = people.map((person, index) =>
          ticket({ ...person, due: now - (20 - index) * minute }),
        );
        const more = [ticket({ due: now - 25 * minute }), ...waiting];
        const windows = [
          window("1"),
          window("2", { serviceIds: ["A", "B"] }),
          window("3", { serviceIds: ["B"], inHand: { serviceId: "B", calledAt: now, startedAt: now } }),
        ];
        const policy = { rule: chosen, cap: { passed: null, waited: null } };
        const say = (some: typeof waiting) =>
          quantileOf(
            replayOne(state({ policy, windows, waiting: some }), model(), seededRandom(seed), newcomer),
            0.5,
          );
        // Windows of several skills may be lucky in what they take up: a minute of chance is left.
        expect(say(more)).toBeGreaterThanOrEqual(say(waiting) - minute);
      }),
      { numRuns: 40 },
    );
  });

  it("is the same for everybody at once as for one alone", () => {
    const waiting = Array.from({ length: 6 }, (_, index) => ticket({ weight: index % 3 === 0 ? 2 : 1 }));
    const some = state({ waiting, windows: [window("1"), window("2")] });
    const all = replayAll(some, model(), seededRandom(5));
    expect(replayOne(some, model(), seededRandom(5), { index: 4 })).toEqual(all[4]);
  });
});

describe("uniform numbers for replications", () => {
  it("hit each equal part once, whatever the key", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.constantFrom(2, 64, 128), (seed, key, count) => {
        const strata = new Strata(seed, count);
        const parts = Array.from({ length: count }, (_, replication) =>
          Math.floor(strata.draw(key, replication) * count),
        );
        expect(new Set(parts).size).toBe(count);
      }),
    );
  });

  it("of different keys have nothing to do with each other", () => {
    const strata = new Strata(7, 128);
    let worst = 0;
    let sum = 0;
    for (let key = 0; key < 400; key++) {
      let product = 0;
      for (let replication = 0; replication < 128; replication++) {
        product += (strata.draw(key, replication) - 0.5) * (strata.draw(key + 1, replication) - 0.5);
      }
      const correlation = (product / 128) * 12;
      sum += correlation / 400;
      worst = Math.max(worst, Math.abs(correlation));
    }
    expect(Math.abs(sum)).toBeLessThan(0.02);
    expect(worst).toBeLessThan(0.5);
  });
});
