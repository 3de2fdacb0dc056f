import type { Language } from "../../server/contract/hall.ts";
import type { ScenarioStep, SimulatorState } from "../../server/contract/simulator.ts";
import type { Message } from "../i18n/catalogue.ts";
import { familyNames } from "../i18n/devices.ts";
import { scenarioWords } from "../i18n/scenarios.ts";
import { simulatorMessages } from "../i18n/simulator.ts";
import { actionWords, valueWords } from "../i18n/simulator-actions.ts";
import { wordsOfFault } from "../i18n/simulator-faults.ts";
import { printerName, readerName } from "./api.ts";

type Catalogue = Readonly<Record<string, Message>>;

/** Words of an id that came from the bench; the id itself where the catalogue has none. */
function wordsOf(catalogue: Catalogue, id: string, language: Language): string {
  return Object.hasOwn(catalogue, id) ? (catalogue[id]?.[language] ?? id) : id;
}

export const actionName = (action: string, language: Language): string =>
  wordsOf(actionWords, action, language);

export const valueName = (value: string, language: Language): string => wordsOf(valueWords, value, language);

export function deviceName(device: string, language: Language): string {
  if (device === readerName) return simulatorMessages.reader[language];
  if (device === printerName) return simulatorMessages.printer[language];
  return wordsOf(familyNames, device, language);
}

export function scenarioTitle(id: string, language: Language): string {
  return Object.hasOwn(scenarioWords, id) ? (scenarioWords[id]?.title[language] ?? id) : id;
}

export function scenarioHint(id: string, language: Language): string {
  return Object.hasOwn(scenarioWords, id) ? (scenarioWords[id]?.hint[language] ?? "") : "";
}

/** What is done in a step: which device, what, and with what. */
export function stepWords(
  { after: _, device, action, ...args }: ScenarioStep,
  personas: SimulatorState["personas"],
  language: Language,
): string {
  const values = Object.entries(args).map(([name, value]) => {
    const id = String(value);
    if (name === "fault") return wordsOfFault(device, id)?.name[language] ?? id;
    if (name === "persona") return personas.find((persona) => persona.id === id)?.label[language] ?? id;
    return valueName(id, language);
  });
  return [deviceName(device, language), actionName(action, language), ...values].join(" · ");
}
