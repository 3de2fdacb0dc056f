import * as z from "zod/mini";
import { hallDay } from "../../contract/hall-time.ts";
import { helpEnd } from "../../contract/help/call.ts";
import { type Database, inStorage, StorageError } from "../../storage/database.ts";
import { type CallRecord, type OpenCall, openCall } from "./call.ts";

/** Open calls, so that a restart loses none; and what ended ones came to, for the figures. */
export interface HelpStore {
  open(): OpenCall[];
  keep(call: OpenCall): void;
  /** Takes an open call out and keeps its record, in one transaction. Ended twice it is ended once. */
  end(record: CallRecord): void;
  hasEnded(id: string): boolean;
  /** Both days belong to it. */
  between(from: string, to: string): CallRecord[];
  /** Lets go of what ended on days before. */
  forget(before: string): void;
}

const row = z.strictObject({ data: z.string() });
const recordRow = z.strictObject({
  id: z.string(),
  since: z.number(),
  terminal: z.string(),
  matter: z.nullable(z.string()),
  step: z.string(),
  ended: helpEnd,
  answer: z.nullable(z.number()),
  arrival: z.nullable(z.number()),
});

export function openHelpStore(database: Database): HelpStore {
  const statements = inStorage("preparing statements", () => ({
    open: database.prepare("SELECT data FROM help_call ORDER BY terminal"),
    keep: database.prepare(
      "INSERT INTO help_call (terminal, data) VALUES (?, ?) ON CONFLICT DO UPDATE SET data = excluded.data",
    ),
    remove: database.prepare("DELETE FROM help_call WHERE terminal = ?"),
    end: database.prepare(
      `INSERT INTO help_record (id, day, since, terminal, matter, step, ended, answer, arrival)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ),
    hasEnded: database.prepare("SELECT 1 FROM help_record WHERE id = ?").pluck(),
    between: database.prepare(
      `SELECT id, since, terminal, matter, step, ended, answer, arrival FROM help_record
         WHERE day BETWEEN ? AND ? ORDER BY since, id`,
    ),
    forget: database.prepare("DELETE FROM help_record WHERE day < ?"),
  }));
  return {
    open: () =>
      inStorage("reading calls", () => statements.open.all()).map((raw) =>
        parsed(openCall, JSON.parse(parsed(row, raw).data)),
      ),
    keep: (call) =>
      void inStorage("keeping a call", () => statements.keep.run(call.terminalId, JSON.stringify(call))),
    end: ({ id, since, terminalId, matter, step, end, answer, arrival }) =>
      inStorage("ending a call", () =>
        database
          .transaction(() => {
            statements.remove.run(terminalId);
            statements.end.run(id, hallDay(since), since, terminalId, matter, step, end, answer, arrival);
          })
          .immediate(),
      ),
    hasEnded: (id) => inStorage("looking for a call", () => statements.hasEnded.get(id)) !== undefined,
    between: (from, to) =>
      inStorage("reading ended calls", () => statements.between.all(from, to)).map((raw) => {
        const { terminal, ended, ...rest } = parsed(recordRow, raw);
        return { ...rest, terminalId: terminal, end: ended };
      }),
    forget: (before) => void inStorage("forgetting ended calls", () => statements.forget.run(before)),
  };
}

function parsed<Value>(schema: z.ZodMiniType<Value>, raw: unknown): Value {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  throw new StorageError("storage.corrupt", "a call is not what the schema says", { cause: result.error });
}
