import { cd5220Rate } from "../window-display/cd5220.ts";
import { createCd5220Tracer } from "../window-display/cd5220-trace.ts";
import { SimulatedCd5220 } from "../window-display/simulated-cd5220.ts";
import { type DisplayFault, displayFaults } from "../window-display/simulated-faults.ts";
import type { BenchDevice } from "./bench.ts";

/** The simulated customer display on the bench: what it shows can be read. */
export function simulatedWindowDisplay(): BenchDevice {
  const display = new SimulatedCd5220();
  const tracer = createCd5220Tracer();
  return {
    name: "window-display",
    device: display,
    baudRate: cd5220Rate,
    faults: Object.fromEntries(
      Object.entries(displayFaults).map(([fault, { description }]) => [fault, description]),
    ),
    setFault: (fault) => display.setFault(fault as DisplayFault),
    clearFault: (fault) => display.clearFault(fault as DisplayFault),
    activeFaults: () => display.state.faults,
    actions: {
      powerCycle: {
        description: "Take its power away for a moment: what it showed is lost.",
        arguments: {},
        perform: () => display.powerCycle(),
      },
    },
    state: () => ({ lines: display.state.lines }),
    onChange: (listener) => display.onChange(listener),
    onWire: (listener) => display.onWire(listener),
    describe: (direction, bytes) =>
      tracer.push(direction, bytes)[0] ?? { name: "part of a command", hex: "" },
  };
}
