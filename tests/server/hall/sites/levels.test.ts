import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { levelsView } from "../../../../server/contract/levels.ts";
import { type SiteLevel, siteLevels } from "../../../../server/contract/sites.ts";
import { levelsOf, type SiteNow } from "../../../../server/hall/sites/levels.ts";
import { levelsTable } from "../../../../server/hall/sites/levels-table.ts";
import { hallNow, levelFiguresOf, mergedPart, type Part } from "../../../../server/hall/statistics/part.ts";
import { emptyTally } from "../../../../server/hall/statistics/tally.ts";
import { addWait, binOf, binWidth, lastBin } from "../../../../server/hall/statistics/times.ts";
import { dayOf, directory, randomSteps } from "../statistics/random-day.ts";

fc.configureGlobal({ endOnFailure: true });

const target = 15 * 60_000;
const named = (text: string) => ({ "zh-CN": text, "zh-TW": text, en: text });

/** A site with all that is known of it, before anything is added up. */
interface Leaf {
  readonly level: SiteLevel;
  /** Place of the site above it, of those above it that there are. */
  readonly parent: number;
  readonly waits: readonly number[];
  readonly waiting: number;
  readonly since: number;
  readonly windows: readonly ("open" | "paused" | "closed")[];
  readonly closed: boolean;
  readonly toOpen: number | null;
}

const leaf: fc.Arbitrary<Leaf> = fc.record({
  level: fc.constantFrom("street" as const, "community" as const),
  parent: fc.nat(),
  // Some of no length, some at the edges of bins and of the target, some longer than every bin.
  waits: fc.array(
    fc.oneof(
      fc.nat({ max: 2 * target }),
      fc.nat({ max: 40 }).map((bin) => bin * binWidth),
      fc.integer({ min: 4 * 3_600_000 - 60_000, max: 5 * 3_600_000 }),
    ),
    { maxLength: 40 },
  ),
  waiting: fc.nat({ max: 30 }),
  since: fc.integer({ min: 1, max: 1000 }),
  windows: fc.array(fc.constantFrom("open" as const, "paused" as const, "closed" as const), { maxLength: 8 }),
  closed: fc.boolean(),
  toOpen: fc.option(fc.nat({ max: 3 })),
});

/** A tree of up to three levels, with one site at the top. */
const tree = fc.tuple(leaf, fc.array(leaf, { maxLength: 12 })).map(([top, others]) => {
  const leaves: Leaf[] = [{ ...top, level: "district" }, ...others];
  return leaves.map((each, place) => {
    const above = leaves.flatMap(({ level }, other) =>
      siteLevels.indexOf(level) < siteLevels.indexOf(each.level) ? [other] : [],
    );
    return { id: `site-${place}`, leaf: each, parent: above[each.parent % (above.length || 1)] ?? null };
  });
});
type Tree = typeof tree extends fc.Arbitrary<infer T> ? T : never;

function partOf({ waits, waiting, since, windows, closed, toOpen }: Leaf): Part {
  const today = emptyTally();
  for (const wait of waits) addWait(today.wait, wait);
  today.tickets.called = waits.length;
  return {
    sites: 1,
    sitesOpen: closed ? 0 : 1,
    waiting,
    waitingSince: waiting === 0 ? null : since,
    windows: windows.length,
    windowsOpen: windows.filter((each) => each === "open").length,
    windowsPaused: windows.filter((each) => each === "paused").length,
    today,
    advice: toOpen === null ? null : { toOpen, toClose: 1, reached: toOpen < 3 },
  };
}

const sitesOf = (sites: Tree): SiteNow[] =>
  sites.map(({ id, leaf: each, parent }) => ({
    site: {
      id,
      level: each.level,
      parentId: parent === null ? null : `site-${parent}`,
      hall: { name: named(id) },
    },
    closed: each.closed ? { reason: "closedToday", opensAt: null } : null,
    part: partOf(each),
  }));

/** The site and all under it, found by walking up from every site. */
const under = (sites: Tree, top: number): Leaf[] =>
  sites.flatMap(({ leaf: each }, place) => {
    for (let at: number | null = place; at !== null; at = sites[at]?.parent ?? null)
      if (at === top) return [each];
    return [];
  });

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe("a level of any tree", () => {
  it("is what all samples of the sites in it come to together", () => {
    fc.assert(
      fc.property(tree, (sites) => {
        const rows = levelsOf(sitesOf(sites), target);
        expect(rows.map(({ id }) => id).sort()).toEqual(sites.map(({ id }) => id).sort());
        for (const { id, own, sum } of rows) {
          const place = Number(id.slice("site-".length));
          const leaves = under(sites, place);
          expect(sum === null).toBe(leaves.length === 1);
          for (const [found, of] of [
            [own, [sites[place]!.leaf]],
            [sum ?? own, leaves],
          ] as const) {
            const samples = of.flatMap(({ waits }) => waits).sort((one, other) => one - other);
            const since = of.filter(({ waiting }) => waiting > 0).map((each) => each.since);
            const windows = of.flatMap((each) => each.windows);
            const advised = of.flatMap(({ toOpen }) => toOpen ?? []);
            expect(found).toMatchObject({
              sites: of.length,
              sitesOpen: of.filter(({ closed }) => !closed).length,
              waiting: total(of.map(({ waiting }) => waiting)),
              waitingSince: since.length === 0 ? null : Math.min(...since),
              windows: windows.length,
              windowsOpen: windows.filter((each) => each === "open").length,
              windowsPaused: windows.filter((each) => each === "paused").length,
              overTarget: samples.filter((wait) => wait > target).length,
              today: {
                called: samples.length,
                waits: samples.length,
                longestWait: samples.at(-1) ?? null,
              },
            });
            expect(found.advice).toEqual(
              advised.length === 0
                ? null
                : { toOpen: total(advised), toClose: advised.length, reached: Math.max(...advised) < 3 },
            );
            for (const [share, figure] of [
              [0.5, found.today.medianWait],
              [0.8, found.today.wait80],
            ] as const) {
              const exact = samples[Math.ceil(share * samples.length) - 1];
              if (exact === undefined) expect(figure).toBeNull();
              else {
                expect(figure).toBeGreaterThanOrEqual(exact);
                expect(figure).toBeLessThan(
                  binOf(exact) === lastBin ? (samples.at(-1) ?? 0) + 1 : exact + binWidth,
                );
              }
            }
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  it("comes after the one above it, and is the same however the tree is cut", () => {
    fc.assert(
      fc.property(tree, (sites) => {
        const rows = levelsOf(sitesOf(sites), target);
        const place = new Map(rows.map(({ id }, index) => [id, index]));
        for (const { id, parent } of sites) {
          const row = rows[place.get(id)!]!;
          if (parent === null) expect(row.depth).toBe(0);
          else {
            const above = place.get(`site-${parent}`)!;
            expect(above).toBeLessThan(place.get(id)!);
            expect(row.depth).toBe(rows[above]!.depth + 1);
          }
        }
        const flat = mergedPart(sites.map(({ leaf: each }) => partOf(each)));
        expect(rows[0]!.sum ?? rows[0]!.own).toEqual(levelFiguresOf(flat, target));
        levelsView.parse({ day: "2026-11-23", at: 1000, target, sites: rows });
      }),
      { numRuns: 50 },
    );
  });

  it("of real days is that of their sums", () => {
    fc.assert(
      fc.property(randomSteps, randomSteps, (...days) => {
        const parts = days.map((steps) => {
          const { state, at } = dayOf(steps);
          return hallNow(directory, state, at).part;
        });
        const sum = levelFiguresOf(mergedPart(parts), target);
        const alone = parts.map((part) => levelFiguresOf(part, target));
        for (const key of ["waiting", "windowsOpen", "windowsPaused", "overTarget"] as const)
          expect(sum[key]).toBe(total(alone.map((each) => each[key])));
        for (const key of ["taken", "called", "served", "waits"] as const)
          expect(sum.today[key]).toBe(total(alone.map(({ today }) => today[key])));
        expect(sum.windowsOpen + sum.windowsPaused).toBeLessThanOrEqual(sum.windows);
      }),
      { numRuns: 10 },
    );
  });

  it("is not the mean of its sites: three short waits do not count as three hundred long ones", () => {
    const quiet = partOf({ ...plain, waits: [60_000, 60_000, 60_000] });
    const busy = partOf({ ...plain, waits: Array.from({ length: 300 }, () => 40 * 60_000) });
    expect(levelFiguresOf(mergedPart([quiet, busy]), target)).toMatchObject({
      overTarget: 300,
      today: { medianWait: 40 * 60_000, wait80: 40 * 60_000 },
    });
  });
});

const plain: Leaf = {
  level: "community",
  parent: 0,
  waits: [],
  waiting: 0,
  since: 0,
  windows: [],
  closed: false,
  toOpen: null,
};

describe("the table of the levels", () => {
  it("has a row for each site, and before it one for all below it", () => {
    const top: Leaf = {
      ...plain,
      level: "district",
      waits: [0, 20 * 60_000],
      waiting: 2,
      since: 1,
      toOpen: 1,
    };
    const below: Leaf = { ...plain, waits: [60_000], closed: true, windows: ["open", "paused"] };
    const sites = sitesOf([
      { id: "=1+1", leaf: top, parent: null },
      { id: "site-1", leaf: below, parent: 0 },
    ]).map((each, index) => (index === 1 ? { ...each, site: { ...each.site, parentId: "=1+1" } } : each));
    const at = Date.UTC(2026, 10, 23, 2, 30);
    const view = { day: "2026-11-23", at, target, sites: levelsOf(sites, target) };
    const rows = levelsTable(view, "zh-CN").split("\r\n");
    expect(rows[0]).toBe(
      "\uFEFF日期,时间,级别,名称,范围,状态,站点数,正在取号的站点,正在等候,现在等得最久(分钟),窗口数,开着的窗口,暂停的窗口,取号,叫到号,已办理," +
        "等候中位数(分钟),80%等候不超过(分钟),最长等候(分钟),等候次数,等候超过15分钟,建议加开窗口,可抽调窗口,全开也不够",
    );
    const since = ((at - 1) / 60_000).toFixed(1);
    const english = levelsTable(view, "en").split("\r\n");
    expect(english[0]).toMatch(/^\uFEFFDay,Time,Level,Name,Scope,State,Sites,.*,Waited over 15 min,/);
    expect(english[1]?.split(",").slice(2, 6)).toEqual(["District", "'=1+1", "Total", ""]);
    expect(english[3]?.split(",").slice(2, 6)).toEqual(["Community", "site-1", "This site", "Closed today"]);
    expect(rows.slice(1)).toEqual([
      `2026-11-23,10:30,区,'=1+1,合计,,2,1,2,${since},2,1,1,0,3,0,1.0,20.0,20.0,3,1,1,1,否`,
      `2026-11-23,10:30,区,'=1+1,本站点,正在取号,1,1,2,${since},0,0,0,0,2,0,0.0,20.0,20.0,2,1,1,1,否`,
      "2026-11-23,10:30,社区,site-1,本站点,今天不开门,1,0,0,,2,1,1,0,1,0,1.0,1.0,1.0,1,0,,,",
      "",
    ]);
  });
});
