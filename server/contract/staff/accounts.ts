import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";
import { auditPage, auditQuery, auditVerdict } from "./audit.ts";
import { accountId, certificate, certificateStanding, staffRole } from "./member.ts";

const name = z.string().check(z.minLength(1), z.maxLength(40));
const roles = z.array(staffRole).check(z.minLength(1), z.maxLength(3));
const site = z.nullable(z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/)));

/** An account as managers see it: nothing of its secrets. Times are milliseconds since the epoch. */
export const staffAccount = z.object({
  id: accountId,
  name,
  roles: z.array(staffRole),
  site,
  certificate: z.nullable(certificate),
  standing: certificateStanding,
  /** It has not been signed in with a password of its owner's own yet. */
  firstPassword: z.boolean(),
  secondFactor: z.boolean(),
  /** By whom; null: it is not. */
  locked: z.nullable(z.object({ by: z.string(), at: z.number() })),
  /** After wrong passwords; null: nothing waits. */
  waitsUntil: z.nullable(z.number()),
  /** Signed in now, in so many browsers. */
  sessions: z.number(),
  lastSignIn: z.nullable(z.number()),
});
export type StaffAccount = z.infer<typeof staffAccount>;

const one = z.strictObject({ id: accountId });
const changed = z.object({ account: staffAccount });
/** A password for the first sign-in; it is shown this once, and has to be changed there. */
const withPassword = z.object({ account: staffAccount, password: z.string() });
const details = { name, roles, site, certificate: z.nullable(certificate) };

/**
 * Accounts and the audit log, for managers. Errors: `staff.unknown` · `staff.taken` (the id) · `staff.lastManager` (nobody would be left who
 * could take it back).
 */
export const hallStaff = {
  path: "/hall/v1/staff",
  commands: {
    "Common.Cancel": cancelCommand,
    "XiaohuStaff.Accounts": {
      payload: nothing,
      completion: z.object({
        accounts: z.array(staffAccount),
        /** Of the district; one alone where there is one hall. */
        sites: z.array(z.string()),
        /** The hall runs without accounts. */
        demo: z.boolean(),
      }),
    },
    "XiaohuStaff.AddAccount": {
      payload: z.strictObject({ id: accountId, ...details }),
      completion: withPassword,
    },
    /** What is signed in stays so, with the new roles. */
    "XiaohuStaff.ChangeAccount": {
      payload: z.strictObject({ id: accountId, ...details }),
      completion: changed,
    },
    /** Ends every session of the account, as do the next two. */
    "XiaohuStaff.ResetPassword": { payload: one, completion: withPassword },
    /** The authenticator is lost: it is set up anew at the next sign-in. */
    "XiaohuStaff.ResetSecondFactor": { payload: one, completion: changed },
    "XiaohuStaff.Lock": { payload: one, completion: changed },
    /** Also ends a wait after wrong passwords. */
    "XiaohuStaff.Unlock": { payload: one, completion: changed },
    /** The latest first. */
    "XiaohuStaff.Audit": { payload: auditQuery, completion: auditPage },
    /** Looks at the whole chain, from its first row on. */
    "XiaohuStaff.VerifyAudit": { payload: nothing, completion: auditVerdict },
  },
  events: {},
  unsolicited: {},
} as const satisfies ServiceDefinition;
