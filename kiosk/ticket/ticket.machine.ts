import { assign, type SnapshotFrom, setup } from "xstate";
import type { FollowedTicket } from "../../server/contract/follow.ts";
import type { Language } from "../../server/contract/hall.ts";
import { type Opinion, type Problem, Refused, type TicketEffects } from "./effects.ts";
import type { Word } from "./stream.ts";

export interface TicketContext {
  readonly language: Language;
  readonly text: "normal" | "large";
  /** As the hall said last; null before its first word. */
  readonly ticket: FollowedTicket | null;
  /** When that was last known to be true, milliseconds since the epoch. */
  readonly trueAt: number | null;
  /** Why what was asked for last was not done. */
  readonly problem: Problem | null;
  /** Of the request to give the number back: the same one until it is answered. */
  readonly key: string;
  /** The telephone number as it is typed. Here and in the request, nowhere else. */
  readonly typed: string;
  /** Visits that its holder does not want to rate. */
  readonly skipped: readonly number[];
  /** The last rating did not reach the hall. */
  readonly notRated: boolean;
}

export type TicketEvent =
  | Word
  | { type: "setLanguage"; language: Language }
  | { type: "toggleText" }
  | { type: "giveBack" | "confirm" | "keep" | "openTexts" | "closeTexts" | "stopTexts" | "wantAlarm" }
  | { type: "sendTexts"; to: string }
  | ({ type: "rate" } & Opinion)
  | { type: "skipRating"; visit: number };

export const initialTicket = (language: Language): TicketContext => ({
  language,
  text: "normal",
  ticket: null,
  trueAt: null,
  problem: null,
  key: "",
  typed: "",
  skipped: [],
  notRated: false,
});

/** Which call of a ticket this is; null when it is not called. A recall is another one. */
const callOf = (ticket: FollowedTicket | null): string | null =>
  ticket?.state === "called" && ticket.at ? `${ticket.at.since} ${ticket.at.calls}` : null;

/** A ticket on a telephone: what the hall says of it, and the few things that its holder may do. */
export function createTicketMachine(effects: TicketEffects) {
  return setup({
    types: {
      context: {} as TicketContext,
      events: {} as TicketEvent,
      input: {} as { language: Language },
    },
    actors: {
      follow: effects.follow,
      giveBack: effects.giveBack,
      orderTexts: effects.orderTexts,
      stopTexts: effects.stopTexts,
      rate: effects.rate,
      openAlarm: effects.openAlarm,
    },
    guards: {
      isCall: ({ context, event }) => {
        const call = event.type === "ticket" ? callOf(event.ticket) : null;
        return call !== null && call !== callOf(context.ticket);
      },
      allowed: ({ event }) => "output" in event && event.output === true,
    },
    actions: {
      keepTicket: assign(({ event }) =>
        event.type === "ticket" ? { ticket: event.ticket, trueAt: event.at } : {},
      ),
      keepBeat: assign(({ event }) => (event.type === "beat" ? { trueAt: event.at } : {})),
      keepOrder: assign(({ context: { ticket }, event }) =>
        ticket && "output" in event
          ? { ticket: { ...ticket, texts: event.output as FollowedTicket["texts"] }, typed: "" }
          : {},
      ),
      say: assign(({ event }) => {
        const error = "error" in event ? event.error : undefined;
        return { problem: error instanceof Refused ? error.problem : ("notSent" as const) };
      }),
      sayNothing: assign({ problem: null }),
      ring: () => effects.ring(),
      report: ({ event }) => effects.report("error" in event ? event.error : event),
    },
  }).createMachine({
    id: "ticket",
    context: ({ input }) => initialTicket(input.language),
    type: "parallel",
    on: {
      setLanguage: { actions: assign(({ event }) => ({ language: event.language })) },
      toggleText: {
        actions: assign(({ context: { text } }) => ({ text: text === "large" ? "normal" : "large" })),
      },
    },
    states: {
      /** The line to the hall. */
      line: {
        initial: "followed",
        states: {
          followed: {
            invoke: { src: "follow", input: {}, onError: { actions: "report" } },
            initial: "connecting",
            on: {
              ticket: [
                { guard: "isCall", target: ".live", actions: ["ring", "keepTicket"] },
                { target: ".live", actions: "keepTicket" },
              ],
              beat: { target: ".live", actions: "keepBeat" },
              lost: ".lost",
              gone: "gone",
            },
            states: { connecting: {}, live: {}, lost: {} },
          },
          gone: {},
        },
      },
      /** What its holder is at. */
      hand: {
        initial: "reading",
        states: {
          reading: {
            on: {
              giveBack: { target: "asking", actions: "sayNothing" },
              openTexts: { target: "typing", actions: "sayNothing" },
              stopTexts: { target: "stopping", actions: "sayNothing" },
            },
          },
          asking: {
            entry: assign({ key: () => effects.newKey() }),
            on: { confirm: "givingBack", keep: "reading" },
          },
          givingBack: {
            invoke: {
              src: "giveBack",
              input: ({ context: { key } }) => ({ key }),
              onDone: {
                target: "reading",
                actions: assign(({ event: { output } }) => ({ ticket: output })),
              },
              onError: { target: "reading", actions: "say" },
            },
          },
          typing: {
            on: {
              sendTexts: {
                target: "ordering",
                actions: ["sayNothing", assign(({ event }) => ({ typed: event.to }))],
              },
              closeTexts: { target: "reading", actions: assign({ typed: "", problem: null }) },
            },
          },
          ordering: {
            invoke: {
              src: "orderTexts",
              input: ({ context: { typed, language } }) => ({ to: typed, language }),
              onDone: { target: "reading", actions: "keepOrder" },
              onError: { target: "typing", actions: "say" },
            },
          },
          stopping: {
            invoke: {
              src: "stopTexts",
              onDone: { target: "reading", actions: "keepOrder" },
              onError: { target: "reading", actions: "say" },
            },
          },
        },
      },
      /** How it was to be served. */
      opinion: {
        initial: "open",
        states: {
          open: {
            on: {
              rate: { target: "sending", actions: assign({ notRated: false }) },
              skipRating: {
                actions: assign(({ context: { skipped }, event }) => ({
                  skipped: [...skipped, event.visit],
                  notRated: false,
                })),
              },
            },
          },
          sending: {
            invoke: {
              src: "rate",
              input: ({ context: { language }, event }) => {
                if (event.type !== "rate") throw new Error(`${event.type} rates nothing`);
                const { type: _, ...opinion } = event;
                return { ...opinion, language, key: effects.newKey() };
              },
              onDone: { target: "open", actions: assign(({ event: { output } }) => ({ ticket: output })) },
              onError: { target: "open", actions: assign({ notRated: true }) },
            },
          },
        },
      },
      alarm: {
        initial: "off",
        states: {
          off: { on: { wantAlarm: "asking" } },
          asking: {
            invoke: {
              src: "openAlarm",
              onDone: [{ guard: "allowed", target: "on" }, { target: "blocked" }],
              onError: "blocked",
            },
          },
          on: {},
          blocked: { on: { wantAlarm: "asking" } },
        },
      },
    },
  });
}

export type TicketMachine = ReturnType<typeof createTicketMachine>;
export type TicketSnapshot = Pick<SnapshotFrom<TicketMachine>, "value" | "context">;
