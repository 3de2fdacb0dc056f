import type { Statement } from "better-sqlite3";
import * as z from "zod/mini";
import { type Database, inStorage, StorageError } from "./database.ts";

/** An event as it stands in the log. */
export interface Recorded<Event> {
  /** Place in the log, over all days: rising, never used twice. */
  readonly seq: number;
  /** Business day, `2026-11-23`. */
  readonly day: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly event: Event;
}

/** The log and the command outcomes of one database file. Everything it reads is parsed before it is handed out. */
export interface EventStore<Event, Outcome> {
  /** Committed events behind `seq`, in order. */
  after(seq: number): Recorded<Event>[];
  /** The events of one day up to and with `seq`, in order. */
  ofDay(day: string, seq: number): Recorded<Event>[];
  lastSeq(): number;
  outcome(day: string, key: string): Outcome | undefined;
  append(recorded: Recorded<Event>): void;
  remember(day: string, key: string, outcome: Outcome): void;
  /** Takes the write lock. @throws StorageError storage.busy when another process keeps it */
  begin(): void;
  commit(): void;
  /** Ends the transaction, if one is open, without a trace. */
  rollback(): void;
  close(): void;
}

export interface EventStoreSchemas<Event, Outcome> {
  /** A union of objects by `type`. */
  readonly event: z.ZodMiniType<Event>;
  readonly outcome: z.ZodMiniType<Outcome>;
}

const eventRow = z.strictObject({
  seq: z.number(),
  day: z.string(),
  at: z.number(),
  type: z.string(),
  data: z.string(),
});

const columns = "SELECT seq, day, at, type, data FROM event";

export function openEventStore<Event extends { readonly type: string }, Outcome>(
  database: Database,
  schemas: EventStoreSchemas<Event, Outcome>,
): EventStore<Event, Outcome> {
  const statements = inStorage("preparing statements", () => ({
    after: database.prepare(`${columns} WHERE seq > ? ORDER BY seq`),
    ofDay: database.prepare(`${columns} WHERE day = ? AND seq <= ? ORDER BY seq`),
    lastSeq: database.prepare("SELECT max(seq) FROM event").pluck(),
    outcome: database.prepare("SELECT outcome FROM command WHERE day = ? AND key = ?").pluck(),
    append: database.prepare("INSERT INTO event (seq, day, at, type, data) VALUES (?, ?, ?, ?, ?)"),
    remember: database.prepare("INSERT INTO command (day, key, outcome) VALUES (?, ?, ?)"),
    begin: database.prepare("BEGIN IMMEDIATE"),
    commit: database.prepare("COMMIT"),
    rollback: database.prepare("ROLLBACK"),
  }));

  const parseRow = (row: unknown): Recorded<Event> => {
    const parsed = eventRow.safeParse(row);
    if (!parsed.success) throw corrupt("an event row", parsed.error);
    const { seq, day, at, type, data } = parsed.data;
    const where = `event ${seq}`;
    const event = schemas.event.safeParse({ ...(parseJson(data, where) as object), type });
    if (!event.success) throw corrupt(where, event.error);
    return { seq, day, at, event: event.data };
  };

  const read = (statement: Statement, ...parameters: unknown[]) =>
    inStorage("reading events", () => statement.all(...parameters)).map(parseRow);

  return {
    after: (seq) => read(statements.after, seq),
    ofDay: (day, seq) => read(statements.ofDay, day, seq),
    lastSeq: () => Number(inStorage("reading the end of the log", () => statements.lastSeq.get()) ?? 0),
    outcome(day, key) {
      const row = inStorage("looking up a command", () => statements.outcome.get(day, key));
      if (row === undefined) return undefined;
      const where = `command ${key} of ${day}`;
      const parsed = schemas.outcome.safeParse(parseJson(String(row), where));
      if (!parsed.success) throw corrupt(where, parsed.error);
      return parsed.data;
    },
    append({ seq, day, at, event: { type, ...data } }) {
      inStorage("appending an event", () => statements.append.run(seq, day, at, type, JSON.stringify(data)));
    },
    remember(day, key, outcome) {
      inStorage("remembering a command", () => statements.remember.run(day, key, JSON.stringify(outcome)));
    },
    begin: () => inStorage("taking the write lock", () => void statements.begin.run()),
    commit: () => inStorage("committing", () => void statements.commit.run()),
    rollback() {
      // Some failures (a full disk, an input/output error) have made SQLite roll back by itself.
      if (database.inTransaction) inStorage("rolling back", () => void statements.rollback.run());
    },
    close: () => void database.close(),
  };
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw corrupt(where, cause);
  }
}

function corrupt(where: string, cause: unknown): StorageError {
  return new StorageError("storage.corrupt", `${where} is not what the schema says`, { cause });
}
