import type { Clock } from "../clock.ts";
import { type SensorName, statesOf } from "../sensors/sensors.ts";
import { SimulatedSensors } from "../sensors/simulated.ts";
import { type SensorsFault, sensorsFaults } from "../sensors/simulated-faults.ts";
import { createSensorsTracer } from "../sensors/trace.ts";
import type { Wiring } from "../sensors/wiring.ts";
import type { BenchAction, BenchDevice } from "./bench.ts";

/** How the demo's cabinet is wired: opening its door breaks a contact. */
export const simulatedWiring: Wiring = {
  unit: 1,
  inputs: { cabinetDoor: 0, proximitySensor: 1, tamperSensor: 2, handsetSensor: 3 },
  activeLow: ["cabinetDoor"],
};
/** What the simulated module is set to. */
export const simulatedSensorsRate = 9600;

/** The sensors of the demo's cabinet on the bench. */
export function simulatedSensors(clock: Clock): BenchDevice {
  const sensors = new SimulatedSensors(clock, simulatedWiring, simulatedSensorsRate);
  const tracer = createSensorsTracer();
  const setting = (name: SensorName, isRaised: boolean, description: string): BenchAction => ({
    description,
    arguments: {},
    perform: () => sensors.set(name, isRaised),
  });
  return {
    name: "sensors",
    device: sensors,
    baudRate: simulatedSensorsRate,
    faults: Object.fromEntries(
      Object.entries(sensorsFaults).map(([fault, { description }]) => [fault, description]),
    ),
    setFault: (fault) => sensors.setFault(fault as SensorsFault),
    clearFault: (fault) => sensors.clearFault(fault as SensorsFault),
    activeFaults: () => sensors.state.faults,
    actions: {
      openDoor: setting("cabinetDoor", true, "Open the cabinet's door."),
      closeDoor: setting("cabinetDoor", false, "Close the cabinet's door."),
      stepUp: setting("proximitySensor", true, "Somebody steps up to the terminal."),
      stepAway: setting("proximitySensor", false, "Nobody stands before the terminal any more."),
      tamper: setting("tamperSensor", true, "Pry at the housing: its contact springs."),
      restoreTamper: setting("tamperSensor", false, "Set the contact of the housing right again."),
      liftHandset: setting("handsetSensor", true, "Take the handset off its hook."),
      hangUpHandset: setting("handsetSensor", false, "Put the handset back on its hook."),
    },
    state: () => ({ ...statesOf(sensors.state.raised) }),
    onChange: (listener) => sensors.onChange(listener),
    onWire: (listener) => sensors.onWire(listener),
    describe: (direction, bytes) => tracer.push(direction, bytes)[0] ?? { name: "part of a frame", hex: "" },
  };
}
