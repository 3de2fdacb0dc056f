import { describe, expect, it, onTestFinished } from "vitest";
import * as z from "zod/mini";
import {
  CommandLog,
  gatherTurns,
  lockPause,
  lockTries,
  type Settled,
} from "../../../server/storage/command-log.ts";
import { openDatabase, StorageError } from "../../../server/storage/database.ts";
import { type EventStore, openEventStore } from "../../../server/storage/event-store.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { temporaryDatabase } from "./temporary-database.ts";

/** The smallest core that shows everything: it adds, refuses negative amounts, and has a bug at 13. */
const event = z.strictObject({ type: z.literal("added"), amount: z.number() });
const outcome = z.strictObject({ sum: z.number() });
type Event = z.infer<typeof event>;
type Outcome = z.infer<typeof outcome>;
type Store = EventStore<Event, Outcome>;

interface Sum {
  readonly day: string;
  sum: number;
  readonly times: number[];
}

const day = 86_400_000;

function openLog(
  path: string,
  clock = new SimulatedClock(),
  wrap: (store: Store) => Store = (store) => store,
) {
  const published: { notices: readonly number[]; more: boolean }[] = [];
  const begun: number[] = [];
  const store = openEventStore(openDatabase(path, { busyTimeout: 1 }), { event, outcome });
  const wrapped = wrap(store);
  const log = new CommandLog<Sum, Event, number, Outcome, string, number>({
    store: {
      ...wrapped,
      begin() {
        begun.push(clock.now());
        wrapped.begin();
      },
    },
    clock,
    core: {
      dayOf: (at) => new Date(at).toISOString().slice(0, 10),
      empty: (today) => ({ day: today, sum: 0, times: [] }),
      decide(state, amount) {
        if (amount === 13) throw new RangeError("a bug");
        if (amount < 0) return { refused: `not ${amount}` };
        return { events: [{ type: "added", amount }], outcome: { sum: state.sum + amount } };
      },
      evolve(state, recorded) {
        state.sum += recorded.event.amount;
        state.times.push(recorded.at);
      },
    },
    // Odd amounts are worth a notice of their own.
    notice: (state, recorded) => (recorded.event.amount % 2 === 1 ? state.sum : null),
    publish: (notices, more) => published.push({ notices, more }),
  });
  onTestFinished(() => log.close());
  return { log, clock, published, begun };
}

const sumOf = (settled: Settled<Outcome, string>) =>
  "outcome" in settled ? settled.outcome.sum : settled.refused;

describe("group commit", () => {
  it("refuses what is barred when its turn comes and no other, and brings what was done before all the same", async () => {
    const { log } = openLog(temporaryDatabase());
    let isBarred = true;
    const barred = () => (isBarred ? "barred" : undefined);
    const answers = await Promise.all([log.submit("a", 2), log.submit("b", 3, barred), log.submit("c", 4)]);
    expect(answers.map(sumOf)).toEqual([2, "barred", 6]);
    isBarred = false;
    expect(sumOf(await log.submit("b", 3, barred))).toBe(9);
    isBarred = true;
    expect(sumOf(await log.submit("b", 3, barred))).toBe(9);
  });

  it("decides all commands of one turn in their order and in one transaction", async () => {
    const { log, begun } = openLog(temporaryDatabase());
    const answers = await Promise.all(
      [1, 2, -1, 3].map((amount, index) => log.submit(`key-${index}`, amount)),
    );
    expect(answers.map(sumOf)).toEqual([1, 3, "not -1", 6]);
    expect(begun).toHaveLength(1);
    expect(log.seq).toBe(3);
    await log.submit("later", 4);
    expect(begun).toHaveLength(2);
  });

  it("gathers while each turn brings more, of so many turns, and lets a single command wait for none", async () => {
    const { log, begun } = openLog(temporaryDatabase());
    const answers: Promise<unknown>[] = [];
    const crowd = 3 * gatherTurns;
    await new Promise<void>((resolve) => {
      const come = () => {
        // The next comes in the next turn, before what is to be done at its end.
        if (answers.length + 1 < crowd) setImmediate(come);
        else resolve();
        answers.push(log.submit(`key-${answers.length}`, 2));
      };
      setImmediate(come);
    });
    await Promise.all(answers);
    expect(log.state.sum).toBe(2 * crowd);
    expect(begun.length).toBeGreaterThanOrEqual(crowd / (gatherTurns + 1));
    expect(begun.length).toBeLessThanOrEqual(crowd / (gatherTurns - 1));
    const before = begun.length;
    const single = log.submit("single", 2);
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(begun).toHaveLength(before + 1);
    await single;
  });

  it("answers only what another connection can read already", async () => {
    const path = temporaryDatabase();
    const { log } = openLog(path);
    const reader = openDatabase(path);
    onTestFinished(() => void reader.close());
    const seen: unknown[] = [];
    await log.submit("a", 5).then(() => seen.push(reader.prepare("SELECT data FROM event").pluck().get()));
    expect(seen).toEqual(['{"amount":5}']);
  });

  it("gives one key one effect: in one turn, in the next, after a restart and in another process", async () => {
    const path = temporaryDatabase();
    const first = openLog(path);
    const twice = await Promise.all([first.log.submit("same", 2), first.log.submit("same", 2)]);
    expect(twice.map(sumOf)).toEqual([2, 2]);
    expect(sumOf(await first.log.submit("same", 2))).toBe(2);
    const second = openLog(path);
    await first.log.submit("from the first", 1);
    expect(sumOf(await second.log.submit("from the first", 1))).toBe(3);
    first.log.close();
    expect(sumOf(await openLog(path).log.submit("same", 2))).toBe(2);
    expect(second.log.state.sum).toBe(3);
  });

  it("decides a refused key again", async () => {
    const { log } = openLog(temporaryDatabase());
    expect(sumOf(await log.submit("key", -1))).toBe("not -1");
    expect(sumOf(await log.submit("key", 1))).toBe(1);
  });

  it("publishes notices in event order, and says when more happened behind the last", async () => {
    const { log, published } = openLog(temporaryDatabase());
    await Promise.all([2, 1, 3, 4].map((amount, index) => log.submit(`a${index}`, amount)));
    await log.submit("b", 1);
    await log.submit("b", 1);
    await log.submit("c", -1);
    expect(published).toEqual([
      { notices: [3, 6], more: true },
      { notices: [11], more: false },
    ]);
  });
});

describe("a failed commit", () => {
  /** A store that breaks at one step while `broken` says so. */
  const breaking = (step: "commit" | "append", broken: { now: boolean }) => (store: Store) => ({
    ...store,
    [step](...parameters: [never]) {
      if (broken.now) throw new StorageError("storage.failed", "the disk is full");
      return (store[step] as (...all: [never]) => void)(...parameters);
    },
  });

  it.each(["commit", "append"] as const)(
    "at %s rejects all of the turn and leaves no trace",
    async (step) => {
      const broken = { now: false };
      const path = temporaryDatabase();
      const { log, published } = openLog(path, new SimulatedClock(), breaking(step, broken));
      await log.submit("before", 2);
      broken.now = true;
      const answers = await Promise.allSettled([log.submit("x", 1), log.submit("y", 4)]);
      expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
      expect(answers[0]).toMatchObject({ reason: { code: "storage.failed", message: "the disk is full" } });
      expect(log.state).toEqual(openLog(path).log.state);
      expect(log.state.sum).toBe(2);
      expect(published).toHaveLength(1);

      broken.now = false;
      expect(sumOf(await log.submit("y", 4))).toBe(6);
      expect(sumOf(await log.submit("x", 1))).toBe(7);
      expect(log.state).toEqual(openLog(path).log.state);
    },
  );

  it("after a commit that was done all the same does not do it twice", async () => {
    let broken = true;
    const { log, published } = openLog(temporaryDatabase(), new SimulatedClock(), (store) => ({
      ...store,
      commit() {
        store.commit();
        if (broken) throw new StorageError("storage.failed", "the answer was lost");
      },
    }));
    await expect(log.submit("x", 5)).rejects.toThrow("the answer was lost");
    broken = false;
    expect(sumOf(await log.submit("x", 5))).toBe(5);
    expect(log.state.sum).toBe(5);
    expect(published).toEqual([{ notices: [5], more: false }]);
  });

  it("keeps both causes when it cannot be rolled back", async () => {
    const fail = (words: string) => () => {
      throw new StorageError("storage.failed", words);
    };
    const { log } = openLog(temporaryDatabase(), new SimulatedClock(), (store) => ({
      ...store,
      commit: fail("first"),
      rollback: fail("second"),
    }));
    const error = await log.submit("x", 1).catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      code: "storage.failed",
      cause: { errors: [{ message: "first" }, { message: "second" }] },
    });
  });

  it("a bug in the core rejects with the bug", async () => {
    const { log } = openLog(temporaryDatabase());
    await expect(log.submit("x", 13)).rejects.toThrow(RangeError);
    expect(sumOf(await log.submit("y", 1))).toBe(1);
  });
});

describe("a write lock that another process holds", () => {
  const lock = (path: string) => {
    const other = openDatabase(path);
    onTestFinished(() => void other.close());
    other.exec("BEGIN IMMEDIATE");
    return other;
  };

  it("is waited for without blocking, and commands keep their order", async () => {
    const path = temporaryDatabase();
    const { log, clock } = openLog(path);
    const other = lock(path);
    const first = log.submit("a", 2);
    await clock.advance(5 * lockPause);
    const second = log.submit("b", 4);
    await clock.advance(lockPause);
    other.exec("COMMIT");
    await clock.advance(lockPause);
    expect((await Promise.all([first, second])).map(sumOf)).toEqual([2, 6]);
    expect(clock.pendingTimers).toBe(0);
  });

  it("that is held for too long gives a typed error, and the next command goes on", async () => {
    const path = temporaryDatabase();
    const { log, clock } = openLog(path);
    const other = lock(path);
    const refused = log.submit("a", 2).catch((cause: unknown) => cause);
    await clock.advance(lockPause / 2);
    const next = log.submit("b", 4);
    await clock.advance(lockPause * (lockTries - 1));
    expect(await refused).toMatchObject({ code: "storage.busy", cause: { code: "SQLITE_BUSY" } });
    other.exec("COMMIT");
    await clock.advance(lockPause);
    expect(sumOf(await next)).toBe(4);
    expect(sumOf(await log.submit("a", 2))).toBe(6);
  });

  it("does not keep the log from closing: what waits is refused", async () => {
    const path = temporaryDatabase();
    const { log, clock } = openLog(path);
    const other = lock(path);
    const waiting = [log.submit("a", 2), log.submit("b", 2)].map((answer) =>
      answer.catch((cause: unknown) => cause),
    );
    await clock.advance(lockPause);
    log.close();
    for (const answer of await Promise.all(waiting)) expect(answer).toMatchObject({ code: "storage.busy" });
    expect(clock.pendingTimers).toBe(0);
    other.exec("COMMIT");
    expect(openLog(path).log.state.sum).toBe(0);
  });
});

describe("closing", () => {
  it("commits what is waiting and takes nothing more", async () => {
    const path = temporaryDatabase();
    const { log } = openLog(path);
    const answer = log.submit("a", 2);
    log.close();
    log.close();
    expect(sumOf(await answer)).toBe(2);
    await expect(log.submit("b", 2)).rejects.toMatchObject({ code: "storage.closed" });
    expect(openLog(path).log.state.sum).toBe(2);
  });
});

describe("several processes on one file", () => {
  it("take in each other's events once and in order, whether asked to or on the way to a commit", async () => {
    const path = temporaryDatabase();
    const [one, two] = [openLog(path), openLog(path)];
    await one.log.submit("a", 1);
    expect(two.log.state.sum).toBe(0);
    expect(sumOf(await two.log.submit("b", 3))).toBe(4);
    expect(two.published).toEqual([{ notices: [1, 4], more: false }]);
    one.log.catchUp();
    one.log.catchUp();
    expect(one.published.map(({ notices }) => notices)).toEqual([[1], [4]]);
    expect(one.log.state).toEqual(two.log.state);
    expect(one.log.seq).toBe(two.log.seq);
  });
});

describe("days", () => {
  it("each begin empty, and say so when nobody asks for anything", async () => {
    const { log, clock, published } = openLog(temporaryDatabase());
    await log.submit("a", 2);
    await clock.advance(day);
    log.catchUp();
    log.catchUp();
    expect(log.state.sum).toBe(0);
    expect(published).toEqual([
      { notices: [], more: true },
      { notices: [], more: true },
    ]);
    expect(sumOf(await log.submit("a", 5))).toBe(5);
  });

  it("go on where they were when the clock is set back into them, and no time runs backwards", async () => {
    const path = temporaryDatabase();
    const clock = new SimulatedClock(Date.UTC(2026, 10, 23, 12));
    const yesterday = openLog(path, clock);
    await yesterday.log.submit("a", 2);
    const tomorrow = openLog(path, new SimulatedClock(clock.now() + day));
    await tomorrow.log.submit("a", 7);
    const back = openLog(path, new SimulatedClock(clock.now() - 3_600_000));
    expect(sumOf(await back.log.submit("b", 4))).toBe(6);
    expect(sumOf(await back.log.submit("a", 2))).toBe(2);
    expect(back.log.state.times).toEqual([clock.now(), clock.now()]);
    tomorrow.log.catchUp();
    expect(tomorrow.log.state.sum).toBe(7);
    expect(tomorrow.log.seq).toBe(3);
  });
});

describe("a row that is not what the schema says", () => {
  it.each([
    ["an unknown type", "'other', '{\"amount\":1}', NULL, NULL"],
    ["broken JSON", "'added', '{', NULL, NULL"],
    ["a wrong field", "'added', '{\"amount\":\"1\"}', NULL, NULL"],
    ["a broken outcome", "'added', '{\"amount\":1}', 'key', '{}'"],
  ])("%s is a typed error that names the event", (_what, values) => {
    const path = temporaryDatabase();
    const database = openDatabase(path);
    const today = new Date(new SimulatedClock().now()).toISOString().slice(0, 10);
    database.exec(
      `INSERT INTO event (seq, day, at, type, data, key, outcome) VALUES (7, '${today}', 0, ${values})`,
    );
    database.close();
    const open = () => openLog(path);
    expect(open).toThrow(StorageError);
    expect(open).toThrow("event 7 is not what the schema says");
  });
});
