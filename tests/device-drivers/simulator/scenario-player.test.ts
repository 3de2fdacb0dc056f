import { describe, expect, it } from "vitest";
import { BenchError } from "../../../device-drivers/simulator/bench.ts";
import { createBenchControl } from "../../../device-drivers/simulator/bench-control.ts";
import { createScenarioPlayer, type PlayState } from "../../../device-drivers/simulator/scenario-player.ts";
import { type Scenario, scenarios } from "../../../device-drivers/simulator/scenarios.ts";
import { createStandardBench } from "../../../device-drivers/simulator/standard-bench.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

const hour = 3_600_000;

async function aPlayer(played: readonly Scenario[] = scenarios) {
  const clock = new SimulatedClock();
  const { bench } = createStandardBench({ directory: "unused", clock, paper: 80, forceMemory: true });
  await bench.start();
  const player = createScenarioPlayer(bench, played, clock);
  const told: PlayState[] = [];
  player.onChange(() => told.push(player.state()));
  const of = (name: string) => bench.state().find(({ device }) => device === name);
  const reader = () => of("id-card-reader");
  return { clock, bench, player, told, of, reader, control: createBenchControl(bench, player) };
}

/** What of the bench a scenario must leave as it was. */
const restOf = (bench: Awaited<ReturnType<typeof aPlayer>>["bench"]) =>
  bench.state().map(({ device, plugged, faults, state }) => ({
    device,
    plugged,
    faults,
    card: state.card,
    down: state.down,
    paper: state.paper,
  }));

describe("every scenario", () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    "%s can be played to its end, and leaves the bench as it was",
    async (id, { steps }) => {
      const { clock, bench, player, told } = await aPlayer();
      const before = restOf(bench);
      player.play(id);
      await clock.advance(hour);
      expect(player.state()).toEqual({ kind: "idle", last: { scenario: id, kind: "finished" } });
      expect(restOf(bench)).toEqual(before);
      const of = steps.length;
      expect(told).toEqual([
        ...[...steps, null].map((next, done) => ({ kind: "playing", scenario: id, done, of, next })),
        player.state(),
      ]);
    },
  );

  it("has a name of its own, and is over within ten minutes", () => {
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
    for (const { steps } of scenarios)
      expect(steps.reduce((sum, { after }) => sum + after, 0)).toBeLessThanOrEqual(600_000);
  });
});

describe("the player", () => {
  const pulled: Scenario = {
    id: "pulled",
    steps: [
      { after: 1000, device: "id-card-reader", action: "layCard", persona: "taiwan" },
      { after: 500, device: "receipt-printer", action: "setFault", fault: "coverOpen" },
      { after: 0, device: "receipt-printer", action: "setFault", fault: "paperNearEnd" },
      { after: 500, device: "id-card-reader", action: "unplug" },
      { after: 500, device: "keypad", action: "holdKey", key: "help" },
      { after: 5000, device: "id-card-reader", action: "plug" },
    ],
  };

  it("does each step at its time", async () => {
    const { clock, player, reader, of } = await aPlayer([pulled]);
    player.play("pulled");
    await clock.advance(999);
    expect(reader()?.state.card).toBeNull();
    await clock.advance(1);
    expect(reader()?.state.card).toBe("taiwan");
    expect(player.state()).toMatchObject({ kind: "playing", done: 1, of: 6, next: pulled.steps[1] });
    await clock.advance(1499);
    expect(reader()?.plugged).toBe(false);
    expect(of("keypad")?.state.down).toEqual([]);
    await clock.advance(1);
    expect(of("keypad")?.state.down).not.toEqual([]);
  });

  it("puts back what it did when it is stopped, and nothing that was so before", async () => {
    const { clock, bench, player, reader, of } = await aPlayer([pulled]);
    await bench.perform("receipt-printer", "setFault", { fault: "paperNearEnd" });
    player.play("pulled");
    await clock.advance(3000);
    expect(of("receipt-printer")?.faults).toEqual(["paperNearEnd", "coverOpen"]);
    await player.stop();
    expect(player.state()).toEqual({ kind: "idle", last: { scenario: "pulled", kind: "stopped" } });
    expect(reader()).toMatchObject({ plugged: true, state: { card: null } });
    expect(of("receipt-printer")?.faults).toEqual(["paperNearEnd"]);
    expect(of("keypad")?.state.down).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });

  it("leaves a card alone that a hand laid after its own was taken", async () => {
    const steps = [
      ...pulled.steps.slice(0, 1),
      { after: 10, device: "id-card-reader", action: "removeCard" },
    ];
    const { clock, bench, player, reader } = await aPlayer([
      { id: "taken", steps: [...steps, { after: 1000, device: "receipt-printer", action: "takeTickets" }] },
    ]);
    player.play("taken");
    await clock.advance(1500);
    await bench.perform("id-card-reader", "layCard", { persona: "resident" });
    await player.stop();
    expect(reader()?.state.card).toBe("resident");
  });

  it("plays one at a time, and knows what it plays", async () => {
    const { player, control } = await aPlayer();
    await control.perform("stop", {});
    player.play("taiwanResident");
    await expect(control.perform("play", { scenario: "quietMorning" })).rejects.toMatchObject({
      code: "invalidArguments",
      problem: { kind: "playing", scenario: "taiwanResident" },
    });
    expect(player.state()).toMatchObject({ scenario: "taiwanResident" });
    await control.perform("stop", {});
    await expect(control.perform("play", { scenario: "no such" })).rejects.toThrow(BenchError);
    await expect(control.perform("dance", {})).rejects.toMatchObject({ code: "unknownAction" });
    await control.perform("play", { scenario: "quietMorning" });
    expect(player.state()).toMatchObject({ scenario: "quietMorning" });
    await control.perform("stop", {});
  });

  it("says which step the bench refused, and puts the rest back", async () => {
    const { clock, player, reader } = await aPlayer([
      {
        id: "odd",
        steps: [
          { after: 10, device: "id-card-reader", action: "unplug" },
          { after: 10, device: "id-card-reader", action: "layCard", persona: "nobody" },
        ],
      },
    ]);
    player.play("odd");
    await clock.advance(100);
    await settle();
    expect(player.state()).toMatchObject({
      kind: "idle",
      last: { scenario: "odd", kind: "failed", step: 2, code: "invalidArguments" },
    });
    expect(reader()?.plugged).toBe(true);
  });
});

describe("the pace", () => {
  it("is switched while the bench runs", async () => {
    const { bench, control } = await aPlayer();
    expect(bench.isPaced()).toBe(false);
    await control.perform("setPace", { pace: "real" });
    expect(bench.isPaced()).toBe(true);
    await control.perform("setPace", { pace: "none" });
    expect(bench.isPaced()).toBe(false);
    await expect(control.perform("setPace", { pace: "slow" })).rejects.toThrow("real | none");
  });
});
