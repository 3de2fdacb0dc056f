import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf } from "../../../../server/hall/calendar/day.ts";
import { nextNumbers, numberSpans, numbersAt } from "../../../../server/hall/calendar/numbers.ts";
import { isOpen, openSpans } from "../../../../server/hall/calendar/opening-hours.ts";
import { at, calendarOf, calendars, ordinaryHall, times } from "./calendars.ts";

const ordinary = { id: "ordinary" };
const marriage = { id: "marriage" };
const now = (time: string, service = ordinary) => numbersAt(ordinaryHall, service, at(time));
const opens = (time: string) => ({ at: at(time), assumed: false });

describe("whether a service gives numbers", () => {
  it("follows the day", () => {
    expect(now("2026-11-25 08:59")).toEqual({ kind: "notYetOpen", opensAt: at("2026-11-25 09:00") });
    expect(now("2026-11-25 09:00")).toEqual({ kind: "open", until: at("2026-11-25 12:00") });
    expect(now("2026-11-25 12:00")).toEqual({ kind: "break", opensAt: at("2026-11-25 13:30") });
    expect(now("2026-11-25 16:59")).toEqual({ kind: "open", until: at("2026-11-25 17:00") });
    expect(now("2026-11-25 17:00")).toEqual({
      kind: "lastTicketGiven",
      closesAt: at("2026-11-25 17:30"),
      opens: opens("2026-11-26 09:00"),
    });
    expect(now("2026-11-25 17:30")).toEqual({ kind: "closedForToday", opens: opens("2026-11-26 09:00") });
    expect(now("2026-11-25 23:59")).toEqual({ kind: "closedForToday", opens: opens("2026-11-26 09:00") });
  });

  it("says why it does not all day, and when it does again", () => {
    expect(now("2026-11-27 10:00")).toMatchObject({
      kind: "closedToday",
      because: { kind: "special" },
      opens: opens("2026-11-28 09:00"),
    });
    expect(now("2026-02-15 00:00")).toMatchObject({
      kind: "closedToday",
      because: { kind: "holiday", name: { "zh-CN": "春节", "zh-TW": "春節" } },
      opens: opens("2026-02-24 09:00"),
    });
    expect(now("2026-11-29 10:00")).toMatchObject({ because: { kind: "dayOfWeek" } });
    expect(numbersAt(calendarOf({ workingDay: [] }), ordinary, at("2026-11-25 10:00"))).toEqual({
      kind: "closedToday",
      because: { kind: "dayOfWeek" },
      opens: null,
    });
  });

  it("stops for a service by its own last numbers, before the break and before the hall closes", () => {
    expect(now("2026-11-25 11:15", marriage)).toEqual({ kind: "break", opensAt: at("2026-11-25 13:30") });
    expect(now("2026-11-25 16:29", marriage)).toEqual({ kind: "open", until: at("2026-11-25 16:30") });
    expect(now("2026-11-25 16:30", marriage)).toMatchObject({ kind: "lastTicketGiven" });
    // Of the one hour of this day nothing is left: the last number was never given.
    expect(now("2026-12-01 09:00", marriage)).toEqual({
      kind: "lastTicketGiven",
      closesAt: at("2026-12-01 11:00"),
      opens: opens("2026-12-03 09:00"),
    });
  });

  it("is held by the operator whatever the hour, and is always so without a calendar", () => {
    const held = { id: "ordinary", suspended: true };
    expect(numbersAt(ordinaryHall, held, at("2026-11-25 10:00"))).toEqual({ kind: "suspended" });
    expect(numbersAt(undefined, held, at("2026-11-25 10:00"))).toEqual({ kind: "suspended" });
    expect(numbersAt(undefined, ordinary, at("2026-11-29 03:00"))).toEqual({ kind: "open", until: null });
  });

  it("is open day and night where the hours say so", () => {
    const always = ["00:00-24:00"];
    const calendar = calendarOf({ workingDay: always, weekdays: { saturday: always, sunday: always } });
    expect(numbersAt(calendar, ordinary, at("2026-11-28 23:59"))).toEqual({
      kind: "open",
      until: at("2026-11-29 00:00"),
    });
    expect(numbersAt(calendar, ordinary, at("2026-11-29 00:00"))).toMatchObject({ kind: "open" });
  });
});

describe("of any calendar and service", () => {
  const services = fc.constantFrom({ id: "a" }, { id: "b" });

  it("numbers are given only while the hall is open, and just when the day's spans say so", () => {
    fc.assert(
      fc.property(calendars, services, times, (calendar, service, time) => {
        const { kind } = numbersAt(calendar, service, time);
        const spans = numberSpans(calendar, service, dayOf(time));
        expect(kind === "open").toBe(spans.some(({ from, to }) => from <= time && time < to));
        if (kind === "open" || kind === "lastTicketGiven") {
          const hours = openSpans(calendar, dayOf(time));
          expect(kind === "open" ? isOpen(calendar, time) : time < hours.at(-1)!.to).toBe(true);
        }
      }),
    );
  });

  it("what is said to open does open then, later than now, and not a minute before", () => {
    fc.assert(
      fc.property(calendars, services, times, (calendar, service, time) => {
        const found = numbersAt(calendar, service, time);
        if (found.kind === "open" || found.kind === "suspended") return;
        const next = "opensAt" in found ? found.opensAt : found.opens?.at;
        expect(next).toBe(nextNumbers(calendar, service, time)?.at);
        if (next === undefined) return;
        expect(next).toBeGreaterThan(time);
        expect(numbersAt(calendar, service, next).kind).toBe("open");
        expect(next - 60_000 >= time && numbersAt(calendar, service, next - 60_000).kind === "open").toBe(
          false,
        );
      }),
    );
  });

  it("numbers stop when it was said", () => {
    fc.assert(
      fc.property(calendars, services, times, (calendar, service, time) => {
        const found = numbersAt(calendar, service, time);
        if (found.kind !== "open" || found.until === null) return;
        expect(numbersAt(calendar, service, found.until - 1)).toEqual(found);
        const after = numbersAt(calendar, service, found.until);
        // Only at midnight does a span end where another begins.
        expect(after.kind !== "open" || dayOf(found.until) !== dayOf(time)).toBe(true);
      }),
    );
  });
});
