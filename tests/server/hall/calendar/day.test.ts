import { describe, expect, it } from "vitest";
import { dayOf, daysAfter, hourOfDay, startOf } from "../../../../server/hall/calendar/day.ts";

const midnight = Date.UTC(2026, 10, 22, 16);

describe("a day in China", () => {
  it("begins at 16:00 UTC of the day before, wherever the machine is", () => {
    expect([dayOf(midnight - 1), dayOf(midnight)]).toEqual(["2026-11-22", "2026-11-23"]);
    expect([hourOfDay(midnight - 1), hourOfDay(midnight), hourOfDay(midnight + 9 * 3_600_000)]).toEqual([
      23, 0, 9,
    ]);
    expect(startOf("2026-11-23")).toBe(midnight);
  });

  it("has others before and after it, over months and leap days", () => {
    expect([daysAfter("2026-11-30", 1), daysAfter("2026-03-01", -1), daysAfter("2028-02-28", 1)]).toEqual([
      "2026-12-01",
      "2026-02-28",
      "2028-02-29",
    ]);
  });
});
