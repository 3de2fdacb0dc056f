import { isDoor, type SensorName, type SensorStates } from "../../../device-drivers/sensors/sensors.ts";
import type { DeviceCard, DeviceFaultCode } from "../../contract/technician.ts";

/** What a technician must know of a sensor that says this; undefined where it is nothing. */
function alarmOf(name: SensorName, state: string): DeviceFaultCode | undefined {
  if (isDoor(name)) return state === "open" ? "sensors.doorOpen" : undefined;
  const isTamperContact = name === "tamperSensor" || name === "internalTamperSensor";
  return isTamperContact && state === "on" ? "sensors.tampered" : undefined;
}

/** The sensors that give an alarm, each with what is kept of it. */
export function alarmsIn(
  states: SensorStates,
): readonly { readonly code: DeviceFaultCode; readonly detail: string }[] {
  return said(states).flatMap(([name, state]) => {
    const code = alarmOf(name, state);
    return code ? [{ code, detail: `${name} ${state}` }] : [];
  });
}

/** What the sensors say, for their device's card. */
export function sensorsOnCard(states: SensorStates): NonNullable<DeviceCard["sensors"]> {
  return said(states).map(([name, state]) => ({
    name,
    state,
    isAlarm: alarmOf(name, state) !== undefined,
  }));
}

const said = (states: SensorStates) => Object.entries(states) as [SensorName, string][];
