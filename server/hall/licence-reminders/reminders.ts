import { createHmac } from "node:crypto";
import * as z from "zod/mini";
import type { Clock } from "../../../device-drivers/clock.ts";
import { ConnectorError } from "../../connectors/connector-error.ts";
import type { Holder } from "../../connectors/holder.ts";
import type { HeldLicence } from "../../connectors/licences/licences.ts";
import { repeatableFor, type SentText, type SmsGateway, sentText } from "../../connectors/sms/gateway.ts";
import type { Localized } from "../../contract/hall.ts";
import type { Log } from "../../door/log.ts";
import { StorageError } from "../../storage/database.ts";
import { dayOf, minute } from "../calendar/day.ts";
import { itemOf, NotYet, type OutboxKind } from "../outbox/kind.ts";
import { createOutbox, type Outbox, type OutboxOptions } from "../outbox/outbox.ts";
import type { OutboxStore } from "../outbox/store.ts";
import { dueAt, untilDecent } from "./schedule.ts";
import type { Agreed, KeptReminder, LicenceReminderStore } from "./store.ts";
import { type RenewalWords, renewalText } from "./texts.ts";

/** Milliseconds after which a reminder that was sent is forgotten. */
const keptAfter = 7 * 24 * 60 * minute;
/** House rule: a reminder is no later than a minute. */
export const lookEvery = minute;

export interface LicenceRemindersOptions {
  readonly store: LicenceReminderStore;
  readonly outbox: OutboxStore;
  /** 256 bits, for what waits in the outbox. */
  readonly outboxKey: Buffer;
  readonly gateway: SmsGateway;
  /** Which e-licences somebody holds now. @throws ConnectorError */
  held(
    holder: Holder,
    signal: AbortSignal,
  ): Promise<readonly Pick<HeldLicence, "kind" | "validTo" | "state">[]>;
  /** What is said of a kind of licence; undefined: nothing renews it any more. */
  words(kind: string, validTo: string): RenewalWords | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  /** As of every outbox. */
  readonly lateAfter?: OutboxOptions["lateAfter"];
  readonly log: Log;
}

/** 提醒办: who wants to be reminded, and of what. Every method may throw a StorageError. */
export interface LicenceReminders {
  /** The same once more is one reminder. @returns its id */
  agree(person: string, agreed: Agreed): string;
  ofPerson(person: string): KeptReminder[];
  /** Nothing is sent any more, and nothing is left. False: it is not theirs. */
  forget(person: string, id: string): boolean;
  /** What one is about, without whose it is. Undefined: it is forgotten, or nothing renews it any more. */
  about(id: string): { readonly name: Localized; readonly validTo: string } | undefined;
  readonly outbox: Outbox;
  close(): Promise<void>;
}

const wish = z.strictObject({ id: z.string() });

/** Nothing is to be sent any more: why. */
const notSent = ["forgotten", "renewed", "over"];
const unwanted = (reason: string) =>
  new ConnectorError("a reminder is not wanted any more", false, { reason });

/**
 * Keeps reminders sealed until their day, and sends each once, by an outbox that holds no more than their ids: what is forgotten meanwhile is
 * not sent, nor what the registry says was renewed or revoked, nor anything at night.
 */
export function createLicenceReminders(options: LicenceRemindersOptions): LicenceReminders {
  const { store, gateway, held, words, clock, random, log } = options;

  const send = async (
    id: string,
    key: string,
    signal: AbortSignal,
    trying: () => void,
  ): Promise<SentText> => {
    const kept = store.get(id);
    if (!kept) throw unwanted("forgotten");
    const now = clock.now();
    if (dayOf(now) > kept.validTo) throw unwanted("over");
    const after = untilDecent(now);
    if (after > 0) throw new NotYet(after);
    const licences = await held(kept.holder, signal);
    const stands = licences.some(
      ({ kind, validTo, state }) => kind === kept.kind && validTo === kept.validTo && state === "valid",
    );
    const said = words(kept.kind, kept.validTo);
    if (!stands || !said) throw unwanted("renewed");
    // It may have been forgotten while the registry was asked.
    if (!store.get(id)) throw unwanted("forgotten");
    const { telephone: to, language } = kept;
    trying();
    return gateway.send({ to, language, ...renewalText(said, language), idempotencyKey: key }, signal);
  };
  const kind: OutboxKind<z.infer<typeof wish>, SentText> = {
    name: "sms.licenceEnds",
    payload: wish,
    answer: sentText,
    repeatableFor,
    send: ({ id }, ...how) => send(id, ...how),
    settled(settled) {
      const { stream: id } = settled;
      if (settled.end === "done") return store.sent(id, clock.now());
      // Nobody can do anything about it, nor has to.
      if (notSent.includes(settled.reason)) return store.forget(id);
      log.warn({ id, reason: settled.reason }, "a reminder is not taken");
    },
  };
  const outbox = createOutbox({
    store: options.outbox,
    key: options.outboxKey,
    kinds: [kind],
    ...(options.lateAfter === undefined ? {} : { lateAfter: options.lateAfter }),
    clock,
    random,
    log,
  });

  let timer: unknown;
  const look = () => {
    try {
      const now = clock.now();
      for (const id of store.due(now)) outbox.add(itemOf(kind, { stream: id, key: id, payload: { id } }));
      for (const { key, stream: id } of outbox.parked()) {
        const kept = store.get(id);
        // Somebody may see to it until the licence has ended, and no longer.
        if (kept && dayOf(now) <= kept.validTo) continue;
        store.forget(id);
        outbox.drop(key);
      }
      for (const id of store.sentBefore(now - keptAfter)) store.forget(id);
    } catch (cause) {
      // The same is looked at again in a minute.
      if (!(cause instanceof StorageError)) throw cause;
      log.warn({ cause: cause.message }, "reminders could not be looked at");
    }
    timer = clock.setTimeout(look, lookEvery);
  };
  look();

  return {
    agree(person, agreed) {
      const { kind: of, validTo, before } = agreed;
      // Known by what it is of, so that twice is once; under a key, since it stays in the outbox and says nothing there.
      const id = createHmac("sha256", options.outboxKey)
        .update(`${person} ${of} ${validTo} ${before}`)
        .digest("hex")
        .slice(0, 32);
      store.keep({ ...agreed, id, person, dueAt: dueAt(validTo, before) });
      return id;
    },
    about(id) {
      const kept = store.get(id);
      const name = kept && words(kept.kind, kept.validTo)?.licence;
      return name && { name, validTo: kept.validTo };
    },
    outbox,
    ofPerson: (person) => store.ofPerson(person),
    forget(person, id) {
      if (store.get(id)?.person !== person) return false;
      store.forget(id);
      return true;
    },
    async close() {
      clock.clearTimeout(timer);
      await outbox.close();
      store.close();
    },
  };
}
