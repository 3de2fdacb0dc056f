import type { OpenedPain, PainItem } from "../../../server/contract/pain-points/desk.ts";

/** What is done with a report; `numbers`: this one, or with it those that are alike and stand at the same. */
export type PainAct =
  | { readonly kind: "accept" | "close"; readonly numbers: readonly string[] }
  | {
      readonly kind: "decline" | "return" | "handle" | "answer";
      readonly numbers: readonly string[];
      readonly words: string;
    }
  | {
      readonly kind: "assign";
      readonly numbers: readonly string[];
      readonly unit: string;
      readonly words: string;
    }
  /** `numbers` into this one. */
  | { readonly kind: "merge"; readonly numbers: readonly string[] };
export type PainActKind = PainAct["kind"];

/** Whether an act says all that the hall wants to know. */
export function isComplete(act: PainAct): boolean {
  if (act.numbers.length === 0) return false;
  if (act.kind === "assign") return act.unit !== "";
  return !("words" in act) || act.words.trim() !== "";
}

/** Those that can be handled with it now. */
export const handledWith = ({ item, alike }: Pick<OpenedPain, "item" | "alike">): readonly PainItem[] =>
  alike.filter(({ stage }) => stage === item.stage);

/** Those that can be merged into it. What goes back to 12345 is answered there by itself, and an answer stands. */
export const mergedWith = ({ alike }: Pick<OpenedPain, "alike">): readonly PainItem[] =>
  alike.filter(({ stage, order }) => order === null && stage !== "answered");

/** What can be done now, as the hall will take it. */
export function possibleActs(opened: Pick<OpenedPain, "item" | "alike">): PainActKind[] {
  const merge: PainActKind[] = mergedWith(opened).length > 0 ? ["merge"] : [];
  switch (opened.item.stage) {
    case "reported":
      return ["accept", "decline", ...merge];
    case "accepted":
      return ["assign", ...merge];
    case "assigned":
      return ["handle", "return", ...merge];
    case "handled":
      return ["answer", ...merge];
    // Before its time nobody but who reported it closes it; then the calendar does.
    default:
      return [];
  }
}

export const isLate = ({ due }: Pick<PainItem, "due">): boolean => due.some(({ daysLeft }) => daysLeft < 0);
