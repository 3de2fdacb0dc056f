import * as z from "zod/mini";
import { type Database, inStorage } from "../../storage/database.ts";
import type { Unit, UnitVisits } from "./state.ts";

const row = z.strictObject({ terminal: z.string(), organ: z.string(), times: z.number() });

/**
 * How often somebody was asked at each terminal how it was. Beside the log, as what windows served is, since a count a day is all that is wanted of it;
 * written only where the hall's rule makes something of silence. Every method may throw a StorageError.
 */
export function askedToRate(database: Database) {
  const add = database.prepare(
    `INSERT INTO asked_to_rate (day, terminal, organ, times) VALUES (?, ?, ?, 1)
     ON CONFLICT (day, terminal, organ) DO UPDATE SET times = times + 1`,
  );
  const on = database.prepare(
    "SELECT terminal, organ, times FROM asked_to_rate WHERE day = ? ORDER BY terminal, organ",
  );
  const forget = database.prepare("DELETE FROM asked_to_rate WHERE day < ?");
  return {
    add(day: string, { id, organId }: Unit): void {
      inStorage("noting that somebody was asked", () => add.run(day, id, organId ?? ""));
    },
    on: (day: string): UnitVisits[] =>
      z
        .parse(
          z.array(row),
          inStorage("reading who was asked", () => on.all(day)),
        )
        .map(({ terminal, organ, times }) => ({
          unit: { kind: "terminal", id: terminal, organId: organ || null },
          visits: times,
        })),
    forget(before: string): void {
      inStorage("letting go of who was asked", () => forget.run(before));
    },
  };
}

export type AskedToRate = ReturnType<typeof askedToRate>;
