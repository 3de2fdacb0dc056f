import { describe, expect, it } from "vitest";
import { deviceErrorCodes } from "../../../device-drivers/device/errors.ts";
import { sensorNames, statesOf } from "../../../device-drivers/sensors/sensors.ts";
import { faultAdvice } from "../../../kiosk/i18n/fault-advice.ts";
import { readiness, reportLines } from "../../../kiosk/technician/report.ts";
import { sensorWords, toneOf } from "../../../kiosk/technician/words.ts";
import { languages } from "../../../server/contract/hall.ts";
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
  at: Date.UTC(2026, 10, 23, 1, 5),
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

describe("the cabinet's sensors", () => {
  const sensors = (state: string): DeviceCard => ({
    ...device,
    name: "sensors",
    family: "sensors",
    identity: { protocol: "Modbus RTU" },
    selfTests: [],
    sensors: [
      { name: "proximitySensor", state: "present", isAlarm: false },
      { name: "cabinetDoor", state, isAlarm: state === "open" },
    ],
  });

  it("keep the terminal from being ready while its door stands open, and say why", () => {
    const input = { terminalId: "HL-01", technician: "小许（演示）", now: 0, tests: [] };
    expect(readiness({ devices: [sensors("closed")], tests: [] }).ready).toBe(true);
    expect(readiness({ devices: [sensors("open")], tests: [] }).ready).toBe(false);
    const lines = reportLines({ ...input, devices: [sensors("open")] }, "zh-CN");
    expect(lines.slice(2)).toEqual([
      "结论：还不能用",
      "",
      "机柜传感器 · 要看一下",
      "端口: /dev/ttyUSB1",
      "Modbus RTU",
      "人体感应: 有人",
      "机柜门: 开着",
    ]);
  });

  it("are to be looked at while they give an alarm, unless they are out of service", () => {
    expect(toneOf(sensors("closed"))).toEqual({ word: "online", tone: "good" });
    expect(toneOf(sensors("open"))).toEqual({ word: "alarm", tone: "bad" });
    expect(toneOf({ ...sensors("open"), inService: false })).toEqual({ word: "out", tone: "warning" });
  });

  it("have a name in every language, and what they say has words", () => {
    for (const isRaised of [true, false])
      for (const name of sensorNames)
        for (const language of languages) {
          const state = statesOf(new Map([[name, isRaised]]))[name] ?? "";
          const words = sensorWords({ name, state, isAlarm: false }, language);
          expect([words.name, words.state]).not.toContain(name);
          if (language !== "en") expect(words.name + words.state).not.toMatch(/[a-z]/);
        }
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
