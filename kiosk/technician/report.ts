import type { Language } from "../../server/contract/hall.ts";
import type { DeviceCard, TestRecord } from "../../server/contract/technician.ts";
import { deviceFaultNumbers } from "../../server/contract/technician.ts";
import { translator } from "../i18n/catalogue.ts";
import { technicianMessages } from "../i18n/technician.ts";
import { dayAndTime } from "../ui/time.ts";
import { deviceState, familyName, sensorWords, testName } from "./words.ts";

export interface ReadinessInput {
  readonly terminalId: string;
  /** Who makes the report. */
  readonly technician: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly devices: readonly DeviceCard[];
  readonly tests: readonly TestRecord[];
}

/** Whether the terminal can be opened to citizens: every device well and in service, every self-test passed. */
export function readiness({ devices, tests }: Pick<ReadinessInput, "devices" | "tests">): {
  readonly ready: boolean;
  /** Self-tests that have not passed, never run ones among them. */
  readonly missing: number;
} {
  const isWell = ({ state, inService, sensors = [] }: DeviceCard) =>
    inService &&
    (state === "online" || state === "deviceBusy") &&
    // Nobody is let to a terminal that stands open.
    !sensors.some(({ isAlarm }) => isAlarm);
  const missing = devices.flatMap(({ name, selfTests }) =>
    selfTests.filter((test) => recordOf(tests, name, test.name)?.outcome !== "passed"),
  ).length;
  return { ready: devices.length > 0 && missing === 0 && devices.every(isWell), missing };
}

/** The newest record of a test. */
export function recordOf(tests: readonly TestRecord[], device: string, test: string): TestRecord | undefined {
  return tests.find((record) => record.device === device && record.test === test);
}

/** The report as lines: the same on screen, on paper and in a file. */
export function reportLines(input: ReadinessInput, language: Language): readonly string[] {
  const { terminalId, technician, now, devices, tests } = input;
  const t = translator(technicianMessages, language);
  const { ready, missing } = readiness(input);
  return [
    t("reportTitle"),
    t("reportMade", { terminal: terminalId, technician, time: dayAndTime(now) }),
    t(ready ? "reportReady" : "reportNotReady"),
    ...(missing > 0 ? [t("reportMissing", { count: missing })] : []),
    ...devices.flatMap((device) => [
      "",
      `${familyName(device, language)} · ${deviceState(device, t)}`,
      `${t("port")}: ${device.address}`,
      ...(device.identity ? [identityLine(device.identity)] : []),
      ...(device.sensors ?? []).map((sensor) => {
        const { name, state } = sensorWords(sensor, language);
        return `${name}: ${state}`;
      }),
      ...device.selfTests.map(({ name }) => {
        const record = recordOf(tests, device.name, name);
        return `${testName(name, language)}: ${record ? outcomeLine(record, t) : t("notTested")}`;
      }),
    ]),
  ];
}

function identityLine({
  protocol,
  model,
  firmware,
  serialNumber,
}: NonNullable<DeviceCard["identity"]>): string {
  return [protocol, model, firmware, serialNumber].filter(Boolean).join(" · ");
}

function outcomeLine(
  { outcome, fault, technician, at }: TestRecord,
  t: ReturnType<typeof translator<typeof technicianMessages>>,
): string {
  const by = t("testedBy", { technician, time: dayAndTime(at) });
  const number = fault ? ` ${deviceFaultNumbers[fault]}` : "";
  return `${t(outcome)}${number} (${by})`;
}
