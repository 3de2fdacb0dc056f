import { describe, expect, it } from "vitest";
import { createDevice } from "../../../device-drivers/device/device.ts";
import { DeviceError } from "../../../device-drivers/device/errors.ts";
import type { DeviceSession } from "../../../device-drivers/device/session.ts";
import { createMemoryLine } from "../../../device-drivers/transport/memory.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

const session = (): DeviceSession => ({
  identify: async () => ({ protocol: "test" }),
  checkHealth: async () => undefined,
  reset: async () => undefined,
});

async function plugged() {
  const clock = new SimulatedClock();
  const line = createMemoryLine("test");
  line.plug();
  const device = createDevice({ name: "test", source: line.source, session, clock, log: () => undefined });
  device.start();
  await clock.advance(0);
  expect(device.status().state).toBe("online");
  return { clock, line, device };
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

  it("stops: no timer is left and nothing more is opened", async () => {
    const { device, clock } = await plugged();
    await device.stop();
    expect(clock.pendingTimers).toBe(0);
  });
});
