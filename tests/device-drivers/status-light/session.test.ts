import { describe, expect, it } from "vitest";
import { createDevice } from "../../../device-drivers/device/device.ts";
import { DeviceError } from "../../../device-drivers/device/errors.ts";
import { statusLightDrivers } from "../../../device-drivers/status-light/drivers.ts";
import {
  flashPeriods,
  flashRates,
  type LightSetting,
  lightColours,
  type StatusLightDriver,
} from "../../../device-drivers/status-light/light.ts";
import { statusLightSelfTests } from "../../../device-drivers/status-light/self-tests.ts";
import { createStatusLightSession } from "../../../device-drivers/status-light/session.ts";
import { SimulatedStatusLight } from "../../../device-drivers/status-light/simulated.ts";
import { createMemoryHidLine } from "../../../device-drivers/transport/memory-hid.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

type Driver = StatusLightDriver["name"];
const drivers: readonly Driver[] = ["luxafor", "blink1", "busylight"];
const red: LightSetting = { flashRate: "continuous", colour: "red" };
const slowGreen: LightSetting = { flashRate: "slow", colour: "green" };
const { signal } = new AbortController();

/** A simulated light that is plugged in, and a device whose session drives it. */
function bench(driver: Driver) {
  const clock = new SimulatedClock();
  const light = new SimulatedStatusLight(driver, clock);
  const line = createMemoryHidLine("status-light", light.hid);
  light.attach(line.plug());
  const reports: string[] = [];
  light.onWire((direction, report) => reports.push(`${direction} ${Buffer.from(report).toString("hex")}`));
  return { clock, light, line, reports };
}

async function opened(driver: Driver) {
  const { line, ...rest } = bench(driver);
  const transport = await line.source.open();
  const session = createStatusLightSession(statusLightDrivers[driver], transport, rest.clock);
  await session.identify(signal);
  await settle();
  return { ...rest, line, transport, session };
}

/** A Busylight on a line whose next write can be refused or held up. */
async function interrupted() {
  const { clock, line } = bench("busylight");
  const transport = await line.source.open();
  let next: (() => Promise<void>) | undefined;
  const write: typeof transport.write = async (report) => {
    const interruption = next;
    next = undefined;
    await interruption?.();
    await transport.write(report);
  };
  const driver = statusLightDrivers.busylight;
  return {
    clock,
    session: createStatusLightSession(driver, { ...transport, write }, clock),
    refuse() {
      next = async () => {
        throw new DeviceError("device.garbled", "refused");
      };
    },
    /** Returns what lets the write go on. */
    hold() {
      let release: () => void = () => undefined;
      next = () =>
        new Promise((resolve) => {
          release = resolve;
        });
      return () => release();
    },
  };
}

describe.each(drivers)("a %s", (driver) => {
  it("shows every colour at every rate, and understands every report", async () => {
    const { light, session } = await opened(driver);
    for (const colour of lightColours)
      for (const flashRate of flashRates) {
        await session.setLight(flashRate === "off" ? { flashRate } : { flashRate, colour }, signal);
        await settle();
        const { state } = light;
        expect(state.colour).toBe(flashRate === "off" ? "off" : colour);
        if (flashRate === "off" || flashRate === "continuous") expect(state.flash).toBeNull();
        else expect((state.flash?.on ?? 0) + (state.flash?.off ?? 0)).toBe(flashPeriods[flashRate]);
      }
    expect(light.state.ignored).toBe(0);
  });

  it("says what it is, and is as it was told when it is asked again", async () => {
    const { light, session } = await opened(driver);
    await session.setLight(red, signal);
    await session.reset(signal);
    await settle();
    expect(light.state.colour).toBe("off");
    const { protocol, firmware } = await session.identify(signal);
    await settle();
    expect(protocol).toBe(statusLightDrivers[driver].protocol);
    expect(firmware).toBe(driver === "blink1" ? "2.5" : undefined);
    expect(light.state.colour).toBe("red");
  });

  it("does not begin a flash anew to prove that it is well", async () => {
    const { light, session, reports } = await opened(driver);
    await session.setLight(slowGreen, signal);
    await settle();
    let changes = 0;
    light.onChange(() => changes++);
    reports.length = 0;
    await session.checkHealth(signal);
    await settle();
    expect(changes).toBe(0);
    expect(light.state.colour).toBe("green");
    if (driver === "luxafor") expect(reports).toEqual([]);
    else expect(reports).not.toEqual([]);
  });

  it("rejects with the caller's reason, and mixes no two settings", async () => {
    const { light, session } = await opened(driver);
    const caller = new AbortController();
    const reason = new Error("gone");
    light.onWire(() => caller.abort(reason));
    const first = session.setLight(slowGreen, caller.signal);
    const second = session.setLight(red, signal);
    await expect(first).rejects.toBe(reason);
    await second;
    await settle();
    expect(light.state).toMatchObject({ colour: "red", flash: null });
    await expect(session.setLight(red, caller.signal)).rejects.toBe(reason);
  });

  it("has its self-tests: every colour, every rate, then dark, also when broken off", async () => {
    const { clock, light, session } = await opened(driver);
    const seen: string[] = [];
    light.onChange(() => {
      const { colour, flash } = light.state;
      seen.push(flash ? `${colour} ${flash.on + flash.off}` : colour);
    });
    const said: string[] = [];
    for (const test of statusLightSelfTests(clock)) {
      expect(test.needsEyes).toBe(true);
      const run = test.run(session, signal, (value) => said.push(`${value}: ${light.state.colour}`));
      await clock.advance(15_000);
      expect(await run).toHaveLength(1);
    }
    const changes = seen.filter((colour, at) => colour !== seen[at - 1]);
    expect(changes).toEqual([...lightColours, "off", "white 2000", "white 1000", "white 500", "off"]);
    // Said when it is there to be seen.
    expect(said).toEqual([
      ...lightColours.map((colour) => `${colour}: ${colour}`),
      ...["slow", "medium", "quick"].map((rate) => `${rate}: white`),
    ]);

    for (const test of statusLightSelfTests(clock)) {
      const caller = new AbortController();
      const run = test.run(session, caller.signal);
      await clock.advance(1000);
      expect(light.state.colour).not.toBe("off");
      caller.abort(new Error("enough"));
      await expect(run).rejects.toThrow("enough");
      await settle();
      expect(light.state.colour).toBe("off");
    }
  });

  it("takes reports that show nothing: only eyes can tell", async () => {
    const { light, session } = await opened(driver);
    await session.setLight(slowGreen, signal);
    light.setFault("frozen");
    await session.setLight(red, signal);
    await session.checkHealth(signal);
    await settle();
    expect(light.state.colour).toBe("green");
    light.clearFault("frozen");
    light.setFault("noRed");
    await session.setLight({ flashRate: "continuous", colour: "yellow" }, signal);
    await settle();
    expect(light.state.colour).toBe("green");
  });

  it("goes and comes back as a device, and its old line's timers end", async () => {
    const { clock, light, line } = bench(driver);
    const device = createDevice({
      name: "status-light",
      source: line.source,
      session: (transport) => createStatusLightSession(statusLightDrivers[driver], transport, clock),
      clock,
    });
    device.start();
    await clock.advance(100);
    expect(device.status().state).toBe("online");
    await device.use((session, own) => session.setLight(red, own));
    await settle();
    expect(light.state.colour).toBe("red");

    light.detach();
    line.unplug();
    await clock.advance(60_000);
    expect(light.state.colour).toBe("off");
    expect(device.status()).toMatchObject({ state: "noDevice" });
    light.attach(line.plug());
    await clock.advance(1000);
    expect(device.status().state).toBe("online");
    await device.use((session, own) => session.setLight(red, own));
    await clock.advance(60_000);
    expect(light.state.colour).toBe("red");
    await device.stop();
    await clock.advance(60_000);
    expect(clock.pendingTimers).toBe(0);
  });
});

describe("a Busylight's keep-alive", () => {
  it("keeps it lit for as long as it should be, and ends with the light", async () => {
    const { clock, light, session, reports } = await opened("busylight");
    await session.setLight(red, signal);
    await clock.advance(10 * 60_000);
    expect(light.state.colour).toBe("red");
    const keepAlives = reports.filter((report) => report.startsWith("toDevice 008f"));
    expect(keepAlives).toHaveLength(1 + Math.floor(600_000 / 7000));
    await session.setLight({ flashRate: "off" }, signal);
    await settle();
    reports.length = 0;
    await clock.advance(60_000);
    expect(reports).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });

  it("is needed: without it the light goes dark", async () => {
    const { clock, light, session, transport } = await opened("busylight");
    await session.setLight(red, signal);
    await transport.close();
    await clock.advance(14_900);
    expect(light.state.colour).toBe("red");
    await clock.advance(200);
    expect(light.state.colour).toBe("off");
  });

  it("that the line did not take is told by the next look at the light's health", async () => {
    const { clock, line, session } = await opened("busylight");
    await session.setLight(red, signal);
    line.unplug();
    await clock.advance(8000);
    await expect(session.checkHealth(signal)).rejects.toMatchObject({ code: "line.lost" });
    expect(clock.pendingTimers).toBe(1);
  });

  it("that the line refuses is told too, and the next look finds all well", async () => {
    const { clock, session, refuse } = await interrupted();
    await session.setLight(red, signal);
    refuse();
    await clock.advance(7000);
    await expect(session.checkHealth(signal)).rejects.toMatchObject({ code: "device.garbled" });
    await session.checkHealth(signal);
  });

  it("that is under way when the light is put out is the last", async () => {
    const { clock, session, hold } = await interrupted();
    await session.setLight(red, signal);
    const release = hold();
    await clock.advance(7000);
    await session.setLight({ flashRate: "off" }, signal);
    release();
    await settle();
    const timersOfLight = 1;
    expect(clock.pendingTimers).toBe(timersOfLight);
  });

  it("is awaited anew by a light that was taken out and put in", async () => {
    const { clock, light, line, session } = await opened("busylight");
    await session.setLight(red, signal);
    await clock.advance(1000);
    light.detach();
    light.attach(line.plug());
    const transport = await line.source.open();
    await transport.write(statusLightDrivers.busylight.show(red)[0]?.report ?? new Uint8Array());
    await clock.advance(14_500);
    expect(light.state.colour).toBe("red");
  });

  it("comes too late for an impatient light", async () => {
    const { clock, light, session } = await opened("busylight");
    light.setFault("impatient");
    await session.setLight(red, signal);
    await clock.advance(2000);
    expect(light.state.colour).toBe("off");
  });
});

describe("a blink(1)", () => {
  it("that refuses or answers another question is not taken for well", async () => {
    const { light, session } = await opened("blink1");
    light.setFault("stalled");
    await expect(session.checkHealth(signal)).rejects.toMatchObject({ code: "device.garbled" });
    await expect(session.setLight(red, signal)).rejects.toMatchObject({ code: "device.garbled" });
    light.clearFault("stalled");
    light.setFault("wrongAnswer");
    await expect(session.identify(signal)).rejects.toMatchObject({ code: "device.garbled" });
    await session.checkHealth(signal);
  });
});

describe("a simulated light", () => {
  it.each([
    ["luxafor", "00020100000000000000", 1],
    ["luxafor", "0001070a0b0c000000", 1],
    ["luxafor", "0003ff0a0b0c640005", 1],
    ["busylight", `001001640000010080${"00".repeat(51)}ffffff03f4`, 1],
    ["busylight", `001101640000010080${"00".repeat(51)}ffffff03f4`, 1],
    ["busylight", `001000640000010080${"00".repeat(51)}ffffff03f2`, 1],
    ["busylight", `001001650000010080${"00".repeat(51)}ffffff03f4`, 1],
  ] as const)("%s ignores or refuses %s", async (driver, hex, ignored) => {
    const { light, transport } = await opened(driver);
    const report = Buffer.from(hex, "hex");
    const length = driver === "luxafor" ? 9 : 65;
    if (report.length !== length)
      await expect(transport.write(report)).rejects.toMatchObject({ code: "device.garbled" });
    else {
      await transport.write(report);
      await settle();
      expect(light.state.ignored).toBe(ignored);
    }
    expect(light.state.colour).toBe("off");
  });
});
