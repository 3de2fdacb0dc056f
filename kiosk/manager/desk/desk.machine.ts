import { assign, type SnapshotFrom, setup } from "xstate";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import type { OpenedApplication, WorkItem } from "../../../server/contract/matters/desk.ts";
import type { ConnectionState } from "../../connection/service-connection.ts";
import { managerDelays } from "../delays.ts";
import { errorCodeOf } from "../effects.ts";
import { type ActKind, type DeskAct, isComplete } from "./acts.ts";
import type { ConnectionEvent, DeskEffects, KeyedAct } from "./effects.ts";

export interface DeskContext {
  readonly connection: ConnectionState;
  /** The most urgent first; nobody is named in it. */
  readonly items: readonly WorkItem[] | null;
  /** Who does it, as the office knows them; kept until the page is left. */
  readonly by: string;
  /** The application that is opened, or being opened. */
  readonly number: string | null;
  /** What was handed in, with the person: there only while it is opened. */
  readonly opened: OpenedApplication | null;
  /** A file of it that is looked at; `data` is base 64, null while it comes. */
  readonly file: { readonly id: string; readonly data: string | null } | null;
  /** What is asked once more about, or being done. */
  readonly act: KeyedAct | null;
  /** What was done last. */
  readonly done: { readonly kind: ActKind; readonly number: string } | null;
  readonly error: ErrorCode | null;
}

export type DeskEvent =
  | ConnectionEvent
  | { type: "setBy"; by: string }
  | { type: "open"; number: string }
  | { type: "close" }
  | { type: "showFile"; id: string }
  | { type: "closeFile" }
  | { type: "propose"; act: DeskAct }
  | { type: "confirm" }
  | { type: "cancel" }
  | { type: "tryAgain" }
  | { type: "dismiss" };

export const initialDesk: DeskContext = {
  connection: "connecting",
  items: null,
  by: "",
  number: null,
  opened: null,
  file: null,
  act: null,
  done: null,
  error: null,
};

function required<Value>(value: Value | null, what: string): Value {
  if (value === null) throw new Error(`${what} is there in this state`);
  return value;
}

/** The office's work list: what is to be decided, one opened at a time, and each act asked about once more. */
export function createDeskMachine(effects: DeskEffects) {
  return setup({
    types: { context: {} as DeskContext, events: {} as DeskEvent },
    actors: {
      watchConnection: effects.watchConnection,
      loadList: effects.loadList,
      openCase: effects.openCase,
      loadFile: effects.loadFile,
      perform: effects.perform,
    },
    delays: managerDelays,
    guards: {
      connected: ({ context }) => context.connection === "open",
      lost: ({ event }) => event.type === "connection" && event.state !== "open",
      back: ({ event }) => event.type === "connection" && event.state === "open",
      hasError: ({ context }) => context.error !== null,
      connectionLost: ({ event }) =>
        "error" in event && errorCodeOf(event.error) === "message.connectionLost",
      canBeDone: ({ context, event }) =>
        event.type === "propose" && context.by.trim() !== "" && isComplete(event.act),
    },
    actions: {
      keepConnection: assign(({ event }) => (event.type === "connection" ? { connection: event.state } : {})),
      keepNumber: assign(({ event }) =>
        event.type === "open" ? { number: event.number, done: null, error: null } : {},
      ),
      keepAct: assign(({ context, event }) =>
        event.type === "propose"
          ? {
              act: {
                number: required(context.number, "a number"),
                by: context.by.trim(),
                idempotencyKey: effects.newKey(),
                act: event.act,
              },
              error: null,
            }
          : {},
      ),
      keepDone: assign(({ context: { act } }) => ({
        done: act && { kind: act.act.kind, number: act.number },
      })),
      /** Nothing of a person stays once an application is closed. */
      forget: assign({ number: null, opened: null, file: null, act: null }),
      dropAct: assign({ act: null }),
      keepFile: assign(({ event }) =>
        event.type === "showFile" ? { file: { id: event.id, data: null }, error: null } : {},
      ),
      dropFile: assign({ file: null }),
      keepError: assign(({ event }) => ("error" in event ? { error: errorCodeOf(event.error) } : {})),
      clearError: assign({ error: null }),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
    },
  }).createMachine({
    id: "desk",
    context: initialDesk,
    invoke: { src: "watchConnection", input: {}, onError: { actions: "report" } },
    initial: "waiting",
    on: {
      connection: { actions: "keepConnection" },
      setBy: { actions: assign(({ event }) => ({ by: event.by })) },
      dismiss: { actions: assign({ done: null, error: null }) },
    },
    states: {
      waiting: { always: { guard: "connected", target: "loading" } },
      loading: {
        invoke: {
          src: "loadList",
          onDone: { target: "listed", actions: assign(({ event }) => ({ items: event.output })) },
          onError: [
            { guard: "connectionLost", target: "waiting" },
            { target: "failed", actions: ["keepError", "report"] },
          ],
        },
        on: {
          connection: { guard: "lost", target: "waiting", actions: "keepConnection" },
          open: { target: "opening", actions: "keepNumber" },
        },
        after: { answerPatience: { target: "loading", reenter: true } },
      },
      failed: { on: { tryAgain: { target: "waiting", actions: "clearError" } } },
      listed: {
        on: {
          open: { target: "opening", actions: "keepNumber" },
          connection: [
            { guard: "back", target: "loading", actions: "keepConnection" },
            { actions: "keepConnection" },
          ],
        },
        after: { refreshInterval: "waiting" },
      },
      opening: {
        invoke: {
          src: "openCase",
          input: ({ context }) => required(context.number, "a number"),
          onDone: { target: "opened", actions: assign(({ event }) => ({ opened: event.output })) },
          onError: { target: "waiting", actions: ["keepError", "report", "forget"] },
        },
        on: { close: { target: "waiting", actions: "forget" } },
        after: { answerPatience: { target: "opening", reenter: true } },
      },
      opened: {
        initial: "reading",
        states: {
          reading: {
            on: {
              close: { target: "#desk.waiting", actions: ["forget", "clearError"] },
              propose: { guard: "canBeDone", target: "confirming", actions: "keepAct" },
              showFile: { target: "fetching", actions: "keepFile" },
            },
          },
          fetching: {
            invoke: {
              src: "loadFile",
              input: ({ context }) => ({
                number: required(context.number, "a number"),
                file: required(context.file, "a file").id,
              }),
              onDone: {
                target: "looking",
                actions: assign(({ context, event }) => ({
                  file: { id: required(context.file, "a file").id, data: event.output },
                })),
              },
              onError: { target: "reading", actions: ["keepError", "report", "dropFile"] },
            },
            on: {
              closeFile: { target: "reading", actions: "dropFile" },
              showFile: { target: "fetching", reenter: true, actions: "keepFile" },
            },
          },
          looking: {
            on: {
              closeFile: { target: "reading", actions: "dropFile" },
              showFile: { target: "fetching", actions: "keepFile" },
            },
          },
          confirming: {
            on: {
              confirm: { target: "doing", actions: "clearError" },
              cancel: [
                // Whether it was done is not known, or it stands otherwise than shown: it is read anew.
                { guard: "hasError", target: "#desk.opening", actions: ["dropAct", "clearError"] },
                { target: "reading", actions: "dropAct" },
              ],
            },
          },
          doing: {
            invoke: {
              src: "perform",
              input: ({ context }) => required(context.act, "an act"),
              onDone: { target: "#desk.waiting", actions: ["keepDone", "forget"] },
              // Once more is by the same key: what was done already is not done twice.
              onError: { target: "confirming", actions: ["keepError", "report"] },
            },
            after: { answerPatience: { target: "doing", reenter: true } },
          },
        },
      },
    },
  });
}

export type DeskMachine = ReturnType<typeof createDeskMachine>;

/** All that the page is drawn from: plain data, so that any moment can be shown without a server. */
export interface DeskSnapshot {
  readonly value: SnapshotFrom<DeskMachine>["value"];
  readonly context: DeskContext;
}

/** What the part looks like: a wait, a failure, the list, or one application. */
export function deskPageOf({ value, context }: DeskSnapshot): "waiting" | "failed" | "list" | "case" {
  if (value === "failed") return "failed";
  if (context.opened) return "case";
  if (value === "opening") return "waiting";
  return context.items ? "list" : "waiting";
}
