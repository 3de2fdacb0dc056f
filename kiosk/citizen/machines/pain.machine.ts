import { assign, type SnapshotFrom, setup } from "xstate";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import { parseTelephone } from "../../../server/contract/identifiers/telephone.ts";
import {
  type FollowedPain,
  mostCategories,
  type PainCategory,
} from "../../../server/contract/pain-points/words.ts";
import type { Language } from "../../../server/contract/service-offer.ts";
import { painSlipOf } from "../../i18n/pain-slip.ts";
import { printerProblem, type TerminalCondition } from "../condition.ts";
import type { PainAbout } from "../pain-about.ts";
import type { PainEffects, ReportedPain } from "../pain-effects.ts";
import type { PrintResult } from "../session-effects.ts";
import { painDelays } from "./delays.ts";
import { failing, failureOf, printFailing, printSilent, silent } from "./request.ts";

export interface PainInput {
  /** From where it is said; or the code of what was reported. */
  readonly about: PainAbout | { readonly code: string };
  readonly language: Language;
  readonly condition: TerminalCondition;
}

/** What failed, and is asked again. */
type Question = "offer" | "tell" | "follow" | "settle";

/** What somebody says that does not work: it goes to the hall when they send it, and ends with the actor. */
export interface PainContext extends PainInput {
  /** What may be the matter. */
  readonly offered: readonly PainCategory[];
  readonly chosen: readonly string[];
  readonly words: string;
  readonly telephone: string;
  /** What is being typed; it becomes the words or the telephone. */
  readonly draft: string;
  /** What was typed is no telephone number, and the screen says so. */
  readonly checked: boolean;
  readonly pain: FollowedPain | null;
  /** Where a telephone follows it; null: nowhere. */
  readonly address: string | null;
  readonly slip: PrintResult | null;
  /** That the answer is enough, or not. */
  readonly enough: boolean;
  readonly error: ErrorCode | null;
  readonly failed: Question;
  readonly idempotencyKey: string;
}

export type PainMachineEvent =
  | { type: "language"; language: Language }
  | { type: "choose"; id: string }
  | { type: "write" | "call" }
  | { type: "type"; text: string }
  | { type: "answer" }
  | { type: "send" }
  | { type: "print" }
  | { type: "settle"; enough: boolean }
  | { type: "tryAgain" }
  | { type: "back" }
  | { type: "done" };

type Told = { type: "condition"; condition: TerminalCondition };

/** "办不成？告诉我们": one touch on what is the matter, more by choice, and a code; or how it stands, by the code. */
export function createPainMachine(effects: PainEffects) {
  return setup({
    types: {
      context: {} as PainContext,
      events: {} as PainMachineEvent | Told,
      input: {} as PainInput,
    },
    actors: {
      offer: effects.offer,
      tell: effects.tell,
      follow: effects.follow,
      settle: effects.settle,
      printSlip: effects.printSlip,
    },
    delays: painDelays,
    guards: {
      isKnown: ({ context }) => "code" in context.about,
      isChosen: ({ context }) => context.chosen.length > 0,
      printerWorks: ({ context }) => printerProblem(context.condition) === null,
      telephoneRight: ({ context: { draft } }) => draft.trim() === "" || parseTelephone(draft).ok,
      failedAt: ({ context }, { failed }: { failed: Question }) => context.failed === failed,
      mayObject: ({ context }) => context.pain?.objectBy != null,
    },
    actions: {
      turn: assign(({ context: { chosen, offered }, event }) => {
        if (event.type !== "choose" || !offered.some(({ id }) => id === event.id)) return {};
        if (chosen.includes(event.id)) return { chosen: chosen.filter((each) => each !== event.id) };
        // The first of too many gives way.
        return { chosen: [...chosen, event.id].slice(-mostCategories) };
      }),
      type: assign(({ event }) => (event.type === "type" ? { draft: event.text, checked: false } : {})),
      keepLanguage: assign(({ event }) => (event.type === "language" ? { language: event.language } : {})),
      keepCondition: assign(({ event }) =>
        event.type === "condition" ? { condition: event.condition } : {},
      ),
      freshKey: assign(() => ({ idempotencyKey: effects.newKey() })),
      forgetError: assign({ error: null }),
      keepPain: assign((_, { pain, address }: ReportedPain) => ({ pain, address })),
      notePrint: assign((_, { result }: { result: PrintResult }) => ({ slip: result })),
      noteFailure: assign((_, failure: { error: unknown; failed: Question }) => failureOf(failure)),
    },
  }).createMachine({
    id: "pain",
    context: ({ input }) => ({
      ...input,
      offered: [],
      chosen: [],
      words: "",
      telephone: "",
      draft: "",
      checked: false,
      pain: null,
      address: null,
      slip: null,
      enough: false,
      error: null,
      failed: "offer",
      idempotencyKey: "",
    }),
    initial: "painBeginning",
    on: { language: { actions: "keepLanguage" }, condition: { actions: "keepCondition" } },
    states: {
      painBeginning: { always: [{ guard: "isKnown", target: "painFinding" }, { target: "painLoading" }] },
      painLoading: {
        entry: "forgetError",
        invoke: {
          src: "offer",
          onDone: { target: "painWhat", actions: assign({ offered: ({ event }) => event.output }) },
          onError: failing("painRefused", "offer"),
        },
        on: { back: "finished" },
        after: {
          requestPatience: silent("painRefused", "offer"),
        },
      },
      painWhat: {
        on: {
          choose: { actions: "turn" },
          write: "painWords",
          call: "painTelephone",
          send: { guard: "isChosen", target: "painSending", actions: "freshKey" },
          back: "finished",
        },
      },
      painWords: {
        entry: assign(({ context }) => ({ draft: context.words, checked: false })),
        on: {
          type: { actions: "type" },
          answer: { target: "painWhat", actions: assign(({ context }) => ({ words: context.draft.trim() })) },
          back: "painWhat",
        },
      },
      painTelephone: {
        entry: assign(({ context }) => ({ draft: context.telephone, checked: false })),
        on: {
          type: { actions: "type" },
          answer: [
            {
              guard: "telephoneRight",
              target: "painWhat",
              actions: assign(({ context }) => ({ telephone: context.draft.trim() })),
            },
            { actions: assign({ checked: true }) },
          ],
          back: "painWhat",
        },
      },
      painSending: {
        entry: "forgetError",
        invoke: {
          src: "tell",
          input: ({ context: { about, chosen, words, telephone, language, idempotencyKey } }) => {
            if ("code" in about) throw new Error("what is followed is not said again");
            const { kind, step, screen, error, task } = about;
            return {
              kind,
              step,
              screen,
              error,
              task,
              categories: [...chosen],
              words: words || null,
              telephone: telephone || null,
              language,
              idempotencyKey,
            };
          },
          onDone: [
            {
              guard: "printerWorks",
              target: "painPrinting",
              actions: { type: "keepPain", params: ({ event }) => event.output },
            },
            { target: "painSent", actions: { type: "keepPain", params: ({ event }) => event.output } },
          ],
          onError: failing("painRefused", "tell"),
        },
        after: {
          requestPatience: silent("painRefused", "tell"),
        },
      },
      painPrinting: {
        invoke: {
          src: "printSlip",
          input: ({ context: { pain, address, language } }) => {
            if (!pain) throw new Error("a slip was to be printed before there was a code");
            return { code: pain.code, texts: painSlipOf(pain, language), address };
          },
          onDone: { target: "painSent", actions: assign({ slip: ({ event }) => event.output }) },
          onError: printFailing("painSent"),
        },
        after: { printPatience: printSilent("painSent") },
      },
      painSent: { on: { print: { guard: "printerWorks", target: "painPrinting" }, done: "finished" } },
      painFinding: {
        entry: "forgetError",
        invoke: {
          src: "follow",
          input: ({ context: { about } }) => ({ code: "code" in about ? about.code : "" }),
          onDone: {
            target: "painShowing",
            actions: { type: "keepPain", params: ({ event }) => event.output },
          },
          onError: failing("painRefused", "follow"),
        },
        on: { back: "finished" },
        after: {
          requestPatience: silent("painRefused", "follow"),
        },
      },
      painShowing: {
        on: {
          settle: {
            guard: "mayObject",
            target: "painSettling",
            actions: ["freshKey", assign({ enough: ({ event }) => event.enough })],
          },
          done: "finished",
          back: "finished",
        },
      },
      painSettling: {
        entry: "forgetError",
        invoke: {
          src: "settle",
          input: ({ context: { pain, enough, idempotencyKey } }) => ({
            code: pain?.code ?? "",
            enough,
            idempotencyKey,
          }),
          onDone: {
            target: "painShowing",
            actions: { type: "keepPain", params: ({ event }) => event.output },
          },
          onError: failing("painRefused", "settle"),
        },
        after: {
          requestPatience: silent("painRefused", "settle"),
        },
      },
      painRefused: {
        on: {
          tryAgain: [
            { guard: { type: "failedAt", params: { failed: "offer" } }, target: "painLoading" },
            // The same key: what was said already is not said twice.
            { guard: { type: "failedAt", params: { failed: "tell" } }, target: "painSending" },
            { guard: { type: "failedAt", params: { failed: "settle" } }, target: "painSettling" },
            { target: "painFinding" },
          ],
          back: [
            { guard: { type: "failedAt", params: { failed: "tell" } }, target: "painWhat" },
            { guard: { type: "failedAt", params: { failed: "settle" } }, target: "painFinding" },
            { target: "finished" },
          ],
        },
      },
      finished: { type: "final" },
    },
  });
}

export type PainMachine = ReturnType<typeof createPainMachine>;
export type PainScreen = Exclude<SnapshotFrom<PainMachine>["value"], "painBeginning" | "finished">;

/** In these the terminal works and the citizen waits. */
export const busyPainScreens: readonly PainScreen[] = ["painSending", "painPrinting", "painSettling"];

export type PainView = Omit<PainContext, "idempotencyKey" | "condition"> & { readonly state: PainScreen };

/** What screens show; undefined once it is over. */
export function painViewOf({
  value,
  context,
}: Pick<SnapshotFrom<PainMachine>, "value" | "context">): PainView | undefined {
  if (value === "finished" || value === "painBeginning") return undefined;
  const { idempotencyKey: _key, condition: _condition, ...shown } = context;
  return { ...shown, state: value };
}
