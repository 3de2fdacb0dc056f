import { assign, setup } from "xstate";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { ConnectionState } from "../../connection/service-connection.ts";
import { managerDelays } from "../delays.ts";

import type { AccountAct, Accounts, Details, StaffDeskEffects } from "./effects.ts";

export interface AccountsContext {
  readonly connection: ConnectionState;
  readonly accounts: Accounts | null;
  /** The form; null: closed. */
  readonly draft: Details | null;
  readonly isNew: boolean;
  /** Asked about once more, or on its way. */
  readonly act: AccountAct | null;
  /** A password that is to be handed over. */
  readonly given: { readonly id: string; readonly password: string } | null;
  readonly error: ErrorCode | null;
}

export type AccountsEvent =
  | { type: "connection"; state: ConnectionState }
  | { type: "edit"; draft: Details; isNew: boolean }
  | { type: "type"; changes: Partial<Details> }
  | { type: "save" }
  | { type: "ask"; act: AccountAct }
  | { type: "confirm" }
  | { type: "cancel" }
  | { type: "dismiss" }
  | { type: "tryAgain" };

export const initialAccounts: AccountsContext = {
  connection: "connecting",
  accounts: null,
  draft: null,
  isNew: false,
  act: null,
  given: null,
  error: null,
};

const idForm = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;

/** Whether the form says all that it needs. */
export function isComplete({ id, name, roles, certificate }: Details): boolean {
  const isCertificate =
    !certificate ||
    (certificate.number !== "" &&
      certificate.validFrom !== "" &&
      certificate.validTo !== "" &&
      certificate.validFrom <= certificate.validTo);
  return idForm.test(id) && name.trim() !== "" && roles.length > 0 && isCertificate;
}

const idOf = (act: AccountAct) => ("details" in act ? act.details.id : act.id);

/** Accounts of staff: seen, made, changed, locked; each act is asked about once more, or has a form. */
export function createAccountsMachine(effects: StaffDeskEffects) {
  return setup({
    types: { context: {} as AccountsContext, events: {} as AccountsEvent },
    actors: {
      watchConnection: effects.watchConnection,
      loadAccounts: effects.loadAccounts,
      perform: effects.perform,
    },
    delays: managerDelays,
    guards: {
      connected: ({ context }) => context.connection === "open",
      connectionLost: ({ event }) =>
        "error" in event && errorCodeOf(event.error) === "message.connectionLost",
      complete: ({ context }) => context.draft !== null && isComplete(context.draft),
    },
    actions: {
      keepConnection: assign(({ event }) => (event.type === "connection" ? { connection: event.state } : {})),
      keepError: assign(({ event }) => ({
        act: null,
        error: "error" in event ? errorCodeOf(event.error) : null,
      })),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
      forget: assign({ draft: null, act: null, error: null }),
    },
  }).createMachine({
    id: "accounts",
    context: initialAccounts,
    invoke: { src: "watchConnection", input: {}, onError: { actions: "report" } },
    on: {
      connection: { actions: "keepConnection" },
      dismiss: { actions: assign({ given: null, error: null }) },
    },
    initial: "waiting",
    states: {
      waiting: { always: { guard: "connected", target: "loading" } },
      loading: {
        invoke: {
          src: "loadAccounts",
          onDone: { target: "listed", actions: assign(({ event }) => ({ accounts: event.output })) },
          onError: [
            { guard: "connectionLost", target: "waiting" },
            { target: "failed", actions: ["keepError", "report"] },
          ],
        },
        on: { connection: { target: "waiting", actions: "keepConnection" } },
        after: { answerPatience: { target: "loading", reenter: true } },
      },
      failed: { on: { tryAgain: "waiting" } },
      listed: {
        on: {
          edit: {
            target: "editing",
            actions: [
              "forget",
              assign(({ event }) => ({ draft: event.draft, isNew: event.isNew, given: null })),
            ],
          },
          ask: {
            target: "asking",
            actions: ["forget", assign(({ event }) => ({ act: event.act, given: null }))],
          },
          tryAgain: "waiting",
        },
      },
      editing: {
        on: {
          type: {
            actions: assign(({ context, event }) => ({
              draft: context.draft && { ...context.draft, ...event.changes },
            })),
          },
          save: {
            guard: "complete",
            target: "doing",
            actions: assign(({ context: { draft, isNew } }) =>
              draft ? { act: { kind: isNew ? ("add" as const) : ("change" as const), details: draft } } : {},
            ),
          },
          cancel: { target: "listed", actions: "forget" },
        },
      },
      asking: { on: { confirm: "doing", cancel: { target: "listed", actions: "forget" } } },
      doing: {
        invoke: {
          src: "perform",
          input: ({ context: { act } }) => {
            if (!act) throw new Error("an act is done only where one was asked for");
            return act;
          },
          onDone: {
            target: "waiting",
            actions: [
              assign(({ context: { act }, event }) => ({
                given: act && event.output !== null ? { id: idOf(act), password: event.output } : null,
              })),
              "forget",
            ],
          },
          onError: [
            // The form stays as it was filled in.
            {
              guard: ({ context }) => context.draft !== null,
              target: "editing",
              actions: ["keepError", "report"],
            },
            { target: "waiting", actions: ["keepError", "report"] },
          ],
        },
      },
    },
  });
}
export type AccountsMachine = ReturnType<typeof createAccountsMachine>;
