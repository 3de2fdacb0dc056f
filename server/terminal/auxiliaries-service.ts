import { isDoor, type SensorName, type SensorStates } from "../../device-drivers/sensors/sensors.ts";
import {
  type AuxiliariesState,
  type AuxiliaryChange,
  auxiliaries,
  type RegisterName,
} from "../contract/xfs4iot/auxiliaries.ts";
import { createAudience } from "../door/audience.ts";
import { CompletionError } from "../door/completion-error.ts";
import { defineService, type Service, type ServiceClient } from "../door/service.ts";
import type { Sensors } from "./devices.ts";
import { capabilitiesOf, createErrorWatch, standardCommon } from "./standard-service.ts";

const nothingKnown: AuxiliariesState = {
  operatorSwitch: null,
  tamperSensor: null,
  internalTamperSensor: null,
  seismicSensor: null,
  heatSensor: null,
  proximitySensor: null,
  ambientLightSensor: null,
  enhancedAudioSensor: null,
  bootSwitchSensor: null,
  consumerDisplaySensor: null,
  operatorCallButtonSensor: null,
  handsetSensor: null,
  headsetMicrophoneSensor: null,
  fasciaMicrophoneSensor: null,
  cabinetDoor: null,
  safeDoor: null,
  vandalShield: null,
  cabinetFrontDoor: null,
  cabinetRearDoor: null,
  cabinetLeftDoor: null,
  cabinetRightDoor: null,
  openClosedIndicator: null,
  audio: null,
  heating: null,
  consumerDisplayBacklight: null,
  signageDisplay: null,
  volume: null,
  UPS: null,
  audibleAlarm: null,
  enhancedAudioControl: null,
  enhancedMicrophoneControl: null,
  microphoneVolume: null,
};

/** The cabinet's sensors behind XFS4IoT's Auxiliaries. */
export function auxiliariesService({ device, watch }: Sensors): Service {
  const audience = createAudience<typeof auxiliaries>();
  /** What each connection wants to be told of. */
  const registered = new Map<ServiceClient<typeof auxiliaries>, Set<SensorName>>();
  const status = () => ({
    common: standardCommon(device.status()),
    auxiliaries: { ...nothingKnown, ...watch.states() },
  });
  const announce = () => audience.tell("Common.StatusChangedEvent", status());
  device.subscribe(announce);
  device.subscribe(createErrorWatch((event) => audience.tell("Common.ErrorEvent", event)));
  watch.subscribe((changed) => {
    announce();
    for (const [client, wanted] of registered) {
      const change = changeOf(changed, wanted);
      if (Object.keys(change).length > 0) client.send("Auxiliaries.AuxiliaryStatusEvent", change);
    }
  });

  return defineService<typeof auxiliaries>({
    definition: auxiliaries,
    roles: ["terminal", "client"],
    atOnce: ["Auxiliaries.Register"],
    open(client) {
      const leave = audience.join(client);
      const wanted = new Set<SensorName>();
      registered.set(client, wanted);
      return {
        commands: {
          "Common.Status": status,
          "Common.Capabilities": () =>
            capabilitiesOf(auxiliaries, device.status(), { auxiliaries: capabilitiesFor(watch.names) }),
          "Auxiliaries.Register": (request) => {
            const asked = Object.entries(request).filter(([, wish]) => wish) as [RegisterName, string][];
            // All of them first: a request that cannot be followed changes nothing.
            const steps = asked.map(([name, wish]) => ({ wish, sensors: sensorsNamed(name, watch.names) }));
            for (const { wish, sensors } of steps)
              for (const sensor of sensors)
                if (wish === "register") wanted.add(sensor);
                else wanted.delete(sensor);
            return null;
          },
        },
        close() {
          leave();
          registered.delete(client);
        },
      };
    },
  });
}

/** Where a sensor has another name when it is registered for. */
const registeredAs: Partial<Readonly<Record<SensorName, RegisterName>>> = {
  cabinetFrontDoor: "cabinetFront",
  cabinetRearDoor: "cabinetRear",
  cabinetLeftDoor: "cabinetLeft",
  cabinetRightDoor: "cabinetRight",
};

/** @throws CompletionError commandErrorCode invalidAuxiliary */
function sensorsNamed(name: RegisterName, has: readonly SensorName[]): readonly SensorName[] {
  const found = has.filter((sensor) =>
    name === "cabinetDoor" ? isDoor(sensor) : (registeredAs[sensor] ?? sensor) === name,
  );
  if (found.length === 0)
    throw new CompletionError("commandErrorCode", `the terminal has no ${name}`, {
      errorCode: "invalidAuxiliary",
    });
  return found;
}

const namesInEvent: Readonly<Record<SensorName, keyof AuxiliaryChange>> = {
  operatorSwitch: "operatorSwitch",
  tamperSensor: "tamperSensor",
  internalTamperSensor: "internalTamperSensor",
  seismicSensor: "seismicSensorState",
  heatSensor: "heatSensorState",
  proximitySensor: "proximitySensorState",
  operatorCallButtonSensor: "operatorCallButtonSensorState",
  handsetSensor: "handsetSensorState",
  cabinetDoor: "cabinetDoorState",
  cabinetFrontDoor: "cabinetFrontDoorState",
  cabinetRearDoor: "cabinetRearDoorState",
  cabinetLeftDoor: "cabinetLeftDoorState",
  cabinetRightDoor: "cabinetRightDoorState",
};

function changeOf(changed: SensorStates, wanted: ReadonlySet<SensorName>): AuxiliaryChange {
  const entries = (Object.keys(changed) as SensorName[])
    .filter((name) => wanted.has(name))
    .map((name) => [namesInEvent[name], changed[name]]);
  return Object.fromEntries(entries) as AuxiliaryChange;
}

/** The capabilities in the standard's names: those of doors differ from the status's once more. A contact knows two states. */
function capabilitiesFor(has: readonly SensorName[]) {
  const available = (name: SensorName) => has.includes(name);
  const door = (name: SensorName) =>
    available(name) ? { closed: true, open: true, locked: false, bolted: false, tampered: false } : null;
  return {
    operatorSwitch: available("operatorSwitch") ? { run: true, maintenance: true, supervisor: false } : null,
    tamperSensor: available("tamperSensor"),
    internalTamperSensor: available("internalTamperSensor"),
    seismicSensor: available("seismicSensor"),
    heatSensor: available("heatSensor"),
    proximitySensor: available("proximitySensor"),
    ambientLightSensor: false,
    enhancedAudioSensor: null,
    bootSwitchSensor: false,
    consumerDisplaySensor: false,
    operatorCallButtonSensor: available("operatorCallButtonSensor"),
    // Nothing switches the sound when it is lifted.
    handsetSensor: available("handsetSensor")
      ? { manual: true, auto: false, semiAuto: false, microphone: false }
      : null,
    headsetMicrophoneSensor: null,
    fasciaMicrophoneSensor: false,
    cabinetDoor: door("cabinetDoor"),
    safeDoor: null,
    vandalShield: null,
    frontCabinet: door("cabinetFrontDoor"),
    rearCabinet: door("cabinetRearDoor"),
    leftCabinet: door("cabinetLeftDoor"),
    rightCabinet: door("cabinetRightDoor"),
    openCloseIndicator: false,
    audio: false,
    heating: false,
    consumerDisplayBacklight: false,
    signageDisplay: false,
    volume: null,
    ups: null,
    audibleAlarm: false,
    enhancedAudioControl: null,
    enhancedMicrophoneControl: null,
    microphoneVolume: null,
    autoStartupMode: null,
  };
}
