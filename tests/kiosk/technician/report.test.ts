import { describe, expect, it } from "vitest";
import { deviceErrorCodes } from "../../../device-drivers/device/errors.ts";
import { faultAdvice } from "../../../kiosk/i18n/technician.ts";
import { readiness, reportLines } from "../../../kiosk/technician/report.ts";
import { type DeviceCard, deviceFaultNumbers, type TestRecord } from "../../../server/contract/technician.ts";

const device: DeviceCard = {
  name: "receipt-printer",
  family: "receipt-printer",
  address: "/dev/ttyUSB1",
  state: "online",
  since: 1,
  inService: true,
  recovery: { mode: "automatic", rungs: 0, waits: false },
  simulated: null,
  identity: { protocol: "ESC/POS", model: "M1" },
  lastFault: null,
  counters: { opened: 1, faults: 0, messages: 0 },
  selfTests: [
    { name: "status", needsEyes: false },
    { name: "cutter", needsEyes: true },
  ],
};
const record = (test: string, outcome: TestRecord["outcome"]): TestRecord => ({
  id: 1,
  at: new Date(2026, 10, 23, 9, 5).getTime(),
  device: device.name,
  test,
  technician: "小许（演示）",
  outcome,
  findings: [],
  fault: outcome === "failed" ? "printer.paperOut" : null,
});
const passed = [record("status", "passed"), record("cutter", "passed")];

describe("readiness", () => {
  it("needs every device well and in service, and every self-test passed", () => {
    expect(readiness({ devices: [device], tests: passed })).toEqual({ ready: true, missing: 0 });
    expect(readiness({ devices: [device], tests: passed.slice(0, 1) })).toEqual({ ready: false, missing: 1 });
    for (const outcome of ["failed", "waitsForEyes"] as const) {
      const tests = [record("status", outcome), record("cutter", "passed")];
      expect(readiness({ devices: [device], tests })).toEqual({ ready: false, missing: 1 });
    }
    for (const unwell of [{ state: "noDevice" }, { state: "starting" }, { inService: false }] as const) {
      expect(readiness({ devices: [{ ...device, ...unwell }], tests: passed }).ready).toBe(false);
    }
    expect(readiness({ devices: [], tests: [] }).ready).toBe(false);
  });

  it("is written down with who tested what when, and how it ended", () => {
    const tests = [record("status", "failed")];
    const lines = reportLines(
      { terminalId: "HL-01", technician: "小许（演示）", now: tests[0]?.at ?? 0, devices: [device], tests },
      "zh-CN",
    );
    expect(lines).toEqual([
      "终端就绪报告",
      "HL-01 · 小许（演示） · 2026-11-23 09:05",
      "结论：还不能用",
      "还差 2 项自检没有通过",
      "",
      "小票打印机 · 正常",
      "端口: /dev/ttyUSB1",
      "ESC/POS · M1",
      "查状态: 没通过 设备-21 (小许（演示） 2026-11-23 09:05)",
      "切纸: 没检过",
    ]);
  });
});

describe("the numbers of device faults", () => {
  it("are given for every fault that a driver may report, once each, with what to do", () => {
    expect(Object.keys(deviceFaultNumbers).sort()).toEqual([...deviceErrorCodes].sort());
    expect(Object.keys(faultAdvice).sort()).toEqual([...deviceErrorCodes].sort());
    const numbers = Object.values(deviceFaultNumbers);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
