import * as z from "zod/mini";
import { experienceRecord } from "../../contract/experience/record.ts";
import { type Database, inStorage, StorageError } from "../../storage/database.ts";

/** A task as it is kept: its code opens until it ends. */
export const keptTask = z.object({
  id: z.string(),
  code: z.string(),
  matter: z.nullable(z.string()),
  by: z.string(),
  at: z.number(),
  until: z.number(),
});
export type KeptTask = z.infer<typeof keptTask>;

const keptRecord = z.object({
  terminalId: z.string(),
  at: z.number(),
  record: experienceRecord,
  /** Of which steps a 堵点 was made. */
  reported: z._default(z.array(z.object({ step: z.number(), number: z.string() })), []),
});
export type KeptRecord = z.infer<typeof keptRecord>;

/** Tasks and records over restarts. Every method may throw a StorageError. */
export interface ExperienceStore {
  tasks(): KeptTask[];
  keepTask(task: KeptTask): void;
  /** The latest first. */
  records(): KeptRecord[];
  record(id: string): KeptRecord | undefined;
  /** The same id again changes nothing. */
  keepRecord(record: KeptRecord): void;
  /** What was made of its steps, of a record that is kept. */
  keepReported(record: KeptRecord): void;
  removeRecord(id: string): void;
  /** Lets go of all that is older. */
  forget(before: number): void;
}

const row = z.strictObject({ data: z.string() });

export function openExperienceStore(database: Database): ExperienceStore {
  const statements = inStorage("preparing statements", () => ({
    tasks: database.prepare("SELECT data FROM experience_task ORDER BY at DESC, id"),
    keepTask: database.prepare(
      "INSERT INTO experience_task (id, at, data) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET data = excluded.data",
    ),
    records: database.prepare("SELECT data FROM experience_record ORDER BY at DESC, id"),
    record: database.prepare("SELECT data FROM experience_record WHERE id = ?"),
    keepRecord: database.prepare(
      "INSERT INTO experience_record (id, at, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    ),
    keepReported: database.prepare("UPDATE experience_record SET data = ? WHERE id = ?"),
    removeRecord: database.prepare("DELETE FROM experience_record WHERE id = ?"),
    forgetTasks: database.prepare("DELETE FROM experience_task WHERE at < ?"),
    forgetRecords: database.prepare("DELETE FROM experience_record WHERE at < ?"),
  }));
  return {
    tasks: () => all(keptTask, "reading experience tasks", () => statements.tasks.all()),
    keepTask: (task) =>
      void inStorage("keeping an experience task", () =>
        statements.keepTask.run(task.id, task.at, JSON.stringify(task)),
      ),
    records: () => all(keptRecord, "reading experience records", () => statements.records.all()),
    record: (id) => all(keptRecord, "reading an experience record", () => statements.record.all(id))[0],
    keepRecord: (kept) =>
      void inStorage("keeping an experience record", () =>
        statements.keepRecord.run(kept.record.id, kept.at, JSON.stringify(kept)),
      ),
    keepReported: (kept) =>
      void inStorage("keeping what was made of an experience record", () =>
        statements.keepReported.run(JSON.stringify(kept), kept.record.id),
      ),
    removeRecord: (id) =>
      void inStorage("removing an experience record", () => statements.removeRecord.run(id)),
    forget: (before) =>
      void inStorage("forgetting experience records", () => {
        statements.forgetTasks.run(before);
        statements.forgetRecords.run(before);
      }),
  };
}

function all<Row>(schema: z.ZodMiniType<Row>, doing: string, read: () => unknown[]): Row[] {
  return inStorage(doing, read).map((raw) => {
    const parsed = schema.safeParse(JSON.parse(row.parse(raw).data));
    if (parsed.success) return parsed.data;
    throw new StorageError("storage.corrupt", `${doing}: not what the schema says`, { cause: parsed.error });
  });
}
