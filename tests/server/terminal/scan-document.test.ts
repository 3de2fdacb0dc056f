import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Clock } from "../../../device-drivers/clock.ts";
import { createHidPosScannerSession } from "../../../device-drivers/code-scanner/hid-pos-session.ts";
import { createSerialScannerSession } from "../../../device-drivers/code-scanner/serial-session.ts";
import type { CodeScannerSession } from "../../../device-drivers/code-scanner/session.ts";
import { SimulatedHidPosScanner } from "../../../device-drivers/code-scanner/simulated-hid-pos.ts";
import type { Device } from "../../../device-drivers/device/device.ts";
import { DeviceError } from "../../../device-drivers/device/errors.ts";
import { travelDocuments } from "../../../device-drivers/simulator/travel-documents.ts";
import { scanDocument } from "../../../server/terminal/scan-document.ts";
import { lineGap, ZoneLines } from "../../../server/terminal/zone-lines.ts";
import { plugIn, utf8 } from "../../device-drivers/code-scanner/scanner-support.ts";
import { MemoryLine } from "../../device-drivers/id-card-reader/memory-line.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

const zoneOf = (id: string) => travelDocuments.find((each) => each.id === id)?.zone ?? [];
const passport = zoneOf("passport");
const permit = zoneOf("taiwan-permit");
const today = "2026-11-23";

const deviceOf = (session: CodeScannerSession) =>
  ({
    use: (work: (one: CodeScannerSession, linked: AbortSignal) => Promise<unknown>, signal: AbortSignal) =>
      work(session, signal),
  }) as unknown as Device<CodeScannerSession>;

/** Somebody waits for a document at this scanner. */
function waitAt(session: CodeScannerSession, clock: Clock) {
  const abort = new AbortController();
  const misread: string[] = [];
  const found: { kind?: string; number?: string; error?: unknown } = {};
  const done = scanDocument(deviceOf(session), clock, ({ why }) => misread.push(why), abort.signal).then(
    ({ kind, number }) => Object.assign(found, { kind, number }),
    (error: unknown) => Object.assign(found, { error }),
  );
  return { abort, misread, found, done };
}

/** A serial scanner whose bytes come in chunks of any size, a line end behind each line. */
async function serial() {
  const clock = new SimulatedClock();
  const line = new MemoryLine(64);
  const session = createSerialScannerSession(line.host, clock, {});
  await session.identify(new AbortController().signal);
  return { clock, line, ...waitAt(session, clock) };
}

describe("a zone that a serial scanner sends line by line", () => {
  it("is put together, however the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(passport, permit),
        fc.constantFrom("\r", "\n", "\r\n"),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 }),
        async (zone, end, sizes) => {
          const { line, found, misread } = await serial();
          const bytes = utf8(zone.map((each) => each + end).join(""));
          for (let at = 0, turn = 0; at < bytes.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1;
            await line.device.write(bytes.slice(at, at + size));
            at += size;
          }
          await settle();
          expect([found.kind, misread]).toEqual([zone === passport ? "passport" : "taiwanTravelPermit", []]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("with AIM's word for letters in front of each line is the same", async () => {
    const { line, found } = await serial();
    await line.device.write(utf8(passport.map((each) => `]o2${each}\r`).join("")));
    await settle();
    expect(found.number).toBe("XU0000011");
  });

  it("in a bar code is no document: anybody can print one", async () => {
    const { line, found, misread } = await serial();
    await line.device.write(utf8(`]Q1${passport.join("")}\r`));
    await settle();
    expect([found, misread]).toEqual([{}, []]);
  });

  it("that was misread is told once, and the next one is taken", async () => {
    const { line, found, misread } = await serial();
    const wrong = passport[1]?.replace("880808", "880809") ?? "";
    await line.device.write(utf8(`${passport[0]}\r${wrong}\r`));
    await settle();
    expect([found, misread]).toEqual([{}, ["check"]]);
    await line.device.write(utf8(passport.map((each) => `${each}\r`).join("")));
    await settle();
    expect(found.kind).toBe("passport");
  });
});

describe("a zone that a HID scanner sends in several reports", () => {
  it("is read whole", async () => {
    const { device, session, clock } = await plugIn(
      (its) => new SimulatedHidPosScanner(its),
      createHidPosScannerSession,
    );
    await session.identify(new AbortController().signal);
    const { found } = waitAt(session, clock);
    await settle();
    device.present({ aimIdentifier: "]o2", payload: utf8(permit.join("\r\n")) });
    await clock.advance(200);
    expect(found).toMatchObject({ kind: "taiwanTravelPermit", number: "00000012" });
  });

  it("of which one report was damaged is waited for again", async () => {
    const { device, session, clock } = await plugIn(
      (its) => new SimulatedHidPosScanner(its),
      createHidPosScannerSession,
    );
    await session.identify(new AbortController().signal);
    const { found } = waitAt(session, clock);
    await settle();
    device.present({ aimIdentifier: "]o2", payload: utf8("X".repeat(3000)) });
    await clock.advance(2_000);
    device.present({ aimIdentifier: "]o2", payload: utf8(passport.join("\r\n")) });
    await clock.advance(200);
    expect(found.kind).toBe("passport");
  });
});

describe("waiting for a document", () => {
  it("ends with whoever waits, and leaves nobody listening", async () => {
    const { abort, done, found, line } = await serial();
    abort.abort(new DOMException("given up", "AbortError"));
    await done;
    expect(found.error).toMatchObject({ name: "AbortError" });
    await line.device.write(utf8(passport.map((each) => `${each}\r`).join("")));
    await settle();
    expect(found.kind).toBeUndefined();
  });

  it("is refused without a scanner, and where it fails", async () => {
    const clock = new SimulatedClock();
    const { signal } = new AbortController();
    const broken = {
      use: async () => {
        throw new DeviceError("line.lost", "pulled");
      },
    } as unknown as Device<CodeScannerSession>;
    for (const scanner of [undefined, broken])
      await expect(scanDocument(scanner, clock, () => undefined, signal)).rejects.toMatchObject({
        code: "appointment.noScanner",
      });
  });
});

describe("the lines of a zone", () => {
  it("are one document's only while one comes soon behind the other", () => {
    const lines = new ZoneLines();
    expect(lines.push(passport[0] ?? "", 0, today)).toBeUndefined();
    expect(lines.push(passport[1] ?? "", lineGap + 1, today)).toBeUndefined();
    expect(lines.push(passport[0] ?? "", lineGap + 2, today)?.kind).toBe("misread");
    expect(lines.push(passport[1] ?? "", lineGap + 3, today)?.kind).toBe("document");
  });

  it("of two documents are never put together", () => {
    const lines = new ZoneLines();
    lines.push(permit[0] ?? "", 0, today);
    lines.push(permit[1] ?? "", 1, today);
    lines.push(passport[0] ?? "", 2, today);
    expect(lines.push(permit[2] ?? "", 3, today)).toBeUndefined();
  });
});
