import type { SnapshotFrom } from "xstate";
import type { NumberState, SessionContext } from "./machines/session/context.ts";
import type { SessionMachine } from "./machines/session.machine.ts";
import type { TerminalContext, TerminalMachine } from "./machines/terminal.machine.ts";

type TerminalValue = SnapshotFrom<TerminalMachine>["value"];
type SessionValue = SnapshotFrom<SessionMachine>["value"];
type OpenValue = Extract<SessionValue, { open: unknown }>["open"];

/** All that the citizen's screens are drawn from: plain data, so that any moment can be shown without a server. */
export interface CitizenSnapshot {
  readonly terminal: { readonly value: TerminalValue; readonly context: TerminalContext };
  readonly session: { readonly value: SessionValue; readonly context: SessionContext } | null;
}

type Leaves<V> = V extends string ? V : V extends object ? Leaves<V[keyof V]> : never;

/** The terminal's states while nobody is in session. */
export type RestScreen = Exclude<Leaves<TerminalValue["service"]>, "session">;
/** `leaving` decides and is never stayed in; `number` shows the state of its child machine. */
export type SessionScreen = Exclude<Leaves<OpenValue["journey"]>, "number" | "leaving"> | NumberState;

/** One name a screen: the machine state that it shows. */
export type ScreenName = RestScreen | SessionScreen;

export function isRestScreen(name: ScreenName): name is RestScreen {
  return name === "connecting" || name === "rest" || name === "outOfOrder";
}

function leafOf(value: string | object): string {
  if (typeof value === "string") return value;
  const [inner] = Object.values(value) as (string | object)[];
  return inner === undefined ? "" : leafOf(inner);
}

/** The screen that belongs to a snapshot. A session that has just ended shows its last screen until the terminal rests. */
export function screenOf({ terminal, session }: CitizenSnapshot): ScreenName {
  const service = terminal.value.service;
  if (service !== "session") return service;
  const value = session?.value;
  if (!session || typeof value !== "object") return "thanks";
  const leaf = leafOf(value.open.journey);
  return (leaf === "number" ? (session.context.number?.state ?? "requesting") : leaf) as ScreenName;
}

/** Of a journey's view: where it is, its step, and where the parts are that it has taken in. */
const placeOf = (view: object): unknown[] =>
  Object.entries(view).map(([key, value]) =>
    /^(state|step|asking)$/.test(key) ? value : typeof value?.state === "string" ? placeOf(value) : 0,
  );

/** What is before somebody's finger: another one whenever a touch could still be meant for what was there before. */
export function shownOf(snapshot: CitizenSnapshot): string {
  return JSON.stringify([screenOf(snapshot), overlayOf(snapshot), placeOf(snapshot.session?.context ?? {})]);
}

/** What lies over the screen. */
export function overlayOf({ session }: CitizenSnapshot): "warning" | "accompany" | "help" | "media" | null {
  const value = session?.value;
  if (typeof value !== "object") return null;
  if (leafOf(value.open.attention) === "counting") return "warning";
  if (session?.context.accompany?.sheet) return "accompany";
  if (value.open.help === "open") return "help";
  return value.open.media === "open" ? "media" : null;
}
