import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratingLevels } from "../../../../server/contract/hall.ts";
import { dayOf } from "../../../../server/hall/calendar/day.ts";
import { arrangementsWith } from "../../../../server/hall/calendar/working-days.ts";
import {
  badShare,
  noActive,
  noDefault,
  ratedIn,
  satisfiedShare,
  sumActive,
  sumDefault,
  withLevel,
} from "../../../../server/hall/ratings/counts.ts";
import { decide, type RatingCommand, type RatingHall } from "../../../../server/hall/ratings/decide.ts";
import type { RatingEvent } from "../../../../server/hall/ratings/events.ts";
import { evolve } from "../../../../server/hall/ratings/evolve.ts";
import { ratingStatistics } from "../../../../server/hall/ratings/figures.ts";
import { isBad, ratingRules } from "../../../../server/hall/ratings/rules.ts";
import { isOver, noRatings, type RatingsState } from "../../../../server/hall/ratings/state.ts";
import { on } from "./fixture.ts";

const hall: RatingHall = {
  rules: ratingRules({ satisfiedAfter: 7, callBackTries: 2 }),
  arrangements: arrangementsWith([]),
  prefix: "HL",
};
const hour = 60 * 60 * 1000;

const rating = fc.record({
  type: fc.constant("rate" as const),
  visit: fc.integer({ min: 0, max: 12 }).map(String),
  terminal: fc.boolean(),
  place: fc.constantFrom("1", "2"),
  level: fc.constantFrom(...ratingLevels),
  words: fc.option(fc.constantFrom("w1", "w2")),
  named: fc.boolean(),
});
const act = fc.record({
  type: fc.constantFrom(
    "confirm",
    "appeal",
    "review",
    "callBack",
    "issueNotice",
    "rectify",
    "answer",
    "close",
    "open",
  ),
  which: fc.nat(8),
  by: fc.constantFrom("a", "b"),
  finding: fc.constantFrom("clear", "complex", "noBasis"),
  days: fc.option(fc.integer({ min: 1, max: 12 })),
  yes: fc.boolean(),
});
const silence = fc.record({
  type: fc.constant("passOver" as const),
  back: fc.integer({ min: 0, max: 12 }),
  times: fc.nat(5),
  terminal: fc.boolean(),
});
const steps = fc.array(
  fc.tuple(
    // Mostly close together, at times over a weekend, a holiday or the year's end.
    fc.oneof({ weight: 4, arbitrary: fc.nat(5) }, fc.integer({ min: 20, max: 400 })),
    fc.oneof({ weight: 3, arbitrary: rating }, { weight: 6, arbitrary: act }, silence),
  ),
  { maxLength: 80 },
);

function commandOf(
  state: RatingsState,
  step: { readonly type: string } & Record<string, unknown>,
  at: number,
): RatingCommand | undefined {
  if (step.type === "rate") {
    const { visit, terminal, place, level, words, named } = step as never as {
      visit: string;
      terminal: boolean;
      place: string;
      level: (typeof ratingLevels)[number];
      words: string | null;
      named: boolean;
    };
    const kind = terminal ? ("terminal" as const) : ("window" as const);
    return {
      type: "rate",
      // Of its day alone, as a ticket's is.
      visit: `${dayOf(at)} ${visit}`,
      channel: terminal ? "terminal" : "phone",
      unit: { kind, id: place, organId: terminal ? "organ" : null },
      journey: null,
      level,
      tags: ["efficiency"],
      words,
      contact: named && isBad(level) ? `c ${visit}` : null,
      digest: "d",
      language: "zh-CN",
    };
  }
  if (step.type === "passOver") {
    const { back, times, terminal } = step as never as { back: number; times: number; terminal: boolean };
    const kind = terminal ? ("terminal" as const) : ("window" as const);
    return {
      type: "passOver",
      of: dayOf(at - back * 24 * hour),
      kind,
      served: [1, 2].map((id) => ({
        unit: { kind, id: `${id}`, organId: kind === "terminal" ? "organ" : null },
        visits: times + id,
      })),
    };
  }
  const all = [...state.ratings.keys()];
  const number = all[(step.which as number) % Math.max(1, all.length)];
  if (number === undefined) return undefined;
  const { by, finding, days, yes, type } = step;
  return {
    type,
    number,
    by,
    finding,
    days,
    upheld: yes,
    reached: yes,
    ground: "mistaken",
    record: "n",
  } as never as RatingCommand;
}

describe("ratings", () => {
  it("hold what the rules promise, whatever is said and done in which order", () => {
    fc.assert(
      fc.property(steps, (random) => {
        const state = noRatings();
        const events: RatingEvent[] = [];
        let at = on("2026-12-28");
        for (const [hours, step] of random) {
          at += hours * hour;
          const command = commandOf(state, step, at);
          if (!command) continue;
          const before = JSON.stringify([...state.ratings]);
          const decided = decide(hall, state, command, at);
          expect(JSON.stringify([...state.ratings])).toBe(before);
          if ("refused" in decided) continue;
          for (const event of decided.events) {
            evolve(state, { event, at, day: dayOf(at) });
            events.push(event);
          }
        }
        const of = <Type extends RatingEvent["type"]>(type: Type) =>
          events.filter((event): event is Extract<RatingEvent, { type: Type }> => event.type === type);
        const rated = of("rated");

        // 一次一评, and what was said is what stands.
        expect(new Set(rated.map(({ visit }) => visit)).size).toBe(rated.length);
        expect(new Set(rated.map(({ number }) => number)).size).toBe(rated.length);
        for (const { number, level, tags, words, digest } of rated) {
          const kept = state.ratings.get(number);
          if (kept) expect(kept).toMatchObject({ level, tags, words, digest });
          expect(kept !== undefined).toBe(isBad(level) || words !== null);
          expect(kept?.complaint != null).toBe(isBad(level));
        }

        // Notices: one row a year, without gaps or doubles, in the order of their issue.
        const years = new Map<string, number>();
        for (const { notice } of of("noticeIssued")) {
          const [, year = "", place] = /^HL-ZG-(\d{4})-(\d{4})$/.exec(notice) ?? [];
          years.set(year, (years.get(year) ?? 0) + 1);
          expect(Number(place)).toBe(years.get(year));
        }

        // Excluded by an upheld review alone, and by somebody else than who appealed.
        const upheld = of("reviewed").filter((event) => event.upheld);
        for (const event of of("reviewed"))
          expect(of("appealed").find(({ number }) => number === event.number)?.by).not.toBe(event.by);
        const excluded = [...state.ratings.values()].filter(
          ({ complaint }) => complaint?.stage === "excluded",
        );
        expect(excluded.map(({ number }) => number).sort()).toEqual(
          upheld.map(({ number }) => number).sort(),
        );

        for (const { complaint, contact } of state.ratings.values()) {
          if (!complaint) continue;
          const { due, stage, reachedOn, callsInVain, answeredOn } = complaint;
          // 实名差评回访率 100 %: answered only once reached, or called as often as the hall says.
          if (answeredOn !== null && contact !== null)
            expect(reachedOn !== null || callsInVain === hall.rules.callBackTries).toBe(true);
          if (contact === null) expect([due.callBack, reachedOn, callsInVain]).toEqual([null, null, 0]);
          expect(isOver(complaint)).toBe(complaint.endedAt !== null);
          // Something is due, or it is answered or over.
          const open = Object.values(due).some((term) => term !== null);
          if (stage === "received" || stage === "confirmed" || stage === "rectified") expect(open).toBe(true);
          if (isOver(complaint) || stage === "answered") expect(open).toBe(false);
        }

        // Figures are what the events say, windows and terminals apart, and silence in none but its own.
        const { kinds } = ratingStatistics(
          {
            arrangements: hall.arrangements,
            rules: hall.rules,
            windowName: () => undefined,
            organName: () => undefined,
            words: () => undefined,
          },
          state,
          { from: "2026-01-01", to: "2029-01-01", today: dayOf(at) },
        );
        const gone = new Set(upheld.map(({ number }) => number));
        for (const { kind, total } of kinds) {
          const own = rated.filter(({ unit, number }) => unit.kind === kind && !gone.has(number));
          expect(total.rated).toBe(own.length);
          for (const level of ratingLevels)
            expect(total.levels[level]).toBe(own.filter((each) => each.level === level).length);
          const bad = own.filter(({ level }) => isBad(level)).length;
          expect(total.badShare).toBe(own.length === 0 ? null : bad / own.length);
          expect(total.bad).toBe(bad);
          const silent = of("passedOver").flatMap(({ units }) => units);
          expect(total.byDefault).toBe(
            silent.filter(({ unit }) => unit.kind === kind).reduce((sum, { visits }) => sum + visits, 0),
          );
          for (const share of [total.answeredInTimeShare, total.calledBackShare])
            if (share !== null) expect(share >= 0 && share <= 1).toBe(true);
        }
        // Each day's silence once, of windows and of terminals.
        const passed = of("passedOver").map((event) => `${event.kind} ${event.of}`);
        expect(new Set(passed).size).toBe(passed.length);
      }),
      { numRuns: 300 },
    );
  });

  it("count silence as no rating, by their very types", () => {
    const counts = withLevel(noActive, "dissatisfied", 1);
    expect([satisfiedShare(counts), badShare(counts), satisfiedShare(noActive)]).toEqual([0, 1, null]);
    expect(ratedIn(sumActive([counts, counts]))).toBe(2);
    expect(sumDefault([{ source: "default", visits: 3 }, noDefault]).visits).toBe(3);
    // @ts-expect-error what nobody said has no share
    expect(() => satisfiedShare(noDefault)).toThrow();
    // @ts-expect-error it is no rating that could be added
    expect(() => sumActive([counts, noDefault])).toThrow();
    // @ts-expect-error and what was said is no silence
    expect(sumDefault([counts]).visits).toBeNaN();
  });
});
