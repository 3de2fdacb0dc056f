import { assign, setup } from "xstate";
import { type ErrorCode, errorCodeOf } from "../../server/contract/errors.ts";
import type { Language } from "../../server/contract/hall.ts";
import { matterCodeIn } from "../../server/contract/matters/code.ts";
import type { WindowRating } from "../../server/contract/ratings/window.ts";
import type { HistoryStep, UndoableStep, WindowView } from "../../server/contract/window.ts";
import type { ConnectionState } from "../connection/service-connection.ts";
import {
  availableCommands,
  type KeyedCommand,
  ticketNumber,
  typedNumber,
  type WindowCommand,
} from "./commands.ts";
import { windowDelays } from "./delays.ts";
import {
  type DialogName,
  type Draft,
  type DraftedCommand,
  dialogNames,
  draftedCommand,
  draftedCommands,
  emptyDraft,
  withChanges,
} from "./draft.ts";
import type { HallEvent, Places, WindowEffects } from "./effects.ts";

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
  /** The 差评 about the window that are to be seen to, or were a few days ago. */
  readonly ratings: readonly WindowRating[];
  /** How far the hall's clock is ahead of the desk's, milliseconds. */
  readonly hallAhead: number;
  /** When a step was seen that sent the ticket away and can be taken back, by the hall's clock. */
  readonly sentAwayAt: number | null;
  /** What stands in the number field. */
  readonly number: string;
  /** What stands in the open dialog. */
  readonly draft: Draft;
  /** What was asked about a number. */
  readonly history: { readonly number: string; readonly steps: readonly HistoryStep[] } | null;
  readonly historyError: ErrorCode | null;
  /** Opens the saved case that was asked for, once; null: none was. */
  readonly grant: string | null;
  readonly grantError: ErrorCode | null;
  /** The command on its way; it keeps its key until it is answered. */
  readonly pending: KeyedCommand | null;
  /** What was pressed meanwhile: it goes out after the answer, if it makes sense then. */
  readonly next: WindowCommand | null;
  /** Signing in again on a new connection, by itself. */
  readonly resume: KeyedCommand | null;
  readonly error: ErrorCode | null;
}

/** Commands that say everything by their name, or take the rest from the open dialog. */
const bareCommands = [
  "callNext",
  "recall",
  "start",
  "noShow",
  "finish",
  "undo",
  "resume",
  "signOut",
] as const;
const commandEvents = [...bareCommands, ...draftedCommands, "callNumber", "rejoin", "setAutoCall"] as const;

export type WindowEvent =
  | HallEvent
  | { type: "setLanguage"; language: Language }
  | { type: "chooseClerk"; clerkId: string }
  | { type: "chooseWindow"; windowId: string }
  | { type: "signIn" }
  | { type: "typeNumber"; text: string }
  | { type: (typeof bareCommands)[number] | DraftedCommand }
  /** The number in the field, or this one. */
  | { type: "callNumber"; number?: string }
  | { type: "rejoin"; ticketId: string }
  | { type: "setAutoCall"; on: boolean }
  | { type: "openDialog"; dialog: DialogName }
  | { type: "changeDraft"; changes: Partial<Draft> }
  | { type: "readHistory" }
  | { type: "openCase" }
  | { type: "closeDialog" }
  | { type: "tryAgain" }
  | { type: "dismissError" };

export const initialWindow: WindowContext = {
  language: "zh-CN",
  connection: "connecting",
  places: null,
  chosen: { clerkId: null, windowId: null },
  session: null,
  view: null,
  ratings: [],
  hallAhead: 0,
  sentAwayAt: null,
  number: "",
  draft: emptyDraft,
  history: null,
  historyError: null,
  grant: null,
  grantError: null,
  pending: null,
  next: null,
  resume: null,
  error: null,
};

/** The command that an event asks for; null where what it needs is not there. */
function commandOf(
  { places, draft, chosen, number }: WindowContext,
  event: WindowEvent,
): WindowCommand | null {
  switch (event.type) {
    case "signIn": {
      const { clerkId, windowId } = chosen;
      return clerkId && windowId ? { type: "signIn", clerkId, windowId } : null;
    }
    case "callNumber": {
      const whole = event.number ?? ticketNumber(number);
      return whole ? { type: "callNumber", number: whole } : null;
    }
    case "rejoin":
      return { type: "rejoin", ticketId: event.ticketId };
    case "setAutoCall":
      return { type: "setAutoCall", on: event.on };
    case "hold":
    case "transfer":
    case "addMatter":
    case "pause":
    case "chooseProfile":
      return places && draftedCommand(event.type, draft, places);
    case "callNext":
    case "recall":
    case "start":
    case "noShow":
    case "finish":
    case "undo":
    case "resume":
    case "signOut":
      return { type: event.type };
    default:
      return null;
  }
}

/** Steps after which the person is gone from the window: a slip of the finger is seen only then. */
const sendingAway: ReadonlySet<UndoableStep> = new Set([
  "ticketNoShow",
  "ticketHeld",
  "ticketTransferred",
  "serviceFinished",
]);

/** What a view of the window changes. @param now the desk's time */
function seen(context: WindowContext, view: WindowView, now: number) {
  const { undo } = view;
  const known = context.view?.undo;
  const unchanged = undo?.number === known?.number && undo?.until === known?.until;
  const away = undo && sendingAway.has(undo.step) && context.pending?.command.type !== "undo";
  // What had been done before this page was there is no slip of a moment ago.
  const sentAwayAt = away && context.view ? view.at : null;
  return { view, hallAhead: view.at - now, sentAwayAt: unchanged ? context.sentAwayAt : sentAwayAt };
}

/** One transition for each command. */
const forEachCommand = <Transition>(transition: Transition) =>
  Object.fromEntries(commandEvents.map((type) => [type, transition]));

/** The command's way to the hall, and what may become of it. */
const onItsWay = {
  on: forEachCommand({ guard: "comesNext", actions: "keepNext" } as const),
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
  const hallTime = ({ hallAhead }: WindowContext) => effects.now() + hallAhead;
  const makesSense = (context: WindowContext, command: WindowCommand | null) =>
    command !== null &&
    (command.type === "signIn" ||
      (context.view !== null && availableCommands(context.view, hallTime(context)).has(command.type)));
  /** The same once more is a slip of the finger. */
  const comesNext = (context: WindowContext, command: WindowCommand | null) =>
    command !== null && JSON.stringify(command) !== JSON.stringify(context.pending?.command);
  /** Whether a dialog is of any use now. */
  const isOfUse = (context: WindowContext, dialog: DialogName) => {
    switch (dialog) {
      case "ratings":
        return context.ratings.length > 0;
      case "history":
      case "savedCase":
      case "report":
      case "help":
        return true;
      default:
        return context.view !== null && availableCommands(context.view, hallTime(context)).has(dialog);
    }
  };
  const form = (dialog: DraftedCommand) => ({
    always: {
      // The ticket is gone, by another key or another desk.
      guard: ({ context }: { context: WindowContext }) => !isOfUse(context, dialog),
      target: "closed" as const,
    },
    on: {
      closeDialog: "closed" as const,
      changeDraft: { actions: "changeDraft" as const },
      [dialog]: { guard: "goesOut" as const, target: "closed" as const },
    },
  });

  return setup({
    types: { context: {} as WindowContext, events: {} as WindowEvent },
    actors: {
      watchHall: effects.watchHall,
      listPlaces: effects.listPlaces,
      sendCommand: effects.sendCommand,
      readHistory: effects.readHistory,
      openCase: effects.openCase,
    },
    delays: windowDelays,
    guards: {
      connected: ({ context }) => context.connection === "open",
      lost: ({ event }) => event.type === "connection" && event.state !== "open",
      makesSense: ({ context, event }) => makesSense(context, commandOf(context, event)),
      comesNext: ({ context, event }) => comesNext(context, commandOf(context, event)),
      nextMakesSense: ({ context }) => makesSense(context, context.next),
      /** It leaves at once, or after what is on its way. */
      goesOut: ({ context, event }) => {
        const command = commandOf(context, event);
        if (context.connection !== "open" || context.resume !== null) return false;
        return context.pending ? comesNext(context, command) : makesSense(context, command);
      },
      numberWritten: ({ context }) => ticketNumber(context.draft.number) !== null,
      codeWritten: ({ context }) => matterCodeIn(context.draft.code) !== undefined,
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
      keepView: assign(({ context, event }) =>
        event.type === "viewChanged" ? seen(context, event.view, effects.now()) : {},
      ),
      keepError: assign(({ event }) => ("error" in event ? { error: errorCodeOf(event.error) } : {})),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
      keepCommand: assign(({ context, event }) => {
        const command = commandOf(context, event);
        return command ? { pending: { command, idempotencyKey: effects.newKey() }, error: null } : {};
      }),
      keepNext: assign(({ context, event }) => ({ next: commandOf(context, event) })),
      sendNext: assign(({ context: { next } }) =>
        next ? { pending: { command: next, idempotencyKey: effects.newKey() }, next: null, error: null } : {},
      ),
      dropNext: assign({ next: null }),
      dropCommand: assign({ pending: null, next: null }),
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
        return {
          ...seen(context, event.output as WindowView, effects.now()),
          pending: null,
          ...(called ? { number: "" } : {}),
        };
      }),
      keepReturn: assign(({ context, event }) =>
        "output" in event
          ? { ...seen(context, event.output as WindowView, effects.now()), resume: null }
          : {},
      ),
      prepareDraft: assign(({ context: { draft, view, places, number } }) => ({
        history: null,
        historyError: null,
        grant: null,
        grantError: null,
        draft: {
          ...emptyDraft,
          // The same as last time, more often than not.
          minutes: String(Math.min(Number(draft.minutes), places?.holdMaximum ?? 0)),
          sameWindow: draft.sameWindow,
          reason: draft.reason,
          profileId: view?.profileId ?? null,
          number: view?.current?.number ?? number,
        },
      })),
      changeDraft: assign(({ context, event }) =>
        event.type === "changeDraft" ? { draft: withChanges(context.draft, event.changes) } : {},
      ),
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
      // Told before the answer to who signs in.
      ratingsChanged: { actions: assign(({ event }) => ({ ratings: event.ratings })) },
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
        type: "parallel",
        on: {
          viewChanged: [
            { guard: "sentAway", target: "signedOut", actions: ["noteSentAway", "leave"] },
            { guard: "ofThisWindow", actions: "keepView" },
          ],
          typeNumber: { actions: assign(({ event }) => ({ number: typedNumber(event.text) })) },
        },
        states: {
          commands: {
            initial: "ready",
            on: { connection: { guard: "lost", target: ".away", actions: "keepConnection" } },
            states: {
              ready: {
                always: [
                  { guard: "nextMakesSense", target: "sending", actions: "sendNext" },
                  { guard: ({ context }) => context.next !== null, actions: "dropNext" },
                ],
                on: forEachCommand({
                  guard: "makesSense",
                  target: "sending",
                  actions: "keepCommand",
                } as const),
              },
              sending: { ...onItsWay, after: { answerPatience: "sendingAgain" } },
              /** No answer came: the same command with the same key, until there is one. */
              sendingAgain: {
                ...onItsWay,
                after: { answerPatience: { target: "sendingAgain", reenter: true } },
              },
              /** Without the hall. The view stays, and so does a command on its way. */
              away: { entry: "dropNext", always: { guard: "connected", target: "returning" } },
              /** A new connection knows nobody: the clerk is signed in again at the same window. */
              returning: {
                entry: "prepareResume",
                invoke: {
                  src: "sendCommand",
                  input: ({ context }) => pendingOf(context.resume),
                  onDone: [
                    { guard: "isPending", target: "sending", actions: "keepReturn" },
                    { target: "ready", actions: "keepReturn" },
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

          /** What stands before the work: it goes on behind it, and a command leaves from here as from there. */
          dialog: {
            initial: "closed",
            states: {
              closed: {
                on: {
                  openDialog: dialogNames.map((dialog) => ({
                    guard: ({ context, event }) => event.dialog === dialog && isOfUse(context, dialog),
                    target: dialog,
                    actions: "prepareDraft" as const,
                  })),
                },
              },
              hold: form("hold"),
              transfer: form("transfer"),
              addMatter: form("addMatter"),
              pause: form("pause"),
              chooseProfile: form("chooseProfile"),
              help: { on: { closeDialog: "closed" } },
              /** What stands in these two has a machine of its own, which ends with the dialog. */
              ratings: { on: { closeDialog: "closed" } },
              report: { on: { closeDialog: "closed" } },
              /** A saved case of the person in front: its page stands in the dialog, and acts for this clerk. */
              savedCase: {
                initial: "asking",
                on: {
                  closeDialog: { target: "closed", actions: assign({ grant: null }) },
                  changeDraft: { actions: "changeDraft" },
                  openCase: { guard: "codeWritten", target: ".opening" },
                },
                states: {
                  asking: {},
                  opening: {
                    entry: assign({ grant: null, grantError: null }),
                    invoke: {
                      src: "openCase",
                      input: ({ context }) => ({ code: matterCodeIn(context.draft.code) ?? "" }),
                      onDone: { target: "shown", actions: assign(({ event }) => ({ grant: event.output })) },
                      onError: {
                        target: "failed",
                        actions: [
                          assign(({ event }) => ({ grantError: errorCodeOf(event.error) })),
                          "report",
                        ],
                      },
                    },
                    after: { answerPatience: { target: "opening", reenter: true } },
                  },
                  shown: {},
                  failed: {},
                },
              },
              history: {
                initial: "opening",
                on: {
                  closeDialog: "closed",
                  changeDraft: { actions: "changeDraft" },
                  readHistory: { guard: "numberWritten", target: ".loading" },
                },
                states: {
                  /** The ticket in hand is looked up at once. */
                  opening: { always: [{ guard: "numberWritten", target: "loading" }, { target: "asking" }] },
                  asking: {},
                  loading: {
                    entry: assign({ history: null, historyError: null }),
                    invoke: {
                      src: "readHistory",
                      input: ({ context }) => ({ number: ticketNumber(context.draft.number) ?? "" }),
                      onDone: {
                        target: "shown",
                        actions: assign(({ context, event }) => ({
                          history: {
                            number: ticketNumber(context.draft.number) ?? "",
                            steps: event.output,
                          },
                        })),
                      },
                      onError: {
                        target: "failed",
                        actions: [
                          assign(({ event }) => ({ historyError: errorCodeOf(event.error) })),
                          "report",
                        ],
                      },
                    },
                    after: { answerPatience: { target: "loading", reenter: true } },
                  },
                  shown: {},
                  failed: {},
                },
              },
            },
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
