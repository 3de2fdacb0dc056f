import type { WorkItem } from "../../../server/contract/matters/desk.ts";
import type { DeskRules } from "../frame/desk.machine.ts";

/** One thing that the office does with an application, as it is confirmed and then done. */
export type DeskAct =
  | { readonly kind: "grant"; readonly reasons: readonly string[] }
  | { readonly kind: "refuse"; readonly reasons: readonly string[] }
  | {
      readonly kind: "supplement";
      readonly materials: readonly { readonly materialId: string; readonly what: string }[];
      readonly days: number;
    }
  | { readonly kind: "paper"; readonly materialIds: readonly string[] }
  | { readonly kind: "extend"; readonly days: number; readonly reason: string }
  | {
      readonly kind: "check";
      readonly commitmentId: string;
      readonly holds: boolean;
      readonly finding: string;
    };
export type ActKind = DeskAct["kind"];

/** The longest term that one act sets, working days. */
export const longestDays = 60;

const over = ["issued", "refused", "returned", "withdrawn", "stopped", "revoked"];

/** What can be done with it as it stands; the hall has the last word. */
export function actsFor({ application: { state, owed, due }, checks }: WorkItem): ActKind[] {
  const isOver = over.includes(state);
  return [
    ...(state === "accepted" ? (["grant", "refuse"] as const) : []),
    ...(state === "accepted" && due ? (["supplement"] as const) : []),
    ...(!isOver && owed.length > 0 ? (["paper"] as const) : []),
    ...(!isOver && owed.some(({ why }) => why === "deferred") ? (["extend"] as const) : []),
    ...(checks.some(({ holds }) => holds === null) ? (["check"] as const) : []),
  ];
}

/** Whether everything that the hall wants with it is there: a refusal says why, and a supplement names what. */
export function isComplete(act: DeskAct): boolean {
  const filled = (text: string) => text.trim() !== "";
  const inTerm = (days: number) => Number.isInteger(days) && days >= 1 && days <= longestDays;
  switch (act.kind) {
    case "grant":
      return act.reasons.every(filled);
    case "refuse":
      return act.reasons.length > 0 && act.reasons.every(filled);
    case "supplement":
      return inTerm(act.days) && act.materials.length > 0 && act.materials.every(({ what }) => filled(what));
    case "paper":
      return act.materialIds.length > 0;
    case "extend":
      return inTerm(act.days) && filled(act.reason);
    case "check":
      return filled(act.finding);
  }
}

/** An application may be read again by itself: its openings are not written down. */
export const matterRules: DeskRules<DeskAct> = { isComplete, recordsOpenings: false };

/** The first day on which something of it is due that is not done; null: nothing is. */
export function nextDay({ application, checks }: WorkItem): string | null {
  const days = [
    application.due?.day,
    ...application.owed.map(({ until }) => until?.day),
    ...checks.filter(({ holds }) => holds === null).map(({ due }) => due.day),
  ].filter((day) => day !== undefined);
  return days.toSorted()[0] ?? null;
}
