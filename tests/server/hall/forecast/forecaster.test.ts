import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import { Forecaster, newcomerReplays } from "../../../../server/hall/forecast/forecaster.ts";
import { observationsOf } from "../../../../server/hall/forecast/observations.ts";
import { visibleState } from "../../../../server/hall/forecast/visible.ts";
import { openHall } from "../../../../server/hall/hall.ts";
import { seededRandom } from "../../../../server/hall/waiting-time/random.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { hall, PureQueue } from "../queue/bench-queue.ts";

const minute = 60_000;

/** A queue and a forecaster that hears every event of it. */
class Followed extends PureQueue {
  readonly forecaster = new Forecaster({ hall, random: seededRandom(7) });
  #told = 0;

  override do(command: Parameters<PureQueue["do"]>[0]): string | null {
    const done = super.do(command);
    for (; this.#told < this.log.length; this.#told++)
      this.forecaster.take(this.state, this.log[this.#told]!);
    return done;
  }

  wait(number: string) {
    return this.forecaster.ofTicket(this.state, number, this.at);
  }

  /** Serves whoever is next, in so many minutes. */
  serve(window: ReturnType<PureQueue["open"]>, minutes: number): void {
    window.do("callNext");
    this.at += minute / 2;
    window.do("start");
    this.at += minutes * minute;
    window.do("finish");
  }
}

describe("what people are told", () => {
  it("is nothing while nobody sits at a window of the service, and a range when somebody does", () => {
    const queue = new Followed();
    queue.take("business", "business");
    expect(queue.wait("B002")).toBeNull();
    queue.open("3");
    queue.at += 10_000;
    const range = queue.wait("B002");
    expect(range?.likely).toBeGreaterThan(0);
    expect(range?.atMost).toBeGreaterThanOrEqual(range?.likely ?? Infinity);
  });

  it("grows with the people before, and follows what services really take", () => {
    const queue = new Followed();
    const window = queue.open("3");
    queue.take("business", "business", "business", "business", "business");
    const likely = (number: string) => queue.wait(number)?.likely ?? -1;
    const before = ["B001", "B003", "B005"].map(likely);
    expect(before).toEqual([...before].sort((one, other) => one - other));
    for (let person = 0; person < 4; person++) queue.serve(window, 2);
    for (let person = 0; person < 30; person++) {
      queue.take("business");
      queue.serve(window, 2);
    }
    queue.take("business", "business", "business", "business");
    queue.at += 10_000;
    // Each takes two and a half minutes now, and not the ten that were assumed before anything was seen.
    const last = [...queue.state.tickets.keys()].at(-1)!;
    expect(likely(last)).toBeLessThan(20 * minute);
    expect(likely(last)).toBeGreaterThan(5 * minute);
  });

  it("is nothing any more once the number is called", () => {
    const queue = new Followed();
    const window = queue.open("3");
    queue.take("business");
    expect(queue.wait("B001")).not.toBeNull();
    window.do("callNext");
    expect(queue.wait("B001")).toBeNull();
    expect(queue.wait("B999")).toBeNull();
  });

  it("is kept account of: how far off it was, and how often the promise held", () => {
    const queue = new Followed();
    const window = queue.open("3");
    window.do("callNext");
    for (let person = 0; person < 20; person++) {
      queue.take("business");
      queue.wait([...queue.state.tickets.keys()].at(-1)!);
      if (person % 2 === 1) {
        queue.serve(window, 3);
        queue.serve(window, 3);
      }
    }
    const [today] = queue.forecaster.accuracy();
    expect(today?.n).toBeGreaterThan(5);
    expect(today?.coverage).toBeGreaterThan(0);
    expect(today?.meanAbsoluteError).toBeGreaterThan(0);
  });

  it("looks at the queue less often in a rush where thousands wait: each look takes longer", () => {
    const looksWhere = (waiting: number) => {
      const queue = new PureQueue();
      queue.open("3");
      queue.take(...Array.from({ length: waiting }, () => "business"));
      let looks = 0;
      const watched = {
        ...hall,
        get windows() {
          looks += 1;
          return hall.windows;
        },
      };
      const forecaster = new Forecaster({ hall: watched, random: seededRandom(7) });
      for (let person = 0; person < 100; person++)
        forecaster.ofNewcomer(queue.state, "business", "ordinary", queue.at);
      return looks;
    };
    expect(looksWhere(200)).toBe(newcomerReplays);
    expect(looksWhere(2000)).toBe(newcomerReplays / 10);
  });

  it("is finite or nothing in whatever state a queue gets into", () => {
    const wish = fc.record({
      type: fc.constantFrom(
        "take",
        "callNext",
        "start",
        "noShow",
        "finish",
        "hold",
        "pause",
        "resume",
        "undo",
      ),
      service: fc.nat({ max: 4 }),
      window: fc.nat({ max: 2 }),
      pause: fc.nat({ max: 400_000 }),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 40, size: "max" }), (wishes) => {
        const queue = new Followed();
        const sessions = ["3", "5", "6"].map(
          (windowId, index) => queue.open(windowId, `clerk-${index + 1}`).session,
        );
        for (const { type, service, window, pause } of wishes) {
          queue.at += pause;
          const session = sessions[window]!;
          const serviceId = hall.services[service]!.id;
          if (type === "take") queue.take(serviceId);
          else if (type === "hold") queue.do({ type, minutes: 5, sameWindow: true, ...session });
          else if (type === "pause") queue.do({ type, reason: "rest", ...session });
          else queue.do({ type: type as "callNext", ...session });
          const range = queue.forecaster.ofNewcomer(queue.state, serviceId, "elder", queue.at);
          for (const value of Object.values(range ?? {})) expect(Number.isFinite(value)).toBe(true);
        }
        for (const number of queue.state.tickets.keys())
          for (const value of Object.values(queue.wait(number) ?? {})) {
            expect(Number.isFinite(value)).toBe(true);
            expect(value).toBeGreaterThanOrEqual(0);
          }
      }),
      { numRuns: 25 },
    );
  });
});

describe("what an estimate may see", () => {
  it("holds no number, no person and no clerk", () => {
    const queue = new Followed();
    queue.do({ type: "take", serviceId: "business", terminalId: "HL-01", person: "a".repeat(64) });
    queue.open("3").do("callNext");
    queue.take("business");
    const seen = JSON.stringify(visibleState(hall, queue.state, queue.at));
    for (const secret of ["B001", "B002", "clerk", "HL-01", "aaaa"]) expect(seen).not.toContain(secret);
  });

  it("ends a pause some time, and a break with it", () => {
    const calendar = {
      workingDay: [
        { from: 9 * 60, to: 12 * 60 },
        { from: 13 * 60 + 30, to: 17 * 60 },
      ],
    };
    const queue = new PureQueue();
    const { session } = queue.open("3");
    // 11:50 in Xiamen.
    queue.at = Date.UTC(2026, 10, 23, 3, 50);
    queue.do({ type: "pause", reason: "rest", ...session });
    const withBreak = {
      ...hall,
      calendar: { ...calendar, weekdays: {}, services: {}, specialDays: [], arrangements: [] },
    };
    const { windows } = visibleState(withBreak as unknown as typeof hall, queue.state, queue.at);
    expect(windows[0]?.closures).toEqual([{ from: queue.at, until: Date.UTC(2026, 10, 23, 5, 30) }]);
    const { windows: without } = visibleState(hall, queue.state, queue.at);
    expect(without[0]?.closures).toEqual([{ from: queue.at, until: queue.at + 15 * minute }]);
  });
});

describe("what a day teaches", () => {
  it("is the same told event by event and at once", () => {
    const queue = new Followed();
    const window = queue.open("3");
    for (let person = 0; person < 6; person++) {
      queue.take("business");
      queue.serve(window, 2 + person);
    }
    queue.take("business");
    window.do("callNext");
    queue.at += 90_000;
    window.do("noShow");
    expect(observationsOf(hall, queue.state).filter(({ kind }) => kind !== "arrived")).toHaveLength(7);
    const atOnce = new Forecaster({ hall, random: seededRandom(7) });
    atOnce.takeDay(queue.state);
    expect(atOnce.learned.learner).toEqual(queue.forecaster.learned.learner);
  });
});

describe("a hall that starts again", () => {
  it("remembers what it learned, over days and from its log alone", async () => {
    const directory = mkdtempSync(join(tmpdir(), "xiaohu-learned-"));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const clock = new SimulatedClock();
    const open = () =>
      openHall({
        databasePath: join(directory, "hall.sqlite"),
        clock,
        hall: demoHall,
        random: seededRandom(1),
      });
    let keys = 0;
    const key = () => `key-${String(++keys).padStart(14, "0")}`;
    const session = { windowId: "3", clerkId: "clerk-3" };
    const likelyAfter = async (at: ReturnType<typeof open>) => {
      await at.executeAtWindow("XiaohuWindow.SignIn", null, { ...session, idempotencyKey: key() });
      for (let person = 0; person < 4; person++)
        await at.execute("Queue.Take", { serviceId: "business", terminalId: "HL-01", idempotencyKey: key() });
      await clock.advance(5000);
      return at.offers().find(({ id }) => id === "business")?.wait?.likely ?? -1;
    };
    const first = open();
    await first.executeAtWindow("XiaohuWindow.SignIn", null, { ...session, idempotencyKey: key() });
    for (let person = 0; person < 25; person++) {
      await first.execute("Queue.Take", {
        serviceId: "business",
        terminalId: "HL-01",
        idempotencyKey: key(),
      });
      for (const name of ["CallNext", "Start", "Finish"] as const) {
        await first.executeAtWindow(`XiaohuWindow.${name}`, session, { idempotencyKey: key() });
        await clock.advance(60_000);
      }
    }
    first.close();
    await clock.sleep(24 * 3_600_000);
    const second = open();
    const likely = await likelyAfter(second);
    expect(likely).toBeGreaterThan(0);
    // About two minutes each; nothing learned would be ten.
    expect(likely).toBeLessThan(20 * minute);
    second.close();
  });
});
