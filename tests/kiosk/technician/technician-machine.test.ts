import { describe, expect, it } from "vitest";
import { createActor, fromCallback, fromPromise } from "xstate";
import { getShortestPaths } from "xstate/graph";
import type {
  Answer,
  Command,
  Inventory,
  Places,
  TerminalEvent,
  TestRun,
} from "../../../kiosk/technician/effects.ts";
import { pages, stateOf } from "../../../kiosk/technician/snapshot.ts";
import {
  createTechnicianMachine,
  diagonals,
  initialTechnician,
  type TechnicianEvent,
} from "../../../kiosk/technician/technician.machine.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import type { DeviceCard, TestRecord } from "../../../server/contract/technician.ts";
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
  simulated: null,
  identity: null,
  lastFault: null,
  counters: { opened: 1, faults: 0, messages: 0 },
  selfTests: [
    { name: "status", needsEyes: false },
    { name: "cutter", needsEyes: true },
  ],
};
const inventory: Inventory = { devices: [device], wire: [], faults: [], tests: [], ports: null };
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
  done("signedIn.commanding", { type: "devices", devices: [{ ...device, inService: false }] }),
  failed("signedIn.commanding"),
  done("signedIn.leaving", undefined),
  failed("signedIn.leaving"),
] as unknown as TechnicianEvent[];

const situations = getShortestPaths(createTechnicianMachine(silent), {
  events,
  serializeState: ({
    value,
    context: { name, form, places: listed, connection, runs: left, command, error, tab },
  }) => JSON.stringify([value, name, form, listed !== null, connection, left, command, error, tab]),
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
async function atWork(how: { answer?: Answer } = {}) {
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
  return { actor, ends, tell: (event: TerminalEvent) => tell(event) };
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
});
