import { spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { MatterStep, MatterStepKind } from "../../../../server/contract/matter-steps.ts";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import { type Hall, openHall } from "../../../../server/hall/hall.ts";
import { queueEvent, queueOutcome } from "../../../../server/hall/queue/events.ts";
import { stepsDelay } from "../../../../server/hall/statistics/journeys.ts";
import { openMatterStepStore } from "../../../../server/hall/statistics/matter-step-store.ts";
import {
  rollUpInterval,
  rollUpPause,
  settleTime,
  summaryOfDay,
} from "../../../../server/hall/statistics/roll-up.ts";
import { summarise } from "../../../../server/hall/statistics/summarise.ts";
import { openSummaryStore } from "../../../../server/hall/statistics/summary-store.ts";
import { emptyTally } from "../../../../server/hall/statistics/tally.ts";
import { openDatabase } from "../../../../server/storage/database.ts";
import { openEventStore } from "../../../../server/storage/event-store.ts";
import { busyDay, writeDay } from "../../../support/busy-day.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";
import { PureQueue } from "../queue/bench-queue.ts";

const hour = 3_600_000;
const morning = Date.UTC(2026, 10, 23, 1);
const dayAt = (index: number) => new Date(morning + index * 24 * hour).toISOString().slice(0, 10);
const [first, second, third] = [dayAt(0), dayAt(1), dayAt(2)];

/** A file with a small day on each of some days. */
function withDays(...days: number[]): string {
  const path = temporaryDatabase();
  for (const index of days)
    writeDay(path, busyDay(20 + index, dayAt(index), morning + index * 24 * hour, index + 1));
  return path;
}

function open(path: string, clock: SimulatedClock, retention?: { hourlyDays: number; dailyDays: number }) {
  const reported: string[] = [];
  const hall = openHall({
    databasePath: path,
    clock,
    hall: demoHall,
    statistics: { report: (what) => reported.push(what), ...(retention ? { retention } : {}) },
  });
  onTestFinished(() => hall.close());
  return { hall, reported };
}

const rows = (path: string, sql: string) => {
  const database = openDatabase(path);
  const found = database.prepare(sql).all();
  database.close();
  return found as Record<string, unknown>[];
};
const summarised = (path: string) =>
  rows(path, "SELECT day FROM day_summary ORDER BY day").map(({ day }) => day);
const eventsIn = (path: string) => rows(path, "SELECT count(*) AS n FROM event")[0]?.n;

describe("days that are over", () => {
  it("are all summarised after days without a process, one after the other, and the events stay", async () => {
    const path = withDays(0, 1, 2);
    const before = eventsIn(path);
    const clock = new SimulatedClock(morning + 9 * 24 * hour);
    const { hall, reported } = open(path, clock);
    expect(summarised(path)).toEqual([]);
    await clock.advance(rollUpPause);
    expect(summarised(path)).toEqual([first]);
    await clock.advance(3 * rollUpPause);
    expect(summarised(path)).toEqual([first, second, third]);
    expect(reported).toEqual([]);
    expect(eventsIn(path)).toBe(before);
    const period = hall.statistics.period(first, dayAt(9));
    expect(period.days.map(({ day, figures: { taken } }) => [day, taken])).toEqual([
      [first, 20],
      [second, 21],
      [third, 22],
    ]);
    expect(period.total.taken).toBe(63);
    expect(period.hours.reduce((sum, { figures: { taken } }) => sum + taken, 0)).toBe(63);
  });

  it("are summarised a moment after midnight, not before, and show the same before and after", async () => {
    const path = withDays(0);
    const midnight = Date.UTC(2026, 10, 23, 16);
    const clock = new SimulatedClock(midnight - 6 * 60_000);
    const { hall } = open(path, clock);
    const live = hall.statistics.period(first, first);
    expect(live).toMatchObject({ withToday: true, total: { taken: 20 } });
    await clock.advance(6 * 60_000 + settleTime - 1);
    expect(summarised(path)).toEqual([]);
    await clock.advance(rollUpInterval + 1);
    expect(summarised(path)).toEqual([first]);
    const kept = hall.statistics.period(first, first);
    expect(kept.withToday).toBe(false);
    // Only windows where nobody signed out went on being idle until the day was over.
    expect({ ...kept.total, idle: 0, signedIn: 0 }).toEqual({ ...live.total, idle: 0, signedIn: 0 });
    expect(kept.services).toEqual(live.services);
  });

  it("are left out where their events cannot be read, and the others are not", async () => {
    const path = withDays(0, 1);
    const database = openDatabase(path);
    database.exec("DROP TRIGGER event_is_never_changed");
    database.prepare("UPDATE event SET data = '{}' WHERE day = ? AND type = 'ticketTaken'").run(first);
    database.close();
    const clock = new SimulatedClock(morning + 5 * 24 * hour);
    const { reported } = open(path, clock);
    await clock.advance(5 * rollUpPause);
    expect(summarised(path)).toEqual([second]);
    expect(reported).toEqual([first]);
  });

  it("are kept once when two processes find them", async () => {
    const path = withDays(0, 1, 2);
    const script = join(import.meta.dirname, "summariser.ts");
    const runs = await Promise.all(
      [0, 1].map(
        () =>
          new Promise<{ kept: string[]; code: number | null }>((resolve) => {
            const child = spawn(
              process.execPath,
              ["--import", "tsx", script, path, String(morning + 9 * 24 * hour)],
              { stdio: ["ignore", "pipe", "inherit"] },
            );
            onTestFinished(() => void child.kill("SIGKILL"));
            let output = "";
            child.stdout.on("data", (chunk) => {
              output += String(chunk);
            });
            child.once("close", (code) => resolve({ kept: output.split("\n").filter(Boolean), code }));
          }),
      ),
    );
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(runs.flatMap(({ kept }) => kept).sort()).toEqual([first, second, third]);
    expect(summarised(path)).toEqual([first, second, third]);
  }, 30_000);
});

describe("a day's summary", () => {
  it("is kept by the first who has it, and another's is not added to it", () => {
    const database = openDatabase(temporaryDatabase());
    onTestFinished(() => void database.close());
    const store = openSummaryStore(database);
    const { state, at } = new PureQueue();
    const summary = summarise(state, at);
    expect(store.save(first, 7, summary)).toBe(true);
    expect(store.save(first, 9, { ...summary, total: emptyTally() })).toBe(false);
    expect(store.between(first, first)).toEqual([{ day: first, summary, hasHours: false }]);
  });

  it("of today, from a process whose clock is ahead, is not counted beside today itself", () => {
    const path = withDays(0);
    const { hall } = open(path, new SimulatedClock(morning + 9 * hour));
    const live = hall.statistics.period(first, first);
    const database = openDatabase(path);
    onTestFinished(() => void database.close());
    const events = openEventStore(database, { event: queueEvent, outcome: queueOutcome });
    const { seq, summary } = summaryOfDay(events, first);
    openSummaryStore(database).save(first, seq, summary);
    expect(hall.statistics.period(first, first)).toMatchObject({
      withToday: false,
      total: { taken: live.total.taken },
    });
  });
});

const step = (kind: MatterStepKind, count: number, seconds: number): MatterStep => ({
  matter: "open-shop",
  version: "2026-11",
  stage: "question",
  part: "shopName",
  kind,
  count,
  seconds,
});

describe("what is kept how long", () => {
  it("lets go of hours, then of days, and never makes again what it let go of", async () => {
    const path = withDays(0, 1, 2);
    /** A process that runs for a while, so many days after the first. */
    const runOn = async (index: number, what: (hall: Hall) => void = () => undefined) => {
      const clock = new SimulatedClock(morning + index * 24 * hour);
      const { hall } = open(path, clock, { hourlyDays: 2, dailyDays: 3 });
      what(hall);
      await clock.advance(10 * rollUpPause);
      hall.close();
    };
    const daysWithHours = () =>
      rows(path, "SELECT DISTINCT day FROM hour_summary ORDER BY day").map(({ day }) => day);
    await runOn(3, (hall) =>
      hall.statistics.record(
        "HL-01",
        [{ state: "home", kind: "reached", count: 2 }],
        [step("gaveUp", 2, 30)],
      ),
    );
    expect(summarised(path)).toEqual([first, second, third]);
    expect(daysWithHours()).toEqual([second, third]);
    await runOn(3, (hall) =>
      expect(hall.statistics.period(first, third)).toMatchObject({
        daysWithoutHours: 1,
        total: { taken: 63 },
      }),
    );
    await runOn(5);
    expect(summarised(path)).toEqual([third]);
    expect(daysWithHours()).toEqual([]);
    await runOn(6);
    expect(summarised(path)).toEqual([]);
    // The steps' hours are put together before they go.
    expect(rows(path, "SELECT day, hour, count FROM journey_step")).toEqual([
      { day: dayAt(3), hour: -1, count: 2 },
    ]);
    expect(rows(path, "SELECT count, seconds FROM matter_step")).toEqual([{ count: 2, seconds: 30 }]);
    await runOn(7);
    expect(rows(path, "SELECT * FROM journey_step")).toEqual([]);
    expect(rows(path, "SELECT * FROM matter_step")).toEqual([]);
    expect(eventsIn(path)).toBeGreaterThan(300);
  });
});

describe("steps of sessions", () => {
  it("are counted by terminal, hour, state and kind, and written a moment later", async () => {
    const path = temporaryDatabase();
    const clock = new SimulatedClock(morning);
    const { hall } = open(path, clock);
    const record = (terminalId: string, count = 1) =>
      hall.statistics.record(
        terminalId,
        [
          { state: "home", kind: "reached", count },
          { state: "home", kind: "gaveUp", count: 1 },
        ],
        [step("reached", count, 10)],
      );
    record("HL-01");
    record("HL-01", 3);
    record("HL-02");
    expect(rows(path, "SELECT * FROM journey_step")).toEqual([]);
    await clock.advance(stepsDelay);
    await clock.advance(hour);
    record("HL-01");
    await clock.advance(stepsDelay);
    expect(
      rows(path, "SELECT hour, terminal, kind, count FROM journey_step ORDER BY hour, terminal, kind"),
    ).toEqual([
      { hour: 9, terminal: "HL-01", kind: "gaveUp", count: 2 },
      { hour: 9, terminal: "HL-01", kind: "reached", count: 4 },
      { hour: 9, terminal: "HL-02", kind: "gaveUp", count: 1 },
      { hour: 9, terminal: "HL-02", kind: "reached", count: 1 },
      { hour: 10, terminal: "HL-01", kind: "gaveUp", count: 1 },
      { hour: 10, terminal: "HL-01", kind: "reached", count: 1 },
    ]);
    expect(hall.statistics.period(first, first).journeys).toEqual([
      { state: "home", counts: { reached: 6, helped: 0, finished: 0, gaveUp: 4, timedOut: 0 } },
    ]);
    expect(rows(path, "SELECT terminal, count, seconds FROM matter_step ORDER BY terminal")).toEqual([
      { terminal: "HL-01", count: 5, seconds: 30 },
      { terminal: "HL-02", count: 1, seconds: 10 },
    ]);
    expect(hall.statistics.matterSteps(first, first)).toEqual([{ ...step("reached", 6, 40), day: first }]);
    expect(hall.statistics.matterSteps(second, second)).toEqual([]);
    // Ten seconds three times; and once for three times together.
    const { kind: _, count: __, seconds: ___, version: ____, ...place } = step("reached", 1, 10);
    expect(hall.statistics.stays(first, first)).toEqual([
      { ...place, bucket: 0, count: 3 },
      { ...place, bucket: 2, count: 3 },
    ]);
    expect(hall.statistics.stays(second, second)).toEqual([]);
  });

  it("of matters are one of all their days, with the first on which it was", () => {
    const database = openDatabase(temporaryDatabase());
    onTestFinished(() => void database.close());
    const store = openMatterStepStore(database);
    const on = (day: string) => ({ ...step("gaveUp", 1, 20), day, terminalId: "HL-01" });
    store.add([on(third), on(second)]);
    expect(store.between(first, third)).toEqual([{ ...step("gaveUp", 2, 40), day: second }]);
    expect(store.between(third, third)).toEqual([{ ...step("gaveUp", 1, 20), day: third }]);
    const { matter, stage, part } = step("reached", 1, 20);
    const stay = { matter, stage, part, bucket: 4, count: 2 };
    store.addStays([
      { ...stay, day: second },
      { ...stay, day: third },
    ]);
    store.forget(third);
    expect(store.stays(first, third)).toEqual([stay]);
  });

  it("wait for another process that writes, and are not lost", async () => {
    const path = temporaryDatabase();
    const clock = new SimulatedClock(morning);
    const { hall } = open(path, clock);
    hall.statistics.record("HL-01", [{ state: "home", kind: "reached", count: 1 }], [step("reached", 1, 5)]);
    const other = openDatabase(path);
    onTestFinished(() => void other.close());
    other.exec("BEGIN IMMEDIATE");
    await clock.advance(stepsDelay);
    other.exec("COMMIT");
    expect(openSummaryStore(other).stepsBetween(first, first)).toEqual([]);
    await clock.advance(stepsDelay);
    expect(openSummaryStore(other).stepsBetween(first, first)).toEqual([
      { state: "home", kind: "reached", count: 1 },
    ]);
    expect(openMatterStepStore(other).between(first, first)).toMatchObject([{ count: 1, seconds: 5 }]);
  });
});
