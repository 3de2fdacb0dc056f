import { assign, setup } from "xstate";
import { type ErrorCode, errorCodeOf } from "../../server/contract/errors.ts";
import type { Language } from "../../server/contract/hall.ts";
import type { ManagerView, Period, StatisticsBy } from "../../server/contract/manager.ts";
import type { ConnectionState } from "../connection/service-connection.ts";
import { managerDelays } from "./delays.ts";
import type { HallEvent, ManagerEffects } from "./effects.ts";
import { neighbour, type Range, rangeAround, type Span } from "./range.ts";

export interface ManagerContext {
  readonly language: Language;
  readonly connection: ConnectionState;
  /** The hall as it last showed itself. */
  readonly view: ManagerView | null;
  readonly span: Span;
  /** A day of the range that is shown; null: today, whichever day it is. */
  readonly day: string | null;
  /** The range that is shown, when it is not today alone. */
  readonly period: Period | null;
  /** What a row of the table to take away stands for. */
  readonly by: StatisticsBy;
  readonly error: ErrorCode | null;
}

export type ManagerEvent =
  | HallEvent
  | { type: "setLanguage"; language: Language }
  | { type: "setSpan"; span: Span }
  | { type: "earlier" }
  | { type: "later" }
  | { type: "toToday" }
  | { type: "setBy"; by: StatisticsBy }
  | { type: "saveTable" }
  | { type: "tryAgain" }
  | { type: "dismissError" };

export const initialManager: ManagerContext = {
  language: "zh-CN",
  connection: "connecting",
  view: null,
  span: "day",
  day: null,
  period: null,
  by: "day",
  error: null,
};

/** The days that are shown; null before the hall has said which day it is. */
export function rangeOf({ view, span, day }: Pick<ManagerContext, "view" | "span" | "day">): Range | null {
  return view && rangeAround(day ?? view.day, span);
}

/** Whether today alone is shown, as it happens. */
export function isLive(context: Pick<ManagerContext, "view" | "span" | "day">): boolean {
  return context.span === "day" && (context.day === null || context.day === context.view?.day);
}

/** Whether there are days behind the range that is shown. */
export function hasLater(context: Pick<ManagerContext, "view" | "span" | "day">): boolean {
  const range = rangeOf(context);
  return range !== null && context.view !== null && range.to < context.view.day;
}

function requireRange(context: ManagerContext): Range {
  const range = rangeOf(context);
  if (!range) throw new Error("days are asked for only when the hall has said which day it is");
  return range;
}

/** The manager's page: it follows the hall, shows days back, and hands out tables. */
export function createManagerMachine(effects: ManagerEffects, language = initialManager.language) {
  return setup({
    types: { context: {} as ManagerContext, events: {} as ManagerEvent },
    actors: {
      watchHall: effects.watchHall,
      loadView: effects.loadView,
      loadPeriod: effects.loadPeriod,
      saveTable: effects.saveTable,
    },
    delays: managerDelays,
    guards: {
      connected: ({ context }) => context.connection === "open",
      lost: ({ event }) => event.type === "connection" && event.state !== "open",
      live: ({ context }) => isLive(context),
      hasLater: ({ context }) => hasLater(context),
      hasView: ({ context }) => context.view !== null,
      withToday: ({ context }) => context.period?.withToday ?? false,
      connectionLost: ({ event }) =>
        "error" in event && errorCodeOf(event.error) === "message.connectionLost",
    },
    actions: {
      keepConnection: assign(({ event }) => (event.type === "connection" ? { connection: event.state } : {})),
      keepView: assign(({ event }) => (event.type === "viewChanged" ? { view: event.view } : {})),
      keepError: assign(({ event }) => ("error" in event ? { error: errorCodeOf(event.error) } : {})),
      clearError: assign({ error: null }),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
      setSpan: assign(({ event }) => (event.type === "setSpan" ? { span: event.span, period: null } : {})),
      move: assign(({ context: { view, span, day }, event }) => {
        if (!view || (event.type !== "earlier" && event.type !== "later")) return {};
        const next = neighbour(day ?? view.day, span, event.type === "later" ? 1 : -1);
        const { from, to } = rangeAround(next, span);
        // The range that today is in goes on being today's, also after midnight.
        return { day: from <= view.day && view.day <= to ? null : next, period: null };
      }),
      goToToday: assign({ day: null, span: "day", period: null }),
    },
  }).createMachine({
    id: "manager",
    type: "parallel",
    context: { ...initialManager, language },
    invoke: { src: "watchHall", input: {}, onError: { actions: "report" } },
    on: {
      setLanguage: { actions: assign(({ event }) => ({ language: event.language })) },
      dismissError: { actions: "clearError" },
    },
    states: {
      hall: {
        initial: "waiting",
        on: { connection: { actions: "keepConnection" } },
        states: {
          waiting: { always: { guard: "connected", target: "loading" } },
          loading: {
            invoke: {
              src: "loadView",
              onDone: { target: "following", actions: assign(({ event }) => ({ view: event.output })) },
              onError: [
                { guard: "connectionLost", target: "waiting" },
                { target: "failed", actions: ["keepError", "report"] },
              ],
            },
            on: { connection: { guard: "lost", target: "waiting", actions: "keepConnection" } },
            after: { answerPatience: { target: "loading", reenter: true } },
          },
          failed: { on: { tryAgain: { target: "waiting", actions: "clearError" } } },
          following: {
            on: {
              viewChanged: { actions: "keepView" },
              connection: { guard: "lost", target: "waiting", actions: "keepConnection" },
            },
          },
        },
      },

      days: {
        initial: "live",
        on: {
          setSpan: { guard: "hasView", target: ".choosing", actions: "setSpan" },
          earlier: { guard: "hasView", target: ".choosing", actions: "move" },
          later: { guard: "hasLater", target: ".choosing", actions: "move" },
          toToday: { target: ".choosing", actions: "goToToday" },
        },
        states: {
          /** Today: the view has it. */
          live: {},
          choosing: { always: [{ guard: "live", target: "live" }, { target: "away" }] },
          away: { always: { guard: "connected", target: "asking" } },
          asking: {
            invoke: {
              src: "loadPeriod",
              input: ({ context }) => requireRange(context),
              onDone: { target: "shown", actions: assign(({ event }) => ({ period: event.output })) },
              onError: [
                { guard: "connectionLost", target: "away" },
                { target: "failed", actions: ["keepError", "report"] },
              ],
            },
            after: { answerPatience: { target: "asking", reenter: true } },
          },
          shown: { after: { refreshInterval: { guard: "withToday", target: "away" } } },
          failed: { on: { tryAgain: { target: "away", actions: "clearError" } } },
        },
      },

      table: {
        initial: "idle",
        on: {
          setBy: { actions: assign(({ event }) => ({ by: event.by })) },
        },
        states: {
          idle: { on: { saveTable: { guard: "hasView", target: "saving", actions: "clearError" } } },
          saving: {
            invoke: {
              src: "saveTable",
              input: ({ context }) => ({
                ...requireRange(context),
                by: context.by,
                language: context.language,
              }),
              onDone: "idle",
              onError: { target: "idle", actions: ["keepError", "report"] },
            },
          },
        },
      },
    },
  });
}

export type ManagerMachine = ReturnType<typeof createManagerMachine>;
