import * as z from "zod/mini";
import { languages } from "../../contract/hall.ts";
import { inStorage, openDatabase, StorageError } from "../../storage/database.ts";
import { reminderMigrations } from "../../storage/migrations.ts";
import type { TextKind } from "./texts.ts";

const recipientRow = z.object({
  ticket_id: z.string(),
  sealed: z.instanceof(Uint8Array),
  language: z.enum(languages),
});
const outboxRow = z.object({
  ticket_id: z.string(),
  kind: z.enum(["near", "called"]),
  state: z.enum(["waiting", "accepted"]),
  at: z.number(),
  attempts: z.number(),
  next_at: z.number(),
  gateway_id: z.nullable(z.string()),
});

export interface Recipient {
  readonly ticketId: string;
  readonly sealed: Buffer;
  readonly language: (typeof languages)[number];
}

/** A message that is not done with. Times are milliseconds since the epoch. */
export interface OpenText {
  readonly ticketId: string;
  readonly kind: TextKind;
  /** Accepted: by the gateway; whether it arrived is not known. */
  readonly state: "waiting" | "accepted";
  readonly at: number;
  readonly attempts: number;
  readonly nextAt: number;
  readonly gatewayId: string | null;
}

export type TextEnd = "delivered" | "failed" | "dropped";

/** Who wants messages, and which are on their way: in a file of its own. Every method may throw a StorageError. */
export interface ReminderStore {
  recipient(ticketId: string): Recipient | undefined;
  recipients(): Recipient[];
  keep(recipient: Recipient, at: number): void;
  /** Wipes the number off the disk and drops what was still to be sent. */
  forget(ticketId: string): void;
  /** Puts a message in; once a ticket and kind, whatever became of it. Returns whether it is new. */
  add(ticketId: string, kind: TextKind, at: number): boolean;
  /** Whether one was put in, whatever became of it. */
  has(ticketId: string, kind: TextKind): boolean;
  /** What is due, in order. */
  due(now: number): OpenText[];
  /** When the next one is due; undefined when none is open. */
  nextDue(): number | undefined;
  /** Takes one to work on until `until`; false when another process has it, or it is done with. */
  claim(text: OpenText, until: number): boolean;
  again(text: OpenText, nextAt: number): void;
  accepted(text: OpenText, gatewayId: string, nextAt: number): void;
  end(text: OpenText, as: TextEnd): void;
  /** As if it had never been put in, where it is not handed over yet. */
  takeBack(ticketId: string, kind: TextKind): void;
  close(): void;
}

/** @throws StorageError */
export function openReminderStore(path: string): ReminderStore {
  const database = openDatabase(path, { migrations: reminderMigrations });
  // What is deleted is overwritten.
  database.pragma("secure_delete = ON");
  const one = database.prepare("SELECT ticket_id, sealed, language FROM recipient WHERE ticket_id = ?");
  const all = database.prepare("SELECT ticket_id, sealed, language FROM recipient ORDER BY at");
  const keep = database.prepare(
    "INSERT OR REPLACE INTO recipient (ticket_id, sealed, language, at) VALUES (?, ?, ?, ?)",
  );
  const forget = database.prepare("DELETE FROM recipient WHERE ticket_id = ?");
  const drop = database.prepare(
    "UPDATE outbox SET state = 'dropped' WHERE ticket_id = ? AND state = 'waiting'",
  );
  const add = database.prepare(
    "INSERT OR IGNORE INTO outbox (ticket_id, kind, state, at, attempts, next_at) VALUES (?, ?, 'waiting', ?, 0, ?)",
  );
  const open = "state IN ('waiting', 'accepted')";
  const due = database.prepare(`SELECT * FROM outbox WHERE ${open} AND next_at <= ? ORDER BY next_at`);
  const nextDue = database.prepare(`SELECT min(next_at) FROM outbox WHERE ${open}`).pluck();
  const which = "ticket_id = ? AND kind = ?";
  const claim = database.prepare(
    `UPDATE outbox SET next_at = ?, attempts = attempts + 1 WHERE ${which} AND next_at = ? AND ${open}`,
  );
  const again = database.prepare(`UPDATE outbox SET next_at = ? WHERE ${which} AND ${open}`);
  const accepted = database.prepare(
    `UPDATE outbox SET state = 'accepted', gateway_id = ?, attempts = 0, next_at = ? WHERE ${which}`,
  );
  const end = database.prepare(`UPDATE outbox SET state = ? WHERE ${which}`);
  const has = database.prepare(`SELECT 1 FROM outbox WHERE ${which}`);
  const takeBack = database.prepare(`DELETE FROM outbox WHERE ${which} AND state = 'waiting'`);

  return {
    recipient: (ticketId) =>
      inStorage("reading a recipient", () => {
        const row = one.get(ticketId);
        return row === undefined ? undefined : readRecipient(row);
      }),
    recipients: () => inStorage("reading recipients", () => all.all().map(readRecipient)),
    keep: ({ ticketId, sealed, language }, at) =>
      inStorage("keeping a recipient", () => void keep.run(ticketId, sealed, language, at)),
    forget: (ticketId) =>
      inStorage("forgetting a recipient", () => {
        drop.run(ticketId);
        if (forget.run(ticketId).changes === 0) return;
        // The write-ahead log holds the old page until it is written back.
        database.pragma("wal_checkpoint(TRUNCATE)");
      }),
    add: (ticketId, kind, at) =>
      inStorage("adding a text", () => add.run(ticketId, kind, at, at).changes === 1),
    has: (ticketId, kind) => inStorage("reading a text", () => has.get(ticketId, kind) !== undefined),
    due: (now) => inStorage("reading texts", () => due.all(now).map(readText)),
    nextDue: () => inStorage("reading texts", () => (nextDue.get() as number | null) ?? undefined),
    claim: ({ ticketId, kind, nextAt }, until) =>
      inStorage("claiming a text", () => claim.run(until, ticketId, kind, nextAt).changes === 1),
    again: ({ ticketId, kind }, nextAt) =>
      inStorage("postponing a text", () => void again.run(nextAt, ticketId, kind)),
    accepted: ({ ticketId, kind }, gatewayId, nextAt) =>
      inStorage("recording a text", () => void accepted.run(gatewayId, nextAt, ticketId, kind)),
    end: ({ ticketId, kind }, as) => inStorage("ending a text", () => void end.run(as, ticketId, kind)),
    takeBack: (ticketId, kind) => inStorage("taking a text back", () => void takeBack.run(ticketId, kind)),
    close: () => void database.close(),
  };
}

function readRecipient(row: unknown): Recipient {
  const { ticket_id: ticketId, sealed, language } = parse(recipientRow, row);
  return { ticketId, sealed: Buffer.from(sealed), language };
}

function readText(row: unknown): OpenText {
  const { ticket_id: ticketId, next_at: nextAt, gateway_id: gatewayId, ...rest } = parse(outboxRow, row);
  return { ticketId, nextAt, gatewayId, ...rest };
}

function parse<Value>(schema: z.ZodMiniType<Value>, row: unknown): Value {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  throw new StorageError("storage.corrupt", "a row is not what the schema says");
}
