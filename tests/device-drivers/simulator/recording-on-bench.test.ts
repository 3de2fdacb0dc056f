import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatTraceLine } from "../../../device-drivers/device/trace-lines.ts";
import { createIdCardReaderSession } from "../../../device-drivers/id-card-reader/session.ts";
import { type Bench, longestTrace } from "../../../device-drivers/simulator/bench.ts";
import { readerFromTrace } from "../../../device-drivers/simulator/recorded-reader.ts";
import { createStandardBench } from "../../../device-drivers/simulator/standard-bench.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const reader = "id-card-reader";
const never = new AbortController().signal;

async function aBench() {
  const clock = new SimulatedClock();
  const { bench } = createStandardBench({ directory: "unused", clock, paper: 80, forceMemory: true });
  await bench.start();
  const finish = async <T>(work: Promise<T>) => {
    let isDone = false;
    const settled = work.then(
      (value) => value,
      (cause: Error & { code?: string }) => cause.code,
    );
    void settled.then(() => {
      isDone = true;
    });
    const from = clock.now();
    while (!isDone && clock.now() - from < 20_000) await clock.advance(1);
    return { value: await settled, took: clock.now() - from };
  };
  const open = async () => createIdCardReaderSession(await bench.source(reader).open(), clock);
  return { clock, bench, finish, open };
}

const actionsOf = (bench: Bench) => bench.state()[0]?.actions.map(({ action }) => action);

/** What the wire display shows of one visit, as the service page saves it. */
async function exportedVisit() {
  const { bench, finish, open } = await aBench();
  await bench.perform(reader, "layCard", { persona: "resident" });
  const session = await open();
  await finish(session.identify(never));
  await finish(session.findAndSelect(never));
  await finish(session.readCard(never));
  return bench
    .wire()
    .map(({ at, direction, meaning, hex }) => formatTraceLine(at, direction, meaning, hex))
    .join("\n");
}

describe("a recording in the simulated reader's place", () => {
  it("answers as the recorded one did, with a made-up card, until the simulated one is back", async () => {
    const trace = await exportedVisit();
    const { bench, finish, open } = await aBench();
    const lost: unknown[] = [];
    const before = await bench.source(reader).open();
    before.onLost((cause) => lost.push(cause));
    await bench.perform(reader, "useRecording", { trace });
    // The cable was pulled for it: nobody goes on with another reader unawares.
    expect(lost).toHaveLength(1);
    expect(bench.state()[0]).toMatchObject({
      device: reader,
      plugged: true,
      state: { card: null, reading: false, recorded: { next: 0 } },
    });
    expect(actionsOf(bench)).toContain("useSimulated");
    expect(actionsOf(bench)).not.toContain("layCard");
    const wireBefore = bench.wire().length;
    const session = await open();
    expect((await finish(session.identify(never))).value).toMatchObject({
      serialNumber: expect.stringMatching(/^05\.\d\d-/),
    });
    expect((await finish(session.findAndSelect(never))).value).toBe("card");
    expect((await finish(session.readCard(never))).value).toMatchObject({ document: { name: "测试迁址" } });
    expect(bench.wire().length).toBeGreaterThan(wireBefore);
    await bench.perform(reader, "useSimulated", {});
    expect(bench.state()[0]?.state.recorded).toBeUndefined();
    expect(actionsOf(bench)).not.toContain("useSimulated");
    const again = await open();
    expect((await finish(again.findAndSelect(never))).value).toBe("noCard");
  });

  it("keeps the recorded times while the bench keeps the lines' time, and not twice", async () => {
    const lines = [
      formatTraceLine(1000, "toDevice", "SAM status", "AA AA AA 96 69 00 03 11 FF ED"),
      formatTraceLine(1700, "toHost", "done", "AA AA AA 96 69 00 04 00 00 90 94"),
    ];
    const { bench, finish, open } = await aBench();
    await bench.perform(reader, "useRecording", { trace: lines.join("\n") });
    const session = await open();
    expect((await finish(session.checkHealth(never))).took).toBeLessThan(10);
    bench.setPaced(true);
    expect((await finish(session.checkHealth(never))).took).toBe(700);
  });

  it("stays out when its cable is out", async () => {
    const trace = await exportedVisit();
    const { bench } = await aBench();
    await bench.perform(reader, "unplug", {});
    await bench.perform(reader, "useRecording", { trace });
    expect(bench.state()[0]?.plugged).toBe(false);
    await bench.perform(reader, "plug", {});
    expect(bench.state()[0]).toMatchObject({ plugged: true, state: { recorded: {} } });
  });

  const asked = "2026-11-23T01:00:00.000Z\ttoDevice\tfind card\tAA AA AA 96 69 00 03 20 01 22";
  const said = "2026-11-23T01:00:00.010Z\ttoHost\tcard found\tAA AA AA 96 69 00 04 00 00 90 94";
  it.each([
    ["a wrong line", `# saved\n${asked}\n${said.replace("AA", "XY")}`, 3, "line 3: the bytes are not hex"],
    ["a line of something else", "hello", 1, "line 1: there are not four fields"],
    ["an empty file", "", null, "nobody asks a card reader"],
    ["another device's trace", asked.replaceAll("AA", "1B"), null, "nobody asks a card reader"],
    ["questions only", asked, null, "does not answer"],
    ["answers only", said, null, "nobody asks"],
    [
      "more bytes than there is room for",
      `${asked}\n${`${said.replace(/AA.*/, "… 999999 bytes redacted …")}\n`.repeat(5)}`,
      null,
      "more than any reader says",
    ],
    ["too long a text", "#".repeat(longestTrace + 1), null, "longer than"],
  ])("is refused for %s, saying which line it is and what to do", async (_name, trace, line, words) => {
    const { bench } = await aBench();
    const refused = await bench.perform(reader, "useRecording", { trace }).catch((cause: unknown) => cause);
    expect(refused).toMatchObject({ code: "invalidArguments", problem: { kind: "trace", line } });
    expect(String(refused)).toContain(words);
    expect(String(refused)).toContain("save the reader's trace on the service page again");
    expect(bench.state()[0]?.state.recorded).toBeUndefined();
  });

  it("is refused or answers, whatever became of the file on its way", async () => {
    const trace = await exportedVisit();
    const clock = new SimulatedClock();
    const damage = fc.record({
      at: fc.nat(trace.length),
      drop: fc.nat(60),
      put: fc.oneof(
        fc.string({ unit: "binary", maxLength: 12 }),
        fc.constantFrom("… 9999999 bytes redacted …"),
      ),
    });
    fc.assert(
      fc.property(fc.array(damage, { maxLength: 4 }), (damages) => {
        const text = damages.reduce(
          (before, { at, drop, put }) => before.slice(0, at) + put + before.slice(at + drop),
          trace,
        );
        try {
          const rebuilt = readerFromTrace(text, clock, () => false);
          expect(rebuilt.state()).toMatchObject({ recorded: { next: 0 } });
        } catch (cause) {
          expect(cause).toMatchObject({ name: "BenchError", problem: { kind: "trace" } });
        }
      }),
      { numRuns: 200 },
    );
  });
});
