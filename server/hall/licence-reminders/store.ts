import * as z from "zod/mini";
import { holder } from "../../connectors/holder.ts";
import { languages } from "../../contract/hall.ts";
import { inStorage, openDatabase, StorageError } from "../../storage/database.ts";
import { licenceReminderMigrations } from "../../storage/migrations.ts";
import { seal, unseal } from "../../storage/sealed.ts";

/** Of whom, of what, and to whom: sealed. */
const agreed = z.object({
  holder,
  kind: z.string(),
  validTo: z.string(),
  before: z.number(),
  /** E.164 */
  telephone: z.string(),
  language: z.enum(languages),
  /** Of the text that was agreed to, and when. */
  consent: z.string(),
  agreedAt: z.number(),
});
export type Agreed = z.infer<typeof agreed>;

const row = z.object({
  id: z.string(),
  person: z.string(),
  sealed: z.instanceof(Uint8Array),
  due_at: z.number(),
  sent_at: z.nullable(z.number()),
});

export interface KeptReminder extends Agreed {
  readonly id: string;
  /** Keyed hash of the document. */
  readonly person: string;
  /** Milliseconds since the epoch. */
  readonly dueAt: number;
  /** Null: not sent. */
  readonly sentAt: number | null;
}

/** Reminders that were agreed to, in a file of their own. Every method may throw a StorageError. */
export interface LicenceReminderStore {
  /** Once an id: agreed to again, the last word counts, unless it is sent. */
  keep(reminder: Omit<KeptReminder, "sentAt">): void;
  get(id: string): KeptReminder | undefined;
  ofPerson(person: string): KeptReminder[];
  /** Not sent, and due until then. */
  due(now: number): string[];
  sent(id: string, at: number): void;
  /** Wipes it off the disk. */
  forget(id: string): void;
  /** Ids of those that were sent before. */
  sentBefore(at: number): string[];
  close(): void;
}

/** @param key 256 bits @throws StorageError */
export function openLicenceReminderStore(path: string, key: Buffer): LicenceReminderStore {
  const database = openDatabase(path, { migrations: licenceReminderMigrations });
  // What is deleted is overwritten.
  database.pragma("secure_delete = ON");
  const keep = database.prepare(
    `INSERT INTO reminder (id, person, sealed, due_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed WHERE sent_at IS NULL`,
  );
  const one = database.prepare("SELECT * FROM reminder WHERE id = ?");
  const all = database.prepare("SELECT * FROM reminder WHERE person = ? ORDER BY due_at");
  const ids = (sql: string) => database.prepare(sql).pluck();
  const due = ids("SELECT id FROM reminder WHERE sent_at IS NULL AND due_at <= ? ORDER BY due_at");
  const sentBefore = ids("SELECT id FROM reminder WHERE sent_at < ?");
  const sent = database.prepare("UPDATE reminder SET sent_at = ? WHERE id = ? AND sent_at IS NULL");
  const forget = database.prepare("DELETE FROM reminder WHERE id = ?");
  const texts = (rows: unknown[]) => z.array(z.string()).parse(rows);
  const read = (found: unknown): KeptReminder => {
    const { id, person, sealed, due_at: dueAt, sent_at: sentAt } = row.parse(found);
    const text = unseal(key, `reminder ${id}`, Buffer.from(sealed));
    if (text === null) throw new StorageError("storage.corrupt", "a reminder does not open");
    return { ...agreed.parse(JSON.parse(text)), id, person, dueAt, sentAt };
  };
  return {
    keep: ({ id, person, dueAt, ...rest }) =>
      inStorage("keeping a reminder", () => {
        const sealed = seal(key, `reminder ${id}`, JSON.stringify(agreed.parse(rest)));
        keep.run(id, person, sealed, dueAt);
      }),
    get: (id) =>
      inStorage("reading a reminder", () => {
        const found = one.get(id);
        return found === undefined ? undefined : read(found);
      }),
    ofPerson: (person) => inStorage("reading reminders", () => all.all(person).map(read)),
    due: (now) => inStorage("reading reminders", () => texts(due.all(now))),
    sent: (id, at) => inStorage("closing a reminder", () => void sent.run(at, id)),
    forget: (id) =>
      inStorage("forgetting a reminder", () => {
        if (forget.run(id).changes === 0) return;
        // The write-ahead log holds the old page until it is written back.
        database.pragma("wal_checkpoint(TRUNCATE)");
      }),
    sentBefore: (at) => inStorage("reading reminders", () => texts(sentBefore.all(at))),
    close: () => void database.close(),
  };
}
