/**
 * What one contact in a terminal's cabinet can tell, in the words of XFS4IoT's Auxiliaries (`StatusClass` of
 * KAL-ATM-Software/KAL_XFS4IoT_SP-Dev, Framework/Core/Auxiliaries, read 2026). What needs more than a contact, and what only shows
 * or sounds, is not here.
 */
const switched = { rest: "off", raised: "on" } as const;
const door = { rest: "closed", raised: "open" } as const;
const words = {
  operatorSwitch: { rest: "run", raised: "maintenance" },
  tamperSensor: switched,
  internalTamperSensor: switched,
  seismicSensor: switched,
  heatSensor: switched,
  proximitySensor: { rest: "notPresent", raised: "present" },
  operatorCallButtonSensor: switched,
  handsetSensor: { rest: "onTheHook", raised: "offTheHook" },
  cabinetDoor: door,
  cabinetFrontDoor: door,
  cabinetRearDoor: door,
  cabinetLeftDoor: door,
  cabinetRightDoor: door,
} as const;

export type SensorName = keyof typeof words;
export const sensorNames = Object.keys(words) as [SensorName, ...SensorName[]];

/** Sensor → what it says. One that is not in it says nothing yet. */
export type SensorStates = { readonly [N in SensorName]?: (typeof words)[N]["rest" | "raised"] };

/** Whether each sensor is raised: the door open, somebody there. */
export type Readings = ReadonlyMap<SensorName, boolean>;

export function statesOf(readings: Readings): SensorStates {
  return Object.fromEntries(
    [...readings].map(([name, isRaised]) => [name, words[name][isRaised ? "raised" : "rest"]]),
  ) as SensorStates;
}

/** Whether it is one of the cabinet's doors. */
export const isDoor = (name: SensorName) => words[name] === door;
