import type { SnapshotFrom } from "xstate";
import type { TechnicianContext } from "./context.ts";
import type { TechnicianMachine } from "./technician.machine.ts";

/** All that the page is drawn from: plain data, so that any moment can be shown without a terminal. */
export interface TechnicianSnapshot {
  readonly value: SnapshotFrom<TechnicianMachine>["value"];
  readonly context: TechnicianContext;
}

type Value = TechnicianSnapshot["value"];
type Leaf<V> = V extends string ? V : V extends object ? Leaf<V[keyof V]> : never;

export type TechnicianState = Leaf<Value>;

/** The state that a snapshot is in. */
export function stateOf({ value }: TechnicianSnapshot): TechnicianState {
  let inner: unknown = value;
  while (typeof inner === "object" && inner !== null) inner = Object.values(inner)[0];
  return inner as TechnicianState;
}

export type TechnicianPage = "connecting" | "failed" | "signIn" | "work";

/** The page that belongs to each state. */
export const pages = {
  waiting: "connecting",
  loading: "connecting",
  failed: "failed",
  choosing: "signIn",
  signingIn: "signIn",
  opening: "connecting",
  ready: "work",
  testing: "work",
  asking: "work",
  skipping: "work",
  commanding: "work",
  leaving: "connecting",
} as const satisfies Record<TechnicianState, TechnicianPage>;
