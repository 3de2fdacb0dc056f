import { assign, fromPromise, type SnapshotFrom, setup } from "xstate";
import type { ServiceDefinition } from "../../../server/contract/envelope.ts";
import { errorCodeOf } from "../../../server/contract/errors.ts";
import type { ConnectionState, ServiceConnection } from "../../connection/service-connection.ts";
import { managerDelays } from "../delays.ts";

import type { Range } from "../range.ts";
import { type ConnectionEvent, watchConnection } from "./watch-connection.ts";

export interface FiguresContext<Figures> {
  readonly connection: ConnectionState;
  readonly range: Range;
  /** Of the range that was read last; null: none yet. */
  readonly figures: Figures | null;
}

/** @param load asks a desk for the figures of some days */
export const createFiguresEffects = <Service extends ServiceDefinition, Figures>(
  desk: ServiceConnection<Service>,
  { report }: { report(error: unknown): void },
  load: (range: Range, signal: AbortSignal) => Promise<Figures>,
) => ({
  report,
  watchConnection: watchConnection(desk),
  load: fromPromise<Figures, Range>(({ input: { from, to }, signal }) => load({ from, to }, signal)),
});

/** The figures of some days, read again from time to time. */
export function createFiguresMachine<Figures>(
  effects: ReturnType<typeof createFiguresEffects<ServiceDefinition, Figures>>,
  range: Range,
) {
  return setup({
    types: {
      context: {} as FiguresContext<Figures>,
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
    id: "figures",
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

export type FiguresMachine = ReturnType<typeof createFiguresMachine>;

/** All that they are drawn from. */
export interface FiguresSnapshot<Figures> {
  readonly value: SnapshotFrom<FiguresMachine>["value"];
  readonly context: FiguresContext<Figures>;
}
