import { assign, sendTo, setup, stateIn } from "xstate";
import type { Modes } from "../../ui/modes.ts";
import { isUseful, type TerminalCondition, unknownCondition } from "../condition.ts";
import type { BridgeEvent, ServiceList, TerminalEffects } from "../effects.ts";
import type { SessionEvent } from "./session/context.ts";
import type { SessionMachine } from "./session.machine.ts";
import { terminalDelays } from "./terminal-delays.ts";

/** The terminal between citizens: nothing here is about a person. */
export interface TerminalContext {
  readonly condition: TerminalCondition;
  /** How the citizen who is here, or waits to begin, came in, by which door; null while nobody is here. */
  readonly door: Partial<Modes> | null;
}

export type TerminalEvent =
  | BridgeEvent
  | { type: "start"; modes?: Partial<Modes> }
  /** The session's machine is there now. */
  | { type: "loaded" }
  | SessionEvent;

/**
 * The terminal: it watches its devices and its hall, rests, and gives each citizen a fresh session. The session's
 * machine comes behind the first load, so it is looked up when a session begins; whoever wants to begin before gets it when it is there.
 */
export function createTerminalMachine(effects: TerminalEffects, sessionMachine: () => SessionMachine | null) {
  return setup({
    types: {
      context: {} as TerminalContext,
      events: {} as TerminalEvent,
      children: {} as { session: "session" },
    },
    actors: {
      watchBridge: effects.watchBridge,
      listServices: effects.listServices,
      get session() {
        const machine = sessionMachine();
        if (!machine) throw new Error("a session began before its machine was loaded");
        return machine;
      },
    },
    delays: terminalDelays,
    guards: {
      useful: ({ context }) => isUseful(context.condition),
      useless: ({ context }) => !isUseful(context.condition),
      bridgeOpened: ({ event }) => event.type === "bridge" && event.state === "open",
      sessionLoaded: () => sessionMachine() !== null,
      inSession: stateIn("#inSession"),
      fromScreen: ({ event }) => !event.type.startsWith("xstate."),
    },
    actions: {
      keepBridge: assign(({ context, event }) =>
        event.type === "bridge" ? { condition: { ...context.condition, bridge: event.state } } : {},
      ),
      keepReader: assign(({ context, event }) =>
        event.type === "reader" ? { condition: { ...context.condition, reader: event.status } } : {},
      ),
      keepPrinter: assign(({ context, event }) =>
        event.type === "printer" ? { condition: { ...context.condition, printer: event.status } } : {},
      ),
      noteHallSilent: assign(({ context: { condition } }) => ({
        condition: { ...condition, hall: { ...condition.hall, reachable: false } },
      })),
      keepDoor: assign(({ event }) => (event.type === "start" ? { door: event.modes ?? {} } : {})),
      closeDoor: assign({ door: null }),
      report: ({ event }) => effects.report("error" in event ? event.error : event),
      tellSession: sendTo("session", ({ context }) => ({ type: "condition", condition: context.condition })),
      toSession: sendTo("session", ({ event }) => event),
    },
  }).createMachine({
    id: "terminal",
    context: { condition: unknownCondition, door: null },
    type: "parallel",
    invoke: { src: "watchBridge", input: {}, onError: { actions: "report" } },
    on: {
      bridge: { actions: "keepBridge" },
      reader: { actions: "keepReader" },
      printer: { actions: "keepPrinter" },
    },
    states: {
      service: {
        initial: "connecting",
        states: {
          connecting: {
            always: { guard: "useful", target: "rest" },
            after: { connectPatience: "outOfOrder" },
          },
          rest: {
            entry: "closeDoor",
            always: { guard: "useless", target: "connecting" },
            on: {
              start: [
                { guard: "sessionLoaded", target: "session", actions: "keepDoor" },
                { actions: "keepDoor" },
              ],
              loaded: { guard: ({ context }) => context.door !== null, target: "session" },
            },
          },
          session: {
            id: "inSession",
            invoke: {
              src: "session",
              id: "session",
              input: ({ context: { condition, door } }) => ({ condition, modes: door ?? {} }),
              onDone: "rest",
              onError: { target: "rest", actions: "report" },
            },
            on: {
              // Whatever a screen sends is the session's; what the machine says to itself is not.
              "*": { guard: "fromScreen", actions: "toSession" },
              bridge: { actions: ["keepBridge", "tellSession"] },
              reader: { actions: ["keepReader", "tellSession"] },
              printer: { actions: ["keepPrinter", "tellSession"] },
            },
          },
          outOfOrder: { always: { guard: "useful", target: "rest" } },
        },
      },
      hall: {
        initial: "looking",
        // A region that takes an event hides it from the root, so the state is kept here as well.
        on: { bridge: { guard: "bridgeOpened", target: ".looking", actions: "keepBridge" } },
        states: {
          looking: {
            invoke: {
              src: "listServices",
              onDone: {
                target: "told",
                actions: assign(({ context, event }) => ({
                  condition: { ...context.condition, hall: hallFrom(event.output) },
                })),
              },
              onError: { target: "told", actions: "noteHallSilent" },
            },
            after: { hallLookPatience: { target: "told", actions: "noteHallSilent" } },
          },
          told: {
            always: [
              { guard: "inSession", target: "waiting", actions: "tellSession" },
              { target: "waiting" },
            ],
          },
          waiting: { after: { hallLookInterval: "looking" } },
        },
      },
    },
  });
}

function hallFrom({ hallName, ...list }: ServiceList) {
  return { reachable: true, name: hallName, ...list };
}

export type TerminalMachine = ReturnType<typeof createTerminalMachine>;
