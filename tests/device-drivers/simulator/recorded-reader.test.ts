import { describe, expect, it } from "vitest";
import { formatTraceLine, parseTrace } from "../../../device-drivers/device/trace-lines.ts";
import { idleGap } from "../../../device-drivers/id-card-reader/exchange.ts";
import { createIdCardReaderSession } from "../../../device-drivers/id-card-reader/session.ts";
import { SimulatedIdCardReader } from "../../../device-drivers/id-card-reader/simulated.ts";
import type { ReaderFault } from "../../../device-drivers/id-card-reader/simulated-faults.ts";
import { createIdCardReaderTracer } from "../../../device-drivers/id-card-reader/trace.ts";
import { personas } from "../../../device-drivers/simulator/personas.ts";
import { recordedReader } from "../../../device-drivers/simulator/recorded-reader.ts";
import type { Transport } from "../../../device-drivers/transport/transport.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { MemoryLine } from "../id-card-reader/memory-line.ts";

const never = new AbortController().signal;
const original = personas[0]!;
const fictitious = personas.find(({ content }) => content?.newestAddress)!;

/** Everything a terminal asks, from a person to an empty reader. */
async function visit(transport: Transport, clock: SimulatedClock) {
  const session = createIdCardReaderSession(transport, clock);
  const found: unknown[] = [];
  const step = async <T>(work: Promise<T>) => {
    const from = clock.now();
    let isDone = false;
    const done = work.then(
      (value) => value,
      (cause: Error & { code?: string }) => cause.code,
    );
    void done.then(() => {
      isDone = true;
    });
    while (!isDone && clock.now() - from < 20_000) await clock.advance(10);
    found.push(await done);
  };
  await step(session.identify(never));
  await step(session.findAndSelect(never));
  await step(session.readCard(never));
  await step(session.readNewestAddress(never));
  await step(session.reset(never));
  await step(session.findAndSelect(never));
  await step(session.readCardWithFingerprint(never));
  await step(session.findAndSelect(never));
  return found;
}

/** The trace that a terminal exports of a visit to a reader. */
async function record(fault?: ReaderFault) {
  const clock = new SimulatedClock();
  const line = new MemoryLine();
  const reader = new SimulatedIdCardReader(clock);
  reader.attach(line.device);
  reader.layCard(original.document, undefined, {
    ...original.content,
    newestAddress: "样例省样例市新址1号",
  });
  if (fault) reader.setFault(fault);
  const tracer = createIdCardReaderTracer();
  const lines: string[] = [];
  const tell = (direction: "toDevice" | "toHost", bytes: Uint8Array) => {
    for (const { name, hex } of tracer.push(direction, bytes))
      lines.push(formatTraceLine(clock.now(), direction, name, hex));
  };
  const traced: Transport = {
    ...line.host,
    write: (bytes) => {
      tell("toDevice", bytes);
      return line.host.write(bytes);
    },
    onData: (listener) =>
      line.host.onData((chunk) => {
        tell("toHost", chunk);
        listener(chunk);
      }),
  };
  const from = clock.now();
  const found = await visit(traced, clock);
  return { text: lines.join("\n"), found, took: clock.now() - from };
}

async function playBack(text: string, pace: boolean) {
  const trace = parseTrace(text);
  if (trace.kind !== "trace") throw new Error(trace.problem);
  const clock = new SimulatedClock();
  const line = new MemoryLine();
  const bench = recordedReader(trace.messages, clock, () => pace);
  bench.device.attach(line.device);
  const from = clock.now();
  return { found: await visit(line.host, clock), took: clock.now() - from, bench };
}

describe("a reader's trace", () => {
  it.each([false, true])(
    "plays the whole visit back with somebody who does not exist (paced: %s)",
    async (pace) => {
      const recorded = await record();
      const played = await playBack(recorded.text, pace);
      const [identity, isThere, , , , isThereAgain, , after] = recorded.found;
      expect(played.found).toEqual([
        identity,
        isThere,
        { document: fictitious.document },
        fictitious.content?.newestAddress,
        undefined,
        isThereAgain,
        { document: fictitious.document, fingerprint: { kind: "read", template: new Uint8Array(1024) } },
        after,
      ]);
      expect([isThere, isThereAgain, after]).toEqual(["card", "card", "noCard"]);
      // Whether a checksum looks like a preamble's beginning, and is waited out, differs between the two people's cards.
      if (pace) expect(Math.abs(played.took - recorded.took)).toBeLessThanOrEqual(idleGap);
      else expect(played.took).toBeLessThan(300);
      // Nothing is made up where everything was recorded.
      const exchanges = recorded.text.split("\n").filter((line) => line.includes("toDevice")).length;
      expect(played.bench.state()).toMatchObject({ recorded: { exchanges, next: 0, unknownBytes: 0 } });
    },
  );

  it("holds nothing of who laid the card", async () => {
    const { text } = await record();
    if (original.document.kind !== "resident") throw new Error("not a resident");
    for (const secret of [original.document.name, original.document.number, "样例省"]) {
      const hex = Buffer.from(secret, "utf16le").toString("hex").toUpperCase();
      expect(text.replaceAll(/[^\dA-F]/g, "")).not.toContain(hex.slice(0, 12));
    }
    expect(text).toContain("1280 bytes redacted");
    expect(text).toContain("2304 bytes redacted");
  });

  it.each(["flippedBit", "cutFrame", "garbageBeforeFrame"] as const)(
    "plays damage back as damage: %s",
    async (fault) => {
      const recorded = await record(fault);
      expect(recorded.text).toContain("not a frame");
      const played = await playBack(recorded.text, true);
      expect(played.found[2]).toEqual({ document: fictitious.document });
    },
  );

  it("that begins in the middle still has a reader that says what it is", async () => {
    const { text } = await record();
    const lines = text.split("\n");
    const from = lines.findIndex((line) => line.includes("find card"));
    const played = await playBack(lines.slice(from).join("\n"), false);
    expect(played.found[0]).toMatchObject({ serialNumber: "05.00-20240101-0000000000-0000000000" });
    expect(played.found[2]).toEqual({ document: fictitious.document });
  });

  it("stands on the bench, and is played from its beginning on demand", async () => {
    const { text } = await record();
    // What comes behind the visit is not played by it.
    const { bench } = await playBack(`${text}\n${text.split("\n")[0]}`, false);
    expect(bench.activeFaults()).toEqual([]);
    expect(() => bench.setFault("silence")).toThrow("no fault silence");
    expect(bench.state()).not.toMatchObject({ recorded: { next: 0 } });
    bench.actions.rewind!.perform({});
    expect(bench.state()).toMatchObject({ recorded: { next: 0 } });
  });
});
