import * as z from "zod/mini";
import { type Database, inStorage, StorageError } from "../../storage/database.ts";
import { seal, unseal } from "../../storage/sealed.ts";

export const recordKinds = [
  "case",
  "saved",
  "part",
  "file",
  "submission",
  "note",
  "delivery",
  "parcel",
  "document",
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Gone at their time, wiped or not; the others are looked at then. */
const endsByItself: ReadonlySet<RecordKind> = new Set(["case", "saved", "part"]);

const row = z.object({ id: z.string(), owner: z.string(), kind: z.enum(recordKinds) });
const sealedRow = z.object({ sealed: z.instanceof(Uint8Array), until: z.nullable(z.number()) });

export type RecordName = z.infer<typeof row>;

/**
 * Everything that is somebody's, sealed, in one table: what was typed, signed and handed in. A record is opened with its own id alone. Every
 * method may throw a StorageError; `storage.corrupt` where a record was sealed under another key, or is damaged.
 */
export interface SealedRecords {
  /** Writes it, or writes it anew. @param until milliseconds since the epoch; null: kept */
  put(name: RecordName, text: string, until: number | null): void;
  /** Undefined: there is none, or no more. */
  get(kind: RecordKind, id: string, now: number): string | undefined;
  /** Ids of one kind that belong to `owner`. */
  ownedBy(owner: string, kind: RecordKind): string[];
  /** Gives it to another owner. @param from only where it belongs to one of these */
  hand(id: string, owner: string, until: number | null, from?: readonly string[]): void;
  /** Overwrites it and everything that it owns, also in a name that begins with its own: `case upload`. */
  wipe(id: string): void;
  /** What was to be looked at until now. */
  due(now: number): RecordName[];
  keep(id: string): void;
  /** Owners of what is kept without an end. */
  keptOwners(): string[];
}

export function sealedRecords(database: Database, key: Buffer): SealedRecords {
  // What is deleted is overwritten.
  database.pragma("secure_delete = ON");
  const put = database.prepare(
    "INSERT OR REPLACE INTO sealed_record (id, owner, kind, sealed, until) VALUES (?, ?, ?, ?, ?)",
  );
  const get = database.prepare("SELECT sealed, until FROM sealed_record WHERE id = ? AND kind = ?");
  const owned = database
    .prepare("SELECT id FROM sealed_record WHERE owner = ? AND kind = ? ORDER BY id")
    .pluck();
  const hand = database.prepare("UPDATE sealed_record SET owner = ?, until = ? WHERE id = ?");
  const handFrom = database.prepare(
    "UPDATE sealed_record SET owner = ?, until = ? WHERE id = ? AND owner = ?",
  );
  // "!" is what follows a space.
  const wipe = database.prepare(
    "DELETE FROM sealed_record WHERE id = :id OR owner = :id OR (owner >= :id || ' ' AND owner < :id || '!')",
  );
  const due = database.prepare("SELECT id, owner, kind FROM sealed_record WHERE until <= ? ORDER BY until");
  const keep = database.prepare("UPDATE sealed_record SET until = NULL WHERE id = ?");
  const owners = database.prepare("SELECT DISTINCT owner FROM sealed_record WHERE until IS NULL").pluck();
  const aad = (kind: RecordKind, id: string) => `${kind} ${id}`;

  return {
    put: ({ id, owner, kind }, text, until) =>
      inStorage(
        "keeping a record",
        () => void put.run(id, owner, kind, seal(key, aad(kind, id), text), until),
      ),
    get: (kind, id, now) =>
      inStorage("reading a record", () => {
        const found = get.get(id, kind);
        if (found === undefined) return undefined;
        const { sealed, until } = sealedRow.parse(found);
        if (endsByItself.has(kind) && until !== null && until <= now) return undefined;
        const text = unseal(key, aad(kind, id), Buffer.from(sealed));
        if (text === null) throw new StorageError("storage.corrupt", `a ${kind} that does not open`);
        return text;
      }),
    ownedBy: (owner, kind) =>
      inStorage("reading records", () => z.array(z.string()).parse(owned.all(owner, kind))),
    hand: (id, owner, until, from) =>
      inStorage("handing a record on", () => {
        if (!from) hand.run(owner, until, id);
        for (const before of from ?? []) handFrom.run(owner, until, id, before);
      }),
    wipe: (id) =>
      inStorage("wiping a record", () => {
        if (wipe.run({ id }).changes === 0) return;
        // The write-ahead log holds the old pages until they are written back.
        database.pragma("wal_checkpoint(TRUNCATE)");
      }),
    due: (now) => inStorage("reading records", () => z.array(row).parse(due.all(now))),
    keptOwners: () => inStorage("reading records", () => z.array(z.string()).parse(owners.all())),
    keep: (id) => inStorage("keeping a record", () => void keep.run(id)),
  };
}
