import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { createDevice } from "../../../device-drivers/device/device.ts";
import { DeviceError } from "../../../device-drivers/device/errors.ts";
import { lifecycleDelays } from "../../../device-drivers/device/lifecycle.machine.ts";
import type { DeviceSession } from "../../../device-drivers/device/session.ts";
import { createMemoryLine } from "../../../device-drivers/transport/memory.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

const session = (): DeviceSession => ({
  identify: async () => ({ protocol: "test" }),
  checkHealth: async () => undefined,
  reset: async () => undefined,
});

async function plugged(differently: Partial<DeviceSession> = {}) {
  const clock = new SimulatedClock();
  const line = createMemoryLine("test");
  line.plug();
  const logged: [string, Readonly<Record<string, unknown>>][] = [];
  const device = createDevice({
    name: "test",
    source: line.source,
    session: () => ({ ...session(), ...differently }),
    clock,
    log: (message, data) => logged.push([message, data]),
  });
  device.start();
  await clock.advance(0);
  expect(device.status().state).toBe("online");
  return { clock, line, device, logged };
}

/** Work that takes no notice of its signal until it is let go. */
function deaf<T>() {
  let finish: (value: T) => void = () => undefined;
  let fail: (cause: unknown) => void = () => undefined;
  const ended = new Promise<T>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  return { work: () => ended, finish, fail };
}

describe("using a device", () => {
  it("runs one piece of work at a time, first in first out, and is busy meanwhile", async () => {
    const { device } = await plugged();
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      expect(device.status().state).toBe("deviceBusy");
      await settle();
      order.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all([device.use(work("one")), device.use(work("two"))])).toEqual(["one", "two"]);
    expect(order).toEqual(["one begins", "one ends", "two begins", "two ends"]);
    await settle();
    expect(device.status().state).toBe("online");
  });

  it("rejects at once while it is not ready", async () => {
    const { device, line, clock } = await plugged();
    line.unplug();
    await clock.advance(10_000);
    expect(device.status()).toMatchObject({ state: "noDevice", lastError: { code: "line.absent" } });
    await expect(device.use(async () => 1)).rejects.toMatchObject({ code: "device.notReady" });
  });

  it("aborts the work when the line is lost, and comes back by itself", async () => {
    const { device, line, clock } = await plugged();
    const states: string[] = [];
    device.subscribe(({ state }) => states.push(state));
    const work = device.use(
      (_session, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    );
    await settle();
    line.unplug();
    await expect(work).rejects.toMatchObject({ code: "line.lost" });
    await clock.advance(2000);
    expect(device.status().state).toBe("noDevice");
    line.plug();
    await clock.advance(2000);
    expect(device.status().state).toBe("online");
    expect(states).toContain("noDevice");
  });

  it("aborts the work by the caller's signal, and that is no fault of the device", async () => {
    const { device } = await plugged();
    const controller = new AbortController();
    const work = device.use(
      (_session, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
      controller.signal,
    );
    await settle();
    controller.abort(new Error("enough"));
    await expect(work).rejects.toThrow("enough");
    await settle();
    expect(device.status().state).toBe("online");
    const late = new AbortController();
    late.abort(new Error("before its turn"));
    await expect(device.use(async () => 1, late.signal)).rejects.toThrow("before its turn");
  });

  it.each([
    ["device.silent", "offline"],
    ["device.garbled", "offline"],
    ["reader.selfTestFailed", "hardwareError"],
    ["printer.paperOut", "online"],
    ["reader.cardMoved", "online"],
  ] as const)("takes %s from its work, and is then %s", async (code, state) => {
    const { device } = await plugged();
    const failing = device.use(async () => {
      throw new DeviceError(code, "as the test wants it");
    });
    await expect(failing).rejects.toMatchObject({ code });
    await settle();
    expect(device.status().state).toBe(state);
  });

  it("is free again after work that throws before it begins", async () => {
    const { device } = await plugged();
    const failing = device.use(() => {
      throw new Error("at once");
    });
    await expect(failing).rejects.toThrow("at once");
    expect(await device.use(async () => "next")).toBe("next");
  });

  it("rejects at once while it is not ready, whatever is still under way on the lost line", async () => {
    const { device, line, clock } = await plugged();
    const slow = deaf<string>();
    const first = device.use(slow.work);
    await settle();
    line.unplug();
    await clock.advance(0);
    await expect(device.use(async () => 1)).rejects.toMatchObject({ code: "device.notReady" });
    slow.finish("in the end");
    expect(await first).toBe("in the end");
  });

  it("gives up its place in the queue when it is aborted there, and never runs", async () => {
    const { device } = await plugged();
    const slow = deaf<string>();
    const first = device.use(slow.work);
    const controller = new AbortController();
    let ran = false;
    const second = device.use(async () => {
      ran = true;
    }, controller.signal);
    controller.abort(new Error("changed my mind"));
    await expect(second).rejects.toThrow("changed my mind");
    slow.finish("done");
    await first;
    await settle();
    expect(ran).toBe(false);
    expect(device.status().state).toBe("online");
  });

  it("lets the work decide what a lost line means for its result", async () => {
    const { device, line } = await plugged();
    const work = device.use(
      (_session, signal) =>
        new Promise<string>((resolve) => signal.addEventListener("abort", () => resolve("unknown"))),
    );
    await settle();
    line.unplug();
    expect(await work).toBe("unknown");
  });

  it("does not take an old line's trouble for the new one's", async () => {
    const { device, line, clock } = await plugged();
    const slow = deaf<never>();
    const work = device.use(slow.work);
    await settle();
    line.unplug();
    line.plug();
    await clock.advance(lifecycleDelays.secondLook);
    expect(device.status().state).toBe("online");
    const since = device.status().since;
    slow.fail(new DeviceError("line.lost", "told late"));
    await expect(work).rejects.toMatchObject({ code: "line.lost" });
    await clock.advance(0);
    expect(device.status()).toMatchObject({ state: "online", since });
  });

  it("aborts a health check for work that comes meanwhile", async () => {
    let aborted = false;
    const { device, clock } = await plugged({
      checkHealth: (signal) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener("abort", () => {
            aborted = true;
            reject(signal.reason);
          }),
        ),
    });
    await clock.advance(lifecycleDelays.healthCheck);
    expect(await device.use(async () => "work")).toBe("work");
    expect(aborted).toBe(true);
    await settle();
    expect(device.status()).toMatchObject({ state: "online", lastError: undefined });
  });

  it("leaves nothing on the caller's signal, which may live long", async () => {
    const { device } = await plugged();
    const caller = new AbortController();
    await Promise.all([1, 2, 3].map((value) => device.use(async () => value, caller.signal)));
    await settle();
    expect(getEventListeners(caller.signal, "abort")).toEqual([]);
  });
});

describe("a device that lives long", () => {
  it("leaves nothing on its line's signal by its health checks", async () => {
    const { device, clock } = await plugged();
    const added = vi.spyOn(EventTarget.prototype, "addEventListener");
    const removed = vi.spyOn(EventTarget.prototype, "removeEventListener");
    await clock.advance(20 * lifecycleDelays.healthCheck);
    expect(added.mock.calls.length).toBeGreaterThanOrEqual(20);
    expect(removed.mock.calls.length).toBe(added.mock.calls.length);
    added.mockRestore();
    removed.mockRestore();
    await device.stop();
  });
});

describe("a device's status", () => {
  it("tells the same trouble once, however often it comes again, and logs each rung with its cause", async () => {
    const { device, clock, logged } = await plugged({
      checkHealth: () => Promise.reject(new DeviceError("device.silent", "no answer")),
      reset: () => Promise.reject(new DeviceError("device.silent", "no answer")),
    });
    const heard: string[] = [];
    device.subscribe(({ state }) => heard.push(state));
    const silent = new DeviceError("device.silent", "no answer");
    await expect(device.use(() => Promise.reject(silent))).rejects.toBe(silent);
    await settle();
    logged.length = 0;
    heard.length = 0;
    await clock.advance(lifecycleDelays.retry + lifecycleDelays.reset);
    expect(heard).toEqual([]);
    const cause = { device: "test", cause: "device.silent", detail: "device.silent: no answer" };
    expect(logged).toEqual([
      ["a rung of recovery", { ...cause, rung: "retry", count: 1 }],
      ["a rung of recovery", { ...cause, rung: "reset", count: 2 }],
    ]);
    expect(device.status().lastError?.at).toBe(clock.now());
  });

  it("left to people: stays at fault with its cause, and is recovered by hand", async () => {
    const { device, clock, logged, mend } = await silentOne("none");
    await clock.advance(3_600_000);
    expect(device.status()).toMatchObject({
      state: "offline",
      lastError: { code: "device.silent" },
      recovery: { mode: "none", rungs: 0, waits: true },
    });
    expect(logged.filter(([message]) => message === "a rung of recovery")).toEqual([]);
    device.recover();
    await clock.advance(60_000);
    expect(device.status().recovery).toMatchObject({ rungs: 3, waits: true });
    mend();
    device.recover();
    await clock.advance(2000);
    expect(device.status()).toMatchObject({ state: "online", recovery: { rungs: 0, waits: false } });
  });

  it("left to itself: is well again soon after its fault ends, without anybody", async () => {
    const { device, clock, logged, mend } = await silentOne("automatic");
    // Away for an hour, it fills no log.
    await clock.advance(3_600_000);
    expect(logged.length).toBeLessThan(12);
    expect(device.status().recovery).toMatchObject({ mode: "automatic", waits: false });
    mend();
    await clock.advance(10_000);
    expect(device.status().state).toBe("online");
  });

  async function silentOne(recovery: "automatic" | "none") {
    const clock = new SimulatedClock();
    const line = createMemoryLine("test");
    line.plug();
    const logged: [string, Readonly<Record<string, unknown>>][] = [];
    let isMended = false;
    const answer = async () => {
      if (!isMended) throw new DeviceError("device.silent", "no answer");
    };
    const device = createDevice({
      name: "test",
      source: line.source,
      session: () => ({
        ...session(),
        identify: async () => {
          await answer();
          return { protocol: "test" };
        },
        checkHealth: answer,
        reset: answer,
      }),
      clock,
      recovery,
      log: (message, data) => logged.push([message, data]),
    });
    device.start();
    await clock.advance(0);
    return {
      device,
      clock,
      logged,
      mend() {
        isMended = true;
      },
    };
  }

  it("keeps the last error, and when it was, after the device is well again", async () => {
    const { device, clock } = await plugged();
    await clock.advance(500);
    const at = clock.now();
    await device.use(() => Promise.reject(new DeviceError("device.garbled", "noise"))).catch(String);
    await clock.advance(lifecycleDelays.retry);
    expect(device.status()).toMatchObject({ state: "online", lastError: { code: "device.garbled", at } });
  });

  it("logs where a bug is", async () => {
    const { clock, logged, device } = await plugged({
      checkHealth: async () => {
        throw new TypeError("undefined is not a function");
      },
    });
    await clock.advance(lifecycleDelays.healthCheck);
    expect(device.status().state).toBe("offline");
    expect(logged).toContainEqual([
      "a step failed unexpectedly",
      { device: "test", step: "checkHealth", cause: expect.stringContaining("device.test.ts") },
    ]);
  });

  it("goes on telling others when one listener fails", async () => {
    const { device, line, clock } = await plugged();
    const heard: string[] = [];
    device.subscribe(() => {
      throw new Error("a bad listener");
    });
    const stop = device.subscribe(({ state }) => heard.push(state));
    line.unplug();
    await clock.advance(1000);
    expect(heard).toContain("noDevice");
    stop();
    const count = heard.length;
    line.plug();
    await clock.advance(1000);
    expect(heard).toHaveLength(count);
  });

  it("stops: no timer is left, the work is told, and nothing more is opened", async () => {
    const { device, line, clock } = await plugged();
    const work = device.use(
      (_session, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    );
    await settle();
    const stopped = device.stop();
    await expect(work).rejects.toMatchObject({ code: "line.lost" });
    await stopped;
    await settle();
    expect(clock.pendingTimers).toBe(0);
    expect(device.status().state).toBe("offline");
    await expect(device.use(async () => 1)).rejects.toMatchObject({ code: "device.notReady" });
    await (await line.source.open()).close();
  });

  it("closes the line that was being opened when it was stopped", async () => {
    const clock = new SimulatedClock();
    const line = createMemoryLine("test");
    line.plug();
    let letOpen: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letOpen = resolve;
    });
    const source = { ...line.source, open: () => held.then(() => line.source.open()) };
    const device = createDevice({ name: "test", source, session, clock });
    device.start();
    await settle();
    const stopped = device.stop();
    letOpen();
    await stopped;
    await (await line.source.open()).close();
  });
});
