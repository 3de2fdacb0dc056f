import * as z from "zod/mini";
import { type Database, inStorage } from "../../storage/database.ts";
import { accuracyState } from "../waiting-time/accuracy.ts";
import { calibrationState } from "../waiting-time/calibration.ts";
import { learnerState } from "../waiting-time/learner.ts";

const record = z.object({ calibration: calibrationState, accuracy: accuracyState });
export type WordRecord = z.infer<typeof record>;

/** What a hall has learned, beside its log. It can be lost: what it rests on is in the log. */
export interface LearnedStore {
  /** What had been learned at the end of a day; undefined when there is nothing that this version can read. */
  learner(): { readonly day: string; readonly state: z.infer<typeof learnerState> } | undefined;
  /** @param state JSON of a learner */
  keepLearner(day: string, state: string): void;
  /** How good the word was. */
  record(): WordRecord | undefined;
  keepRecord(record: WordRecord): void;
}

export function openLearnedStore(database: Database): LearnedStore {
  const read = database.prepare("SELECT day, data FROM learned WHERE name = ?");
  const write = database.prepare(
    `INSERT INTO learned (name, day, data) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET day = excluded.day, data = excluded.data`,
  );
  const find = <Value>(name: string, schema: z.ZodMiniType<Value>) => {
    const row = inStorage("reading what was learned", () => read.get(name)) as
      | { day: string; data: string }
      | undefined;
    const parsed = row && schema.safeParse(JSON.parse(row.data));
    return parsed?.success ? { day: row?.day ?? "", data: parsed.data } : undefined;
  };
  const keep = (name: string, day: string, data: string) =>
    inStorage("keeping what was learned", () => void write.run(name, day, data));
  return {
    learner() {
      const found = find("learner", learnerState);
      return found && { day: found.day, state: found.data };
    },
    keepLearner: (day, state) => keep("learner", day, state),
    record: () => find("record", record)?.data,
    keepRecord: (kept) => keep("record", "", JSON.stringify(kept)),
  };
}
