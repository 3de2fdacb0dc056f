import type { PauseReason } from "../../server/contract/window.ts";
import { typedNumber, type WindowCommand } from "./commands.ts";
import type { Places } from "./effects.ts";

/** Commands that a dialog asks more about before they are sent. */
export const draftedCommands = ["hold", "transfer", "addMatter", "pause", "chooseProfile"] as const;
export type DraftedCommand = (typeof draftedCommands)[number];

export const dialogNames = [...draftedCommands, "history", "savedCase", "ratings", "report", "help"] as const;
export type DialogName = (typeof dialogNames)[number];

/** What stands in the dialogs' fields. */
export interface Draft {
  /** Minutes aside, as typed. */
  readonly minutes: string;
  readonly sameWindow: boolean;
  readonly serviceId: string | null;
  readonly toWindowId: string | null;
  readonly back: boolean;
  readonly reason: PauseReason;
  readonly profileId: string | null;
  /** A ticket's number, as typed. */
  readonly number: string;
  /** Of a saved case, as typed or scanned. */
  readonly code: string;
}

export const emptyDraft: Draft = {
  minutes: "10",
  sameWindow: true,
  serviceId: null,
  toWindowId: null,
  back: false,
  reason: "rest",
  profileId: null,
  number: "",
  code: "",
};

/** The draft after a change of it; what no field can hold never stands there. */
export function withChanges(draft: Draft, changes: Partial<Draft>): Draft {
  const next = { ...draft, ...changes };
  return {
    ...next,
    minutes: next.minutes.replace(/\D/g, "").slice(0, 3),
    number: typedNumber(next.number),
    // Another service has other windows.
    toWindowId: changes.serviceId === undefined ? next.toWindowId : null,
  };
}

/** What the hall is asked for with this draft; null while something is missing or out of bounds. */
export function draftedCommand(
  type: DraftedCommand,
  draft: Draft,
  { holdMaximum }: Places,
): WindowCommand | null {
  const { serviceId, toWindowId, back, sameWindow } = draft;
  switch (type) {
    case "hold": {
      const minutes = Number(draft.minutes);
      return minutes >= 1 && minutes <= holdMaximum ? { type, minutes, sameWindow } : null;
    }
    case "transfer":
      return serviceId === null ? null : { type, serviceId, toWindowId, back };
    case "addMatter":
      return serviceId === null ? null : { type, serviceId };
    case "pause":
      return { type, reason: draft.reason };
    case "chooseProfile":
      return { type, profileId: draft.profileId };
  }
}
