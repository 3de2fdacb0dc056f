import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import type { DeviceStatus } from "../../../device-drivers/device/device.ts";
import { createStandardBench, type StandardBench } from "../../../device-drivers/simulator/standard-bench.ts";
import { createDevices, type Devices } from "../../../server/terminal/devices.ts";
import { keepLight, lightFor } from "../../../server/terminal/light-keeper.ts";

const status = (more: Partial<DeviceStatus> = {}): DeviceStatus => ({
  state: "online",
  since: 0,
  identity: undefined,
  lastError: undefined,
  inService: true,
  recovery: { mode: "automatic", rungs: 0, waits: false },
  ...more,
});
const media = { paper: { upper: "full" }, cover: "closed", cutter: "ok" } as const;
const green = { colour: "green", flashRate: "continuous" };
const yellow = { colour: "yellow", flashRate: "slow" };
const red = { colour: "red", flashRate: "medium" };

describe("what the light says", () => {
  it.each([
    ["all is well", status(), status(), media, green],
    ["the printer prints", status({ state: "deviceBusy" }), status({ state: "deviceBusy" }), media, green],
    ["the paper ends soon", status(), status(), { ...media, paper: { upper: "low" } }, yellow],
    ["there is no reader", status({ state: "noDevice" }), status(), media, yellow],
    ["the reader is out of service", status({ inService: false }), status(), media, yellow],
    ["there is no paper", status(), status(), { ...media, paper: { upper: "out" } }, red],
    ["the cover is open", status(), status(), { ...media, cover: "open" }, red],
    ["there is no printer", status(), status({ state: "noDevice" }), media, red],
    ["the printer is out of service", status(), status({ inService: false }), media, red],
    ["it is only starting", status({ state: "starting" }), status(), media, { flashRate: "off" }],
  ] as const)("when %s", (_when, reader, printer, paper, expected) => {
    expect(lightFor(reader, printer, paper)).toEqual(expected);
  });
});

describe("the light above a terminal", () => {
  let standard: StandardBench;
  let devices: Devices;
  const shown = () =>
    standard.bench.state().find(({ device }) => device === "status-light")?.state as {
      colour: string;
      flash: string;
    };
  const shows = async (colour: string) => {
    const stop: (() => void)[] = [];
    await new Promise<void>((resolve) => {
      const look = () => shown().colour === colour && resolve();
      stop.push(standard.bench.onEvent(look));
      look();
    });
    for (const end of stop) end();
  };

  beforeAll(async () => {
    standard = createStandardBench({ directory: "unused", clock: systemClock, paper: 80, forceMemory: true });
    await standard.bench.start();
    devices = createDevices({
      configured: undefined,
      bench: standard.bench,
      paper: 80,
      terminalId: "HL-01",
      clock: systemClock,
      log: () => undefined,
      onWire: () => undefined,
    });
    keepLight(devices, () => undefined);
    devices.start();
  });
  afterAll(async () => {
    await devices.stop();
    await standard.bench.stop();
  });

  it("follows the paper, and comes back right after it was pulled out", async () => {
    await shows("green");
    await standard.bench.perform("receipt-printer", "setFault", { fault: "paperOut" });
    await shows("red");
    await standard.bench.perform("status-light", "unplug", {});
    await standard.bench.perform("receipt-printer", "clearFault", { fault: "paperOut" });
    await standard.bench.perform("status-light", "plug", {});
    await shows("green");
  });
});
