import { assign, fromPromise, type SnapshotFrom, setup } from "xstate";
import type { CompletionPayload } from "../../../server/contract/envelope.ts";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import type {
  ExperienceList,
  experienceDesk,
  OpenedExperience,
} from "../../../server/contract/experience/desk.ts";
import { stepAt } from "../../../server/contract/experience/read.ts";
import type { ConnectionState, ServiceConnection } from "../../connection/service-connection.ts";
import { managerDelays } from "../delays.ts";
import { errorCodeOf } from "../effects.ts";
import { type ConnectionEvent, watchConnection } from "../frame/watch-connection.ts";

export type ExperienceMatters = CompletionPayload<
  typeof experienceDesk,
  "XiaohuExperienceDesk.Matters"
>["matters"];

/** How many times as fast as it was a record is played. */
export const speeds = [1, 4, 16] as const;
export type Speed = (typeof speeds)[number];

export type ExperienceAct =
  | { readonly kind: "create"; readonly matter: string | null; readonly by: string; readonly key: string }
  | { readonly kind: "end" | "remove"; readonly id: string };

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
  playedTo: 0,
  speed: 4,
  error: null,
};

/** Between two looks at a record that is played, milliseconds. House rule: five a second look even. */
export const playTick = 200;

/** Everything the machine does to the outside. */
export const createExperienceDeskEffects = (
  desk: ServiceConnection<typeof experienceDesk>,
  { report, newKey }: { report(error: unknown): void; newKey(): string },
) => ({
  report,
  newKey,
  watchConnection: watchConnection(desk),
  load: fromPromise<{ list: ExperienceList; matters: ExperienceMatters }>(async ({ signal }) => {
    const list = await desk.request("XiaohuExperienceDesk.List", {}, { signal });
    const { matters } = await desk.request("XiaohuExperienceDesk.Matters", {}, { signal });
    return { list, matters };
  }),
  open: fromPromise<OpenedExperience, { readonly id: string }>(({ input, signal }) =>
    desk.request("XiaohuExperienceDesk.Open", input, { signal }),
  ),
  act: fromPromise<ExperienceList, ExperienceAct>(({ input }) => {
    if (input.kind === "create") {
      const { matter, by, key } = input;
      return desk.request("XiaohuExperienceDesk.Create", { matter, by, idempotencyKey: key });
    }
    const { kind, id } = input;
    return desk.request(kind === "end" ? "XiaohuExperienceDesk.End" : "XiaohuExperienceDesk.Remove", { id });
  }),
});
export type ExperienceDeskEffects = ReturnType<typeof createExperienceDeskEffects>;

/** Experience sessions at the office: tasks and records listed; one opened, played, and held against another. */
export function createExperienceDeskMachine(effects: ExperienceDeskEffects) {
  return setup({
    types: { context: {} as ExperienceDeskContext, events: {} as ExperienceDeskEvent },
    actors: {
      watchConnection: effects.watchConnection,
      load: effects.load,
      open: effects.open,
      act: effects.act,
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
