import { assign, fromPromise, type SnapshotFrom, setup } from "xstate";
import type { RatingStatistics, ratingDesk } from "../../../server/contract/ratings/desk.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";
import { managerDelays } from "../delays.ts";
import type { Range } from "../range.ts";

export interface RatingFiguresContext {
  readonly range: Range;
  /** Of the range that was read last; null: none yet. */
  readonly figures: RatingStatistics | null;
}

export const createRatingFiguresEffects = (
  desk: ServiceConnection<typeof ratingDesk>,
  { report }: { report(error: unknown): void },
) => ({
  report,
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
      events: {} as { type: "range"; range: Range } | { type: "tryAgain" },
    },
    actors: { load: effects.load },
    delays: managerDelays,
    actions: {
      keepRange: assign(({ event }) => (event.type === "range" ? { range: event.range, figures: null } : {})),
      report: ({ event }) => effects.report("error" in event ? event.error : event),
    },
  }).createMachine({
    id: "ratingFigures",
    context: { range, figures: null },
    initial: "loading",
    on: { range: { target: ".loading", reenter: true, actions: "keepRange" } },
    states: {
      loading: {
        invoke: {
          src: "load",
          input: ({ context }) => context.range,
          onDone: { target: "shown", actions: assign(({ event }) => ({ figures: event.output })) },
          onError: { target: "failed", actions: "report" },
        },
        after: { answerPatience: { target: "loading", reenter: true } },
      },
      shown: { after: { refreshInterval: "loading" } },
      failed: { on: { tryAgain: "loading" }, after: { refreshInterval: "loading" } },
    },
  });
}

export type RatingFiguresMachine = ReturnType<typeof createRatingFiguresMachine>;
export type RatingFiguresSnapshot = Pick<SnapshotFrom<RatingFiguresMachine>, "value" | "context">;
