import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CallPolicy, type Head, nextHead } from "../../../../server/hall/queue/order.ts";

const minute = 60_000;
const noCap = { passed: null, waited: null };
const head = (name: string, some: Partial<Head> = {}) => ({
  name,
  weight: 1,
  due: 0,
  seq: 1,
  passed: 0,
  returned: false,
  ...some,
});
const next = (policy: CallPolicy, heads: ReturnType<typeof head>[], now: number, preferredRun = 0) =>
  nextHead(policy, [{ heads, preferredRun }], now)?.name;

describe("who is called next", () => {
  const ordinary = head("ordinary", { due: 0 });
  const elder = head("elder", { weight: 2, due: 10 * minute, seq: 2 });

  it("is by order of coming, by class, or by a wait that counts more, as the hall chose", () => {
    expect(next({ rule: { kind: "firstCome" }, cap: noCap }, [elder, ordinary], 15 * minute)).toBe(
      "ordinary",
    );
    expect(next({ rule: { kind: "strict" }, cap: noCap }, [ordinary, elder], 15 * minute)).toBe("elder");
    const accumulating: CallPolicy = { rule: { kind: "accumulating" }, cap: noCap };
    expect(next(accumulating, [ordinary, elder], 19 * minute)).toBe("ordinary");
    expect(next(accumulating, [ordinary, elder], 21 * minute)).toBe("elder");
  });

  it("gives the ordinary class its turn after so many of the higher classes", () => {
    const ratio: CallPolicy = { rule: { kind: "ratio", preferred: 2 }, cap: noCap };
    expect(next(ratio, [ordinary, elder], minute, 1)).toBe("elder");
    expect(next(ratio, [ordinary, elder], minute, 2)).toBe("ordinary");
    expect(next(ratio, [elder], minute, 2)).toBe("elder");
    expect(next(ratio, [ordinary], minute, 0)).toBe("ordinary");
  });

  it("puts who was passed often enough, or has waited long enough, before every class", () => {
    const strict = (cap: CallPolicy["cap"]): CallPolicy => ({ rule: { kind: "strict" }, cap });
    const passed = head("passed", { passed: 3 });
    expect(next(strict({ passed: 3, waited: null }), [elder, passed], 11 * minute)).toBe("passed");
    expect(next(strict({ passed: 4, waited: null }), [elder, passed], 11 * minute)).toBe("elder");
    expect(next(strict({ passed: null, waited: 30 * minute }), [elder, ordinary], 30 * minute)).toBe(
      "ordinary",
    );
  });

  it("lets who is ready again go first of all", () => {
    const back = head("back", { due: 20 * minute, seq: 9, returned: true });
    const passed = head("passed", { passed: 9 });
    expect(
      next({ rule: { kind: "strict" }, cap: { passed: 3, waited: 0 } }, [elder, passed, back], 21 * minute),
    ).toBe("back");
  });

  it("does not depend on the order in which the lines are looked at", () => {
    const heads = fc.array(
      fc.record({
        weight: fc.constantFrom(1, 2, 4),
        due: fc.nat({ max: 20 }),
        passed: fc.nat({ max: 4 }),
        returned: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    const rule = fc.constantFrom<CallPolicy["rule"]>(
      { kind: "firstCome" },
      { kind: "strict" },
      { kind: "ratio", preferred: 2 },
      { kind: "accumulating" },
    );
    fc.assert(
      fc.property(heads, rule, fc.nat({ max: 3 }), fc.boolean(), (some, chosen, run, capped) => {
        const line = some.map((each, index) => head(String(index), { ...each, seq: index }));
        const policy = { rule: chosen, cap: capped ? { passed: 3, waited: 15 } : noCap };
        expect(next(policy, [...line].reverse(), 25, run)).toBe(next(policy, line, 25, run));
      }),
    );
  });
});
