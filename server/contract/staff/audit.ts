import * as z from "zod/mini";
import { businessDay } from "../business-day.ts";

/** A row of the audit log: who did what, where and when, and what became of it. Nothing of any citizen. */
export const auditRow = z.object({
  /** From 1, without gaps. */
  seq: z.number(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** The account's id; what was typed stands nowhere, and is `?` where it is no account's. `@` before what is no account: `@demo`, `@console`. */
  account: z.string(),
  /** As it was called then. */
  name: z.string(),
  roles: z.array(z.string()),
  /** Page, site and address that it came from; empty: none. */
  page: z.string(),
  site: z.string(),
  address: z.string(),
  /** A command of `contract/staff/permissions.ts`, or `staff.signIn`, `staff.signOut` … */
  what: z.string(),
  /** On what: an account, a window, a number. Empty: it needs no saying. */
  target: z.string(),
  /** `done`, or the error with which it was refused. */
  outcome: z.string(),
});
export type AuditRow = z.infer<typeof auditRow>;

const filter = z.optional(z.string().check(z.maxLength(80)));

/** All that is named has to hold. Days are the hall's, with both ends. */
export const auditQuery = z.strictObject({
  from: z.optional(businessDay),
  to: z.optional(businessDay),
  account: filter,
  /** The beginning of `what`. */
  what: filter,
  target: filter,
  /** Only what was refused. */
  refused: z.optional(z.boolean()),
  /** Rows before this one. */
  before: z.optional(z.number()),
});
export type AuditQuery = z.infer<typeof auditQuery>;

export const auditPageLength = 100;

export const auditPage = z.object({
  rows: z.array(auditRow),
  /** There are older ones. */
  more: z.boolean(),
});

/** SHA-256 in hexadecimal, behind the last row that it covers. */
export const auditHead = z.object({ seq: z.number(), digest: z.string() });
export type AuditHead = z.infer<typeof auditHead>;

/** What is wrong at the first wrong row. */
export const auditFault = z.enum([
  /** What it says, or its digest, is not what was written. */
  "changed",
  /** The row is not there any more. */
  "removed",
  /** It stands at another's place. */
  "reordered",
  /** Everything from it to the end is gone. */
  "truncated",
]);
export type AuditFault = z.infer<typeof auditFault>;

export const auditVerdict = z.object({
  rows: z.number(),
  /** Of the last row; null: there is none. */
  head: z.nullable(auditHead),
  fault: z.nullable(z.object({ seq: z.number(), kind: auditFault })),
});
export type AuditVerdict = z.infer<typeof auditVerdict>;
