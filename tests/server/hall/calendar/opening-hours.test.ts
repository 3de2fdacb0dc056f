import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, daysAfter, startOf } from "../../../../server/hall/calendar/day.ts";
import {
  isOpen,
  nextOpening,
  openSpans,
  planOf,
  workingMinutes,
} from "../../../../server/hall/calendar/opening-hours.ts";
import { at, calendarOf, calendars, days, ordinaryHall, times } from "./calendars.ts";

const hoursOn = (day: string) =>
  openSpans(ordinaryHall, day).map(({ from, to }) => [
    new Date(from + 8 * 3_600_000).toISOString().slice(11, 16),
    new Date(to + 8 * 3_600_000).toISOString().slice(11, 16),
  ]);
const wholeDay = [
  ["09:00", "12:00"],
  ["13:30", "17:30"],
];

describe("opening hours", () => {
  it.each([
    ["an ordinary Wednesday", "2026-11-25", wholeDay],
    ["a Saturday that the hall names", "2026-11-28", [["09:00", "12:00"]]],
    ["a Sunday", "2026-11-29", []],
    ["a Saturday that is worked", "2026-10-10", wholeDay],
    ["a Sunday that is worked", "2026-09-20", wholeDay],
    ["a Saturday in Spring Festival", "2026-02-21", []],
    ["National Day", "2025-10-01", []],
    ["a day on which the hall is closed", "2026-11-27", []],
    ["a holiday on which the hall opens all the same", "2026-10-02", [["09:00", "11:00"]]],
    ["the second of two special days", "2026-12-02", [["10:00", "11:00"]]],
  ])("of %s", (_what, day, hours) => expect(hoursOn(day)).toEqual(hours));

  it("say why a hall is closed", () => {
    expect(planOf(ordinaryHall, "2026-11-29").closed).toEqual({ kind: "dayOfWeek" });
    expect(planOf(ordinaryHall, "2026-11-27").closed).toMatchObject({
      kind: "special",
      reason: { en: "Maintenance" },
    });
    expect(planOf(ordinaryHall, "2025-10-06").closed).toMatchObject({
      kind: "holiday",
      name: { "zh-CN": "国庆节、中秋节", en: "National Day and Mid-Autumn Festival" },
    });
    expect(planOf(ordinaryHall, "2026-11-25")).toMatchObject({ closed: null, assumed: false });
    expect(planOf(ordinaryHall, "2031-03-04").assumed).toBe(true);
  });

  it.each([
    ["2026-11-25 08:59", "2026-11-25 09:00"],
    ["2026-11-25 10:00", "2026-11-25 10:00"],
    ["2026-11-25 12:00", "2026-11-25 13:30"],
    ["2026-11-26 17:30", "2026-11-28 09:00"],
    ["2026-02-14 17:30", "2026-02-24 09:00"],
    ["2025-12-31 23:59", "2026-01-04 09:00"],
  ])("after %s begin again at %s", (from, next) =>
    expect(nextOpening(ordinaryHall, at(from))).toEqual({ at: at(next), assumed: false }),
  );

  it("begin again in a year whose arrangement is not known, not on New Year's Day, and say so", () => {
    const hall = calendarOf({ workingDay: ["09:00-17:00"] });
    expect(nextOpening(hall, at("2026-12-31 17:00"))).toEqual({ at: at("2027-01-04 09:00"), assumed: true });
  });

  it("never begin again where there are none", () => {
    expect(nextOpening(calendarOf({ workingDay: [] }), at("2026-11-25 10:00"))).toBeNull();
  });

  it.each([
    ["2026-11-25 09:00", "2026-11-25 12:00", 180],
    ["2026-11-25 11:30", "2026-11-25 14:00", 60],
    ["2026-11-25 17:00", "2026-11-26 09:10", 40],
    ["2026-11-26 17:00", "2026-11-28 09:20", 50],
    ["2026-02-14 17:00", "2026-02-24 09:30", 60],
    ["2026-11-25 12:00", "2026-11-25 09:00", 0],
  ])("from %s to %s have %i minutes", (from, to, minutes) =>
    expect(workingMinutes(ordinaryHall, at(from), at(to))).toBe(minutes),
  );
});

describe("of any calendar", () => {
  it("spans lie in their day, in order, and never overlap", () => {
    fc.assert(
      fc.property(calendars, days, (calendar, day) => {
        let last = startOf(day) - 1;
        for (const { from, to } of openSpans(calendar, day)) {
          expect(from).toBeGreaterThan(last);
          expect(to).toBeGreaterThan(from);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(startOf(daysAfter(day, 1)));
      }),
    );
  });

  it("the next opening is open, not before it was asked for, and nothing is open in between", () => {
    fc.assert(
      fc.property(calendars, times, fc.double({ min: 0, max: 1, noNaN: true }), (calendar, time, part) => {
        const next = nextOpening(calendar, time);
        if (!next) {
          expect(isOpen(calendar, time)).toBe(false);
          return;
        }
        expect(next.at).toBeGreaterThanOrEqual(time);
        expect(isOpen(calendar, next.at)).toBe(true);
        const between = time + Math.floor((next.at - time) * part);
        expect(between < next.at && isOpen(calendar, between)).toBe(false);
        expect(workingMinutes(calendar, time, next.at)).toBe(0);
        expect(workingMinutes(calendar, time, next.at + 60_000)).toBe(1);
      }),
    );
  });

  it("working minutes add up over midnight and the year's border, and fill an open day", () => {
    fc.assert(
      fc.property(
        calendars,
        times,
        fc.integer({ min: 0, max: 9000 }),
        fc.integer({ min: 0, max: 9000 }),
        (calendar, from, one, other) => {
          const middle = from + one * 60_000;
          const to = middle + other * 60_000;
          expect(workingMinutes(calendar, from, to)).toBeCloseTo(
            workingMinutes(calendar, from, middle) + workingMinutes(calendar, middle, to),
          );
          const day = dayOf(from);
          const spans = openSpans(calendar, day).reduce(
            (sum, span) => sum + (span.to - span.from) / 60_000,
            0,
          );
          expect(workingMinutes(calendar, startOf(day), startOf(daysAfter(day, 1)))).toBe(spans);
        },
      ),
    );
  });
});
