import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { yearArrangement } from "../../../../server/hall/calendar/arrangement.ts";
import { daysAfter, isDay, startOf, weekdayOf, yearOf } from "../../../../server/hall/calendar/day.ts";
import { publishedArrangements } from "../../../../server/hall/calendar/published-arrangements.ts";
import {
  addWorkingDays,
  arrangementsWith,
  isWorkingDay,
  natureOf,
} from "../../../../server/hall/calendar/working-days.ts";
import { days } from "./calendars.ts";

const known = arrangementsWith([]);
const allOf = (year: number) =>
  Array.from({ length: 366 }, (_, index) => daysAfter(`${year}-01-01`, index)).filter(
    (day) => yearOf(day) === year,
  );

describe("a day", () => {
  it("begins at midnight in China, wherever the machine stands", () => {
    expect(startOf("2026-01-01")).toBe(Date.UTC(2025, 11, 31, 16));
    expect(weekdayOf("2026-11-25")).toBe("wednesday");
    expect(daysAfter("2024-02-28", 2)).toBe("2024-03-01");
    expect(daysAfter("2026-01-01", -1)).toBe("2025-12-31");
  });

  it.each([
    ["2026-02-30", false],
    ["2024-02-29", true],
    ["2026-13-01", false],
    ["2026-1-1", false],
    ["", false],
  ])("%j exists: %j", (text, exists) => expect(isDay(text)).toBe(exists));
});

describe("the published arrangements", () => {
  it("are such as a hall may write in its file", () => {
    for (const arrangement of publishedArrangements)
      expect(yearArrangement.parse(arrangement)).toEqual(arrangement);
  });

  // 人社部发〔2025〕2号 reckons a year's working days: 365 − 104 days of weekends − 13 holidays = 248. These two years have 104 each.
  it.each([2025, 2026])("leave 248 working days of %i, as the labour ministry counts them", (year) => {
    expect(allOf(year).filter((day) => isWorkingDay(known, day))).toHaveLength(248);
  });

  // The lengths that the notices give: 共8天.
  it.each([
    [2025, [1, 8, 3, 5, 3, 8]],
    [2026, [3, 9, 3, 5, 3, 3, 7]],
  ])("give the holidays of %i the lengths that the notice names", (year, lengths) => {
    const { holidays } = publishedArrangements.find((each) => each.year === year)!;
    expect(holidays.map(({ from, to }) => (startOf(to) - startOf(from)) / 86_400_000 + 1)).toEqual(lengths);
  });

  it.each([
    ["2025-01-26", "movedWorking"],
    ["2025-01-27", "working"],
    ["2025-01-28", "holiday"],
    ["2025-02-04", "holiday"],
    ["2025-02-05", "working"],
    ["2025-02-08", "movedWorking"],
    ["2025-02-09", "weekend"],
    ["2025-09-28", "movedWorking"],
    ["2025-10-08", "holiday"],
    ["2025-10-11", "movedWorking"],
    ["2026-01-02", "holiday"],
    ["2026-01-04", "movedWorking"],
    ["2026-02-14", "movedWorking"],
    ["2026-02-15", "holiday"],
    ["2026-02-23", "holiday"],
    ["2026-02-24", "working"],
    ["2026-02-28", "movedWorking"],
    ["2026-05-09", "movedWorking"],
    ["2026-09-20", "movedWorking"],
    ["2026-09-27", "holiday"],
    ["2026-09-28", "working"],
    ["2026-10-07", "holiday"],
    ["2026-10-10", "movedWorking"],
    ["2026-10-11", "weekend"],
  ])("make %s %s", (day, kind) => expect(natureOf(known, day)).toMatchObject({ kind, assumed: false }));
});

describe("a year without a known arrangement", () => {
  it("goes by the day of the week and the holidays of fixed date, and says so", () => {
    const kinds = ["2031-01-01", "2031-05-02", "2031-05-03", "2031-05-05", "2031-10-03", "2031-10-06"].map(
      (day) => natureOf(known, day),
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      "holiday",
      "holiday",
      "weekend",
      "working",
      "holiday",
      "working",
    ]);
    expect(kinds.every(({ assumed }) => assumed)).toBe(true);
  });

  it("is known once the hall names it, which wins over what is published", () => {
    const own = yearArrangement.parse({
      year: 2027,
      source: "国办发明电〔…〕…号",
      holidays: [{ names: ["newYear"], from: "2026-12-31", to: "2027-01-02" }],
      workingDays: ["2027-01-03"],
    });
    const arrangements = arrangementsWith([own, { ...publishedArrangements[1]!, workingDays: [] }]);
    expect(natureOf(arrangements, "2026-12-31")).toMatchObject({ kind: "holiday", assumed: false });
    expect(natureOf(arrangements, "2027-01-03")).toMatchObject({ kind: "movedWorking", assumed: false });
    expect(natureOf(arrangements, "2027-02-06")).toMatchObject({ kind: "weekend", assumed: false });
    expect(natureOf(arrangements, "2026-10-10").kind).toBe("weekend");
  });

  const arrangement = { year: 2027, source: "n", holidays: [] as object[], workingDays: [] as string[] };
  const off = (from: string, to: string) => ({ names: ["newYear"], from, to });
  it.each([
    ["no holiday at all", {}, "holidays"],
    [
      "a moved working day in the week",
      { holidays: [off("2027-01-01", "2027-01-03")], workingDays: ["2027-01-04"] },
      "workingDays",
    ],
    [
      "a day both off and worked",
      { holidays: [off("2027-01-01", "2027-01-03")], workingDays: ["2027-01-02"] },
      "workingDays",
    ],
    [
      "overlapping holidays",
      { holidays: [off("2027-01-01", "2027-01-03"), off("2027-01-03", "2027-01-04")] },
      "holidays",
    ],
    [
      "a holiday that ends before it begins",
      { holidays: [off("2027-01-03", "2027-01-01")] },
      "holidays.0.to",
    ],
    ["a day of another year", { holidays: [off("2028-01-01", "2028-01-03")] }, "year"],
    ["a day that does not exist", { holidays: [off("2027-02-29", "2027-02-29")] }, "holidays.0.from"],
  ])("is not accepted with %s", (_what, wrong, place) => {
    const issues = yearArrangement.safeParse({ ...arrangement, ...wrong }).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join("."))).toContainEqual(expect.stringContaining(place));
  });
});

describe("a term in working days", () => {
  it.each([
    ["2025-01-27", 1, "2025-02-05"],
    ["2025-01-24", 2, "2025-01-27"],
    ["2025-09-26", 3, "2025-09-30"],
    ["2025-09-30", 3, "2025-10-11"],
    ["2026-02-13", 1, "2026-02-14"],
    ["2026-02-14", 5, "2026-02-28"],
    ["2026-09-30", 3, "2026-10-10"],
    ["2025-12-31", 1, "2026-01-04"],
    // From a day off the count begins with the next working day.
    ["2026-10-03", 1, "2026-10-08"],
    ["2026-10-03", 0, "2026-10-03"],
  ])("from %s, %i of them, ends on %s", (day, count, end) =>
    expect(addWorkingDays(known, day, count)).toEqual({ day: end, assumed: false }),
  );

  it("says where it was counted through a year without a known arrangement", () => {
    expect(addWorkingDays(known, "2026-12-30", 1)).toEqual({ day: "2026-12-31", assumed: false });
    expect(addWorkingDays(known, "2026-12-31", 1)).toEqual({ day: "2027-01-04", assumed: true });
  });

  it("counts exactly so many, ends on the last of them, and is counted in parts alike", () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 40 }),
        (day, count, more) => {
          const { day: end } = addWorkingDays(known, day, count);
          const length = (startOf(end) - startOf(day)) / 86_400_000;
          const counted = Array.from({ length }, (_, index) => daysAfter(day, index + 1)).filter((each) =>
            isWorkingDay(known, each),
          );
          expect(counted).toHaveLength(count);
          expect(counted.at(-1)).toBe(end);
          expect(addWorkingDays(known, end, more).day).toBe(addWorkingDays(known, day, count + more).day);
        },
      ),
    );
  });

  it.each([-1, 1.5, Number.NaN])("is none of %j days", (count) =>
    expect(() => addWorkingDays(known, "2026-01-01", count)).toThrow(RangeError),
  );
});
