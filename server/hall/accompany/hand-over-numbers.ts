import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import type { Ticket } from "../../contract/hall.ts";
import { hallDay } from "../../contract/hall-time.ts";
import type { OpenAccompaniment } from "./accompaniment.ts";
import { type HandOverStore, pendingOf, restored } from "./hand-overs.ts";

export interface HandOverWish {
  readonly key: string;
  readonly serviceId: string;
  readonly classId: string | null;
}

export interface HandOverNumbersOptions {
  readonly handOvers: HandOverStore;
  /** The same key is the same number. @throws ContractError queue.* */
  readonly takeNumber: (wish: HandOverWish & { readonly terminalId: string }) => Promise<Ticket>;
  /** @throws ContractError queue.* */
  readonly giveBack: (ticket: Ticket, key: string) => Promise<unknown>;
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** Numbers for who is handed over: whoever agreed is told of theirs, also behind a restart; what nobody can be told of is given back. */
export interface HandOverNumbers {
  /** Before the number is taken it is on the disk that it will be. @throws StorageError */
  note(agreed: OpenAccompaniment): void;
  take(agreed: OpenAccompaniment): void;
  /** Its terminal is heard again, and with it what it is told. */
  heard(open: OpenAccompaniment): void;
  ended(over: OpenAccompaniment): void;
  /** Whether it goes on behind a restart. */
  isPending(open: OpenAccompaniment): boolean;
  /** What a restart broke off. @param goOn whether it goes on, of which it was agreed to at `at` @throws StorageError */
  resume(goOn: (agreed: OpenAccompaniment, at: number) => boolean): void;
  close(): void;
}

/** @param room.find the accompaniment that is open at a terminal @param room.keep puts it in place of that */
export function createHandOverNumbers(
  { handOvers, takeNumber, giveBack, clock, log }: HandOverNumbersOptions,
  room: {
    find(terminalId: string): OpenAccompaniment | undefined;
    keep(next: OpenAccompaniment): void;
  },
): HandOverNumbers {
  /** Keys of numbers that were given while the terminal could not be heard. */
  const untold = new Set<string>();
  let closed = false;

  const inLog = (cause: unknown) => log("what became of a hand-over is not kept", { cause: String(cause) });
  const done = (key: string) => {
    untold.delete(key);
    try {
      handOvers.remove(key);
    } catch (cause) {
      // Behind a restart it is given back once more, which changes nothing.
      inLog(cause);
    }
  };
  const returned = async (ticket: Ticket | null, key: string) => {
    try {
      if (ticket) await giveBack(ticket, key);
    } catch (cause) {
      // What the queue refuses it would refuse again.
      if (!(cause instanceof ContractError)) throw cause;
      log("a number that nobody was told of was not given back", { code: cause.code });
    }
    if (!closed) done(key);
  };
  const taken = async (agreed: OpenAccompaniment) => {
    const wish = agreed.handOver;
    if (!wish) return;
    const { key, serviceId, classId } = wish;
    const { terminalId } = agreed;
    const came = await takeNumber({ key, serviceId, classId, terminalId }).then(
      (ticket) => ({ state: "given", ticket, error: null }) as const,
      (cause: unknown) => {
        log("no number for who is handed over", { terminal: terminalId, cause: String(cause) });
        const error = cause instanceof ContractError ? cause.code : ("message.internal" as const);
        return { state: "failed", ticket: null, error } as const;
      },
    );
    // Whoever opens the floor next asks for it again.
    if (closed) return;
    const now = room.find(terminalId);
    // Who has stopped meanwhile is told of no number, and has none.
    if (now?.id !== agreed.id || now.handOver?.key !== key) return returned(came.ticket, key);
    if (now.terminalLostAt !== null) untold.add(key);
    else done(key);
    room.keep({ ...now, handOver: { ...now.handOver, ...came } });
  };
  const take = (agreed: OpenAccompaniment) => void taken(agreed).catch(inLog);
  const isUntold = ({ handOver }: OpenAccompaniment) => handOver !== null && untold.has(handOver.key);

  return {
    note(agreed) {
      const pending = pendingOf(agreed, clock.now());
      if (pending) handOvers.keep(pending);
    },
    take,
    heard(open) {
      if (open.handOver && isUntold(open)) done(open.handOver.key);
    },
    ended(over) {
      const { handOver } = over;
      if (handOver && isUntold(over)) returned(handOver.ticket, handOver.key).catch(inLog);
    },
    isPending: (open) => open.handOver?.state === "agreed" || isUntold(open),
    resume(goOn) {
      for (const pending of handOvers.all()) {
        const agreed = restored(pending, clock.now());
        // A number of another day is none.
        if (hallDay(pending.at) !== hallDay(clock.now())) {
          handOvers.remove(pending.key);
          continue;
        }
        if (goOn(agreed, pending.at)) room.keep(agreed);
        take(agreed);
      }
    },
    close() {
      closed = true;
    },
  };
}
