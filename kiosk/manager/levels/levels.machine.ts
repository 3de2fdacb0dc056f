import { assign, type SnapshotFrom, setup } from "xstate";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { LevelsView } from "../../../server/contract/levels.ts";
import type { ConnectionState } from "../../connection/service-connection.ts";
import { managerDelays } from "../delays.ts";

import type { DistrictEvent, LevelsEffects } from "./effects.ts";

export interface LevelsContext {
  readonly language: Language;
  readonly connection: ConnectionState;
  /** The sites as they last showed themselves. */
  readonly view: LevelsView | null;
  readonly error: ErrorCode | null;
}

export type LevelsEvent =
  | DistrictEvent
  | { type: "setLanguage"; language: Language }
  | { type: "saveTable" }
  | { type: "tryAgain" }
  | { type: "dismissError" };

export const initialLevels: LevelsContext = {
  language: "zh-CN",
  connection: "connecting",
  view: null,
  error: null,
};

/** The page of all sites together. Where it finds one hall alone, it is `alone`: that hall's own page is the one to show. */
export function createLevelsMachine(effects: LevelsEffects, language = initialLevels.language) {
  return setup({
    types: { context: {} as LevelsContext, events: {} as LevelsEvent },
    actors: {
      watchDistrict: effects.watchDistrict,
      loadView: effects.loadView,
      saveTable: effects.saveTable,
    },
    delays: managerDelays,
    guards: {
      connected: ({ context }) => context.connection === "open",
      lost: ({ event }) => event.type === "connection" && event.state !== "open",
      hasView: ({ context }) => context.view !== null,
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
    },
  }).createMachine({
    id: "levels",
    type: "parallel",
    context: { ...initialLevels, language },
    invoke: { src: "watchDistrict", input: {}, onError: { actions: "report" } },
    on: {
      setLanguage: { actions: assign(({ event }) => ({ language: event.language })) },
      dismissError: { actions: "clearError" },
    },
    states: {
      district: {
        initial: "waiting",
        on: { connection: { actions: "keepConnection" } },
        states: {
          waiting: { always: { guard: "connected", target: "loading" } },
          loading: {
            invoke: {
              src: "loadView",
              onDone: [
                { guard: ({ event }) => event.output.sites.length === 1, target: "alone" },
                { target: "following", actions: assign(({ event }) => ({ view: event.output })) },
              ],
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
          alone: {},
        },
      },

      table: {
        initial: "idle",
        states: {
          idle: { on: { saveTable: { guard: "hasView", target: "saving", actions: "clearError" } } },
          saving: {
            invoke: {
              src: "saveTable",
              input: ({ context }) => ({ day: context.view?.day ?? "", language: context.language }),
              onDone: "idle",
              onError: { target: "idle", actions: ["keepError", "report"] },
            },
          },
        },
      },
    },
  });
}

export type LevelsMachine = ReturnType<typeof createLevelsMachine>;

/** All that the page is drawn from: plain data, so that any moment can be shown without a server. */
export interface LevelsSnapshot {
  readonly value: SnapshotFrom<LevelsMachine>["value"];
  readonly context: LevelsContext;
}

/** What the page looks like: a wait, a failure, or the sites. */
export function levelsPageOf({ value, context }: LevelsSnapshot): "connecting" | "failed" | "sites" {
  if (value.district === "failed") return "failed";
  return context.view ? "sites" : "connecting";
}
