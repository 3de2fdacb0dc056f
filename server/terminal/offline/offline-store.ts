import * as z from "zod/mini";
import { hallCommands, type LeasedBlock, personHash, printState } from "../../contract/hall.ts";
import { inStorage, openDatabase, StorageError } from "../../storage/database.ts";
import { terminalMigrations } from "../../storage/migrations.ts";

/** What a citizen wished for, as it will be told to the hall. */
const wishSchema = z.strictObject({
  classId: z.optional(z.string()),
  person: z.optional(personHash),
  later: z.optional(z.array(z.string())),
});
export type OfflineWish = z.infer<typeof wishSchema>;

/** A number that was given without the hall and that the hall has not been told of. */
export interface OfflineTicket {
  readonly day: string;
  readonly number: string;
  readonly serviceId: string;
  readonly wishKey: string;
  readonly wish: OfflineWish;
  readonly takenAt: number;
  readonly print: z.infer<typeof printState>;
}

export type KnownOffers = z.infer<(typeof hallCommands)["Queue.ListServices"]["completion"]>;

const ticketRow = z.object({
  day: z.string(),
  number: z.string(),
  service: z.string(),
  wish_key: z.string(),
  wish: z.string(),
  taken_at: z.number(),
  print: printState,
});

/** What a terminal needs to work without its hall, over restarts, in the terminal's own file. */
export interface OfflineStore {
  /** Takes over the hall's word on what is set aside for a day; what was given here meanwhile stays given. */
  keepBlocks(day: string, blocks: readonly LeasedBlock[]): void;
  /** Gives the next number of a service; undefined when none is set aside for that day. The same wish again gets the same. */
  take(
    wish: OfflineWish & { serviceId: string; wishKey: string },
    day: string,
    at: number,
  ): OfflineTicket | undefined;
  find(day: string, number: string): OfflineTicket | undefined;
  byWish(wishKey: string): OfflineTicket | undefined;
  recordPrint(day: string, number: string, print: OfflineTicket["print"]): void;
  /** What the hall has not been told of, in the order of their giving. */
  untold(): OfflineTicket[];
  /** The hall knows it: nothing of it is kept here. */
  told(ticket: OfflineTicket): void;
  /** The hall will not have it; it is kept for who looks into it, and is not told again. */
  refused(ticket: OfflineTicket, code: string): void;
  keepOffers(offers: KnownOffers): void;
  offers(): KnownOffers | undefined;
  close(): void;
}

/** @throws StorageError */
export function openOfflineStore(path: string): OfflineStore {
  const database = openDatabase(path, { migrations: terminalMigrations });
  const columns = "SELECT day, number, service, wish_key, wish, taken_at, print FROM offline_ticket";
  const keepBlock = database.prepare(
    `INSERT INTO leased_block (day, prefix, service, next, last) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (day, prefix, last) DO UPDATE SET next = max(next, excluded.next)`,
  );
  const dropOldBlocks = database.prepare("DELETE FROM leased_block WHERE day < ?");
  const nextOf = database.prepare(
    "SELECT prefix, next, last FROM leased_block WHERE day = ? AND service = ? AND next <= last ORDER BY last LIMIT 1",
  );
  const advance = database.prepare(
    "UPDATE leased_block SET next = next + 1 WHERE day = ? AND prefix = ? AND last = ?",
  );
  const insert = database.prepare(
    "INSERT INTO offline_ticket (day, number, service, wish_key, wish, taken_at, print) VALUES (?, ?, ?, ?, ?, ?, 'notRequested')",
  );
  const byNumber = database.prepare(`${columns} WHERE day = ? AND number = ?`);
  const byWishKey = database.prepare(`${columns} WHERE wish_key = ?`);
  const setPrint = database.prepare("UPDATE offline_ticket SET print = ? WHERE day = ? AND number = ?");
  const allUntold = database.prepare(`${columns} WHERE refused IS NULL ORDER BY id`);
  const remove = database.prepare("DELETE FROM offline_ticket WHERE day = ? AND number = ?");
  // Whose it was is nobody's business any more.
  const setRefused = database.prepare(
    "UPDATE offline_ticket SET refused = ?, wish = '{}' WHERE day = ? AND number = ?",
  );
  const writeOffers = database.prepare(
    "INSERT INTO known_offers (id, data) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data",
  );
  const readOffers = database.prepare("SELECT data FROM known_offers").pluck();

  const take = database.transaction(
    (
      { serviceId, wishKey, ...wish }: OfflineWish & { serviceId: string; wishKey: string },
      day: string,
      at: number,
    ): OfflineTicket | undefined => {
      const known = byWishKey.get(wishKey);
      if (known !== undefined) return ticketOf(known);
      const block = nextOf.get(day, serviceId) as { prefix: string; next: number; last: number } | undefined;
      if (!block) return undefined;
      advance.run(day, block.prefix, block.last);
      const number = block.prefix + String(block.next).padStart(3, "0");
      insert.run(day, number, serviceId, wishKey, JSON.stringify(wish), at);
      return { day, number, serviceId, wishKey, wish, takenAt: at, print: "notRequested" };
    },
  );
  const one = (row: unknown) => (row === undefined ? undefined : ticketOf(row));

  return {
    keepBlocks: (day, blocks) =>
      inStorage("keeping leased numbers", () => {
        dropOldBlocks.run(day);
        for (const { serviceId, prefix, from, to } of blocks) keepBlock.run(day, prefix, serviceId, from, to);
      }),
    take: (wish, day, at) => inStorage("giving a number", () => take.immediate(wish, day, at)),
    find: (day, number) => inStorage("reading a number", () => one(byNumber.get(day, number))),
    byWish: (wishKey) => inStorage("reading a number", () => one(byWishKey.get(wishKey))),
    recordPrint: (day, number, print) =>
      inStorage("recording a print", () => void setPrint.run(print, day, number)),
    untold: () => inStorage("reading numbers", () => allUntold.all().map(ticketOf)),
    told: ({ day, number }) => inStorage("forgetting a number", () => void remove.run(day, number)),
    refused: ({ day, number }, code) =>
      inStorage("keeping a refused number", () => void setRefused.run(code, day, number)),
    keepOffers: (offers) =>
      inStorage("keeping the services", () => void writeOffers.run(JSON.stringify(offers))),
    offers() {
      const text = inStorage("reading the services", () => readOffers.get());
      // Written by another version of the contract: then the hall has to be asked first.
      const parsed = hallCommands["Queue.ListServices"].completion.safeParse(
        text === undefined ? undefined : JSON.parse(String(text)),
      );
      return parsed.success ? parsed.data : undefined;
    },
    close: () => database.close(),
  };
}

function ticketOf(row: unknown): OfflineTicket {
  const parsed = ticketRow.safeParse(row);
  const wish = wishSchema.safeParse(parsed.success ? JSON.parse(parsed.data.wish) : undefined);
  if (!parsed.success || !wish.success)
    throw new StorageError("storage.corrupt", "an offline number's row is not what the schema says");
  const { day, number, service, wish_key, taken_at, print } = parsed.data;
  return { day, number, serviceId: service, wishKey: wish_key, wish: wish.data, takenAt: taken_at, print };
}
