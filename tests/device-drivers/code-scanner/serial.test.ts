import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DecodedCode, longestPayload } from "../../../device-drivers/code-scanner/code.ts";
import { SerialCutter } from "../../../device-drivers/code-scanner/serial-cutter.ts";
import {
  createSerialScannerSession,
  endingSilence,
  type SerialScannerOptions,
  stalledAfter,
} from "../../../device-drivers/code-scanner/serial-session.ts";
import {
  pauseWithinCode,
  type SimulatedSerialOptions,
  SimulatedSerialScanner,
} from "../../../device-drivers/code-scanner/simulated-serial.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";
import { MemoryLine } from "../id-card-reader/memory-line.ts";
import { listenTo, never, utf8 } from "./scanner-support.ts";

const url = "https://hall.example/t/A-0001";
const qr = (text: string) => ({ aimIdentifier: "]Q1", payload: utf8(text) });

async function plugScanner(
  device: SimulatedSerialOptions = {},
  session: SerialScannerOptions = {},
  chunkSize = 5,
) {
  const clock = new SimulatedClock();
  const line = new MemoryLine(chunkSize);
  const scanner = new SimulatedSerialScanner(clock, device);
  scanner.attach(line.device);
  const opened = createSerialScannerSession(line.host, clock, session);
  await opened.identify(never);
  return { clock, line, scanner, session: opened, ...listenTo(opened) };
}

function cutter(format: SerialScannerOptions = {}) {
  const codes: DecodedCode[] = [];
  const damages: string[] = [];
  const listener = {
    onCode: (code: DecodedCode) => codes.push(code),
    onDamage: (detail: string) => damages.push(detail),
  };
  return { cutter: new SerialCutter(listener, format), codes, damages };
}

/** `bytes` in chunks of the sizes that come round. */
function* cut(bytes: Uint8Array, sizes: readonly number[]) {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const sizes = fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 5 });

describe("a code", () => {
  it("of any payload without the suffix in it arrives whole, however it is cut", () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 400 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(undefined, "\r\n", "\t", "\x03", "##END##"),
        fc.constantFrom("]Q1", "]C0", "]L0", ""),
        sizes,
        (drawn, suffix, prefix, chunks) => {
          // What would end a code early is taken out of it: nothing can tell.
          const ends = suffix === undefined ? [0x0d, 0x0a] : [...utf8(suffix)];
          const payloads = drawn
            .map((payload) => payload.filter((byte) => !ends.includes(byte)))
            .filter((payload) => payload.length > 0);
          const format = {
            ...(suffix === undefined ? {} : { suffix: utf8(suffix) }),
            aimPrefix: prefix === "" ? "never" : "always",
          } as const;
          const { cutter: scanner, codes, damages } = cutter(format);
          const wire = payloads.flatMap((payload) => [utf8(prefix), payload, utf8(suffix ?? "\r\n")]);
          for (const chunk of cut(Buffer.concat(wire), chunks)) scanner.push(chunk);
          expect(codes.map(({ payload }) => hexOf(payload))).toEqual(payloads.map(hexOf));
          expect(damages).toEqual([]);
          expect(scanner.isWaiting).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("may hold line ends of its own where silence ends it", async () => {
    const { clock, scanner, codes, damages } = await plugScanner({}, { end: "silence" });
    const text = "BEGIN:VCARD\r\nFN:测试样本\r\nEND:VCARD";
    scanner.present(qr(text));
    await clock.advance(endingSilence - 1);
    expect(codes).toEqual([]);
    await clock.advance(1);
    scanner.present({ aimIdentifier: "]C0", payload: utf8("A0001") });
    await clock.advance(endingSilence);
    expect(codes).toMatchObject([
      { symbology: "qrCode", text },
      { symbology: "code128", text: "A0001" },
    ]);
    expect(damages).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });

  it("keeps what looks like an identifier but is none, and one that it may not have", () => {
    const textOf = (line: string, format: SerialScannerOptions = {}) => {
      const { cutter: scanner, codes } = cutter(format);
      scanner.push(utf8(`${line}\r`));
      return codes.map((code) => [code.symbology, code.text]);
    };
    expect(textOf("]Q1A0001")).toEqual([["qrCode", "A0001"]]);
    expect(textOf("]Q1A0001", { aimPrefix: "never" })).toEqual([["symbologyUnknown", "]Q1A0001"]]);
    expect(textOf("]y1A0001")).toEqual([["symbologyUnknown", "]y1A0001"]]);
    expect(textOf("]Q-A0001")).toEqual([["symbologyUnknown", "]Q-A0001"]]);
    expect(textOf("]Q1")).toEqual([["symbologyUnknown", "]Q1"]]);
    expect(textOf("]E0")).toEqual([["symbologyUnknown", "]E0"]]);
  });

  it("of the longest size arrives, and one byte more is damage", () => {
    for (const [length, whole] of [
      [longestPayload, 1],
      [longestPayload + 1, 0],
    ] as const) {
      const { cutter: scanner, codes, damages } = cutter({ aimPrefix: "never" });
      scanner.push(new Uint8Array(length).fill(0x30));
      scanner.push(utf8("\r\nA0001\r\n"));
      expect(codes).toHaveLength(whole + 1);
      expect(codes.at(-1)?.text).toBe("A0001");
      expect(damages).toEqual(whole === 1 ? [] : ["longer than any code"]);
    }
  });
});

describe("silence", () => {
  it("counts from the last byte, however long the code takes", async () => {
    for (const [end, gap] of [
      ["silence", endingSilence],
      ["suffix", stalledAfter],
    ] as const) {
      const { clock, line, codes, damages } = await plugScanner({}, { end });
      for (const part of ["]Q1A", "00", "01"]) {
        line.device.write(utf8(part));
        await clock.advance(gap - 10);
        expect([codes, damages]).toEqual([[], []]);
      }
      await clock.advance(10);
      expect(codes.map(({ text }) => text)).toEqual(end === "silence" ? ["A0001"] : []);
      expect(damages).toHaveLength(end === "silence" ? 0 : 1);
      expect(clock.pendingTimers).toBe(0);
    }
  });

  it("of three codes' length without an end is told once", () => {
    const { cutter: scanner, codes, damages } = cutter();
    scanner.push(new Uint8Array(3 * longestPayload).fill(0x30));
    scanner.silence();
    expect([codes, damages]).toEqual([[], ["longer than any code"]]);
  });
});

describe("bytes of any kind", () => {
  it("never throw, and what comes of them is bounded and in order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 30 }),
        fc.constantFrom("suffix", "silence"),
        fc.constantFrom("always", "detect", "never"),
        (chunks, end, aimPrefix) => {
          const { cutter: scanner, codes } = cutter({ end, aimPrefix });
          for (const chunk of chunks) scanner.push(chunk);
          scanner.silence();
          expect(scanner.isWaiting).toBe(false);
          const sent = chunks.reduce((sum, { length }) => sum + length, 0);
          expect(codes.reduce((sum, { payload }) => sum + payload.length, 0)).toBeLessThanOrEqual(sent);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("a trigger", () => {
  it.each([
    ["honeywell", "16540d", "16550d"],
    ["zkteco", "54", "50"],
    ["cipherlab", "45", "44"],
  ] as const)("of %s is commanded around each reading", async (trigger, initiate, release) => {
    const { clock, line, scanner, session } = await plugScanner({ trigger }, { trigger });
    expect(scanner.present(qr(url))).toBe("prevented");
    const reading = session.read(never);
    await settle();
    expect(scanner.state.trigger).toBe("initiated");
    expect(scanner.present(qr(url))).toBe("read");
    await clock.advance(1);
    expect((await reading).text).toBe(url);
    expect(line.written).toEqual([release, initiate, release]);
    await expect(session.setTrigger("prevented", never)).rejects.toMatchObject({ code: "scanner.noTrigger" });
    line.isLost = true;
    await expect(session.read(never)).rejects.toMatchObject({ code: "line.lost" });
    await expect(session.checkHealth(never)).rejects.toMatchObject({ code: "line.lost" });
    await session.checkHealth(never);
  });

  it("is not sent to a scanner that has none", async () => {
    const { clock, line, scanner, session, codes } = await plugScanner();
    scanner.present(qr(url));
    await clock.advance(1);
    expect(codes).toHaveLength(1);
    await session.reset(never);
    expect(line.written).toEqual([]);
    expect(await session.identify(never)).toEqual({ protocol: "serial code scanner" });
  });
});

describe("a fault", () => {
  const spoilt = "scanner.codeDamaged scanner.codeDamaged: ";

  it.each([
    ["missingSuffix", "the end of a code did not come"],
    ["cutCode", "the end of a code did not come"],
    ["endlessCode", "longer than any code"],
    ["noiseBeforeCode", "no AIM identifier in front of a code"],
  ] as const)("%s spoils a code, and the next is good", async (fault, detail) => {
    const { clock, scanner, session, codes, damages } = await plugScanner({}, { aimPrefix: "always" });
    scanner.setFault(fault);
    const rejected = expect(session.read(never)).rejects.toMatchObject({ code: "scanner.codeDamaged" });
    scanner.present(qr(url));
    await clock.advance(stalledAfter);
    await rejected;
    expect(codes).toEqual([]);
    expect(damages).toEqual([spoilt + detail]);
    scanner.present(qr(url));
    await clock.advance(stalledAfter);
    expect(codes).toMatchObject([{ symbology: "qrCode", text: url }]);
    expect(clock.pendingTimers).toBe(0);
  });

  it("pauseWithinCode is borne where a suffix ends codes", async () => {
    const { clock, scanner, codes, damages } = await plugScanner();
    scanner.setFault("pauseWithinCode");
    expect(scanner.present(qr(url))).toBe("read");
    expect(scanner.present(qr(url))).toBe("busy");
    await clock.advance(pauseWithinCode);
    expect(codes.map(({ text }) => text)).toEqual([url]);
    expect(damages).toEqual([]);
    await clock.advance(stalledAfter);
    expect(damages).toEqual([]);
  });

  it("silence is no code, and ends when the fault does", async () => {
    const { clock, scanner, codes } = await plugScanner();
    scanner.setFault("silence");
    scanner.present(qr(url));
    await clock.advance(1000);
    expect(codes).toEqual([]);
    scanner.clearFault("silence");
    scanner.present(qr(url));
    await clock.advance(10);
    expect(codes).toHaveLength(1);
    expect(scanner.state).toEqual({ trigger: "released", codesSent: 1, faults: [] });
  });

  it("power that goes in the middle of a code leaves nothing to come", async () => {
    const { clock, line, scanner, codes } = await plugScanner({ trigger: "honeywell" });
    line.device.onData(() => {});
    scanner.attach(line.device);
    await line.host.write(Uint8Array.of(0x16, 0x54, 0x0d));
    scanner.setFault("pauseWithinCode");
    expect(scanner.present(qr(url))).toBe("read");
    scanner.detach();
    await clock.advance(pauseWithinCode + stalledAfter);
    expect(codes).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });
});
