import { assign, fromPromise, type SnapshotFrom, setup } from "xstate";
import type { RatingStatistics, ratingDesk } from "../../../server/contract/ratings/desk.ts";
import type { ConnectionState, ServiceConnection } from "../../connection/service-connection.ts";
import { managerDelays } from "../delays.ts";
import { errorCodeOf } from "../effects.ts";
import { type ConnectionEvent, watchConnection } from "../frame/watch-connection.ts";
import type { Range } from "../range.ts";

export interface RatingFiguresContext {
  readonly connection: ConnectionState;
  readonly range: Range;
  /** Of the range that was read last; null: none yet. */
  readonly figures: RatingStatistics | null;
}

export const createRatingFiguresEffects = (
  desk: ServiceConnection<typeof ratingDesk>,
  { report }: { report(error: unknown): void },
) => ({
  report,
  watchConnection: watchConnection(desk),
  load: fromPromise<RatingStatistics, Range>(
    async ({ input: { from, to }, signal }) =>
      (await desk.request("XiaohuRatingDesk.Figures", { from, to }, { signal })).figures,
  ),
});

/** The figures of some days, read again from time to time. */
export function createRatingFiguresMachine(
  effects: ReturnType<typeof createRatingFiguresEffects>,
  range: Range,
) {
  return setup({
    types: {
      context: {} as RatingFiguresContext,
      events: {} as ConnectionEvent | { type: "range"; range: Range } | { type: "tryAgain" },
    },
    actors: { watchConnection: effects.watchConnection, load: effects.load },
    delays: managerDelays,
    guards: {
      connected: ({ context }) => context.connection === "open",
      connectionLost: ({ event }) =>
        "error" in event && errorCodeOf(event.error) === "message.connectionLost",
    },
    actions: {
      keepRange: assign(({ event }) => (event.type === "range" ? { range: event.range, figures: null } : {})),
      keepConnection: assign(({ event }) => (event.type === "connection" ? { connection: event.state } : {})),
      report: ({ event }) => effects.report("error" in event ? event.error : event),
    },
  }).createMachine({
    id: "ratingFigures",
    context: { connection: "connecting", range, figures: null },
    invoke: { src: "watchConnection", input: {}, onError: { actions: "report" } },
    initial: "waiting",
    on: {
      connection: { actions: "keepConnection" },
      range: { target: ".waiting", actions: "keepRange" },
    },
    states: {
      waiting: { always: { guard: "connected", target: "loading" } },
      loading: {
        invoke: {
          src: "load",
          input: ({ context }) => context.range,
          onDone: { target: "shown", actions: assign(({ event }) => ({ figures: event.output })) },
          onError: [
            { guard: "connectionLost", target: "waiting" },
            { target: "failed", actions: "report" },
          ],
        },
        after: { answerPatience: { target: "loading", reenter: true } },
      },
      shown: { after: { refreshInterval: "waiting" } },
      failed: { on: { tryAgain: "waiting" }, after: { refreshInterval: "waiting" } },
    },
  });
}

export type RatingFiguresMachine = ReturnType<typeof createRatingFiguresMachine>;
export type RatingFiguresSnapshot = Pick<SnapshotFrom<RatingFiguresMachine>, "value" | "context">;
