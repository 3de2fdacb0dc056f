import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import type { StaffAccount } from "../../contract/staff/accounts.ts";
import { dayOf } from "../calendar/day.ts";
import { standingOf } from "./certificates.ts";
import { firstPassword, type RandomBytes } from "./one-time-codes.ts";
import type { Sessions } from "./sessions.ts";
import type { Account, AccountDetails, StaffStore } from "./store.ts";
import type { SignInTries } from "./tries.ts";

export interface AccountsOptions {
  readonly store: StaffStore;
  readonly sessions: Sessions;
  readonly tries: SignInTries;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** Of a password. */
  readonly hash: (password: string) => Promise<string>;
}

/** What managers do with accounts. Errors: `staff.*`. */
export type StaffAccounts = ReturnType<typeof openAccounts>;

export function openAccounts({ store, sessions, tries, clock, randomBytes, hash }: AccountsOptions) {
  const viewOf = (account: Account): StaffAccount => ({
    id: account.id,
    name: account.name,
    roles: [...account.roles],
    site: account.site,
    certificate: account.certificate,
    standing: standingOf(account.certificate, dayOf(clock.now())),
    firstPassword: account.firstPassword,
    secondFactor: account.confirmed,
    locked: account.locked,
    waitsUntil: tries.accountWaitsUntil(account.id) ?? null,
    sessions: sessions.countOf(account.id),
    lastSignIn: account.lastSignIn,
  });
  const find = (id: string): Account => {
    const account = store.account(id);
    if (!account) throw new ContractError("staff.unknown", `no account ${id}`);
    return account;
  };
  /** Who can manage accounts, all sites' own. */
  const manages = ({ roles, site, locked }: Pick<Account, "roles" | "site" | "locked">) =>
    roles.includes("manager") && site === null && !locked;
  /** @throws ContractError staff.lastManager when nobody would be left */
  const keepOne = (account: Account, next: Pick<Account, "roles" | "site" | "locked">) => {
    if (!manages(account) || manages(next)) return;
    if (!store.accounts().some((other) => other.id !== account.id && manages(other)))
      throw new ContractError("staff.lastManager", `${account.id} is the last manager of all sites`);
  };
  const viewAt = (id: string) => viewOf(find(id));

  return {
    /** Of an account. */
    site: (id: string) => find(id).site,

    list: (): StaffAccount[] => store.accounts().map(viewOf),

    /** @param password its first one; default: a random one. Returns it. */
    async add(id: string, details: AccountDetails, password = firstPassword(randomBytes)) {
      if (!store.add(id, details, await hash(password)))
        throw new ContractError("staff.taken", `there is an account ${id}`);
      return { account: viewAt(id), password };
    },

    change(id: string, details: AccountDetails): StaffAccount {
      const account = find(id);
      keepOne(account, { ...account, ...details });
      store.change(id, details);
      return viewAt(id);
    },

    async resetPassword(id: string) {
      find(id);
      const password = firstPassword(randomBytes);
      store.setPassword(id, await hash(password), true);
      sessions.endAll(id);
      return { account: viewAt(id), password };
    },

    resetSecondFactor(id: string): StaffAccount {
      find(id);
      store.setAuthenticator(id, null);
      store.setRecoveryCodes(id, []);
      sessions.endAll(id);
      return viewAt(id);
    },

    lock(id: string, by: string): StaffAccount {
      const account = find(id);
      const locked = { by, at: clock.now() };
      keepOne(account, { ...account, locked });
      store.setLocked(id, locked);
      sessions.endAll(id);
      return viewAt(id);
    },

    unlock(id: string): StaffAccount {
      find(id);
      store.setLocked(id, null);
      tries.forget(id);
      return viewAt(id);
    },
  };
}
