import { describe, expect, it } from "vitest";
import { managerDelays } from "../../../kiosk/manager/delays.ts";
import { hasLater, isLive, rangeOf } from "../../../kiosk/manager/manager.machine.ts";
import { marks } from "../../../kiosk/manager/plot/scale.ts";
import { neighbour, rangeAround } from "../../../kiosk/manager/range.ts";
import { pageOf, shownPeriod } from "../../../kiosk/manager/snapshot.ts";
import { aManagerView, aPeriod } from "../../support/manager-view.ts";
import { aManager } from "./manager-fixture.ts";

async function following() {
  const page = aManager();
  await page.connection("open");
  await page.answer(page.views, aManagerView());
  return page;
}

describe("the hall", () => {
  it("is asked once it is connected, and followed", async () => {
    const page = aManager();
    expect(pageOf(page.snapshot())).toBe("connecting");
    expect(page.views).toHaveLength(0);
    await page.connection("open");
    expect(page.views).toHaveLength(1);
    await page.answer(page.views, aManagerView());
    expect(pageOf(page.snapshot())).toBe("hall");
    await page.pushes(aManagerView({ waiting: 22 }));
    expect(page.context().view?.waiting).toBe(22);
  });

  it("stays as it was while the connection is lost, and is asked anew", async () => {
    const page = await following();
    await page.connection("lost");
    expect(pageOf(page.snapshot())).toBe("hall");
    expect(page.context()).toMatchObject({ connection: "lost", view: { waiting: 21 } });
    await page.connection("open");
    expect(page.views).toHaveLength(2);
    await page.answer(page.views, aManagerView({ waiting: 5 }));
    expect(page.context().view?.waiting).toBe(5);
  });

  it("is asked again when no answer comes, and when somebody says so after a failure", async () => {
    const page = aManager();
    await page.connection("open");
    await page.clock.advance(managerDelays.answerPatience);
    expect(page.views).toHaveLength(2);
    const bug = new TypeError("a bug");
    await page.refuse(page.views, bug);
    expect(pageOf(page.snapshot())).toBe("failed");
    expect([page.context().error, page.reported]).toEqual(["message.internal", [bug]]);
    await page.press({ type: "tryAgain" });
    expect(page.context().error).toBeNull();
    await page.refuse(page.views, page.failed("message.connectionLost"));
    expect(page.value().hall).toBe("loading");
    expect(page.reported).toEqual([bug]);
  });
});

describe("days back", () => {
  it("are the week or month around the day, asked for when they are chosen, and today again", async () => {
    const page = await following();
    expect(shownPeriod(page.snapshot())).toBe(page.context().view?.today);
    await page.press({ type: "setSpan", span: "week" });
    expect(page.periods.at(-1)?.range).toEqual({ from: "2026-11-23", to: "2026-11-29" });
    expect(shownPeriod(page.snapshot())).toBeNull();
    const week = aPeriod("2026-11-23", "2026-11-29");
    await page.answer(page.periods, week);
    expect(shownPeriod(page.snapshot())).toBe(week);
    await page.press({ type: "earlier" });
    expect(page.periods.at(-1)?.range).toEqual({ from: "2026-11-16", to: "2026-11-22" });
    await page.press({ type: "setSpan", span: "month" });
    expect(page.periods.at(-1)?.range).toEqual({ from: "2026-11-01", to: "2026-11-30" });
    await page.press({ type: "toToday" });
    expect([isLive(page.context()), page.value().days]).toEqual([true, "live"]);
  });

  it("never go behind today, and come back to it by themselves", async () => {
    const page = await following();
    const asked = page.periods.length;
    await page.press({ type: "later" });
    expect(page.periods).toHaveLength(asked);
    await page.press({ type: "earlier" }, { type: "earlier" });
    expect(rangeOf(page.context())).toEqual({ from: "2026-11-21", to: "2026-11-21" });
    expect(hasLater(page.context())).toBe(true);
    await page.press({ type: "later" }, { type: "later" });
    expect([isLive(page.context()), page.context().day]).toEqual([true, null]);
    // After midnight today is another day.
    await page.pushes(aManagerView({ day: "2026-11-24" }));
    expect(rangeOf(page.context())).toEqual({ from: "2026-11-24", to: "2026-11-24" });
  });

  it("that today belongs to are asked for again after a while; others are not", async () => {
    const page = await following();
    await page.press({ type: "setSpan", span: "week" });
    await page.answer(page.periods, aPeriod("2026-11-23", "2026-11-29"));
    await page.clock.advance(managerDelays.refreshInterval);
    expect(page.periods).toHaveLength(2);
    // What is shown stays meanwhile.
    expect(shownPeriod(page.snapshot())).not.toBeNull();
    await page.press({ type: "earlier" });
    await page.answer(page.periods, aPeriod("2026-11-16", "2026-11-22", { withToday: false }));
    await page.clock.advance(5 * managerDelays.refreshInterval);
    expect(page.periods).toHaveLength(3);
  });

  it("wait for a lost connection, and say when they cannot be had", async () => {
    const page = await following();
    await page.press({ type: "setSpan", span: "month" });
    await page.connection("lost");
    await page.refuse(page.periods, page.failed("message.connectionLost"));
    expect(page.value().days).toBe("away");
    await page.connection("open");
    expect(page.periods).toHaveLength(2);
    await page.refuse(page.periods, page.failed("message.internal"));
    expect([page.value().days, page.context().error]).toEqual(["failed", "message.internal"]);
    await page.press({ type: "tryAgain" });
    expect(page.periods).toHaveLength(3);
  });
});

describe("the table", () => {
  it("is of the days that are shown, one at a time, and says when it fails", async () => {
    const page = await following();
    await page.press({ type: "setBy", by: "hour" }, { type: "saveTable" }, { type: "saveTable" });
    expect(page.tables.map(({ table }) => table)).toEqual([
      { from: "2026-11-23", to: "2026-11-23", by: "hour", language: "zh-CN" },
    ]);
    await page.refuse(page.tables, page.failed("message.notAuthorised"));
    expect([page.context().error, page.value().table]).toEqual(["message.notAuthorised", "idle"]);
    await page.press({ type: "dismissError" }, { type: "saveTable" });
    await page.answer(page.tables, undefined);
    expect([page.context().error, page.value().table]).toEqual([null, "idle"]);
  });
});

describe("ranges of days", () => {
  it.each([
    ["2026-11-23", "week", "2026-11-23", "2026-11-29"],
    ["2026-11-29", "week", "2026-11-23", "2026-11-29"],
    ["2027-01-01", "week", "2026-12-28", "2027-01-03"],
    ["2026-11-23", "month", "2026-11-01", "2026-11-30"],
    ["2028-02-10", "month", "2028-02-01", "2028-02-29"],
    ["2026-12-31", "month", "2026-12-01", "2026-12-31"],
    ["2026-12-31", "day", "2026-12-31", "2026-12-31"],
  ] as const)("around %s: the %s from %s to %s", (day, span, from, to) =>
    expect(rangeAround(day, span)).toEqual({ from, to }),
  );

  it("follow each other without gaps", () => {
    for (const span of ["day", "week", "month"] as const) {
      let day = "2026-11-23";
      for (let step = 0; step < 40; step++) {
        const next = neighbour(day, span, 1);
        expect(rangeAround(next, span).from).toBe(next);
        expect(rangeAround(neighbour(next, span, -1), span)).toEqual(rangeAround(day, span));
        day = next;
      }
    }
  });
});

describe("an axis", () => {
  it.each([
    [0, [0, 1]],
    [Number.NaN, [0, 1]],
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [27, [0, 10, 20, 30]],
    [61, [0, 20, 40, 60, 80]],
    [1000, [0, 200, 400, 600, 800, 1000]],
    [0.3, [0, 0.1, 0.2, 0.3]],
  ])("up to %s has the marks %j", (greatest, found) => expect(marks(greatest)).toEqual(found));
});
