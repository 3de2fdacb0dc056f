import { describe, expect, it } from "vitest";
import { createActor } from "xstate";
import {
  type Action,
  type Bench,
  benchOf,
  SimulatorError,
  type StreamEvent,
} from "../../../kiosk/simulator/api.ts";
import { benchDelays, createBenchMachine } from "../../../kiosk/simulator/bench.machine.ts";
import { benchPage } from "../../../kiosk/simulator/snapshot.ts";
import { shownEntries } from "../../../kiosk/ui/wire/wire-lines.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";
import { aBenchState, anEntry } from "./bench-fixture.ts";

const layCard: Action = {
  device: "id-card-reader",
  action: "layCard",
  arguments: { persona: "resident" },
};

function aBench() {
  const clock = new SimulatedClock();
  const reported: unknown[] = [];
  const performed: Action[] = [];
  let listeners: ((event: StreamEvent) => void)[] = [];
  let answer: { resolve: (bench: Bench) => void; reject: (error: unknown) => void } | undefined;
  let opened = 0;
  const machine = createBenchMachine({
    follow(listener) {
      opened += 1;
      listeners = [listener];
      return () => {
        listeners = [];
      };
    },
    perform(action) {
      performed.push(action);
      return new Promise((resolve, reject) => {
        answer = { resolve, reject };
      });
    },
    report: (error) => reported.push(error),
  });
  const actor = createActor(machine, { clock });
  actor.start();
  return {
    actor,
    clock,
    reported,
    performed,
    opened: () => opened,
    page: () => benchPage(actor.getSnapshot()),
    context: () => actor.getSnapshot().context,
    async tells(...events: StreamEvent[]) {
      for (const event of events) for (const listener of listeners) listener(event);
      await settle();
    },
    async answers(bench: Bench) {
      answer?.resolve(bench);
      await settle();
    },
    async refuses(error: unknown) {
      answer?.reject(error);
      await settle();
    },
  };
}

const state = (card: string | null = null): StreamEvent => ({
  type: "state",
  bench: benchOf(aBenchState({ card })),
});

describe("the stream of the bench", () => {
  it("is shown as it comes", async () => {
    const bench = aBench();
    expect(bench.page()).toBe("connecting");
    await bench.tells({ type: "opened" }, state(), { type: "wire", entry: anEntry(1, "a") });
    expect(bench.page()).toBe("live");
    expect(bench.context().bench?.reader?.state.card).toBeNull();
    await bench.tells(state("resident"));
    expect(bench.context().bench?.reader?.state.card).toBe("resident");
    expect(bench.context().wire).toHaveLength(1);
  });

  it("is opened again after it was lost; what was true stays on the page", async () => {
    const bench = aBench();
    await bench.tells({ type: "opened" }, state("resident"), { type: "wire", entry: anEntry(9, "a") });
    await bench.tells({ type: "lost" });
    expect(bench.page()).toBe("lost");
    expect(bench.context().bench?.reader?.state.card).toBe("resident");
    await bench.clock.advance(benchDelays.reopenDelay - 1);
    expect(bench.opened()).toBe(1);
    await bench.clock.advance(1);
    expect(bench.opened()).toBe(2);
    // A bench that was started anew counts from the start.
    await bench.tells({ type: "opened" }, state(), { type: "wire", entry: anEntry(1, "b") });
    expect(bench.page()).toBe("live");
    expect(bench.context().wire.map(({ seq }) => seq)).toEqual([1]);
  });
});

describe("acting on the bench", () => {
  it("does one thing at a time and shows the state that came of it", async () => {
    const bench = aBench();
    await bench.tells({ type: "opened" }, state());
    bench.actor.send({ type: "act", action: layCard });
    bench.actor.send({ type: "act", action: layCard });
    expect(bench.performed).toEqual([layCard]);
    await bench.answers(benchOf(aBenchState({ card: "resident" })));
    expect(bench.context()).toMatchObject({ pending: null, error: null });
    expect(bench.context().bench?.reader?.state.card).toBe("resident");
  });

  it("shows a refusal with its number", async () => {
    const bench = aBench();
    bench.actor.send({ type: "act", action: layCard });
    await bench.refuses(new SimulatorError("simulator.unknownAction", "no action layCard"));
    expect(bench.context().error).toEqual({ number: "模拟-02", detail: "no action layCard", problem: null });
    expect(bench.reported).toEqual([]);
    bench.actor.send({ type: "dismissError" });
    expect(bench.context().error).toBeNull();
  });

  it("keeps what a person can do about a refusal", async () => {
    const bench = aBench();
    const problem = { kind: "playing", scenario: "quietMorning" } as const;
    bench.actor.send({ type: "act", action: { device: "bench", action: "play" } });
    await bench.refuses(new SimulatorError("simulator.invalidArguments", "playing", { problem }));
    expect(bench.context().error?.problem).toEqual(problem);
  });

  it("looks at what the person wants to see", () => {
    const bench = aBench();
    expect(bench.context().inside).toBe("devices");
    bench.actor.send({ type: "lookInside", inside: "scenarios" });
    expect(bench.context().inside).toBe("scenarios");
  });

  it("reports what is no refusal", async () => {
    const bench = aBench();
    bench.actor.send({ type: "act", action: layCard });
    const bug = new TypeError("a bug");
    await bench.refuses(bug);
    expect(bench.reported).toEqual([bug]);
    expect(bench.context().error?.number).toBe("消息-10");
  });
});

describe("the wire display", () => {
  const seqs = (bench: ReturnType<typeof aBench>) => shownEntries(bench.context()).map(({ seq }) => seq);

  it("stands still while paused, and catches up", async () => {
    const bench = aBench();
    await bench.tells({ type: "opened" }, { type: "wire", entry: anEntry(1, "a") });
    bench.actor.send({ type: "pause" });
    await bench.tells({ type: "wire", entry: anEntry(2, "b") });
    expect(seqs(bench)).toEqual([1]);
    bench.actor.send({ type: "resume" });
    expect(seqs(bench)).toEqual([1, 2]);
  });

  it("is cleared of what it shows, not of what it holds back", async () => {
    const bench = aBench();
    await bench.tells({ type: "opened" }, { type: "wire", entry: anEntry(1, "a") });
    bench.actor.send({ type: "pause" });
    await bench.tells({ type: "wire", entry: anEntry(2, "b") });
    bench.actor.send({ type: "clear" });
    expect(seqs(bench)).toEqual([]);
    bench.actor.send({ type: "resume" });
    expect(seqs(bench)).toEqual([2]);
  });
});
