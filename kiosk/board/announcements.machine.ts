import { and, assign, not, or, setup, stateIn } from "xstate";
import { spokenCall, type VoiceLanguage } from "../../server/contract/announcement.ts";
import type { Call } from "../../server/contract/board.ts";
import type { Language } from "../../server/contract/hall.ts";
import {
  type Heard,
  hearCall,
  hearChange,
  hearSnapshot,
  nothingHeard,
} from "../../server/contract/heard-calls.ts";
import type { ConnectionState } from "../connection/service-connection.ts";
import { boardDelays } from "./delays.ts";
import type { BoardEffects, HallEvent, Sentence } from "./effects.ts";
import type { BoardSettings } from "./settings.ts";

export interface BoardContext extends Heard, BoardSettings {
  readonly connection: ConnectionState;
  /** When the board was last known to be true; null before the first word of the hall. */
  readonly trueAt: number | null;
  /** The call on the stage: the one being announced, else the last one. */
  readonly stage: Call | null;
  /** Sentences of the call on the stage that are still to be spoken. */
  readonly unspoken: readonly VoiceLanguage[];
}

export type BoardEvent =
  | HallEvent
  | { type: "setLanguage"; language: Language }
  | { type: "setVoices"; voices: readonly VoiceLanguage[] }
  | { type: "enableSound" };

export function initialBoard(settings: BoardSettings): BoardContext {
  return {
    ...nothingHeard,
    ...settings,
    connection: "connecting",
    trueAt: null,
    stage: null,
    unspoken: [],
  };
}

/** A window's own board announces its own calls; the others it has heard and lets pass. */
function ofHere({ windowId }: BoardContext, heard: Heard): Heard {
  if (windowId === null) return heard;
  return { ...heard, queue: heard.queue.filter((call) => call.windowId === windowId) };
}

/**
 * A board: every call of the hall takes the stage once, in order, for its full time, with chime and voice to their
 * end. A voice that hangs is cut, so that the line of calls never stands still.
 */
export function createAnnouncementsMachine(effects: BoardEffects) {
  return setup({
    types: {
      context: {} as BoardContext,
      events: {} as BoardEvent,
      input: {} as BoardSettings,
    },
    actors: {
      watchHall: effects.watchHall,
      fetchBoard: effects.fetchBoard,
      probeSound: effects.probeSound,
      openSound: effects.openSound,
      chime: effects.chime,
      speak: effects.speak,
    },
    delays: boardDelays,
    guards: {
      opened: ({ event }) => event.type === "connection" && event.state === "open",
      lost: ({ event }) => event.type === "connection" && event.state !== "open",
      /** What is told now would stand before what was missed; the board that is asked for knows of both. */
      catchingUp: and([
        ({ context }) => context.lastSeq !== null,
        or([stateIn({ hall: "asking" }), stateIn({ hall: "askingLater" })]),
      ]),
      callWaiting: ({ context }) => context.queue.length > 0,
      moreToSay: ({ context }) => context.unspoken.length > 0,
      allowed: ({ event }) => "output" in event && event.output === true,
    },
    actions: {
      keepConnection: assign(({ context, event }) => {
        if (event.type !== "connection") return {};
        // What was shown until this moment was true until this moment.
        const wasTrue = context.connection === "open" && context.board !== null;
        return { connection: event.state, ...(wasTrue ? { trueAt: event.at } : {}) };
      }),
      hearCall: assign(({ context, event }) =>
        event.type === "called"
          ? { ...ofHere(context, hearCall(context, event.call, event.board)), trueAt: event.at }
          : {},
      ),
      hearChange: assign(({ context, event }) =>
        event.type === "changed"
          ? { ...ofHere(context, hearChange(context, event.board)), trueAt: event.at }
          : {},
      ),
      nextCall: assign(({ context: { queue, voices } }) => {
        const [stage = null, ...rest] = queue;
        return { stage, queue: rest, unspoken: voices };
      }),
      nextSentence: assign(({ context }) => ({ unspoken: context.unspoken.slice(1) })),
      report: ({ event }) => effects.report("error" in event ? event.error : event),
    },
  }).createMachine({
    id: "board",
    context: ({ input }) => initialBoard(input),
    type: "parallel",
    invoke: { src: "watchHall", input: {}, onError: { actions: "report" } },
    on: {
      connection: { actions: "keepConnection" },
      called: { guard: not("catchingUp"), actions: "hearCall" },
      changed: { guard: not("catchingUp"), actions: "hearChange" },
      setLanguage: { actions: assign(({ event }) => ({ language: event.language })) },
      setVoices: { actions: assign(({ event }) => ({ voices: event.voices })) },
    },
    states: {
      /** Where the board's words come from. */
      hall: {
        initial: "apart",
        states: {
          apart: {
            on: { connection: { guard: "opened", target: "asking", actions: "keepConnection" } },
            initial: "hopeful",
            states: {
              hopeful: { after: { lostPatience: "stale" } },
              stale: {},
            },
          },
          asking: {
            on: { connection: { guard: "lost", target: "apart", actions: "keepConnection" } },
            invoke: {
              src: "fetchBoard",
              input: ({ context }) => context,
              onDone: {
                target: "live",
                actions: assign(({ context, event: { output } }) => ({
                  ...ofHere(context, hearSnapshot(context, output.board, output.missed)),
                  trueAt: output.at,
                })),
              },
              onError: { target: "askingLater", actions: "report" },
            },
            after: { snapshotPatience: { target: "asking", reenter: true } },
          },
          askingLater: {
            on: { connection: { guard: "lost", target: "apart", actions: "keepConnection" } },
            after: { snapshotRetry: "asking" },
          },
          live: {
            on: { connection: { guard: "lost", target: "apart", actions: "keepConnection" } },
          },
        },
      },

      /** What the hall sees and hears: one call at a time. */
      stage: {
        initial: "still",
        states: {
          still: { always: { guard: "callWaiting", target: "announcing" } },
          announcing: {
            entry: "nextCall",
            type: "parallel",
            states: {
              sight: {
                initial: "shown",
                states: { shown: { after: { callTime: "seen" } }, seen: { type: "final" } },
              },
              sound: {
                initial: "deciding",
                states: {
                  deciding: {
                    always: [
                      { guard: and(["moreToSay", stateIn({ sound: "on" })]), target: "chime" },
                      { target: "heard" },
                    ],
                  },
                  chime: {
                    invoke: {
                      src: "chime",
                      onDone: "sentence",
                      onError: { target: "sentence", actions: "report" },
                    },
                    after: { chimeMaximum: "sentence" },
                  },
                  sentence: {
                    invoke: {
                      src: "speak",
                      input: ({ context: { stage, unspoken } }) => sentenceOf(stage, unspoken),
                      onDone: "between",
                      onError: { target: "between", actions: "report" },
                    },
                    after: { speechMaximum: "between" },
                  },
                  between: {
                    entry: "nextSentence",
                    always: [{ guard: "moreToSay", target: "sentence" }, { target: "heard" }],
                  },
                  heard: { type: "final" },
                },
              },
            },
            onDone: "gap",
          },
          gap: { after: { gapTime: "still" } },
        },
      },

      /** Whether the browser lets the page be heard. */
      sound: {
        initial: "probing",
        states: {
          probing: {
            invoke: {
              src: "probeSound",
              onDone: [{ guard: "allowed", target: "on" }, { target: "blocked" }],
              onError: { target: "blocked", actions: "report" },
            },
          },
          blocked: { on: { enableSound: "opening" } },
          opening: {
            invoke: {
              src: "openSound",
              onDone: [{ guard: "allowed", target: "on" }, { target: "blocked" }],
              onError: { target: "blocked", actions: "report" },
            },
            on: { enableSound: { target: "opening", reenter: true } },
          },
          on: {},
        },
      },
    },
  });
}

export type BoardMachine = ReturnType<typeof createAnnouncementsMachine>;

function sentenceOf(call: Call | null, unspoken: readonly VoiceLanguage[]): Sentence {
  const [language] = unspoken;
  if (!call || !language) throw new Error("a sentence is spoken only for a call, in a language of the voice");
  return { words: spokenCall(call, language), language, number: call.number, windowId: call.windowId };
}
