import { assign, type SnapshotFrom, setup } from "xstate";
import type { Language, RatingLevel } from "../../../server/contract/hall.ts";
import { parseTelephone } from "../../../server/contract/identifiers/telephone.ts";
import type { RatedVisit, RatingEffects } from "../rating-effects.ts";
import { ratingDelays } from "./delays.ts";

export interface RatingInput {
  readonly visit: RatedVisit;
  readonly language: Language;
}

/** What somebody says at the end of a journey: it goes to the hall when they send it, and ends with the actor. */
export interface RatingContext extends RatingInput {
  readonly level: RatingLevel | null;
  readonly tags: readonly string[];
  readonly words: string;
  readonly telephone: string;
  /** What is being typed; it becomes the words or the telephone. */
  readonly draft: string;
  /** What was typed is no telephone number, and the screen says so. */
  readonly checked: boolean;
  readonly idempotencyKey: string;
}

export type RatingEvent =
  | { type: "language"; language: Language }
  | { type: "choose"; level: RatingLevel }
  | { type: "tag"; id: string }
  | { type: "write" | "call" }
  | { type: "type"; text: string }
  | { type: "answer" }
  | { type: "send" }
  | { type: "tryAgain" }
  | { type: "back" }
  /** Nobody has to. */
  | { type: "skip" };

/** Of these the hall asks whether it may call back. */
export const isDissatisfied = (level: RatingLevel | null): boolean =>
  level === "dissatisfied" || level === "veryDissatisfied";

/** Five faces that go by themselves; whoever touches one may say more, and sends it. */
export function createRatingMachine(effects: RatingEffects) {
  return setup({
    types: {
      context: {} as RatingContext,
      events: {} as RatingEvent,
      input: {} as RatingInput,
    },
    actors: { rate: effects.rate },
    delays: ratingDelays,
    guards: {
      isChosen: ({ context }) => context.level !== null,
      mayBeCalled: ({ context }) => isDissatisfied(context.level),
      telephoneRight: ({ context: { draft } }) => draft.trim() === "" || parseTelephone(draft).ok,
    },
    actions: {
      keepLevel: assign(({ context, event }) =>
        event.type === "choose"
          ? {
              level: event.level,
              telephone: isDissatisfied(event.level) ? context.telephone : "",
              idempotencyKey: effects.newKey(),
            }
          : {},
      ),
      turnTag: assign(({ context: { tags, visit }, event }) => {
        if (event.type !== "tag" || !visit.tags.some(({ id }) => id === event.id)) return {};
        return {
          tags: tags.includes(event.id) ? tags.filter((each) => each !== event.id) : [...tags, event.id],
        };
      }),
      type: assign(({ event }) => (event.type === "type" ? { draft: event.text, checked: false } : {})),
      keepLanguage: assign(({ event }) => (event.type === "language" ? { language: event.language } : {})),
    },
  }).createMachine({
    id: "rating",
    context: ({ input }) => ({
      ...input,
      level: null,
      tags: [],
      words: "",
      telephone: "",
      draft: "",
      checked: false,
      idempotencyKey: "",
    }),
    initial: "ratingFaces",
    on: { language: { actions: "keepLanguage" } },
    states: {
      ratingFaces: {
        on: { choose: { target: "ratingDetails", actions: "keepLevel" }, skip: "finished" },
        after: { facesTime: "finished" },
      },
      ratingDetails: {
        on: {
          choose: { actions: "keepLevel" },
          tag: { actions: "turnTag" },
          write: "ratingWords",
          call: { guard: "mayBeCalled", target: "ratingTelephone" },
          send: { guard: "isChosen", target: "ratingSending" },
          skip: "finished",
        },
      },
      ratingWords: {
        entry: assign(({ context }) => ({ draft: context.words, checked: false })),
        on: {
          type: { actions: "type" },
          answer: {
            target: "ratingDetails",
            actions: assign(({ context }) => ({ words: context.draft.trim() })),
          },
          back: "ratingDetails",
        },
      },
      ratingTelephone: {
        entry: assign(({ context }) => ({ draft: context.telephone, checked: false })),
        on: {
          type: { actions: "type" },
          answer: [
            {
              guard: "telephoneRight",
              target: "ratingDetails",
              actions: assign(({ context }) => ({ telephone: context.draft.trim() })),
            },
            { actions: assign({ checked: true }) },
          ],
          back: "ratingDetails",
        },
      },
      ratingSending: {
        invoke: {
          src: "rate",
          input: ({ context: { visit, level, tags, words, telephone, language, idempotencyKey } }) => {
            if (level === null) throw new Error("a rating is sent when a level was chosen");
            return {
              visit: visit.id,
              level,
              tags: [...tags],
              words: words || null,
              telephone: telephone || null,
              language,
              idempotencyKey,
            };
          },
          onDone: "ratingThanks",
          onError: "ratingFailed",
        },
        after: { requestPatience: "ratingFailed" },
      },
      ratingFailed: { on: { tryAgain: "ratingSending", skip: "finished" } },
      ratingThanks: { on: { skip: "finished" }, after: { thanksTime: "finished" } },
      finished: { type: "final" },
    },
  });
}

export type RatingMachine = ReturnType<typeof createRatingMachine>;
export type RatingScreen = Exclude<SnapshotFrom<RatingMachine>["value"], "finished">;

/** In this the terminal works and the citizen waits. */
export const busyRatingScreens: readonly RatingScreen[] = ["ratingSending"];
/** These go by themselves; in the others somebody is at it, and has the time that every screen gives. */
export const passingRatingScreens: readonly RatingScreen[] = ["ratingFaces", "ratingThanks"];

export type RatingView = Omit<RatingContext, "idempotencyKey"> & { readonly state: RatingScreen };

/** What screens show; undefined once it is over. */
export function ratingViewOf({
  value,
  context,
}: Pick<SnapshotFrom<RatingMachine>, "value" | "context">): RatingView | undefined {
  if (value === "finished") return undefined;
  const { idempotencyKey: _, ...shown } = context;
  return { ...shown, state: value };
}
