import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createHidPosScannerSession } from "../../../device-drivers/code-scanner/hid-pos-session.ts";
import { codeScannerSelfTests } from "../../../device-drivers/code-scanner/self-tests.ts";
import { SimulatedHidPosScanner } from "../../../device-drivers/code-scanner/simulated-hid-pos.ts";
import { createHidPosTracer, createSerialScannerTracer } from "../../../device-drivers/code-scanner/trace.ts";
import { settle } from "../../support/simulated-clock.ts";
import { honeywellScanner } from "../hid/published.ts";
import { describeScanner, never, plugIn, scannedData, scannerLayout, utf8 } from "./scanner-support.ts";

const secret = utf8("350206199001010012");

describe("a trace of a HID POS scanner", () => {
  it("names reports and shows of a code its identifier and length", async () => {
    const tracer = createHidPosTracer(honeywellScanner);
    const { clock, device, session } = await plugIn(
      (clock) => new SimulatedHidPosScanner(clock, honeywellScanner),
      createHidPosScannerSession,
    );
    const lines: string[] = [];
    device.onWire((direction, bytes) => {
      for (const { name, hex } of tracer.push(direction, bytes)) lines.push(`${name} | ${hex}`);
    });
    await session.identify(never);
    await session.setTrigger("initiated", never);
    await settle();
    device.present({ aimIdentifier: "]Q1", payload: utf8("x".repeat(57)) });
    await clock.advance(16);
    await session.setTrigger("prevented", never);
    await settle();
    expect(lines).toEqual([
      "output redirection | FE 01",
      "trigger: released | 04 00",
      "trigger: initiated | 04 04",
      "scanned data, 56 bytes, ]Q1, continued | 02 38 5D 51 31 … 58 bytes redacted … 01",
      "scanned data, 1 bytes, ]Q1 | 02 01 5D 51 31 … 58 bytes redacted … 00",
      "trigger: prevented | 04 02",
    ]);
  });

  it("never shows a byte of a code, whatever the layout and however damaged the report", () => {
    const letters = fc.array(fc.constantFrom(0xa1, 0xb2, 0xc3), { minLength: 1, maxLength: 255 });
    fc.assert(
      fc.property(scannerLayout, letters, fc.nat(300), (layout, payload, cutAt) => {
        // Layouts of other bytes than the payload's.
        if ([0xa1, 0xb2, 0xc3].includes(layout.number)) return;
        const data = Uint8Array.from(payload.slice(0, layout.capacity));
        if ([0xa1, 0xb2, 0xc3].includes(data.length)) return;
        const descriptor = describeScanner(layout);
        const whole = scannedData(layout, { identifier: "]Q1", data, isContinued: true });
        const foreign = scannedData(layout, { identifier: "\xa1\xb2\xc3", data, isContinued: false });
        for (const tracer of [
          createHidPosTracer(descriptor),
          createHidPosTracer(descriptor.subarray(0, 9)),
        ]) {
          for (const report of [whole, whole.subarray(0, cutAt % whole.length), foreign]) {
            for (const { name, hex } of tracer.push("toHost", report)) {
              expect(`${name} ${hex}`).not.toMatch(/A1|B2|C3/);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("a trace of a byte that two parts share", () => {
  const descriptor = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ""), "hex"));

  it("hides it where the other part may be a code's", () => {
    // Count, identifier and data as elements of one field, three bits off the bytes.
    const shifted = descriptor(`05 8c a1 01 15 00 25 01 75 03 95 01 81 03 26 ff 00 75 08 95 08
      0b 3b 00 01 00 09 fb 09 fc 09 fd 09 fe 81 02 75 05 95 01 81 03 c0`);
    const report = Uint8Array.of(0x20, 0xe8, 0x8a, 0x8a, 0x0d, 0x0d, 0x0d, 0x0d, 0x05);
    expect(createHidPosTracer(shifted).push("toHost", report)[0]?.hex).toBe("… 9 bytes redacted …");
    // The mark, and seven bits of a maker's own beside it.
    const shared = descriptor(`05 8c a1 01 15 00 26 ff 00 75 08 95 02 09 fe 81 02
      75 01 95 01 09 ff 81 02 75 07 06 66 ff 09 01 81 02 c0`);
    expect(createHidPosTracer(shared).push("toHost", Uint8Array.of(0x41, 0x42, 0x85))[0]).toEqual({
      name: "scanned data, 2 bytes, continued",
      hex: "… 3 bytes redacted …",
    });
  });
});

describe("a trace of a serial scanner", () => {
  it("shows identifiers, line ends, commands and lengths", () => {
    const tracer = createSerialScannerTracer();
    const lines = (direction: "toHost" | "toDevice", text: string) =>
      tracer.push(direction, utf8(text)).map(({ name, hex }) => `${name} | ${hex}`);
    expect(lines("toHost", "]Q1secret\r\n")).toEqual([
      "code or part of one, 6 bytes, ]Q1 | 5D 51 31 … 6 bytes redacted … 0D 0A",
    ]);
    expect(lines("toHost", "]C0sec")).toEqual([
      "code or part of one, 3 bytes, ]C0 | 5D 43 30 … 3 bytes redacted …",
    ]);
    expect(lines("toHost", "]Q1ret")).toEqual(["code or part of one, 6 bytes | … 6 bytes redacted …"]);
    expect(lines("toHost", "\r")).toEqual(["end of a code | 0D"]);
    expect(lines("toDevice", "\x16T\r")).toEqual(["trigger: initiated | 16 54 0D"]);
    expect(lines("toDevice", "P")).toEqual(["trigger: released | 50"]);
    expect(lines("toDevice", "?")).toEqual(["command | 3F"]);
    expect(lines("toHost", "")).toHaveLength(1);
  });
});

describe("self-tests", () => {
  it("tell of a code what it is, and nothing that it says", async () => {
    const { clock, device, session } = await plugIn(
      (clock) => new SimulatedHidPosScanner(clock),
      createHidPosScannerSession,
    );
    await session.identify(never);
    const [readTestCode, trigger] = codeScannerSelfTests;
    const running = readTestCode!.run(session, never);
    await settle();
    device.present({ aimIdentifier: "]C0", payload: secret });
    await clock.advance(20);
    expect(await running).toEqual([
      { name: "symbology", value: "code128" },
      { name: "aimIdentifier", value: "]C0" },
      { name: "payloadBytes", value: "18" },
      { name: "payloadIsText", value: "yes" },
    ]);
    expect(await trigger!.run(session, never)).toEqual([
      { name: "triggers", value: "released, initiated, prevented" },
    ]);
    const abort = new AbortController();
    const waiting = readTestCode!.run(session, abort.signal);
    await settle();
    abort.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
  });
});
