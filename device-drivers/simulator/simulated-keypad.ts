import type { Clock } from "../clock.ts";
import { type KeypadFunction, keypadFunctions, ordinaryKeyMap } from "../keypad/key-map.ts";
import { keypadReportDescriptor, SimulatedKeypad } from "../keypad/simulated.ts";
import { type KeypadFault, keypadFaults } from "../keypad/simulated-faults.ts";
import { createKeypadTracer } from "../keypad/trace.ts";
import type { BenchDevice } from "./bench.ts";
import { hidLayoutOf } from "./hid-layout.ts";

/** Milliseconds that a key is down: a finger's quick press. */
const pressLength = 100;

/** The simulated accessibility keypad on the bench; its keys are those of `ordinaryKeyMap`. */
export function simulatedKeypad(clock: Clock): BenchDevice {
  const keypad = new SimulatedKeypad(keypadReportDescriptor);
  const tracer = createKeypadTracer(keypadReportDescriptor);
  const keyNamed = (name: string | number | undefined) => ordinaryKeyMap[name as KeypadFunction];
  let onChange: (() => void) | undefined;

  return {
    name: "keypad",
    device: keypad,
    hid: hidLayoutOf(keypadReportDescriptor),
    faults: Object.fromEntries(
      Object.entries(keypadFaults).map(([fault, { description }]) => [fault, description]),
    ),
    setFault: (fault) => keypad.setFault(fault as KeypadFault),
    clearFault: (fault) => keypad.clearFault(fault as KeypadFault),
    activeFaults: () => keypad.state.faults,
    actions: {
      pressKey: {
        description: "Press a key and let go of it.",
        arguments: { key: keypadFunctions },
        perform: ({ key }) => {
          keypad.press(keyNamed(key));
          clock.setTimeout(() => {
            keypad.release(keyNamed(key));
            onChange?.();
          }, pressLength);
        },
      },
      holdKey: {
        description: "Press a key and keep it down.",
        arguments: { key: keypadFunctions },
        perform: ({ key }) => keypad.press(keyNamed(key)),
      },
      releaseKey: {
        description: "Let go of a key.",
        arguments: { key: keypadFunctions },
        perform: ({ key }) => keypad.release(keyNamed(key)),
      },
    },
    state: () => ({ down: keypad.state.down }),
    onChange: (listener) => {
      onChange = listener;
    },
    onWire: (listener) => keypad.onWire(listener),
    describe: (direction, bytes) => tracer.push(direction, bytes)[0] ?? { name: "report", hex: "" },
  };
}
