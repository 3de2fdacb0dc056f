import * as z from "zod/mini";
import { type KeptNotice, keptNotice } from "../../contract/notices/desk.ts";
import { type Database, inStorage, StorageError } from "../../storage/database.ts";

/** The hall's notices, over restarts. Nothing of any citizen. */
export interface NoticeStore {
  all(): KeptNotice[];
  /** Puts it in, or in place of what was kept under its id. */
  keep(notice: KeptNotice): void;
  /** Lets go of those that ended before. */
  forget(before: number): void;
}

const row = z.strictObject({ data: z.string() });

/** @param database of the floor @throws StorageError */
export function openNoticeStore(database: Database): NoticeStore {
  const statements = inStorage("preparing statements", () => ({
    all: database.prepare("SELECT data FROM hall_notice ORDER BY until, id"),
    keep: database.prepare(
      "INSERT INTO hall_notice (id, until, data) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET until = excluded.until, data = excluded.data",
    ),
    forget: database.prepare("DELETE FROM hall_notice WHERE until <= ?"),
  }));
  return {
    all: () =>
      inStorage("reading notices", () => statements.all.all()).map((raw) => {
        const parsed = keptNotice.safeParse(JSON.parse(row.parse(raw).data));
        if (parsed.success) return parsed.data;
        throw new StorageError("storage.corrupt", "a notice is not what the schema says", {
          cause: parsed.error,
        });
      }),
    keep: (notice) =>
      void inStorage("keeping a notice", () =>
        statements.keep.run(notice.id, notice.until, JSON.stringify(notice)),
      ),
    forget: (before) => void inStorage("forgetting notices", () => statements.forget.run(before)),
  };
}
