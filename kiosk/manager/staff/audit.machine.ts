import { assign, setup } from "xstate";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { AuditQuery, AuditRow, AuditVerdict } from "../../../server/contract/staff/audit.ts";
import type { ConnectionState } from "../../connection/service-connection.ts";

import type { StaffDeskEffects } from "./effects.ts";

export interface AuditContext {
  readonly connection: ConnectionState;
  readonly query: AuditQuery;
  readonly rows: readonly AuditRow[];
  readonly more: boolean;
  readonly verdict: AuditVerdict | null;
  readonly error: ErrorCode | null;
}

export type AuditEvent =
  | { type: "connection"; state: ConnectionState }
  | { type: "type"; query: AuditQuery }
  | { type: "search" }
  | { type: "older" }
  | { type: "verify" }
  | { type: "dismiss" };

export const initialAudit: AuditContext = {
  connection: "connecting",
  query: {},
  rows: [],
  more: false,
  verdict: null,
  error: null,
};

/** The audit log: searched, the latest first, and looked at as a whole. */
export function createAuditMachine(effects: StaffDeskEffects) {
  const failed = { target: "idle", actions: ["keepError", "report"] } as const;
  return setup({
    types: { context: {} as AuditContext, events: {} as AuditEvent },
    actors: {
      watchConnection: effects.watchConnection,
      searchAudit: effects.searchAudit,
      verifyAudit: effects.verifyAudit,
    },
    actions: {
      keepError: assign(({ event }) => ({ error: "error" in event ? errorCodeOf(event.error) : null })),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
      clear: assign({ error: null, verdict: null }),
    },
  }).createMachine({
    id: "audit",
    context: initialAudit,
    invoke: { src: "watchConnection", input: {}, onError: { actions: "report" } },
    on: {
      connection: { actions: assign(({ event }) => ({ connection: event.state })) },
      type: { actions: assign(({ event }) => ({ query: event.query })) },
      dismiss: { actions: "clear" },
    },
    initial: "idle",
    states: {
      idle: {
        on: {
          search: { target: "searching", actions: "clear" },
          older: { target: "goingBack", actions: "clear" },
          verify: { target: "verifying", actions: "clear" },
        },
      },
      searching: {
        invoke: {
          src: "searchAudit",
          input: ({ context }) => context.query,
          onDone: { target: "idle", actions: assign(({ event }) => ({ ...event.output })) },
          onError: failed,
        },
      },
      goingBack: {
        invoke: {
          src: "searchAudit",
          input: ({ context: { query, rows } }) => ({ ...query, before: rows.at(-1)?.seq ?? 1 }),
          onDone: {
            target: "idle",
            actions: assign(({ context, event }) => ({
              rows: [...context.rows, ...event.output.rows],
              more: event.output.more,
            })),
          },
          onError: failed,
        },
      },
      verifying: {
        invoke: {
          src: "verifyAudit",
          onDone: { target: "idle", actions: assign(({ event }) => ({ verdict: event.output })) },
          onError: failed,
        },
      },
    },
  });
}
export type AuditMachine = ReturnType<typeof createAuditMachine>;
