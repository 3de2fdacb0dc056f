import type { PauseReason, WindowView } from "../../server/contract/window.ts";

/** What a clerk can ask of the hall. */
export type WindowCommand =
  | {
      readonly type: "callNext" | "recall" | "start" | "noShow" | "finish" | "undo" | "resume" | "signOut";
    }
  | { readonly type: "callNumber"; readonly number: string }
  | { readonly type: "rejoin"; readonly ticketId: string }
  | { readonly type: "hold"; readonly minutes: number; readonly sameWindow: boolean }
  | {
      readonly type: "transfer";
      readonly serviceId: string;
      readonly toWindowId: string | null;
      readonly back: boolean;
    }
  | { readonly type: "addMatter"; readonly serviceId: string }
  | { readonly type: "pause"; readonly reason: PauseReason }
  | { readonly type: "setAutoCall"; readonly on: boolean }
  | { readonly type: "chooseProfile"; readonly profileId: string | null }
  | { readonly type: "signIn"; readonly clerkId: string; readonly windowId: string };

export type WindowCommandType = WindowCommand["type"];

/** A command on its way: sent again with the same key, it counts once. */
export interface KeyedCommand {
  readonly command: WindowCommand;
  readonly idempotencyKey: string;
}

/**
 * The commands that make sense at a window as it is now. The hall decides all the same; this saves a refusal.
 *
 * @param now the hall's time, milliseconds since the epoch
 */
export function availableCommands(view: WindowView, now: number): ReadonlySet<WindowCommandType> {
  const available = new Set<WindowCommandType>(["setAutoCall", "chooseProfile"]);
  const add = (...types: WindowCommandType[]) => {
    for (const type of types) available.add(type);
  };
  const { current, paused, noShows } = view;
  if (!current) {
    add("signOut", paused ? "resume" : "pause");
    if (!paused && somebodyIsReady(view, now)) add("callNext");
    // Also where nobody waits: a number of a terminal that is cut off stands in no line yet.
    if (!paused) add("callNumber");
  }
  if (current?.state === "called") {
    add("start", "noShow");
    if (current.recallFrom !== null && now >= current.recallFrom) add("recall");
  }
  if (current?.state === "serving") add("finish");
  if (current?.state === "called" || current?.state === "serving") add("hold", "transfer", "addMatter");
  if (noShows.some(({ validUntil }) => now <= validUntil)) add("rejoin");
  if (view.undo && now <= view.undo.until && !paused) add("undo");
  return available;
}

/** Whether somebody may be called, also who was held aside when the hall last showed the window, and is ready since. */
export const somebodyIsReady = ({ waiting, held }: WindowView, now: number): boolean =>
  waiting.some(({ next }) => next !== null) || held.some(({ until }) => until <= now);

/** What a clerk types into a number field: `a7` → `A7`. Anything that no number has is left out. */
export function typedNumber(text: string): string {
  const [letter = "", digits = ""] =
    /^([A-Z]?)(\d{0,5})/.exec(text.toUpperCase().replace(/[^A-Z0-9]/g, ""))?.slice(1) ?? [];
  return letter === "" ? "" : letter + digits;
}

/** The whole number behind what was typed: `A7` → `A007`; null while there is none. */
export function ticketNumber(typed: string): string | null {
  const [letter, digits] = /^([A-Z])(\d{1,5})$/.exec(typed)?.slice(1) ?? [];
  return letter && digits ? letter + digits.padStart(3, "0") : null;
}
