import Database from "better-sqlite3";

export type { Database } from "better-sqlite3";

/** How long a commit waits for another process's write lock, milliseconds, before it fails with a typed error. */
export const busyTimeout = 5000;

/** One entry a schema version, oldest first. Never edited, only added to. */
const migrations: readonly string[] = [
  `
  CREATE TABLE event (
    seq  INTEGER PRIMARY KEY,
    day  TEXT NOT NULL,
    at   INTEGER NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL
  ) STRICT;
  CREATE INDEX event_by_day ON event (day, seq);
  -- What a command led to, for the one that is sent twice. By day first: today's keys stay together however many there
  -- ever were.
  CREATE TABLE command (
    day     TEXT NOT NULL,
    key     TEXT NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (day, key)
  ) STRICT, WITHOUT ROWID;
  `,
];

/**
 * Opens the embedded store: write-ahead log, and a commit is on the disk before it is answered (synchronous = FULL).
 * Several processes may have one file open.
 */
export function openDatabase(path: string): Database.Database {
  const database = new Database(path, { timeout: busyTimeout });
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  migrate(database);
  return database;
}

function migrate(database: Database.Database): void {
  const run = database.transaction(() => {
    const version = database.pragma("user_version", { simple: true }) as number;
    if (version > migrations.length)
      throw new Error(
        `the store has schema ${version}, this program knows ${migrations.length}: update the program`,
      );
    for (const migration of migrations.slice(version)) database.exec(migration);
    database.pragma(`user_version = ${migrations.length}`);
  });
  run.immediate();
}
