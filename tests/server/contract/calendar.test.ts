import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageOn, calendarUnits, isDay, moveDay, resolveDay } from "../../../server/contract/calendar.ts";

const day = fc
  .date({ min: new Date("0001-01-01T00:00Z"), max: new Date("9999-12-31T00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Where no bound of the calendar cuts in. */
const recent = day.filter((written) => written > "1000");

describe("a day", () => {
  it("is one of the calendar, of any century, as the platform's own calendar has it", () => {
    fc.assert(fc.property(day, isDay));
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(14), fc.nat(33), (year, month, dayOfMonth) => {
        const written = [String(year).padStart(4, "0"), month, dayOfMonth].map((n) =>
          String(n).padStart(2, "0"),
        );
        const moment = new Date(Date.parse(`${written[0]}-01-01T00:00Z`));
        moment.setUTCMonth(month - 1, dayOfMonth);
        const real = moment.toISOString().slice(0, 10) === written.join("-") && year > 0;
        expect(isDay(written.join("-"))).toBe(real);
      }),
      { numRuns: 2000 },
    );
    for (const none of ["2023-02-29", "1900-02-29", "2026-1-01", "20260101", "2026-01-01 ", ""])
      expect(isDay(none)).toBe(false);
  });

  it("counts full years: the birthday itself is one more", () => {
    expect(ageOn("1956-11-23", "2026-11-22")).toBe(69);
    expect(ageOn("1956-11-23", "2026-11-23")).toBe(70);
    expect(ageOn("2000-02-29", "2026-02-28")).toBe(25);
    expect(ageOn("2000-02-29", "2026-03-01")).toBe(26);
  });
});

describe("a day named relative to today", () => {
  it.each([
    ["today", "2026-11-30", "2026-11-30"],
    ["today - 18 years", "2026-11-30", "2008-11-30"],
    ["today - 1 year", "2024-02-29", "2023-02-28"],
    ["today + 3 months", "2026-11-30", "2027-02-28"],
    ["today - 11 months", "2026-11-30", "2025-12-30"],
    ["today + 1 day", "2026-12-31", "2027-01-01"],
    ["today - 2 weeks", "2026-03-07", "2026-02-21"],
    ["today - 0 days", "2026-03-07", "2026-03-07"],
    ["2008-08-08", "2026-03-07", "2008-08-08"],
    ["today - 9999 years", "2026-03-07", "0001-01-01"],
    ["today + 9999 weeks", "9999-01-01", "9999-12-31"],
  ])("%s, on %s, is %s", (text, today, expected) => expect(resolveDay(text, today)).toBe(expected));

  it.each(["", "Today", "today-1 day", "today - 1", "today - one day", "today + 1 fortnight", "2023-02-29"])(
    "%j is none",
    (text) => expect(resolveDay(text, "2026-11-30")).toBeUndefined(),
  );

  it("is always a day, and there and back by days is where one was", () =>
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: -9999, max: 9999 }),
        fc.constantFrom(...calendarUnits),
        (from, n, unit) => {
          const moved = moveDay(from, n, unit);
          expect(isDay(moved)).toBe(true);
          const inside = moved > "0001-01-01" && moved < "9999-12-31";
          if (inside && (unit === "day" || unit === "week")) expect(moveDay(moved, -n, unit)).toBe(from);
          if (inside && n !== 0) expect(moved > from).toBe(n > 0);
        },
      ),
    ));

  it("agrees with ages: born no later than today - n years is n years old", () =>
    fc.assert(
      fc.property(recent, recent, fc.nat(120), (one, other, years) => {
        const [birth = "", today = ""] = [one, other].sort();
        expect(birth <= moveDay(today, -years, "year")).toBe(ageOn(birth, today) >= years);
      }),
    ));
});
