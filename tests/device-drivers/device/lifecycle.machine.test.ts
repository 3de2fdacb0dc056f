import { describe, expect, it } from "vitest";
import { createActor, fromPromise, SimulatedClock } from "xstate";
import { getShortestPaths } from "xstate/graph";
import { DeviceError } from "../../../device-drivers/device/errors.ts";
import {
  deviceState,
  lifecycleDelays,
  lifecycleMachine,
  longestReopen,
  type Recovery,
} from "../../../device-drivers/device/lifecycle.machine.ts";
import { settle } from "../../support/simulated-clock.ts";

type Step = () => Promise<unknown>;

/** A device whose every effect is a function that a test may replace at any time. */
function rig(
  initial: Partial<Record<"look" | "open" | "identify" | "checkHealth" | "reset" | "close", Step>> = {},
  recovery: Recovery = "automatic",
) {
  const calls: string[] = [];
  const rungs: string[] = [];
  const held: string[] = [];
  const effects: Record<string, Step> = {
    look: async () => true,
    open: async () => undefined,
    identify: async () => ({ protocol: "test" }),
    checkHealth: async () => undefined,
    reset: async () => undefined,
    close: async () => undefined,
    ...initial,
  };
  const effect = <T>(name: string) =>
    fromPromise<T>(async () => {
      calls.push(name);
      return (await effects[name]?.()) as T;
    });
  const clock = new SimulatedClock();
  const actor = createActor(
    lifecycleMachine.provide({
      actors: {
        look: effect<boolean>("look"),
        open: effect<void>("open"),
        identify: effect<{ protocol: string }>("identify"),
        checkHealth: effect<void>("checkHealth"),
        reset: effect<void>("reset"),
        close: effect<void>("close"),
      },
      actions: {
        tellRung: (_, { rung, count, cause }) => rungs.push(`${count} ${rung} for ${cause?.code}`),
        tellHeld: (_, { rungs: taken, cause }) => held.push(`after ${taken} for ${cause?.code}`),
      },
    }),
    { clock, input: { now: () => clock.now(), recovery } },
  ).start();
  const pass = async (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 50) {
      await settle();
      clock.increment(Math.min(50, milliseconds - passed));
    }
    await settle();
  };
  return { actor, effects, calls, rungs, held, pass, state: () => deviceState(actor.getSnapshot()) };
}

const fail = (code: ConstructorParameters<typeof DeviceError>[0]) => async () => {
  throw new DeviceError(code, "as the test wants it");
};
const silent = { type: "FAULT", error: { code: "device.silent", detail: "no answer" } } as const;
const lost = { type: "LINE_LOST", error: { code: "line.lost", detail: "gone" } } as const;

describe("a device's life", () => {
  it("looks, opens, identifies, is ready", async () => {
    const { pass, state, calls, actor } = rig();
    expect(state()).toBe("starting");
    await pass(0);
    expect(calls).toEqual(["look", "open", "identify"]);
    expect(state()).toBe("online");
    expect(actor.getSnapshot().context.identity).toEqual({ protocol: "test" });
  });

  it("is told as missing, and taken up when it is plugged in", async () => {
    const { pass, state, effects } = rig({ look: async () => false });
    await pass(0);
    expect(state()).toBe("noDevice");
    effects.look = async () => true;
    await pass(lifecycleDelays.absentPoll);
    expect(state()).toBe("online");
  });

  it.each([
    ["look", "line.busy", "offline", lifecycleDelays.absentPoll],
    ["open", "line.absent", "noDevice", lifecycleDelays.absentPoll],
    ["open", "line.busy", "offline", lifecycleDelays.reopen],
  ] as const)("when %s fails with %s it is %s, and tries again", async (step, code, word, wait) => {
    const { pass, state, effects, calls } = rig({ [step]: fail(code) });
    await pass(0);
    expect(state()).toBe(word);
    effects[step] = async () => true;
    await pass(wait - 50);
    expect(state()).toBe(word);
    await pass(50);
    expect(state()).toBe("online");
    expect(calls.at(-1)).toBe("identify");
  });

  it("asks less and less often for a port that another program holds, and says offline all the while", async () => {
    const { pass, state, actor, calls } = rig({ open: fail("line.busy") });
    const words = new Set<string>();
    await pass(0);
    actor.subscribe(() => words.add(state()));
    calls.length = 0;
    const opened = () => calls.filter((call) => call === "open").length;
    for (const [index, pause] of [2000, 2000, 2000, 4000, longestReopen, longestReopen].entries()) {
      await pass(pause - 50);
      expect(opened()).toBe(index);
      await pass(50);
      expect(opened()).toBe(index + 1);
    }
    expect([...words]).toEqual(["offline"]);
  });

  it("remembers its last error, when it was, and how often it was lost or at fault", async () => {
    const { actor, pass } = rig();
    await pass(1000);
    actor.send(lost);
    await pass(lifecycleDelays.secondLook);
    actor.send(silent);
    await pass(lifecycleDelays.retry);
    expect(actor.getSnapshot().matches("ready")).toBe(true);
    expect(actor.getSnapshot().context).toMatchObject({
      error: { ...silent.error, at: 1000 + lifecycleDelays.secondLook },
      counters: { opened: 2, lost: 1, faulted: 1 },
    });
  });

  it("does not look for a missing device sooner because its line is said to be lost", async () => {
    const { actor, pass, calls } = rig({ look: async () => false });
    await pass(0);
    actor.send(lost);
    expect(actor.getSnapshot().matches("absent")).toBe(true);
    await pass(lifecycleDelays.absentPoll);
    expect(calls).toEqual(["look", "look"]);
  });

  it("believes a lost line only after a second look, and identifies again", async () => {
    const { actor, pass, state, calls } = rig();
    await pass(0);
    calls.length = 0;
    actor.send(lost);
    expect(state()).toBe("offline");
    await pass(lifecycleDelays.secondLook - 50);
    expect(calls).toEqual(["close"]);
    await pass(50);
    expect(calls).toEqual(["close", "look", "open", "identify"]);
    expect(state()).toBe("online");
  });

  it("goes on when even closing a lost line fails", async () => {
    const { actor, pass, state } = rig({ close: fail("line.lost") });
    await pass(0);
    actor.send(lost);
    await pass(lifecycleDelays.secondLook);
    expect(state()).toBe("online");
  });

  it("is busy while it works", async () => {
    const { actor, pass, state } = rig();
    await pass(0);
    actor.send({ type: "WORK_STARTED" });
    expect(state()).toBe("deviceBusy");
    actor.send({ type: "WORK_ENDED" });
    expect(state()).toBe("online");
  });

  it("notices silence while idle", async () => {
    const { pass, state, effects, calls } = rig();
    await pass(0);
    effects.checkHealth = fail("device.silent");
    await pass(lifecycleDelays.healthCheck);
    expect(calls.at(-1)).toBe("checkHealth");
    expect(state()).toBe("offline");
  });

  it("climbs retry, reset, reopen, and reopens for as long as it takes", async () => {
    const { actor, pass, state, effects, calls } = rig();
    await pass(0);
    effects.checkHealth = fail("device.silent");
    effects.reset = fail("device.silent");
    effects.identify = fail("device.silent");
    effects.close = fail("line.lost");
    calls.length = 0;
    actor.send(silent);
    await pass(lifecycleDelays.retry);
    expect(calls).toEqual(["checkHealth"]);
    await pass(lifecycleDelays.reset);
    expect(calls).toEqual(["checkHealth", "reset"]);
    await pass(lifecycleDelays.reopen);
    expect(calls).toEqual(["checkHealth", "reset", "close", "look", "open", "identify"]);
    await pass(2 * lifecycleDelays.reopen);
    expect(calls.slice(6)).toEqual(["close", "look", "open", "identify"]);
    expect(state()).toBe("offline");
    effects.identify = async () => ({ protocol: "test" });
    await pass(4 * lifecycleDelays.reopen);
    expect(state()).toBe("online");
    expect(actor.getSnapshot().context.rung).toBe(0);
  });

  it.each([
    ["retry", 0, lifecycleDelays.retry],
    ["reset", 1, lifecycleDelays.retry + lifecycleDelays.reset],
  ])("never skips identification after %s", async (_rung, failures, wait) => {
    const { actor, pass, effects, calls, state } = rig();
    await pass(0);
    if (failures > 0) effects.checkHealth = fail("device.silent");
    calls.length = 0;
    actor.send(silent);
    await pass(wait);
    expect(calls.at(-1)).toBe("identify");
    expect(state()).toBe("online");
  });

  it.each(["reader.selfTestFailed", "reader.notAuthorised", "printer.hardware"] as const)(
    "asks a device that is broken (%s) again now and then, and says so",
    async (code) => {
      const { actor, pass, state, calls } = rig();
      await pass(0);
      actor.send({ type: "FAULT", error: { code, detail: "as the test wants it" } });
      expect(state()).toBe("hardwareError");
      calls.length = 0;
      await pass(lifecycleDelays.broken - 50);
      expect(calls).toEqual([]);
      await pass(50);
      expect(calls).toEqual(["identify"]);
      expect(state()).toBe("online");
    },
  );

  it("loses the line in any state without getting stuck", async () => {
    for (const preparation of [
      [],
      [{ type: "WORK_STARTED" } as const],
      [silent],
      [{ type: "FAULT", error: { code: "printer.hardware", detail: "" } } as const],
    ]) {
      const { actor, pass, state } = rig();
      await pass(0);
      for (const event of preparation) actor.send(event);
      actor.send(lost);
      await pass(lifecycleDelays.secondLook);
      expect(state()).toBe("online");
    }
  });
});

describe("the ladder of recovery", () => {
  const everyStepFails = {
    checkHealth: fail("device.garbled"),
    reset: fail("line.lost"),
    close: fail("line.busy"),
  };

  it("tells every rung with what it is taken for", async () => {
    const { actor, pass, effects, rungs } = rig();
    await pass(0);
    Object.assign(effects, everyStepFails, { identify: fail("printer.hardware") });
    actor.send(silent);
    await pass(lifecycleDelays.retry + lifecycleDelays.reset + lifecycleDelays.reopen);
    expect(rungs).toEqual([
      "1 retry for device.silent",
      "2 reset for device.garbled",
      "3 reopen for line.lost",
    ]);
  });

  describe("switched off", () => {
    async function held(code: "device.silent" | "printer.hardware" = "device.silent") {
      const all = rig({}, "none");
      await all.pass(0);
      Object.assign(all.effects, everyStepFails, { identify: fail("device.silent") });
      all.actor.send({ type: "FAULT", error: { code, detail: "as the test wants it" } });
      all.calls.length = 0;
      return all;
    }
    const ladder = lifecycleDelays.retry + lifecycleDelays.reset + lifecycleDelays.reopen;

    it.each([
      ["device.silent", "offline"],
      ["printer.hardware", "hardwareError"],
    ] as const)("leaves the device at fault with its cause: %s is %s for an hour", async (code, word) => {
      const { pass, state, calls, actor, rungs, held: told } = await held(code);
      await pass(60_000);
      expect([state(), actor.getSnapshot().context.error?.code, rungs]).toEqual([word, code, []]);
      expect(told).toEqual([`after 0 for ${code}`]);
      // Nothing is done to it but to see whether it is still plugged in.
      expect(new Set(calls)).toEqual(new Set(["look"]));
    });

    it("climbs the whole ladder once by hand, and is left so again, with the newest cause", async () => {
      const { pass, calls, actor, rungs, held: told } = await held();
      for (let times = 1; times <= 2; times += 1) {
        calls.length = 0;
        actor.send({ type: "RECOVER" });
        await pass(ladder);
        expect(calls).toEqual(["checkHealth", "reset", "close", "look", "open", "identify"]);
        expect(actor.getSnapshot().matches("held")).toBe(true);
        expect(actor.getSnapshot().context.rung).toBe(3);
        expect([rungs.length, told.length, told.at(-1)]).toEqual([
          3 * times,
          1 + times,
          "after 3 for device.silent",
        ]);
      }
    });

    it("is well again when a rung helps", async () => {
      const { pass, state, actor, effects } = await held();
      Object.assign(effects, { reset: async () => undefined, identify: async () => ({ protocol: "test" }) });
      actor.send({ type: "RECOVER" });
      await pass(lifecycleDelays.retry + lifecycleDelays.reset);
      expect([state(), actor.getSnapshot().context.rung]).toEqual(["online", 0]);
      actor.send(silent);
      expect(actor.getSnapshot().matches("held")).toBe(true);
    });

    it.each([
      ["the line says so", true],
      ["nobody says so", false],
    ])("follows its plug out and in, when %s", async (_how, isTold) => {
      const { pass, state, actor, effects } = await held();
      Object.assign(effects, { look: async () => false, identify: async () => ({ protocol: "test" }) });
      if (isTold) actor.send(lost);
      await pass(lifecycleDelays.absentPoll + lifecycleDelays.secondLook);
      expect(state()).toBe("noDevice");
      effects.look = async () => true;
      await pass(lifecycleDelays.absentPoll);
      expect(state()).toBe("online");
    });

    it("does not try a port that another program holds, except three times by hand", async () => {
      const { pass, actor, calls, rungs, effects, state } = rig({ open: fail("line.busy") }, "none");
      await pass(20_000);
      expect(calls.filter((call) => call === "open")).toHaveLength(1);
      actor.send({ type: "RECOVER" });
      await pass(20_000);
      expect(calls.filter((call) => call === "open")).toHaveLength(4);
      expect(rungs).toEqual([1, 2, 3].map((count) => `${count} reopen for line.busy`));
      effects.look = fail("line.busy");
      await pass(1000);
      effects.look = async () => true;
      effects.open = async () => undefined;
      actor.send({ type: "RECOVER" });
      await pass(lifecycleDelays.reopen);
      expect(state()).toBe("online");
    });
  });

  it("is started by hand where a broken device would wait", async () => {
    const { actor, pass, state, rungs } = rig();
    await pass(0);
    actor.send({ type: "FAULT", error: { code: "printer.hardware", detail: "" } });
    actor.send({ type: "RECOVER" });
    await pass(lifecycleDelays.retry);
    expect([state(), rungs]).toEqual(["online", ["1 retry for printer.hardware"]]);
  });
});

describe("the shape of the machine", () => {
  it("reaches every state", () => {
    const done = (name: string) => ({ type: `xstate.done.actor.${name}` });
    const outcomes = (path: string) => [
      { ...done(`0.device.${path}`), output: true },
      { type: `xstate.error.actor.0.device.${path}`, error: new DeviceError("device.silent", "") },
      { type: `xstate.error.actor.0.device.${path}`, error: new DeviceError("printer.hardware", "") },
    ];
    const invoking = [
      "looking",
      "opening",
      "identifying",
      "suspect",
      "ready.checking",
      "recovering.retrying",
      "recovering.resetting",
      "recovering.closing",
      "held.watching",
    ];
    const waiting = Object.entries({
      absent: "absentPoll",
      suspect: "secondLook",
      broken: "broken",
      "ready.resting": "healthCheck",
      "recovering.retryWait": "retry",
      "recovering.resetWait": "reset",
      "recovering.reopenWait": "reopen",
      "held.waiting": "absentPoll",
    }).map(([state, delay]) => ({ type: `xstate.after.${delay}.device.${state}` }));
    const paths = (["automatic", "none"] as const).flatMap((recovery) =>
      getShortestPaths(lifecycleMachine, {
        input: { now: () => 0, recovery },
        events: [
          ...invoking.flatMap(outcomes),
          { ...done("0.device.looking"), output: false },
          { ...done("0.device.held.watching"), output: false },
          ...waiting,
          lost,
          silent,
          { type: "WORK_STARTED" },
          { type: "WORK_ENDED" },
          { type: "RECOVER" },
        ] as never[],
        serializeState: (snapshot) =>
          JSON.stringify([snapshot.value, snapshot.context.rung, snapshot.context.error?.code]),
        limit: 5000,
        stopWhen: (snapshot) => snapshot.context.rung > 3,
      }),
    );
    const reached = new Set(paths.map(({ state }) => JSON.stringify(state.value)));
    expect([...reached].sort()).toEqual(
      [
        '"absent"',
        '"broken"',
        '"busy"',
        '"identifying"',
        '"looking"',
        '"opening"',
        '"suspect"',
        '{"held":"waiting"}',
        '{"held":"watching"}',
        '{"ready":"checking"}',
        '{"ready":"resting"}',
        '{"recovering":"closing"}',
        '{"recovering":"reopenWait"}',
        '{"recovering":"resetWait"}',
        '{"recovering":"resetting"}',
        '{"recovering":"retryWait"}',
        '{"recovering":"retrying"}',
      ].sort(),
    );
  });

  it("uses every delay", () => {
    const used = new Set(
      JSON.stringify(lifecycleMachine.config)
        .match(/"after":\{"(\w+)"/g)
        ?.map((text) => /\{"(\w+)"/.exec(text)?.[1]),
    );
    expect([...used].sort()).toEqual(Object.keys(lifecycleDelays).sort());
  });

  it("handles the failure of everything it invokes", () => {
    const text = JSON.stringify(lifecycleMachine.config, (_key, value) =>
      typeof value === "function" ? "function" : value,
    );
    expect(text.match(/"invoke"/g)?.length).toBe(text.match(/"onError"/g)?.length);
  });
});
