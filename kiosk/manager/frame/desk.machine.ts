import {
  assign,
  type CallbackActorLogic,
  fromPromise,
  type PromiseActorLogic,
  type SnapshotFrom,
  setup,
} from "xstate";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { ConnectionState } from "../../connection/service-connection.ts";
import { managerDelays } from "../delays.ts";
import type { Sources } from "../effects.ts";
import type { ConnectionEvent } from "./watch-connection.ts";

/** Who does what to which, by a key: the same again does it once. */
export interface OfOne {
  readonly number: string;
  readonly by: string;
  readonly idempotencyKey: string;
}
export interface KeyedAct<Act> extends OfOne {
  readonly act: Act;
}

export interface FileWanted {
  readonly number: string;
  readonly file: string;
}

/** A file of what is opened; `data` is base 64, null while it comes. */
export interface LookedAtFile {
  readonly id: string;
  readonly data: string | null;
}

/** Anything that is done at a desk. */
interface AnyAct {
  readonly kind: string;
}

/** Everything a desk does to the outside. */
export interface DeskEffects<Item, Opened, Act extends AnyAct> extends Pick<Sources, "report"> {
  newKey(): string;
  readonly watchConnection: CallbackActorLogic<{ type: "none" }, Record<string, never>, ConnectionEvent>;
  readonly loadList: PromiseActorLogic<readonly Item[], unknown>;
  readonly open: PromiseActorLogic<Opened, OfOne>;
  /** The whole file, base 64; null: what is opened here has no files. */
  readonly loadFile: PromiseActorLogic<string, FileWanted> | null;
  /** What was confirmed is done, also when the page is left meanwhile: nothing takes it back. */
  readonly perform: PromiseActorLogic<void, KeyedAct<Act>>;
}

/** In what one desk differs from another. */
export interface DeskRules<Act> {
  /** Whether an act says all that the hall wants to know. */
  isComplete(act: Act): boolean;
  /** Every opening is recorded: nothing is opened for who does not say who they are, nor by itself a second time. */
  readonly recordsOpenings: boolean;
}

export interface DeskContext<Item, Opened, Act extends AnyAct> {
  readonly connection: ConnectionState;
  /** The most urgent first; nobody is named in it. */
  readonly items: readonly Item[] | null;
  /** Who looks and acts, as the office knows them; kept until the page is left. */
  readonly by: string;
  /** Which is opened, or being opened, and by which key. */
  readonly opening: OfOne | null;
  /** With the person: there only while it is opened. */
  readonly opened: Opened | null;
  readonly file: LookedAtFile | null;
  /** What is asked once more about, or being done. */
  readonly act: KeyedAct<Act> | null;
  /** What was done last. */
  readonly done: { readonly kind: Act["kind"]; readonly number: string } | null;
  readonly error: ErrorCode | null;
}

export type DeskEvent<Act> =
  | ConnectionEvent
  | { type: "setBy"; by: string }
  | { type: "open"; number: string }
  | { type: "close" }
  | { type: "showFile"; id: string }
  | { type: "closeFile" }
  | { type: "propose"; act: Act }
  | { type: "confirm" }
  | { type: "cancel" }
  | { type: "tryAgain" }
  | { type: "dismiss" };

export const initialDesk = {
  connection: "connecting",
  items: null,
  by: "",
  opening: null,
  opened: null,
  file: null,
  act: null,
  done: null,
  error: null,
} as const;

function required<Value>(value: Value | null, what: string): Value {
  if (value === null) throw new Error(`${what} is there in this state`);
  return value;
}

const noFiles = fromPromise<string, FileWanted>(() => Promise.reject(new Error("this desk has no files")));

/** A desk of the office: a list, one of it opened at a time, and each act asked about once more. */
export function createDeskMachine<Item, Opened, Act extends AnyAct>(
  effects: DeskEffects<Item, Opened, Act>,
  rules: DeskRules<Act>,
) {
  return setup({
    types: { context: {} as DeskContext<Item, Opened, Act>, events: {} as DeskEvent<Act> },
    actors: {
      watchConnection: effects.watchConnection,
      loadList: effects.loadList,
      open: effects.open,
      loadFile: effects.loadFile ?? noFiles,
      perform: effects.perform,
    },
    delays: managerDelays,
    guards: {
      connected: ({ context }) => context.connection === "open",
      lost: ({ event }) => event.type === "connection" && event.state !== "open",
      back: ({ event }) => event.type === "connection" && event.state === "open",
      hasError: ({ context }) => context.error !== null,
      hasFiles: () => effects.loadFile !== null,
      isReadAnew: ({ context }) => context.error !== null && !rules.recordsOpenings,
      mayOpen: ({ context }) => !rules.recordsOpenings || context.by.trim() !== "",
      connectionLost: ({ event }) =>
        "error" in event && errorCodeOf(event.error) === "message.connectionLost",
      canBeDone: ({ context, event }) =>
        event.type === "propose" && context.by.trim() !== "" && rules.isComplete(event.act),
    },
    actions: {
      keepConnection: assign(({ event }) => (event.type === "connection" ? { connection: event.state } : {})),
      keepOpening: assign(({ context, event }) =>
        event.type === "open"
          ? {
              opening: { number: event.number, by: context.by.trim(), idempotencyKey: effects.newKey() },
              done: null,
              error: null,
            }
          : {},
      ),
      keepAct: assign(({ context, event }) =>
        event.type === "propose"
          ? {
              act: {
                number: required(context.opening, "an opened one").number,
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
      /** Nothing of a person stays once it is closed. */
      forget: assign({ opening: null, opened: null, file: null, act: null }),
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
          open: { guard: "mayOpen", target: "opening", actions: "keepOpening" },
        },
        after: { answerPatience: { target: "loading", reenter: true } },
      },
      failed: { on: { tryAgain: { target: "waiting", actions: "clearError" } } },
      listed: {
        on: {
          open: { guard: "mayOpen", target: "opening", actions: "keepOpening" },
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
          input: ({ context }) => required(context.opening, "an opened one"),
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
              close: { target: "#desk.waiting", actions: ["forget", "clearError"] },
              propose: { guard: "canBeDone", target: "confirming", actions: "keepAct" },
              showFile: { guard: "hasFiles", target: "fetching", actions: "keepFile" },
            },
          },
          fetching: {
            invoke: {
              src: "loadFile",
              input: ({ context }) => ({
                number: required(context.opening, "an opened one").number,
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
                { guard: "isReadAnew", target: "#desk.opening", actions: ["dropAct", "clearError"] },
                { guard: "hasError", target: "#desk.waiting", actions: ["forget", "clearError"] },
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

/** All that a desk is drawn from: plain data, so that any moment can be shown without a server. */
export interface DeskSnapshot<Item, Opened, Act extends AnyAct> {
  readonly value: SnapshotFrom<DeskMachine>["value"];
  readonly context: DeskContext<Item, Opened, Act>;
}

/** What the part looks like: a wait, a failure, the list, or one of it. */
export function deskPageOf({
  value,
  context,
}: Pick<DeskSnapshot<unknown, unknown, AnyAct>, "value" | "context">): "waiting" | "failed" | "list" | "one" {
  if (value === "failed") return "failed";
  if (context.opened) return "one";
  if (value === "opening") return "waiting";
  return context.items ? "list" : "waiting";
}
