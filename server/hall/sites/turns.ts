import { join } from "node:path";
import { type Clock, sleep } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import { inStorage, openDatabase, StorageError } from "../../storage/database.ts";
import { turnMigrations } from "../../storage/migrations.ts";

/** Whether it is still one's own turn. @throws StorageError */
export type IsMine = () => boolean;

/** Of whom another has come before: nothing was done, and asked again it is decided by what the other did. */
export const passedByAnother = {
  code: "message.connectionLost",
  detail: "another came before, who did not wait any more",
} as const;

/**
 * What the logs of several sites must agree on, one at a time: each site's own log knows nothing of another's. Holds among all processes that
 * share the directory.
 */
export interface Turns {
  /**
   * Runs `work` while nobody else runs any of the same name. What takes longer than `turnTime` may be passed by another, so `work` asks with
   * `isMine` under the lock of what it commits to; true: for a `turnTime` from now nobody passes it.
   *
   * @param what nothing of a person in the clear: it stands in the file meanwhile
   * @throws ContractError message.connectionLost: others have it for too long; nothing was done
   */
  of<Result>(what: string, work: (isMine: IsMine) => Promise<Result>): Promise<Result>;
  close(): void;
}

/** Of a hall alone, whose one log decides. */
export const noTurns: Turns = { of: (_what, work) => work(() => true), close: () => undefined };

/** Milliseconds that a turn lasts at most: a process that ended in the middle leaves it so long. A commit waits for the disk at most half of it. */
export const turnTime = 10_000;
/** Milliseconds between two tries, and after how many of them whoever waits is told: a terminal gives its hall up within five seconds. */
const tryEvery = 25;
const patience = 3_500;

/** @throws StorageError */
export function openTurns(directory: string, clock: Clock, newKey: () => string): Turns {
  const database = openDatabase(join(directory, "turns.sqlite"), { migrations: turnMigrations });
  database.pragma("secure_delete = ON");
  const take = database.prepare(
    `INSERT INTO turn (what, owner, until) VALUES (@what, @owner, @until)
      ON CONFLICT (what) DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE turn.until <= @now`,
  );
  const prolong = database.prepare("UPDATE turn SET until = ? WHERE what = ? AND owner = ?");
  const give = database.prepare("DELETE FROM turn WHERE what = ? AND owner = ?");
  /** In this process, who comes waits for who came before. */
  const last = new Map<string, Promise<unknown>>();
  const closing = new AbortController();

  const isTaken = (what: string, owner: string): boolean => {
    const now = clock.now();
    try {
      const taken = () => take.run({ what, owner, until: now + turnTime, now }).changes === 1;
      return inStorage("taking a turn", taken);
    } catch (cause) {
      // Another process writes: as if it had the turn.
      if (!(cause instanceof StorageError) || cause.code !== "storage.busy") throw cause;
      return false;
    }
  };
  const isStillOf = (what: string, owner: string): boolean => {
    try {
      const prolonged = () => prolong.run(clock.now() + turnTime, what, owner).changes === 1;
      return inStorage("prolonging a turn", prolonged);
    } catch (cause) {
      // Another process writes, perhaps that it has the turn.
      if (!(cause instanceof StorageError) || cause.code !== "storage.busy") throw cause;
      return false;
    }
  };
  const giveBack = (what: string, owner: string) => {
    try {
      inStorage("giving a turn back", () => give.run(what, owner));
    } catch (cause) {
      // It ends by itself.
      if (!(cause instanceof StorageError) || cause.code !== "storage.busy") throw cause;
    }
  };
  const inTurn = async <Result>(what: string, work: (isMine: IsMine) => Promise<Result>): Promise<Result> => {
    const owner = newKey();
    for (let waited = 0; !isTaken(what, owner); waited += tryEvery) {
      if (waited >= patience) throw new ContractError("message.connectionLost", "it is being booked already");
      await sleep(clock, tryEvery, closing.signal);
    }
    return work(() => isStillOf(what, owner)).finally(() => giveBack(what, owner));
  };
  return {
    async of(what, work) {
      const before = last.get(what);
      const own = (async () => {
        // What became of it is told to whoever waits for it.
        await before?.catch(() => undefined);
        return inTurn(what, work);
      })();
      last.set(what, own);
      try {
        return await own;
      } finally {
        if (last.get(what) === own) last.delete(what);
      }
    },
    close() {
      closing.abort(new ContractError("message.connectionLost", "the hall is closing"));
      database.close();
    },
  };
}
