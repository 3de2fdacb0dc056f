import { assign, fromPromise, type SnapshotFrom, setup } from "xstate";
import type { Analysis } from "../../../server/contract/analysis.ts";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import { hallDay } from "../../../server/contract/hall-time.ts";
import type { hallManager } from "../../../server/contract/manager.ts";
import type { ConnectionState, ServiceConnection } from "../../connection/service-connection.ts";
import { managerDelays } from "../delays.ts";

import { type ConnectionEvent, watchConnection } from "../frame/watch-connection.ts";
import { lastDays, type Range } from "../range.ts";

/** How many days back, today among them. */
export const spansOfDays = [7, 30, 90] as const;
export type SpanOfDays = (typeof spansOfDays)[number];

export interface AnalysisContext {
  readonly connection: ConnectionState;
  readonly days: SpanOfDays;
  readonly analysis: Analysis | null;
  readonly error: ErrorCode | null;
}

export type AnalysisEvent = ConnectionEvent | { type: "setDays"; days: SpanOfDays } | { type: "tryAgain" };

export const initialAnalysis: AnalysisContext = {
  connection: "connecting",
  days: 30,
  analysis: null,
  error: null,
};

export interface AnalysisSources {
  /** Milliseconds since the epoch. */
  now(): number;
  report(error: unknown): void;
}

/** Everything the machine does to the outside. */
export const createAnalysisEffects = (
  hall: ServiceConnection<typeof hallManager>,
  { now, report }: AnalysisSources,
) => ({
  report,
  watchConnection: watchConnection(hall),
  load: fromPromise<Analysis, { readonly days: SpanOfDays }>(async ({ input: { days }, signal }) => {
    const range: Range = lastDays(hallDay(now()), days);
    return (await hall.request("XiaohuManager.Analysis", range, { signal })).analysis;
  }),
});
export type AnalysisEffects = ReturnType<typeof createAnalysisEffects>;

/** Where citizens' time is lost, of some days back. */
export function createAnalysisMachine(effects: AnalysisEffects) {
  return setup({
    types: { context: {} as AnalysisContext, events: {} as AnalysisEvent },
    actors: { watchConnection: effects.watchConnection, load: effects.load },
    delays: managerDelays,
    guards: {
      connected: ({ context }) => context.connection === "open",
      connectionLost: ({ event }) =>
        "error" in event && errorCodeOf(event.error) === "message.connectionLost",
    },
    actions: {
      keepConnection: assign(({ event }) => (event.type === "connection" ? { connection: event.state } : {})),
      keepError: assign(({ event }) => ("error" in event ? { error: errorCodeOf(event.error) } : {})),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
    },
  }).createMachine({
    id: "analysis",
    context: initialAnalysis,
    invoke: { src: "watchConnection", input: {}, onError: { actions: "report" } },
    initial: "waiting",
    on: {
      connection: { actions: "keepConnection" },
      setDays: {
        target: ".waiting",
        actions: assign(({ event: { days } }) => ({ days, analysis: null, error: null })),
      },
    },
    states: {
      waiting: { always: { guard: "connected", target: "loading" } },
      loading: {
        invoke: {
          src: "load",
          input: ({ context: { days } }) => ({ days }),
          onDone: { target: "shown", actions: assign(({ event }) => ({ analysis: event.output })) },
          onError: [
            { guard: "connectionLost", target: "waiting" },
            { target: "failed", actions: ["keepError", "report"] },
          ],
        },
        after: { answerPatience: { target: "loading", reenter: true } },
      },
      failed: { on: { tryAgain: { target: "waiting", actions: assign({ error: null }) } } },
      shown: { after: { refreshInterval: "waiting" } },
    },
  });
}

export type AnalysisMachine = ReturnType<typeof createAnalysisMachine>;
export type AnalysisSnapshot = Pick<SnapshotFrom<AnalysisMachine>, "value" | "context">;
