import { assign, fromCallback, fromPromise, type SnapshotFrom, setup } from "xstate";
import type { CompletionPayload } from "../../../server/contract/envelope.ts";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { KeptNotice, noticeDesk } from "../../../server/contract/notices/desk.ts";
import type { ConnectionState, ServiceConnection } from "../../connection/service-connection.ts";
import { managerDelays } from "../delays.ts";

import { type Draft, emptyDraft, noticeOf, type PostedNotice } from "./draft.ts";

export type NoticeList = CompletionPayload<typeof noticeDesk, "XiaohuNotices.List">;
type NoticeAct =
  | { readonly kind: "post"; readonly notice: PostedNotice }
  | { readonly kind: "takeBack"; readonly id: string; readonly by: string };
type Done = { readonly outcome: "posted" | "full" | "takenBack"; readonly notices: readonly KeptNotice[] };

export interface NoticesContext {
  readonly connection: ConnectionState;
  readonly list: NoticeList | null;
  readonly draft: Draft;
  /** Of the draft: sent again, it is the same notice. */
  readonly key: string;
  /** Who writes, in a hall without accounts. */
  readonly by: string;
  readonly act: NoticeAct | null;
  /** As many notices as a hall may have: this one was not posted. */
  readonly full: boolean;
  readonly error: ErrorCode | null;
}

export type NoticesEvent =
  | { type: "connection"; state: ConnectionState }
  | { type: "changed"; notices: readonly KeptNotice[] }
  | { type: "write"; draft: Partial<Draft> }
  | { type: "setBy"; by: string }
  | { type: "post" }
  | { type: "takeBack"; id: string }
  | { type: "dismiss" }
  | { type: "tryAgain" };

export const initialNotices: NoticesContext = {
  connection: "connecting",
  list: null,
  draft: emptyDraft,
  key: "",
  by: "",
  act: null,
  full: false,
  error: null,
};

export interface NoticesSources {
  now(): number;
  newKey(): string;
  report(error: unknown): void;
}

/** Everything the machine does to the outside. */
export const createNoticesEffects = (
  desk: ServiceConnection<typeof noticeDesk>,
  sources: NoticesSources,
) => ({
  ...sources,
  watch: fromCallback<{ type: "none" }, Record<string, never>, NoticesEvent>(({ sendBack }) => {
    const undo = [
      desk.onState((state) => sendBack({ type: "connection", state })),
      desk.on("XiaohuNotices.ChangedEvent", ({ notices }) => sendBack({ type: "changed", notices })),
    ];
    sendBack({ type: "connection", state: desk.state });
    return () => {
      for (const step of undo) step();
    };
  }),
  load: fromPromise<NoticeList>(({ signal }) => desk.request("XiaohuNotices.List", {}, { signal })),
  /** Never cancelled: what was done may be done already, and its key makes it one. */
  act: fromPromise<Done, NoticeAct>(async ({ input }) => {
    if (input.kind === "post") return desk.request("XiaohuNotices.Post", input.notice);
    const { id, by } = input;
    return { outcome: "takenBack", ...(await desk.request("XiaohuNotices.TakeBack", { id, by })) };
  }),
});
export type NoticesEffects = ReturnType<typeof createNoticesEffects>;

/** Who is to be written down where the hall knows nobody: whoever was typed. */
const signature = ({ list, by }: NoticesContext): string => list?.me ?? by.trim();

/** The hall's notices: listed as they change, and one act at a time. */
export function createNoticesMachine(effects: NoticesEffects, by = "") {
  return setup({
    types: { context: {} as NoticesContext, events: {} as NoticesEvent },
    actors: { watch: effects.watch, load: effects.load, act: effects.act },
    delays: managerDelays,
    guards: {
      connected: ({ context }) => context.connection === "open",
      lost: ({ context }) => context.connection !== "open",
      connectionLost: ({ event }) =>
        "error" in event && errorCodeOf(event.error) === "message.connectionLost",
      signed: ({ context }) => signature(context) !== "",
    },
    actions: {
      keepConnection: assign(({ event }) => (event.type === "connection" ? { connection: event.state } : {})),
      keepChange: assign(({ context: { list }, event }) =>
        event.type === "changed" && list ? { list: { ...list, notices: [...event.notices] } } : {},
      ),
      keepError: assign(({ event }) => ("error" in event ? { error: errorCodeOf(event.error) } : {})),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
    },
  }).createMachine({
    id: "notices",
    context: () => ({ ...initialNotices, by, key: effects.newKey() }),
    invoke: { src: "watch", input: {}, onError: { actions: "report" } },
    initial: "waiting",
    on: {
      connection: { actions: "keepConnection" },
      changed: { actions: "keepChange" },
      write: {
        actions: assign(({ context: { draft }, event }) => ({
          draft: { ...draft, ...event.draft },
          full: false,
        })),
      },
      setBy: { actions: assign(({ event }) => ({ by: event.by })) },
      dismiss: { actions: assign({ error: null, full: false }) },
    },
    states: {
      waiting: { always: { guard: "connected", target: "loading" } },
      loading: {
        invoke: {
          src: "load",
          onDone: { target: "shown", actions: assign(({ event }) => ({ list: event.output })) },
          onError: [
            { guard: "connectionLost", target: "waiting" },
            { target: "failed", actions: ["keepError", "report"] },
          ],
        },
        after: { answerPatience: { target: "loading", reenter: true } },
      },
      failed: { on: { tryAgain: { target: "waiting", actions: assign({ error: null }) } } },
      shown: {
        always: { guard: "lost", target: "waiting" },
        on: {
          post: {
            guard: "signed",
            target: "doing",
            actions: assign(({ context }) => ({
              error: null,
              act: {
                kind: "post" as const,
                notice: {
                  ...noticeOf(context.draft, effects.now()),
                  by: signature(context),
                  idempotencyKey: context.key,
                },
              },
            })),
          },
          takeBack: {
            guard: "signed",
            target: "doing",
            actions: assign(({ context, event }) => ({
              error: null,
              act: { kind: "takeBack" as const, id: event.id, by: signature(context) },
            })),
          },
        },
      },
      doing: {
        invoke: {
          src: "act",
          input: ({ context: { act } }) => {
            if (!act) throw new Error("something is done in this state");
            return act;
          },
          onDone: {
            target: "shown",
            actions: assign(({ context: { list, draft, key }, event: { output } }) => ({
              list: list && { ...list, notices: [...output.notices] },
              full: output.outcome === "full",
              ...(output.outcome === "posted"
                ? {
                    draft: { ...emptyDraft, terminals: draft.terminals, boards: draft.boards },
                    key: effects.newKey(),
                  }
                : { draft, key }),
            })),
          },
          onError: { target: "shown", actions: ["keepError", "report"] },
        },
        exit: assign({ act: null }),
      },
    },
  });
}

export type NoticesMachine = ReturnType<typeof createNoticesMachine>;
export type NoticesSnapshot = Pick<SnapshotFrom<NoticesMachine>, "value" | "context">;
