import { describe, expect, it } from "vitest";
import { documentPrinterFaults } from "../../../device-drivers/document-printer/simulated-faults.ts";
import { createBenchControl } from "../../../device-drivers/simulator/bench-control.ts";
import { scenarios } from "../../../device-drivers/simulator/scenarios.ts";
import { simulatedSerialCodeScanner } from "../../../device-drivers/simulator/simulated-code-scanner.ts";
import { simulatedPrinter } from "../../../device-drivers/simulator/simulated-printer.ts";
import { createStandardBench } from "../../../device-drivers/simulator/standard-bench.ts";
import { lightFaults } from "../../../device-drivers/status-light/simulated-faults.ts";
import type { Message } from "../../../kiosk/i18n/catalogue.ts";
import { familyNames } from "../../../kiosk/i18n/devices.ts";
import { scenarioWords } from "../../../kiosk/i18n/scenarios.ts";
import { actionWords, valueWords } from "../../../kiosk/i18n/simulator-actions.ts";
import { wordsOfFault } from "../../../kiosk/i18n/simulator-faults.ts";
import { stepWords } from "../../../kiosk/simulator/words.ts";
import { languages } from "../../../server/contract/hall.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const clock = new SimulatedClock();
const { bench, player, personas } = createStandardBench({
  directory: "unused",
  clock,
  paper: 80,
  forceMemory: true,
});
const control = createBenchControl(bench, player);

/** Every fault of every simulated device that can stand on a bench. */
const faults = [
  ...bench.state().flatMap(({ device, actions }) => {
    const listed = actions.find(({ action }) => action === "setFault")?.arguments.fault;
    return (Array.isArray(listed) ? listed : []).map((fault) => [device, String(fault)]);
  }),
  ...Object.keys(simulatedPrinter(clock, 80, "custom").device.faults).map((each) => [
    "receipt-printer",
    each,
  ]),
  ...Object.keys(simulatedSerialCodeScanner(clock).faults).map((each) => ["serial-code-scanner", each]),
  ...Object.keys(lightFaults).map((each) => ["status-light", each]),
  ...Object.keys(documentPrinterFaults).map((each) => ["document-printer", each]),
] as [string, string][];
const actions = [
  ...bench.state().flatMap((device) => device.actions),
  ...control.actions,
  // While a recording stands in the reader's place.
  { action: "useSimulated", arguments: {} },
  { action: "rewind", arguments: {} },
];

function expectWords(message: Message | undefined) {
  for (const language of languages) expect(message?.[language].trim(), language).toBeTruthy();
  expect(message?.["zh-TW"]).not.toMatch(
    /打印|屏幕|窗口|工作人员|身份證|小票|字节|导|办|证|号|这|请|刷新|内存/,
  );
  expect(message?.en).not.toMatch(/\p{Script=Han}/u);
}

describe("the words of the bench", () => {
  it.each(faults)("name and explain %s's fault %s in three languages", (device, fault) => {
    const words = wordsOfFault(device, fault);
    expectWords(words?.name);
    expectWords(words?.hint);
  });

  it.each([...new Set(actions.map(({ action }) => action))])("name the action %s", (action) =>
    expectWords(actionWords[action]),
  );

  it.each(bench.state().map(({ device }) => device))("name the device %s", (device) =>
    expectWords(familyNames[device]),
  );

  it("name every key and every kind of code", () => {
    for (const { action, arguments: kinds } of actions.filter(({ action }) => /Key|Code/.test(action)))
      for (const values of Object.values<unknown>(kinds))
        if (Array.isArray(values))
          for (const value of values) expect([action, value in valueWords]).toEqual([action, true]);
  });

  it("name and explain every scenario, and none besides", () => {
    expect(Object.keys(scenarioWords).sort()).toEqual(scenarios.map(({ id }) => id).sort());
    for (const { title, hint } of Object.values(scenarioWords)) {
      expectWords(title);
      expectWords(hint);
    }
  });

  it("say every step of every scenario without an id in it", () => {
    for (const { steps } of scenarios)
      for (const step of steps)
        expect(stepWords(step, personas, "zh-CN")).not.toMatch(/[a-z]{2}[A-Z]|[a-z]-[a-z]/);
    expect(
      stepWords({ after: 0, device: "receipt-printer", action: "setFault", fault: "coverOpen" }, [], "en"),
    ).toBe("Receipt printer · Fault begins · Cover open");
  });

  it("leave an unknown id as it is", () => {
    expect(wordsOfFault("id-card-reader", "toString")).toBeUndefined();
    expect(stepWords({ after: 0, device: "lamp", action: "glow", colour: "red" }, [], "en")).toBe(
      "lamp · glow · red",
    );
  });
});
