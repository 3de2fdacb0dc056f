import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inStorage, openDatabase, StorageError } from "../../../server/storage/database.ts";
import { hallMigrations as migrations } from "../../../server/storage/migrations.ts";
import { temporaryDatabase } from "./temporary-database.ts";

const errorOf = (body: () => unknown): StorageError => {
  try {
    body();
  } catch (cause) {
    expect(cause).toBeInstanceOf(StorageError);
    return cause as StorageError;
  }
  throw new Error("nothing was thrown");
};

describe("the database file", () => {
  it("keeps a write-ahead log, syncs every commit, and does not block for long", () => {
    const database = openDatabase(temporaryDatabase());
    const pragma = (name: string) => database.pragma(name, { simple: true });
    expect(pragma("journal_mode")).toBe("wal");
    expect(pragma("synchronous")).toBe(2);
    expect(pragma("foreign_keys")).toBe(1);
    expect(pragma("busy_timeout")).toBe(50);
    expect(pragma("user_version")).toBe(migrations.length);
    database.close();
  });

  it("is migrated once", () => {
    const path = temporaryDatabase();
    openDatabase(path).close();
    const again = openDatabase(path);
    expect(again.pragma("user_version", { simple: true })).toBe(migrations.length);
    again.close();
  });

  it("refuses a file of a newer version and leaves it alone", () => {
    const path = temporaryDatabase();
    const newer = openDatabase(path);
    newer.pragma("user_version = 99");
    newer.close();
    expect(errorOf(() => openDatabase(path)).code).toBe("storage.tooNew");
  });

  it("names the file that cannot be opened, with the cause", () => {
    const path = join(temporaryDatabase(), "nowhere.sqlite");
    const missing = errorOf(() => openDatabase(path));
    expect(missing.code).toBe("storage.failed");
    expect(missing.message).toContain(path);
    expect(missing.cause).toBeInstanceOf(Error);
    const broken = temporaryDatabase();
    writeFileSync(broken, "not a database, but long enough to be looked at as one".repeat(50));
    const error = errorOf(() => openDatabase(broken));
    expect(error.code).toBe("storage.failed");
    expect(error.cause).toMatchObject({ code: "SQLITE_NOTADB" });
  });

  it("never lets an event be changed or removed", () => {
    const database = openDatabase(temporaryDatabase());
    database.exec("INSERT INTO event (seq, day, at, type, data) VALUES (1, '2026-11-23', 0, 'x', '{}')");
    expect(() => database.exec("UPDATE event SET day = '2026-11-24'")).toThrow("an event is never changed");
    expect(() => database.exec("DELETE FROM event")).toThrow("an event is never removed");
    database.close();
  });

  it("lets a bug through as it is", () => {
    const bug = new TypeError("a bug");
    expect(() => inStorage("reading", () => { throw bug; })).toThrow(bug); // biome-ignore format: one line
  });
});
