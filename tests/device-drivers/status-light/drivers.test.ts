import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildBusylightReport, isBusylightReport } from "../../../device-drivers/status-light/busylight.ts";
import { statusLightDriverOf, statusLightDrivers } from "../../../device-drivers/status-light/drivers.ts";
import {
  flashRates,
  type LightSetting,
  lightColours,
  nameOf,
  rgbOf,
} from "../../../device-drivers/status-light/light.ts";
import { createStatusLightTracer } from "../../../device-drivers/status-light/trace.ts";

const { luxafor, blink1, busylight } = statusLightDrivers;
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const shown = (driver: typeof luxafor, setting: LightSetting) =>
  driver.show(setting).map(({ kind, report }) => `${kind} ${hexOf(report)}`);
const red: LightSetting = { flashRate: "continuous", colour: "red" };
const slowCyan: LightSetting = { flashRate: "slow", colour: "cyan" };

describe("what is sent", () => {
  it("to a Luxafor: report 0 and 8 bytes, LED FF", () => {
    expect(shown(luxafor, red)).toEqual(["output 0001ffff0000000000"]);
    expect(shown(luxafor, slowCyan)).toEqual(["output 0003ff00ffff640000"]);
    expect(shown(luxafor, { flashRate: "off" })).toEqual(["output 0001ff000000000000"]);
  });

  it("to a blink(1): feature report 1 and 8 bytes, times in hundredths, big-endian", () => {
    expect(shown(blink1, red)).toEqual(["feature 016eff000000000000"]);
    expect(shown(blink1, slowCyan)).toEqual([
      "feature 015000ffff00640000",
      "feature 015000000000640100",
      "feature 015000000000000200",
      "feature 017001000200000000",
    ]);
    expect(hexOf(blink1.version?.request ?? new Uint8Array())).toBe("017600000000000000");
  });

  it("to a Busylight: 64 bytes with the published sum", () => {
    // The published vector: step 0 `11 00 64 …`, sum 03 72.
    const vector = buildBusylightReport([0x11, 0x00, 0x64]);
    expect(hexOf(vector)).toBe(`001100640000000000${"00".repeat(51)}ffffff0372`);
    expect(shown(busylight, red)).toEqual([`output 001001640000010080${"00".repeat(51)}ffffff03f3`]);
    expect(shown(busylight, slowCyan)[0]).toMatch(/^output 0010010064640a0a80/);
    expect(hexOf(busylight.keepAlive?.report ?? new Uint8Array())).toBe(`008f${"00".repeat(58)}ffffff038c`);
  });

  it("finds the driver by USB ids", () => {
    expect(statusLightDriverOf({ vendorId: 0x04d8, productId: 0xf372 })).toBe(luxafor);
    expect(statusLightDriverOf({ vendorId: 0x27b8, productId: 0x01ed })).toBe(blink1);
    expect(statusLightDriverOf({ vendorId: 0x27bb, productId: 0x3bcf })).toBe(busylight);
    expect(statusLightDriverOf({ vendorId: 0x27bb, productId: 0x3bc0 })).toBeUndefined();
  });
});

describe("colours", () => {
  it("are told back from their mixtures, however bright, and all differ", () => {
    expect(new Set(Object.values(rgbOf).map(String)).size).toBe(lightColours.length);
    for (const colour of lightColours) {
      expect(nameOf(rgbOf[colour])).toBe(colour);
      const [red, green, blue] = rgbOf[colour];
      expect(nameOf([red && 7, green && 7, blue && 7])).toBe(colour);
    }
    expect(nameOf([0, 0, 0])).toBe("off");
    expect(nameOf([16, 32, 48])).toBe("#102030");
  });
});

describe("the tracer", () => {
  it("names every report that is sent, in full", () => {
    for (const driver of Object.values(statusLightDrivers)) {
      const tracer = createStatusLightTracer(driver);
      const reports = flashRates.flatMap((flashRate) =>
        lightColours.flatMap((colour) =>
          driver.show(flashRate === "off" ? { flashRate } : { flashRate, colour }),
        ),
      );
      for (const { report } of reports) {
        const [described, ...more] = tracer.push("toDevice", report);
        expect(described?.name).not.toBe("unknown report");
        expect(described?.hex.replaceAll(" ", "").toLowerCase()).toBe(hexOf(report));
        expect(more).toEqual([]);
      }
    }
    const name = (driver: typeof luxafor, report: Uint8Array) =>
      createStatusLightTracer(driver).push("toDevice", report)[0]?.name;
    expect(name(luxafor, luxafor.show(slowCyan)[0]?.report ?? new Uint8Array())).toBe(
      "cyan, strobe, speed 100, repeat 0",
    );
    expect(blink1.show(slowCyan).map(({ report }) => name(blink1, report))).toEqual([
      "line 0: cyan, 1000 ms",
      "line 1: off, 1000 ms",
      "line 2: off, 0 ms",
      "play lines 0 to 2",
    ]);
    expect(name(busylight, busylight.show(slowCyan)[0]?.report ?? new Uint8Array())).toBe(
      "cyan, 1000 ms on, 1000 ms off",
    );
    expect(name(busylight, busylight.keepAlive?.report ?? new Uint8Array())).toBe("keep-alive for 15 s");
  });

  it("takes any bytes, and one wrong byte makes a Busylight's report unknown", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        for (const driver of Object.values(statusLightDrivers)) {
          expect(createStatusLightTracer(driver).push("toHost", bytes)).toHaveLength(1);
          driver.version?.read(bytes);
        }
      }),
    );
    const report = busylight.show(red)[0]?.report ?? new Uint8Array();
    fc.assert(
      fc.property(fc.nat({ max: 63 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = report.slice(1);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        expect(isBusylightReport(bytes)).toBe(false);
      }),
    );
  });

  it("reads a version only from the answer to the question", () => {
    const read = (hex: string) => blink1.version?.read(Buffer.from(hex, "hex"));
    expect(read("007600323400000000")).toBe("2.4");
    expect(read("0176003235000000")).toBe("2.5");
    for (const wrong of ["", "01", "016e00323500000000", "017600000000000000", "0176003a3500000000"])
      expect(read(wrong)).toBeUndefined();
  });
});
