import type { Language } from "../../server/contract/hall.ts";
import type { DeviceCard } from "../../server/contract/technician.ts";
import type { Translate } from "../i18n/catalogue.ts";
import { familyNames } from "../i18n/devices.ts";
import { sensorNames, sensorStates } from "../i18n/sensors.ts";
import { shownNames, type TechnicianMessages, testNames } from "../i18n/technician.ts";

/** What a device is called: its family, and its own name where the terminal has several of one. */
export function familyName(
  { family, name }: Pick<DeviceCard, "family" | "name">,
  language: Language,
): string {
  const word = familyNames[family]?.[language] ?? family;
  return name === family ? word : `${word} ${name.replace(`${family}-`, "")}`;
}

export function testName(test: string, language: Language): string {
  return testNames[test]?.[language] ?? test;
}

/** What a self-test shows, by the test's own word for it. */
export function shownName(value: string, language: Language): string {
  return shownNames[value]?.[language] ?? value;
}

/** What a sensor is called, and what it says. */
export function sensorWords(
  { name, state }: NonNullable<DeviceCard["sensors"]>[number],
  language: Language,
): { readonly name: string; readonly state: string } {
  return {
    name: sensorNames[name]?.[language] ?? name,
    state: sensorStates[state]?.[language] ?? state,
  };
}

/** One or two words about how a device is. */
export function deviceState(device: DeviceCard, t: Translate<TechnicianMessages>): string {
  return t(stateWords[toneOf(device).word]);
}

const stateWords = {
  online: "stateOnline",
  busy: "stateBusy",
  starting: "stateStarting",
  offline: "stateOffline",
  absent: "stateAbsent",
  broken: "stateBroken",
  alarm: "stateAlarm",
  out: "stateOut",
} as const;

/** How a device is, as a word and a tone. */
export function toneOf({ state, inService, sensors }: DeviceCard): {
  readonly word: keyof typeof stateWords;
  readonly tone: "good" | "bad" | "warning" | "quiet";
} {
  if (!inService) return { word: "out", tone: "warning" };
  // Empty unless it answers.
  if (sensors?.some(({ isAlarm }) => isAlarm)) return { word: "alarm", tone: "bad" };
  switch (state) {
    case "online":
      return { word: "online", tone: "good" };
    case "deviceBusy":
      return { word: "busy", tone: "good" };
    case "starting":
      return { word: "starting", tone: "quiet" };
    case "offline":
      return { word: "offline", tone: "bad" };
    case "powerOff":
    case "noDevice":
      return { word: "absent", tone: "bad" };
    case "hardwareError":
    case "userError":
      return { word: "broken", tone: "bad" };
  }
}
