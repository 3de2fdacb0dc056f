import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hotlineUnit } from "../../../../server/contract/pain-points/desk.ts";
import { dayOf, daysAfter, startOf } from "../../../../server/hall/calendar/day.ts";
import { arrangementsWith, isWorkingDay } from "../../../../server/hall/calendar/working-days.ts";
import { decide, type PainCommand } from "../../../../server/hall/pain-points/decide.ts";
import { evolve } from "../../../../server/hall/pain-points/evolve.ts";
import { defaultPainRules } from "../../../../server/hall/pain-points/rules.ts";
import { isOver, mainOf, noPains } from "../../../../server/hall/pain-points/state.ts";

const hall = { rules: defaultPainRules, arrangements: arrangementsWith([]), prefix: "HL" };
const by = "林";
const record = "r";

type Move = (numbers: readonly string[]) => PainCommand | undefined;
const place = fc.nat(5);
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("allowance", "licence").map(
      (matterId): Move =>
        (numbers) => ({
          type: "report",
          kind: "notDone",
          source: "citizen",
          matterId,
          step: null,
          screen: "home",
          error: null,
          terminal: "HL-01",
          categories: ["machine"],
          words: null,
          contact: null,
          digest: "d",
          language: "zh-CN",
          order: null,
          by: "",
          codes: [`code-${numbers.length}`],
        }),
    ),
  },
  {
    weight: 12,
    arbitrary: fc
      .tuple(
        fc.constantFrom("accept", "decline", "assign", "return", "handle", "answer", "close"),
        fc.uniqueArray(place, { minLength: 1, maxLength: 2 }),
      )
      .map(
        ([type, places]): Move =>
          (numbers) => {
            const meant = places.flatMap((at) => numbers[at] ?? []);
            if (meant.length === 0) return undefined;
            return { type, numbers: meant, by, record, unit: hotlineUnit } as PainCommand;
          },
      ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(place, place).map(
      ([one, other]): Move =>
        (numbers) => {
          const [number, into] = [numbers[one], numbers[other]];
          return number && into ? { type: "merge", numbers: [number], into, by } : undefined;
        },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(place, fc.boolean()).map(
      ([at, enough]): Move =>
        (numbers) => {
          const number = numbers[at];
          return number ? { type: "settle", number, enough } : undefined;
        },
    ),
  },
  { weight: 1, arbitrary: fc.constant<Move>(() => ({ type: "elapse" })) },
);

describe("pain points, whatever is done in which order", () => {
  it("hold what the rules promise", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(move, fc.nat(3)), { minLength: 5, maxLength: 60 }), (walk) => {
        const state = noPains();
        let day = "2026-09-18";
        let seq = 0;
        for (const [make, later] of walk) {
          day = daysAfter(day, later);
          const at = startOf(day) + ++seq;
          const numbers = [...state.points.keys()];
          const command = make(numbers);
          if (!command) continue;
          const before = new Map(state.points);
          const decision = decide(hall, state, command, at);
          // What is refused changes nothing; deciding never does.
          expect(new Map(state.points)).toEqual(before);
          if ("refused" in decision) continue;
          for (const event of decision.events) evolve(state, { event, at, day: dayOf(at) });
          for (const point of state.points.values()) {
            const was = before.get(point.number);
            // What is over stays over.
            if (was && isOver(was)) expect(point.stage).toBe(was.stage);
            // Worked on again once at most, and what was said is never altered.
            expect(point.steps.filter(({ kind }) => kind === "notEnough").length).toBeLessThanOrEqual(1);
            expect([was?.digest ?? "d", was?.words ?? null]).toEqual([point.digest, point.words]);
            // Who is open has something due or an answer that can be looked at; who is over has nothing due.
            const due = Object.values(point.due).filter((term) => term !== null);
            expect(due.length > 0).toBe(!isOver(point) && point.stage !== "answered");
            for (const term of due) expect(isWorkingDay(hall.arrangements, term.day)).toBe(true);
            // A unit's clock does not begin anew by passing it round.
            if (was?.due.handle && point.due.handle && was.again === point.again)
              expect(point.due.handle).toEqual(was.due.handle);
            // Merging ends somewhere, in the same matter.
            const main = mainOf(state, point);
            expect(main.stage === "merged").toBe(false);
            expect(main.matterId).toBe(point.matterId);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
