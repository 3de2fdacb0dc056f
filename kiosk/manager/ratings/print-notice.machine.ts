import { assign, fromPromise, type SnapshotFrom, setup } from "xstate";
import type { CompletionPayload } from "../../../server/contract/envelope.ts";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { ratingDesk } from "../../../server/contract/ratings/desk.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";
import { managerDelays } from "../delays.ts";
import type { Sources } from "../effects.ts";

type Printed = CompletionPayload<typeof ratingDesk, "XiaohuRatingDesk.PrintNotice">;

export const createPrintNoticeEffects = (
  desk: Pick<ServiceConnection<typeof ratingDesk>, "request">,
  { report }: Pick<Sources, "report">,
) => ({
  report,
  /** Never cancelled: paper that is on its way comes. */
  print: fromPromise<Printed, { number: string }>(({ input }) =>
    desk.request("XiaohuRatingDesk.PrintNotice", input),
  ),
});

export interface PrintNoticeContext {
  /** Of the 差评 whose notice is printed, or was last; null: none. */
  readonly number: string | null;
  readonly end: (Printed & { readonly error: ErrorCode | null }) | null;
}

const unknown = { print: "unknown", fault: null, error: null } as const;

/** A 整改通知单 on its way to the office's printer: one at a time, and asked for once a touch, since once more is one sheet more. */
export function createPrintNoticeMachine(effects: ReturnType<typeof createPrintNoticeEffects>) {
  return setup({
    types: {
      context: {} as PrintNoticeContext,
      events: {} as { type: "print"; number: string },
    },
    actors: { print: effects.print },
    delays: managerDelays,
    actions: {
      keepError: assign((_, { error }: { error: unknown }) => {
        const code = errorCodeOf(error);
        return {
          end: code === "message.connectionLost" ? unknown : { print: "failed", fault: null, error: code },
        };
      }),
      report: (_, { error }: { error: unknown }) => {
        if (errorCodeOf(error) === "message.internal") effects.report(error);
      },
    },
  }).createMachine({
    id: "printNotice",
    context: { number: null, end: null },
    initial: "ready",
    states: {
      ready: {
        on: {
          print: {
            target: "printing",
            actions: assign(({ event }) => ({ number: event.number, end: null })),
          },
        },
      },
      printing: {
        invoke: {
          src: "print",
          input: ({ context: { number } }) => {
            if (number === null) throw new Error("a notice is printed of one that was chosen");
            return { number };
          },
          onDone: {
            target: "ready",
            actions: assign(({ event }) => ({ end: { ...event.output, error: null } })),
          },
          onError: {
            target: "ready",
            actions: [
              { type: "keepError", params: ({ event }) => ({ error: event.error }) },
              { type: "report", params: ({ event }) => ({ error: event.error }) },
            ],
          },
        },
        after: { paperPatience: { target: "ready", actions: assign({ end: unknown }) } },
      },
    },
  });
}

export type PrintNoticeMachine = ReturnType<typeof createPrintNoticeMachine>;
export type PrintNoticeSnapshot = Pick<SnapshotFrom<PrintNoticeMachine>, "value" | "context">;
