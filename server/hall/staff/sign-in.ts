import type { Clock } from "../../../device-drivers/clock.ts";
import type { SignInProblem, SignInState, StaffRequestPayload } from "../../contract/staff/session.ts";
import { isPassword } from "../../door/password-hash.ts";
import type { StaffOrigin } from "../../door/staff-gate.ts";
import type { Audit } from "../audit/audit.ts";
import { accountRule } from "./lock-out.ts";
import { memberOf } from "./members.ts";
import { type RandomBytes, recoveryCodes, recoveryHash } from "./one-time-codes.ts";
import { problemWith } from "./passwords.ts";
import type { LiveSession, Sessions } from "./sessions.ts";
import type { Account, SessionStage, StaffStore } from "./store.ts";
import { authenticatorAddress, base32, secretBytes, stepOf } from "./totp.ts";
import type { SignInTries } from "./tries.ts";

/** Where a browser stands now, and its cookie from now on: null ends it, undefined leaves it. */
export interface SignInAnswer {
  readonly state: SignInState;
  readonly cookie?: string | null;
}

export interface SignInOptions {
  readonly store: StaffStore;
  readonly sessions: Sessions;
  readonly tries: SignInTries;
  readonly audit: Pick<Audit, "write">;
  /** Under which recovery codes are hashed. */
  readonly key: Buffer;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** As an authenticator calls it. */
  readonly hallName: string;
  /** Of a password. */
  readonly hash: (password: string) => Promise<string>;
}

/** What staff ask before they are signed in, and to end it. */
export type StaffSignIn = ReturnType<typeof openSignIn>;

type Found = { readonly session: LiveSession; readonly account: Account };

/** Whom a password alone lets in no further. */
export const needsSecondFactor = ({ roles }: Pick<Account, "roles">): boolean => roles.includes("manager");

/** @param stage that is done; undefined: the password was right. The one that is next. */
export function nextStage(account: Account, stage?: SessionStage): SessionStage {
  if (stage === undefined && account.firstPassword) return "changePassword";
  if (!needsSecondFactor(account)) return "signedIn";
  if (stage === undefined || stage === "changePassword") return account.confirmed ? "secondFactor" : "enrol";
  return stage === "enrol" ? "recoveryCodes" : "signedIn";
}

export function openSignIn(options: SignInOptions) {
  const { store, sessions, tries, audit, key, clock, randomBytes, hallName, hash } = options;
  // Whoever is nobody takes as long as somebody.
  const nobody = hash(randomBytes(16).toString("hex"));

  const write = (origin: StaffOrigin, account: Account | undefined, what: string, outcome: string) =>
    audit.write({
      account: account?.id ?? "?",
      name: account?.name ?? "",
      roles: [...(account?.roles ?? [])],
      page: origin.page,
      site: account?.site ?? "",
      address: origin.address,
      what,
      target: "",
      outcome,
    });

  const secretOf = (account: Account): Buffer => {
    if (account.authenticator) return account.authenticator;
    const secret = randomBytes(secretBytes);
    store.setAuthenticator(account.id, secret);
    return secret;
  };
  const newCodes = (account: Account): string[] => {
    const codes = recoveryCodes(randomBytes);
    store.setRecoveryCodes(
      account.id,
      codes.map((code) => recoveryHash(key, account.id, code)),
    );
    return codes;
  };

  const stateOf = ({ session, account }: Found, problem: SignInProblem | null = null): SignInState => {
    const { name } = account;
    switch (session.stage) {
      case "changePassword":
        return { stage: "changePassword", name, problem };
      case "enrol": {
        const secret = secretOf(account);
        const address = authenticatorAddress(secret, hallName, account.id);
        return { stage: "enrol", name, secret: base32(secret), address, problem };
      }
      case "secondFactor":
        return { stage: "secondFactor", name, problem };
      // Whoever loads the page anew before they were kept gets others.
      case "recoveryCodes":
        return { stage: "recoveryCodes", name, codes: newCodes(account) };
      case "signedIn":
        return {
          stage: "signedIn",
          member: memberOf(account, clock.now()),
          certificate: account.certificate,
          endsAt: session.endsAt,
          idleUntil: session.idleUntil,
          recoveryCodes: needsSecondFactor(account) ? store.recoveryCodesLeft(account.id) : null,
          problem,
        };
    }
  };
  const signedOut = (problem: SignInProblem | null): SignInAnswer => ({
    state: { stage: "signedOut", problem },
    cookie: null,
  });

  /** On to the next stage, under another token. */
  const goOn = async (origin: StaffOrigin, { session, account }: Found): Promise<SignInAnswer> => {
    // As it is now: the password or the authenticator may have changed a moment ago.
    const current = store.account(account.id) ?? account;
    const stage = nextStage(current, session.stage);
    if (stage === "signedIn") {
      tries.forget(account.id);
      await write(origin, current, "staff.signIn", "done");
      store.noteSignIn(account.id, clock.now());
    }
    const cookie = sessions.replace(session, stage);
    const found = sessions.find(cookie);
    return found ? { state: stateOf(found), cookie } : signedOut("locked");
  };

  /** The session of the cookie in this stage, or what to say where there is none. */
  const at = (origin: StaffOrigin, ...stages: SessionStage[]): Found | undefined => {
    const found = sessions.find(origin.cookie);
    return found && stages.includes(found.session.stage) ? found : undefined;
  };

  /** Looks at one secret of an account, with waits after wrong ones. `isRight` may take a while. */
  const tried = async (
    origin: StaffOrigin,
    id: string,
    what: string,
    isRight: () => boolean | Promise<boolean>,
  ): Promise<"right" | "wrong" | { readonly until: number }> => {
    const until = tries.waitsUntil(id, origin.address);
    const account = store.account(id);
    if (until !== undefined) {
      await write(origin, account, what, "waiting");
      return { until };
    }
    const counted = tries.count(id, origin.address);
    if (await isRight()) {
      counted.takeBack();
      return "right";
    }
    await write(origin, account, what, "wrong");
    if (
      account &&
      !account.locked &&
      counted.ofAccount >= (accountRule.locksAt ?? Number.POSITIVE_INFINITY)
    ) {
      store.setLocked(id, { by: "@attempts", at: clock.now() });
      sessions.endAll(id);
      await write(origin, account, "staff.lock", "done");
    }
    const waits = tries.waitsUntil(id, origin.address);
    return waits === undefined ? "wrong" : { until: waits };
  };
  const waiting = (until: number): SignInAnswer => ({ state: { stage: "waiting", until } });

  return {
    session({ cookie }: StaffOrigin): SignInAnswer {
      const found = sessions.find(cookie);
      return found ? { state: stateOf(found) } : signedOut(null);
    },

    async signIn(
      origin: StaffOrigin,
      { id, password }: StaffRequestPayload<"SignIn">,
    ): Promise<SignInAnswer> {
      const account = store.account(id);
      const outcome = await tried(origin, id, "staff.signIn", async () =>
        isPassword(password, account?.password ?? (await nobody)),
      );
      if (typeof outcome === "object") return waiting(outcome.until);
      if (outcome === "wrong" || !account) return signedOut("wrong");
      if (account.locked) {
        await write(origin, account, "staff.signIn", "locked");
        return signedOut("locked");
      }
      const before = sessions.find(origin.cookie);
      if (before) sessions.end(before.session);
      const stage = nextStage(account);
      if (stage === "signedIn") {
        tries.forget(id);
        await write(origin, account, "staff.signIn", "done");
        store.noteSignIn(id, clock.now());
      }
      const cookie = sessions.begin(id, stage);
      const found = sessions.find(cookie);
      return found ? { state: stateOf(found), cookie } : signedOut("locked");
    },

    /** Ends the account's other sessions: whoever knew the old password is out. */
    async changePassword(
      origin: StaffOrigin,
      { password, next }: StaffRequestPayload<"ChangePassword">,
    ): Promise<SignInAnswer> {
      const found = at(origin, "changePassword", "signedIn");
      if (!found) return signedOut("tooLate");
      const { account, session } = found;
      const outcome = await tried(origin, account.id, "staff.changePassword", () =>
        isPassword(password, account.password),
      );
      if (typeof outcome === "object") return waiting(outcome.until);
      if (outcome === "wrong") return { state: stateOf(found, "wrong") };
      const problem = password === next ? "sameAsBefore" : problemWith(next, [account.id, account.name]);
      if (problem) return { state: stateOf(found, problem) };
      store.setPassword(account.id, await hash(next), false);
      sessions.endAll(account.id, session);
      await write(origin, account, "staff.changePassword", "done");
      if (session.stage === "changePassword") return goOn(origin, found);
      const cookie = sessions.replace(session, "signedIn");
      const renewed = sessions.find(cookie);
      return renewed ? { state: stateOf(renewed), cookie } : signedOut("locked");
    },

    /** Sets an authenticator up, or shows that one is there. */
    async enterCode(origin: StaffOrigin, { code }: StaffRequestPayload<"EnterCode">): Promise<SignInAnswer> {
      const found = at(origin, "enrol", "secondFactor");
      if (!found) return signedOut("tooLate");
      const { account, session } = found;
      const isFirst = session.stage === "enrol";
      const outcome = await tried(origin, account.id, "staff.secondFactor", () => {
        const step = stepOf(secretOf(account), code, clock.now(), account.lastStep);
        if (step === undefined) return false;
        if (!isFirst) return store.takeStep(account.id, step);
        store.confirmAuthenticator(account.id, step);
        return true;
      });
      if (typeof outcome === "object") return waiting(outcome.until);
      if (outcome === "wrong") return { state: stateOf(found, "wrong") };
      if (isFirst) await write(origin, account, "staff.enrol", "done");
      return goOn(origin, found);
    },

    async useRecoveryCode(
      origin: StaffOrigin,
      { code }: StaffRequestPayload<"UseRecoveryCode">,
    ): Promise<SignInAnswer> {
      const found = at(origin, "secondFactor");
      if (!found) return signedOut("tooLate");
      const { account } = found;
      const outcome = await tried(origin, account.id, "staff.recoveryCode", () =>
        store.useRecoveryCode(account.id, recoveryHash(key, account.id, code), clock.now()),
      );
      if (typeof outcome === "object") return waiting(outcome.until);
      if (outcome === "wrong") return { state: stateOf(found, "wrong") };
      await write(origin, account, "staff.recoveryCode", "done");
      return goOn(origin, found);
    },

    async codesKept(origin: StaffOrigin): Promise<SignInAnswer> {
      const found = at(origin, "recoveryCodes");
      return found ? goOn(origin, found) : signedOut("tooLate");
    },

    async signOut(origin: StaffOrigin): Promise<SignInAnswer> {
      const found = sessions.find(origin.cookie);
      if (found) {
        sessions.end(found.session);
        await write(origin, found.account, "staff.signOut", "done");
      }
      return signedOut(null);
    },
  };
}
