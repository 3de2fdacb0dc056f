import * as z from "zod/mini";
import { nothing, type ServiceDefinition } from "../envelope.ts";
import { commonCommands, errorEvent, standardCommon } from "./common.ts";

/** XFS4IoT's Auxiliaries: the contacts and sensors of the terminal's cabinet. It has nothing that could be set. */

const absent = z.null();
const switched = z.nullable(z.enum(["off", "on"]));
const door = z.nullable(z.enum(["closed", "open"]));

/** Complete: null is a sensor that the terminal has not, or of which nothing is known now. */
const auxiliariesStatus = z.object({
  operatorSwitch: z.nullable(z.enum(["run", "maintenance"])),
  tamperSensor: switched,
  internalTamperSensor: switched,
  seismicSensor: switched,
  heatSensor: switched,
  proximitySensor: z.nullable(z.enum(["present", "notPresent"])),
  ambientLightSensor: absent,
  enhancedAudioSensor: absent,
  bootSwitchSensor: absent,
  consumerDisplaySensor: absent,
  operatorCallButtonSensor: switched,
  handsetSensor: z.nullable(z.enum(["onTheHook", "offTheHook"])),
  headsetMicrophoneSensor: absent,
  fasciaMicrophoneSensor: absent,
  cabinetDoor: door,
  safeDoor: absent,
  vandalShield: absent,
  cabinetFrontDoor: door,
  cabinetRearDoor: door,
  cabinetLeftDoor: door,
  cabinetRightDoor: door,
  openClosedIndicator: absent,
  audio: absent,
  heating: absent,
  consumerDisplayBacklight: absent,
  signageDisplay: absent,
  volume: absent,
  UPS: absent,
  audibleAlarm: absent,
  enhancedAudioControl: absent,
  enhancedMicrophoneControl: absent,
  microphoneVolume: absent,
});
export type AuxiliariesState = z.infer<typeof auxiliariesStatus>;

const status = z.object({ common: standardCommon, auxiliaries: auxiliariesStatus });

/** Every auxiliary that `Auxiliaries.Register` has a name for; some have another name in the status. */
export const registerNames = [
  "operatorSwitch",
  "tamperSensor",
  "internalTamperSensor",
  "seismicSensor",
  "heatSensor",
  "proximitySensor",
  "ambientLightSensor",
  "enhancedAudioSensor",
  "bootSwitchSensor",
  "consumerDisplaySensor",
  "operatorCallButtonSensor",
  "handsetSensor",
  "headsetMicrophoneSensor",
  "fasciaMicrophoneSensor",
  "cabinetDoor",
  "safeDoor",
  "vandalShield",
  "cabinetFront",
  "cabinetRear",
  "cabinetRight",
  "cabinetLeft",
  "openCloseIndicator",
  "audioIndicator",
  "heatingIndicator",
  "consumerDisplayBacklight",
  "signageDisplay",
  "volume",
  "ups",
  "audibleAlarm",
  "enhancedAudioControl",
  "enhancedMicrophoneControl",
  "microphoneVolume",
] as const;
export type RegisterName = (typeof registerNames)[number];

/**
 * What has changed of what was registered, and nothing else. The names are those of the standard's release 2021-1, which had this event
 * until 2023-2 left it out; it has none for a cabinet's only door, which is called by the same rule here.
 */
const auxiliaryStatus = z.partial(
  z.object({
    operatorSwitch: auxiliariesStatus.shape.operatorSwitch,
    tamperSensor: switched,
    internalTamperSensor: switched,
    seismicSensorState: switched,
    heatSensorState: switched,
    proximitySensorState: auxiliariesStatus.shape.proximitySensor,
    operatorCallButtonSensorState: switched,
    handsetSensorState: auxiliariesStatus.shape.handsetSensor,
    cabinetDoorState: door,
    cabinetFrontDoorState: door,
    cabinetRearDoorState: door,
    cabinetLeftDoorState: door,
    cabinetRightDoorState: door,
  }),
);
export type AuxiliaryChange = z.infer<typeof auxiliaryStatus>;

export const auxiliaries = {
  path: "/xfs4iot/v1.0/Auxiliaries",
  commands: {
    ...commonCommands,
    "Common.Status": { payload: nothing, completion: status },
    /**
     * Whose changes `Auxiliaries.AuxiliaryStatusEvent` tells this connection: none at first. `cabinetDoor` stands for every door of the
     * cabinet. Completion codes: success; commandErrorCode with invalidAuxiliary where the terminal has no such sensor, and nothing has
     * changed.
     */
    "Auxiliaries.Register": {
      payload: z.partialRecord(
        z.enum(registerNames),
        z.optional(z.nullable(z.enum(["register", "deregister"]))),
      ),
      completion: z.null(),
    },
  },
  events: {},
  unsolicited: {
    /** After every change of any sensor, to everybody. */
    "Common.StatusChangedEvent": status,
    "Common.ErrorEvent": errorEvent,
    "Auxiliaries.AuxiliaryStatusEvent": auxiliaryStatus,
  },
} as const satisfies ServiceDefinition;
