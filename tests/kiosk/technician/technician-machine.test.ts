import { describe, expect, it } from "vitest";
import { createActor, fromCallback, fromPromise } from "xstate";
import { getShortestPaths } from "xstate/graph";
import { diagonals, initialTechnician, type TechnicianEvent } from "../../../kiosk/technician/context.ts";
import type {
  Answer,
  Command,
  Inventory,
  LearningEvent,
  Places,
  TerminalEvent,
  TestRun,
} from "../../../kiosk/technician/effects.ts";
import { pages, stateOf } from "../../../kiosk/technician/snapshot.ts";
import { createTechnicianMachine } from "../../../kiosk/technician/technician.machine.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import type {
  DeviceCard,
  KeypadFunction,
  ScreenSizeView,
  TestRecord,
} from "../../../server/contract/technician.ts";
import { flawsOf } from "../../support/machine-nodes.ts";
import { settle } from "../../support/simulated-clock.ts";

const never = <T>() => new Promise<T>(() => undefined);
const places: Places = {
  terminalId: "HL-01",
  technicians: [{ id: "tech-1", name: "小许（演示）" }],
  demoPassword: null,
};
const device: DeviceCard = {
  name: "receipt-printer",
  family: "receipt-printer",
  address: "/dev/ttyUSB1",
  state: "online",
  since: 1,
  inService: true,
  recovery: { mode: "automatic", rungs: 0, waits: false },
  simulated: null,
  identity: null,
  lastFault: null,
  counters: { opened: 1, faults: 0, messages: 0 },
  selfTests: [
    { name: "status", needsEyes: false },
    { name: "cutter", needsEyes: true },
  ],
};
const keypad: DeviceCard = {
  ...device,
  name: "keypad",
  family: "keypad",
  selfTests: [],
  keys: { map: { up: "07:52" }, source: "ordinary" },
};
const learntKeypad: DeviceCard = { ...keypad, keys: { map: { up: "07:10" }, source: "learnt" } };
const measured: ScreenSizeView = {
  measured: { diagonalInches: 23.8, at: 1, technician: "小许（演示）" },
  configuredInches: 21.5,
};
const inventory: Inventory = {
  devices: [device, keypad],
  wire: [],
  faults: [],
  tests: [],
  screen: { measured: null, configuredInches: 21.5 },
  damagedSettings: ["keypadKeys", "screenDiagonal"],
  ports: null,
  vendorMode: "inactive",
};
const record = (test: string, more: Partial<TestRecord> = {}): TestRecord => ({
  id: 1,
  at: 1,
  device: device.name,
  test,
  technician: "小许（演示）",
  outcome: "passed",
  findings: [],
  fault: null,
  ...more,
});
const runs: readonly TestRun[] = ["status", "cutter"].map((test) => ({ device: device.name, test }));

type Effects = Parameters<typeof createTechnicianMachine>[0];
const silent: Effects = {
  now: () => 0,
  report: () => undefined,
  watchTerminal: fromCallback<{ type: "none" }, Record<string, never>, TerminalEvent>(() => undefined),
  listPlaces: fromPromise<Places>(never),
  signIn: fromPromise<string, { id: string; password: string }>(never),
  signOut: fromPromise<void>(never),
  fetchInventory: fromPromise<Inventory>(never),
  runSelfTest: fromPromise<TestRecord, TestRun>(never),
  learnKeys: fromCallback<{ type: "none" }, { device: string }, LearningEvent>(() => undefined),
  skipKey: fromPromise<void, { name: KeypadFunction }>(never),
  sendCommand: fromPromise<Answer, Command>(never),
};

const done = (state: string, output: unknown) => ({
  type: `xstate.done.actor.0.technician.${state}`,
  output,
});
const failed = (state: string) => ({
  type: `xstate.error.actor.0.technician.${state}`,
  error: new ContractError("technician.notSignedIn", "the walk wants it"),
});
const events = [
  { type: "connection", state: "open" },
  { type: "connection", state: "lost" },
  { type: "typePassword", text: "x" },
  ...(["signIn", "signOut", "tryAgain", "dismissError", "stopTests"] as const).map((type) => ({ type })),
  { type: "openTab", tab: "report" },
  { type: "runTests", runs },
  { type: "command", command: { type: "takeOut", device: device.name } },
  done("signedOut.loading", places),
  failed("signedOut.loading"),
  done("signedOut.signingIn", "小许（演示）"),
  failed("signedOut.signingIn"),
  done("signedIn.opening", inventory),
  failed("signedIn.opening"),
  done("signedIn.testing", record("status")),
  failed("signedIn.testing"),
  { type: "learnKeys", device: keypad.name },
  { type: "skipKey" },
  { type: "cancelLearning" },
  { type: "learning.step", step: { asked: "up", learnt: {}, refused: null } },
  { type: "learning.step", step: { asked: "down", learnt: { up: "07:10" }, refused: "up" } },
  { type: "learning.ended", end: { outcome: "saved", device: learntKeypad } },
  { type: "learning.ended", end: { outcome: "nothingLearnt" } },
  { type: "learning.ended", end: { outcome: "failed", fault: "line.lost" } },
  { type: "learning.failed", error: new ContractError("technician.unknown", "the walk wants it") },
  failed("signedIn.learning"),
  done("signedIn.learning.skipping", undefined),
  failed("signedIn.learning.skipping"),
  done("signedIn.commanding", { type: "devices", devices: [{ ...device, inService: false }] }),
  failed("signedIn.commanding"),
  done("signedIn.leaving", undefined),
  failed("signedIn.leaving"),
] as unknown as TechnicianEvent[];

const situations = getShortestPaths(createTechnicianMachine(silent), {
  events,
  serializeState: ({
    value,
    context: { name, form, places: listed, connection, runs: left, command, learning, learnt, error, tab },
  }) =>
    JSON.stringify([
      value,
      name,
      form,
      listed !== null,
      connection,
      left,
      command,
      learning,
      learnt?.end.outcome,
      error,
      tab,
    ]),
}).map(({ state }) => state);

describe("every reachable situation of the technician's page", () => {
  it("has a page, and every state is reached", () => {
    expect([...new Set(situations.map(stateOf))].sort()).toEqual(Object.keys(pages).sort());
  });

  it("shows nothing of the terminal to who is not signed in, and keeps no password behind the form", () => {
    for (const state of situations) {
      const { name, devices, tests, wire, form } = state.context;
      if (state.matches("signedOut")) expect([name, devices, tests, wire]).toEqual([null, [], [], []]);
      else expect([name, form.password]).toEqual(["小许（演示）", ""]);
    }
  });

  it("has tests and commands under way exactly while they are awaited", () => {
    for (const state of situations) {
      expect([stateOf(state), state.context.runs.length > 0]).toEqual([
        stateOf(state),
        stateOf(state) === "testing",
      ]);
      expect(state.context.command !== null).toBe(stateOf(state) === "commanding");
    }
  });

  it("has keys being learned exactly while they are, and skips only what is asked for", () => {
    for (const state of situations) {
      const name = stateOf(state);
      const isLearning = name === "asking" || name === "skipping";
      expect([name, state.context.learning !== null]).toEqual([name, isLearning]);
      if (name === "skipping") expect(state.context.learning?.step).not.toBeNull();
      if (isLearning) expect(state.can({ type: "cancelLearning" })).toBe(true);
      expect(state.can({ type: "skipKey" })).toBe(name === "asking" && state.context.learning?.step !== null);
    }
  });

  it("can always be left or tried again", () => {
    for (const state of situations) {
      const name = stateOf(state);
      if (name === "ready") expect(state.can({ type: "signOut" })).toBe(true);
      if (name === "testing") expect(state.can({ type: "stopTests" })).toBe(true);
      if (name === "failed") expect(state.can({ type: "tryAgain" })).toBe(true);
    }
  });
});

/** A machine that is signed in, with self-tests that end when told. */
async function atWork(how: { answer?: Answer; skipKey?: () => Promise<void> } = {}) {
  const learnings: { device: string; send: (event: LearningEvent) => void; stopped: boolean }[] = [];
  const skipped: KeypadFunction[] = [];
  const ends: { run: TestRun; end: (record: TestRecord) => void; aborted: boolean }[] = [];
  let tell: (event: TerminalEvent) => void = () => undefined;
  const actor = createActor(
    createTechnicianMachine({
      ...silent,
      watchTerminal: fromCallback<{ type: "none" }, Record<string, never>, TerminalEvent>(({ sendBack }) => {
        tell = sendBack;
        sendBack({ type: "connection", state: "open" });
      }),
      listPlaces: fromPromise<Places>(async () => places),
      signIn: fromPromise<string, { id: string; password: string }>(async () => "小许（演示）"),
      fetchInventory: fromPromise<Inventory>(async () => inventory),
      learnKeys: fromCallback<{ type: "none" }, { device: string }, LearningEvent>(({ input, sendBack }) => {
        const entry = { ...input, send: sendBack, stopped: false };
        learnings.push(entry);
        return () => {
          entry.stopped = true;
        };
      }),
      skipKey: fromPromise<void, { name: KeypadFunction }>(({ input }) => {
        skipped.push(input.name);
        return how.skipKey?.() ?? never();
      }),
      sendCommand: fromPromise<Answer, Command>(() => (how.answer ? Promise.resolve(how.answer) : never())),
      runSelfTest: fromPromise<TestRecord, TestRun>(
        ({ input, signal }) =>
          new Promise((resolve) => {
            const entry = { run: input, end: resolve, aborted: false };
            ends.push(entry);
            signal.addEventListener("abort", () => {
              entry.aborted = true;
            });
          }),
      ),
    }),
  );
  actor.start();
  await settle();
  actor.send({ type: "typePassword", text: "demo" });
  actor.send({ type: "signIn" });
  await settle();
  return { actor, ends, learnings, skipped, tell: (event: TerminalEvent) => tell(event) };
}

describe("a technician at work", () => {
  it("runs the tests one after the other and keeps the newest record of each", async () => {
    const { actor, ends } = await atWork();
    actor.send({ type: "runTests", runs });
    for (const index of [0, 1]) {
      await settle();
      expect(ends).toHaveLength(index + 1);
      ends[index]?.end(record(ends[index].run.test, { id: index + 1 }));
    }
    await settle();
    expect(stateOf(actor.getSnapshot())).toBe("ready");
    expect(actor.getSnapshot().context.tests.map(({ test, id }) => [test, id])).toEqual([
      ["cutter", 2],
      ["status", 1],
    ]);
    actor.send({ type: "runTests", runs: runs.slice(0, 1) });
    await settle();
    ends[2]?.end(record("status", { id: 3, outcome: "failed" }));
    await settle();
    expect(actor.getSnapshot().context.tests.map(({ test, id }) => [test, id])).toEqual([
      ["status", 3],
      ["cutter", 2],
    ]);
  });

  it("stops the test on the device when told to stop", async () => {
    const { actor, ends } = await atWork();
    actor.send({ type: "runTests", runs });
    await settle();
    actor.send({ type: "stopTests" });
    await settle();
    expect([ends[0]?.aborted, stateOf(actor.getSnapshot()), actor.getSnapshot().context.runs]).toEqual([
      true,
      "ready",
      [],
    ]);
  });

  it("says that the report is printed although the printer was busy with it, until another test ends", async () => {
    const { actor, ends, tell } = await atWork({ answer: { type: "printed" } });
    actor.send({ type: "command", command: { type: "printReport", lines: ["x"] } });
    tell({ type: "devicesChanged", devices: [{ ...device, state: "deviceBusy" }] });
    await settle();
    tell({ type: "devicesChanged", devices: [device] });
    expect(actor.getSnapshot().context.printed).toBe(true);
    actor.send({ type: "runTests", runs: runs.slice(0, 1) });
    await settle();
    ends[0]?.end(record("status"));
    await settle();
    expect(actor.getSnapshot().context.printed).toBe(false);
  });

  it("is signed out by a lost connection, and says so", async () => {
    const { actor, tell } = await atWork();
    actor.send({ type: "setDiagonal", inches: 15.6 });
    tell({ type: "connection", state: "lost" });
    await settle();
    const { context } = actor.getSnapshot();
    expect(context).toEqual({
      ...initialTechnician,
      places,
      connection: "lost",
      diagonal: 15.6,
      error: "message.connectionLost",
    });
  });

  it("keeps the screen's size within what screens are", async () => {
    const { actor } = await atWork();
    actor.send({ type: "setDiagonal", inches: 500 });
    expect(actor.getSnapshot().context.diagonal).toBe(diagonals.largest);
    actor.send({ type: "setDiagonal", inches: 1 });
    expect(actor.getSnapshot().context.diagonal).toBe(diagonals.smallest);
  });

  it("keeps the measured size, and goes back to what counts after saving it", async () => {
    const { actor, tell } = await atWork({ answer: { type: "screen", screen: measured } });
    actor.send({ type: "setDiagonal", inches: 23.8 });
    actor.send({ type: "command", command: { type: "saveScreen", diagonalInches: 23.8 } });
    await settle();
    const { screen, diagonal, damagedSettings } = actor.getSnapshot().context;
    expect([screen, diagonal, damagedSettings]).toEqual([measured, null, ["keypadKeys"]]);
    tell({ type: "screenChanged", screen: { measured: null, configuredInches: null } });
    expect(actor.getSnapshot().context.screen.measured).toBeNull();
  });

  it("says what eyes should see while a test shows it, and no longer", async () => {
    const { actor, ends, tell } = await atWork();
    actor.send({ type: "runTests", runs });
    await settle();
    const showing = { device: device.name, test: "status", value: "red" };
    tell({ type: "showing", ...showing });
    expect(actor.getSnapshot().context.showing).toMatchObject(showing);
    ends[0]?.end(record("status"));
    await settle();
    expect(actor.getSnapshot().context.showing).toBeNull();
    tell({ type: "showing", ...showing });
    actor.send({ type: "stopTests" });
    expect(actor.getSnapshot().context.showing).toBeNull();
    tell({ type: "showing", ...showing });
    expect(actor.getSnapshot().context.showing).toBeNull();
  });
});

describe("a technician who teaches a keypad its keys", () => {
  const down = { asked: "down", learnt: { up: "07:10" }, refused: "up" } as const;
  const learning = async (how: Parameters<typeof atWork>[0] = {}) => {
    const all = await atWork(how);
    all.actor.send({ type: "learnKeys", device: keypad.name });
    await settle();
    return { ...all, context: () => all.actor.getSnapshot().context };
  };

  it("is asked for one function after the other, and sees the keys once they are kept", async () => {
    const { actor, learnings, context } = await learning();
    expect(context().learning).toEqual({ device: "keypad", step: null });
    learnings[0]?.send({ type: "learning.step", step: down });
    expect(context().learning).toEqual({ device: "keypad", step: down });
    learnings[0]?.send({ type: "learning.ended", end: { outcome: "saved", device: learntKeypad } });
    expect(stateOf(actor.getSnapshot())).toBe("ready");
    expect(context()).toMatchObject({
      learning: null,
      learnt: { device: "keypad", end: { outcome: "saved" } },
      devices: [device, learntKeypad],
      damagedSettings: ["screenDiagonal"],
    });
    actor.send({ type: "learnKeys", device: keypad.name });
    expect(context().learnt).toBeNull();
  });

  it.each([{ outcome: "nothingLearnt" }, { outcome: "failed", fault: "line.lost" }] as const)(
    "is told how it ended, with the keys as they were: %j",
    async (end) => {
      const { learnings, context } = await learning();
      learnings[0]?.send({ type: "learning.ended", end });
      expect(context()).toMatchObject({
        learning: null,
        learnt: { end },
        devices: [device, keypad],
        error: null,
      });
      expect(context().damagedSettings).toEqual(inventory.damagedSettings);
    },
  );

  it("skips the function that is asked for, once, and goes on", async () => {
    let end: () => void = () => undefined;
    const { actor, learnings, skipped } = await learning({
      skipKey: () =>
        new Promise((resolve) => {
          end = resolve;
        }),
    });
    actor.send({ type: "skipKey" });
    expect(skipped).toEqual([]);
    learnings[0]?.send({ type: "learning.step", step: down });
    actor.send({ type: "skipKey" });
    actor.send({ type: "skipKey" });
    await settle();
    expect([skipped, stateOf(actor.getSnapshot())]).toEqual([["down"], "skipping"]);
    end();
    await settle();
    expect([stateOf(actor.getSnapshot()), learnings[0]?.stopped]).toEqual(["asking", false]);
  });

  it("goes on when skipping failed, and is told", async () => {
    const { actor, learnings, context } = await learning({
      skipKey: () => Promise.reject(new ContractError("technician.unknown", "too late")),
    });
    learnings[0]?.send({ type: "learning.step", step: down });
    actor.send({ type: "skipKey" });
    await settle();
    expect([stateOf(actor.getSnapshot()), context().error, learnings[0]?.stopped]).toEqual([
      "asking",
      "technician.unknown",
      false,
    ]);
  });

  it("stops it on the keypad when cancelled, and when the connection is lost", async () => {
    const first = await learning();
    first.actor.send({ type: "cancelLearning" });
    expect([first.learnings[0]?.stopped, stateOf(first.actor.getSnapshot())]).toEqual([true, "ready"]);
    expect(first.context()).toMatchObject({ learning: null, learnt: null });
    const second = await learning();
    second.tell({ type: "connection", state: "lost" });
    expect([second.learnings[0]?.stopped, second.context().learning]).toEqual([true, null]);
  });

  it("is told when the command itself failed", async () => {
    const { learnings, context, actor } = await learning();
    learnings[0]?.send({
      type: "learning.failed",
      error: new ContractError("technician.notSignedIn", "gone"),
    });
    expect([stateOf(actor.getSnapshot()), context().error, context().learning]).toEqual([
      "ready",
      "technician.notSignedIn",
      null,
    ]);
  });
});

it("has an answer to the failure of everything it invokes", () => {
  expect(flawsOf(createTechnicianMachine(silent))).toEqual([]);
});
