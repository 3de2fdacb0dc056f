import { assign, fromCallback, fromPromise, setup } from "xstate";
import { errorNumbers } from "../../server/contract/error-numbers.ts";
import type { Language } from "../../server/contract/hall.ts";
import type { SimulatorProblem } from "../../server/contract/simulator.ts";
import {
  addEntry,
  changeView,
  emptyWireView,
  isWireViewEvent,
  type WireView,
  type WireViewEvent,
} from "../ui/wire/wire-lines.ts";
import { type Action, type Bench, SimulatorError, type StreamEvent } from "./api.ts";

/** The delays of the bench's machine, milliseconds. */
export const benchDelays = {
  /** Before a lost bench is looked for again. House rule: a page is blind for at most 3 s more than the server. */
  reopenDelay: 1_000,
} as const;

/** What the page shows of the bench's inside. */
export const insides = ["devices", "scenarios"] as const;
export type Inside = (typeof insides)[number];

export interface BenchContext extends WireView {
  readonly language: Language;
  /** Null until the first word of the bench. */
  readonly bench: Bench | null;
  readonly inside: Inside;
  readonly pending: Action | null;
  readonly error: {
    readonly number: string | null;
    readonly detail: string;
    readonly problem: SimulatorProblem | null;
  } | null;
}

export type BenchEvent =
  | StreamEvent
  | { type: "act"; action: Action }
  | { type: "setLanguage"; language: Language }
  | { type: "lookInside"; inside: Inside }
  | WireViewEvent
  | { type: "dismissError" };

export const initialBench: BenchContext = {
  language: "zh-CN",
  bench: null,
  ...emptyWireView,
  inside: "devices",
  pending: null,
  error: null,
};

export interface BenchSources {
  follow(listener: (event: StreamEvent) => void): () => void;
  perform(action: Action): Promise<Bench>;
  /** Where a bug is reported. */
  report(error: unknown): void;
}

/** The bench as a page sees it: what lies where, what crosses the wire, and one action at a time. */
export function createBenchMachine({ follow, perform, report }: BenchSources) {
  return setup({
    types: { context: {} as BenchContext, events: {} as BenchEvent },
    actors: {
      follow: fromCallback<{ type: "none" }, Record<string, never>, StreamEvent>(({ sendBack }) =>
        follow(sendBack),
      ),
      perform: fromPromise<Bench, Action>(({ input }) => perform(input)),
    },
    delays: benchDelays,
    actions: {
      keepBench: assign(({ event }) => (event.type === "state" ? { bench: event.bench } : {})),
      keepEntry: assign(({ context, event }) =>
        event.type === "wire" ? { wire: addEntry(context.wire, event.entry) } : {},
      ),
      // The bench tells its past again; one that was started anew counts from the start.
      forgetWire: assign({ wire: [], pausedAt: null, clearedUpTo: 0 }),
      changeView: assign(({ context, event }) => (isWireViewEvent(event) ? changeView(context, event) : {})),
      keepAction: assign(({ event }) => (event.type === "act" ? { pending: event.action, error: null } : {})),
      dropAction: assign({ pending: null }),
      keepError: assign(({ event }) => ("error" in event ? { error: errorOf(event.error) } : {})),
      report: ({ event }) => {
        if ("error" in event && !(event.error instanceof SimulatorError)) report(event.error);
      },
    },
  }).createMachine({
    id: "bench",
    context: initialBench,
    type: "parallel",
    on: {
      setLanguage: { actions: assign(({ event }) => ({ language: event.language })) },
      lookInside: { actions: assign(({ event }) => ({ inside: event.inside })) },
      setFilter: { actions: "changeView" },
      pause: { actions: "changeView" },
      resume: { actions: "changeView" },
      clear: { actions: "changeView" },
      dismissError: { actions: assign({ error: null }) },
    },
    states: {
      stream: {
        initial: "following",
        states: {
          following: {
            invoke: { src: "follow", input: {}, onError: { target: "lost", actions: "report" } },
            initial: "opening",
            on: {
              opened: { target: ".live", actions: "forgetWire" },
              state: { actions: "keepBench" },
              wire: { actions: "keepEntry" },
              lost: "lost",
            },
            states: { opening: {}, live: {} },
          },
          lost: { after: { reopenDelay: "following" } },
        },
      },
      action: {
        initial: "idle",
        states: {
          idle: { on: { act: { target: "performing", actions: "keepAction" } } },
          performing: {
            invoke: {
              src: "perform",
              input: ({ context: { pending } }) => {
                if (!pending) throw new Error("an action is performed only where one was asked for");
                return pending;
              },
              onDone: {
                target: "idle",
                actions: [assign(({ event }) => ({ bench: event.output })), "dropAction"],
              },
              onError: { target: "idle", actions: ["keepError", "report", "dropAction"] },
            },
          },
        },
      },
    },
  });
}

export type BenchMachine = ReturnType<typeof createBenchMachine>;

function errorOf(error: unknown): NonNullable<BenchContext["error"]> {
  if (error instanceof SimulatorError)
    return {
      number: error.code && errorNumbers[error.code],
      detail: error.message,
      problem: error.problem,
    };
  return { number: errorNumbers["message.internal"], detail: String(error), problem: null };
}
