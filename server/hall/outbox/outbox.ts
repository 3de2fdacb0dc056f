import { createHmac } from "node:crypto";
import type { Clock } from "../../../device-drivers/clock.ts";
import { ConnectorError } from "../../connectors/connector-error.ts";
import type { Log } from "../../door/log.ts";
import { StorageError } from "../../storage/database.ts";
import { seal, unseal } from "../../storage/sealed.ts";
import { NotYet, type OutboxItem, type OutboxKind, type Settled } from "./kind.ts";
import type { ItemStanding, OpenItem, OutboxCounts, OutboxStore, StuckItem } from "./store.ts";

/** The key under which what is sent is sealed, in the data directory. */
export const outboxKeyFile = "outbox-key";

/** Milliseconds until the first repetition; each further one waits twice as long, up to the longest. House rule. */
export const firstDelay = 2_000;
export const longestDelay = 600_000;

/** What is being sent is no other process's for so long, and is given up before: longer than a file may take (`fileTime`) and a question. */
export const leaseTime = 90_000;
export const sendTime = 80_000;

/** Between two looks for what another process put in or left. */
export const lookInterval = 15_000;

/** Milliseconds after which what has not got there is somebody's to look at, where nobody says otherwise. House rule: three tries at the longest delay. */
export const usualLateAfter = 3 * longestDelay;

/** Streams that one process sends at a time. */
const atOnce = 8;

export interface OutboxOptions {
  readonly store: OutboxStore;
  /** 256 bits, for everything that is kept; several processes on one file have the same. */
  readonly key: Buffer;
  readonly kinds: readonly OutboxKind<unknown, unknown>[];
  /** Milliseconds after which what has not got there is somebody's to look at. Default: `usualLateAfter`. */
  readonly lateAfter?: number;
  readonly clock: Clock;
  /** From 0 to below 1: spreads repetitions. */
  readonly random: () => number;
  readonly log: Log;
}

/**
 * What the hall sends outside: kept until it is known what became of it, and in order within each stream. Nothing is sent twice at once, and
 * what is repeated has its first key, so that whoever heeds it does everything once.
 */
export interface Outbox {
  /**
   * Durable when it returns: all of them, or none. An owner whose own record is elsewhere puts in after a restart what that record wants
   * sent: what is in already is left as it is. Returns how many are new.
   *
   * @throws StorageError
   */
  add(...items: readonly OutboxItem[]): number;
  /** What became of a key; undefined: it was never put in. @throws StorageError */
  standing(key: string): ItemStanding | undefined;
  /** Refused for good, and nobody has said yet what to do. @throws StorageError */
  parked(): ItemStanding[];
  counts(): OutboxCounts;
  /** What somebody has to look at: parked, or not there after `lateAfter`. @throws StorageError */
  stuck(): StuckItem[];
  /** Sends a parked one once more, and then what is behind it; `by` says so. False when it is not parked. @throws StorageError */
  release(key: string, by?: string): boolean;
  /** Somebody sees to a parked one by other means; it stays parked. False when it is not parked. @throws StorageError */
  give(key: string, by: string): boolean;
  /** Gives a parked one up: it is wiped, and what is behind it goes on. False when it is not parked. @throws StorageError */
  drop(key: string): boolean;
  /** Ends. What is not answered is sent again at the next start. Closes the store. */
  close(): Promise<void>;
}

/** Another process works on it by now. */
class TurnIsOver extends Error {}

export function createOutbox(options: OutboxOptions): Outbox {
  const { store, key, kinds, lateAfter = usualLateAfter, clock, random, log } = options;
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  const stopping = new AbortController();
  /** Streams that this process works on. */
  const busy = new Map<string, Promise<void>>();
  let timer: unknown;
  /** Since the write-ahead log was last written back. The first look does so: another process may have ended before. */
  let isWiped = true;

  const wireKey = (item: OpenItem) =>
    createHmac("sha256", key).update(`${item.kind} ${item.key}`).digest("hex");
  const sealed = (what: "payload" | "answer", item: { readonly key: string }, value: unknown) =>
    seal(key, `${what} ${item.key}`, JSON.stringify(value));
  const opened = (what: "payload" | "answer", item: OpenItem): unknown => {
    const kept = item[what];
    const text = kept && unseal(key, `${what} ${item.key}`, kept);
    return text === null ? undefined : JSON.parse(text);
  };
  const noteOf = ({ kind, stream, key: named, failures }: OpenItem) => ({
    kind,
    stream,
    key: named,
    failures,
  });

  /** Sends what is due, and looks again when the next is. */
  const look = () => {
    clock.clearTimeout(timer);
    if (stopping.signal.aborted) return;
    let wait = lookInterval;
    try {
      const now = clock.now();
      for (const item of store.due(now, atOnce - busy.size)) {
        // Its lease ended in our own hands: it is not given to ourselves a second time.
        if (busy.has(item.stream)) continue;
        const claimed = store.claim(item, now + leaseTime);
        if (claimed) start(claimed);
      }
      // What is due and taken up by nobody waits for a place: who ends makes one.
      const next = store.nextDue();
      if (next !== undefined && next > now) wait = Math.min(wait, next - now);
      if (isWiped && busy.size === 0) isWiped = !store.scour();
    } catch (cause) {
      // Nothing is lost: the same is looked at again at the next turn.
      if (!(cause instanceof StorageError) || cause.code !== "storage.busy") throw cause;
      log.warn({ cause: cause.message }, "outbox: the storage was busy");
      wait = firstDelay;
    }
    timer = clock.setTimeout(look, wait);
  };

  const soon = () => {
    clock.clearTimeout(timer);
    if (!stopping.signal.aborted) timer = clock.setTimeout(look, 0);
  };
  const start = (claimed: OpenItem) => {
    const work = workOn(claimed)
      // Its lease ends, and it is taken up again.
      .catch((cause: unknown) =>
        log.error({ ...noteOf(claimed), cause: String(cause) }, "outbox: not worked on"),
      )
      .finally(() => {
        busy.delete(claimed.stream);
        soon();
      });
    busy.set(claimed.stream, work);
  };

  const workOn = async (claimed: OpenItem) => {
    const kind = byName.get(claimed.kind);
    const known = claimed.state === "waiting" ? await send(claimed, kind) : claimed;
    const settled = known && settledOf(known, kind);
    if (known && settled) return tell(known, settled, kind);
    const refused = known && refuse(known, "unreadable", null);
    if (refused) await tell(refused, parkedOf(refused), kind);
  };

  /** Undefined: it is not known what became of it, or it is another's by now. */
  const send = async (
    claimed: OpenItem,
    kind: OutboxKind<unknown, unknown> | undefined,
  ): Promise<OpenItem | undefined> => {
    if (!kind) return refuse(claimed, "unknownKind", null);
    const payload = kind.payload.safeParse(opened("payload", claimed));
    if (!payload.success) return refuse(claimed, "unreadable", null);
    let { unsureSince } = claimed;
    if (
      kind.repeatableFor !== undefined &&
      unsureSince !== null &&
      clock.now() >= unsureSince + kind.repeatableFor
    )
      return refuse(claimed, "outcomeUnknown", null);
    /** Written down before it is handed over: a process that ends meanwhile leaves it so. */
    const trying = () => {
      unsureSince ??= clock.now();
      if (!store.trying(claimed, unsureSince)) throw new TurnIsOver();
    };
    const late = new AbortController();
    const ends = clock.setTimeout(() => late.abort(new Error(`not sent in ${sendTime} ms`)), sendTime);
    try {
      const signal = AbortSignal.any([stopping.signal, late.signal]);
      const answer = sealed(
        "answer",
        claimed,
        await kind.send(payload.data, wireKey(claimed), signal, trying),
      );
      log.info(noteOf(claimed), "outbox: sent");
      return store.answered(claimed, answer)
        ? { ...claimed, state: "answered", answer, failures: 0 }
        : undefined;
    } catch (cause) {
      if (cause instanceof TurnIsOver) return undefined;
      if (cause instanceof NotYet) {
        const dueAt = clock.now() + cause.wait;
        store.again({ ...claimed, dueAt }, claimed.failures, dueAt);
        return undefined;
      }
      if (!(cause instanceof ConnectorError)) throw cause;
      const { reason, status, again, isUntaken } = cause;
      if (!again) return refuse(claimed, reason ?? "refused", status);
      log.warn({ ...noteOf(claimed), status, cause: cause.message }, "outbox: not sent");
      const known = isUntaken ? claimed.unsureSince : unsureSince;
      putOff({ ...claimed, status, unsureSince: known }, cause.after ?? 0);
      return undefined;
    } finally {
      clock.clearTimeout(ends);
    }
  };

  const refuse = (claimed: OpenItem, reason: string, status: number | null): OpenItem | undefined => {
    log.error({ ...noteOf(claimed), reason, status }, "outbox: refused");
    return store.refused(claimed, reason, status)
      ? { ...claimed, state: "refused", reason, status, failures: 0 }
      : undefined;
  };

  const parkedOf = ({ stream, key: named, reason, status }: OpenItem): Settled<unknown> => ({
    stream,
    key: named,
    end: "parked",
    reason: reason ?? "refused",
    status,
  });
  /** Undefined where there is an answer that cannot be opened any more. */
  const settledOf = (known: OpenItem, kind: OutboxKind<unknown, unknown> | undefined) => {
    if (known.state === "refused") return parkedOf(known);
    const answer = kind?.answer.safeParse(opened("answer", known));
    const { stream, key: named } = known;
    return answer?.success ? ({ stream, key: named, end: "done", answer: answer.data } as const) : undefined;
  };

  const tell = async (
    known: OpenItem,
    settled: Settled<unknown>,
    kind: OutboxKind<unknown, unknown> | undefined,
  ) => {
    try {
      await kind?.settled(settled);
    } catch (cause) {
      log.error({ ...noteOf(known), cause: String(cause) }, "outbox: its owner could not be told");
      return putOff(known, 0);
    }
    store.told(known);
    isWiped = true;
  };

  const putOff = (claimed: OpenItem, atLeast: number) => {
    const { failures } = claimed;
    // Who is closing has not failed: the next start begins with it.
    if (stopping.signal.aborted) return void store.again(claimed, failures, clock.now());
    const grown = Math.min(longestDelay, firstDelay * 2 ** Math.min(failures, 20));
    const delay = Math.max(atLeast, Math.ceil(grown * (0.5 + random() / 2)));
    store.again(claimed, failures + 1, clock.now() + delay);
  };

  soon();

  return {
    add(...items) {
      const added = store.add(
        items.map((item) => ({
          ...item,
          kind: item.kind.name,
          payload: sealed("payload", item, item.kind.payload.parse(item.payload)),
        })),
        clock.now(),
      );
      if (added > 0) soon();
      return added;
    },
    standing: store.standing,
    parked: store.parked,
    counts: () => store.counts(clock.now()),
    stuck: () => store.stuck(clock.now() - lateAfter),
    give: (named, by) => store.give(named, clock.now(), by),
    release(named, by) {
      const released = store.release(named, clock.now(), by);
      if (released) soon();
      return released;
    },
    drop(named) {
      const dropped = store.drop(named);
      isWiped ||= dropped;
      if (dropped) soon();
      return dropped;
    },
    async close() {
      clock.clearTimeout(timer);
      stopping.abort(new Error("the hall is closing"));
      await Promise.all(busy.values());
      store.scour();
      store.close();
    },
  };
}
