import { describe, expect, it, onTestFinished } from "vitest";
import type { WindowView } from "../../../server/contract/window.ts";
import { demoHall } from "../../../server/hall/demo-hall.ts";
import { catchUpInterval, type Hall, openHall } from "../../../server/hall/hall.ts";
import { defaultRules } from "../../../server/hall/hall-config.ts";
import { openDatabase } from "../../../server/storage/database.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { temporaryDatabase } from "../storage/temporary-database.ts";

const { autoCallDelay: delay } = defaultRules;
const minute = 60_000;

let keys = 0;
const keyed = () => ({ idempotencyKey: `key-${String(++keys).padStart(16, "0")}` });

function open(path = temporaryDatabase(), clock = new SimulatedClock()) {
  const hall = openHall({ databasePath: path, clock, hall: demoHall, busyTimeout: 1 });
  let closed = false;
  const close = () => {
    if (!closed) hall.close();
    closed = true;
  };
  onTestFinished(close);
  return { hall, clock, path, close };
}

const take = async (hall: Hall) =>
  (await hall.execute("Queue.Take", { serviceId: "business", terminalId: "HL-01", ...keyed() })).ticket
    .number;

/** A clerk at a window of `business`, with the automatic call on. */
async function automatic(hall: Hall, windowId = "3", clerkId = `clerk-${windowId}`) {
  const session = { windowId, clerkId };
  await hall.executeAtWindow("XiaohuWindow.SignIn", null, { ...session, ...keyed() });
  await hall.executeAtWindow("XiaohuWindow.SetAutoCall", session, { on: true, ...keyed() });
  const inHand = () => hall.windowView(windowId).current?.number ?? null;
  const press = async (name: "Start" | "Finish" | "Undo" | "NoShow" | "Resume"): Promise<WindowView> =>
    (await hall.executeAtWindow(`XiaohuWindow.${name}`, session, keyed())).window;
  return { session, inHand, press };
}

describe("the automatic call", () => {
  it("calls the next one when the delay has passed since the window is free and somebody waits", async () => {
    const { hall, clock } = open();
    const { inHand, press } = await automatic(hall);
    await clock.advance(10 * delay);
    expect(inHand()).toBeNull();
    const [first, second] = [await take(hall), await take(hall)];
    await clock.advance(delay - 1);
    expect(inHand()).toBeNull();
    await clock.advance(1);
    expect(inHand()).toBe(first);
    await press("Start");
    await clock.advance(10 * delay);
    expect(inHand()).toBe(first);
    await press("Finish");
    await clock.advance(delay);
    expect(inHand()).toBe(second);
  });

  it("leaves everything to the clerk who has not switched it on, or has switched it off in between", async () => {
    const { hall, clock } = open();
    const { session, inHand } = await automatic(hall);
    await take(hall);
    await clock.advance(delay - 1);
    await hall.executeAtWindow("XiaohuWindow.SetAutoCall", session, { on: false, ...keyed() });
    await clock.advance(10 * delay);
    expect(inHand()).toBeNull();
  });

  it("does not call while the window is paused, and waits the whole delay after that", async () => {
    const { hall, clock } = open();
    const ownTimers = clock.pendingTimers;
    const { session, inHand, press } = await automatic(hall);
    const number = await take(hall);
    await clock.advance(delay - 1);
    await hall.executeAtWindow("XiaohuWindow.Pause", session, { reason: "rest", ...keyed() });
    // Only what an idle hall waits for: nothing is tried that would be refused.
    expect(clock.pendingTimers).toBe(ownTimers);
    await clock.advance(10 * delay);
    expect(inHand()).toBeNull();
    await press("Resume");
    await clock.advance(delay - 1);
    expect(inHand()).toBeNull();
    await clock.advance(1);
    expect(inHand()).toBe(number);
  });

  it("does not call for a clerk who has signed out in between, nor for the next one there", async () => {
    const { hall, clock } = open();
    const { session } = await automatic(hall);
    await take(hall);
    await clock.advance(delay - 1);
    await hall.executeAtWindow("XiaohuWindow.SignOut", session, keyed());
    const next = { windowId: "3", clerkId: "clerk-1" };
    await hall.executeAtWindow("XiaohuWindow.SignIn", null, { ...next, ...keyed() });
    await clock.advance(10 * delay);
    expect(hall.windowView("3")).toMatchObject({ current: null, autoCall: false });
  });

  it("calls a held ticket when it is ready again, and tells the windows of that very moment", async () => {
    const { hall, clock } = open();
    const { session, inHand } = await automatic(hall);
    const number = await take(hall);
    await clock.advance(delay);
    const hold = { minutes: 10, sameWindow: true, ...keyed() };
    await hall.executeAtWindow("XiaohuWindow.Hold", session, hold);
    const told: (string | null | undefined)[] = [];
    hall.subscribe(() => told.push(hall.windowView("3").waiting[0]?.next));
    await clock.advance(10 * minute - 1);
    expect([inHand(), told]).toEqual([null, []]);
    await clock.advance(1);
    expect([inHand(), told]).toEqual([null, [number]]);
    await clock.advance(delay);
    expect(inHand()).toBe(number);
  });

  it("calls again after a call was taken back", async () => {
    const { hall, clock } = open();
    const { inHand, press } = await automatic(hall);
    const number = await take(hall);
    await clock.advance(delay);
    expect((await press("Undo")).current).toBeNull();
    await clock.advance(delay);
    expect(inHand()).toBe(number);
  });

  it("calls once in two processes on one store, at each free moment", async () => {
    const clock = new SimulatedClock();
    const one = open(temporaryDatabase(), clock);
    const two = open(one.path, clock);
    for (let person = 0; person < 6; person++) await take(one.hall);
    const { press } = await automatic(one.hall);
    for (let turn = 1; turn <= 3; turn++) {
      await clock.advance(delay);
      await press("Start");
      await press("Finish");
      // The other process hears of it later, with its own call of that moment still to come.
      await clock.advance(catchUpInterval);
    }
    expect(two.hall.windowView("3").today.served).toBe(3);
    const database = openDatabase(one.path);
    const calls = database
      .prepare("SELECT data ->> 'number' AS number, at FROM event WHERE type = 'ticketCalled' ORDER BY seq")
      .all() as { number: string; at: number }[];
    database.close();
    expect(calls.map(({ number }) => number)).toEqual(["B001", "B002", "B003"]);
    for (const [index, { at }] of calls.entries())
      if (index > 0) expect(at - (calls[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(delay);
  });

  it("that comes late from a process that has heard nothing since has no effect", async () => {
    const clock = new SimulatedClock();
    const one = open(temporaryDatabase(), clock);
    await take(one.hall);
    const second = await take(one.hall);
    await automatic(one.hall);
    // Opened at the same state, and slower by a little: its timer comes when the first is served and gone.
    const late = { ...clock, now: clock.now, setTimeout: slower(clock, 100) };
    const two = openHall({ databasePath: one.path, clock: late, hall: demoHall });
    onTestFinished(() => two.close());
    await clock.advance(delay);
    const session = { windowId: "3", clerkId: "clerk-3" };
    await one.hall.executeAtWindow("XiaohuWindow.Start", session, keyed());
    await one.hall.executeAtWindow("XiaohuWindow.Finish", session, keyed());
    await clock.advance(200);
    // The late one has seen by now, in its own transaction, what had become of the window.
    expect(two.windowView("3")).toMatchObject({ current: null, today: { served: 1 } });
    await clock.advance(delay);
    expect(one.hall.windowView("3").current?.number).toBe(second);
  });

  it("is taken up by a process that starts anew", async () => {
    const first = open();
    const number = await take(first.hall);
    await automatic(first.hall);
    first.close();
    const { hall } = open(first.path, first.clock);
    await first.clock.advance(delay);
    expect(hall.windowView("3").current?.number).toBe(number);
  });

  it("leaves no timer when the hall closes", async () => {
    const { hall, clock, close } = open();
    await automatic(hall);
    await take(hall);
    close();
    expect(clock.pendingTimers).toBe(0);
  });
});

/** A clock whose longer timers come late; the looks at other processes do not come at all. */
function slower(clock: SimulatedClock, late: number) {
  return (callback: () => void, milliseconds: number): unknown =>
    milliseconds === catchUpInterval ? undefined : clock.setTimeout(callback, milliseconds + late);
}
