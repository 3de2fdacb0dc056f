import { assign, fromPromise, type SnapshotFrom, setup } from "xstate";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { matterDesk } from "../../../server/contract/matters/desk.ts";
import type { OutboxName, OutboxStanding } from "../../../server/contract/outbox.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";
import { managerDelays } from "../delays.ts";
import type { Sources } from "../effects.ts";
import { type ConnectionEvent, watchConnection } from "../frame/watch-connection.ts";

/** What somebody does about one item. */
export interface OutboxAct {
  readonly kind: "again" | "given";
  readonly outbox: OutboxName;
  readonly key: string;
}

export interface OutboxContext {
  readonly connected: boolean;
  readonly standing: OutboxStanding | null;
  /** Who does it, as the office knows them; kept until the page is left. */
  readonly by: string;
  readonly act: OutboxAct | null;
  readonly done: OutboxAct | null;
  readonly error: ErrorCode | null;
}

export type OutboxEvent =
  | ConnectionEvent
  | { type: "setBy"; by: string }
  | { type: "act"; act: OutboxAct }
  | { type: "dismiss" };

export const initialOutbox: OutboxContext = {
  connected: false,
  standing: null,
  by: "",
  act: null,
  done: null,
  error: null,
};

/** What the panel does to the outside. */
export function createOutboxEffects(
  desk: ServiceConnection<typeof matterDesk>,
  { report }: Pick<Sources, "report">,
) {
  return {
    report,
    watchConnection: watchConnection(desk),
    load: fromPromise<OutboxStanding>(({ signal }) =>
      desk.request("XiaohuMatterDesk.Outbox", {}, { signal }),
    ),
    /** Done once or not at all: an item that is not parked any more is not sent a second time. */
    perform: fromPromise<void, OutboxAct & { by: string }>(async ({ input: { kind, ...meant } }) => {
      await desk.request(
        kind === "again" ? "XiaohuMatterDesk.SendAgain" : "XiaohuMatterDesk.GiveToPerson",
        meant,
      );
    }),
  };
}
export type OutboxEffects = ReturnType<typeof createOutboxEffects>;

/** What of all that is sent outside does not get there: looked at every while, and somebody says what is to be done. */
export function createOutboxMachine(effects: OutboxEffects) {
  return setup({
    types: { context: {} as OutboxContext, events: {} as OutboxEvent },
    actors: {
      watchConnection: effects.watchConnection,
      load: effects.load,
      perform: effects.perform,
    },
    delays: managerDelays,
    guards: {
      connected: ({ context }) => context.connected,
      canAct: ({ context, event }) =>
        event.type === "act" &&
        context.by.trim() !== "" &&
        (context.standing?.items.some(
          ({ outbox, key, state }) =>
            outbox === event.act.outbox && key === event.act.key && state === "parked",
        ) ??
          false),
    },
    actions: {
      keepConnection: assign(({ event }) =>
        event.type === "connection" ? { connected: event.state === "open" } : {},
      ),
      keepAct: assign(({ event }) =>
        event.type === "act" ? { act: event.act, done: null, error: null } : {},
      ),
      keepError: assign(({ event }) =>
        "error" in event ? { error: errorCodeOf(event.error), act: null } : {},
      ),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
    },
  }).createMachine({
    id: "outbox",
    context: initialOutbox,
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
          src: "load",
          onDone: { target: "shown", actions: assign(({ event }) => ({ standing: event.output })) },
          onError: { target: "shown", actions: ["keepError", "report"] },
        },
        after: { answerPatience: { target: "loading", reenter: true } },
      },
      shown: {
        on: { act: { guard: "canAct", target: "acting", actions: "keepAct" } },
        after: { refreshInterval: "waiting" },
      },
      acting: {
        invoke: {
          src: "perform",
          input: ({ context: { act, by } }) => {
            if (!act) throw new Error("nothing was chosen to be done");
            return { ...act, by: by.trim() };
          },
          onDone: {
            target: "loading",
            actions: assign(({ context: { act } }) => ({ done: act, act: null })),
          },
          // It may have been done all the same: what stands there says so.
          onError: { target: "loading", actions: ["keepError", "report"] },
        },
      },
    },
  });
}

export type OutboxMachine = ReturnType<typeof createOutboxMachine>;

/** All that the panel is drawn from. */
export interface OutboxSnapshot {
  readonly value: SnapshotFrom<OutboxMachine>["value"];
  readonly context: OutboxContext;
}
