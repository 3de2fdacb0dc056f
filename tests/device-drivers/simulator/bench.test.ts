import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import { hidPosFaults } from "../../../device-drivers/code-scanner/simulated-faults.ts";
import { documentPrinterFaults } from "../../../device-drivers/document-printer/simulated-faults.ts";
import { type BaudRate, findBaudRate } from "../../../device-drivers/id-card-reader/rate-search.ts";
import { createIdCardReaderSession } from "../../../device-drivers/id-card-reader/session.ts";
import { readerFaults } from "../../../device-drivers/id-card-reader/simulated-faults.ts";
import { keypadFaults } from "../../../device-drivers/keypad/simulated-faults.ts";
import { printerFaults } from "../../../device-drivers/receipt-printer/simulated-faults.ts";
import { sensorsFaults } from "../../../device-drivers/sensors/simulated-faults.ts";
import {
  BenchError,
  type BenchEvent,
  createBench,
  wireHistory,
} from "../../../device-drivers/simulator/bench.ts";
import { personas } from "../../../device-drivers/simulator/personas.ts";
import { simulatedReader } from "../../../device-drivers/simulator/simulated-reader.ts";
import { simulatedStatusLight } from "../../../device-drivers/simulator/simulated-status-light.ts";
import { createStandardBench, type StandardBench } from "../../../device-drivers/simulator/standard-bench.ts";
import { luxafor } from "../../../device-drivers/status-light/luxafor.ts";
import { createStatusLightSession } from "../../../device-drivers/status-light/session.ts";
import { SimulatedStatusLight } from "../../../device-drivers/status-light/simulated.ts";
import { voiceFaults } from "../../../device-drivers/voice/simulated-faults.ts";
import { displayFaults } from "../../../device-drivers/window-display/simulated-faults.ts";
import { windowLineFaults } from "../../../device-drivers/window-line/simulated-faults.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

/** A bench in memory, a session on its reader, and what the bench tells. */
async function withReader(options: { pace?: boolean } = {}) {
  const clock = new SimulatedClock();
  const { bench } = createStandardBench({
    directory: "unused",
    clock,
    paper: 80,
    forceMemory: true,
    ...options,
  });
  await bench.start();
  const events: BenchEvent[] = [];
  bench.onEvent((event) => events.push(event));
  const transport = await bench.source("id-card-reader").open();
  const session = createIdCardReaderSession(transport, clock);
  const signal = new AbortController().signal;
  return { clock, bench, events, transport, session, signal };
}

describe("what the bench tells", () => {
  it("numbers and dates every frame, and says what it means", async () => {
    const { clock, bench, events, session, signal } = await withReader();
    const begun = clock.now();
    const checked = session.checkHealth(signal);
    await clock.advance(100);
    await checked;
    const device = "id-card-reader";
    expect(bench.wire()).toMatchObject([
      { seq: 1, at: begun, device, direction: "toDevice", hex: "AA AA AA 96 69 00 03 11 FF ED" },
      { seq: 2, at: begun + 10, device, direction: "toHost", hex: "AA AA AA 96 69 00 04 00 00 90 94" },
    ]);
    expect(bench.wire().map(({ meaning }) => meaning)).toEqual(["SAM status", "done"]);
    expect(events).toEqual(bench.wire().map((entry) => ({ type: "wire", entry })));
  });

  it("keeps the last entries only", async () => {
    const { clock, bench, session, signal } = await withReader();
    for (let round = 0; round < wireHistory; round++) {
      const checked = session.checkHealth(signal);
      await clock.advance(10);
      await checked;
    }
    expect(bench.wire()).toHaveLength(wireHistory);
    expect(bench.wire().at(-1)?.seq).toBe(2 * wireHistory);
  });

  it("shows a card being read, and nothing of whose it is", async () => {
    const { clock, bench, events, session, signal } = await withReader();
    const reading: unknown[] = [];
    bench.onEvent(({ type }) => {
      if (type === "state") reading.push(bench.state()[0]?.state.reading);
    });
    for (const { id, document } of personas) {
      await bench.perform("id-card-reader", "layCard", { persona: id });
      const read = session.findAndSelect(signal).then(() => session.readCard(signal));
      await clock.advance(2000);
      expect((await read).document.number).toBe(document.number);
      await bench.perform("id-card-reader", "removeCard", {});
      const told = JSON.stringify([events, bench.wire(), bench.state()]);
      expect(told).toContain("card data");
      const secrets = "name" in document ? [document.number, document.name] : [document.number];
      for (const secret of secrets) {
        const onTheWire = Buffer.from(secret, "utf16le")
          .toString("hex")
          .toUpperCase()
          .replace(/(..)(?=.)/g, "$1 ");
        for (const form of [secret, onTheWire]) expect(told).not.toContain(form);
      }
    }
    const changes = reading.filter((value, index) => value !== reading[index - 1]);
    expect(changes).toEqual([...personas.flatMap(() => [false, true]), false]);
  });

  it("tells when a fault is spent and when a card has gone by itself", async () => {
    const { clock, bench, session, signal } = await withReader();
    const told: unknown[] = [];
    bench.onEvent(({ type }) => {
      const [reader] = bench.state();
      if (type === "state") told.push([reader?.state.card, reader?.faults]);
    });
    const persona = personas[0]?.id;
    await bench.perform("id-card-reader", "layCard", { persona });
    await bench.perform("id-card-reader", "setFault", { fault: "cardLiftedDuringRead" });
    const read = session.findAndSelect(signal).then(() => session.readCard(signal));
    const failed = expect(read).rejects.toMatchObject({ code: "reader.cardMoved" });
    await clock.advance(2000);
    await failed;
    expect(told.slice(0, 2)).toEqual([
      [persona, []],
      [persona, ["cardLiftedDuringRead"]],
    ]);
    expect(told.at(-1)).toEqual([null, []]);
  });

  it("goes on telling others when one listener fails, and gives a warning", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const { bench } = await withReader();
    const heard: BenchEvent[] = [];
    const cause = new Error("a bad listener");
    bench.onEvent(() => {
      throw cause;
    });
    const stop = bench.onEvent((event) => heard.push(event));
    await bench.perform("id-card-reader", "removeCard", {});
    expect(heard).toEqual([{ type: "state" }]);
    expect(warn).toHaveBeenCalledExactlyOnceWith(cause);
    stop();
    await bench.perform("id-card-reader", "removeCard", {});
    expect(heard).toHaveLength(1);
    warn.mockRestore();
  });

  it("gives bytes the time that they take at the device's rate, when asked to", async () => {
    const answerAfter = async (pace: boolean) => {
      const { clock, bench, session, signal } = await withReader({ pace });
      await bench.perform("id-card-reader", "layCard", { persona: personas[0]?.id });
      const begun = clock.now();
      let ended = 0;
      const read = session
        .findAndSelect(signal)
        .then(() => session.readCard(signal))
        .then(() => {
          ended = clock.now();
        });
      await clock.advance(3000);
      await read;
      await bench.stop();
      return ended - begun;
    };
    const [atOnce, paced] = [await answerAfter(false), await answerAfter(true)];
    // A card's reply takes 112.4 ms at 115200 baud, the frames around it some 6 ms.
    expect(paced - atOnce).toBeGreaterThanOrEqual(112);
    expect(paced - atOnce).toBeLessThan(125);
  });
});

const faultsOf: Readonly<Record<string, readonly string[]>> = {
  "id-card-reader": Object.keys(readerFaults),
  "receipt-printer": Object.entries(printerFaults).flatMap(([fault, description]) =>
    "needsPresenter" in description ? [] : [fault],
  ),
  "code-scanner": Object.keys(hidPosFaults),
  keypad: Object.keys(keypadFaults),
  voice: Object.keys(voiceFaults),
  "window-display": Object.keys(displayFaults),
  "window-line": Object.keys(windowLineFaults),
  sensors: Object.keys(sensorsFaults),
  "document-printer": Object.keys(documentPrinterFaults),
  "status-light": [...new SimulatedStatusLight("luxafor", new SimulatedClock()).possibleFaults],
};

describe.each([{ forceMemory: true }, { forceMemory: false }])("the bench, %j", ({ forceMemory }) => {
  let directory: string;
  let standard: StandardBench;
  let clock: SimulatedClock;

  beforeEach(async () => {
    clock = new SimulatedClock();
    directory = await mkdtemp(join(tmpdir(), "xiaohu-bench-"));
    standard = createStandardBench({ directory, clock, paper: 80, forceMemory });
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
      expect([device, faults]).toEqual([device, faultsOf[device]]);
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
      expect(stateOf("id-card-reader")?.state).toEqual({ card: id, reading: false, baudRate: 115_200 });
    }
    await standard.bench.perform("id-card-reader", "removeCard", {});
    expect(stateOf("id-card-reader")?.state).toEqual({ card: null, reading: false, baudRate: 115_200 });
  });

  it("has a reader that can be set to another rate, and is found there", async () => {
    const sourceAt = (baudRate: BaudRate) => standard.bench.sourceAt("id-card-reader", baudRate);
    await expect(
      standard.bench.perform("id-card-reader", "setBaudRate", { baudRate: "1200" }),
    ).rejects.toMatchObject({ code: "invalidArguments" });
    await standard.bench.perform("id-card-reader", "setBaudRate", { baudRate: "57600" });
    expect(stateOf("id-card-reader")?.state).toMatchObject({ baudRate: 57_600 });
    const signal = new AbortController().signal;
    const search = findBaudRate({ sourceAt, clock: systemClock, first: 57_600 }, signal);
    let isFound = false;
    const found = search.finally(() => {
      isFound = true;
    });
    // The reader takes its time by the bench's clock.
    while (!isFound) await clock.advance(1);
    expect((await found).baudRate).toBe(57_600);
    await (await found).close();
    await standard.bench.perform("id-card-reader", "setBaudRate", { baudRate: "115200" });
  });

  it("stands on the same port again after it was unplugged, whatever was asked at once", async () => {
    const source = standard.bench.source("receipt-printer");
    const { address } = source;
    await Promise.all(
      ["unplug", "plug", "plug", "unplug", "plug"].map((action) =>
        standard.bench.perform("receipt-printer", action, {}),
      ),
    );
    expect(stateOf("receipt-printer")).toMatchObject({ plugged: true, address });
    expect(await source.exists()).toBe(true);
    await (await source.open()).close();
  });

  it("puts in a full roll", async () => {
    for (const fault of ["paperOut", "paperNearEnd"]) {
      await standard.bench.perform("receipt-printer", "setFault", { fault });
    }
    expect(stateOf("receipt-printer")?.state).toMatchObject({ paper: "out" });
    await standard.bench.perform("receipt-printer", "loadPaper", {});
    expect(stateOf("receipt-printer")).toMatchObject({ faults: [], state: { paper: "full" } });
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
    ["receipt-printer", "takeTicket", { ticket: 1 }, "invalidArguments"],
    ["receipt-printer", "setFault", { fault: "hasOwnProperty" }, "invalidArguments"],
  ])("refuses %s.%s %j with %s and changes nothing", async (device, action, args, code) => {
    const before = JSON.stringify(standard.bench.state());
    await expect(standard.bench.perform(device, action, args)).rejects.toMatchObject({ code });
    expect(JSON.stringify(standard.bench.state())).toBe(before);
  });
});

describe("a HID device on the bench", () => {
  it("has a line of its own kind, always in memory, beside serial ones", async () => {
    const clock = new SimulatedClock();
    const directory = await mkdtemp(join(tmpdir(), "xiaohu-bench-"));
    const bench = createBench({
      directory,
      clock,
      devices: [simulatedReader(clock), simulatedStatusLight(clock, "luxafor")],
      pace: true,
    });
    await bench.start();
    expect(bench.state()).toMatchObject([
      { device: "id-card-reader", line: bench.lineKind, plugged: true },
      { device: "status-light", line: "memory", address: "memory:status-light", plugged: true },
    ]);
    expect(() => bench.hidSource("id-card-reader")).toThrow("no HID device");
    const lost: unknown[] = [];
    const transport = await bench.hidSource("status-light").open();
    transport.onLost((cause) => lost.push(cause));
    const session = createStatusLightSession(luxafor, transport, clock);
    const { signal } = new AbortController();
    await session.setLight({ flashRate: "quick", colour: "magenta" }, signal);
    await settle();
    expect(bench.state()[1]?.state).toEqual({ colour: "magenta", flash: { on: 250, off: 250 }, ignored: 0 });
    expect(bench.wire()).toMatchObject([
      {
        direction: "toDevice",
        hex: "00 03 FF FF 00 FF 19 00 00",
        meaning: "magenta, strobe, speed 25, repeat 0",
      },
    ]);
    await bench.perform("status-light", "setFault", { fault: "noRed" });
    expect(bench.state()[1]).toMatchObject({ faults: ["noRed"], state: { colour: "blue" } });
    await expect(bench.perform("status-light", "setFault", { fault: "stalled" })).rejects.toThrow(BenchError);

    await bench.perform("status-light", "unplug", {});
    expect(lost).toMatchObject([{ code: "line.lost" }]);
    expect(bench.state()[1]).toMatchObject({ plugged: false, state: { colour: "off" } });
    await bench.perform("status-light", "plug", {});
    await createStatusLightSession(luxafor, await bench.hidSource("status-light").open(), clock).identify(
      signal,
    );
    await bench.stop();
  });
});
