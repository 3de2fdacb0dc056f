import { and, assign, not, raise, type SnapshotFrom, setup, stateIn } from "xstate";
import type { Language, ServiceOffer } from "../../server/contract/hall.ts";
import type { PhoneOffers, TakenByPhone } from "../../server/contract/take-by-phone.ts";
import { takeDelays } from "./delays.ts";
import { type Problem, Refused, type TakeEffects } from "./effects.ts";

export interface TakeContext {
  readonly language: Language;
  readonly text: "normal" | "large";
  /** As the hall said last; null before its first word. */
  readonly offers: PhoneOffers | null;
  /** The hall was not reached at the last look: what is shown may be old. */
  readonly isApart: boolean;
  readonly serviceId: string | null;
  /** Null: the ordinary one. */
  readonly classId: string | null;
  /** Why no number came. */
  readonly problem: Problem | null;
  /** Of the wish that is shown: the same one until it is answered. */
  readonly key: string;
  readonly taken: TakenByPhone | null;
}

export type TakeEvent =
  | { type: "setLanguage"; language: Language }
  | { type: "toggleText" }
  | { type: "chance" }
  | { type: "choose"; serviceId: string }
  | { type: "setClass"; classId: string | null }
  | { type: "openPriority" | "take" | "back" | "show" }
  /** To itself. */
  | { type: "expired" | "look" };

export const initialTake = (language: Language): TakeContext => ({
  language,
  text: "normal",
  offers: null,
  isApart: false,
  serviceId: null,
  classId: null,
  problem: null,
  key: "",
  taken: null,
});

/** The service that was chosen, as the hall offers it now; undefined where it does so no longer. */
export const chosenService = ({
  offers,
  serviceId,
}: Pick<TakeContext, "offers" | "serviceId">): ServiceOffer | undefined =>
  offers?.services.find(({ id }) => id === serviceId);

/** After these the list is what helps: another service may still give numbers. */
const ofService: readonly Problem[] = ["serviceClosed", "dayFull", "personLimit"];

/** A number on a telephone: what it is for, in which class, and then the page of its ticket. */
export function createTakeMachine(effects: TakeEffects) {
  return setup({
    types: {
      context: {} as TakeContext,
      events: {} as TakeEvent,
      input: {} as { language: Language },
    },
    actors: {
      watchChances: effects.watchChances,
      lookAtOffers: effects.lookAtOffers,
      takeNumber: effects.takeNumber,
    },
    delays: takeDelays,
    guards: {
      isExpired: ({ event }) => problemIn(event) === "expired",
      isOfService: ({ event }) => ofService.includes(problemIn(event)),
      isApart: ({ context }) => context.isApart,
      isOpen: ({ context, event }) =>
        chosenService({
          offers: context.offers,
          serviceId: event.type === "choose" ? event.serviceId : context.serviceId,
        })?.open === true,
      /** The key opens, as far as is known. */
      isAdmitted: not(stateIn({ list: "expired" })),
      hasClasses: ({ context }) => (context.offers?.classes.length ?? 0) > 0,
    },
    actions: {
      say: assign(({ event }) => ({ problem: problemIn(event) })),
      saySilence: assign({ problem: "notSent" }),
      sayNothing: assign({ problem: null }),
      stayApart: assign({ isApart: true }),
      newKey: assign({ key: () => effects.newKey() }),
      go: ({ context: { taken } }) => {
        if (taken) effects.go(taken.path);
      },
      report: ({ event }) => {
        const error = "error" in event ? event.error : event;
        // The network and the hall's refusals are said on the page.
        if (!(error instanceof Refused)) effects.report(error);
      },
    },
  }).createMachine({
    id: "take",
    context: ({ input }) => initialTake(input.language),
    type: "parallel",
    invoke: { src: "watchChances", input: {}, onError: { actions: "report" } },
    on: {
      setLanguage: { actions: assign(({ event }) => ({ language: event.language })) },
      toggleText: {
        actions: assign(({ context: { text } }) => ({ text: text === "large" ? "normal" : "large" })),
      },
    },
    states: {
      /** What the hall offers. */
      list: {
        initial: "looking",
        on: { expired: ".expired" },
        states: {
          looking: {
            invoke: {
              src: "lookAtOffers",
              onDone: {
                target: "known",
                actions: assign(({ event: { output } }) => ({ offers: output, isApart: false })),
              },
              onError: [
                { guard: "isExpired", target: "expired" },
                { target: "known", actions: ["stayApart", "report"] },
              ],
            },
            after: { offersPatience: { target: "known", actions: "stayApart" } },
          },
          known: {
            on: { chance: "looking", look: "looking" },
            after: {
              retryInterval: { guard: "isApart", target: "looking" },
              offersInterval: "looking",
            },
          },
          /** The key opens no more: nothing helps but the code in the hall. */
          expired: {},
        },
      },
      /** What its holder is at. */
      hand: {
        initial: "choosing",
        states: {
          choosing: {
            on: {
              choose: {
                guard: and(["isAdmitted", "isOpen"]),
                target: "confirming",
                actions: [
                  "sayNothing",
                  "newKey",
                  assign(({ event }) => ({ serviceId: event.serviceId, classId: null })),
                ],
              },
            },
          },
          confirming: {
            on: {
              take: { guard: and(["isAdmitted", "isOpen"]), target: "taking", actions: "sayNothing" },
              openPriority: { guard: "hasClasses", target: "priority" },
              back: { target: "choosing", actions: "sayNothing" },
            },
          },
          priority: {
            on: {
              // In another class it is another wish.
              setClass: {
                target: "confirming",
                actions: ["sayNothing", "newKey", assign(({ event }) => ({ classId: event.classId }))],
              },
              back: "confirming",
            },
          },
          taking: {
            invoke: {
              src: "takeNumber",
              input: ({ context: { serviceId, classId, key } }) => ({
                serviceId: serviceId ?? "",
                classId,
                idempotencyKey: key,
              }),
              onDone: [
                {
                  guard: ({ event }) => event.output.already,
                  target: "already",
                  actions: assign({ taken: ({ event }) => event.output }),
                },
                { target: "taken", actions: assign({ taken: ({ event }) => event.output }) },
              ],
              onError: [
                { guard: "isExpired", target: "choosing", actions: raise({ type: "expired" }) },
                { guard: "isOfService", target: "choosing", actions: ["say", raise({ type: "look" })] },
                { target: "confirming", actions: ["say", "report"] },
              ],
            },
            after: { takePatience: { target: "confirming", actions: "saySilence" } },
          },
          /** The telephone waits for this already. */
          already: { on: { show: "taken", back: { target: "choosing", actions: "sayNothing" } } },
          taken: { entry: "go", on: { show: { actions: "go" } } },
        },
      },
    },
  });
}

export type TakeMachine = ReturnType<typeof createTakeMachine>;
export type TakeSnapshot = Pick<SnapshotFrom<TakeMachine>, "value" | "context">;

/** What fills the page. */
export function takePage({
  value: { list, hand },
  context: { offers },
}: TakeSnapshot): TakeSnapshot["value"]["hand"] | "opening" | "expired" {
  // Whose number is there, or on its way, needs the key no longer.
  if (hand === "taking" || hand === "already" || hand === "taken") return hand;
  if (list === "expired") return "expired";
  return offers === null ? "opening" : hand;
}

function problemIn(event: object): Problem {
  const error = "error" in event ? event.error : undefined;
  return error instanceof Refused ? error.problem : "notSent";
}
