import type { SnapshotFrom } from "xstate";
import type { WindowContext, WindowMachine } from "./window.machine.ts";

/** All that the page is drawn from: plain data, so that any moment can be shown without a hall. */
export interface WindowSnapshot {
  readonly value: SnapshotFrom<WindowMachine>["value"];
  readonly context: WindowContext;
}

type Value = WindowSnapshot["value"];
type Leaf<V> = V extends string ? V : V extends object ? Leaf<V[keyof V]> : never;

/** One name a state. */
export type WindowState = Leaf<Value>;

/** The state that a snapshot is in. */
export function stateOf({ value }: WindowSnapshot): WindowState {
  return Object.values(value)[0] as WindowState;
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
