import { createHash } from "node:crypto";
import type { Clock } from "../../../device-drivers/clock.ts";
import type { RandomBytes } from "./one-time-codes.ts";
import type { Account, Session, SessionStage, StaffStore } from "./store.ts";

const minute = 60_000;
const hour = 60 * minute;
/** NIST SP 800-63B (revision 3), 4.2.3: anew after thirty minutes in which nothing was done, and after twelve hours at most. */
export const idleLimit = 30 * minute;
export const longestSession = 12 * hour;
/** House rule: for one who is half signed in. */
const halfwayLimit = 10 * minute;
/** Written down so often at most: a sign of life is no reason for the disk to turn. */
const seenEvery = minute;
/** How soon an open page hears that a session ended by itself, or in another process. */
export const sweepInterval = 5000;
const tokenBytes = 32;

export interface LiveSession extends Session {
  readonly account: string;
  /** Milliseconds since the epoch. */
  readonly endsAt: number;
  readonly idleUntil: number;
}

/** Who is signed in, by the token that only their browser has. */
export interface Sessions {
  /** A new one; returns its token. */
  begin(account: string, stage: SessionStage): string;
  /** In the place of one: another token, so that whoever saw the first has nothing. */
  replace(session: Session, stage: SessionStage): string;
  /** With its account; undefined: none, ended, or of an account that is locked. */
  find(token: string | undefined): { readonly session: LiveSession; readonly account: Account } | undefined;
  /** A sign of life. */
  touch(session: Session): void;
  end(session: Session): void;
  /** All of an account, but for one. */
  endAll(account: string, but?: Session): void;
  countOf(account: string): number;
  /** The listener hears once when the session of the token has ended. Returns the end of listening. */
  onEnd(token: string, listener: () => void): () => void;
  close(): void;
}

export interface SessionsOptions {
  readonly store: StaffStore;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

const withEnds = (session: Session): LiveSession => {
  const isWhole = session.stage === "signedIn";
  return {
    ...session,
    endsAt: session.began + (isWhole ? longestSession : halfwayLimit),
    idleUntil: session.seen + (isWhole ? idleLimit : halfwayLimit),
  };
};

export function openSessions({ store, clock, randomBytes }: SessionsOptions): Sessions {
  const watched = new Map<string, Set<() => void>>();
  let timer: unknown;
  store.forgetSessions(clock.now() - longestSession);

  const live = (hash: string) => {
    const found = store.session(hash);
    if (!found) return undefined;
    const session = withEnds(found);
    const account = store.account(session.account);
    const now = clock.now();
    if (!account || account.locked || now >= session.endsAt || now >= session.idleUntil) return undefined;
    return { session, account };
  };
  const tell = (hash: string) => {
    const listeners = watched.get(hash);
    watched.delete(hash);
    for (const listener of listeners ?? []) listener();
  };
  const sweep = () => {
    timer = undefined;
    for (const hash of [...watched.keys()]) if (!live(hash)) tell(hash);
    if (watched.size > 0) timer = clock.setTimeout(sweep, sweepInterval);
  };
  const begin = (account: string, stage: SessionStage) => {
    const token = randomBytes(tokenBytes).toString("base64url");
    const now = clock.now();
    store.putSession({ hash: hashOf(token), account, stage, began: now, seen: now });
    return token;
  };
  return {
    begin,
    replace(session, stage) {
      store.endSession(session.hash);
      tell(session.hash);
      return begin(session.account, stage);
    },
    find: (token) => (token ? live(hashOf(token)) : undefined),
    touch({ hash, seen }) {
      if (clock.now() - seen >= seenEvery) store.seen(hash, clock.now());
    },
    end({ hash }) {
      store.endSession(hash);
      tell(hash);
    },
    endAll(account, but) {
      for (const hash of store.endSessionsOf(account, but?.hash)) tell(hash);
    },
    countOf: (account) =>
      store.sessionsOf(account).filter(({ hash }) => live(hash)?.session.stage === "signedIn").length,
    onEnd(token, listener) {
      const hash = hashOf(token);
      const listeners = watched.get(hash) ?? new Set();
      watched.set(hash, listeners);
      listeners.add(listener);
      timer ??= clock.setTimeout(sweep, sweepInterval);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) watched.delete(hash);
      };
    },
    close() {
      clock.clearTimeout(timer);
      watched.clear();
    },
  };
}
