import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { openKeeperStore } from "../../../../server/hall/fleet/keeper-store.ts";
import { keepFloor, keptFor, lookEvery, sayEvery } from "../../../../server/hall/fleet/keeping.ts";
import { openDatabase } from "../../../../server/storage/database.ts";
import { floorMigrations } from "../../../../server/storage/migrations.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";

/** Processes of one machine on one store. */
function machine(path = temporaryDatabase()) {
  const clock = new SimulatedClock();
  const alive = new Set<number>();
  let last = 0;
  return {
    clock,
    start({ pid = ++last, host = "m" } = {}) {
      const database = openDatabase(path, { migrations: floorMigrations });
      onTestFinished(() => void database.close());
      alive.add(pid);
      last += 1;
      const owner = `owner-${last}`;
      const opened: string[] = [];
      let changes = 0;
      let isStopped = false;
      // A process that stands still, or is gone, has no clock.
      const own = {
        now: clock.now,
        setTimeout: (callback: () => void, wait: number) =>
          clock.setTimeout(() => !isStopped && callback(), wait),
        clearTimeout: (timer: unknown) => clock.clearTimeout(timer as never),
      };
      const keeping = keepFloor({
        store: openKeeperStore(database),
        self: { owner, host, pid },
        isAlive: (each) => alive.has(each),
        open: () => opened.push("open"),
        close: () => opened.push("close"),
        onChange: () => {
          changes += 1;
        },
        clock: own as never,
        log: () => undefined,
      });
      return {
        ...keeping,
        opened,
        changes: () => changes,
        url: `http://127.0.0.1:${pid}`,
        /** As `kill -9` ends it. */
        die() {
          isStopped = true;
          alive.delete(pid);
        },
        standStill() {
          isStopped = true;
        },
        goOn() {
          isStopped = false;
          keeping.start(`http://127.0.0.1:${pid}`);
        },
      };
    },
  };
}

describe("who keeps the floor of a hall", () => {
  it("is the first process, as long as it is there, and the others know where", async () => {
    const { clock, start } = machine();
    const [first, second] = [start(), start()];
    expect(first.place()).toEqual({ at: "nowhere" });
    first.start(first.url);
    second.start(second.url);
    expect([first.place().at, second.place()]).toEqual(["here", { at: "elsewhere", url: first.url }]);
    await clock.advance(10 * keptFor);
    expect([first.place().at, second.place().at]).toEqual(["here", "elsewhere"]);
    expect([first.opened, second.opened, first.changes(), second.changes()]).toEqual([["open"], [], 1, 1]);
  });

  it("is another soon after it was killed, at once after an orderly end, and when it has stood still for long", async () => {
    const { clock, start } = machine();
    const [first, second, third] = [start(), start(), start()];
    for (const each of [first, second, third]) each.start(each.url);
    first.die();
    await clock.advance(lookEvery);
    expect([second.place().at, third.place()]).toEqual(["here", { at: "elsewhere", url: second.url }]);
    second.stop();
    expect(second.opened).toEqual(["open", "close"]);
    await clock.advance(lookEvery);
    expect(third.place().at).toBe("here");
    second.start(second.url);
    third.standStill();
    await clock.advance(keptFor - sayEvery);
    expect(second.place().at).toBe("elsewhere");
    await clock.advance(sayEvery + lookEvery);
    expect(second.place().at).toBe("here");
    // Who was passed over lets go when it finds out, and finds out before it does anything.
    expect([third.place().at, third.isHere()]).toEqual(["here", false]);
    third.goOn();
    expect([third.place(), third.opened]).toEqual([{ at: "elsewhere", url: second.url }, ["open", "close"]]);
  });

  it("is the next run of a container, whose process has the same number, and no process of another machine's that lives", async () => {
    const { clock, start } = machine();
    const first = start({ pid: 7 });
    first.start(first.url);
    first.standStill();
    const next = start({ pid: 7 });
    next.start(next.url);
    expect(next.place().at).toBe("here");
    const elsewhere = start({ pid: 8, host: "another" });
    elsewhere.start(elsewhere.url);
    next.die();
    await clock.advance(lookEvery);
    // That the number is unknown here says nothing of another machine.
    expect(elsewhere.place().at).toBe("elsewhere");
    await clock.advance(keptFor);
    expect(elsewhere.place().at).toBe("here");
  });

  it("is never two that are running, and somebody soon, in whatever order they come and go", async () => {
    const step = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom("die", "stop", "nothing"),
      after: fc.nat(30_000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const { clock, start } = machine();
        const running = [start(), start(), start()];
        for (const each of running) each.start(each.url);
        for (const { who, what, after } of steps) {
          const process = running[who];
          if (process && what === "die") process.die();
          if (process && what === "stop") process.stop();
          if (process && what !== "nothing") {
            running[who] = start();
            running[who]?.start(running[who].url);
          }
          await clock.advance(after % 7 === 0 ? 0 : after);
          expect(running.filter((each) => each.place().at === "here").length).toBeLessThanOrEqual(1);
        }
        await clock.advance(lookEvery);
        expect(running.filter((each) => each.place().at === "here")).toHaveLength(1);
      }),
      { numRuns: 10 },
    );
  });
});
