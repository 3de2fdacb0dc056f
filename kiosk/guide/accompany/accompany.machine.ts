import { assign, type SnapshotFrom, setup } from "xstate";
import type { Accompaniment, AccompanyEnd } from "../../../server/contract/accompany/accompaniment.ts";
import type { Step } from "../../../server/contract/accompany/step.ts";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { Localized } from "../../../server/contract/hall.ts";
import type { ConnectionState } from "../../connection/service-connection.ts";
import { accompanyDelays } from "../delays.ts";

import {
  type AccompanyAct,
  type AccompanyDone,
  type GuideAccompanyEffects,
  type GuideAccompanyTold,
  keyOf,
} from "./effects.ts";

export interface GuideAccompanyContext {
  /** Under which name, in a hall without accounts. */
  readonly name: string | null;
  readonly connection: ConnectionState;
  readonly accompaniment: Accompaniment | null;
  readonly ended: AccompanyEnd | null;
  /** Whether the hall hears the terminal. */
  readonly heard: boolean;
  readonly step: Step | null;
  /** The page's time at which the hall was last heard, and since when it is not; null: it is. */
  readonly heardAt: number;
  readonly lostSince: number | null;
  /** The page's time since which the terminal is not heard; null: it is. */
  readonly silentSince: number | null;
  /** Words of what is read, by `keyOf`; and names of matters. */
  readonly texts: Readonly<Record<string, readonly Localized[]>>;
  readonly entries: Readonly<Record<string, Localized>>;
  readonly act: AccompanyAct | null;
  readonly problem: "notYours" | "notHeard" | null;
  readonly error: ErrorCode | null;
}

export type GuideAccompanyEvent = { type: "act"; act: AccompanyAct } | { type: "dismiss" };

/** A guide looks on at one terminal: what is known of it, how old that is, and one thing done at a time. */
export function createGuideAccompanyMachine(effects: GuideAccompanyEffects) {
  const lostAt = ({ lostSince, heardAt }: GuideAccompanyContext) => lostSince ?? heardAt;
  return setup({
    types: {
      context: {} as GuideAccompanyContext,
      events: {} as GuideAccompanyEvent | GuideAccompanyTold,
      input: {} as Pick<GuideAccompanyContext, "name">,
    },
    actors: { watch: effects.watch, begin: effects.begin, act: effects.act },
    delays: accompanyDelays,
    guards: {
      connected: ({ context }) => context.connection === "open",
      lost: ({ context }) => context.connection !== "open",
      isWatching: ({ context: { accompaniment }, event }) =>
        event.type === "step" && accompaniment?.state === "with" && event.id === accompaniment.id,
    },
    actions: {
      keepConnection: assign(({ context, event }) =>
        event.type === "connection"
          ? {
              connection: event.state,
              lostSince: event.state === "open" ? context.lostSince : lostAt(context),
            }
          : {},
      ),
      heard: assign(({ context }) => ({
        heardAt: effects.now(),
        lostSince: context.connection === "open" ? null : context.lostSince,
      })),
      noteLost: assign(({ context }) => ({ lostSince: lostAt(context) })),
      keepChange: assign(({ context, event }) =>
        event.type === "changed" ? withStanding(context, event, effects.now()) : {},
      ),
      keepStep: assign(({ event }) => (event.type === "step" ? { step: event.step } : {})),
      keepTexts: assign(({ context, event }) =>
        event.type === "texts" ? { texts: { ...context.texts, [keyOf(event.content)]: event.texts } } : {},
      ),
      keepEntries: assign(({ event }) =>
        event.type === "entries"
          ? { entries: Object.fromEntries(event.entries.map(({ id, name }) => [id, name])) }
          : {},
      ),
      keepError: assign(({ event }) => ("error" in event ? { error: errorCodeOf(event.error) } : {})),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
    },
  }).createMachine({
    id: "guideAccompany",
    context: ({ input }) => ({
      ...input,
      connection: "connecting",
      accompaniment: null,
      ended: null,
      heard: false,
      step: null,
      heardAt: effects.now(),
      lostSince: null,
      silentSince: null,
      texts: {},
      entries: {},
      act: null,
      problem: null,
      error: null,
    }),
    type: "parallel",
    invoke: { src: "watch", input: {}, onError: { actions: "report" } },
    on: {
      connection: { actions: "keepConnection" },
      changed: { actions: ["keepChange", "heard"] },
      step: { guard: "isWatching", actions: ["keepStep", "heard"] },
      texts: { actions: "keepTexts" },
      entries: { actions: "keepEntries" },
      dismiss: { actions: assign({ ended: null, problem: null, error: null }) },
    },
    states: {
      line: {
        initial: "waiting",
        states: {
          waiting: { always: { guard: "connected", target: "beginning" } },
          /** Who looks on here; asked again from time to time, since wireless lines die without a word. */
          beginning: {
            invoke: {
              src: "begin",
              input: ({ context: { name } }) => ({ name }),
              onDone: {
                target: "on",
                actions: [
                  assign(({ context, event: { output } }) => ({
                    ...withStanding(context, { ...output, ended: context.ended }, effects.now()),
                    step: output.step ?? (output.accompaniment ? context.step : null),
                  })),
                  "heard",
                ],
              },
              onError: { target: "refused", actions: ["noteLost", "report"] },
            },
            always: { guard: "lost", target: "waiting" },
            after: { answerPatience: { target: "refused", actions: "noteLost" } },
          },
          refused: { after: { retryDelay: "waiting" } },
          on: { always: { guard: "lost", target: "waiting" }, after: { refreshInterval: "beginning" } },
        },
      },
      act: {
        initial: "idle",
        states: {
          idle: {
            on: {
              act: {
                guard: "connected",
                target: "doing",
                actions: assign(({ event }) => ({ act: event.act, error: null, problem: null, ended: null })),
              },
            },
          },
          doing: {
            invoke: {
              src: "act",
              input: ({ context }) => {
                if (!context.act) throw new Error("something is done in this state");
                return context.act;
              },
              onDone: {
                target: "idle",
                actions: assign(({ context, event }) => afterDone(context, event.output, effects.now())),
              },
              onError: { target: "idle", actions: ["keepError", "report"] },
            },
            exit: assign({ act: null }),
          },
        },
      },
    },
  });
}

interface Standing {
  readonly accompaniment: Accompaniment | null;
  readonly ended: AccompanyEnd | null;
  readonly heard: boolean;
}

/** Nothing that was seen outlives the end of it. */
function withStanding(
  { step, ended, silentSince }: GuideAccompanyContext,
  now: Standing,
  at: number,
): Partial<GuideAccompanyContext> {
  const { accompaniment, heard } = now;
  const isWith = accompaniment?.state === "with";
  return {
    accompaniment,
    heard,
    ended: accompaniment ? null : (now.ended ?? ended),
    step: isWith ? step : null,
    silentSince: !accompaniment || heard ? null : (silentSince ?? at),
  };
}

function afterDone(
  context: GuideAccompanyContext,
  done: AccompanyDone,
  at: number,
): Partial<GuideAccompanyContext> {
  if (done.command === "Wish") return { problem: done.answer.heard ? null : "notHeard" };
  const { outcome, ...standing } = done.answer;
  const problem = outcome === "notYours" ? "notYours" : null;
  return { ...withStanding(context, { ...standing, ended: standing.ended ?? context.ended }, at), problem };
}

export type GuideAccompanyMachine = ReturnType<typeof createGuideAccompanyMachine>;
export type GuideAccompanySnapshot = Pick<SnapshotFrom<GuideAccompanyMachine>, "value" | "context">;
