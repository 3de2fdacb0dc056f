import { and, assign, not, or, raise, type SnapshotFrom, sendTo, setup, stateIn } from "xstate";
import type { Accompaniment, AccompanyWish } from "../../../server/contract/accompany/accompaniment.ts";
import type { Localized, Ticket } from "../../../server/contract/hall.ts";
import { ticketTextsOf } from "../../i18n/ticket.ts";
import type { Modes } from "../../ui/modes.ts";
import type { AccompanyEffects, AccompanyTold } from "../accompany-effects.ts";
import { accompanyDelays } from "./delays.ts";
import type { SessionContext, SessionEvent } from "./session/context.ts";

/** The session as it is now, for who describes it. */
export type SessionLook = () => { readonly value: unknown; readonly context: SessionContext };

export interface AccompanyInput {
  /** As it was asked. */
  readonly accompaniment: Accompaniment;
  readonly look: SessionLook;
  /** What the guide gives is the session's to take. */
  readonly toSession: (event: SessionEvent) => void;
}

/** What the citizen is told of what the guide has just done. */
export type AccompanyNote =
  /** `words`: what stands on the control; null: nothing that can be said. */
  | { readonly kind: "point" | "offer"; readonly words: string | null }
  | { readonly kind: "modes"; readonly changed: Partial<Modes>; readonly before: Partial<Modes> }
  | { readonly kind: "time"; readonly minutes: number };

export interface AccompanyContext {
  /** As the hall says last. */
  readonly accompaniment: Accompaniment;
  readonly note: AccompanyNote | null;
  /** It ended because a line was lost. */
  readonly lost: boolean;
  /** Hand-overs that were answered here: one is asked about once. */
  readonly answered: string | null;
  /** Of a hand-over. */
  readonly ticket: Ticket | null;
  readonly print: "printing" | "printed" | "failed";
}

export type AccompanyEvent =
  | { type: "yes" }
  | { type: "no" }
  | { type: "stop" }
  /** What the strip says. */
  | { type: "close" }
  /** The number of a window. */
  | { type: "read" }
  | { type: "takeBack" }
  | { type: "handOver"; answer: "yes" | "no" };

/** Somebody looks on: asked, agreed to, and over whenever the citizen, the guide, the call or a lost line ends it. */
export function createAccompanyMachine(effects: AccompanyEffects) {
  return setup({
    types: {
      context: {} as AccompanyContext & Pick<AccompanyInput, "look" | "toSession">,
      events: {} as AccompanyEvent | AccompanyTold | { type: "noted" },
      input: {} as AccompanyInput,
    },
    actors: {
      watchAccompany: effects.watchAccompany,
      answerAccompany: effects.answerAccompany,
      shareSteps: effects.shareSteps,
      printTicket: effects.printTicket,
    },
    delays: accompanyDelays,
    guards: {
      isGone: ({ context, event }) =>
        event.type === "standing" && event.reachable && event.accompaniment?.id !== context.accompaniment.id,
      isUnheard: ({ event }) => event.type === "standing" && !event.reachable,
      isHeard: ({ event }) => event.type === "standing" && event.reachable,
      hasMoreTime: ({ context, event }) =>
        event.type === "standing" &&
        (event.accompaniment?.extensions.given ?? 0) > context.accompaniment.extensions.given,
      hasTicket: ({ context }) => context.accompaniment.handOver?.ticket != null,
      isAsked: ({ context, event }) =>
        event.type === "handOver" && handOverAsked(context) !== null && event.answer !== undefined,
    },
    actions: {
      keep: assign(({ context, event }) =>
        event.type === "standing" && event.accompaniment?.id === context.accompaniment.id
          ? { accompaniment: event.accompaniment }
          : {},
      ),
      noteTime: assign(({ context }) => ({
        note: { kind: "time" as const, minutes: context.accompaniment.extensions.minutes },
      })),
      giveTime: ({ context: { toSession, accompaniment } }) =>
        toSession({ type: "helping", event: { type: "extend", minutes: accompaniment.extensions.minutes } }),
      noteSeen: assign(({ event }) =>
        event.type === "seen" ? { note: { kind: event.kind, words: event.words } } : {},
      ),
      noteModes: assign(({ context, event }) =>
        event.type === "modes" ? { note: noteOf(context.look().context.modes, event.modes) } : {},
      ),
      setModes: ({ context: { toSession }, event }) => {
        if (event.type === "modes") toSession({ type: "setModes", modes: event.modes as Partial<Modes> });
      },
      takeModesBack: ({ context: { toSession, note } }) => {
        if (note?.kind === "modes") toSession({ type: "setModes", modes: note.before });
      },
      noted: raise({ type: "noted" }),
      forgetNote: assign({ note: null }),
      noteLost: assign({ lost: true }),
      noteAnswered: assign(({ context }) => ({ answered: context.accompaniment.handOver?.key ?? null })),
      report: ({ event }) => effects.report("error" in event ? event.error : event),
    },
  }).createMachine({
    id: "accompany",
    context: ({ input }) => ({
      ...input,
      note: null,
      lost: false,
      answered: null,
      ticket: null,
      print: "printing",
    }),
    initial: "open",
    states: {
      open: {
        type: "parallel",
        always: {
          guard: and([stateIn("#lookOver"), or([stateIn("#noNumber"), stateIn("#numberClosed")])]),
          target: "over",
        },
        states: {
          look: {
            initial: "on",
            states: {
              on: {
                invoke: {
                  src: "watchAccompany",
                  id: "watchAccompany",
                  input: ({ context }) => ({ id: context.accompaniment.id }),
                  onError: { target: "ended", actions: "report" },
                },
                on: {
                  standing: [
                    { guard: "isGone", target: "ended" },
                    { guard: "isUnheard", actions: "keep" },
                    { actions: "keep" },
                  ],
                },
                initial: "asked",
                states: {
                  /** Nothing is seen before somebody says yes; who says nothing has said no. */
                  asked: {
                    on: {
                      yes: "joining",
                      no: "#lookOver",
                    },
                    after: { askTime: "#lookOver" },
                  },
                  joining: {
                    invoke: {
                      src: "answerAccompany",
                      input: ({ context }) => ({
                        id: context.accompaniment.id,
                        answer: { answer: "yes" as const },
                      }),
                      onDone: "with",
                      onError: { target: "#lookEnded", actions: ["noteLost", "report"] },
                    },
                    after: { requestPatience: { target: "#lookEnded", actions: "noteLost" } },
                    on: { stop: "#lookOver" },
                  },
                  with: {
                    invoke: {
                      src: "shareSteps",
                      id: "shareSteps",
                      input: ({ context }) => ({ id: context.accompaniment.id, look: context.look }),
                      onError: { target: "#lookEnded", actions: "report" },
                    },
                    on: {
                      stop: "#lookOver",
                      seen: { actions: ["noteSeen", "noted"] },
                      modes: { actions: ["noteModes", "setModes", "noted"] },
                    },
                    initial: "near",
                    states: {
                      near: {
                        on: {
                          unheard: "gap",
                          standing: [
                            { guard: "isGone", target: "#lookEnded" },
                            { guard: "isUnheard", target: "gap", actions: "keep" },
                            {
                              guard: "hasMoreTime",
                              actions: ["keep", "noteTime", "giveTime", "noted"],
                            },
                            { actions: "keep" },
                          ],
                        },
                      },
                      /** Nobody sees anything now. Back within the bound, it goes on with the newest step. */
                      gap: {
                        after: { gapTime: { target: "#lookEnded", actions: "noteLost" } },
                        on: {
                          standing: [
                            { guard: "isGone", target: "#lookEnded" },
                            {
                              guard: "isHeard",
                              target: "near",
                              actions: ["keep", sendTo("shareSteps", { type: "reachable" })],
                            },
                          ],
                        },
                      },
                    },
                  },
                },
              },
              /** It is said that nobody looks on any more. */
              ended: {
                id: "lookEnded",
                on: { close: "over" },
                after: { endedTime: "over" },
              },
              over: { id: "lookOver" },
            },
          },
          note: {
            initial: "none",
            states: {
              none: { entry: "forgetNote", on: { noted: "shown" } },
              shown: {
                after: { noteTime: "none" },
                on: {
                  noted: { target: "shown", reenter: true },
                  close: "none",
                  stop: "none",
                  takeBack: { target: "none", actions: "takeModesBack" },
                },
              },
            },
          },
          /** What the citizen is asked about a window, and the number there: it stays where the guide is gone. */
          number: {
            initial: "none",
            states: {
              none: {
                id: "noNumber",
                always: { guard: "hasTicket", target: "printing" },
                on: {
                  handOver: {
                    guard: and(["isAsked", not(stateIn("#saying"))]),
                    target: "saying",
                  },
                },
              },
              saying: {
                id: "saying",
                entry: "noteAnswered",
                invoke: {
                  src: "answerAccompany",
                  input: ({ context: { accompaniment }, event }) => ({
                    id: accompaniment.id,
                    answer: {
                      handOver: accompaniment.handOver?.key ?? "",
                      answer: event.type === "handOver" ? event.answer : ("no" as const),
                    },
                  }),
                  onDone: "none",
                  // It is asked again: what the citizen said has not arrived.
                  onError: { target: "none", actions: [assign({ answered: null }), "report"] },
                },
                after: { requestPatience: { target: "none", actions: assign({ answered: null }) } },
              },
              printing: {
                entry: assign(({ context }) => ({ ticket: context.accompaniment.handOver?.ticket ?? null })),
                invoke: {
                  src: "printTicket",
                  input: ({ context }) => {
                    const { ticket } = context;
                    if (!ticket) throw new Error("a ticket was to be printed before there was one");
                    const { modes, condition } = context.look().context;
                    const texts = ticketTextsOf(ticket, condition.hall.name ?? nameless, modes.language);
                    return { ticketId: ticket.id, texts };
                  },
                  onDone: {
                    target: "shown",
                    actions: assign({
                      print: ({ event }) => (event.output.print === "printed" ? "printed" : "failed"),
                    }),
                  },
                  onError: { target: "shown", actions: [assign({ print: "failed" }), "report"] },
                },
                after: { printPatience: { target: "shown", actions: assign({ print: "failed" }) } },
                on: { read: "closed" },
              },
              shown: { on: { read: "closed" } },
              closed: { id: "numberClosed" },
            },
          },
        },
      },
      over: { type: "final" },
    },
  });
}

const nameless: Localized = { "zh-CN": "", "zh-TW": "", en: "" };

/** What changes, and what it was: one touch takes it back. */
function noteOf(now: Modes, changed: Extract<AccompanyWish, { kind: "modes" }>["modes"]): AccompanyNote {
  const before: Partial<Modes> = Object.fromEntries(
    Object.keys(changed).map((name) => [name, now[name as keyof Modes]]),
  );
  return { kind: "modes", changed: changed as Partial<Modes>, before };
}

/** The hand-over that waits for an answer here; null: none. */
function handOverAsked({ accompaniment, answered }: AccompanyContext) {
  const { handOver } = accompaniment;
  return handOver?.state === "asked" && handOver.key !== answered ? handOver : null;
}

type AccompanyMachine = ReturnType<typeof createAccompanyMachine>;
type Snapshot = Pick<SnapshotFrom<AccompanyMachine>, "value" | "context">;

export interface AccompanyView extends AccompanyContext {
  readonly state: "asked" | "joining" | "near" | "gap" | "ended" | "over";
  /** What lies over the screen; null: nothing, or the strip alone. */
  readonly sheet: "asked" | "handOver" | "number" | null;
}

/** Null once it is over. */
export function accompanyViewOf({
  value,
  context: { look: _, toSession: __, ...shown },
}: Snapshot): AccompanyView | null {
  if (typeof value === "string") return null;
  const { look, number } = value.open;
  const on = typeof look === "string" ? look : look.on;
  const state = typeof on === "string" ? on : on.with;
  const hasNumber = number === "printing" || number === "shown";
  const isAsking = (state === "near" || state === "gap") && handOverAsked(shown) !== null;
  const sheet = state === "asked" ? "asked" : hasNumber ? "number" : isAsking ? "handOver" : null;
  return { ...shown, state, sheet };
}
