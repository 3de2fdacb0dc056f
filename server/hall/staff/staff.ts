import { join } from "node:path";
import type { Clock } from "../../../device-drivers/clock.ts";
import type { StaffCommand } from "../../contract/staff/permissions.ts";
import { hashPassword } from "../../door/password-hash.ts";
import type { StaffGate } from "../../door/staff-gate.ts";
import { keyFile } from "../../storage/key-file.ts";
import { type Audit, auditFile, openAudit } from "../audit/audit.ts";
import { openAuditStore } from "../audit/store.ts";
import type { Clerks } from "../hall-config.ts";
import { openAccounts, type StaffAccounts } from "./accounts.ts";
import { createStaffGate } from "./gate.ts";
import type { RandomBytes } from "./one-time-codes.ts";
import { openSessions } from "./sessions.ts";
import { openSignIn, type StaffSignIn } from "./sign-in.ts";
import { openStaffStore } from "./store.ts";
import { openTries } from "./tries.ts";

/** In the data directory: accounts, and the key under which authenticators are sealed and recovery codes hashed. */
export const staffFile = "staff.sqlite";
export const staffKeyFile = "staff-key";

export interface StaffOptions {
  readonly directory: string;
  /** Whether staff sign in; else every page of staff is the demo's. */
  readonly accounts: boolean;
  /** What needs a valid certificate. */
  readonly certified: readonly StaffCommand[];
  /** As an authenticator calls the hall. */
  readonly hallName: string;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** Of a password. Default: `hashPassword`. */
  readonly hash?: (password: string) => Promise<string>;
  readonly note: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** Staff at work: who they are, what they may, and what they did. */
export interface Staff {
  readonly gate: StaffGate;
  readonly audit: Audit;
  /** Null in a hall without accounts. */
  readonly signIn: StaffSignIn | null;
  readonly accounts: StaffAccounts | null;
  /** Who is a clerk at a site; undefined: as the hall's file says. */
  readonly clerksOf: ((site: string) => Clerks) | undefined;
  close(): void;
}

/** @throws StorageError · ContractError config.invalid */
export function openStaff(options: StaffOptions): Staff {
  const { directory, clock, randomBytes, note, hallName, hash = hashPassword } = options;
  const audit = openAudit({ store: openAuditStore(join(directory, auditFile)), clock, note });
  const common = { audit, clock, certified: new Set(options.certified) };
  if (!options.accounts)
    return {
      gate: createStaffGate({ ...common, sessions: null }),
      audit,
      signIn: null,
      accounts: null,
      clerksOf: undefined,
      close: audit.close,
    };
  const key = keyFile(join(directory, staffKeyFile));
  const store = openStaffStore(join(directory, staffFile), key);
  const sessions = openSessions({ store, clock, randomBytes });
  const tries = openTries(store, key, clock);
  const clerksOf = (site: string): Clerks => {
    const get = (id: string) => {
      const account = store.account(id);
      // Also one who is no clerk any more: what was done under the name stays under it.
      return account && (account.site === null || account.site === site)
        ? { id, name: account.name }
        : undefined;
    };
    return { get, has: (id) => get(id) !== undefined };
  };
  return {
    gate: createStaffGate({ ...common, sessions }),
    audit,
    signIn: openSignIn({ store, sessions, tries, audit, key, clock, randomBytes, hallName, hash }),
    accounts: openAccounts({ store, sessions, tries, clock, randomBytes, hash }),
    clerksOf,
    close() {
      sessions.close();
      audit.close();
      store.close();
    },
  };
}
