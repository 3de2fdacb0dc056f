import type { SnapshotFrom } from "xstate";
import type { StaffContext, StaffMachine } from "./staff.machine.ts";

/** All that signing in is drawn from: plain data. */
export interface StaffSnapshot {
  readonly value: SnapshotFrom<StaffMachine>["value"];
  readonly context: StaffContext;
}

/** Whether the page itself is shown, and whether its owner changes the password before it. */
export function isIn({ value }: StaffSnapshot): boolean {
  return typeof value === "object";
}

export function isChanging({ value }: StaffSnapshot): boolean {
  return typeof value === "object" && value.in !== "idle";
}
