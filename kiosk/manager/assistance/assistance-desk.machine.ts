import { assign, type SnapshotFrom, setup } from "xstate";
import type { AssistanceItem, OpenedAssistance } from "../../../server/contract/assistance/desk.ts";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import type { ConnectionState } from "../../connection/service-connection.ts";
import { managerDelays } from "../delays.ts";
import type { ConnectionEvent } from "../desk/effects.ts";
import { errorCodeOf } from "../effects.ts";
import type { AssistanceAct, AssistanceDeskEffects, KeyedAssistanceAct, OfRequest } from "./effects.ts";

export interface AssistanceDeskContext {
  readonly connection: ConnectionState;
  /** The most urgent first; nobody is named in it. */
  readonly items: readonly AssistanceItem[] | null;
  /** Who looks and acts, as the office knows them: it is written down with every opening. */
  readonly by: string;
  /** Which is opened, or being opened, and by which key. */
  readonly opening: OfRequest | null;
  /** With name, telephone and address: there only while it is opened. */
  readonly opened: OpenedAssistance | null;
  /** What is asked once more about, or being done. */
  readonly act: KeyedAssistanceAct | null;
  /** What was done last. */
  readonly done: { readonly kind: AssistanceAct["kind"]; readonly number: string } | null;
  readonly error: ErrorCode | null;
}

export type AssistanceDeskEvent =
  | ConnectionEvent
  | { type: "setBy"; by: string }
  | { type: "open"; number: string }
  | { type: "close" }
  | { type: "propose"; act: AssistanceAct }
  | { type: "confirm" }
  | { type: "cancel" }
  | { type: "tryAgain" }
  | { type: "dismiss" };

export const initialAssistanceDesk: AssistanceDeskContext = {
  connection: "connecting",
  items: null,
  by: "",
  opening: null,
  opened: null,
  act: null,
  done: null,
  error: null,
};

function required<Value>(value: Value | null, what: string): Value {
  if (value === null) throw new Error(`${what} is there in this state`);
  return value;
}

/** Whether an act says all that it needs. */
export const isCompleteAct = (act: AssistanceAct): boolean =>
  act.kind === "assign" ? act.assignee.trim() !== "" : act.kind !== "decline" || act.reason.trim() !== "";

/** Who comes where: a list, one opened at a time by who says who they are, and each act asked about once more. */
export function createAssistanceDeskMachine(effects: AssistanceDeskEffects) {
  return setup({
    types: { context: {} as AssistanceDeskContext, events: {} as AssistanceDeskEvent },
    actors: {
      watchConnection: effects.watchConnection,
      loadList: effects.loadList,
      open: effects.open,
      perform: effects.perform,
    },
    delays: managerDelays,
    guards: {
      connected: ({ context }) => context.connection === "open",
      lost: ({ event }) => event.type === "connection" && event.state !== "open",
      back: ({ event }) => event.type === "connection" && event.state === "open",
      hasError: ({ context }) => context.error !== null,
      isNamed: ({ context }) => context.by.trim() !== "",
      connectionLost: ({ event }) =>
        "error" in event && errorCodeOf(event.error) === "message.connectionLost",
      canBeDone: ({ event }) => event.type === "propose" && isCompleteAct(event.act),
    },
    actions: {
      keepConnection: assign(({ event }) => (event.type === "connection" ? { connection: event.state } : {})),
      keepOpening: assign(({ context, event }) =>
        event.type === "open"
          ? {
              opening: {
                number: event.number,
                by: context.by.trim(),
                idempotencyKey: effects.newKey(),
              },
              done: null,
              error: null,
            }
          : {},
      ),
      keepAct: assign(({ context, event }) =>
        event.type === "propose"
          ? {
              act: {
                number: required(context.opening, "a request").number,
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
      /** Nothing of a person stays once a request is closed. */
      forget: assign({ opening: null, opened: null, act: null }),
      dropAct: assign({ act: null }),
      keepError: assign(({ event }) => ("error" in event ? { error: errorCodeOf(event.error) } : {})),
      clearError: assign({ error: null }),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
    },
  }).createMachine({
    id: "assistanceDesk",
    context: initialAssistanceDesk,
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
          open: { guard: "isNamed", target: "opening", actions: "keepOpening" },
        },
        after: { answerPatience: { target: "loading", reenter: true } },
      },
      failed: { on: { tryAgain: { target: "waiting", actions: "clearError" } } },
      listed: {
        on: {
          open: { guard: "isNamed", target: "opening", actions: "keepOpening" },
          connection: [
            { guard: "back", target: "loading", actions: "keepConnection" },
            { actions: "keepConnection" },
          ],
        },
        after: { refreshInterval: "waiting" },
      },
      opening: {
        invoke: {
          src: "open",
          input: ({ context }) => required(context.opening, "a request"),
          onDone: { target: "opened", actions: assign(({ event }) => ({ opened: event.output })) },
          onError: { target: "waiting", actions: ["keepError", "report", "forget"] },
        },
        on: { close: { target: "waiting", actions: "forget" } },
        // By the same key: it is one opening.
        after: { answerPatience: { target: "opening", reenter: true } },
      },
      opened: {
        initial: "reading",
        states: {
          reading: {
            on: {
              close: { target: "#assistanceDesk.waiting", actions: ["forget", "clearError"] },
              propose: { guard: "canBeDone", target: "confirming", actions: "keepAct" },
            },
          },
          confirming: {
            on: {
              confirm: { target: "doing", actions: "clearError" },
              cancel: [
                // Whether it was done is not known, or it stands otherwise than shown: the list says.
                { guard: "hasError", target: "#assistanceDesk.waiting", actions: ["forget", "clearError"] },
                { target: "reading", actions: "dropAct" },
              ],
            },
          },
          doing: {
            invoke: {
              src: "perform",
              input: ({ context }) => required(context.act, "an act"),
              onDone: { target: "#assistanceDesk.waiting", actions: ["keepDone", "forget"] },
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

export type AssistanceDeskMachine = ReturnType<typeof createAssistanceDeskMachine>;

/** All that the page is drawn from: plain data, so that any moment can be shown without a server. */
export interface AssistanceDeskSnapshot {
  readonly value: SnapshotFrom<AssistanceDeskMachine>["value"];
  readonly context: AssistanceDeskContext;
}

/** What the part looks like: a wait, a failure, the list, or one request. */
export function assistancePageOf({
  value,
  context,
}: AssistanceDeskSnapshot): "waiting" | "failed" | "list" | "request" {
  if (value === "failed") return "failed";
  if (context.opened) return "request";
  if (value === "opening") return "waiting";
  return context.items ? "list" : "waiting";
}
