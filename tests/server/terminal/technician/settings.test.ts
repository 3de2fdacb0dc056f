import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../../../server/storage/database.ts";
import { terminalMigrations } from "../../../../server/storage/migrations.ts";
import {
  openServiceRecord,
  type ServiceRecord,
} from "../../../../server/terminal/technician/service-record.ts";

let directory: string;
let path: string;
let logged: { message: string; data: Readonly<Record<string, unknown>> }[];
let open: ServiceRecord | undefined;

/** What a restart of the terminal finds. */
const restart = () => {
  open?.close();
  logged = [];
  open = openServiceRecord(path, (message, data) => logged.push({ message, data }));
  return open.settings;
};
const write = (name: string, value: string) => {
  const database = openDatabase(path, { migrations: terminalMigrations });
  database.prepare("INSERT OR REPLACE INTO setting VALUES (?, ?, 1, '小许')").run(name, value);
  database.close();
};

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "xiaohu-settings-"));
  path = join(directory, "terminal.sqlite");
});
afterEach(() => {
  open?.close();
  open = undefined;
  rmSync(directory, { recursive: true });
});

const screen = { value: 23.8, at: 5, technician: "小许" };
const keys = { value: { up: "07:52", help: "07:3a" }, at: 6, technician: "小郑" };

describe("what a technician set", () => {
  it("is there at once and after a restart, until it is forgotten", () => {
    const settings = restart();
    expect(settings.read("screenDiagonal")).toBeUndefined();
    settings.save("screenDiagonal", screen);
    settings.save("keypadKeys", keys);
    expect(settings.read("keypadKeys")).toEqual(keys);
    const again = restart();
    expect([again.read("screenDiagonal"), again.read("keypadKeys")]).toEqual([screen, keys]);
    again.save("screenDiagonal", { ...screen, value: 10 });
    again.forget("keypadKeys");
    const third = restart();
    expect([third.read("screenDiagonal")?.value, third.read("keypadKeys")]).toEqual([10, undefined]);
    expect(logged).toEqual([]);
  });

  it.each([
    ["screenDiagonal", "no JSON"],
    ["screenDiagonal", '"21.5"'],
    ["screenDiagonal", "4000"],
    ["screenDiagonal", "null"],
    ["keypadKeys", '{"up":"07:52","down":"07:52"}'],
    ["keypadKeys", '{"jump":"07:52"}'],
    ["keypadKeys", "[]"],
  ] as const)("does not count when its row is damaged, and that is told: %s %s", (name, value) => {
    restart().save("screenDiagonal", screen);
    write(name, value);
    const settings = restart();
    expect([settings.read(name), settings.damaged()]).toEqual([undefined, [name]]);
    expect(logged).toMatchObject([{ message: /damaged/, data: { name } }]);
    if (name !== "screenDiagonal") expect(settings.read("screenDiagonal")).toEqual(screen);
    settings.save("screenDiagonal", screen);
    settings.forget("keypadKeys");
    expect(settings.damaged()).toEqual([]);
    expect(restart().damaged()).toEqual([]);
  });

  it("that this version does not know is left alone, and that is told", () => {
    restart();
    write("later", "1");
    expect(restart().damaged()).toEqual([]);
    expect(logged).toMatchObject([{ data: { name: "later" } }]);
  });

  it("has its table in a file that an earlier version made", () => {
    openDatabase(path, { migrations: terminalMigrations.slice(0, 1) }).close();
    restart().save("screenDiagonal", screen);
    expect(restart().read("screenDiagonal")).toEqual(screen);
  });

  it("stays what it was when it cannot be written", () => {
    const settings = restart();
    settings.save("screenDiagonal", screen);
    const other = openDatabase(path, { migrations: terminalMigrations });
    other.exec("BEGIN IMMEDIATE");
    expect(() => settings.save("screenDiagonal", { ...screen, value: 9 })).toThrow(/saving a setting/);
    expect(() => settings.forget("screenDiagonal")).toThrow(/forgetting a setting/);
    expect(settings.read("screenDiagonal")).toEqual(screen);
    other.close();
  });
});
