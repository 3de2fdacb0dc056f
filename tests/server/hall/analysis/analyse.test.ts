import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matterStages, matterStepKind } from "../../../../server/contract/matter-steps.ts";
import { analyse, mostSteps, wilson } from "../../../../server/hall/analysis/analyse.ts";
import type { DayOfMatterStep } from "../../../../server/hall/statistics/matter-step-store.ts";

const row = (some: Partial<DayOfMatterStep>): DayOfMatterStep => ({
  day: "2026-11-23",
  matter: "shop",
  version: "2026-10",
  stage: "question",
  part: "name",
  kind: "reached",
  count: 1,
  seconds: 0,
  ...some,
});

describe("what a step costs", () => {
  it("is the whole time of visits that ended there with nothing, and its own again for each who stood there again", () => {
    const { costliest, matters } = analyse([
      row({ count: 10, seconds: 200 }),
      row({ kind: "turnedBack", count: 2 }),
      row({ kind: "refused", count: 3 }),
      row({ kind: "helped" }),
      row({ kind: "gaveUp", seconds: 300 }),
      row({ kind: "timedOut", seconds: 100, day: "2026-11-24" }),
      row({ stage: "receipt", part: "", kind: "finished", count: 4, seconds: 2000 }),
    ]);
    expect(costliest).toMatchObject([
      { matter: "shop", stage: "question", part: "name", meanSeconds: 20, lostSeconds: 400 + 6 * 20 },
    ]);
    expect(matters).toEqual([
      {
        id: "shop",
        lostSeconds: 520,
        visits: {
          begun: 6,
          finished: 4,
          saved: 0,
          gaveUp: 1,
          timedOut: 1,
          helped: 1,
          turnedBack: 2,
          refused: 3,
          meanSeconds: 500,
        },
      },
    ]);
  });

  it("is nothing where everybody goes on, and of guides that are only read nothing is said", () => {
    expect(analyse([row({ stage: "guide", part: "", count: 9, seconds: 900 })])).toEqual({
      costliest: [],
      matters: [],
      changes: [],
    });
  });

  it("is the same in any order and however its days are cut, names ten steps at most, and adds up", () => {
    const rows = fc.array(
      fc.record({
        day: fc.constantFrom("2026-11-23", "2026-11-24"),
        matter: fc.constantFrom("shop", "card", "tax"),
        version: fc.constantFrom("2026-10", "2026-10.2", "2026-10.10"),
        stage: fc.constantFrom(...matterStages),
        part: fc.constantFrom("", "name", "address"),
        kind: fc.constantFrom(...matterStepKind.options),
        count: fc.integer({ min: 1, max: 50 }),
        seconds: fc.integer({ min: 0, max: 5000 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (some, order) => {
        const mixed = some
          .map((each) => ({ each, at: order.next().value ?? 0 }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ each }) => each);
        const analysed = analyse(some);
        expect(analyse(mixed)).toEqual(analysed);
        expect(analysed.costliest.length).toBeLessThanOrEqual(mostSteps);
        const costs = analysed.costliest.map(({ lostSeconds }) => lostSeconds);
        expect(costs).toEqual(costs.toSorted((one, other) => other - one));
        const ends = some.filter(({ kind }) => ["finished", "saved", "gaveUp", "timedOut"].includes(kind));
        expect(analysed.matters.reduce((sum, { visits }) => sum + visits.begun, 0)).toBe(
          ends.reduce((sum, { count }) => sum + count, 0),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe("a guide that is published anew", () => {
  const under = (version: string, day: string, finished: number, gaveUp: number) => [
    row({
      version,
      day,
      stage: "receipt",
      part: "",
      kind: "finished",
      count: finished,
      seconds: finished * 60,
    }),
    ...(gaveUp > 0 ? [row({ version, day, kind: "gaveUp", count: gaveUp, seconds: gaveUp * 30 })] : []),
  ];
  const verdictOf = (before: [number, number], after: [number, number]) =>
    analyse([...under("2026-10", "2026-11-02", ...before), ...under("2026-11", "2026-11-20", ...after)])
      .changes[0]?.verdict;

  it("is held against the one before it, and says better or worse only where it is more than chance", () => {
    expect(verdictOf([50, 50], [80, 20])).toBe("better");
    expect(verdictOf([80, 20], [50, 50])).toBe("worse");
    expect(verdictOf([5, 5], [8, 2])).toBe("unclear");
    expect(verdictOf([50, 50], [55, 45])).toBe("unclear");
  });

  it("compares the last two, by the day on which they came; numbers are read as numbers", () => {
    const { changes } = analyse([
      ...under("2026-11.10", "2026-11-20", 3, 0),
      ...under("2026-11.2", "2026-11-20", 2, 0),
      ...under("2026-09", "2026-11-01", 1, 0),
    ]);
    expect(changes).toMatchObject([
      {
        matterId: "shop",
        since: "2026-11-20",
        before: { version: "2026-11.2", visits: { finished: 2 } },
        after: { version: "2026-11.10", visits: { finished: 3, meanSeconds: 60 } },
      },
    ]);
  });

  it("knows the bounds of Wilson's score", () => {
    // 10 of 20: Brown, Cai, DasGupta (2001), interval of the score.
    const [low, high] = wilson(10, 20);
    expect(low).toBeCloseTo(0.2993, 4);
    expect(high).toBeCloseTo(0.7007, 4);
    expect(wilson(0, 10)[0]).toBeCloseTo(0, 10);
  });
});
