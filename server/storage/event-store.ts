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

/** An event with the command that it ends, if it is the last that a command led to. */
export interface Stored<Event, Outcome> extends Recorded<Event> {
  readonly command: { readonly key: string; readonly outcome: Outcome } | null;
}

/** One log of a database file. Everything it reads is parsed before it is handed out. */
export interface EventStore<Event, Outcome> {
  /** Committed events behind `seq`, in order. */
  after(seq: number): Stored<Event, Outcome>[];
  /** The events of one day up to and with `seq`, in order. */
  ofDay(day: string, seq: number): Stored<Event, Outcome>[];
  /** Days after one and before another on which something happened, in order, with how much. */
  days(after: string, before: string): { readonly day: string; readonly events: number }[];
  /** The events of a day and of all days behind it, up to and with `seq`, in order. */
  sinceDay(day: string, seq: number): Stored<Event, Outcome>[];
  /** Some events by their places, in order; what is not there is left out. */
  at(seqs: readonly number[]): Stored<Event, Outcome>[];
  lastSeq(): number;
  append(stored: Stored<Event, Outcome>): void;
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
  key: z.nullable(z.string()),
  outcome: z.nullable(z.string()),
});

const dayRow = z.strictObject({ day: z.string(), events: z.number() });

/** The tables that are logs: each has its own `seq`. */
export type LogName =
  | "event"
  | "appointment_event"
  | "matter_event"
  | "assistance_event"
  | "rating_event"
  | "pain_event";

export function openEventStore<Event extends { readonly type: string }, Outcome>(
  database: Database,
  schemas: EventStoreSchemas<Event, Outcome>,
  name: LogName = "event",
): EventStore<Event, Outcome> {
  const columns = `SELECT seq, day, at, type, data, key, outcome FROM ${name}`;
  const statements = inStorage("preparing statements", () => ({
    after: database.prepare(`${columns} WHERE seq > ? ORDER BY seq`),
    ofDay: database.prepare(`${columns} WHERE day = ? AND seq <= ? ORDER BY seq`),
    days: database.prepare(
      `SELECT day, count(*) AS events FROM ${name} WHERE day > ? AND day < ? GROUP BY day ORDER BY day`,
    ),
    sinceDay: database.prepare(`${columns} WHERE day >= ? AND seq <= ? ORDER BY seq`),
    at: database.prepare(`${columns} WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq`),
    lastSeq: database.prepare(`SELECT max(seq) FROM ${name}`).pluck(),
    append: database.prepare(
      `INSERT INTO ${name} (seq, day, at, type, data, key, outcome) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    begin: database.prepare("BEGIN IMMEDIATE"),
    commit: database.prepare("COMMIT"),
    rollback: database.prepare("ROLLBACK"),
  }));

  const parseRow = (raw: unknown): Stored<Event, Outcome> => {
    const { seq, day, at, type, data, key, outcome } = parse(eventRow, raw, "an event row");
    const where = `event ${seq}`;
    return {
      seq,
      day,
      at,
      event: parse(schemas.event, { ...(parseJson(data, where) as object), type }, where),
      command:
        key === null || outcome === null
          ? null
          : { key, outcome: parse(schemas.outcome, parseJson(outcome, where), where) },
    };
  };

  const read = (statement: Statement, ...parameters: unknown[]) =>
    inStorage("reading events", () => statement.all(...parameters)).map(parseRow);

  return {
    after: (seq) => read(statements.after, seq),
    ofDay: (day, seq) => read(statements.ofDay, day, seq),
    days: (after, before) =>
      inStorage("reading days", () => statements.days.all(after, before)).map((row) =>
        parse(dayRow, row, "a day's row"),
      ),
    sinceDay: (day, seq) => read(statements.sinceDay, day, seq),
    at: (seqs) => read(statements.at, JSON.stringify(seqs)),
    lastSeq: () => Number(inStorage("reading the end of the log", () => statements.lastSeq.get()) ?? 0),
    append({ seq, day, at, event: { type, ...data }, command }) {
      const key = command?.key ?? null;
      const outcome = command ? JSON.stringify(command.outcome) : null;
      inStorage("appending an event", () =>
        statements.append.run(seq, day, at, type, JSON.stringify(data), key, outcome),
      );
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

function parse<Value>(schema: z.ZodMiniType<Value>, value: unknown, where: string): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw corrupt(where, parsed.error);
}

function corrupt(where: string, cause: unknown): StorageError {
  return new StorageError("storage.corrupt", `${where} is not what the schema says`, { cause });
}
