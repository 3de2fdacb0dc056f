import type { Clock } from "../clock.ts";
import { statusLightDrivers } from "../status-light/drivers.ts";
import { describeReport, type StatusLightDriver } from "../status-light/light.ts";
import { SimulatedStatusLight } from "../status-light/simulated.ts";
import { type LightFault, lightFaults } from "../status-light/simulated-faults.ts";
import type { BenchDevice } from "./bench.ts";

/** The simulated status light on the bench. Its actions are those of every device: what it shows, the product says. */
export function simulatedStatusLight(clock: Clock, driver: StatusLightDriver["name"]): BenchDevice {
  const light = new SimulatedStatusLight(driver, clock);
  return {
    name: "status-light",
    device: light,
    hid: light.hid,
    faults: Object.fromEntries(light.possibleFaults.map((fault) => [fault, lightFaults[fault].description])),
    setFault: (fault) => light.setFault(fault as LightFault),
    clearFault: (fault) => light.clearFault(fault as LightFault),
    activeFaults: () => light.state.faults,
    actions: {},
    state: () => {
      const { colour, flash, ignored } = light.state;
      return { colour, flash, ignored };
    },
    onChange: (listener) => light.onChange(listener),
    onWire: (listener) => light.onWire(listener),
    describe: (_direction, report) => describeReport(statusLightDrivers[driver], report),
  };
}
