import { assign, setup } from "xstate";
import { type ErrorCode, errorCodeOf } from "../../server/contract/errors.ts";
import type { Language } from "../../server/contract/hall.ts";
import type { StaffRole } from "../../server/contract/staff/member.ts";
import type { SignInState } from "../../server/contract/staff/session.ts";
import type { Asked, StaffEffects } from "./effects.ts";

/** What is typed; nothing of it outlives its answer but the account's id. */
export interface Typed {
  readonly id: string;
  readonly password: string;
  readonly next: string;
  readonly again: string;
  readonly code: string;
}

export interface StaffContext {
  readonly language: Language;
  /** Null: not known yet. */
  readonly state: SignInState | null;
  readonly typed: Typed;
  /** A recovery code is typed in place of the authenticator's. */
  readonly byRecovery: boolean;
  readonly asked: Asked | null;
  readonly error: ErrorCode | null;
}

export type StaffEvent =
  | { type: "setLanguage"; language: Language }
  | { type: "type"; typed: Partial<Typed> }
  | { type: "submit" }
  | { type: "switchCode" }
  | { type: "signOut" }
  | { type: "changePassword" }
  | { type: "cancel" }
  | { type: "tryAgain" }
  | { type: "ended" };

const nothingTyped: Typed = { id: "", password: "", next: "", again: "", code: "" };

export const initialStaff: StaffContext = {
  language: "zh-CN",
  state: null,
  typed: nothingTyped,
  byRecovery: false,
  asked: null,
  error: null,
};

/** House rule: how soon a hall that could not be reached is asked again, milliseconds. */
const retryDelay = 3000;

/** What the form in front asks of the hall; null: it is not filled in. */
export function askedOf({ state, typed, byRecovery }: StaffContext): Asked | null {
  const { id, password, next, again, code } = typed;
  switch (state?.stage) {
    case "signedOut":
      return id.trim() !== "" && password !== ""
        ? { name: "SignIn", payload: { id: id.trim(), password } }
        : null;
    case "changePassword":
    case "signedIn":
      return password !== "" && next !== "" && next === again
        ? { name: "ChangePassword", payload: { password, next } }
        : null;
    case "secondFactor":
      if (byRecovery)
        return code.trim() === "" ? null : { name: "UseRecoveryCode", payload: { code: code.trim() } };
      return /^\d{6}$/.test(code) ? { name: "EnterCode", payload: { code } } : null;
    case "enrol":
      return /^\d{6}$/.test(code) ? { name: "EnterCode", payload: { code } } : null;
    case "recoveryCodes":
      return { name: "CodesKept", payload: {} };
    default:
      return null;
  }
}

/** @param role whose the page is */
export function createStaffMachine(effects: StaffEffects, role: StaffRole) {
  const isIn = ({ state }: StaffContext) =>
    (state?.stage === "signedIn" || state?.stage === "demo") && state.member.roles.includes(role);
  return setup({
    types: { context: {} as StaffContext, events: {} as StaffEvent },
    actors: { ask: effects.ask, watchEnd: effects.watchEnd },
    delays: {
      retryDelay,
      /** Until a wait after wrong passwords is over. */
      untilTried: ({ context: { state } }) =>
        state?.stage === "waiting" ? Math.max(0, state.until - effects.now()) : 0,
    },
    guards: {
      filledIn: ({ context }) => askedOf(context) !== null,
      isIn: ({ context }) => isIn(context),
      /** Signed in, and this is not their page. */
      isWrongRole: ({ context }) => context.state?.stage === "signedIn",
      isWaiting: ({ context }) => context.state?.stage === "waiting",
      /** What was asked of the new password stands in the answer, which says besides that one is still in. */
      hasProblem: ({ event }) => {
        const answer = "output" in event ? (event.output as SignInState) : null;
        return answer?.stage === "signedIn" && answer.problem !== null;
      },
    },
    actions: {
      keepAsked: assign(({ context }) => ({ asked: askedOf(context), error: null })),
      askSession: assign({ asked: { name: "Session", payload: {} } as Asked, error: null }),
      askSignOut: assign({ asked: { name: "SignOut", payload: {} } as Asked, error: null }),
      keepState: assign(({ context, event }) =>
        "output" in event
          ? {
              state: event.output as SignInState,
              asked: null,
              byRecovery: false,
              typed: { ...nothingTyped, id: context.typed.id },
            }
          : {},
      ),
      keepError: assign(({ event }) => ({
        asked: null,
        error: "error" in event ? errorCodeOf(event.error) : null,
      })),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
      type: assign(({ context, event }) =>
        event.type === "type" ? { typed: { ...context.typed, ...event.typed } } : {},
      ),
      forgetTyped: assign({ typed: nothingTyped, byRecovery: false, error: null }),
    },
  }).createMachine({
    id: "staff",
    context: initialStaff,
    on: { setLanguage: { actions: assign(({ event }) => ({ language: event.language })) } },
    initial: "asking",
    states: {
      asking: {
        entry: "askSession",
        invoke: {
          src: "ask",
          input: ({ context }) => askedIn(context),
          onDone: { target: "at", actions: "keepState" },
          onError: { target: "unreached", actions: ["keepError", "report"] },
        },
      },
      unreached: { on: { tryAgain: "asking" }, after: { retryDelay: "asking" } },
      /** Wherever the hall says that this browser is. */
      at: {
        always: [
          { guard: "isIn", target: "in" },
          { guard: "isWrongRole", target: "wrongRole" },
          { guard: "isWaiting", target: "waiting" },
          { target: "form" },
        ],
      },
      form: {
        on: {
          type: { actions: "type" },
          switchCode: {
            actions: assign(({ context }) => ({
              byRecovery: !context.byRecovery,
              typed: { ...context.typed, code: "" },
            })),
          },
          submit: { guard: "filledIn", target: "sending", actions: "keepAsked" },
          signOut: { target: "sending", actions: "askSignOut" },
        },
      },
      sending: {
        invoke: {
          src: "ask",
          input: ({ context }) => askedIn(context),
          onDone: { target: "at", actions: "keepState" },
          onError: { target: "at", actions: ["keepError", "report"] },
        },
      },
      waiting: { after: { untilTried: "asking" }, on: { tryAgain: "asking" } },
      wrongRole: { on: { signOut: { target: "sending", actions: "askSignOut" } } },
      /** The page itself is shown. */
      in: {
        initial: "idle",
        invoke: {
          src: "watchEnd",
          input: ({ context }) => ({ demo: context.state?.stage === "demo" }),
          onError: { actions: "report" },
        },
        on: { ended: { target: "asking", actions: "forgetTyped" } },
        states: {
          idle: {
            on: {
              signOut: {
                guard: ({ context }) => context.state?.stage === "signedIn",
                target: "#staff.sending",
                actions: "askSignOut",
              },
              changePassword: {
                guard: ({ context }) => context.state?.stage === "signedIn",
                target: "changing",
                actions: "forgetTyped",
              },
            },
          },
          changing: {
            on: {
              type: { actions: "type" },
              cancel: { target: "idle", actions: "forgetTyped" },
              submit: { guard: "filledIn", target: "saving", actions: "keepAsked" },
            },
          },
          /** The hall ends this session with all others of the account, and begins another: `ended` says so. */
          saving: {
            invoke: {
              src: "ask",
              input: ({ context }) => askedIn(context),
              onDone: [
                { guard: "hasProblem", target: "changing", actions: "keepState" },
                { target: "#staff.asking", actions: "forgetTyped" },
              ],
              onError: { target: "changing", actions: ["keepError", "report"] },
            },
          },
        },
      },
    },
  });
}
export type StaffMachine = ReturnType<typeof createStaffMachine>;

function askedIn({ asked }: StaffContext): Asked {
  if (!asked) throw new Error("something is asked only where it was kept");
  return asked;
}
