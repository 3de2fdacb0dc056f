import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WireDescription } from "../../../device-drivers/device/wire-trace.ts";
import { buildFrame, responseFormat } from "../../../device-drivers/id-card-reader/frame.ts";
import { FrameReader } from "../../../device-drivers/id-card-reader/framing.ts";
import {
  longestRequest,
  ReplyParts,
  reportLength,
  samOverHid,
  samOverHidSource,
  unwrapPart,
  unwrapRequest,
  wrapPart,
  wrapRequest,
} from "../../../device-drivers/id-card-reader/hid-envelope.ts";
import { createHidIdCardReaderTracer } from "../../../device-drivers/id-card-reader/hid-trace.ts";
import { createIdCardReaderSession } from "../../../device-drivers/id-card-reader/session.ts";
import { SimulatedIdCardReader } from "../../../device-drivers/id-card-reader/simulated.ts";
import {
  envelopeLine,
  readerReportDescriptor,
} from "../../../device-drivers/id-card-reader/simulated-hid.ts";
import { personas } from "../../../device-drivers/simulator/personas.ts";
import type { HidTransport } from "../../../device-drivers/transport/transport.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { MemoryLine } from "./memory-line.ts";
import { bytesOf, concatenate, frameOf } from "./vectors.ts";

const never = new AbortController().signal;
const document = personas[0]!.document;

/** A reply frame of any length that there is; behind one of a card's length stand its own lengths. */
const replyFrame = fc
  .oneof(
    fc.uint8Array({ maxLength: 200 }).map((data) => concatenate(Uint8Array.of(0, 0, 0x90), data)),
    fc
      .tuple(fc.constantFrom(0, 512, 1024), fc.uint8Array({ minLength: 2304, maxLength: 2304 }))
      .map(([length, data]) =>
        concatenate(Uint8Array.of(0, 0, 0x90, 1, 0, 4, 0, length >> 8, 0), data.subarray(0, 1280 + length)),
      ),
  )
  .map(buildFrame)
  .filter((frame) => frame.length < 208 || frame.length > 1000);

function reportsOf(frame: Uint8Array, firstPart: 0 | 1): Uint8Array[] {
  const reports: Uint8Array[] = [];
  envelopeLine({ write: (report) => reports.push(report), onData: () => undefined }, firstPart).write(frame);
  return reports;
}

/** The frames that come out of reports, and how many bytes came through. */
function framesFrom(reports: readonly Uint8Array[]) {
  const frames: Uint8Array[] = [];
  const reader = new FrameReader(responseFormat, {
    onFrame: (frame) => frames.push(frame.slice()),
    onDiscard: () => undefined,
  });
  const parts = new ReplyParts();
  for (const report of reports) {
    const bytes = parts.take(report);
    if (bytes) reader.push(bytes);
  }
  while (reader.pending > 0) reader.abandon();
  return frames;
}

describe("a request report", () => {
  it("is the one that is published", () => {
    const report = wrapRequest(frameOf("00 03 20 01 22"));
    const head = bytesOf("88 00 00 0B 00 B1 AA AA AA 96 69 00 03 20 01 22 FF 03");
    expect(report).toEqual(concatenate(head, new Uint8Array(reportLength - head.length)));
    expect(unwrapRequest(report)).toEqual(frameOf("00 03 20 01 22"));
  });

  it("holds any request that fits, and refuses what does not", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: longestRequest }), (frame) => {
        expect(unwrapRequest(wrapRequest(frame))).toEqual(frame);
      }),
    );
    expect(() => wrapRequest(new Uint8Array(longestRequest + 1))).toThrow(RangeError);
  });
});

describe("reply reports", () => {
  it("have 54 bytes of the frame each", () => {
    const [report, second] = reportsOf(new Uint8Array(60).fill(0x11), 0);
    expect(report).toEqual(
      concatenate(bytesOf("AA 00 00 39 00 00 00 00"), new Uint8Array(54).fill(0x11), bytesOf("CF 03")),
    );
    expect(second?.subarray(0, 10)).toEqual(bytesOf("AA 00 00 09 00 00 01 00 11 11"));
    expect(reportsOf(new Uint8Array(1295), 0)).toHaveLength(24);
  });

  it("bring any frame across, however their parts are counted", () => {
    fc.assert(
      fc.property(replyFrame, fc.constantFrom(0 as const, 1 as const), (frame, firstPart) => {
        expect(framesFrom(reportsOf(frame, firstPart))).toEqual([frame]);
      }),
      { numRuns: 60 },
    );
  });

  it("never pass a frame with a hole or a false byte in it, and the next one comes across", () => {
    const good = frameOf("00 04 00 00 80 84");
    fc.assert(
      fc.property(
        replyFrame,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        (frame, which, where, flip) => {
          const reports = reportsOf(frame, 0);
          const at = which % reports.length;
          if (flip === 0) reports.splice(at, 1);
          else reports[at]![where % 62]! ^= flip;
          const found = framesFrom([...reports, ...reportsOf(good, 0)]);
          expect(found.at(-1)).toEqual(good);
          for (const one of found.slice(0, -1)) expect(one).toEqual(frame);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("pass in their order only, and behind a missing one none until a reply begins", () => {
    const frame = buildFrame(concatenate(Uint8Array.of(0, 0, 0x90), new Uint8Array(240).fill(7)));
    const [first, second, third, fourth] = reportsOf(frame, 0);
    const passing = (...reports: readonly (Uint8Array | undefined)[]) => {
      const parts = new ReplyParts();
      return reports.map((report) => parts.take(report!) !== undefined);
    };
    expect(passing(first, second, third, fourth)).toEqual([true, true, true, true]);
    expect(passing(first, third, second, fourth, first)).toEqual([true, false, false, false, true]);
    expect(passing(first, third, fourth)).toEqual([true, false, false]);
    expect(passing(first, third, second)).toEqual([true, false, false]);
    expect(passing(first, second, second, third)).toEqual([true, true, false, false]);
    expect(passing(second, third)).toEqual([false, false]);
    expect(passing(new Uint8Array(64), first)).toEqual([false, true]);
    // A card's photo may hold a preamble: a reply begins with its first part.
    expect(passing(wrapPart({ part: 5, bytes: bytesOf("AA AA AA 96 69") }))).toEqual([false]);
  });

  it("of a reply that a new request has cut off do not reach the session", async () => {
    const { line, hid } = usbReader();
    const frame = buildFrame(concatenate(Uint8Array.of(0, 0, 0x90), new Uint8Array(120).fill(7)));
    const [first, second] = reportsOf(frame, 0);
    const heard: number[] = [];
    const transport = samOverHid(hid);
    transport.onData((bytes) => heard.push(bytes.length));
    line.device.write(first!);
    await transport.write(frameOf("00 03 11 FF ED"));
    line.device.write(second!);
    expect(heard).toEqual([54]);
  });

  it("are told from noise of any length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (noise) => {
        const taken = unwrapPart(noise);
        if (taken) expect(wrapPart(taken).subarray(5, 5 + 3 + taken.bytes.length).length).toBeGreaterThan(3);
        expect(unwrapRequest(noise)?.length ?? 1).toBeGreaterThan(0);
      }),
    );
    expect(unwrapPart(new Uint8Array(0))).toBeUndefined();
    expect(unwrapPart(bytesOf("AA 00 00 FF FF 00 00 00"))).toBeUndefined();
    expect(unwrapPart(bytesOf("AA 00 00 03 00 00 00 00 03 00"))).toBeUndefined();
  });
});

function usbReader() {
  const clock = new SimulatedClock();
  // Whole reports: nothing longer is written, so nothing is cut.
  const line = new MemoryLine(reportLength);
  const reader = new SimulatedIdCardReader(clock);
  reader.attach(envelopeLine(line.device));
  const unused = () => Promise.reject(new Error("this reader has no feature reports"));
  const hid: HidTransport = {
    ...line.host,
    reportDescriptor: readerReportDescriptor,
    sendFeatureReport: unused,
    getFeatureReport: unused,
  };
  return { clock, line, reader, hid };
}

describe("a reader behind HID reports", () => {
  it("is read by the same session as a serial one", async () => {
    const { clock, line, reader, hid } = usbReader();
    const source = samOverHidSource({ address: "hid", exists: async () => true, open: async () => hid });
    expect(source.address).toBe("hid");
    expect(await source.exists()).toBe(true);
    const session = createIdCardReaderSession(await source.open(), clock);
    reader.layCard(document, undefined, { fingerprint: new Uint8Array(1024).fill(0xaa) });
    const work = session
      .identify(never)
      .then(() => session.findAndSelect(never))
      .then(() => session.readCardWithFingerprint(never));
    await clock.advance(3000);
    const reading = await work;
    expect(reading.document).toEqual(document);
    expect(reading.fingerprint).toEqual({ kind: "read", template: new Uint8Array(1024).fill(0xaa) });
    expect(
      line.written.every((report) => report.length === 2 * (reportLength + 1) && report.startsWith("0088")),
    ).toBe(true);
  });

  it.each(["garbageBeforeFrame", "flippedBit", "cutFrame"] as const)(
    "reads on over a reply spoiled by %s",
    async (fault) => {
      const { clock, reader, hid } = usbReader();
      const session = createIdCardReaderSession(samOverHid(hid), clock);
      reader.layCard(document);
      reader.setFault(fault);
      const work = session.findAndSelect(never).then(() => session.readCard(never));
      await clock.advance(5000);
      expect((await work).document).toEqual(document);
    },
  );

  it("is traced by its frames, and a card's reports show nothing of it", async () => {
    const { clock, line, reader, hid } = usbReader();
    const tracer = createHidIdCardReaderTracer();
    const described: WireDescription[] = [];
    const traced: HidTransport = {
      ...hid,
      write: (report) => {
        described.push(...tracer.push("toDevice", report));
        return hid.write(report);
      },
      onData: (listener) =>
        hid.onData((report) => {
          described.push(...tracer.push("toHost", report));
          listener(report);
        }),
    };
    const session = createIdCardReaderSession(samOverHid(traced), clock);
    reader.layCard(document, new Uint8Array(1024).fill(0xc5));
    const work = session.findAndSelect(never).then(() => session.readCard(never));
    await clock.advance(2000);
    await work;
    expect(described.map(({ name }) => name)).toEqual([
      "find card",
      "card found",
      "select card",
      "card selected",
      "read card",
      "card data",
    ]);
    expect(described.at(-1)?.hex).toMatch(/… 1280 bytes redacted …/);
    line.device.write(new Uint8Array(64).fill(0xc5));
    expect(described.at(-1)).toEqual({ name: "not a part of a frame", hex: "… 64 bytes redacted …" });
  });

  it("does not answer what is no request", async () => {
    const { clock, line } = usbReader();
    const heard: Uint8Array[] = [];
    line.host.onData((report) => heard.push(report));
    const request = wrapRequest(frameOf("00 03 20 01 22"));
    await line.host.write(request);
    const flipped = concatenate(Uint8Array.of(0), request);
    flipped[12]! ^= 1;
    await line.host.write(flipped);
    await clock.advance(500);
    expect(heard).toEqual([]);
    await line.host.write(concatenate(Uint8Array.of(0), request));
    await clock.advance(500);
    expect(heard).toHaveLength(1);
  });
});
