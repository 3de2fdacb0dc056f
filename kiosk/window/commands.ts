import type { WindowView } from "../../server/contract/window.ts";

/** What a clerk can ask of the hall. */
export type WindowCommand =
  | { readonly type: "callNext" | "recall" | "start" | "noShow" | "finish" | "signOut" }
  | { readonly type: "callNumber"; readonly number: string }
  | { readonly type: "rejoin"; readonly ticketId: string }
  | { readonly type: "signIn"; readonly clerkId: string; readonly windowId: string };

export type WindowCommandType = WindowCommand["type"];

/** A command on its way: sent again with the same key, it counts once. */
export interface KeyedCommand {
  readonly command: WindowCommand;
  readonly idempotencyKey: string;
}

/** The commands that make sense at a window as it is now. The hall decides all the same; this saves a refusal. */
export function availableCommands(view: WindowView): ReadonlySet<WindowCommandType> {
  const available = new Set<WindowCommandType>();
  const { current, waiting, noShows } = view;
  if (!current) {
    available.add("signOut");
    if (waiting.some(({ count }) => count > 0)) {
      available.add("callNext");
      available.add("callNumber");
    }
  }
  if (current?.state === "called")
    for (const each of ["recall", "start", "noShow"] as const) available.add(each);
  if (current?.state === "serving") available.add("finish");
  if (noShows.length > 0) available.add("rejoin");
  return available;
}

/** What a clerk types into the number field: `a7` → `A7`. Anything that no number has is left out. */
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
