import * as z from "zod/mini";
import { type MatterStep, matterStep } from "../../contract/matter-steps.ts";
import { type Database, inStorage, StorageError } from "../../storage/database.ts";
import { stayBounds } from "./stays.ts";

/** Steps of matters at one terminal on one day. */
export interface MatterStepCount extends MatterStep {
  readonly day: string;
  readonly terminalId: string;
}

/** What was counted of matters' steps, a row a day, terminal, step and kind. Everything it reads is parsed before it is handed out. */
export interface MatterStepStore {
  add(counts: readonly MatterStepCount[]): void;
  /** Of all terminals and days together, `day` the first on which it happened; both ends belong to it. */
  between(from: string, to: string): DayOfMatterStep[];
  addStays(counts: readonly (StayCount & { readonly day: string })[]): void;
  /** Of all days together; both ends belong to it. */
  stays(from: string, to: string): StayCount[];
  /** Lets go of all days before. */
  forget(before: string): void;
}

// Sums of a day are more than one session's.
const dayOfMatterStep = z.strictObject({
  ...matterStep.shape,
  day: z.string(),
  count: z.number(),
  seconds: z.number(),
});
export type DayOfMatterStep = z.infer<typeof dayOfMatterStep>;

const stayCount = z.strictObject({
  matter: matterStep.shape.matter,
  stage: matterStep.shape.stage,
  part: matterStep.shape.part,
  /** As `stayBucket` has it. */
  bucket: z.number().check(z.int(), z.minimum(0), z.maximum(stayBounds.length)),
  count: z.number(),
});
/** How often somebody stood so long on a step. */
export type StayCount = z.infer<typeof stayCount>;

export function openMatterStepStore(database: Database): MatterStepStore {
  let prepared: ReturnType<typeof prepare> | undefined;
  const statements = () => {
    prepared ??= inStorage("preparing statements", () => prepare(database));
    return prepared;
  };
  return {
    add: (counts) =>
      inStorage("counting steps of matters", () =>
        database
          .transaction(() => {
            for (const { day, terminalId, matter, version, stage, part, kind, count, seconds } of counts)
              statements().add.run(day, terminalId, matter, version, stage, part, kind, count, seconds);
          })
          .immediate(),
      ),
    between: (from, to) =>
      inStorage("reading steps of matters", () => statements().between.all(from, to)).map((raw) => {
        const row = dayOfMatterStep.safeParse(raw);
        if (row.success) return row.data;
        throw new StorageError("storage.corrupt", "a step of a matter is not what the schema says", {
          cause: row.error,
        });
      }),
    addStays: (counts) =>
      inStorage("counting stays on steps", () =>
        database
          .transaction(() => {
            for (const { day, matter, stage, part, bucket, count } of counts)
              statements().addStay.run(day, matter, stage, part, bucket, count);
          })
          .immediate(),
      ),
    stays: (from, to) =>
      inStorage("reading stays on steps", () => statements().stays.all(from, to)).map((raw) => {
        const row = stayCount.safeParse(raw);
        if (row.success) return row.data;
        throw new StorageError("storage.corrupt", "a stay on a step is not what the schema says", {
          cause: row.error,
        });
      }),
    forget: (before) =>
      inStorage("letting go of steps of matters", () => {
        statements().forget.run(before);
        statements().forgetStays.run(before);
      }),
  };
}

const prepare = (database: Database) => ({
  add: database.prepare(
    `INSERT INTO matter_step (day, terminal, matter, version, stage, part, kind, count, seconds)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET count = count + excluded.count, seconds = seconds + excluded.seconds`,
  ),
  between: database.prepare(
    `SELECT min(day) AS day, matter, version, stage, part, kind, sum(count) AS count, sum(seconds) AS seconds
       FROM matter_step WHERE day BETWEEN ? AND ? GROUP BY matter, version, stage, part, kind`,
  ),
  forget: database.prepare("DELETE FROM matter_step WHERE day < ?"),
  addStay: database.prepare(
    `INSERT INTO matter_step_stay (day, matter, stage, part, bucket, count) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET count = count + excluded.count`,
  ),
  stays: database.prepare(
    `SELECT matter, stage, part, bucket, sum(count) AS count FROM matter_step_stay
       WHERE day BETWEEN ? AND ? GROUP BY matter, stage, part, bucket`,
  ),
  forgetStays: database.prepare("DELETE FROM matter_step_stay WHERE day < ?"),
});
