import * as z from "zod/mini";
import { helpGuide } from "../../contract/help/call.ts";
import { type Database, inStorage, StorageError } from "../../storage/database.ts";
import { newAccompaniment, type OpenAccompaniment } from "./accompaniment.ts";

/** A number that is being taken for who is handed over, until the terminal has heard of it. Nothing of the citizen. */
export const pendingHandOver = z.strictObject({
  id: z.string(),
  callId: z.string(),
  terminalId: z.string(),
  guide: helpGuide,
  /** Of the wish, and of the number: taken again with it, it is the same number. */
  key: z.string(),
  serviceId: z.string(),
  classId: z.nullable(z.string()),
  /** When the citizen agreed, milliseconds since the epoch. */
  at: z.number(),
});
export type PendingHandOver = z.infer<typeof pendingHandOver>;

/** Over a restart of the hall: else a number whose citizen was not told would be called, and be a no-show. */
export interface HandOverStore {
  all(): PendingHandOver[];
  keep(pending: PendingHandOver): void;
  remove(key: string): void;
}

export function pendingOf(agreed: OpenAccompaniment, at: number): PendingHandOver | null {
  const { id, callId, terminalId, guide, handOver } = agreed;
  if (!handOver) return null;
  const { key, serviceId, classId } = handOver;
  return { id, callId, terminalId, guide, key, serviceId, classId, at };
}

/** As it was when the citizen had agreed; neither side has been heard again yet. */
export function restored(
  { key, serviceId, classId, at: _, ...own }: PendingHandOver,
  now: number,
): OpenAccompaniment {
  return {
    ...newAccompaniment(own, false, now),
    state: "with",
    guideLostAt: now,
    handOver: { key, serviceId, classId, state: "agreed", ticket: null, error: null },
  };
}

const row = z.strictObject({ data: z.string() });

/** @param database of the floor @throws StorageError */
export function openHandOverStore(database: Database): HandOverStore {
  const statements = inStorage("preparing statements", () => ({
    all: database.prepare("SELECT data FROM hand_over ORDER BY key"),
    keep: database.prepare("INSERT INTO hand_over (key, data) VALUES (?, ?) ON CONFLICT DO NOTHING"),
    remove: database.prepare("DELETE FROM hand_over WHERE key = ?"),
  }));
  return {
    all: () =>
      inStorage("reading hand-overs", () => statements.all.all()).map((raw) => {
        const parsed = pendingHandOver.safeParse(JSON.parse(row.parse(raw).data));
        if (parsed.success) return parsed.data;
        throw new StorageError("storage.corrupt", "a hand-over is not what the schema says", {
          cause: parsed.error,
        });
      }),
    keep: (pending) =>
      void inStorage("keeping a hand-over", () => statements.keep.run(pending.key, JSON.stringify(pending))),
    remove: (key) => void inStorage("ending a hand-over", () => statements.remove.run(key)),
  };
}
