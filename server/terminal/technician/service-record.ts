import type { FaultRecord, TestRecord } from "../../contract/technician.ts";
import { faultRecord, testRecord } from "../../contract/technician.ts";
import { inStorage, openDatabase, StorageError } from "../../storage/database.ts";
import { terminalMigrations } from "../../storage/migrations.ts";
import { readSettings, type Settings } from "./settings.ts";

/** Faults kept for the page. Ours: some months of a troubled device. */
const shownFaults = 200;

/** Rows kept in the file; the oldest go. Ours: a fault a minute for a week. */
const keptFaults = 10_000;

/**
 * What went wrong with the terminal's devices, who tested what when, and what was set: over restarts, in the terminal's
 * own file.
 */
export interface ServiceRecord {
  addFault(fault: FaultRecord): void;
  /** Newest first. */
  faults(): FaultRecord[];
  addTest(test: Omit<TestRecord, "id">): TestRecord;
  /** The technician's own eyes; undefined when there is no such test that waits for them. */
  judge(id: number, outcome: "passed" | "failed"): TestRecord | undefined;
  /** The newest of each test of each device. */
  tests(): TestRecord[];
  /** What a technician set at this terminal. */
  readonly settings: Settings;
  close(): void;
}

/** @throws StorageError */
export function openServiceRecord(
  path: string,
  log: (message: string, data: Readonly<Record<string, unknown>>) => void,
): ServiceRecord {
  const database = openDatabase(path, { migrations: terminalMigrations });
  const settings = readSettings(database, log);
  const insertFault = database.prepare("INSERT INTO fault (at, device, code, detail) VALUES (?, ?, ?, ?)");
  const dropOldFaults = database.prepare("DELETE FROM fault WHERE id <= (SELECT max(id) FROM fault) - ?");
  const newestFaults = database.prepare(
    "SELECT at, device, code, detail FROM fault ORDER BY id DESC LIMIT ?",
  );
  const insertTest = database.prepare(
    "INSERT INTO self_test (at, device, test, technician, outcome, findings, fault) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const judgeTest = database.prepare(
    "UPDATE self_test SET outcome = ? WHERE id = ? AND outcome = 'waitsForEyes' RETURNING *",
  );
  const newestTests = database.prepare(
    "SELECT * FROM self_test WHERE id IN (SELECT max(id) FROM self_test GROUP BY device, test) ORDER BY id DESC",
  );

  return {
    addFault({ at, device, code, detail }) {
      inStorage("recording a fault", () => {
        insertFault.run(at, device, code, detail);
        dropOldFaults.run(keptFaults);
      });
    },
    faults: () => inStorage("reading faults", () => newestFaults.all(shownFaults).map(readFault)),
    addTest(test) {
      return inStorage("recording a self-test", () => {
        const { at, device, technician, outcome, findings, fault } = test;
        const { lastInsertRowid } = insertTest.run(
          at,
          device,
          test.test,
          technician,
          outcome,
          JSON.stringify(findings),
          fault,
        );
        return { ...test, id: Number(lastInsertRowid) };
      });
    },
    judge(id, outcome) {
      return inStorage("judging a self-test", () => {
        const row = judgeTest.get(outcome, id);
        return row === undefined ? undefined : readTest(row);
      });
    },
    tests: () => inStorage("reading self-tests", () => newestTests.all().map(readTest)),
    settings,
    close: () => database.close(),
  };
}

function readFault(row: unknown): FaultRecord {
  const parsed = faultRecord.safeParse(row);
  if (!parsed.success) throw new StorageError("storage.corrupt", "a fault's row is not what the schema says");
  return parsed.data;
}

function readTest(row: unknown): TestRecord {
  const { findings, ...rest } = row as { findings: string };
  const parsed = testRecord.safeParse({ ...rest, findings: JSON.parse(findings) });
  if (!parsed.success)
    throw new StorageError("storage.corrupt", "a self-test's row is not what the schema says");
  return parsed.data;
}
