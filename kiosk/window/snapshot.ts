import type { SnapshotFrom } from "xstate";
import type { DialogName } from "./draft.ts";
import type { WindowContext, WindowMachine } from "./window.machine.ts";

/** All that the page is drawn from: plain data, so that any moment can be shown without a hall. */
export interface WindowSnapshot {
  readonly value: SnapshotFrom<WindowMachine>["value"];
  readonly context: WindowContext;
}

type Value = WindowSnapshot["value"];
type Keys<V> = V extends V ? keyof V : never;
type In<V, K extends Keys<V>> = V extends { readonly [key in K]: infer S } ? S : never;
type DialogValue = In<In<Value, "signedIn">, "dialog">;

/** One name a state, dialogs aside. */
export type WindowState = In<Value, "signedOut"> | In<In<Value, "signedIn">, "commands">;

/** The state that a snapshot is in, whatever dialog stands before it. */
export function stateOf({ value }: WindowSnapshot): WindowState {
  return "signedIn" in value ? value.signedIn.commands : value.signedOut;
}

type HistoryState = Exclude<In<Exclude<DialogValue, string>, "history">, "opening">;
type CaseState = In<Exclude<DialogValue, string>, "savedCase">;

/** The dialog that stands before the work, if one does; of the history and of a saved case, how far it is. */
export function dialogOf({ value }: WindowSnapshot): {
  readonly name: DialogName;
  readonly history: HistoryState | null;
  readonly savedCase: CaseState | null;
} | null {
  if (!("signedIn" in value)) return null;
  const { dialog } = value.signedIn;
  if (typeof dialog === "string")
    return dialog === "closed" ? null : { name: dialog, history: null, savedCase: null };
  return "history" in dialog
    ? { name: "history", history: dialog.history as HistoryState, savedCase: null }
    : { name: "savedCase", history: null, savedCase: (dialog as { savedCase: CaseState }).savedCase };
}

/** What the page looks like: a form, a wait, a failure, or the window at work. */
export type WindowPage = "connecting" | "failed" | "signIn" | "work";

/** The page that belongs to each state. */
export const pages = {
  waiting: "connecting",
  loading: "connecting",
  failed: "failed",
  choosing: "signIn",
  signingIn: "signIn",
  signInWaiting: "signIn",
  ready: "work",
  sending: "work",
  sendingAgain: "work",
  away: "work",
  returning: "work",
} as const satisfies Record<WindowState, WindowPage>;
