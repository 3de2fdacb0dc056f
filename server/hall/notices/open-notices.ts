import { openDatabase } from "../../storage/database.ts";
import { floorMigrations } from "../../storage/migrations.ts";
import { type Notices, type NoticesOptions, openNotices } from "./notices.ts";
import { openNoticeStore } from "./store.ts";

/** A hall's notices out of its floor's file, in each process that serves the hall. @throws StorageError */
export function openNoticesOf(databasePath: string, options: Omit<NoticesOptions, "store">): Notices {
  const database = openDatabase(databasePath, { migrations: floorMigrations });
  const notices = openNotices({ ...options, store: openNoticeStore(database) });
  return {
    ...notices,
    close() {
      notices.close();
      database.close();
    },
  };
}
