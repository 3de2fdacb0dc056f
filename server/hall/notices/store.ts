import * as z from "zod/mini";
import { type KeptNotice, keptNotice } from "../../contract/notices/desk.ts";
import { type Database, inStorage, StorageError } from "../../storage/database.ts";

/** The hall's notices, over restarts. Nothing of any citizen. */
export interface NoticeStore {
  /** What is read and written in it is one: no other process writes between. */
  alone<Result>(work: () => Result): Result;
  all(): KeptNotice[];
  /** What has its id already stays as it is, whichever process wrote it. */
  add(notice: KeptNotice): void;
  /** Puts it in place of what is kept under its id and has not ended before `at`. */
  end(notice: KeptNotice, at: number): void;
  /** Lets go of those that ended before. */
  forget(before: number): void;
}

const row = z.strictObject({ data: z.string() });

/** @param database of the floor @throws StorageError */
export function openNoticeStore(database: Database): NoticeStore {
  const statements = inStorage("preparing statements", () => ({
    all: database.prepare("SELECT data FROM hall_notice ORDER BY until, id"),
    add: database.prepare(
      "INSERT INTO hall_notice (id, until, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    ),
    end: database.prepare("UPDATE hall_notice SET until = ?, data = ? WHERE id = ? AND until > ?"),
    forget: database.prepare("DELETE FROM hall_notice WHERE until <= ?"),
  }));
  return {
    alone: (work) => inStorage("writing notices alone", () => database.transaction(work).immediate()),
    all: () =>
      inStorage("reading notices", () => statements.all.all()).map((raw) => {
        const parsed = keptNotice.safeParse(JSON.parse(row.parse(raw).data));
        if (parsed.success) return parsed.data;
        throw new StorageError("storage.corrupt", "a notice is not what the schema says", {
          cause: parsed.error,
        });
      }),
    add: (notice) =>
      void inStorage("keeping a notice", () =>
        statements.add.run(notice.id, notice.until, JSON.stringify(notice)),
      ),
    end: (notice, at) =>
      void inStorage("ending a notice", () =>
        statements.end.run(notice.until, JSON.stringify(notice), notice.id, at),
      ),
    forget: (before) => void inStorage("forgetting notices", () => statements.forget.run(before)),
  };
}
