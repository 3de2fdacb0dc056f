import { assign, setup } from "xstate";
import type { ErrorCode } from "../../server/contract/errors.ts";
import type { Language } from "../../server/contract/hall.ts";
import type { WindowView } from "../../server/contract/window.ts";
import type { ConnectionState } from "../connection/service-connection.ts";
import {
  availableCommands,
  type KeyedCommand,
  ticketNumber,
  typedNumber,
  type WindowCommand,
} from "./commands.ts";
import { windowDelays } from "./delays.ts";
import { errorCodeOf, type HallEvent, type Places, type WindowEffects } from "./effects.ts";

export interface WindowContext {
  readonly language: Language;
  readonly connection: ConnectionState;
  readonly places: Places | null;
  /** What is chosen in the sign-in form. */
  readonly chosen: { readonly clerkId: string | null; readonly windowId: string | null };
  /** Who is signed in where; null while nobody is. */
  readonly session: { readonly clerkId: string; readonly windowId: string } | null;
  /** The window as the hall last showed it. */
  readonly view: WindowView | null;
  /** What stands in the number field. */
  readonly number: string;
  /** The command on its way; it keeps its key until it is answered. */
  readonly pending: KeyedCommand | null;
  /** Signing in again on a new connection, by itself. */
  readonly resume: KeyedCommand | null;
  readonly error: ErrorCode | null;
}

export type WindowEvent =
  | HallEvent
  | { type: "setLanguage"; language: Language }
  | { type: "chooseClerk"; clerkId: string }
  | { type: "chooseWindow"; windowId: string }
  | { type: "signIn" }
  | { type: "typeNumber"; text: string }
  | { type: "callNext" | "recall" | "start" | "noShow" | "finish" | "signOut" | "callNumber" }
  | { type: "rejoin"; ticketId: string }
  | { type: "tryAgain" }
  | { type: "dismissError" };

export const initialWindow: WindowContext = {
  language: "zh-CN",
  connection: "connecting",
  places: null,
  chosen: { clerkId: null, windowId: null },
  session: null,
  view: null,
  number: "",
  pending: null,
  resume: null,
  error: null,
};

/** The command that an event asks for, where it makes sense now. */
export function commandOf(context: WindowContext, event: WindowEvent): WindowCommand | null {
  const { view, chosen, number } = context;
  if (event.type === "signIn") {
    const { clerkId, windowId } = chosen;
    return clerkId && windowId ? { type: "signIn", clerkId, windowId } : null;
  }
  const available: ReadonlySet<string> = view ? availableCommands(view) : new Set();
  if (!available.has(event.type)) return null;
  switch (event.type) {
    case "callNumber": {
      const whole = ticketNumber(number);
      return whole ? { type: "callNumber", number: whole } : null;
    }
    case "rejoin":
      return { type: "rejoin", ticketId: event.ticketId };
    case "callNext":
    case "recall":
    case "start":
    case "noShow":
    case "finish":
    case "signOut":
      return { type: event.type };
    default:
      return null;
  }
}

const commandEvents = [
  "callNext",
  "recall",
  "start",
  "noShow",
  "finish",
  "signOut",
  "callNumber",
  "rejoin",
] as const;

/** The command's way to the hall, and what may become of it. */
const onItsWay = {
  invoke: {
    src: "sendCommand",
    input: ({ context }: { context: WindowContext }) => pendingOf(context.pending),
    onDone: [
      { guard: "signedOut", target: "#window.signedOut", actions: ["clearError", "leave"] },
      { target: "ready", actions: "keepAnswer" },
    ],
    onError: [
      { guard: "connectionLost", target: "away" },
      { guard: "notSignedIn", target: "#window.signedOut", actions: ["keepError", "leave"] },
      { target: "ready", actions: ["keepError", "report", "dropCommand"] },
    ],
  },
} as const;

/** A window: its clerk signs in, and sends one command at a time. */
export function createWindowMachine(effects: WindowEffects) {
  return setup({
    types: { context: {} as WindowContext, events: {} as WindowEvent },
    actors: {
      watchHall: effects.watchHall,
      listPlaces: effects.listPlaces,
      sendCommand: effects.sendCommand,
    },
    delays: windowDelays,
    guards: {
      connected: ({ context }) => context.connection === "open",
      lost: ({ event }) => event.type === "connection" && event.state !== "open",
      makesSense: ({ context, event }) => commandOf(context, event) !== null,
      isPending: ({ context }) => context.pending !== null,
      /** The hall says that this clerk is no longer here: signed in elsewhere. Who signs out knows it already. */
      sentAway: ({ context, event }) =>
        event.type === "viewChanged" &&
        context.pending?.command.type !== "signOut" &&
        event.view.windowId === context.session?.windowId &&
        event.view.clerkName === null,
      ofThisWindow: ({ context, event }) =>
        event.type === "viewChanged" && event.view.windowId === context.session?.windowId,
      connectionLost: ({ event }) =>
        "error" in event && errorCodeOf(event.error) === "message.connectionLost",
      notSignedIn: ({ event }) => "error" in event && errorCodeOf(event.error) === "window.notSignedIn",
      signedOut: ({ event }) => "output" in event && event.output === null,
    },
    actions: {
      keepConnection: assign(({ event }) => (event.type === "connection" ? { connection: event.state } : {})),
      keepView: assign(({ event }) => (event.type === "viewChanged" ? { view: event.view } : {})),
      keepError: assign(({ event }) => ("error" in event ? { error: errorCodeOf(event.error) } : {})),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
      keepCommand: assign(({ context, event }) => {
        const command = commandOf(context, event);
        return command ? { pending: { command, idempotencyKey: effects.newKey() }, error: null } : {};
      }),
      dropCommand: assign({ pending: null }),
      clearError: assign({ error: null }),
      prepareResume: assign(({ context: { session, resume, pending } }) => {
        if (!session || resume) return {};
        const command = { type: "signIn", ...session } as const;
        return {
          resume: { command, idempotencyKey: effects.newKey() },
          // The old key would answer "signed out" for a clerk who has just been signed in again.
          ...(pending?.command.type === "signOut"
            ? { pending: { ...pending, idempotencyKey: effects.newKey() } }
            : {}),
        };
      }),
      keepAnswer: assign(({ context, event }) => {
        if (!("output" in event)) return {};
        // Somebody is called: what stands in the number field has had its time.
        const called = ["callNext", "callNumber"].includes(context.pending?.command.type ?? "");
        return { view: event.output as WindowView | null, pending: null, ...(called ? { number: "" } : {}) };
      }),
      leave: assign(({ context: { language, connection, places, error } }) => ({
        ...initialWindow,
        language,
        connection,
        places,
        error,
      })),
      noteSentAway: assign({ error: "window.notSignedIn" }),
    },
  }).createMachine({
    id: "window",
    context: initialWindow,
    invoke: { src: "watchHall", input: {}, onError: { actions: "report" } },
    on: {
      connection: { actions: "keepConnection" },
      setLanguage: { actions: assign(({ event }) => ({ language: event.language })) },
      dismissError: { actions: "clearError" },
    },
    initial: "signedOut",
    states: {
      signedOut: {
        initial: "waiting",
        states: {
          waiting: { always: { guard: "connected", target: "loading" } },
          loading: {
            invoke: {
              src: "listPlaces",
              onDone: { target: "choosing", actions: assign(({ event }) => ({ places: event.output })) },
              onError: [
                { guard: "connectionLost", target: "waiting" },
                { target: "failed", actions: ["keepError", "report"] },
              ],
            },
            on: { connection: { guard: "lost", target: "waiting", actions: "keepConnection" } },
            after: { answerPatience: { target: "loading", reenter: true } },
          },
          failed: { on: { tryAgain: { target: "waiting", actions: "clearError" } } },
          choosing: {
            on: {
              connection: { guard: "lost", target: "waiting", actions: "keepConnection" },
              chooseClerk: {
                actions: assign(({ context, event }) => ({
                  chosen: { ...context.chosen, clerkId: event.clerkId },
                })),
              },
              chooseWindow: {
                actions: assign(({ context, event }) => ({
                  chosen: { ...context.chosen, windowId: event.windowId },
                })),
              },
              signIn: { guard: "makesSense", target: "signingIn", actions: "keepCommand" },
            },
          },
          signingIn: {
            always: { guard: ({ context }) => context.connection !== "open", target: "signInWaiting" },
            invoke: {
              src: "sendCommand",
              input: ({ context }) => pendingOf(context.pending),
              onDone: {
                target: "#window.signedIn",
                actions: [
                  assign(({ context: { pending } }) => ({
                    session: pending?.command.type === "signIn" ? placeOf(pending.command) : null,
                  })),
                  "keepAnswer",
                ],
              },
              onError: [
                { guard: "connectionLost", target: "signInWaiting" },
                // The list is asked for anew: who sits where may have changed.
                { target: "loading", actions: ["keepError", "report", "dropCommand"] },
              ],
            },
            after: { answerPatience: { target: "signingIn", reenter: true } },
          },
          /** The connection was lost on the way: the same command goes out again. */
          signInWaiting: { always: { guard: "connected", target: "signingIn" } },
        },
      },

      signedIn: {
        initial: "ready",
        on: {
          viewChanged: [
            { guard: "sentAway", target: "signedOut", actions: ["noteSentAway", "leave"] },
            { guard: "ofThisWindow", actions: "keepView" },
          ],
          typeNumber: { actions: assign(({ event }) => ({ number: typedNumber(event.text) })) },
          connection: { guard: "lost", target: ".away", actions: "keepConnection" },
        },
        states: {
          ready: {
            on: Object.fromEntries(
              commandEvents.map((type) => [
                type,
                { guard: "makesSense" as const, target: "sending" as const, actions: "keepCommand" as const },
              ]),
            ),
          },
          sending: { ...onItsWay, after: { answerPatience: "sendingAgain" } },
          /** No answer came: the same command with the same key, until there is one. */
          sendingAgain: {
            ...onItsWay,
            after: { answerPatience: { target: "sendingAgain", reenter: true } },
          },
          /** Without the hall. The view stays, and so does a command on its way. */
          away: { always: { guard: "connected", target: "returning" } },
          /** A new connection knows nobody: the clerk is signed in again at the same window. */
          returning: {
            entry: "prepareResume",
            invoke: {
              src: "sendCommand",
              input: ({ context }) => pendingOf(context.resume),
              onDone: [
                {
                  guard: "isPending",
                  target: "sending",
                  actions: assign(({ event }) => ({ view: event.output, resume: null })),
                },
                { target: "ready", actions: assign(({ event }) => ({ view: event.output, resume: null })) },
              ],
              onError: [
                { guard: "connectionLost", target: "away" },
                { target: "#window.signedOut", actions: ["keepError", "report", "leave"] },
              ],
            },
            after: { answerPatience: { target: "returning", reenter: true } },
          },
        },
      },
    },
  });
}

export type WindowMachine = ReturnType<typeof createWindowMachine>;

function pendingOf(command: KeyedCommand | null): KeyedCommand {
  if (!command) throw new Error("a command is sent only where one was kept");
  return command;
}

function placeOf({ clerkId, windowId }: { clerkId: string; windowId: string }) {
  return { clerkId, windowId };
}
