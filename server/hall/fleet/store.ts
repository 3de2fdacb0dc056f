import * as z from "zod/mini";
import { terminalClosed, terminalStatus } from "../../contract/fleet/status.ts";
import { type Database, inStorage, StorageError } from "../../storage/database.ts";

/** A terminal as it was last heard, or ordered to be. */
export const knownTerminal = z.object({
  id: z.string(),
  /** When it was last heard; null: never. */
  heardAt: z.nullable(z.number()),
  status: z.nullable(terminalStatus),
  closed: z.nullable(terminalClosed),
});
export type KnownTerminal = z.infer<typeof knownTerminal>;

/** What a restart of the hall must not forget of its terminals. */
export interface FleetStore {
  terminals(): KnownTerminal[];
  keep(terminal: KnownTerminal): void;
}

const row = z.strictObject({ data: z.string() });

export function openFleetStore(database: Database): FleetStore {
  const statements = inStorage("preparing statements", () => ({
    terminals: database.prepare("SELECT data FROM fleet_terminal ORDER BY id"),
    keep: database.prepare(
      "INSERT INTO fleet_terminal (id, data) VALUES (?, ?) ON CONFLICT DO UPDATE SET data = excluded.data",
    ),
  }));
  return {
    terminals: () => rows(knownTerminal, "reading terminals", () => statements.terminals.all()),
    keep: (terminal) =>
      void inStorage("keeping a terminal", () => statements.keep.run(terminal.id, JSON.stringify(terminal))),
  };
}

function rows<Row>(schema: z.ZodMiniType<Row>, doing: string, read: () => unknown[]): Row[] {
  return inStorage(doing, read).map((raw) => {
    const parsed = schema.safeParse(JSON.parse(row.parse(raw).data));
    if (parsed.success) return parsed.data;
    throw new StorageError("storage.corrupt", `${doing}: not what the schema says`, { cause: parsed.error });
  });
}
