import { assign, enqueueActions, sendTo, setup } from "xstate";
import type { Modes } from "../../ui/modes.ts";
import { isUseful, type TerminalCondition, unknownCondition } from "../condition.ts";
import type { BridgeEvent, CitizenEffects } from "../effects.ts";
import { terminalDelays } from "./delays.ts";
import { createSessionMachine, type SessionEvent } from "./session.machine.ts";

/** The terminal between citizens: nothing here is about a person. */
export interface TerminalContext {
  readonly condition: TerminalCondition;
  /** How the citizen who is here came in, by which door; null while nobody is here. */
  readonly door: Partial<Modes> | null;
}

export type TerminalEvent = BridgeEvent | { type: "start"; modes?: Partial<Modes> } | SessionEvent;

/** Everything that a session screen may send; the terminal hands it on to the session. */
const forSession = [
  "chooseMatter",
  "showWindows",
  "choose",
  "useCard",
  "withoutCard",
  "tryAgain",
  "next",
  "back",
  "printAgain",
  "ticketCameOut",
  "ticketMissing",
  "done",
  "chooseAnother",
  "leave",
  "help",
  "closeHelp",
  "setModes",
  "touched",
  "stay",
] as const satisfies readonly SessionEvent["type"][];

/** The terminal: it watches its devices and its hall, rests, and gives each citizen a fresh session. */
export function createTerminalMachine(effects: CitizenEffects) {
  return setup({
    types: {
      context: {} as TerminalContext,
      events: {} as TerminalEvent,
      children: {} as { session: "session" },
    },
    actors: {
      watchBridge: effects.watchBridge,
      listServices: effects.listServices,
      session: createSessionMachine(effects),
    },
    delays: terminalDelays,
    guards: {
      useful: ({ context }) => isUseful(context.condition),
      useless: ({ context }) => !isUseful(context.condition),
      bridgeOpened: ({ event }) => event.type === "bridge" && event.state === "open",
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
      tellSession: enqueueActions(({ context, enqueue }) => {
        if (context.door) enqueue.sendTo("session", { type: "condition", condition: context.condition });
      }),
      toSession: sendTo("session", ({ event }) => event),
    },
  }).createMachine({
    id: "terminal",
    context: { condition: unknownCondition, door: null },
    type: "parallel",
    invoke: { src: "watchBridge", input: {}, onError: { actions: "report" } },
    on: {
      bridge: { actions: ["keepBridge", "tellSession"] },
      reader: { actions: ["keepReader", "tellSession"] },
      printer: { actions: ["keepPrinter", "tellSession"] },
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
            on: { start: { target: "session", actions: "keepDoor" } },
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
            on: Object.fromEntries(forSession.map((type) => [type, { actions: "toSession" as const }])),
          },
          outOfOrder: { always: { guard: "useful", target: "rest" } },
        },
      },
      hall: {
        initial: "looking",
        on: { bridge: { guard: "bridgeOpened", target: ".looking" } },
        states: {
          looking: {
            invoke: {
              src: "listServices",
              onDone: {
                target: "waiting",
                actions: [
                  assign(({ context, event }) => ({
                    condition: {
                      ...context.condition,
                      hall: { reachable: true, name: event.output.hallName, services: event.output.services },
                    },
                  })),
                  "tellSession",
                ],
              },
              onError: {
                target: "waiting",
                actions: ["noteHallSilent", "tellSession"],
              },
            },
            after: { hallLookPatience: { target: "waiting", actions: ["noteHallSilent", "tellSession"] } },
          },
          waiting: { after: { hallLookInterval: "looking" } },
        },
      },
    },
  });
}

export type TerminalMachine = ReturnType<typeof createTerminalMachine>;
