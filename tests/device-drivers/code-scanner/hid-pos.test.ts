import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DecodedCode, longestPayload } from "../../../device-drivers/code-scanner/code.ts";
import { HidPosAssembler } from "../../../device-drivers/code-scanner/hid-pos-assembler.ts";
import {
  continuationGap,
  createHidPosScannerSession,
  readHidPosLayout,
} from "../../../device-drivers/code-scanner/hid-pos-session.ts";
import type { HidPosFault } from "../../../device-drivers/code-scanner/simulated-faults.ts";
import {
  honeywellReportDescriptor,
  SimulatedHidPosScanner,
} from "../../../device-drivers/code-scanner/simulated-hid-pos.ts";
import { settle } from "../../support/simulated-clock.ts";
import { bootKeyboard, honeywellScanner, tessaroScanner } from "../hid/published.ts";
import {
  describeScanner,
  listenTo,
  never,
  plugIn,
  type ScannerLayout,
  scannedData,
  scannerLayout,
  utf8,
} from "./scanner-support.ts";

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ""), "hex"));

const url = "https://hall.example/t/A-0001";

function assemble(descriptor: Uint8Array, options = {}) {
  const found = readHidPosLayout(descriptor);
  if (found.kind === "none") throw new Error(found.detail);
  const codes: DecodedCode[] = [];
  const damages: string[] = [];
  const assembler = new HidPosAssembler(
    found.layout,
    { onCode: (code) => codes.push(code), onDamage: (detail) => damages.push(detail) },
    options,
  );
  return { assembler, codes, damages };
}

async function plugScanner(descriptor: Uint8Array = honeywellReportDescriptor, options = {}) {
  const all = await plugIn(
    (clock) => new SimulatedHidPosScanner(clock, descriptor),
    (transport, clock) => createHidPosScannerSession(transport, clock, options),
  );
  await all.session.identify(never);
  return { ...all, ...listenTo(all.session) };
}

const qr = (text: string) => ({ aimIdentifier: "]Q1", payload: utf8(text) });

describe("a code", () => {
  it("of any payload arrives whole, whatever the order and size of the report's parts", () => {
    fc.assert(
      fc.property(
        scannerLayout,
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 700 }), { minLength: 1, maxLength: 4 }),
        (layout, payloads) => {
          const { assembler, codes, damages } = assemble(describeScanner(layout));
          for (const payload of payloads) {
            for (let at = 0; at < payload.length; at += layout.capacity) {
              const data = payload.subarray(at, at + layout.capacity);
              const isContinued = at + layout.capacity < payload.length;
              assembler.push(scannedData(layout, { identifier: "]L0", data, isContinued }));
            }
          }
          expect(damages).toEqual([]);
          expect(codes.map(({ payload }) => Buffer.from(payload).toString("hex"))).toEqual(
            payloads.map((payload) => Buffer.from(payload).toString("hex")),
          );
          for (const code of codes) expect(code).toMatchObject({ symbology: "pdf417" });
          expect(assembler.isWaiting).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("of any length that a symbol has goes through a scanner and its session", async () => {
    for (const descriptor of [honeywellReportDescriptor, honeywellScanner, tessaroScanner]) {
      const { clock, device, codes, damages } = await plugScanner(descriptor);
      for (const length of [1, 55, 56, 57, 112, 2953, longestPayload]) {
        const payload = Uint8Array.from({ length }, (_, at) => (at * 7 + length) & 0xff);
        expect(device.present({ aimIdentifier: "]Q1", payload })).toBe("read");
        await clock.advance(16 * Math.ceil(length / 56));
        expect(Buffer.compare(codes.at(-1)!.payload, payload)).toBe(0);
      }
      expect(codes).toHaveLength(7);
      expect(damages).toEqual([]);
      expect(clock.pendingTimers).toBe(0);
    }
  });

  it("that is longer than any symbol's is damage, told once, and the next one is good", () => {
    const layout: ScannerLayout = {
      number: 2,
      capacity: 200,
      order: ["data", "mark", "count", "identifier"],
      markBits: 8,
      dataAsOneElement: false,
      hasTrigger: false,
      shift: 3,
    };
    const { assembler, codes, damages } = assemble(describeScanner(layout));
    const part = { identifier: "]Q1", data: new Uint8Array(200).fill(0x41), isContinued: true };
    for (let at = 0; at < 100; at++) assembler.push(scannedData(layout, part));
    assembler.push(scannedData(layout, { ...part, isContinued: false }));
    assembler.push(scannedData(layout, { ...part, data: utf8(url), isContinued: false }));
    expect(damages).toEqual(["longer than any code"]);
    expect(codes.map(({ text }) => text)).toEqual([url]);
  });

  it("without a byte count ends with its last byte other than zero", () => {
    // Published with the unit test of a Rust terminal: identifiers, 56 bytes, one bit; no count, no logical collection.
    const descriptor = hex(`
      05 8c 09 02 a1 01 85 02 15 00 26 ff 00 75 08 95 01 09 fb 81 02 09 fc 81 02 09 fd 81 02 95 38 09 fe 82 02 01
      75 01 95 01 25 01 09 ff 81 02 75 07 81 03 c0`);
    const { assembler, codes } = assemble(descriptor);
    const report = new Uint8Array(61);
    report.set([0x02, ...utf8("]C1"), ...utf8("0112345678901231")]);
    assembler.push(report);
    expect(codes).toMatchObject([{ symbology: "ean128", text: "0112345678901231" }]);
  });
});

describe("reports of any kind", () => {
  it("never throw, and what comes of them is bounded", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(honeywellScanner, tessaroScanner),
        fc.array(fc.uint8Array({ maxLength: 70 }), { maxLength: 40 }),
        (descriptor, reports) => {
          const { assembler, codes } = assemble(descriptor);
          for (const report of reports) {
            if (report.length > 0) report[0] = 2;
            assembler.push(report);
          }
          assembler.abandon();
          expect(assembler.isWaiting).toBe(false);
          for (const { payload } of codes) expect(payload.length).toBeLessThanOrEqual(longestPayload);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("a session", () => {
  it("redirects a Honeywell's output, which says nothing before", async () => {
    const { clock, device, session } = await plugIn(
      (clock) => new SimulatedHidPosScanner(clock),
      createHidPosScannerSession,
    );
    const { codes } = listenTo(session);
    device.present(qr(url));
    await clock.advance(50);
    expect(codes).toEqual([]);
    expect(await session.identify(never)).toEqual({ protocol: "HID POS 1.02" });
    device.present(qr(url));
    await clock.advance(50);
    expect(codes).toMatchObject([
      { symbology: "qrCode", aimIdentifier: { code: "Q", modifier: "1" }, text: url },
    ]);
  });

  it("reads one code: initiates, waits, releases", async () => {
    const { clock, device, session } = await plugScanner();
    const reading = session.read(never);
    await settle();
    expect(device.state.trigger).toBe("initiated");
    device.present({ aimIdentifier: "]L0", payload: utf8("闽D·350206") });
    await clock.advance(20);
    expect(await reading).toMatchObject({ symbology: "pdf417", text: "闽D·350206" });
    expect(device.state.trigger).toBe("released");
  });

  it("prevents and lets read by its usages, wherever their bits are", async () => {
    const layout = { number: 9, capacity: 30, order: ["mark", "data", "count", "identifier"] } as const;
    const permuted = describeScanner({
      ...layout,
      markBits: 1,
      dataAsOneElement: true,
      hasTrigger: true,
      shift: 5,
    });
    for (const descriptor of [honeywellReportDescriptor, permuted]) {
      const { clock, device, session, codes } = await plugScanner(descriptor);
      await session.setTrigger("prevented", never);
      await settle();
      expect(device.present(qr(url))).toBe("prevented");
      await session.setTrigger("released", never);
      await settle();
      expect(device.present(qr(url))).toBe("read");
      await clock.advance(50);
      expect(codes.map(({ text }) => text)).toEqual([url]);
    }
  });

  it("of a scanner without a trigger says so, and reads all the same", async () => {
    const { clock, device, session } = await plugScanner(tessaroScanner);
    expect(session.triggers.size).toBe(0);
    await expect(session.setTrigger("released", never)).rejects.toMatchObject({ code: "scanner.noTrigger" });
    const reading = session.read(never);
    device.present(qr(url));
    await clock.advance(20);
    expect((await reading).text).toBe(url);
  });

  it("with what is no HID POS scanner does not identify", async () => {
    for (const [descriptor, detail] of [
      [bootKeyboard, /HID POS mode/],
      [honeywellScanner.subarray(0, 60), /malformed/],
      [new Uint8Array(), /HID POS mode/],
    ] as const) {
      const transport = { reportDescriptor: descriptor, onData: () => {} };
      const { session } = await plugIn(
        (clock) => new SimulatedHidPosScanner(clock),
        (line, clock) => createHidPosScannerSession({ ...line, ...transport }, clock),
      );
      await expect(session.identify(never)).rejects.toMatchObject({
        code: "device.garbled",
        message: expect.stringMatching(detail),
      });
      await expect(session.reset(never)).rejects.toMatchObject({ code: "device.garbled" });
    }
  });

  it("that is aborted rejects at once with the reason, and releases", async () => {
    const { device, session } = await plugScanner();
    const abort = new AbortController();
    const reading = session.read(abort.signal);
    await settle();
    abort.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
    await settle();
    expect(device.state.trigger).toBe("released");
    await expect(session.read(abort.signal)).rejects.toThrow("enough");
    expect(device.state.trigger).toBe("released");
  });

  it("whose line is lost says so when it is told to read, and keeps a code that had come", async () => {
    const { clock, device, line, session } = await plugScanner();
    const reading = session.read(never);
    await settle();
    device.present(qr(url));
    session.onCode(() => line.unplug());
    await clock.advance(20);
    expect((await reading).text).toBe(url);
    await expect(session.checkHealth(never)).rejects.toMatchObject({ code: "line.lost" });
    await expect(session.read(never)).rejects.toMatchObject({ code: "line.lost" });
  });

  it("leaves nothing on a signal that it was given, however the reading ends", async () => {
    const { clock, device, session } = await plugScanner();
    const { signal } = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners++;
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners--;
      removeEventListener.apply(signal, args);
    };
    for (const fault of [undefined, "wrongByteCount"] as const) {
      if (fault) device.setFault(fault);
      const reading = session.read(signal).then(
        () => "code",
        () => "damage",
      );
      await settle();
      expect(listeners).toBe(1);
      device.present(qr(url));
      await clock.advance(20);
      expect(await reading).toBe(fault ? "damage" : "code");
      expect(listeners).toBe(0);
    }
  });

  it("stops telling a listener that has gone", async () => {
    const { clock, device, session, codes } = await plugScanner();
    const stop = session.onCode(() => codes.push(codes[0]!));
    stop();
    device.present(qr(url));
    await clock.advance(20);
    expect(codes).toHaveLength(1);
  });

  it("resets by the scanner's own power-on reset, where it has one", async () => {
    // Datalogic's trigger report, as its users describe it: bit 0 resets, 1 prevents, 2 initiates.
    const descriptor = hex(`
      05 8c 09 02 a1 01 85 02 15 00 26 ff 00 75 08 95 02 09 fe 81 02
      85 04 25 01 75 01 95 08 09 5e 09 5f 09 60 09 00 09 70 09 85 09 86 09 00 91 02 c0`);
    const { device, session } = await plugScanner(descriptor);
    const sent: string[] = [];
    device.onWire((_direction, report) => sent.push(Buffer.from(report).toString("hex")));
    await session.setTrigger("prevented", never);
    await session.reset(never);
    await settle();
    expect(sent).toEqual(["0402", "0401"]);
    expect(device.state.trigger).toBe("released");
  });
});

describe("a fault", () => {
  const long = "0123456789".repeat(20);

  it.each([
    ["lostReport", long, "the rest of a continued code did not come"],
    ["shortReport", long, "a report of 32 bytes"],
    ["shortReport", url, "a report of 32 bytes"],
    ["wrongByteCount", url, "a report of 56 bytes of data says it has 57"],
    ["lastReportContinued", "x".repeat(112), "the rest of a continued code did not come"],
  ] as const)(
    "%s spoils a code, never gives a part of it for the whole, and the next is good: %#",
    async (fault, text, detail) => {
      const { clock, device, session, codes, damages } = await plugScanner();
      device.setFault(fault);
      const reading = session.read(never);
      const rejected = expect(reading).rejects.toMatchObject({ code: "scanner.codeDamaged" });
      await settle();
      device.present(qr(text));
      await clock.advance(16 * 4 + continuationGap);
      await rejected;
      expect(damages).toEqual([`scanner.codeDamaged scanner.codeDamaged: ${detail}`]);
      expect(codes).toEqual([]);
      device.clearFault(fault);
      device.present(qr(long));
      await clock.advance(100);
      expect(codes.map((code) => code.text)).toEqual([long]);
      expect(clock.pendingTimers).toBe(0);
    },
  );

  it("lostReport before another symbol's code loses only its own", async () => {
    const { clock, device, codes, damages } = await plugScanner();
    device.setFault("lostReport");
    device.present(qr(long));
    await clock.advance(64);
    device.present({ aimIdentifier: "]C0", payload: utf8("A0001") });
    await clock.advance(20);
    expect(codes).toMatchObject([{ symbology: "code128", text: "A0001" }]);
    expect(damages).toHaveLength(1);
  });

  it("of a chain of reports is told once, and its rest is no code", () => {
    const { assembler, codes, damages } = assemble(tessaroScanner);
    const report = (text: string, isContinued: boolean, size = 62) => {
      const bytes = new Uint8Array(62);
      bytes.set([0x02, text.length, ...utf8("]Q1"), ...utf8(text)]);
      bytes[61] = isContinued ? 1 : 0;
      assembler.push(bytes.subarray(0, size));
    };
    report("one", true);
    report("two", true, 30);
    report("three", true, 30);
    report("four", false);
    expect(damages).toEqual(["a report of 30 bytes"]);
    report("", false);
    report("", true);
    report("five", false);
    expect(codes.map(({ text }) => text)).toEqual(["five"]);
    expect(damages).toHaveLength(1);
  });

  it("of a report that is not full is damage even to who takes a full one for the last", () => {
    const { assembler, codes, damages } = assemble(tessaroScanner, { fullReportMayEndCode: true });
    for (const length of [56, 20]) {
      const bytes = new Uint8Array(62);
      bytes.set([0x02, length, ...utf8("]Q1"), ...utf8("x".repeat(length))]);
      bytes[61] = 1;
      assembler.push(bytes);
    }
    assembler.abandon();
    expect([codes, damages]).toEqual([[], ["the rest of a continued code did not come"]]);
  });

  it("lastReportContinued is no damage to who knows of it", async () => {
    const { clock, device, codes, damages } = await plugScanner(undefined, { fullReportMayEndCode: true });
    device.setFault("lastReportContinued");
    device.present(qr("x".repeat(112)));
    await clock.advance(16 * 2 + continuationGap);
    device.clearFault("lastReportContinued");
    device.setFault("lostReport");
    device.present(qr(`${"x".repeat(112)}tail`));
    await clock.advance(16 * 2 + continuationGap);
    expect(codes.map(({ payload }) => payload.length)).toEqual([112, 112]);
    expect(damages).toEqual([]);
  });

  it.each([
    ["noIdentifier", [{ symbology: "symbologyUnknown", aimIdentifier: undefined, text: url }]],
    ["silence", []],
  ] as readonly [HidPosFault, object[]][])("%s", async (fault, expected) => {
    const { clock, device, codes, damages } = await plugScanner();
    device.setFault(fault);
    device.present(qr(url));
    await clock.advance(1000);
    expect(codes).toMatchObject(expected);
    expect(damages).toEqual([]);
  });
});

describe("a simulated scanner", () => {
  it("reads no code while it sends one, and forgets everything without power", async () => {
    const { clock, device, line, session, codes } = await plugScanner();
    expect(device.present(qr("x".repeat(100)))).toBe("read");
    expect(device.present(qr(url))).toBe("busy");
    device.detach();
    device.attach(line.plug());
    await clock.advance(1000);
    expect(codes).toEqual([]);
    expect(device.state).toEqual({ trigger: "released", codesSent: 0, faults: [] });
    await expect(session.identify(never)).rejects.toMatchObject({ code: "line.lost" });
    expect(() => device.present({ aimIdentifier: "]Q1", payload: new Uint8Array() })).toThrow(RangeError);
    expect(() => new SimulatedHidPosScanner(clock, bootKeyboard)).toThrow(RangeError);
  });

  it("gives its redirection as a feature report, and refuses what it does not have", async () => {
    const { transport } = await plugScanner();
    expect([...(await transport.getFeatureReport(254, 2))]).toEqual([254, 1]);
    await expect(transport.sendFeatureReport(Uint8Array.of(7, 1))).rejects.toMatchObject({
      code: "device.garbled",
    });
    await expect(transport.write(Uint8Array.of(4, 0, 0))).rejects.toMatchObject({ code: "device.garbled" });
  });
});
