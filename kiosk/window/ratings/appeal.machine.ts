import { assign, fromPromise, type SnapshotFrom, setup } from "xstate";
import type { CommandPayload } from "../../../server/contract/envelope.ts";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { AppealGround } from "../../../server/contract/ratings/desk.ts";
import type { hallWindow } from "../../../server/contract/window.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";
import { windowDelays } from "../delays.ts";

export type AppealWish = CommandPayload<typeof hallWindow, "XiaohuWindow.AppealRating">;

export const createAppealEffects = (
  hall: Pick<ServiceConnection<typeof hallWindow>, "request">,
  newKey: () => string,
) => ({
  newKey,
  /** Never cancelled: the same key is the same appeal. */
  appeal: fromPromise<void, AppealWish>(async ({ input }) => {
    await hall.request("XiaohuWindow.AppealRating", input);
  }),
});
export type AppealEffects = ReturnType<typeof createAppealEffects>;

export interface AppealContext {
  /** Of the 差评 that is appealed against; null: none is. */
  readonly number: string | null;
  readonly ground: AppealGround | null;
  readonly words: string;
  /** The appeal that went out last. */
  readonly sent: string | null;
  readonly error: ErrorCode | null;
  readonly idempotencyKey: string;
}

export type AppealEvent =
  | { type: "appeal"; number: string }
  | { type: "ground"; ground: AppealGround }
  | { type: "words"; text: string }
  | { type: "send" }
  | { type: "back" };

export const initialAppeal: AppealContext = {
  number: null,
  ground: null,
  words: "",
  sent: null,
  error: null,
  idempotencyKey: "",
};

/** Whether an appeal says why. */
export const isAppealable = ({ ground, words }: AppealContext): boolean =>
  ground !== null && words.trim() !== "";

/** A clerk reads the 差评 about their window, and appeals against one. */
export function createAppealMachine(effects: AppealEffects) {
  return setup({
    types: { context: {} as AppealContext, events: {} as AppealEvent },
    actors: { appeal: effects.appeal },
    delays: { patience: windowDelays.answerPatience },
    guards: { isAppealable: ({ context }) => isAppealable(context) },
  }).createMachine({
    id: "appeal",
    context: initialAppeal,
    initial: "reading",
    states: {
      reading: {
        on: {
          appeal: {
            target: "writing",
            actions: assign(({ event }) => ({
              ...initialAppeal,
              number: event.number,
              idempotencyKey: effects.newKey(),
            })),
          },
        },
      },
      writing: {
        on: {
          ground: { actions: assign(({ event }) => ({ ground: event.ground })) },
          words: { actions: assign(({ event }) => ({ words: event.text })) },
          send: { guard: "isAppealable", target: "sending" },
          back: { target: "reading", actions: assign(initialAppeal) },
        },
      },
      sending: {
        entry: assign({ error: null }),
        invoke: {
          src: "appeal",
          input: ({ context: { number, ground, words, idempotencyKey } }) => {
            if (number === null || ground === null) throw new Error("an appeal says against what, and why");
            return { number, ground, words: words.trim(), idempotencyKey };
          },
          onDone: {
            target: "reading",
            actions: assign(({ context }) => ({ ...initialAppeal, sent: context.number })),
          },
          onError: {
            target: "failed",
            actions: assign(({ event }) => ({ error: errorCodeOf(event.error) })),
          },
        },
        // The same key makes sending it again safe.
        after: { patience: { target: "failed", actions: assign({ error: "message.connectionLost" }) } },
      },
      /** What was written stays; the same again is the same appeal. */
      failed: {
        on: {
          send: "sending",
          back: { target: "reading", actions: assign(initialAppeal) },
        },
      },
    },
  });
}

export type AppealMachine = ReturnType<typeof createAppealMachine>;
export type AppealSnapshot = Pick<SnapshotFrom<AppealMachine>, "value" | "context">;
