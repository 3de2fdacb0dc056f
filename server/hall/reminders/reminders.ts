import { createHmac } from "node:crypto";
import type * as z from "zod/mini";
import type { Clock } from "../../../device-drivers/clock.ts";
import { ConnectorError } from "../../connectors/connector-error.ts";
import type { SmsGateway } from "../../connectors/sms/gateway.ts";
import { ContractError } from "../../contract/errors.ts";
import { type TextOrder, telephoneNumber, type textWish } from "../../contract/follow.ts";
import type { Log } from "../../door/log.ts";
import { StorageError } from "../../storage/database.ts";
import { seal, unseal } from "../../storage/sealed.ts";
import type { Hall } from "../hall.ts";
import type { WatchedItem, WatchedOutbox } from "../outbox/watched.ts";
import { type OpenText, openReminderStore, type TextEnd } from "./store.ts";
import { masked } from "./telephone.ts";
import { reminderText, type TextKind, textKinds } from "./texts.ts";

/** Milliseconds for which changes of the hall gather before the line is looked through. */
export const gatherTime = 300;

/** Between two looks without any change: places move by the time alone where waits of classes count differently. */
export const lookInterval = 15_000;

/** How long a message is worth sending: after it, it would send somebody the wrong way. A `near` also ends when the ticket is called. */
export const validFor: Readonly<Record<TextKind, number>> = { near: 10 * 60_000, called: 5 * 60_000 };

/** Between two tries, by how many there were; the last one repeats. Below what a person called has to come. */
export const retryDelays = [2_000, 5_000, 10_000, 20_000] as const;

/** Between two questions whether a message arrived, and how many there are. */
export const arrivalDelays = [10_000, 30_000, 60_000, 120_000] as const;

/** A message that is being worked on is nobody else's for so long: longer than a gateway may take to answer. */
const claimTime = 30_000;

export interface ReminderOptions {
  readonly hall: Pick<Hall, "followed" | "subscribe">;
  readonly gateway: SmsGateway;
  readonly databasePath: string;
  /** Whose tickets these are. */
  readonly site: string;
  /** For telephone numbers. */
  readonly key: Buffer;
  /** People before a ticket when its holder is told. */
  readonly ahead: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Text messages to people who wait elsewhere: once when few are before them, once when they are called. */
export interface Reminders {
  /** Null: it was called, and told so; there is no further one. */
  of(ticketId: string): TextOrder | null;
  /**
   * Keeps a telephone number, sealed, until the ticket is called or ends.
   *
   * @throws ContractError message.invalidPayload: it is no number · queue.notWaiting: the ticket is called already, or ended
   */
  order(ticketId: string, wish: z.infer<typeof textWish>): TextOrder;
  /** Wipes the number. */
  forget(ticketId: string): TextOrder;
  /** What the gateway refuses; it is there for as long as it is of use. */
  readonly outbox: Omit<WatchedOutbox, "name">;
  /** Tells of every ticket whose order changes. Returns the end of it. */
  onChange(listener: (ticketId: string) => void): () => void;
  /** Ends. What the gateway has not answered is handed over again at the next start, and goes out once. */
  close(): Promise<void>;
}

/** @throws StorageError */
export function createReminders(options: ReminderOptions): Reminders {
  const { hall, gateway, site, key, ahead, clock, log } = options;
  const store = openReminderStore(options.databasePath);
  const listeners = new Set<(ticketId: string) => void>();
  let gathering: unknown;
  let sending: unknown;
  let working: Promise<void> | undefined;
  const stopping = new AbortController();

  const changed = (ticketId: string) => {
    for (const listener of [...listeners]) listener(ticketId);
  };
  const forget = (ticketId: string) => {
    store.forget(ticketId);
    changed(ticketId);
  };
  const numberOf = (ticketId: string): string | null => {
    const kept = store.recipient(ticketId);
    return kept ? unseal(key, ticketId, kept.sealed) : null;
  };

  /** What is due of each ticket goes into the outbox; of a ticket that has ended the number is wiped. */
  const lookThrough = () => {
    for (const { ticketId } of store.recipients()) {
      const ticket = hall.followed(ticketId);
      if (!ticket || ticket.state === "finished" || ticket.state === "cancelled") forget(ticketId);
      else if (ticket.state === "waiting" && ticket.ahead <= ahead) store.add(ticketId, "near", clock.now());
      else if (ticket.state === "called") store.add(ticketId, "called", clock.now());
    }
    // Nobody has to look at what would send somebody the wrong way by now.
    for (const kind of textKinds)
      for (const ticketId of store.dropParked(kind, clock.now() - validFor[kind])) {
        log.info({ ticketId, kind, as: "dropped" }, "text");
        if (kind === "called") forget(ticketId);
      }
    send();
  };

  const inOrder = (work: () => void) => {
    try {
      work();
    } catch (cause) {
      // Nothing is lost: the same is looked at again at the next turn.
      if (!(cause instanceof StorageError) || cause.code !== "storage.busy") throw cause;
      log.warn({ cause: cause.message }, "texts: the storage was busy");
    }
  };
  const gather = () => {
    gathering ??= clock.setTimeout(() => {
      gathering = undefined;
      inOrder(lookThrough);
    }, gatherTime);
  };

  /** Sends what is due, and comes back when the next is. One at a time: a hall's messages are few. */
  const send = () => {
    clock.clearTimeout(sending);
    if (stopping.signal.aborted) return;
    const next = store.nextDue();
    if (next === undefined) return;
    sending = clock.setTimeout(
      () => {
        working ??= sendDue()
          .catch((cause: unknown) => log.error({ cause: String(cause) }, "texts: not sent"))
          .finally(() => {
            working = undefined;
            inOrder(send);
          });
      },
      Math.max(0, next - clock.now()),
    );
  };
  const sendDue = async () => {
    for (const text of store.due(clock.now())) {
      if (stopping.signal.aborted) return;
      await (text.state === "waiting" ? handOver(text) : askForArrival(text));
    }
  };

  const end = (text: OpenText, as: TextEnd) => {
    const { ticketId, kind } = text;
    store.end(text, as);
    log.info({ ticketId, kind, as }, "text");
    if (kind === "called") forget(ticketId);
  };

  const handOver = async (text: OpenText) => {
    const { ticketId, kind, attempts, at } = text;
    const kept = store.recipient(ticketId);
    const ticket = hall.followed(ticketId);
    const to = numberOf(ticketId);
    if (!kept || !ticket || to === null || clock.now() - at > validFor[kind]) return end(text, "dropped");
    // Nobody is told that three are before him when it is his turn, nor sent to a window whose call was undone: it may be true again.
    if (ticket.state !== (kind === "called" ? "called" : "waiting")) return store.takeBack(ticketId, kind);
    if (!store.claim(text, clock.now() + claimTime)) return;
    const idempotencyKey = createHmac("sha256", key).update(`${ticketId} ${kind}`).digest("hex");
    const { language } = kept;
    try {
      const message = { to, ...reminderText(kind, ticket, language), language, idempotencyKey };
      const sent = await gateway.send(message, stopping.signal);
      log.info({ ticketId, kind, state: sent.state }, "text handed over");
      if (sent.state !== "accepted") return end(text, sent.state);
      store.accepted(text, sent.id, clock.now() + arrivalDelays[0]);
      // The number is of no more use.
      if (kind === "called") forget(ticketId);
    } catch (cause) {
      if (!(cause instanceof ConnectorError)) throw cause;
      log.warn(
        { ticketId, kind, attempts, again: cause.again, cause: cause.message },
        "text not handed over",
      );
      if (!cause.again) {
        store.park(text, cause.reason ?? "refused", cause.status);
        return;
      }
      const delay = retryDelays[Math.min(attempts, retryDelays.length - 1)] ?? 0;
      store.again(text, clock.now() + delay);
    }
  };

  const askForArrival = async (text: OpenText) => {
    const { ticketId, kind, attempts, gatewayId } = text;
    if (!store.claim(text, clock.now() + claimTime)) return;
    const delay = arrivalDelays[attempts + 1];
    try {
      const { state } = await gateway.look(gatewayId ?? "", stopping.signal);
      if (state !== "accepted") return end(text, state);
    } catch (cause) {
      if (!(cause instanceof ConnectorError)) throw cause;
      log.warn({ ticketId, kind, cause: cause.message }, "text: not known whether it arrived");
    }
    // Nobody waits for this answer: it is for the record.
    if (delay === undefined) end(text, "failed");
    else store.again(text, clock.now() + delay);
  };

  const leave = hall.subscribe(gather);
  const look = () => {
    inOrder(lookThrough);
    looking = clock.setTimeout(look, lookInterval);
  };
  let looking = clock.setTimeout(look, 0);

  const ordered = (ticketId: string): TextOrder => {
    const number = numberOf(ticketId);
    return { ahead, to: number === null ? null : masked(number) };
  };

  const stuck = (): WatchedItem[] =>
    store.parked().flatMap(({ ticketId, kind, ...rest }) => {
      const ticket = hall.followed(ticketId);
      // Nobody has to hear that few are before them when it is their turn.
      if (ticket?.state !== (kind === "near" ? "waiting" : "called")) return [];
      return {
        ...rest,
        stream: ticketId,
        kind: `sms.${kind}`,
        key: `${ticketId}/${kind}`,
        state: "parked",
        failures: 0,
        what: "text",
        number: ticket.number,
        site,
      };
    });
  /** What is meant by its key; undefined: it is not parked. */
  const parkedBy = (named: string) =>
    store.parked().find(({ ticketId, kind }) => `${ticketId}/${kind}` === named);

  return {
    outbox: {
      counts: store.counts,
      stuck,
      release(named, by) {
        const meant = parkedBy(named);
        const isDone = meant !== undefined && store.release(meant.ticketId, meant.kind, clock.now(), by);
        if (isDone) send();
        return isDone;
      },
      give(named, by) {
        const meant = parkedBy(named);
        return meant !== undefined && store.give(meant.ticketId, meant.kind, clock.now(), by);
      },
    },
    of: (ticketId) => (store.has(ticketId, "called") ? null : ordered(ticketId)),
    order(ticketId, { to, language }) {
      const number = telephoneNumber(to);
      if (number === null) throw new ContractError("message.invalidPayload", "no telephone number");
      const state = hall.followed(ticketId)?.state;
      if (state !== "waiting" && state !== "held" && state !== "noShow")
        throw new ContractError("queue.notWaiting", "it is called already, or ended");
      if (store.has(ticketId, "called"))
        throw new ContractError("queue.notWaiting", "it was told of its call; there is no further text");
      store.keep({ ticketId, sealed: seal(key, ticketId, number), language }, clock.now());
      changed(ticketId);
      gather();
      return ordered(ticketId);
    },
    forget(ticketId) {
      forget(ticketId);
      return ordered(ticketId);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      leave();
      for (const timer of [gathering, sending, looking]) clock.clearTimeout(timer);
      stopping.abort(new Error("the hall is closing"));
      await working;
      store.close();
    },
  };
}
