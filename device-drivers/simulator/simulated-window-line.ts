import type { Clock } from "../clock.ts";
import { padKeys } from "../window-line/registers.ts";
import { SimulatedWindowLine } from "../window-line/simulated.ts";
import { type WindowLineFault, windowLineFaults } from "../window-line/simulated-faults.ts";
import { createWindowLineTracer } from "../window-line/trace.ts";
import type { BenchDevice } from "./bench.ts";

/** The windows of the demo's hall that have a display and a pad. */
export const simulatedWindows = [
  { window: "1", display: 1, pad: 101 },
  { window: "2", display: 2, pad: 102 },
] as const;
/** What the simulated line is set to. */
export const simulatedWindowLineRate = 19_200;

/** The displays and call pads of two windows on the bench. */
export function simulatedWindowLine(clock: Clock): BenchDevice {
  const line = new SimulatedWindowLine(clock, simulatedWindows, simulatedWindowLineRate);
  const tracer = createWindowLineTracer();
  return {
    name: "window-line",
    device: line,
    baudRate: simulatedWindowLineRate,
    faults: Object.fromEntries(
      Object.entries(windowLineFaults).map(([fault, { description }]) => [fault, description]),
    ),
    setFault: (fault) => line.setFault(fault as WindowLineFault),
    clearFault: (fault) => line.clearFault(fault as WindowLineFault),
    activeFaults: () => line.state.faults,
    actions: {
      pressKey: {
        description: "Press a key of a window's call pad.",
        arguments: { window: simulatedWindows.map(({ window }) => window), key: padKeys },
        perform: ({ window, key }) => {
          const known = padKeys.find((each) => each === key);
          if (known) line.press(String(window), known);
        },
      },
      powerCycle: {
        description: "Take the power of all units away for a moment.",
        arguments: {},
        perform: () => line.powerCycle(),
      },
    },
    state: () => ({ displays: line.state.displays }),
    onChange: (listener) => line.onChange(listener),
    onWire: (listener) => line.onWire(listener),
    describe: (direction, bytes) => tracer.push(direction, bytes)[0] ?? { name: "part of a frame", hex: "" },
  };
}
