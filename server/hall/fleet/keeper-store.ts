import * as z from "zod/mini";
import { type Database, inStorage, StorageError } from "../../storage/database.ts";

/** The process that keeps the floor of a hall. */
export const keeper = z.strictObject({
  /** Of this run of it, random. */
  owner: z.string(),
  host: z.string(),
  pid: z.number(),
  /** Where the other processes of the hall reach it: on loopback. */
  url: z.string(),
  /** It is passed over from then on, milliseconds since the epoch, unless it has said that it is still there. */
  until: z.number(),
});
export type Keeper = z.infer<typeof keeper>;

/** Who keeps the floor, among all processes on one store. */
export interface KeeperStore {
  read(): Keeper | undefined;
  /** Puts `wanted` there, unless somebody else is whom nobody may pass over. @returns who it is then */
  claim(wanted: Keeper, mayPass: (standing: Keeper) => boolean): Keeper;
  release(owner: string): void;
}

export function openKeeperStore(database: Database): KeeperStore {
  const statements = inStorage("preparing statements", () => ({
    read: database.prepare("SELECT owner, host, pid, url, until FROM floor_keeper"),
    put: database.prepare(
      `INSERT INTO floor_keeper (one, owner, host, pid, url, until) VALUES (1, @owner, @host, @pid, @url, @until)
         ON CONFLICT DO UPDATE SET owner = excluded.owner, host = excluded.host, pid = excluded.pid, url = excluded.url, until = excluded.until`,
    ),
    release: database.prepare("DELETE FROM floor_keeper WHERE owner = ?"),
  }));
  const read = (): Keeper | undefined => {
    const row = statements.read.get();
    if (row === undefined) return undefined;
    const parsed = keeper.safeParse(row);
    if (parsed.success) return parsed.data;
    throw new StorageError("storage.corrupt", "the floor's keeper is not what the schema says", {
      cause: parsed.error,
    });
  };
  return {
    read: () => inStorage("reading who keeps the floor", read),
    claim: (wanted, mayPass) =>
      inStorage("claiming the floor", () =>
        database
          .transaction(() => {
            const standing = read();
            if (standing && standing.owner !== wanted.owner && !mayPass(standing)) return standing;
            statements.put.run(wanted);
            return wanted;
          })
          .immediate(),
      ),
    release: (owner) => void inStorage("releasing the floor", () => statements.release.run(owner)),
  };
}
