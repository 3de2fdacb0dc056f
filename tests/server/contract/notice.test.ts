import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Broadcast, nextSessions } from "../../../server/contract/catalogue/broadcast.ts";
import { dayAndTime, hallDay, offsetFromUtc, wallTime } from "../../../server/contract/hall-time.ts";
import {
  endOfHallDay,
  inLanguage,
  type NoticePlace,
  noticeFault,
  running,
  runsAt,
  standsAt,
  weekdayOf,
} from "../../../server/contract/notices/notice.ts";
import { keptNotice, noticesNow } from "../../support/notice-samples.ts";

const day = 86_400_000;
const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) });

describe("a notice", () => {
  it("runs from its beginning until before its end, and nowhere else", () => {
    const { from, until } = keptNotice();
    expect([from - 1, from, until - 1, until].map((at) => runsAt(keptNotice(), at))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("comes back on its days of the week, in its hours of the hall, whatever the machine's zone", () => {
    const hours = { weekdays: [1, 4], from: "09:30", to: "11:00" };
    fc.assert(
      fc.property(moments, (at) => {
        // The hall's wall clock, reckoned from the days since a Thursday.
        const minutes = Math.floor(((at + offsetFromUtc) % day) / 60_000);
        const weekday = ((Math.floor((at + offsetFromUtc) / day) + 3) % 7) + 1;
        const should = hours.weekdays.includes(weekday) && minutes >= 570 && minutes < 660;
        expect(weekdayOf(at)).toBe(weekday);
        expect(runsAt({ from: 0, until: Number.MAX_SAFE_INTEGER, hours }, at)).toBe(should);
      }),
    );
  });

  it("comes and goes on the minute", () => {
    const on = (time: string) => Date.parse(`2026-11-23T${time}+08:00`);
    const of = { from: 0, until: on("23:59"), hours: { weekdays: [1], from: "09:30", to: "11:00" } };
    const seen = ["09:29:59.999", "09:30", "10:59:59.999", "11:00"].map((time) => runsAt(of, on(time)));
    expect(seen).toEqual([false, true, true, false]);
  });

  it("stands behind urgent ones, and before what ends later", () => {
    const at = (id: string, until: number, urgent = false) =>
      keptNotice({ id, urgent, until: noticesNow + until });
    const order = running([at("c", 300), at("a", 200), at("u", 900, true), at("b", 200)], noticesNow);
    expect(order.map(({ id }) => id)).toEqual(["u", "a", "b", "c"]);
  });

  it("is read in the language that was chosen, and in another alone where it is marked so", () => {
    const chinese = { "zh-CN": "停电", "zh-TW": null, en: null };
    expect(inLanguage({ text: chinese, always: false }, "zh-CN")?.words).toBe("停电");
    expect(inLanguage({ text: chinese, always: false }, "en")).toBeNull();
    expect(inLanguage({ text: chinese, always: true }, "en")).toEqual({ words: "停电", language: "zh-CN" });
  });

  it("stands where its place says", () => {
    const place = (more: Partial<NoticePlace>): NoticePlace => ({
      terminals: "some",
      zones: ["east"],
      ids: ["HL-09"],
      boards: false,
      ...more,
    });
    const terminals = [
      { id: "HL-01", zone: "east" },
      { id: "HL-02", zone: "west" },
      { id: "HL-09", zone: null },
    ];
    const where = (of: NoticePlace) => terminals.filter((each) => standsAt(of, each)).map(({ id }) => id);
    expect(where(place({}))).toEqual(["HL-01", "HL-09"]);
    expect(where(place({ terminals: "all" }))).toEqual(["HL-01", "HL-02", "HL-09"]);
    expect(where(place({ terminals: "none" }))).toEqual([]);
  });

  it.each([
    [{}, null],
    [{ text: { "zh-CN": null, "zh-TW": null, en: " " } }, "words"],
    [{ from: noticesNow + 9, until: noticesNow + 9 }, "times"],
    [{ from: Number.NaN }, "times"],
    [{ from: 1, until: noticesNow }, "over"],
    [{ hours: { weekdays: [1], from: "10:00", to: "09:00" } }, "hours"],
    [{ place: { terminals: "some", zones: [], ids: [], boards: true } }, "place"],
    [{ place: { terminals: "none", zones: [], ids: [], boards: false } }, "place"],
    [{ place: { terminals: "none", zones: [], ids: [], boards: true } }, null],
  ] as const)("is judged before it is posted: %j is wrong in %s", (more, fault) => {
    expect(noticeFault(keptNotice(more as never), noticesNow)).toBe(fault);
  });

  it("of a guide ends with the hall's day", () => {
    fc.assert(
      fc.property(moments, (at) => {
        const end = endOfHallDay(at);
        expect(hallDay(end - 1)).toBe(hallDay(at));
        expect(wallTime(end)).toBe("00:00");
        expect(end).toBeGreaterThan(at);
      }),
    );
  });
});

describe("a live stream's next sessions", () => {
  const stream: Broadcast = {
    id: "live",
    title: { "zh-CN": "", "zh-TW": "", en: "" },
    platform: { "zh-CN": "", "zh-TW": "", en: "" },
    from: "15:00",
    to: "16:00",
  };
  const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });

  it("are the first that is not over, on one of its days, at its hours", () => {
    fc.assert(
      fc.property(moments, weekdays, (now, days) => {
        const [next] = nextSessions([{ ...stream, weekdays: days }], now, 3);
        if (!next) throw new Error("every week has one");
        expect(next.until).toBeGreaterThan(now);
        expect(days).toContain(weekdayOf(next.from));
        expect([wallTime(next.from), wallTime(next.until)]).toEqual(["15:00", "16:00"]);
        // Nothing between now and then.
        for (let at = next.from - day; at + 3_600_000 > now; at -= day)
          expect(days).not.toContain(weekdayOf(at));
      }),
    );
  });

  it("vanish by the clock, end with the last day, and come soonest first", () => {
    const on = (text: string) => Date.parse(`${text}Z`) - offsetFromUtc;
    const once: Broadcast = { ...stream, id: "once", day: "2026-12-03" };
    const weekly: Broadcast = { ...stream, id: "weekly", weekdays: [2], lastDay: "2026-12-08" };
    const at = (text: string) =>
      nextSessions([once, weekly], on(text), 3).map(({ broadcast, from }) => [
        broadcast.id,
        dayAndTime(from),
      ]);
    expect(at("2026-12-02T09:00")).toEqual([
      ["once", "2026-12-03 15:00"],
      ["weekly", "2026-12-08 15:00"],
    ]);
    expect(at("2026-12-03T15:59")).toHaveLength(2);
    expect(at("2026-12-03T16:00")).toEqual([["weekly", "2026-12-08 15:00"]]);
    expect(at("2026-12-08T16:00")).toEqual([]);
    // Too far off to be told of.
    expect(at("2026-11-18T09:00").map(([id]) => id)).toEqual(["weekly"]);
  });
});
