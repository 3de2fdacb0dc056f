import { assign, raise, type SnapshotFrom, sendTo, setup } from "xstate";
import type { Accompaniment } from "../../../server/contract/accompany/accompaniment.ts";
import type { CitizenWords, HelpAbout, HelpCall } from "../../../server/contract/help/call.ts";
import { longestHelpText } from "../../../server/contract/help/call.ts";
import type { ShownStanding } from "../../../server/contract/help/terminal.ts";
import type { HelpEffects, HelpTold } from "../help-effects.ts";
import { helpDelays, helpHoldTime } from "./delays.ts";

export interface HelpInput {
  readonly about: HelpAbout;
}

/** One call for help, as its citizen sees it. What is typed and said is in here alone, and ends with the call. */
export interface HelpContext extends HelpInput {
  readonly id: string;
  /** As the hall knows it; null until it does. */
  readonly call: HelpCall | null;
  /** Whether the hall can be heard. */
  readonly reachable: boolean;
  /** Guides at their tablets. */
  readonly guides: number;
  /** Looked at every quarter of a minute, for "in so many minutes". */
  readonly now: number;
  /** The session waits for the call: until the bound is over, and a guide may move that. */
  readonly holds: boolean;
  readonly holdsUntil: number;
  /** Who looks on, or asks to; null: nobody. */
  readonly accompaniment: Accompaniment | null;
  /** Words instead of a voice are chosen from, or typed. */
  readonly writing: "closed" | "choosing" | "typing";
  readonly draft: string;
  readonly notSaid: boolean;
}

export type HelpCallEvent =
  | { type: "cancel" }
  /** The sheet is closed; the call goes on, unless it is over. */
  | { type: "close" }
  | { type: "write" }
  | { type: "typeWords" }
  | { type: "stopWriting" }
  | { type: "type"; text: string }
  | { type: "sendDraft" }
  | { type: "say"; words: CitizenWords }
  /** The session waits for longer. */
  | { type: "extend"; minutes: number };

type Own = { type: "heldLongEnough" };

const minute = 60_000;

/** From the touch on 求助 to somebody having helped: it rings, is taken, somebody is there. */
export function createHelpMachine(effects: HelpEffects) {
  return setup({
    types: {
      context: {} as HelpContext,
      events: {} as HelpCallEvent | HelpTold | Own,
      input: {} as HelpInput,
    },
    actors: { callHelp: effects.callHelp, watchHelp: effects.watchHelp },
    delays: {
      ...helpDelays,
      holdTime: ({ context }) => Math.max(0, context.holdsUntil - effects.now()),
    },
    guards: {
      isOver: ({ event }) =>
        event.type === "standing" && event.standing.reachable && event.standing.call === null,
      /** The bound may have been moved since this was counted. */
      isHeldLongEnough: ({ context }) => effects.now() >= context.holdsUntil,
      hasDraft: ({ context }) => context.draft.trim() !== "",
    },
    actions: {
      keepStanding: assign(({ event }) => (event.type === "standing" ? fromStanding(event.standing) : {})),
      look: assign({ now: effects.now }),
      say: sendTo("watchHelp", ({ event }) => ({
        type: "say",
        words: event.type === "say" ? event.words : { phrase: "yes" },
      })),
      sayDraft: sendTo("watchHelp", ({ context }) => ({
        type: "say",
        words: { text: context.draft.trim().slice(0, longestHelpText) },
      })),
      holdLonger: assign(({ context, event }) => ({
        holds: true,
        holdsUntil:
          Math.max(effects.now(), context.holdsUntil) +
          (event.type === "extend" ? event.minutes * minute : 0),
      })),
      /** The bound is counted from now on. */
      hold: raise({ type: "heldLongEnough" }, { delay: "holdTime" }),
      clearDraft: assign({ draft: "", writing: "choosing", notSaid: false }),
      report: ({ event }) => effects.report("error" in event ? event.error : event),
    },
  }).createMachine({
    id: "help",
    context: ({ input }) => ({
      ...input,
      id: effects.newKey(),
      call: null,
      reachable: true,
      guides: 0,
      now: effects.now(),
      holds: true,
      holdsUntil: effects.now() + helpHoldTime,
      accompaniment: null,
      writing: input.about.wants === "text" ? "choosing" : "closed",
      draft: "",
      notSaid: false,
    }),
    invoke: {
      src: "watchHelp",
      id: "watchHelp",
      input: ({ context }) => ({ id: context.id }),
      onError: { actions: "report" },
    },
    entry: "hold",
    on: {
      cancel: ".over",
      heldLongEnough: { guard: "isHeldLongEnough", actions: assign({ holds: false }) },
      extend: { actions: ["holdLonger", "hold"] },
    },
    initial: "calling",
    states: {
      calling: {
        invoke: {
          src: "callHelp",
          input: ({ context: { id, about } }) => ({ id, about }),
          onDone: [
            { guard: ({ event }) => event.output.call === null, target: "ended" },
            { target: "standing", actions: assign(({ event }) => fromStanding(event.output)) },
          ],
          onError: "unreachable",
        },
        after: { requestPatience: "unreachable" },
      },
      /** The hall has it. */
      standing: {
        initial: "shown",
        on: {
          standing: [{ guard: "isOver", target: "ended" }, { actions: ["keepStanding", "look"] }],
          write: { actions: assign({ writing: "choosing" }) },
          typeWords: { actions: assign({ writing: "typing", draft: "" }) },
          stopWriting: {
            actions: assign(({ context }) => ({
              writing: context.writing === "typing" ? ("choosing" as const) : ("closed" as const),
            })),
          },
          type: { actions: assign(({ event }) => ({ draft: event.text, notSaid: false })) },
          sendDraft: { guard: "hasDraft", actions: ["sayDraft", "clearDraft"] },
          say: { actions: ["say", assign({ notSaid: false })] },
          notSaid: { actions: assign({ notSaid: true }) },
        },
        states: {
          shown: { after: { minuteLook: { target: "shown", reenter: true, actions: "look" } } },
        },
      },
      /** Nobody hears it: where somebody is to be found stands on the screen, and it is tried again. */
      unreachable: {
        on: { close: "over" },
        after: { retryDelay: "calling" },
      },
      /** Somebody has helped, or nobody took it for as long as a call may ring. */
      ended: {
        on: { close: "over" },
        after: { endedTime: "over" },
      },
      over: { type: "final" },
    },
  });
}

/** What a standing says of the call. A hall that is away leaves it as it was. */
function fromStanding({ call, reachable, guides, accompaniment }: ShownStanding): Partial<HelpContext> {
  return call ? { call, reachable, guides, accompaniment } : { reachable, guides, accompaniment };
}

type HelpMachine = ReturnType<typeof createHelpMachine>;
export type HelpState = "calling" | "standing" | "unreachable" | "ended";

export interface HelpView extends HelpContext {
  readonly state: HelpState;
}

/** Null once it is over. */
export function helpViewOf({ value, context }: SnapshotFrom<HelpMachine>): HelpView | null {
  const state = typeof value === "string" ? value : "standing";
  return state === "over" ? null : { ...context, state };
}

/** Whether the session waits for it. */
export const holdsSession = (help: HelpView | null): boolean =>
  (help?.holds ?? false) && (help?.state === "calling" || help?.state === "standing");
