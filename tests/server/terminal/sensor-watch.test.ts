import { describe, expect, it } from "vitest";
import { statesOf } from "../../../device-drivers/sensors/sensors.ts";
import { createStandardBench } from "../../../device-drivers/simulator/standard-bench.ts";
import { createDevices } from "../../../server/terminal/devices.ts";
import { alarmsIn, sensorsOnCard } from "../../../server/terminal/technician/sensor-alarms.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

async function terminal() {
  const clock = new SimulatedClock();
  const { bench } = createStandardBench({ directory: "unused", clock, paper: 80, forceMemory: true });
  await bench.start();
  const devices = createDevices({
    configured: undefined,
    bench,
    paper: 80,
    terminalId: "HL-01",
    clock,
    log: () => undefined,
    onWire: () => undefined,
  });
  const watch = devices.sensors?.watch;
  if (!watch) throw new Error("no sensors on the bench");
  const changes: object[] = [];
  watch.subscribe((changed) => {
    if (Object.keys(changed).length > 0) changes.push(changed);
  });
  devices.start();
  await clock.advance(2000);
  const act = async (action: string, args = {}) => {
    await bench.perform("sensors", action, args);
    await clock.advance(1000);
  };
  const stop = async () => {
    await devices.stop();
    await bench.stop();
  };
  return { clock, watch, changes, act, stop };
}

const atRest = {
  cabinetDoor: "closed",
  proximitySensor: "notPresent",
  tamperSensor: "off",
  handsetSensor: "onTheHook",
};

describe("the watch over the cabinet's sensors", () => {
  it("says what is, and each change once", async () => {
    const { watch, changes, act, stop } = await terminal();
    expect(watch.names).toEqual(["cabinetDoor", "proximitySensor", "tamperSensor", "handsetSensor"]);
    expect(watch.states()).toEqual(atRest);
    await act("openDoor");
    await act("openDoor");
    await act("stepUp");
    await act("closeDoor");
    expect(watch.states()).toEqual({ ...atRest, proximitySensor: "present" });
    expect(changes).toEqual([
      atRest,
      { cabinetDoor: "open" },
      { proximitySensor: "present" },
      { cabinetDoor: "closed" },
    ]);
    await stop();
  });

  it("knows nothing while the module does not answer, and tells afterwards only what became another", async () => {
    const { clock, watch, changes, act, stop } = await terminal();
    await act("openDoor");
    await act("unplug");
    expect(watch.states()).toEqual({});
    await act("tamper");
    await act("plug");
    await clock.advance(20_000);
    expect(watch.states()).toEqual({ ...atRest, cabinetDoor: "open", tamperSensor: "on" });
    await act("setFault", { fault: "silence" });
    await clock.advance(20_000);
    expect(watch.states()).toEqual({});
    await act("clearFault", { fault: "silence" });
    await clock.advance(20_000);
    expect(watch.states()).toEqual({ ...atRest, cabinetDoor: "open", tamperSensor: "on" });
    // A moment's silence ends without a new session.
    await act("setFault", { fault: "silence" });
    while (watch.states().cabinetDoor) await clock.advance(10);
    await act("clearFault", { fault: "silence" });
    await clock.advance(5000);
    expect(watch.states().cabinetDoor).toBe("open");
    expect(changes).toEqual([atRest, { cabinetDoor: "open" }, { tamperSensor: "on" }]);
    await stop();
  });
});

describe("an alarm", () => {
  it("is an open door or a sprung contact against tampering, and nothing else", () => {
    const names = ["cabinetDoor", "cabinetRearDoor", "tamperSensor", "internalTamperSensor"] as const;
    const others = [
      "operatorSwitch",
      "proximitySensor",
      "handsetSensor",
      "operatorCallButtonSensor",
    ] as const;
    const all = (isRaised: boolean) =>
      statesOf(new Map([...names, ...others].map((name) => [name, isRaised] as const)));
    expect(alarmsIn(all(false))).toEqual([]);
    expect(alarmsIn(all(true))).toEqual([
      { code: "sensors.doorOpen", detail: "cabinetDoor open" },
      { code: "sensors.doorOpen", detail: "cabinetRearDoor open" },
      { code: "sensors.tampered", detail: "tamperSensor on" },
      { code: "sensors.tampered", detail: "internalTamperSensor on" },
    ]);
    const card = sensorsOnCard(all(true));
    expect(card).toHaveLength(names.length + others.length);
    expect(card.filter(({ isAlarm }) => isAlarm).map(({ name }) => name)).toEqual([...names]);
  });
});
