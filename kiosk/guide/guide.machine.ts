import { assign, type SnapshotFrom, setup } from "xstate";
import { type ErrorCode, errorCodeOf } from "../../server/contract/errors.ts";
import type { GuideView, SeenTerminal } from "../../server/contract/guide/guide.ts";
import type { Language, Ticket } from "../../server/contract/hall.ts";
import { type GuidePlace, type HelpCall, ringsAt } from "../../server/contract/help/call.ts";
import type { ConnectionState } from "../connection/service-connection.ts";
import { initialModes } from "../ui/modes.ts";
import { guideDelays } from "./delays.ts";
import type { Awake, DutyTold } from "./duty.ts";
import type { Act, Done, GuideEffects, GuideTold, Plan } from "./effects.ts";

export const guideTabs = ["calls", "terminals", "number", "visits", "notices"] as const;
export type GuideTab = (typeof guideTabs)[number];

/** A number that was taken for somebody, and its way to paper. */
export interface TakenNumber {
  readonly ticket: Ticket;
  readonly print: "none" | "sent" | "silent" | "printed" | "failed" | "unknown";
  readonly terminalId: string | null;
}

export interface GuideContext {
  readonly connection: ConnectionState;
  readonly language: Language;
  /** Under which name, in a hall without accounts; empty: not said yet. */
  readonly name: string;
  readonly place: GuidePlace;
  /** What they choose from, and who they are in a hall with accounts; null: not heard yet. */
  readonly plan: Plan | null;
  /** Whether the bell can be heard. */
  readonly sound: boolean;
  readonly awake: Awake;
  readonly view: GuideView | null;
  /** The page's time at which the hall was last heard, while it is not; null: all that is shown is true now. */
  readonly oldSince: number | null;
  readonly heardAt: number;
  readonly tab: GuideTab;
  readonly callId: string | null;
  /** Of the call that is open its accompanying is shown. */
  readonly accompanying: boolean;
  readonly terminalId: string | null;
  readonly taken: TakenNumber | null;
  /** What is being done. */
  readonly act: Act | null;
  /** Somebody else had the call first. */
  readonly late: HelpCall | null;
  readonly error: ErrorCode | null;
}

export type GuideEvent =
  | GuideTold
  | DutyTold
  | { type: "setName"; name: string }
  | { type: "setPlace"; place: GuidePlace }
  | { type: "begin" }
  | { type: "leave" }
  | { type: "setLanguage"; language: Language }
  | { type: "show"; tab: GuideTab }
  | { type: "openCall"; id: string | null }
  | { type: "accompany"; open: boolean }
  | { type: "openTerminal"; id: string | null }
  | { type: "act"; act: Act }
  | { type: "dropAct" }
  /** The touch itself lets the bell out; that it did is told by `sound`. */
  | { type: "soundOn" }
  | { type: "anotherNumber" }
  | { type: "dismiss" };

export const initialGuide: GuideContext = {
  connection: "connecting",
  language: initialModes.language,
  name: "",
  place: { zones: [], atDesk: false },
  plan: null,
  sound: false,
  awake: "none",
  view: null,
  oldSince: null,
  heardAt: 0,
  tab: "calls",
  callId: null,
  accompanying: false,
  terminalId: null,
  taken: null,
  act: null,
  late: null,
  error: null,
};

/** Calls that ring at this tablet. */
export function ringingCalls({ view, place }: Pick<GuideContext, "view" | "place">): readonly HelpCall[] {
  if (!view) return [];
  const zoneOf = (id: string) => view.terminals.find((each) => each.id === id)?.place?.zone ?? null;
  return view.calls.filter((call) => ringsAt(call, zoneOf(call.terminalId), place));
}

/** A promise that is given again is given from then on, and paper comes out once more: these are not done again by themselves. */
const isOnce = (act: Act | null): boolean => act?.command === "XiaohuGuide.PrintTicket";

/** A guide at work: heard beside it who calls, shown how every terminal is, and one thing done at a time. */
export function createGuideMachine(effects: GuideEffects) {
  return setup({
    types: { context: {} as GuideContext, events: {} as GuideEvent },
    actors: {
      watch: effects.watch,
      attend: effects.attend,
      refresh: effects.refresh,
      act: effects.act,
      bell: effects.bell,
      plan: effects.plan,
      hearSound: effects.hearSound,
      stayAwake: effects.stayAwake,
    },
    delays: guideDelays,
    guards: {
      named: ({ context: { plan, name } }) => plan !== null && (plan.me !== null || name.trim() !== ""),
      onDuty: ({ context }) => context.view !== null,
      offDuty: ({ context }) => context.view === null,
      /** What is shown is true again. */
      back: ({ context }) => context.connection === "open" && context.oldSince === null,
      /** It may have been done, and doing it again changes nothing more. */
      unsure: ({ context, event }) =>
        "error" in event && errorCodeOf(event.error) === "message.connectionLost" && !isOnce(context.act),
      connected: ({ context }) => context.connection === "open",
      lost: ({ context }) => context.connection !== "open",
      rings: ({ context }) => ringingCalls(context).length > 0,
      silent: ({ context }) => ringingCalls(context).length === 0,
      isMine: ({ context, event }) => event.type === "printed" && event.ticketId === context.taken?.ticket.id,
    },
    actions: {
      keepConnection: assign(({ context, event }) =>
        event.type === "connection"
          ? {
              connection: event.state,
              oldSince:
                event.state === "open" || !context.view
                  ? context.oldSince
                  : (context.oldSince ?? context.heardAt),
            }
          : {},
      ),
      heard: assign({ heardAt: effects.now, oldSince: null }),
      noteSilent: assign(({ context }) => ({ oldSince: context.oldSince ?? context.heardAt })),
      keepCalls: assign(({ context: { view }, event }) =>
        event.type === "calls" && view ? { view: { ...view, at: event.at, calls: [...event.calls] } } : {},
      ),
      keepTerminal: assign(({ context: { view }, event }) =>
        event.type === "terminal" && view ? { view: withTerminal(view, event.terminal, event.at) } : {},
      ),
      keepPrinted: assign(({ context: { taken }, event }) =>
        event.type === "printed" && taken ? { taken: { ...taken, print: event.print } } : {},
      ),
      reopen: effects.reopen,
      leave: effects.leave,
      keepError: assign(({ event }) => ("error" in event ? { error: errorCodeOf(event.error) } : {})),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
    },
  }).createMachine({
    id: "guide",
    context: initialGuide,
    invoke: { src: "watch", input: {}, onError: { actions: "report" } },
    type: "parallel",
    on: {
      connection: { actions: "keepConnection" },
      calls: { actions: ["keepCalls", "heard"] },
      terminal: { actions: ["keepTerminal", "heard"] },
      printed: { guard: "isMine", actions: "keepPrinted" },
      sound: { actions: assign(({ event }) => ({ sound: event.on })) },
      awake: { actions: assign(({ event }) => ({ awake: event.awake })) },
      setLanguage: { actions: assign(({ event }) => ({ language: event.language })) },
      show: {
        actions: assign(({ event }) => ({
          tab: event.tab,
          callId: null,
          accompanying: false,
          terminalId: null,
          error: null,
        })),
      },
      openCall: {
        actions: assign(({ event }) => ({
          tab: "calls",
          callId: event.id,
          accompanying: false,
          late: null,
        })),
      },
      accompany: { actions: assign(({ event }) => ({ accompanying: event.open })) },
      openTerminal: { actions: assign(({ event }) => ({ tab: "terminals", terminalId: event.id })) },
      anotherNumber: { actions: assign({ taken: null }) },
      dismiss: { actions: assign({ late: null, error: null }) },
    },
    states: {
      line: {
        initial: "away",
        states: {
          /** Who it is, and from where they answer. */
          away: {
            on: {
              setName: { actions: assign(({ event }) => ({ name: event.name })) },
              setPlace: { actions: assign(({ event }) => ({ place: event.place })) },
              begin: { guard: "named", target: "waiting" },
            },
          },
          waiting: { always: { guard: "connected", target: "attending" } },
          attending: {
            invoke: {
              src: "attend",
              input: ({ context: { name, place, plan } }) => ({
                zones: [...place.zones],
                atDesk: place.atDesk,
                name: plan?.me ? null : name.trim(),
              }),
              onDone: {
                target: "working",
                actions: [assign(({ event }) => ({ view: event.output })), "heard"],
              },
              onError: { target: "refused", actions: "report" },
            },
            always: { guard: "lost", target: "waiting" },
            after: { answerPatience: { target: "refused", actions: "noteSilent" } },
          },
          refused: { after: { retryDelay: "waiting" } },
          working: {
            always: { guard: "lost", target: "waiting" },
            after: { refreshInterval: "asking" },
            on: {
              leave: {
                target: "away",
                actions: ["leave", assign({ view: null, callId: null, terminalId: null })],
              },
            },
          },
          /** Whether the hall is still there. */
          asking: {
            invoke: {
              src: "refresh",
              onDone: {
                target: "working",
                actions: [
                  assign(({ context: { view }, event }) =>
                    view ? { view: { ...view, ...event.output } } : {},
                  ),
                  "heard",
                ],
              },
              onError: { target: "waiting", actions: ["noteSilent", "report"] },
            },
            always: { guard: "lost", target: "waiting" },
            after: { answerPatience: { target: "waiting", actions: ["noteSilent", "reopen"] } },
          },
        },
      },
      /** What is chosen from, before anything is. */
      plan: {
        initial: "unknown",
        states: {
          unknown: { always: { guard: "connected", target: "asking" } },
          asking: {
            invoke: {
              src: "plan",
              onDone: { target: "known", actions: assign(({ event }) => ({ plan: event.output })) },
              onError: { target: "failed", actions: "report" },
            },
          },
          failed: { after: { retryDelay: "unknown" } },
          known: {},
        },
      },
      /** The tablet's own part while its guide is on duty. */
      duty: {
        initial: "off",
        states: {
          off: { always: { guard: "onDuty", target: "on" } },
          on: {
            invoke: [
              { src: "hearSound", input: {}, onError: { actions: "report" } },
              { src: "stayAwake", input: {}, onError: { actions: "report" } },
            ],
            always: { guard: "offDuty", target: "off" },
          },
        },
      },
      act: {
        initial: "idle",
        states: {
          idle: {
            on: {
              act: {
                guard: "connected",
                target: "sending",
                actions: assign(({ event }) => ({ act: event.act, error: null, late: null })),
              },
            },
          },
          sending: {
            initial: "doing",
            after: {
              resendWithin: {
                target: "idle",
                actions: assign({ error: "message.connectionLost" as ErrorCode }),
              },
            },
            states: {
              doing: {
                invoke: {
                  src: "act",
                  input: ({ context }) => {
                    if (!context.act) throw new Error("something is done in this state");
                    return context.act;
                  },
                  onDone: {
                    target: "#guide.act.idle",
                    actions: assign(({ context, event }) => afterDone(context, event.output)),
                  },
                  onError: [
                    { guard: "unsure", target: "unsure" },
                    { target: "#guide.act.idle", actions: ["keepError", "report"] },
                  ],
                },
              },
              /** The line was lost before the answer: it is done again, under the same keys, when the hall is back. */
              unsure: { always: { guard: "back", target: "doing" }, on: { dropAct: "#guide.act.idle" } },
            },
            exit: assign({ act: null }),
          },
        },
      },
      /** The bell: sound and vibration beside the sign that is always seen. */
      bell: {
        initial: "silent",
        states: {
          silent: { always: { guard: "rings", target: "ringing" } },
          ringing: {
            invoke: { src: "bell", input: {}, onError: { target: "failed", actions: "report" } },
            always: { guard: "silent", target: "silent" },
          },
          failed: { always: { guard: "silent", target: "silent" } },
        },
      },
    },
  });
}

function withTerminal(view: GuideView, terminal: SeenTerminal, at: number): GuideView {
  const known = view.terminals.some(({ id }) => id === terminal.id);
  const terminals = known
    ? view.terminals.map((each) => (each.id === terminal.id ? terminal : each))
    : [...view.terminals, terminal].sort((one, other) => (one.id < other.id ? -1 : 1));
  return { ...view, at, terminals };
}

/** What has changed when something was done. */
function afterDone({ view, taken, callId }: GuideContext, done: Done): Partial<GuideContext> {
  switch (done.command) {
    case "XiaohuGuide.Take":
    case "XiaohuGuide.Arrive":
    case "XiaohuGuide.GiveBack":
    case "XiaohuGuide.Say": {
      const { outcome, call } = done.answer;
      return {
        late: outcome === "late" ? call : null,
        callId: outcome === "over" ? null : callId,
      };
    }
    case "XiaohuGuide.End":
      return { callId: null };
    case "XiaohuGuide.TakeNumber":
      return { taken: { ticket: done.answer.ticket, print: "none", terminalId: null } };
    case "XiaohuGuide.PrintTicket":
      return taken
        ? {
            taken: {
              ...taken,
              terminalId: done.payload.terminalId,
              // What became of it may have been heard before this answer.
              print: !done.answer.heard
                ? "silent"
                : taken.print === "none" || taken.print === "silent"
                  ? "sent"
                  : taken.print,
            },
          }
        : {};
    case "XiaohuGuide.SetClosed":
      return view ? { view: withTerminal(view, done.answer.terminal, view.at) } : {};
  }
}

export type GuideMachine = ReturnType<typeof createGuideMachine>;
export type GuideSnapshot = Pick<SnapshotFrom<GuideMachine>, "value" | "context">;
