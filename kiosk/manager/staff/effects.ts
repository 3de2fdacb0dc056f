import { fromPromise } from "xstate";
import type { CompletionPayload } from "../../../server/contract/envelope.ts";
import type { hallStaff } from "../../../server/contract/staff/accounts.ts";
import type { AuditQuery, AuditVerdict } from "../../../server/contract/staff/audit.ts";
import type { Certificate, StaffRole } from "../../../server/contract/staff/member.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";
import { watchConnection } from "../frame/watch-connection.ts";

export type Accounts = CompletionPayload<typeof hallStaff, "XiaohuStaff.Accounts">;
export type AuditPage = CompletionPayload<typeof hallStaff, "XiaohuStaff.Audit">;

export interface Details {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly site: string | null;
  readonly certificate: Certificate | null;
}

/** What is done with an account. */
export type AccountAct =
  | { readonly kind: "add" | "change"; readonly details: Details }
  | {
      readonly kind: "resetPassword" | "resetSecondFactor" | "lock" | "unlock";
      readonly id: string;
    };

/** Everything the part of accounts and audit does to the outside. */
export function createStaffDeskEffects(
  hall: ServiceConnection<typeof hallStaff>,
  { report }: { report(error: unknown): void },
) {
  return {
    report,
    watchConnection: watchConnection(hall),
    loadAccounts: fromPromise<Accounts>(({ signal }) => hall.request("XiaohuStaff.Accounts", {}, { signal })),
    /** Resolves with a password that is to be handed over; null: none is. */
    perform: fromPromise<string | null, AccountAct>(async ({ input: act }) => {
      switch (act.kind) {
        case "add": {
          const { roles, ...rest } = act.details;
          return (await hall.request("XiaohuStaff.AddAccount", { ...rest, roles: [...roles] })).password;
        }
        case "change": {
          const { roles, ...rest } = act.details;
          await hall.request("XiaohuStaff.ChangeAccount", { ...rest, roles: [...roles] });
          return null;
        }
        case "resetPassword":
          return (await hall.request("XiaohuStaff.ResetPassword", { id: act.id })).password;
        case "resetSecondFactor":
          await hall.request("XiaohuStaff.ResetSecondFactor", { id: act.id });
          return null;
        case "lock":
          await hall.request("XiaohuStaff.Lock", { id: act.id });
          return null;
        case "unlock":
          await hall.request("XiaohuStaff.Unlock", { id: act.id });
          return null;
      }
    }),
    searchAudit: fromPromise<AuditPage, AuditQuery>(({ input, signal }) =>
      hall.request("XiaohuStaff.Audit", input, { signal }),
    ),
    verifyAudit: fromPromise<AuditVerdict>(({ signal }) =>
      hall.request("XiaohuStaff.VerifyAudit", {}, { signal }),
    ),
  };
}
export type StaffDeskEffects = ReturnType<typeof createStaffDeskEffects>;
