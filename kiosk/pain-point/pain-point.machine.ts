import { assign, type SnapshotFrom, setup } from "xstate";
import type { FollowedPain } from "../../server/contract/pain-points/words.ts";
import type { Language } from "../../server/contract/service-offer.ts";
import { type PhonePainEffects, type Problem, Refused } from "./effects.ts";

/** Milliseconds until the network's silence is called so; the same key makes asking again safe. */
export const phonePainDelays = { patience: 15_000 } as const;

export interface PhonePainContext {
  /** Empty: the address has none that is right. */
  readonly code: string;
  readonly language: Language;
  readonly text: "normal" | "large";
  readonly pain: FollowedPain | null;
  readonly enough: boolean;
  readonly problem: Problem | null;
  readonly idempotencyKey: string;
}

export type PhonePainEvent =
  | { type: "setLanguage"; language: Language }
  | { type: "toggleText" }
  | { type: "settle"; enough: boolean }
  | { type: "again" };

const problemOf = (error: unknown): Problem => (error instanceof Refused ? error.problem : "notSent");

/** What was reported, by its code; and that the answer is enough, or not. */
export function createPhonePainMachine(effects: PhonePainEffects) {
  return setup({
    types: {
      context: {} as PhonePainContext,
      events: {} as PhonePainEvent,
      input: {} as Pick<PhonePainContext, "code" | "language">,
    },
    actors: { look: effects.look, settle: effects.settle },
    delays: phonePainDelays,
    guards: {
      hasCode: ({ context }) => context.code !== "",
      mayObject: ({ context }) => context.pain?.objectBy != null,
      isSettling: ({ context }) => context.idempotencyKey !== "" && context.problem === "notSent",
    },
    actions: {
      keepProblem: assign((_, { error }: { error: unknown }) => ({ problem: problemOf(error) })),
      silence: assign({ problem: "notSent" as const }),
    },
  }).createMachine({
    id: "painPoint",
    context: ({ input }) => ({
      ...input,
      text: "normal",
      pain: null,
      enough: false,
      problem: null,
      idempotencyKey: "",
    }),
    initial: "beginning",
    on: {
      setLanguage: { actions: assign(({ event }) => ({ language: event.language })) },
      toggleText: {
        actions: assign(({ context }) => ({
          text: context.text === "large" ? ("normal" as const) : ("large" as const),
        })),
      },
    },
    states: {
      beginning: {
        always: [
          { guard: "hasCode", target: "looking" },
          { target: "failed", actions: assign({ problem: "notFound" as const }) },
        ],
      },
      looking: {
        entry: assign({ problem: null, idempotencyKey: "" }),
        invoke: {
          src: "look",
          input: ({ context }) => ({ code: context.code }),
          onDone: { target: "shown", actions: assign(({ event }) => ({ pain: event.output })) },
          onError: {
            target: "failed",
            actions: { type: "keepProblem", params: ({ event }) => ({ error: event.error }) },
          },
        },
        after: { patience: { target: "failed", actions: "silence" } },
      },
      shown: {
        on: {
          settle: {
            guard: "mayObject",
            target: "settling",
            actions: assign(({ event }) => ({ enough: event.enough, idempotencyKey: effects.newKey() })),
          },
          again: "looking",
        },
      },
      settling: {
        entry: assign({ problem: null }),
        invoke: {
          src: "settle",
          input: ({ context: { code, enough, idempotencyKey } }) => ({ code, enough, idempotencyKey }),
          onDone: { target: "shown", actions: assign(({ event }) => ({ pain: event.output })) },
          onError: {
            target: "failed",
            actions: { type: "keepProblem", params: ({ event }) => ({ error: event.error }) },
          },
        },
        after: { patience: { target: "failed", actions: "silence" } },
      },
      failed: {
        on: {
          again: [
            // The same key: what was said already is not said twice.
            { guard: "isSettling", target: "settling" },
            { guard: "hasCode", target: "looking" },
          ],
        },
      },
    },
  });
}

export type PhonePainMachine = ReturnType<typeof createPhonePainMachine>;
export type PhonePainSnapshot = Pick<SnapshotFrom<PhonePainMachine>, "value" | "context">;
