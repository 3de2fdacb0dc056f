import { assign, type SnapshotFrom, setup } from "xstate";
import type { AssistanceKind } from "../../../server/contract/assistance/words.ts";
import type { BringListTexts } from "../../../server/contract/catalogue/bring-list.ts";
import { questionsAsked } from "../../../server/contract/catalogue/needed.ts";
import type { SituationAnswers } from "../../../server/contract/catalogue/situation.ts";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type {
  CatalogueEffects,
  CatalogueHeadAnswer,
  Found,
  Guide,
  GuideWanted,
  Narrowing,
} from "../catalogue-effects.ts";
import type { PrintResult } from "../session-effects.ts";
import { findDelays } from "./delays.ts";
import { printFailing, printSilent } from "./request.ts";

/** The parts of a guide, one at a time. */
export const guideParts = ["summary", "materials", "where", "formal"] as const;
export type GuidePart = (typeof guideParts)[number];

export interface FindInput {
  /** The hall's day, `2026-11-30`. */
  readonly today: string;
  /** The guide that is opened at once. */
  readonly wanted?: GuideWanted;
}

export interface FindContext extends Omit<FindInput, "wanted"> {
  readonly head: CatalogueHeadAnswer | null;
  readonly narrowing: Narrowing;
  /** The menu shows departments instead of life events. */
  readonly byOrgan: boolean;
  /** What the list was of that was open last: the menu shows it again. */
  readonly listed: Narrowing;
  /** What is being looked for, as it was typed. It may say more of a person than a name does: it goes when the session goes. */
  readonly text: string;
  readonly letters: string;
  readonly found: Found | null;
  readonly guide: Guide | null;
  /** What a hall does for people who cannot come for this matter, or not alone. */
  readonly assistance: readonly AssistanceKind[];
  readonly part: GuidePart;
  readonly answers: SituationAnswers;
  /** Which of the situation's questions is on the screen. */
  readonly asking: number;
  /** What became of the list that was printed last. */
  readonly printed: PrintResult | null;
  /** From where the guide was opened. */
  readonly from: "menu" | "list" | "search";
  readonly error: ErrorCode | null;
  readonly wanted: GuideWanted | null;
  readonly next: FindOutput["next"];
  readonly kind: AssistanceKind | null;
}

export type FindEvent =
  | { type: "open" }
  | { type: "narrow"; narrowing: Narrowing }
  /** The departments, with all their matters. */
  | { type: "organs" }
  | { type: "list"; narrowing: Narrowing }
  | { type: "search" }
  | { type: "type"; text: string }
  /** Letters of a word that is not chosen yet: they are looked for too. */
  | { type: "compose"; letters: string }
  | { type: "choose"; id: string; kind: "matter" | "package" }
  | { type: "showPart"; part: GuidePart }
  | { type: "answer"; question: string; value: string }
  | { type: "askAgain" }
  /** On paper, what is on the screen. */
  | { type: "printList"; texts: BringListTexts }
  | { type: "number" }
  | { type: "appointment" }
  | { type: "handle" }
  | { type: "assist"; kind: AssistanceKind }
  | { type: "tryAgain" }
  | { type: "back" };

/** Where it goes on: a number for the matter's service, an appointment, handling it here, somebody who helps, or the home screen. */
export interface FindOutput {
  readonly next: "number" | "appointment" | "handle" | "assist" | "home";
  readonly guide: Guide | null;
  /** Of `assist`: by whom. */
  readonly kind: AssistanceKind | null;
  readonly answers: SituationAnswers;
}

/** From one's own words, a life event or a department, to the guide of a matter, and what of it this person needs. */
export function createFindMatterMachine(effects: CatalogueEffects) {
  return setup({
    types: {
      context: {} as FindContext,
      events: {} as FindEvent,
      input: {} as FindInput,
      output: {} as FindOutput,
    },
    actors: {
      readHead: effects.readHead,
      browse: effects.browse,
      search: effects.search,
      openGuide: effects.openGuide,
      assistanceWays: effects.assistanceWays,
      printList: effects.printList,
    },
    delays: findDelays,
    guards: {
      fromList: ({ context }) => context.from === "list",
      /** What is brought is on the screen. */
      hasList: ({ context }) => context.part === "materials",
      isHelped: ({ context, event }) => event.type === "assist" && context.assistance.includes(event.kind),
      fromSearch: ({ context }) => context.from === "search",
      asksAgain: ({ context }) => context.asking > 0,
      /** With this answer there is nothing more to ask. */
      isLast: ({ context, event }) =>
        event.type === "answer" &&
        context.asking + 1 >= askedOf({ ...context, answers: answered(context, event) }).length,
      unanswered: ({ context, event }) =>
        event.type === "showPart" &&
        event.part === "materials" &&
        askedOf(context).some(({ id }) => context.answers[id] === undefined),
      nothingTyped: ({ context, event }) => soughtAfter(context, event) === "",
      /** The letters are those of before: a keyboard that is drawn anew tells them again. */
      sameLetters: ({ context, event }) => event.type === "compose" && event.letters === context.letters,
    },
    actions: {
      keepText: assign(({ event }) => {
        // Another list begins with its first page.
        if (event.type === "compose") return { letters: event.letters, wanted: null };
        return event.type === "type" ? { text: event.text, wanted: null } : {};
      }),
      keepNarrowing: assign(({ event }) => ("narrowing" in event ? { narrowing: event.narrowing } : {})),
      keepWanted: assign(({ event }) =>
        event.type === "choose"
          ? {
              wanted: { id: event.id, kind: event.kind },
              guide: null,
              assistance: [],
              answers: {},
              asking: 0,
              printed: null,
              part: "summary" as const,
            }
          : {},
      ),
      keepPart: assign(({ event }) => (event.type === "showPart" ? { part: event.part } : {})),
      keepAnswer: assign(({ context, event }) =>
        event.type === "answer" ? { answers: answered(context, event), printed: null } : {},
      ),
      askNext: assign(({ context }) => ({ asking: context.asking + 1 })),
      askBefore: assign(({ context }) => ({ asking: Math.max(0, context.asking - 1) })),
      askFirst: assign({ asking: 0 }),
      showMaterials: assign({ part: "materials" as const }),
      forgetFound: assign({ found: null, error: null }),
      notePrint: assign((_, { result }: { result: PrintResult }) => ({ printed: result })),
      noteFailure: assign((_, { error }: { error: unknown }) => ({ error: errorCodeOf(error) })),
      noteSilence: assign({ error: "message.connectionLost" }),
    },
  }).createMachine({
    id: "findMatter",
    context: ({ input }) => ({
      ...input,
      head: null,
      narrowing: {},
      byOrgan: false,
      listed: {},
      text: "",
      letters: "",
      found: null,
      guide: null,
      assistance: [],
      part: "summary",
      answers: {},
      asking: 0,
      printed: null,
      from: "menu",
      error: null,
      wanted: input.wanted ?? null,
      next: "home",
      kind: null,
    }),
    initial: "findLoading",
    states: {
      findLoading: {
        invoke: {
          src: "readHead",
          onDone: [
            {
              guard: ({ context }) => context.wanted !== null,
              target: "findOpening",
              actions: assign({ head: ({ event }) => event.output, error: null }),
            },
            { target: "findMenu", actions: assign({ head: ({ event }) => event.output, error: null }) },
          ],
          onError: {
            target: "findFailed",
            actions: { type: "noteFailure", params: ({ event }) => ({ error: event.error }) },
          },
        },
        after: { patience: { target: "findFailed", actions: "noteSilence" } },
      },
      findMenu: {
        entry: assign({ from: "menu", text: "", letters: "", found: null }),
        on: {
          narrow: { actions: ["keepNarrowing", assign({ byOrgan: false })] },
          organs: { actions: assign({ byOrgan: true, narrowing: {} }) },
          list: { target: "findList", actions: ["keepNarrowing", assign({ wanted: null })] },
          search: { target: "findSearch", actions: assign({ wanted: null }) },
          back: "finished",
        },
      },
      findList: {
        entry: [assign({ from: "list" }), "forgetFound"],
        initial: "asking",
        on: {
          choose: { target: "findOpening", actions: "keepWanted" },
          back: {
            target: "findMenu",
            actions: [
              assign({ listed: ({ context }) => context.narrowing }),
              assign({ narrowing: subjectOnly }),
            ],
          },
        },
        states: {
          asking: {
            invoke: {
              src: "browse",
              input: ({ context }) => context.narrowing,
              onDone: { target: "shown", actions: assign({ found: ({ event }) => event.output }) },
              onError: {
                target: "#findFailed",
                actions: { type: "noteFailure", params: ({ event }) => ({ error: event.error }) },
              },
            },
          },
          shown: {},
        },
      },
      findSearch: {
        entry: assign({ from: "search" }),
        initial: "typing",
        on: {
          type: [
            { guard: "nothingTyped", target: ".typing", actions: ["keepText", "forgetFound"] },
            { target: ".asking", actions: "keepText" },
          ],
          compose: [
            { guard: "sameLetters" },
            { guard: "nothingTyped", target: ".typing", actions: ["keepText", "forgetFound"] },
            { target: ".asking", actions: "keepText" },
          ],
          narrow: { target: ".asking", actions: "keepNarrowing" },
          choose: { target: "findOpening", actions: "keepWanted" },
          back: { target: "findMenu", actions: assign({ narrowing: subjectOnly }) },
        },
        states: {
          typing: {},
          /** What was found before stands until there is something new: a list that goes and comes at every sign cannot be read. */
          asking: {
            invoke: {
              src: "search",
              input: ({ context }) => ({ ...context.narrowing, text: `${context.text}${context.letters}` }),
              onDone: {
                target: "shown",
                actions: assign({ found: ({ event }) => event.output, error: null }),
              },
              onError: {
                target: "shown",
                actions: { type: "noteFailure", params: ({ event }) => ({ error: event.error }) },
              },
            },
          },
          shown: {},
        },
      },
      findOpening: {
        invoke: {
          src: "openGuide",
          input: ({ context: { wanted } }) => {
            if (!wanted) throw new Error("a guide was opened before one was chosen");
            return wanted;
          },
          onDone: {
            target: "findGuide",
            actions: assign({ guide: ({ event }) => event.output, error: null }),
          },
          onError: {
            target: "findFailed",
            actions: { type: "noteFailure", params: ({ event }) => ({ error: event.error }) },
          },
        },
        after: { patience: { target: "findFailed", actions: "noteSilence" } },
      },
      findGuide: {
        // The guide stands without it: where the hall cannot be asked, nobody is offered.
        invoke: {
          src: "assistanceWays",
          input: ({ context: { guide } }) => ({ matterId: guide?.matter?.id ?? null }),
          onDone: { actions: assign({ assistance: ({ event }) => event.output }) },
          onError: { actions: assign({ assistance: [] }) },
        },
        on: {
          showPart: [
            { guard: "unanswered", target: "findSituation", actions: "askFirst" },
            { actions: "keepPart" },
          ],
          askAgain: { target: "findSituation", actions: "askFirst" },
          printList: { guard: "hasList", target: "findPrinting" },
          number: { target: "finished", actions: assign({ next: "number" }) },
          appointment: { target: "finished", actions: assign({ next: "appointment" }) },
          handle: { target: "finished", actions: assign({ next: "handle" }) },
          assist: {
            guard: "isHelped",
            target: "finished",
            actions: assign({ next: "assist", kind: ({ event }) => event.kind }),
          },
          back: [
            { guard: "fromList", target: "findList" },
            { guard: "fromSearch", target: "findSearch.shown" },
            { target: "findMenu" },
          ],
        },
      },
      findPrinting: {
        invoke: {
          src: "printList",
          input: ({ event }) => {
            if (event.type !== "printList") throw new Error("a list was printed that nobody asked for");
            return { texts: event.texts };
          },
          onDone: { target: "findGuide", actions: assign({ printed: ({ event }) => event.output }) },
          onError: printFailing("findGuide"),
        },
        after: {
          printPatience: printSilent("findGuide"),
        },
      },
      findSituation: {
        on: {
          answer: [
            { guard: "isLast", target: "findGuide", actions: ["keepAnswer", "showMaterials"] },
            { actions: ["keepAnswer", "askNext"] },
          ],
          back: [{ guard: "asksAgain", actions: "askBefore" }, { target: "findGuide" }],
        },
      },
      findFailed: {
        id: "findFailed",
        on: { tryAgain: "findLoading", back: "finished" },
      },
      finished: { type: "final" },
    },
    output: ({ context: { next, guide, answers, kind } }) => ({ next, guide, answers, kind }),
  });
}

/** What is looked for after an event. */
function soughtAfter({ text, letters }: FindContext, event: FindEvent): string {
  if (event.type === "type") return `${event.text}${letters}`.trim();
  return (event.type === "compose" ? `${text}${event.letters}` : `${text}${letters}`).trim();
}

const answered = ({ answers }: FindContext, { question, value }: Extract<FindEvent, { type: "answer" }>) => ({
  ...answers,
  [question]: value,
});

/** Whoever looked at a life event and goes back has still said whether it is for a person or a business. */
function subjectOnly({ context }: { context: FindContext }): Narrowing {
  const { subject } = context.narrowing;
  return subject ? { subject } : {};
}

/** The questions about this person's own case, as far as the answers lead to them. */
export const askedOf = ({ guide, answers, today }: Pick<FindContext, "guide" | "answers" | "today">) =>
  questionsAsked(guide?.matter?.situations ?? guide?.package?.situations ?? [], answers, today);

export type FindMatterMachine = ReturnType<typeof createFindMatterMachine>;
type FindSnapshot = SnapshotFrom<FindMatterMachine>;

/** The terminal works and the citizen waits: time-outs of the session do not run. */
export const busyFindScreens: readonly FindScreen[] = ["findPrinting"];

/** The states that have a screen. */
export type FindScreen = Exclude<FindSnapshot["value"] extends infer V ? TopOf<V> : never, "finished">;
type TopOf<V> = V extends string ? V : V extends object ? keyof V & string : never;

/** What the screens are drawn from. */
export interface FindView extends FindContext {
  readonly state: FindScreen;
}

/** Null once it has finished. */
export function findViewOf({ value, context }: FindSnapshot): FindView | null {
  const state = typeof value === "string" ? value : (Object.keys(value)[0] as FindScreen);
  return state === "finished" ? null : { ...context, state };
}
