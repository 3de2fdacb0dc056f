import { describe, expect, it } from "vitest";
import { isComplete, possibleActs, type RatingAct } from "../../../kiosk/manager/ratings/acts.ts";
import { dayOf } from "../../../server/hall/calendar/day.ts";
import { arrangementsWith } from "../../../server/hall/calendar/working-days.ts";
import { decide, type RatingCommand, type RatingHall } from "../../../server/hall/ratings/decide.ts";
import { evolve } from "../../../server/hall/ratings/evolve.ts";
import { ratingRules } from "../../../server/hall/ratings/rules.ts";
import { noRatings, type RatingsState } from "../../../server/hall/ratings/state.ts";
import { itemView } from "../../../server/hall/ratings/views.ts";
import { friday, on } from "../../server/hall/ratings/fixture.ts";

const rules = ratingRules({ callBackTries: 2 });
const hall: RatingHall = { rules, arrangements: arrangementsWith([]), prefix: "HL" };
const nothing = () => undefined;
const sources = { ...hall, windowName: nothing, organName: nothing, words: nothing };
const at = on(friday);
const number = "HL-PJ-20260918-0001";
const kinds = [
  "confirm",
  "appeal",
  "review",
  "callBack",
  "issueNotice",
  "rectify",
  "answer",
  "close",
] as const satisfies readonly RatingAct["kind"][];

/** The state behind a command; undefined where it is refused. */
function stateBehind(state: RatingsState, command: RatingCommand): RatingsState | undefined {
  const decided = decide(hall, state, command, at);
  if ("refused" in decided) return undefined;
  const next = structuredClone(state);
  for (const event of decided.events) evolve(next, { event, at, day: dayOf(at) });
  return next;
}

describe("what the page offers", () => {
  it.each([
    ["clear", true],
    ["noBasis", true],
    ["clear", false],
    ["noBasis", false],
  ] as const)("is what the hall takes, and nothing else, at every step (%s, named %s)", (finding, named) => {
    const rated = stateBehind(noRatings(), {
      type: "rate",
      visit: "v",
      channel: "phone",
      unit: { kind: "window", id: "3", organId: null },
      journey: null,
      level: "dissatisfied",
      tags: [],
      words: null,
      contact: named ? "c" : null,
      digest: "d",
      language: "zh-CN",
    });
    const situations = [rated ?? noRatings()];
    const seen = new Set<string>();
    for (let state = situations.shift(); state; state = situations.shift()) {
      const rating = state.ratings.get(number);
      if (!rating) throw new Error("it is rated");
      const { steps: _, ...complaint } = rating.complaint ?? { steps: [] };
      const key = JSON.stringify(complaint);
      if (seen.has(key)) continue;
      seen.add(key);
      const item = itemView(sources, rating, friday);
      const offered = possibleActs({ item, ground: rating.complaint?.appeal?.ground ?? null });
      for (const kind of kinds)
        for (const yes of [true, false]) {
          const command = {
            type: kind,
            number,
            by: kind === "review" ? "b" : "a",
            finding,
            days: null,
            upheld: yes,
            reached: yes,
            ground: "mistaken",
            record: "r",
          } as unknown as RatingCommand;
          const next = stateBehind(state, command);
          expect([key, kind, offered.includes(kind)]).toEqual([key, kind, next !== undefined]);
          if (next) situations.push(next);
        }
    }
    expect(seen.size).toBeGreaterThan(8);
  });

  it("says all that the hall wants to know", () => {
    expect(isComplete({ kind: "close" })).toBe(true);
    expect(isComplete({ kind: "answer", words: " " })).toBe(false);
    expect(isComplete({ kind: "confirm", finding: "complex", days: null, words: "x" })).toBe(false);
    expect(isComplete({ kind: "confirm", finding: "complex", days: 5, words: "x" })).toBe(true);
    expect(isComplete({ kind: "confirm", finding: "clear", days: 5, words: "x" })).toBe(false);
    expect(isComplete({ kind: "confirm", finding: "complex", days: 0, words: "x" })).toBe(false);
  });
});
