import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import type { HallCommandName, HallCompletion, HallPayload, Ticket } from "../../contract/hall.ts";
import type { HallClient } from "../hall-client.ts";
import type { KnownOffers, OfflineStore, OfflineTicket } from "./offline-store.ts";

/** Milliseconds between two looks whether the hall is back, while something is to be told to it. House rule. */
export const reconcileInterval = 2000;

/** Milliseconds between two questions for numbers in advance, while the hall is there. House rule: an outage comes without notice. */
export const leaseInterval = 60_000;

/** Milliseconds during which a hall that did not answer is not asked for a number again: a citizen does not wait for it each time. */
export const offlinePatience = 10_000;

export interface ResilientHallOptions {
  readonly hall: HallClient;
  readonly store: OfflineStore;
  readonly terminalId: string;
  readonly clock: Clock;
  /** The business day of a time. */
  readonly dayOf: (at: number) => string;
  readonly newKey: () => string;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** The way to the hall that goes on when there is none. */
export interface ResilientHall extends HallClient {
  /** Whether the hall could not be reached when it was last asked. */
  readonly offline: boolean;
  close(): void;
}

/**
 * Answers in the hall's stead while it cannot be reached: the services as they were last known, and numbers from the block that was set
 * aside for this terminal. When the hall is back it is told of each, once, in the order in which they were given.
 */
export function createResilientHall(options: ResilientHallOptions): ResilientHall {
  const { hall, store, terminalId, clock, dayOf, newKey, log } = options;
  let offline = false;
  let lostAt = Number.NEGATIVE_INFINITY;
  let leasedAt = Number.NEGATIVE_INFINITY;
  let leasedDay = "";
  let closed = false;
  let timer: unknown;

  const reach = async <Result>(ask: () => Promise<Result>): Promise<Result> => {
    try {
      const result = await ask();
      if (offline) log("the hall is back", { terminalId });
      offline = false;
      return result;
    } catch (cause) {
      if (isUnreachable(cause)) {
        if (!offline)
          log("the hall cannot be reached: numbers come from this terminal's block", { terminalId });
        offline = true;
        lostAt = clock.now();
      } else offline = false;
      throw cause;
    }
  };

  /** As long as the hall has just been silent, it is not waited for again. */
  const isGivenUp = () => offline && clock.now() - lostAt < offlinePatience;

  const take = async (payload: HallPayload<"Queue.Take">): Promise<HallCompletion<"Queue.Take">> => {
    const before = store.byWish(payload.idempotencyKey);
    if (before) return { ticket: ticketOf(before, store.offers()), already: false };
    let cause: unknown = new ContractError("queue.hallUnreachable", "the hall was silent a moment ago");
    if (!isGivenUp()) {
      try {
        return await reach(() => hall.execute("Queue.Take", payload));
      } catch (why) {
        if (!isUnreachable(why)) throw why;
        cause = why;
      }
    }
    const { serviceId, idempotencyKey: wishKey, classId, person, later } = payload;
    const at = clock.now();
    const given = store.take(
      {
        serviceId,
        wishKey,
        ...(classId === undefined ? {} : { classId }),
        ...(person === undefined ? {} : { person }),
        ...(later === undefined ? {} : { later }),
      },
      dayOf(at),
      at,
    );
    if (!given) throw cause;
    return { ticket: ticketOf(given, store.offers()), already: false };
  };

  const list = async (): Promise<KnownOffers> => {
    try {
      const offers = await reach(() => hall.execute("Queue.ListServices", {}));
      // Without the hall no telephone takes a number either.
      store.keepOffers({ ...offers, phoneEntry: null });
      return offers;
    } catch (cause) {
      const known = isUnreachable(cause) ? store.offers() : undefined;
      if (!known) throw cause;
      return known;
    }
  };

  const commands: Commands = {
    "Queue.ListServices": list,
    "Queue.Take": take,
    "Queue.GetTicket": async (payload) => {
      const own = ownTicket(store, payload.ticketId);
      if (own) return { ticket: ticketOf(own, store.offers()) };
      return reach(() => hall.execute("Queue.GetTicket", payload));
    },
    "Queue.RecordPrint": async (payload) => {
      const own = ownTicket(store, payload.ticketId);
      if (!own) return reach(() => hall.execute("Queue.RecordPrint", payload));
      // Paper that came out stays out.
      const print = own.print === "printed" ? own.print : payload.state;
      store.recordPrint(own.day, own.number, print);
      return { ticket: ticketOf({ ...own, print }, store.offers()) };
    },
  };

  const tell = async (ticket: OfflineTicket): Promise<void> => {
    const { day, number, wish, takenAt, print, wishKey } = ticket;
    try {
      await reach(() =>
        hall.execute("Queue.Reconcile", {
          day,
          number,
          terminalId,
          ...wish,
          takenAt,
          print,
          wishKey,
          // The print state may have changed since it was told before, so it is part of what is told.
          idempotencyKey: `told-${day}-${number}-${print}`,
        }),
      );
      // A print that ended while the hall was being told is told at the next look.
      if (store.find(day, number)?.print === print) store.told(ticket);
    } catch (cause) {
      if (!(cause instanceof ContractError) || !permanent.includes(cause.code)) throw cause;
      log("the hall will not have a number that was given without it", { number, day, code: cause.code });
      store.refused(ticket, cause.code);
    }
  };

  const lease = async () => {
    const { day, blocks } = await reach(() =>
      hall.execute("Queue.LeaseNumbers", { terminalId, idempotencyKey: newKey() }),
    );
    store.keepBlocks(day, blocks);
    // What the numbers are for, also where no page has asked yet.
    await list();
    leasedAt = clock.now();
    leasedDay = day;
  };

  /** Tells what is untold, but for tickets that are in the printer; then asks for numbers in advance. */
  const look = async () => {
    for (const ticket of store.untold()) if (ticket.print !== "requested") await tell(ticket);
    if (clock.now() - leasedAt >= leaseInterval || dayOf(clock.now()) !== leasedDay) await lease();
  };

  const lookAgain = () => {
    look()
      .catch((cause: unknown) => {
        if (!isUnreachable(cause)) log("telling the hall failed", { cause: String(cause) });
      })
      .finally(() => {
        if (!closed) timer = clock.setTimeout(lookAgain, reconcileInterval);
      });
  };
  lookAgain();

  return {
    get offline() {
      return offline;
    },
    async execute(name, payload) {
      const own = commands[name] as Commands[typeof name] | undefined;
      return own ? own(payload) : reach(() => hall.execute(name, payload));
    },
    pressKey: (key) => hall.pressKey(key),
    recordJourneys: (steps) => hall.recordJourneys(steps),
    close() {
      closed = true;
      clock.clearTimeout(timer);
    },
  };
}

type Commands = {
  readonly [N in HallCommandName]?: (payload: HallPayload<N>) => Promise<HallCompletion<N>>;
};

/** Answers that no repetition will change. */
const permanent: readonly string[] = ["queue.notLeased", "message.invalidPayload"];

const isUnreachable = (cause: unknown): boolean =>
  cause instanceof ContractError && cause.code === "queue.hallUnreachable";

function ownTicket(store: OfflineStore, ticketId: string): OfflineTicket | undefined {
  const [, year, month, date, number] = /^(\d{4})(\d{2})(\d{2})-(.+)$/.exec(ticketId) ?? [];
  return number === undefined ? undefined : store.find(`${year}-${month}-${date}`, number);
}

/** The ticket as the hall would show it, without what only the hall knows: who is before, and how long it takes. */
function ticketOf(given: OfflineTicket, offers: KnownOffers | undefined): Ticket {
  const service = offers?.services.find(({ id }) => id === given.serviceId);
  const nameOf = (id: string) =>
    offers?.services.find((each) => each.id === id)?.name ?? { "zh-CN": id, "zh-TW": id, en: id };
  const priority = offers?.classes.find(({ id }) => id === given.wish.classId);
  return {
    id: `${given.day.replaceAll("-", "")}-${given.number}`,
    number: given.number,
    serviceId: given.serviceId,
    serviceName: nameOf(given.serviceId),
    area: service?.area ?? { "zh-CN": "", "zh-TW": "", en: "" },
    windows: service?.windows ?? [],
    takenAt: given.takenAt,
    ahead: 0,
    state: "waiting",
    print: given.print,
    priority: priority ? { id: priority.id, name: priority.name } : null,
    later: (given.wish.later ?? []).map((serviceId) => ({ serviceId, serviceName: nameOf(serviceId) })),
    at: null,
    offline: true,
    wait: null,
    follow: null,
  };
}
