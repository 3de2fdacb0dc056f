import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BenchEvent } from "../../../device-drivers/simulator/bench.ts";
import { createStandardBench, type StandardBench } from "../../../device-drivers/simulator/standard-bench.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

describe.each([{ forceMemory: true }, { forceMemory: false }])("the bench, %j", ({ forceMemory }) => {
  let directory: string;
  let standard: StandardBench;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "xiaohu-bench-"));
    standard = createStandardBench({ directory, clock: new SimulatedClock(), paper: 80, forceMemory });
    await standard.bench.start();
  });
  afterEach(async () => {
    await standard.bench.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const stateOf = (device: string) => standard.bench.state().find((entry) => entry.device === device);

  it("powers a reader and a printer up, each on a port", async () => {
    for (const device of ["id-card-reader", "receipt-printer"]) {
      expect(stateOf(device)).toMatchObject({ plugged: true, faults: [], line: standard.bench.lineKind });
      expect(await standard.bench.source(device).exists()).toBe(true);
    }
  });

  it("unplugs and plugs", async () => {
    await standard.bench.perform("receipt-printer", "unplug", {});
    expect(stateOf("receipt-printer")?.plugged).toBe(false);
    expect(await standard.bench.source("receipt-printer").exists()).toBe(false);
    await standard.bench.perform("receipt-printer", "unplug", {});
    await standard.bench.perform("receipt-printer", "plug", {});
    await standard.bench.perform("receipt-printer", "plug", {});
    expect(await standard.bench.source("receipt-printer").exists()).toBe(true);
  });

  it("lists every fault, sets it and clears it", async () => {
    for (const { device, actions } of standard.bench.state()) {
      const faults = actions.find(({ action }) => action === "setFault")?.arguments.fault;
      expect(faults?.length).toBeGreaterThan(7);
      for (const fault of faults ?? []) {
        await standard.bench.perform(device, "setFault", { fault });
        expect(stateOf(device)?.faults).toEqual([fault]);
        await standard.bench.perform(device, "clearFault", { fault });
        expect(stateOf(device)?.faults).toEqual([]);
      }
    }
  });

  it("lays and takes each persona's card, and says nothing of who it is", async () => {
    for (const { id } of standard.personas) {
      await standard.bench.perform("id-card-reader", "layCard", { persona: id });
      expect(stateOf("id-card-reader")?.state).toEqual({ card: id, reading: false });
    }
    await standard.bench.perform("id-card-reader", "removeCard", {});
    expect(stateOf("id-card-reader")?.state).toEqual({ card: null, reading: false });
  });

  it("tells of every change", async () => {
    const events: BenchEvent[] = [];
    const stop = standard.bench.onEvent((event) => events.push(event));
    await standard.bench.perform("receipt-printer", "setFault", { fault: "paperOut" });
    expect(events).toContainEqual({ type: "state" });
    stop();
  });

  it.each([
    ["lamp", "unplug", {}, "unknownDevice"],
    ["id-card-reader", "explode", {}, "unknownAction"],
    ["id-card-reader", "toString", {}, "unknownAction"],
    ["id-card-reader", "layCard", {}, "invalidArguments"],
    ["id-card-reader", "layCard", { persona: "nobody" }, "invalidArguments"],
    ["id-card-reader", "removeCard", { gently: "yes" }, "invalidArguments"],
    ["receipt-printer", "takeTicket", { ticket: "1" }, "invalidArguments"],
    ["receipt-printer", "setFault", { fault: "hasOwnProperty" }, "invalidArguments"],
  ])("refuses %s.%s %j with %s and changes nothing", async (device, action, args, code) => {
    const before = JSON.stringify(standard.bench.state());
    await expect(standard.bench.perform(device, action, args)).rejects.toMatchObject({ code });
    expect(JSON.stringify(standard.bench.state())).toBe(before);
  });
});
