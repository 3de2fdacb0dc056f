import { assign, type SnapshotFrom, setup } from "xstate";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { ExperienceList, OpenedExperience } from "../../../server/contract/experience/desk.ts";
import { stepAt } from "../../../server/contract/experience/read.ts";
import type { ConnectionState } from "../../connection/service-connection.ts";
import { managerDelays } from "../delays.ts";

import type { ConnectionEvent } from "../frame/watch-connection.ts";
import type { ExperienceAct, ExperienceDeskEffects, ExperienceMatters, ReportWish } from "./effects.ts";

/** How many times as fast as it was a record is played. */
export const speeds = [1, 4, 16] as const;
export type Speed = (typeof speeds)[number];

export interface ExperienceDeskContext {
  readonly connection: ConnectionState;
  readonly list: ExperienceList | null;
  readonly matters: ExperienceMatters;
  readonly by: string;
  readonly matter: string | null;
  readonly act: ExperienceAct | null;
  /** What is looked at, and what it is held against; null: nothing. */
  readonly openId: string | null;
  readonly otherId: string | null;
  readonly opened: OpenedExperience | null;
  readonly other: OpenedExperience | null;
  /** A 堵点 that is made of a step. */
  readonly wish: ReportWish | null;
  /** Milliseconds of the record that have been played. */
  readonly playedTo: number;
  readonly speed: Speed;
  readonly error: ErrorCode | null;
}

export type ExperienceDeskEvent =
  | ConnectionEvent
  | { type: "setBy"; by: string }
  | { type: "setMatter"; matter: string | null }
  | { type: "create" }
  | { type: "end"; id: string }
  | { type: "remove"; id: string }
  | { type: "open"; id: string }
  | { type: "compare"; id: string | null }
  | { type: "close" }
  | { type: "play" }
  | { type: "pause" }
  | { type: "setSpeed"; speed: Speed }
  /** To a step by its place in the record. */
  | { type: "goTo"; index: number }
  /** Makes a 堵点 of a step of what is looked at. */
  | ({ type: "reportStep" } & Pick<ReportWish, "step" | "categories" | "words" | "language">)
  | { type: "dismiss" }
  | { type: "tryAgain" };

export const initialExperienceDesk: ExperienceDeskContext = {
  connection: "connecting",
  list: null,
  matters: [],
  by: "",
  matter: null,
  act: null,
  openId: null,
  otherId: null,
  opened: null,
  other: null,
  wish: null,
  playedTo: 0,
  speed: 4,
  error: null,
};

/** Between two looks at a record that is played, milliseconds. House rule: five a second look even. */
export const playTick = 200;

/** Experience sessions at the office: tasks and records listed; one opened, played, and held against another. */
export function createExperienceDeskMachine(effects: ExperienceDeskEffects) {
  return setup({
    types: { context: {} as ExperienceDeskContext, events: {} as ExperienceDeskEvent },
    actors: {
      watchConnection: effects.watchConnection,
      load: effects.load,
      open: effects.open,
      act: effects.act,
      reportStep: effects.reportStep,
    },
    delays: { ...managerDelays, playTick },
    guards: {
      connected: ({ context }) => context.connection === "open",
      connectionLost: ({ event }) =>
        "error" in event && errorCodeOf(event.error) === "message.connectionLost",
      signed: ({ context }) => context.by.trim() !== "",
      isAtEnd: ({ context: { opened, playedTo } }) => opened !== null && playedTo >= opened.record.length,
    },
    actions: {
      keepConnection: assign(({ event }) => (event.type === "connection" ? { connection: event.state } : {})),
      keepError: assign(({ event }) => ("error" in event ? { error: errorCodeOf(event.error) } : {})),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
      goTo: assign(({ context: { opened }, event }) =>
        event.type === "goTo" && opened ? { playedTo: opened.record.steps[event.index]?.at ?? 0 } : {},
      ),
      close: assign({ openId: null, otherId: null, opened: null, other: null, playedTo: 0 }),
      keepSpeed: assign(({ event }) => (event.type === "setSpeed" ? { speed: event.speed } : {})),
    },
  }).createMachine({
    id: "experienceDesk",
    context: initialExperienceDesk,
    invoke: { src: "watchConnection", input: {}, onError: { actions: "report" } },
    initial: "waiting",
    on: {
      connection: { actions: "keepConnection" },
      setBy: { actions: assign(({ event }) => ({ by: event.by })) },
      setMatter: { actions: assign(({ event }) => ({ matter: event.matter })) },
      dismiss: { actions: assign({ error: null }) },
    },
    states: {
      waiting: { always: { guard: "connected", target: "loading" } },
      loading: {
        invoke: {
          src: "load",
          onDone: { target: "listed", actions: assign(({ event }) => event.output) },
          onError: [
            { guard: "connectionLost", target: "waiting" },
            { target: "failed", actions: ["keepError", "report"] },
          ],
        },
        after: { answerPatience: { target: "loading", reenter: true } },
      },
      failed: { on: { tryAgain: { target: "waiting", actions: assign({ error: null }) } } },
      listed: {
        after: { refreshInterval: "waiting" },
        on: {
          create: {
            guard: "signed",
            target: "doing",
            actions: assign(({ context: { matter, by } }) => ({
              error: null,
              act: { kind: "create" as const, matter, by: by.trim(), key: effects.newKey() },
            })),
          },
          end: {
            target: "doing",
            actions: assign(({ event }) => ({ error: null, act: { kind: "end" as const, id: event.id } })),
          },
          remove: {
            target: "doing",
            actions: assign(({ event }) => ({ error: null, act: { kind: "remove" as const, id: event.id } })),
          },
          open: { target: "opening", actions: assign(({ event }) => ({ openId: event.id, error: null })) },
        },
      },
      doing: {
        invoke: {
          src: "act",
          input: ({ context: { act } }) => {
            if (!act) throw new Error("something is done in this state");
            return act;
          },
          onDone: { target: "listed", actions: assign(({ event }) => ({ list: event.output })) },
          onError: { target: "listed", actions: ["keepError", "report"] },
        },
        exit: assign({ act: null }),
      },
      opening: {
        invoke: {
          src: "open",
          input: ({ context }) => ({ id: context.openId ?? "" }),
          onDone: {
            target: "opened",
            actions: assign(({ event }) => ({ opened: event.output, playedTo: 0 })),
          },
          onError: { target: "listed", actions: ["keepError", "report", "close"] },
        },
        on: { close: { target: "listed", actions: "close" } },
        after: { answerPatience: { target: "listed", actions: "close" } },
      },
      opened: {
        initial: "still",
        on: {
          close: { target: "listed", actions: "close" },
          compare: [
            {
              guard: ({ event }) => event.id === null,
              actions: assign({ otherId: null, other: null }),
            },
            { target: ".comparing", actions: assign(({ event }) => ({ otherId: event.id })) },
          ],
          setSpeed: { actions: "keepSpeed" },
          goTo: { target: ".still", actions: "goTo" },
          reportStep: {
            guard: "signed",
            target: ".reporting",
            actions: assign(({ context: { openId, by }, event: { type: _, ...said } }) => ({
              error: null,
              wish: { ...said, id: openId ?? "", by: by.trim() },
            })),
          },
        },
        states: {
          still: {
            on: {
              play: [
                { guard: "isAtEnd", target: "playing", actions: assign({ playedTo: 0 }) },
                { target: "playing" },
              ],
            },
          },
          playing: {
            always: { guard: "isAtEnd", target: "still" },
            after: {
              playTick: {
                target: "playing",
                reenter: true,
                actions: assign(({ context: { playedTo, speed, opened } }) => ({
                  playedTo: Math.min(opened?.record.length ?? 0, playedTo + playTick * speed),
                })),
              },
            },
            on: { pause: "still" },
          },
          reporting: {
            invoke: {
              src: "reportStep",
              input: ({ context: { wish } }) => {
                if (!wish) throw new Error("something is reported in this state");
                return wish;
              },
              onDone: { target: "still", actions: assign(({ event }) => ({ opened: event.output })) },
              onError: { target: "still", actions: ["keepError", "report"] },
            },
            // One at a time, of the step that it was begun of.
            on: { goTo: {}, compare: {}, reportStep: {} },
            after: {
              answerPatience: {
                target: "still",
                actions: assign({ error: "message.connectionLost" as const }),
              },
            },
          },
          comparing: {
            invoke: {
              src: "open",
              input: ({ context }) => ({ id: context.otherId ?? "" }),
              onDone: { target: "still", actions: assign(({ event }) => ({ other: event.output })) },
              onError: {
                target: "still",
                actions: ["keepError", "report", assign({ otherId: null, other: null })],
              },
            },
            after: { answerPatience: { target: "still", actions: assign({ otherId: null }) } },
          },
        },
      },
    },
  });
}

export type ExperienceDeskMachine = ReturnType<typeof createExperienceDeskMachine>;
export type ExperienceDeskSnapshot = Pick<SnapshotFrom<ExperienceDeskMachine>, "value" | "context">;

/** The step that is shown, by its place in the record; 0 before the first. */
export const shownStep = ({ opened, playedTo }: ExperienceDeskContext): number =>
  opened ? Math.max(0, stepAt(opened.record, playedTo)) : 0;
