import * as fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { newCalibration } from "../../../../server/hall/waiting-time/calibration.ts";
import { estimateAll, estimateOne, forPeople } from "../../../../server/hall/waiting-time/estimate.ts";
import { newLearner } from "../../../../server/hall/waiting-time/learner.ts";
import { learnedModel } from "../../../../server/hall/waiting-time/model.ts";
import { seededRandom } from "../../../../server/hall/waiting-time/random.ts";
import { firstTicket, minute, model, newcomer, now, state, ticket, window } from "./support.ts";

beforeEach(firstTicket);

const say = (some: ReturnType<typeof state>) =>
  estimateOne(some, model(), newCalibration(), seededRandom(1), newcomer);

describe("the estimate that people are told", () => {
  it("is a range in whole minutes", () => {
    const estimate = say(state({ waiting: Array.from({ length: 5 }, () => ticket()) }));
    expect(estimate).toMatchObject({ kind: "range", likely: 60 * minute });
    expect(estimate.kind === "range" && estimate.atMost).toBeGreaterThanOrEqual(75 * minute);
  });

  it("says why there is none", () => {
    const ends = (from: number) => state({ windows: [window("1", { closures: [{ from, until: null }] })] });
    expect(say(state({ windows: [] }))).toEqual({ kind: "unknown", reason: "noWindow" });
    expect(say(state({ windows: [window("1", { serviceIds: ["B"] })] }))).toMatchObject({
      reason: "noWindow",
    });
    expect(say(ends(now))).toEqual({ kind: "unknown", reason: "noWindow" });
    expect(say(ends(now + minute))).toEqual({ kind: "unknown", reason: "closing" });
    expect(say(ends(now + 600 * minute))).toMatchObject({ kind: "range" });
  });

  it("is rounded up, to a minute at first and to five later", () => {
    const minutes = [0, 0.2, 1, 9.1, 10, 10.1, 31, 35];
    expect(minutes.map((some) => forPeople(some * minute) / minute)).toEqual([0, 1, 1, 10, 10, 15, 35, 35]);
  });

  it("is finite or has a reason in every state, also when nothing was ever learned", () => {
    const services = fc.subarray(["A", "B", "C"]);
    const moment = fc.integer({ min: now - 90 * minute, max: now + 90 * minute });
    const windows = fc.array(
      fc.record({
        serviceIds: services,
        since: fc.option(moment),
        started: fc.boolean(),
        closes: fc.option(moment),
        reopens: fc.option(fc.nat(90 * minute)),
      }),
      { maxLength: 5 },
    );
    const people = fc.array(
      fc.record({
        serviceId: fc.constantFrom("A", "B", "C", "gone"),
        weight: fc.constantFrom(1, 2, 4),
        due: moment,
        passed: fc.nat(9),
        returned: fc.boolean(),
        notBefore: fc.option(moment),
        windowId: fc.option(fc.constantFrom("0", "1", "gone")),
      }),
      { minLength: 1, maxLength: 12 },
    );
    const rule = fc.constantFrom(
      { kind: "firstCome" as const },
      { kind: "strict" as const },
      { kind: "ratio" as const, preferred: 2 },
      { kind: "accumulating" as const },
    );
    fc.assert(
      fc.property(windows, people, rule, fc.boolean(), (some, waiting, chosen, capped) => {
        const visible = state({
          policy: {
            rule: chosen,
            cap: capped ? { passed: 3, waited: 20 * minute } : { passed: null, waited: null },
          },
          windows: some.map(({ serviceIds, since, started, closes, reopens }, index) => ({
            id: String(index),
            serviceIds,
            inHand:
              since === null ? null : { serviceId: "A", calledAt: since, startedAt: started ? since : null },
            idleSince: since === null ? now : null,
            closures:
              closes === null
                ? []
                : [{ from: closes, until: reopens === null ? null : closes + reopens + 1 }],
          })),
          waiting: waiting.map((person) => ticket(person)),
        });
        const learned = learnedModel(newLearner(), visible);
        for (const estimate of estimateAll(visible, learned, newCalibration(), seededRandom(1))) {
          if (estimate.kind === "unknown") expect(["noWindow", "closing"]).toContain(estimate.reason);
          else {
            expect(Number.isFinite(estimate.likely) && estimate.likely >= 0).toBe(true);
            expect(Number.isFinite(estimate.atMost) && estimate.atMost >= estimate.likely).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
