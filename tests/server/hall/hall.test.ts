import * as fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { ContractError, type ErrorCode } from "../../../server/contract/errors.ts";
import { hallCommands } from "../../../server/contract/hall.ts";
import { hallWindow } from "../../../server/contract/window.ts";
import { demoHall } from "../../../server/hall/demo-hall.ts";
import { catchUpInterval, type Hall, type HallChange, openHall } from "../../../server/hall/hall.ts";
import type { HallConfig } from "../../../server/hall/hall-config.ts";
import { lockPause, lockTries } from "../../../server/storage/command-log.ts";
import { openDatabase } from "../../../server/storage/database.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { temporaryDatabase } from "../storage/temporary-database.ts";

let keys = 0;
const newKey = () => `key-${String(++keys).padStart(16, "0")}`;

function open(path = temporaryDatabase(), clock = new SimulatedClock(), config: HallConfig = demoHall) {
  const hall = openHall({ databasePath: path, clock, hall: config, busyTimeout: 1 });
  onTestFinished(() => hall.close());
  const heard: HallChange[] = [];
  hall.subscribe((change) => heard.push(change));
  return { hall, clock, heard, path };
}

const take = async (hall: Hall, serviceId = "business", idempotencyKey = newKey()) =>
  (await hall.execute("Queue.Take", { serviceId, terminalId: "HL-01", idempotencyKey })).ticket;

async function signIn(hall: Hall, windowId: string, clerkId = `clerk-${windowId}`) {
  const session = { windowId, clerkId };
  await hall.executeAtWindow("XiaohuWindow.SignIn", null, { ...session, idempotencyKey: newKey() });
  return async (name: "CallNext" | "Recall" | "Start" | "NoShow" | "Finish") =>
    (await hall.executeAtWindow(`XiaohuWindow.${name}`, session, { idempotencyKey: newKey() })).window;
}

const codeOf = async (answer: Promise<unknown>): Promise<ErrorCode> => {
  const cause = await answer.then(
    () => "no error",
    (error: unknown) => error,
  );
  expect(cause).toBeInstanceOf(ContractError);
  return (cause as ContractError).code;
};

describe("a terminal", () => {
  it("sees the services, takes a number and follows it, in the contract's words", async () => {
    const { hall, clock } = open();
    const listed = hallCommands["Queue.ListServices"].completion.parse(
      await hall.execute("Queue.ListServices", {}),
    );
    expect(listed.services.map(({ prefix, waiting, open }) => [prefix, waiting, open])).toEqual(
      ["A", "B", "C", "D", "E", "F"].map((prefix) => [prefix, 0, prefix !== "F"]),
    );
    await expect(
      hall.execute("Queue.Take", {
        serviceId: "marriage-booking",
        terminalId: "HL-01",
        idempotencyKey: "a-key-of-the-wedding",
      }),
    ).rejects.toMatchObject({ code: "queue.serviceClosed" });
    await take(hall);
    const ticket = await take(hall);
    expect(ticket).toMatchObject({
      id: "20261123-B002",
      number: "B002",
      windows: ["3", "6"],
      ahead: 1,
      state: "waiting",
      print: "notRequested",
      takenAt: clock.now(),
    });
    const call = await signIn(hall, "3");
    await call("CallNext");
    const found = await hall.execute("Queue.GetTicket", { ticketId: ticket.id });
    expect(hallCommands["Queue.GetTicket"].completion.parse(found).ticket.ahead).toBe(0);
  });

  it("is told why not", async () => {
    const { hall } = open();
    expect(await codeOf(take(hall, "fishing"))).toBe("queue.unknownService");
    expect(await codeOf(hall.execute("Queue.GetTicket", { ticketId: "B001" }))).toBe("queue.unknownTicket");
  });

  it("gets the same number for the same key, also after the hall went away between commit and answer", async () => {
    const path = temporaryDatabase();
    const key = newKey();
    const first = open(path);
    // The answer of this one is never read.
    const lost = take(first.hall, "business", key);
    first.hall.close();
    await lost;
    expect(await codeOf(take(first.hall, "business", key))).toBe("message.connectionLost");
    const { hall } = open(path);
    expect((await take(hall, "business", key)).number).toBe("B001");
    expect((await take(hall)).number).toBe("B002");
  });

  it("may not use a key again for another command", async () => {
    const { hall } = open();
    const key = newKey();
    const { id } = await take(hall, "business", key);
    const print = { ticketId: id, state: "requested", idempotencyKey: key } as const;
    expect(await codeOf(hall.execute("Queue.RecordPrint", print))).toBe("message.invalidPayload");
    expect((await hall.execute("Queue.GetTicket", { ticketId: id })).ticket.print).toBe("notRequested");
  });

  it("is told when the storage is locked for too long; nothing has happened, and the same key goes through", async () => {
    const { hall, clock, path, heard } = open();
    const other = openDatabase(path);
    other.exec("BEGIN IMMEDIATE");
    const key = newKey();
    const refused = codeOf(take(hall, "business", key));
    await clock.advance(lockPause * lockTries);
    expect(await refused).toBe("message.internal");
    expect(heard).toEqual([]);
    other.exec("ROLLBACK");
    other.close();
    expect((await take(hall, "business", key)).number).toBe("B001");
  });
});

describe("a window", () => {
  it("lists its places and shows its clerk everything the contract says", async () => {
    const { hall, clock } = open();
    const ticket = await take(hall);
    await take(hall);
    const press = await signIn(hall, "3");
    const { windows } = hallWindow.commands["XiaohuWindow.ListPlaces"].completion.parse(
      await hall.executeAtWindow("XiaohuWindow.ListPlaces", null, {}),
    );
    expect(windows.filter(({ takenBy }) => takenBy)).toMatchObject([{ id: "3", takenBy: "小黄（演示）" }]);
    await clock.advance(5000);
    const window = await press("CallNext");
    expect(window).toEqual(hall.windowView("3"));
    expect(hallWindow.commands["XiaohuWindow.CallNext"].completion.parse({ window }).window).toMatchObject({
      clerkName: "小黄（演示）",
      current: {
        ticketId: ticket.id,
        number: "B001",
        state: "called",
        calls: 1,
        calledAt: clock.now(),
        startedAt: null,
      },
      idleSince: null,
      waiting: [{ serviceId: "business", count: 1, next: "B002" }],
      today: { idle: 5000 },
    });
  });

  it("does every command of the contract", async () => {
    const { hall, clock } = open();
    const ticket = await take(hall);
    const press = await signIn(hall, "3");
    const session = { windowId: "3", clerkId: "clerk-3" };
    const number = { number: "B001", idempotencyKey: newKey() };
    expect(
      (await hall.executeAtWindow("XiaohuWindow.CallNumber", session, number)).window.current?.number,
    ).toBe("B001");
    expect(await codeOf(press("Recall"))).toBe("window.tooSoon");
    await clock.advance(5000);
    expect((await press("Recall")).current?.calls).toBe(2);
    expect((await press("NoShow")).noShows).toMatchObject([{ ticketId: ticket.id, number: "B001" }]);
    const rejoin = { ticketId: ticket.id, idempotencyKey: newKey() };
    await hall.executeAtWindow("XiaohuWindow.Rejoin", session, rejoin);
    await press("CallNext");
    expect((await press("Start")).current?.state).toBe("serving");
    expect((await press("Finish")).today).toMatchObject({ served: 1, noShow: 1 });
    const signOut = { idempotencyKey: newKey() };
    expect(await hall.executeAtWindow("XiaohuWindow.SignOut", session, signOut)).toEqual({});
    expect(hall.windowView("3").clerkName).toBeNull();
  });

  it("is refused without a session, and for a window that is not there", async () => {
    const { hall } = open();
    const next = hall.executeAtWindow("XiaohuWindow.CallNext", null, { idempotencyKey: newKey() });
    expect(await codeOf(next)).toBe("window.notSignedIn");
    expect(() => hall.windowView("99")).toThrow(ContractError);
  });
});

describe("boards and voices", () => {
  it("hear every call once, each with the board as it stood at that call", async () => {
    const { hall, heard } = open(undefined, undefined, { ...demoHall, rules: { recallSpacing: 0 } });
    await Promise.all([take(hall), take(hall), take(hall, "residence")]);
    const [three, four] = [await signIn(hall, "3"), await signIn(hall, "4")];
    heard.length = 0;
    await Promise.all([three("CallNext"), four("CallNext"), three("Recall"), take(hall)]);
    expect(heard.map((change) => [change.kind, change.kind === "called" && change.call.number])).toEqual([
      ["called", "B001"],
      ["called", "C001"],
      ["called", "B001"],
      ["changed", false],
    ]);
    expect(heard.map(({ seq, board }) => seq - board.seq)).toEqual([0, 0, 0, 0]);
    expect(heard.map(({ board }) => board.calls.map(({ number, count }) => `${number}×${count}`))).toEqual([
      ["B001×1"],
      ["C001×1", "B001×1"],
      ["B001×2", "C001×1"],
      ["B001×2", "C001×1"],
    ]);
    expect(heard.at(-1)?.board).toEqual(hall.boardView());
  });

  it("hear one change for all the numbers of one commit", async () => {
    const { hall, heard } = open();
    await Promise.all(Array.from({ length: 20 }, () => take(hall)));
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ kind: "changed", seq: 20 });
    expect(heard[0]?.board.waiting.find(({ prefix }) => prefix === "B")?.count).toBe(20);
  });

  it("hear changes in order even when one of them makes the next happen, and nothing after they left", async () => {
    const { hall, path, clock } = open();
    const other = openDatabase(path);
    const orders: number[][] = [[], []];
    hall.subscribe(({ seq }) => {
      orders[0]?.push(seq);
      if (seq !== 1) return;
      // Another process commits in the middle of telling, and this one looks.
      other.exec(`INSERT INTO event (seq, day, at, type, data)
        VALUES (2, '2026-11-23', 0, 'clerkSignedIn', '{"windowId":"3","clerkId":"clerk-3"}')`);
      void hall.execute("Queue.GetTicket", { ticketId: "20261123-B001" });
    });
    const leave = hall.subscribe(({ seq }) => orders[1]?.push(seq));
    await take(hall);
    other.close();
    expect(orders).toEqual([
      [1, 2],
      [1, 2],
    ]);
    leave();
    await take(hall);
    await clock.advance(catchUpInterval);
    expect(orders.map((order) => order.length)).toEqual([3, 2]);
  });

  it("in two processes hear each other's calls once, in order, within one look", async () => {
    const clock = new SimulatedClock();
    const one = open(temporaryDatabase(), clock);
    const two = open(one.path, clock);
    for (let person = 0; person < 6; person++) await take(person % 2 ? one.hall : two.hall);
    const [three, six] = [await signIn(one.hall, "3"), await signIn(two.hall, "6", "clerk-1")];
    for (let turn = 0; turn < 3; turn++) {
      await three("CallNext");
      await six("CallNext");
      await three("NoShow");
      await six("NoShow");
    }
    await clock.advance(catchUpInterval);
    const calls = ({ heard }: typeof one) =>
      heard.flatMap((change) => (change.kind === "called" ? [`${change.seq} ${change.call.number}`] : []));
    expect(calls(one)).toEqual(calls(two));
    expect(calls(one).map((call) => call.split(" ")[1])).toEqual([
      "B001",
      "B002",
      "B003",
      "B004",
      "B005",
      "B006",
    ]);
    expect(one.hall.boardView()).toEqual(two.hall.boardView());
    const before = one.heard.length;
    await clock.advance(10 * catchUpInterval);
    expect(one.heard).toHaveLength(before);
  });
});

describe("a board that comes to another process", () => {
  it("is never told less than it was told before, and what it missed, in order, of each ticket the latest", async () => {
    const clock = new SimulatedClock();
    const one = open(temporaryDatabase(), clock, { ...demoHall, rules: { recallSpacing: 0 } });
    const two = open(one.path, clock);
    for (let person = 0; person < 12; person++) await take(one.hall);
    const press = await signIn(one.hall, "3");
    await press("CallNext");
    const heard = one.hall.boardView().calls[0];
    for (let turn = 0; turn < 11; turn++) {
      await press("NoShow");
      await press("CallNext");
    }
    await press("Recall");
    // The other process has not looked since.
    expect(two.hall.boardView().calls).toEqual([]);
    const { board, missed } = two.hall.boardSince(heard?.seq);
    expect(board).toEqual(one.hall.boardView());
    expect(board.calls).toHaveLength(8);
    expect(missed.map(({ number, count }) => [number, count])).toEqual([
      ...Array.from({ length: 10 }, (_, index) => [`B${String(index + 2).padStart(3, "0")}`, 1]),
      ["B012", 2],
    ]);
    expect(two.hall.boardSince(missed.at(-1)?.seq).missed).toEqual([]);
    expect(two.hall.boardSince(undefined).missed).toEqual([]);
  });
});

describe("midnight", () => {
  it("closes the day: lines, windows and calls begin empty, boards are told, yesterday's tickets are gone", async () => {
    // 23:59:59 in Xiamen.
    const { hall, clock, heard } = open(
      temporaryDatabase(),
      new SimulatedClock(Date.UTC(2026, 10, 23, 15, 59, 59)),
    );
    const yesterday = await take(hall);
    const press = await signIn(hall, "3");
    await press("CallNext");
    await take(hall);
    heard.length = 0;
    await clock.advance(1000 + catchUpInterval);
    expect(heard).toMatchObject([{ kind: "changed", board: { calls: [] } }]);
    expect(hall.boardView().waiting.every(({ count }) => count === 0)).toBe(true);
    expect(hall.windowView("3")).toMatchObject({ clerkName: null, current: null, idleSince: null });
    expect(await codeOf(press("Start"))).toBe("window.notSignedIn");
    expect(await codeOf(hall.execute("Queue.GetTicket", { ticketId: yesterday.id }))).toBe(
      "queue.unknownTicket",
    );
    const again = await signIn(hall, "3");
    expect(await codeOf(again("CallNext"))).toBe("window.nobodyWaiting");
    expect((await take(hall)).id).toBe("20261124-B001");
  });
});

describe("any order of commands, repeats, restarts and jumps of the clock", () => {
  it("repeats no number on a day, and a key has one ticket a day", async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant("take" as const), key: fc.nat({ max: 12 }) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant("call" as const) }) },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant("jump" as const),
          hours: fc.integer({ min: -30, max: 30 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("restart" as const) }) },
    );
    const path = temporaryDatabase();
    let run = 0;
    const property = fc.asyncProperty(
      fc.array(fc.tuple(step, fc.boolean()), { maxLength: 40, size: "max" }),
      async (steps) => {
        const file = `${path}-${++run}`;
        let offset = 0;
        const still = new SimulatedClock();
        const clock = { ...still, now: () => still.now() + offset };
        const opened = () => openHall({ databasePath: file, clock, hall: demoHall });
        const halls: [Hall, Hall] = [opened(), opened()];
        const ofKey = new Map<string, string>();
        const ofNumber = new Map<string, string>();
        try {
          for (const [one, second] of steps) {
            const hall = halls[second ? 1 : 0];
            if (one.kind === "jump") offset += one.hours * 3_600_000;
            if (one.kind === "restart") {
              hall.close();
              halls[second ? 1 : 0] = opened();
            }
            if (one.kind === "call") {
              const session = { windowId: "3", clerkId: "clerk-3" };
              await hall.executeAtWindow("XiaohuWindow.SignIn", null, {
                ...session,
                idempotencyKey: newKey(),
              });
              await hall
                .executeAtWindow("XiaohuWindow.CallNext", session, { idempotencyKey: newKey() })
                .then(() =>
                  hall.executeAtWindow("XiaohuWindow.NoShow", session, { idempotencyKey: newKey() }),
                )
                .catch((cause: unknown) => expect(cause).toMatchObject({ code: "window.nobodyWaiting" }));
            }
            if (one.kind === "take") {
              const key = `repeated-key-${String(one.key).padStart(4, "0")}`;
              const { id } = await take(hall, "business", key);
              const keyOfDay = `${id.slice(0, 8)} ${key}`;
              expect(ofKey.get(keyOfDay) ?? id).toBe(id);
              expect(ofNumber.get(id) ?? keyOfDay).toBe(keyOfDay);
              ofKey.set(keyOfDay, id);
              ofNumber.set(id, keyOfDay);
            }
          }
        } finally {
          for (const hall of halls) hall.close();
        }
      },
    );
    await fc.assert(property, { numRuns: 30 });
  });
});
