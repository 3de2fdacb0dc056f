import { assign, fromPromise, type SnapshotFrom, setup } from "xstate";
import { errorCodeOf } from "../../../server/contract/errors.ts";
import { mostRemarks } from "../../../server/contract/experience/record.ts";
import type { BegunExperience, experienceTerminal } from "../../../server/contract/experience/terminal.ts";
import { experienceCodeLength } from "../../../server/contract/experience/terminal.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";

export interface ExperienceContext {
  readonly typed: string;
  readonly task: NonNullable<BegunExperience["task"]> | null;
  /** What was said of steps so far: categories, in order. */
  readonly remarks: readonly string[];
  /** Why the code that was typed opened nothing. */
  readonly problem: "unknown" | "tooMany" | "silent" | null;
}

export type ExperienceEvent =
  /** A citizen's session has begun, or is over. */
  | { type: "begun" }
  | { type: "over" }
  | { type: "open" }
  | { type: "close" }
  | { type: "sign"; sign: string }
  | { type: "erase" }
  /** Something is said of the step that stands there. */
  | { type: "mark" }
  | { type: "remark"; category: string }
  /** In own words: on the sheet on which citizens say it. */
  | { type: "tell" }
  | { type: "stop" };

export const initialExperience: ExperienceContext = {
  typed: "",
  task: null,
  remarks: [],
  problem: null,
};

/** Milliseconds until a hall that does not answer is said to be silent; a little longer than the terminal waits for it. */
export const experienceDelays = { answerPatience: 7_000 } as const;

export type ExperienceConnection = Pick<
  ServiceConnection<typeof experienceTerminal>,
  "request" | "state" | "onState"
>;

export const createExperienceEffects = (
  connection: ExperienceConnection,
  { report }: { report(error: unknown): void },
) => ({
  report,
  isOpen: fromPromise<boolean>(
    async ({ signal }) => (await connection.request("XiaohuExperience.IsOpen", {}, { signal })).open,
  ),
  begin: fromPromise<BegunExperience, { readonly code: string }>(({ input, signal }) =>
    connection.request("XiaohuExperience.Begin", input, { signal }),
  ),
});
export type ExperienceEffects = ReturnType<typeof createExperienceEffects>;

/**
 * Beside a citizen's session: whether a way in for experience officers is shown, their code, that their steps are recorded until the
 * session is over or they stop it, and what they say of a step meanwhile.
 */
export function createExperienceMachine(effects: ExperienceEffects) {
  return setup({
    types: { context: {} as ExperienceContext, events: {} as ExperienceEvent },
    actors: { isOpen: effects.isOpen, begin: effects.begin },
    delays: experienceDelays,
    guards: {
      isWhole: ({ context, event }) =>
        event.type === "sign" && context.typed.length === experienceCodeLength - 1,
      mayRemark: ({ context: { task, remarks } }) =>
        task !== null && task.categories.length > 0 && remarks.length < mostRemarks,
      isFull: ({ context }) => context.typed.length >= experienceCodeLength,
    },
    actions: {
      type: assign(({ context, event }) =>
        event.type === "sign" ? { typed: context.typed + event.sign, problem: null } : {},
      ),
      erase: assign(({ context }) => ({ typed: context.typed.slice(0, -1), problem: null })),
      clear: assign({ typed: "", problem: null }),
      remark: assign(({ context, event }) =>
        event.type === "remark" ? { remarks: [...context.remarks, event.category] } : {},
      ),
      forget: assign(initialExperience),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
    },
  }).createMachine({
    id: "experience",
    context: initialExperience,
    initial: "away",
    states: {
      away: { entry: "forget", on: { begun: "session" } },
      session: {
        initial: "asking",
        on: { over: "away" },
        states: {
          asking: {
            invoke: {
              src: "isOpen",
              onDone: [{ guard: ({ event }) => event.output, target: "offered" }, { target: "closed" }],
              // No way in is shown where nobody can say whether there is one.
              onError: { target: "closed", actions: "report" },
            },
            after: { answerPatience: "closed" },
          },
          closed: {},
          offered: { entry: "clear", on: { open: "entering" } },
          entering: {
            on: {
              sign: [
                { guard: "isFull" },
                { guard: "isWhole", target: "beginning", actions: "type" },
                { actions: "type" },
              ],
              erase: { actions: "erase" },
              close: "offered",
            },
          },
          beginning: {
            invoke: {
              src: "begin",
              input: ({ context: { typed } }) => ({ code: typed }),
              onDone: [
                {
                  guard: ({ event }) => event.output.task !== null,
                  target: "recording",
                  actions: assign(({ event }) => ({ task: event.output.task, typed: "" })),
                },
                {
                  target: "entering",
                  actions: assign(({ event }) => ({
                    typed: "",
                    problem: event.output.outcome === "tooMany" ? ("tooMany" as const) : ("unknown" as const),
                  })),
                },
              ],
              onError: {
                target: "entering",
                actions: [assign({ typed: "", problem: "silent" }), "report"],
              },
            },
            on: { close: "offered" },
            after: {
              answerPatience: { target: "entering", actions: assign({ typed: "", problem: "silent" }) },
            },
          },
          recording: { on: { stop: "closed", mark: { guard: "mayRemark", target: "marking" } } },
          marking: {
            on: {
              remark: { target: "recording", actions: "remark" },
              close: "recording",
              tell: "recording",
              stop: "closed",
            },
          },
        },
      },
    },
  });
}

export type ExperienceMachine = ReturnType<typeof createExperienceMachine>;
export type ExperienceSnapshot = Pick<SnapshotFrom<ExperienceMachine>, "value" | "context">;
