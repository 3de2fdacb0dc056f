import type { Receipt } from "../../contract/matters.ts";
import type { JourneyKind } from "../../contract/ratings/words.ts";

/** The commands of terminals that do something for somebody, and what journey that is. */
const journeys: Readonly<Record<string, JourneyKind>> = {
  "Queue.Take": "number",
  "Appointment.Book": "appointment",
  "Appointment.Change": "appointment",
  "Appointment.Cancel": "appointment",
  "Appointment.CheckIn": "appointment",
  "Matter.Submit": "matter",
  "Matter.Supplement": "matter",
  "Matter.Withdraw": "matter",
  "Matter.AppointDelivery": "follow",
  "Matter.Progress": "follow",
  "Matter.Save": "saved",
  "Matter.Document": "papers",
  "Assistance.Book": "assistance",
  "Assistance.Cancel": "assistance",
};

export interface DoneDeed {
  readonly journey: JourneyKind;
  /** The matter that was handed in; null: none, or not only one. */
  readonly matterId: string | null;
}

/** What a command that was answered has done; undefined: nothing that could be rated. */
export function deedOf(command: string, completion: unknown): DoneDeed | undefined {
  const journey = journeys[command];
  if (!journey) return undefined;
  if (journey !== "matter") return { journey, matterId: null };
  // Of what was not taken there is no receipt.
  const receipt = (completion as { readonly receipt?: Receipt | null }).receipt;
  if (!receipt) return undefined;
  const [only, ...more] = receipt.applications;
  return { journey, matterId: only && more.length === 0 ? only.matterId : null };
}
