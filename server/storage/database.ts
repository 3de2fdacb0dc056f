import Sqlite from "better-sqlite3";
import { hallMigrations } from "./migrations.ts";

export type Database = Sqlite.Database;

/** Milliseconds that opening waits for another process that is creating or migrating the same file. */
const openingTimeout = 5000;

/** Milliseconds until opening asks again what SQLite itself does not wait for. */
const retryAfter = 5;

/**
 * Milliseconds that a statement waits, blocking, for another process's transaction. House rule: the event loop
 * never stands still longer than a page's frame or three; who is still locked out tries again later.
 */
const busyTimeout = 50;

export interface DatabaseOptions {
  /** Milliseconds a statement blocks while another process holds the write lock. */
  readonly busyTimeout?: number;
  /** Every step this kind of file has ever taken, oldest first. Default: the hall's. */
  readonly migrations?: readonly string[];
}

/**
 * Opens the database file, makes it when it does not exist, and brings its schema up to date.
 *
 * WAL with synchronous=FULL: a commit that was reported survives a crash of the process and a loss of power.
 *
 * @throws StorageError storage.busy | storage.failed | storage.tooNew
 */
export function openDatabase(path: string, options: DatabaseOptions = {}): Database {
  const { migrations = hallMigrations } = options;
  return inStorage(`opening ${path}`, () => {
    const database = openFile(path);
    try {
      const mode = keepLog(database);
      if (mode !== "wal")
        throw new StorageError("storage.failed", `${path} cannot keep a write-ahead log: ${mode}`);
      database.pragma("synchronous = FULL");
      database.pragma("foreign_keys = ON");
      migrate(database, path, migrations);
      database.pragma(`busy_timeout = ${options.busyTimeout ?? busyTimeout}`);
      return database;
    } catch (cause) {
      database.close();
      throw cause;
    }
  });
}

/**
 * Reads a file that another process may be working on, and changes nothing in it.
 *
 * @throws StorageError storage.busy | storage.failed
 */
export function readDatabase<Result>(path: string, body: (database: Database) => Result): Result {
  return inStorage(`reading ${path}`, () => {
    const database = openFile(path, { readonly: true, fileMustExist: true });
    try {
      return body(database);
    } finally {
      database.close();
    }
  });
}

/**
 * Turns the write-ahead log on. SQLite does not wait for its busy time-out where two processes make the same file and both turn it on: each holds
 * what the other needs, so that one is told `SQLITE_BUSY` at once, and asks again.
 */
function keepLog(database: Database): unknown {
  const until = performance.now() + openingTimeout;
  for (;;) {
    try {
      return database.pragma("journal_mode = WAL", { simple: true });
    } catch (cause) {
      if ((cause as { code?: string }).code !== "SQLITE_BUSY" || performance.now() > until) throw cause;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryAfter);
    }
  }
}

function openFile(path: string, options: Sqlite.Options = {}): Database {
  try {
    return new Sqlite(path, { timeout: openingTimeout, ...options });
  } catch (cause) {
    // A missing directory is a TypeError of the binding, before SQLite is asked.
    throw new StorageError("storage.failed", `opening ${path}: ${(cause as Error).message}`, { cause });
  }
}

function migrate(database: Database, path: string, migrations: readonly string[]): void {
  const version = () => Number(database.pragma("user_version", { simple: true }));
  if (version() === migrations.length) return;
  const steps = database.transaction(() => {
    const done = version();
    if (done > migrations.length)
      throw new StorageError("storage.tooNew", `${path} was written by a newer version (schema ${done})`);
    for (const step of migrations.slice(done)) database.exec(step);
    database.pragma(`user_version = ${migrations.length}`);
  });
  // Read again inside the lock: another process may have migrated meanwhile.
  steps.immediate();
}

export type StorageErrorCode =
  /** Another process kept the write lock for too long. */
  | "storage.busy"
  /** The disk, the file or SQLite failed; the cause says how. */
  | "storage.failed"
  /** A row is not what the schema says. */
  | "storage.corrupt"
  /** The file was written by a newer version. */
  | "storage.tooNew"
  /** The store is being closed and takes nothing more. */
  | "storage.closed";

export class StorageError extends Error {
  override readonly name = "StorageError";
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.code = code;
  }
}

/** Runs `body`; what SQLite throws becomes a StorageError that keeps its cause, everything else stays as it is. */
export function inStorage<Result>(doing: string, body: () => Result): Result {
  try {
    return body();
  } catch (cause) {
    if (!(cause instanceof Sqlite.SqliteError)) throw cause;
    const code = cause.code.startsWith("SQLITE_BUSY") ? "storage.busy" : "storage.failed";
    throw new StorageError(code, `${doing}: ${cause.message}`, { cause });
  }
}
