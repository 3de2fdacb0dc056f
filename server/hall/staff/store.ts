import * as z from "zod/mini";
import { type Certificate, certificate, type StaffRole, staffRole } from "../../contract/staff/member.ts";
import { type Database, inStorage, openDatabase, StorageError } from "../../storage/database.ts";
import { staffMigrations } from "../../storage/migrations.ts";
import { seal, unseal } from "../../storage/sealed.ts";
import type { Failures } from "./lock-out.ts";

/** What a manager says of an account. */
export interface AccountDetails {
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly site: string | null;
  readonly certificate: Certificate | null;
}

export interface Account extends AccountDetails {
  readonly id: string;
  /** As `hashPassword` made it. */
  readonly password: string;
  readonly firstPassword: boolean;
  /** Its secret; null: none yet. */
  readonly authenticator: Buffer | null;
  /** A code of it has come. */
  readonly confirmed: boolean;
  readonly lastStep: number;
  readonly locked: { readonly by: string; readonly at: number } | null;
  readonly lastSignIn: number | null;
}

export type SessionStage = "changePassword" | "enrol" | "secondFactor" | "recoveryCodes" | "signedIn";

export interface Session {
  /** Of its token. */
  readonly hash: string;
  readonly account: string;
  readonly stage: SessionStage;
  /** Milliseconds since the epoch. */
  readonly began: number;
  readonly seen: number;
}

/** The file of accounts, sessions and failures. Every method may throw a StorageError. */
export interface StaffStore {
  account(id: string): Account | undefined;
  accounts(): Account[];
  /** False: there is one of this id. */
  add(id: string, details: AccountDetails, password: string): boolean;
  change(id: string, details: AccountDetails): void;
  setPassword(id: string, password: string, first: boolean): void;
  setAuthenticator(id: string, secret: Buffer | null): void;
  confirmAuthenticator(id: string, step: number): void;
  /** Whether the step is behind the last one: then it is the last one from now on. */
  takeStep(id: string, step: number): boolean;
  setLocked(id: string, locked: { readonly by: string; readonly at: number } | null): void;
  noteSignIn(id: string, at: number): void;
  setRecoveryCodes(id: string, hashes: readonly string[]): void;
  recoveryCodesLeft(id: string): number;
  /** Whether it is there and was not used: then it is now. */
  useRecoveryCode(id: string, hash: string, at: number): boolean;
  session(hash: string): Session | undefined;
  sessionsOf(account: string): Session[];
  putSession(session: Session): void;
  seen(hash: string, at: number): void;
  endSession(hash: string): void;
  /** All of an account, but for one. Returns their hashes. */
  endSessionsOf(account: string, but?: string): string[];
  /** Began before. */
  forgetSessions(before: number): void;
  failures(key: string): Failures | undefined;
  setFailures(key: string, failures: Failures | null): void;
  /** Before: nothing counts of them any more. */
  forgetFailures(before: number): void;
  close(): void;
}

const flag = z.pipe(
  z.number(),
  z.transform((value) => value === 1),
);
const accountRow = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.string(),
  site: z.nullable(z.string()),
  certificate: z.nullable(z.string()),
  password: z.string(),
  first_password: flag,
  authenticator: z.nullable(z.instanceof(Uint8Array)),
  confirmed: flag,
  last_step: z.number(),
  locked_by: z.nullable(z.string()),
  locked_at: z.nullable(z.number()),
  last_sign_in: z.nullable(z.number()),
});
const sessionRow = z.object({
  hash: z.string(),
  account: z.string(),
  stage: z.enum(["changePassword", "enrol", "secondFactor", "recoveryCodes", "signedIn"]),
  began_at: z.number(),
  seen_at: z.number(),
});
const failureRow = z.object({ count: z.number(), at: z.number() });

const sealOwner = (id: string) => `authenticator ${id}`;

/** @param key 256 bits, under which authenticators' secrets are sealed @throws StorageError */
export function openStaffStore(path: string, key: Buffer): StaffStore {
  const database = openDatabase(path, { migrations: staffMigrations });
  database.pragma("secure_delete = ON");
  return { ...accountsIn(database, key), ...sessionsIn(database), close: () => void database.close() };
}

type Sessions = Pick<
  StaffStore,
  | "session"
  | "sessionsOf"
  | "putSession"
  | "seen"
  | "endSession"
  | "endSessionsOf"
  | "forgetSessions"
  | "failures"
  | "setFailures"
  | "forgetFailures"
>;

function accountsIn(database: Database, key: Buffer): Omit<StaffStore, keyof Sessions | "close"> {
  const one = database.prepare("SELECT * FROM account WHERE id = ?");
  const all = database.prepare("SELECT * FROM account ORDER BY id");
  const add = database.prepare(
    `INSERT INTO account (id, name, roles, site, certificate, password, first_password)
     VALUES (@id, @name, @roles, @site, @certificate, @password, 1) ON CONFLICT (id) DO NOTHING`,
  );
  const change = database.prepare(
    "UPDATE account SET name = @name, roles = @roles, site = @site, certificate = @certificate WHERE id = @id",
  );
  const set = (columns: string) => database.prepare(`UPDATE account SET ${columns} WHERE id = @id`);
  const password = set("password = @password, first_password = @first");
  const authenticator = set("authenticator = @sealed, confirmed = 0, last_step = 0");
  const confirm = set("confirmed = 1, last_step = @step");
  const step = database.prepare("UPDATE account SET last_step = @step WHERE id = @id AND last_step < @step");
  const locked = set("locked_by = @by, locked_at = @at");
  const signIn = set("last_sign_in = @at");
  const removeCodes = database.prepare("DELETE FROM recovery_code WHERE account = ?");
  const addCode = database.prepare("INSERT INTO recovery_code (account, hash) VALUES (?, ?)");
  const codesLeft = database
    .prepare("SELECT count(*) FROM recovery_code WHERE account = ? AND used_at IS NULL")
    .pluck();
  const useCode = database.prepare(
    "UPDATE recovery_code SET used_at = @at WHERE account = @id AND hash = @hash AND used_at IS NULL",
  );
  const columnsOf = ({ name, roles, site, certificate: held }: AccountDetails) => ({
    name,
    roles: JSON.stringify(roles),
    site,
    certificate: held && JSON.stringify(held),
  });
  const read = (found: unknown): Account => {
    const row = accountRow.parse(found);
    const { id, authenticator: sealed, locked_by: by, locked_at: at } = row;
    const secret = sealed && unseal(key, sealOwner(id), sealed);
    if (sealed && secret === null)
      throw new StorageError(
        "storage.corrupt",
        "an authenticator's secret does not open under the hall's key",
      );
    return {
      id,
      name: row.name,
      roles: z.array(staffRole).parse(JSON.parse(row.roles)),
      site: row.site,
      certificate: row.certificate === null ? null : certificate.parse(JSON.parse(row.certificate)),
      password: row.password,
      firstPassword: row.first_password,
      authenticator: secret === null ? null : Buffer.from(secret, "hex"),
      confirmed: row.confirmed,
      lastStep: row.last_step,
      locked: by === null || at === null ? null : { by, at },
      lastSignIn: row.last_sign_in,
    };
  };
  const setCodes = database.transaction((id: string, hashes: readonly string[]) => {
    removeCodes.run(id);
    for (const hash of hashes) addCode.run(id, hash);
  });
  const stored = <Result>(body: () => Result) => inStorage("keeping accounts", body);
  return {
    account: (id) =>
      stored(() => {
        const found = one.get(id);
        return found === undefined ? undefined : read(found);
      }),
    accounts: () => stored(() => all.all().map(read)),
    add: (id, details, hash) =>
      stored(() => add.run({ id, ...columnsOf(details), password: hash }).changes === 1),
    change: (id, details) => stored(() => void change.run({ id, ...columnsOf(details) })),
    setPassword: (id, hash, first) =>
      stored(() => void password.run({ id, password: hash, first: first ? 1 : 0 })),
    setAuthenticator: (id, secret) =>
      stored(() => {
        const sealed = secret && seal(key, sealOwner(id), secret.toString("hex"));
        authenticator.run({ id, sealed });
      }),
    confirmAuthenticator: (id, at) => stored(() => void confirm.run({ id, step: at })),
    takeStep: (id, at) => stored(() => step.run({ id, step: at }).changes === 1),
    setLocked: (id, lock) =>
      stored(() => void locked.run({ id, by: lock?.by ?? null, at: lock?.at ?? null })),
    noteSignIn: (id, at) => stored(() => void signIn.run({ id, at })),
    setRecoveryCodes: (id, hashes) => stored(() => setCodes(id, hashes)),
    recoveryCodesLeft: (id) => stored(() => z.number().parse(codesLeft.get(id))),
    useRecoveryCode: (id, hash, at) => stored(() => useCode.run({ id, hash, at }).changes === 1),
  };
}

function sessionsIn(database: Database): Sessions {
  const one = database.prepare("SELECT * FROM session WHERE hash = ?");
  const ofAccount = database.prepare("SELECT * FROM session WHERE account = ? ORDER BY began_at");
  const put = database.prepare(
    `INSERT INTO session (hash, account, stage, began_at, seen_at) VALUES (@hash, @account, @stage, @began, @seen)
     ON CONFLICT (hash) DO UPDATE SET stage = excluded.stage, seen_at = excluded.seen_at`,
  );
  const seen = database.prepare("UPDATE session SET seen_at = ? WHERE hash = ?");
  const end = database.prepare("DELETE FROM session WHERE hash = ?");
  const endOthers = database
    .prepare("DELETE FROM session WHERE account = ? AND hash <> ? RETURNING hash")
    .pluck();
  const old = database.prepare("DELETE FROM session WHERE began_at < ?");
  const failures = database.prepare("SELECT count, at FROM failure WHERE key = ?");
  const setFailures = database.prepare(
    `INSERT INTO failure (key, count, at) VALUES (@key, @count, @at)
     ON CONFLICT (key) DO UPDATE SET count = excluded.count, at = excluded.at`,
  );
  const noFailures = database.prepare("DELETE FROM failure WHERE key = ?");
  const oldFailures = database.prepare("DELETE FROM failure WHERE at < ?");
  const read = (found: unknown): Session => {
    const { began_at: began, seen_at: at, ...rest } = sessionRow.parse(found);
    return { ...rest, began, seen: at };
  };
  const stored = <Result>(body: () => Result) => inStorage("keeping sessions", body);
  return {
    session: (hash) =>
      stored(() => {
        const found = one.get(hash);
        return found === undefined ? undefined : read(found);
      }),
    sessionsOf: (account) => stored(() => ofAccount.all(account).map(read)),
    putSession: (session) => stored(() => void put.run({ ...session })),
    seen: (hash, at) => stored(() => void seen.run(at, hash)),
    endSession: (hash) => stored(() => void end.run(hash)),
    endSessionsOf: (account, but = "") =>
      stored(() => z.array(z.string()).parse(endOthers.all(account, but))),
    forgetSessions: (before) => stored(() => void old.run(before)),
    failures: (key) =>
      stored(() => {
        const found = failures.get(key);
        return found === undefined ? undefined : failureRow.parse(found);
      }),
    setFailures: (key, counted) =>
      stored(() => void (counted ? setFailures.run({ key, ...counted }) : noFailures.run(key))),
    forgetFailures: (before) => stored(() => void oldFailures.run(before)),
  };
}
