import type { SnapshotFrom } from "xstate";
import type { Period } from "../../server/contract/manager.ts";
import { isLive, type ManagerContext, type ManagerMachine } from "./manager.machine.ts";

/** All that the page is drawn from: plain data, so that any moment can be shown without a hall. */
export interface ManagerSnapshot {
  readonly value: SnapshotFrom<ManagerMachine>["value"];
  readonly context: ManagerContext;
}

/** What the page looks like: a wait, a failure, or the hall. */
export type ManagerPage = "connecting" | "failed" | "hall";

export function pageOf({ value, context }: ManagerSnapshot): ManagerPage {
  if (value.hall === "failed") return "failed";
  return context.view ? "hall" : "connecting";
}

/** The figures below the glance: of today, of the days that were chosen, or null while they come. */
export function shownPeriod({ context }: ManagerSnapshot): Period | null {
  return isLive(context) ? (context.view?.today ?? null) : context.period;
}
