import * as z from "zod/mini";
import { inStorage, openDatabase, readDatabase, StorageError } from "../../storage/database.ts";
import { outboxMigrations } from "../../storage/migrations.ts";

const blob = z.nullable(z.instanceof(Uint8Array));
const openRow = z.object({
  seq: z.number(),
  stream: z.string(),
  kind: z.string(),
  key: z.string(),
  state: z.enum(["waiting", "answered", "refused"]),
  payload: blob,
  answer: blob,
  reason: z.nullable(z.string()),
  status: z.nullable(z.number()),
  turn: z.number(),
  failures: z.number(),
  next_at: z.number(),
  due_at: z.number(),
  unsure_since: z.nullable(z.number()),
});
const itemStates = ["waiting", "answered", "refused", "parked", "done", "dropped"] as const;
const standingRow = z.object({
  stream: z.string(),
  kind: z.string(),
  key: z.string(),
  at: z.number(),
  state: z.enum(itemStates),
  reason: z.nullable(z.string()),
  status: z.nullable(z.number()),
  failures: z.number(),
});
const stuckRow = z.extend(standingRow, {
  act: z.nullable(z.enum(["again", "given"])),
  by: z.nullable(z.string()),
  acted_at: z.nullable(z.number()),
});
const time = z.nullable(z.number());
const countsRow = z.object({ waiting: z.number(), since: time, parked: z.number(), parkedSince: time });

/** What is put in. */
export interface SealedItem {
  readonly stream: string;
  readonly kind: string;
  readonly key: string;
  readonly payload: Uint8Array;
}

/** The head of a stream that something is to be done with. */
export interface OpenItem {
  readonly seq: number;
  readonly stream: string;
  readonly kind: string;
  readonly key: string;
  readonly state: "waiting" | "answered" | "refused";
  readonly reason: string | null;
  /** Of HTTP. */
  readonly status: number | null;
  /** Rises with every claim. */
  readonly turn: number;
  /** One after the other, since it was last known what became of it. */
  readonly failures: number;
  /** Milliseconds since the epoch. */
  readonly nextAt: number;
  /** Since when it could be on its way. */
  readonly dueAt: number;
  /** When it was first handed over without its being known what became of that. */
  readonly unsureSince: number | null;
  readonly payload: Uint8Array | null;
  readonly answer: Uint8Array | null;
}

/** What became of one. `at`, milliseconds since the epoch, is when it was put in. */
export type ItemStanding = z.infer<typeof standingRow>;

/** One that does not go on by itself, or has not got there for long. */
export interface StuckItem extends ItemStanding {
  /** What somebody last said of it; null: nobody has. */
  readonly last: { readonly act: "again" | "given"; readonly by: string; readonly at: number } | null;
}

export interface OutboxCounts {
  /** Not known yet what becomes of them; those behind a parked one among them, and not those whose time has not come. */
  readonly waiting: number;
  /** Since when the oldest of them could be on its way, those behind another one apart; null: none could. */
  readonly since: number | null;
  readonly parked: number;
  /** When the oldest parked one was put in; null: none is parked. */
  readonly parkedSince: number | null;
}

const earlier = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

/** Of two outboxes together. */
export const addCounts = (one: OutboxCounts, other: OutboxCounts): OutboxCounts => ({
  waiting: one.waiting + other.waiting,
  since: earlier(one.since, other.since),
  parked: one.parked + other.parked,
  parkedSince: earlier(one.parkedSince, other.parkedSince),
});

/**
 * The outbox's rows, in a file of their own. Several processes may share it: `claim` gives an item to one of them, and every method that
 * takes a claimed item returns false when another has taken it over since. Every method may throw a StorageError.
 */
export interface OutboxStore {
  /** All in one transaction; a key that was ever put in is left as it is. Returns how many are new. */
  add(items: readonly SealedItem[], at: number): number;
  /** Heads that are due, in order of coming, and not more than `most`: each brings what is to be sent. */
  due(now: number, most: number): OpenItem[];
  /** When the next head is due; undefined when none is open. */
  nextDue(): number | undefined;
  /** Takes one to work on until `until`; undefined when another process has it. */
  claim(item: OpenItem, until: number): OpenItem | undefined;
  /** It is about to be handed over: since when it is not known what became of it. */
  trying(claimed: OpenItem, unsureSince: number): boolean;
  /** Puts it off, with its status, the time since which it is due, and since when nothing is known, as they are in `claimed`. */
  again(claimed: OpenItem, failures: number, nextAt: number): boolean;
  answered(claimed: OpenItem, answer: Uint8Array): boolean;
  refused(claimed: OpenItem, reason: string, status: number | null): boolean;
  /** Its owner knows: what was sent is wiped where it is done. */
  told(claimed: OpenItem): boolean;
  /** Sends a parked one once more; `by` says so. False when it is not parked. */
  release(key: string, at: number, by?: string): boolean;
  /** Somebody sees to a parked one, which stays parked. False when it is not parked. */
  give(key: string, at: number, by: string): boolean;
  /** Gives a parked one up, and wipes it. False when it is not parked. */
  drop(key: string): boolean;
  standing(key: string): ItemStanding | undefined;
  /** In order of coming. */
  parked(): ItemStanding[];
  /** Parked ones, and heads that are due since before `before` and have not got there, in order of coming. */
  stuck(before: number): StuckItem[];
  counts(now: number): OutboxCounts;
  /** Writes back what the write-ahead log still holds of what was wiped. False while another process reads. */
  scour(): boolean;
  close(): void;
}

const open = "state IN ('waiting', 'answered', 'refused')";
const head = `NOT EXISTS (SELECT 1 FROM item AS before WHERE before.stream = item.stream AND before.seq < item.seq
  AND before.state IN ('waiting', 'answered', 'refused', 'parked'))`;
const countsOf = `SELECT count(*) FILTER (WHERE ${open} AND due_at <= @now) AS waiting,
  min(due_at) FILTER (WHERE ${open} AND due_at <= @now AND ${head}) AS since,
  count(*) FILTER (WHERE state = 'parked') AS parked, min(at) FILTER (WHERE state = 'parked') AS parkedSince
  FROM item WHERE state IN ('waiting', 'answered', 'refused', 'parked')`;

/**
 * What an outbox's file says, while another process may work on it: nothing is changed.
 *
 * @throws StorageError storage.failed also where it is of a version that has not this
 */
export function countOutbox(path: string, now: number): OutboxCounts {
  return readDatabase(path, (database) => parse(countsRow, database.prepare(countsOf).get({ now })));
}

/** @throws StorageError */
export function openOutboxStore(path: string): OutboxStore {
  const database = openDatabase(path, { migrations: outboxMigrations });
  // What is deleted is overwritten.
  database.pragma("secure_delete = ON");
  const add = database.prepare(
    `INSERT OR IGNORE INTO item (stream, kind, key, at, state, payload, next_at, due_at)
      VALUES (?, ?, ?, ?, 'waiting', ?, ?, ?)`,
  );
  const due = database.prepare(
    `SELECT * FROM item WHERE ${open} AND next_at <= ? AND ${head} ORDER BY seq LIMIT ?`,
  );
  const nextDue = database.prepare(`SELECT min(next_at) FROM item WHERE ${open} AND ${head}`).pluck();
  const claim = database.prepare(
    `UPDATE item SET turn = turn + 1, next_at = ? WHERE seq = ? AND turn = ? AND next_at = ? AND ${open}`,
  );
  const mine = "WHERE seq = ? AND turn = ?";
  const trying = database.prepare(`UPDATE item SET unsure_since = ? ${mine}`);
  const again = database.prepare(
    `UPDATE item SET failures = ?, next_at = ?, due_at = ?, unsure_since = ?, status = ? ${mine}`,
  );
  const answered = database.prepare(
    `UPDATE item SET state = 'answered', answer = ?, failures = 0, status = NULL ${mine}`,
  );
  const refused = database.prepare(
    `UPDATE item SET state = 'refused', reason = ?, status = ?, failures = 0 ${mine}`,
  );
  const done = database.prepare(
    `UPDATE item SET state = 'done', payload = NULL, answer = NULL ${mine} AND state = 'answered'`,
  );
  const park = database.prepare(`UPDATE item SET state = 'parked' ${mine} AND state = 'refused'`);
  const release = database.prepare(
    `UPDATE item SET state = 'waiting', reason = NULL, status = NULL, next_at = @at, due_at = @at, unsure_since = NULL
      WHERE key = @key AND state = 'parked'`,
  );
  const drop = database.prepare(
    "UPDATE item SET state = 'dropped', payload = NULL WHERE key = ? AND state = 'parked'",
  );
  const standing = database.prepare("SELECT * FROM item WHERE key = ?");
  const parked = database.prepare("SELECT * FROM item WHERE state = 'parked' ORDER BY seq");
  const counts = database.prepare(countsOf);
  const stuck = database.prepare(
    `SELECT item.*, last.act, last.by, last.at AS acted_at FROM item
      LEFT JOIN item_act AS last ON last.seq = (SELECT max(seq) FROM item_act WHERE item_act.key = item.key)
      WHERE state = 'parked' OR (${open} AND item.due_at < ? AND ${head}) ORDER BY item.seq`,
  );
  const act = database.prepare(
    "INSERT INTO item_act (key, at, act, by) SELECT key, ?, ?, ? FROM item WHERE key = ? AND state = 'parked'",
  );
  const releaseBy = database.transaction((key: string, at: number, by: string | undefined) => {
    if (by !== undefined) act.run(at, "again", by, key);
    return release.run({ at, key });
  });
  const addAll = database.transaction((items: readonly SealedItem[], at: number) =>
    items.reduce(
      (count, { stream, kind, key, payload }) =>
        count + add.run(stream, kind, key, at, payload, at, at).changes,
      0,
    ),
  );
  const changed = (doing: string, run: () => { readonly changes: number }) =>
    inStorage(doing, () => run().changes === 1);

  return {
    add: (items, at) => inStorage("adding to the outbox", () => addAll.immediate(items, at)),
    due: (now, most) => inStorage("reading the outbox", () => due.all(now, most).map(readOpen)),
    nextDue: () => inStorage("reading the outbox", () => (nextDue.get() as number | null) ?? undefined),
    claim(item, until) {
      const { seq, turn, nextAt } = item;
      const taken = changed("claiming an item", () => claim.run(until, seq, turn, nextAt));
      return taken ? { ...item, turn: turn + 1, nextAt: until } : undefined;
    },
    trying: ({ seq, turn }, unsureSince) =>
      changed("handing an item over", () => trying.run(unsureSince, seq, turn)),
    again: ({ seq, turn, status, dueAt, unsureSince }, failures, nextAt) =>
      changed("postponing an item", () => again.run(failures, nextAt, dueAt, unsureSince, status, seq, turn)),
    answered: ({ seq, turn }, answer) => changed("keeping an answer", () => answered.run(answer, seq, turn)),
    refused: ({ seq, turn }, reason, status) =>
      changed("keeping a refusal", () => refused.run(reason, status, seq, turn)),
    told: ({ seq, turn, state }) =>
      changed("closing an item", () => (state === "refused" ? park : done).run(seq, turn)),
    release: (key, at, by) => changed("releasing an item", () => releaseBy.immediate(key, at, by)),
    give: (key, at, by) => changed("giving an item to somebody", () => act.run(at, "given", by, key)),
    drop: (key) => changed("dropping an item", () => drop.run(key)),
    standing: (key) =>
      inStorage("reading the outbox", () => {
        const row = standing.get(key);
        return row === undefined ? undefined : parse(standingRow, row);
      }),
    parked: () => inStorage("reading the outbox", () => parked.all().map((row) => parse(standingRow, row))),
    stuck: (before) =>
      inStorage("reading the outbox", () =>
        stuck.all(before).map((row) => {
          const { act, by, acted_at: at, ...item } = parse(stuckRow, row);
          return { ...item, last: act === null || by === null || at === null ? null : { act, by, at } };
        }),
      ),
    counts: (now) => inStorage("counting the outbox", () => parse(countsRow, counts.get({ now }))),
    scour: () =>
      inStorage(
        "writing the outbox back",
        () => database.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) === 0,
      ),
    close: () => void database.close(),
  };
}

function readOpen(row: unknown): OpenItem {
  const { next_at: nextAt, due_at: dueAt, unsure_since: unsureSince, ...rest } = parse(openRow, row);
  return { ...rest, nextAt, dueAt, unsureSince };
}

function parse<Value>(schema: z.ZodMiniType<Value>, row: unknown): Value {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  throw new StorageError("storage.corrupt", "a row of the outbox is not what the schema says");
}
