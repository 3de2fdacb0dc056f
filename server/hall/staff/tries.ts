import { createHmac } from "node:crypto";
import type { Clock } from "../../../device-drivers/clock.ts";
import { accountRule, addressRule, failedAgain, type LockOutRule, waitsUntil } from "./lock-out.ts";
import type { StaffStore } from "./store.ts";

/** Wrong passwords and codes, counted for the account and for the address; they stay through a restart. */
export interface SignInTries {
  /** Until when nothing is looked at; undefined: it is now. */
  waitsUntil(account: string, address: string): number | undefined;
  /**
   * Counts one, before it is known whether it is wrong: guesses that are under way together must not slip past the limit. Returns how to take it
   * back when it was right.
   */
  count(account: string, address: string): { readonly ofAccount: number; takeBack(): void };
  /** The account's, when it was signed in as a whole, or a manager says so. */
  forget(account: string): void;
  /** Of the account alone. */
  accountWaitsUntil(account: string): number | undefined;
}

export function openTries(
  store: Pick<StaffStore, "failures" | "setFailures" | "forgetFailures">,
  key: Buffer,
  clock: Clock,
): SignInTries {
  store.forgetFailures(clock.now() - Math.max(accountRule.forgottenAfter, addressRule.forgottenAfter));
  const keyed = (what: string) => createHmac("sha256", key).update(`failure ${what}`).digest("hex");
  const ofAccount = (id: string) => ({ rule: accountRule, key: keyed(`account ${id}`) });
  const ofAddress = (address: string) => ({ rule: addressRule, key: keyed(`address ${address}`) });
  type Counter = { readonly rule: LockOutRule; readonly key: string };
  const until = ({ rule, key: each }: Counter) => waitsUntil(rule, store.failures(each), clock.now());
  const add = ({ rule, key: each }: Counter) => {
    const failures = failedAgain(rule, store.failures(each), clock.now());
    store.setFailures(each, failures);
    return failures.count;
  };
  const takeBack = ({ key: each }: Counter) => {
    const counted = store.failures(each);
    if (!counted) return;
    store.setFailures(each, counted.count > 1 ? { ...counted, count: counted.count - 1 } : null);
  };
  return {
    waitsUntil(account, address) {
      const waits = [until(ofAccount(account)), until(ofAddress(address))].filter(
        (each) => each !== undefined,
      );
      return waits.length === 0 ? undefined : Math.max(...waits);
    },
    count(account, address) {
      const counters = [ofAccount(account), ofAddress(address)];
      const [count = 0] = counters.map(add);
      return {
        ofAccount: count,
        takeBack() {
          for (const counter of counters) takeBack(counter);
        },
      };
    },
    forget: (account) => store.setFailures(ofAccount(account).key, null),
    accountWaitsUntil: (account) => until(ofAccount(account)),
  };
}
