import * as z from "zod/mini";
import { languages } from "../../contract/hall.ts";
import { inStorage, openDatabase, readDatabase, StorageError } from "../../storage/database.ts";
import { reminderMigrations } from "../../storage/migrations.ts";
import type { OutboxCounts, StuckItem } from "../outbox/store.ts";
import { type TextKind, textKinds } from "./texts.ts";

const recipientRow = z.object({
  ticket_id: z.string(),
  sealed: z.instanceof(Uint8Array),
  language: z.enum(languages),
});
const outboxRow = z.object({
  ticket_id: z.string(),
  kind: z.enum(textKinds),
  state: z.enum(["waiting", "accepted"]),
  at: z.number(),
  attempts: z.number(),
  next_at: z.number(),
  gateway_id: z.nullable(z.string()),
});
const parkedRow = z.object({
  ticket_id: z.string(),
  kind: z.enum(textKinds),
  at: z.number(),
  reason: z.nullable(z.string()),
  status: z.nullable(z.number()),
  act: z.nullable(z.enum(["again", "given"])),
  by: z.nullable(z.string()),
  acted_at: z.nullable(z.number()),
});
const countsRow = z.object({
  waiting: z.number(),
  since: z.nullable(z.number()),
  parked: z.number(),
  parkedSince: z.nullable(z.number()),
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

/** A message that the gateway refused, and of which somebody may still tell its holder. */
export interface ParkedText extends Pick<OpenText, "ticketId" | "kind" | "at"> {
  readonly reason: string | null;
  /** Of HTTP. */
  readonly status: number | null;
  /** What somebody last said of it; null: nobody has. */
  readonly last: StuckItem["last"];
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
  park(text: OpenText, reason: string, status: number | null): void;
  /** In order of coming. */
  parked(): ParkedText[];
  /** Those that were put in before are done with. Returns them. */
  dropParked(kind: TextKind, before: number): string[];
  /** Hands a parked one over once more; `by` says so. False when it is not parked. */
  release(ticketId: string, kind: TextKind, at: number, by: string): boolean;
  /** Somebody tells its holder by other means. False when it is not parked. */
  give(ticketId: string, kind: TextKind, at: number, by: string): boolean;
  /** Of what is not handed over. */
  counts(): OutboxCounts;
  end(text: Pick<OpenText, "ticketId" | "kind">, as: TextEnd): void;
  /** As if it had never been put in, where it is not handed over yet. */
  takeBack(ticketId: string, kind: TextKind): void;
  close(): void;
}

const countsOf = `SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, min(at) FILTER (WHERE state = 'waiting') AS since,
  count(*) FILTER (WHERE state = 'parked') AS parked, min(at) FILTER (WHERE state = 'parked') AS parkedSince FROM outbox`;

/** As `countOutbox`, of text messages about tickets. @throws StorageError */
export const countTexts = (path: string): OutboxCounts =>
  readDatabase(path, (database) => parse(countsRow, database.prepare(countsOf).get()));

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
    "UPDATE outbox SET state = 'dropped' WHERE ticket_id = ? AND state IN ('waiting', 'parked')",
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
  const park = database.prepare(
    `UPDATE outbox SET state = 'parked', reason = ?, status = ? WHERE ${which} AND state = 'waiting'`,
  );
  const parked = database.prepare(
    `SELECT outbox.*, last.act, last.by, last.at AS acted_at FROM outbox LEFT JOIN text_act AS last ON last.seq =
      (SELECT max(seq) FROM text_act AS one WHERE one.ticket_id = outbox.ticket_id AND one.kind = outbox.kind)
      WHERE state = 'parked' ORDER BY outbox.at`,
  );
  const dropParked = database
    .prepare(
      "UPDATE outbox SET state = 'dropped' WHERE state = 'parked' AND kind = ? AND at < ? RETURNING ticket_id",
    )
    .pluck();
  const counts = database.prepare(countsOf);
  const act = database.prepare(
    `INSERT INTO text_act (ticket_id, kind, at, act, by) SELECT ticket_id, kind, @at, @act, @by FROM outbox
      WHERE ticket_id = @ticketId AND kind = @kind AND state = 'parked'`,
  );
  const wait = database.prepare(
    `UPDATE outbox SET state = 'waiting', attempts = 0, next_at = ? WHERE ${which} AND state = 'parked'`,
  );
  const release = database.transaction((ticketId: string, kind: TextKind, at: number, by: string) => {
    act.run({ ticketId, kind, at, by, act: "again" });
    return wait.run(at, ticketId, kind).changes === 1;
  });
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
    park: ({ ticketId, kind }, reason, status) =>
      inStorage("parking a text", () => void park.run(reason, status, ticketId, kind)),
    parked: () => inStorage("reading texts", () => parked.all().map(readParked)),
    dropParked: (kind, before) =>
      inStorage("dropping texts", () => z.array(z.string()).parse(dropParked.all(kind, before))),
    release: (ticketId, kind, at, by) =>
      inStorage("releasing a text", () => release.immediate(ticketId, kind, at, by)),
    give: (ticketId, kind, at, by) =>
      inStorage(
        "giving a text to somebody",
        () => act.run({ ticketId, kind, at, by, act: "given" }).changes === 1,
      ),
    counts: () => inStorage("counting texts", () => parse(countsRow, counts.get())),
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

function readParked(row: unknown): ParkedText {
  const { ticket_id: ticketId, act, by, acted_at: at, ...rest } = parse(parkedRow, row);
  return { ticketId, ...rest, last: act === null || by === null || at === null ? null : { act, by, at } };
}

function parse<Value>(schema: z.ZodMiniType<Value>, row: unknown): Value {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  throw new StorageError("storage.corrupt", "a row is not what the schema says");
}
