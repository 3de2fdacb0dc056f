import { type AccountsContext, initialAccounts } from "../../kiosk/manager/staff/accounts.machine.ts";
import { AccountsScreen } from "../../kiosk/manager/staff/accounts-screen.tsx";
import { type AuditContext, initialAudit } from "../../kiosk/manager/staff/audit.machine.ts";
import { AuditScreen } from "../../kiosk/manager/staff/audit-screen.tsx";
import type { Language } from "../../server/contract/hall.ts";
import type { StaffAccount } from "../../server/contract/staff/accounts.ts";
import type { AuditRow } from "../../server/contract/staff/audit.ts";

const at = Date.UTC(2026, 10, 23, 2, 30);
const account = (id: string, name: string, more: Partial<StaffAccount>): StaffAccount => ({
  id,
  name,
  roles: ["clerk"],
  site: null,
  certificate: null,
  standing: "none",
  firstPassword: false,
  secondFactor: false,
  locked: null,
  waitsUntil: null,
  sessions: 0,
  lastSignIn: at - 3_600_000,
  ...more,
});
const held = (validTo: string) => ({ number: "3-01-001", validFrom: "2024-01-01", validTo });
const staff: readonly StaffAccount[] = [
  account("chen", "小陈（演示）", { certificate: held("2026-12-10"), standing: "ending", sessions: 1 }),
  account("huang", "小黄（演示）", {
    certificate: held("2026-10-31"),
    standing: "ended",
    waitsUntil: at + 240_000,
  }),
  account("lin", "小林（演示）", { roles: ["guide", "manager"], secondFactor: true, sessions: 1 }),
  account("wu", "小吴（演示）", { roles: ["guide"], site: "street", firstPassword: true, lastSignIn: null }),
  account("xu", "小许（演示）", {
    locked: { by: "lin", at },
    certificate: held("2028-12-31"),
    standing: "valid",
  }),
];
const row = (seq: number, more: Partial<AuditRow>): AuditRow => ({
  seq,
  at: at - (210 - seq) * 60_000,
  account: "chen",
  name: "小陈（演示）",
  roles: ["clerk"],
  page: "window",
  site: "district",
  address: "127.0.0.1",
  what: "XiaohuWindow.CallNext",
  target: "",
  outcome: "done",
  ...more,
});
const rows = [
  row(207, { what: "XiaohuWindow.CallNumber", target: "A016" }),
  row(206, { outcome: "window.nobodyWaiting" }),
  row(205, {
    account: "lin",
    name: "小林（演示）",
    page: "manager",
    site: "",
    what: "XiaohuStaff.Lock",
    target: "xu",
  }),
  row(204, { account: "?", name: "", site: "", what: "staff.signIn", outcome: "wrong" }),
  row(203, { what: "XiaohuManager.Now", outcome: "message.notAuthorised" }),
];

const listed: AccountsContext = {
  ...initialAccounts,
  connection: "open",
  accounts: { accounts: [...staff], sites: ["district", "street"], demo: false },
};
const audited: AuditContext = { ...initialAudit, connection: "open", rows, more: true };
const draft = { id: "", name: "", roles: [], site: "district", certificate: null };

interface Moment {
  readonly accounts: { readonly value: string; readonly context: AccountsContext };
  readonly audit: AuditContext;
}
const moment = (
  value: string,
  more: Partial<AccountsContext> = {},
  audit: Partial<AuditContext> = {},
): Moment => ({
  accounts: { value, context: { ...listed, ...more } },
  audit: { ...audited, ...audit },
});

/** Moments of the accounts and the audit log. */
export const staffDeskMoments: Readonly<Record<string, Moment>> = {
  "staff-loading": moment("loading", { accounts: null }, { rows: [], more: false }),
  "staff-failed": moment(
    "failed",
    { accounts: null, error: "message.internal" },
    { error: "message.internal" },
  ),
  "staff-demo": moment("listed", { accounts: { accounts: [], sites: ["district"], demo: true } }),
  "staff-list": moment("listed"),
  "staff-given": moment("listed", { given: { id: "wu", password: "KMPQR-23456-ABCDE" } }),
  "staff-last-manager": moment("listed", { error: "staff.lastManager" }),
  "staff-new": moment("editing", { draft, isNew: true }),
  "staff-new-taken": moment("editing", {
    draft: { ...draft, id: "lin", name: "小林（演示）", roles: ["clerk"], certificate: held("2027-12-31") },
    isNew: true,
    error: "staff.taken",
  }),
  "staff-lock": moment("asking", { act: { kind: "lock", id: "chen" } }),
  "staff-audit-whole": moment("listed", {}, { verdict: { rows: 207, head: null, fault: null } }),
  "staff-audit-broken": moment(
    "listed",
    {},
    { verdict: { rows: 103, head: null, fault: { seq: 104, kind: "changed" } } },
  ),
};

export function StaffMoment({ of: { accounts, audit }, language }: { of: Moment; language: Language }) {
  return (
    <>
      <AccountsScreen snapshot={accounts} send={() => undefined} language={language} />
      <AuditScreen snapshot={{ value: "idle", context: audit }} send={() => undefined} language={language} />
    </>
  );
}
