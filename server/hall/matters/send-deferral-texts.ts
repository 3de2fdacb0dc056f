import * as z from "zod/mini";
import { deliveryState, repeatableFor, type SmsGateway } from "../../connectors/sms/gateway.ts";
import type { Localized } from "../../contract/hall.ts";
import { StorageError } from "../../storage/database.ts";
import { minute } from "../calendar/day.ts";
import { untilDecent } from "../licence-reminders/schedule.ts";
import { itemOf, NotYet, type OutboxKind, type Settled } from "../outbox/kind.ts";
import { createOutbox, type Outbox, type OutboxOptions } from "../outbox/outbox.ts";
import { deferralText } from "./deferral-text.ts";
import type { Matters } from "./matters.ts";

/** Milliseconds between two looks for what has become due. House rule: a reminder is no later than a minute. */
export const deferralsLookedEvery = minute;

const payload = z.strictObject({ number: z.string() });
/** `unwanted`: nobody agreed, or it came, or it is over; nobody was told. */
const answer = z.strictObject({ state: z.union([deliveryState, z.literal("unwanted")]) });
type Answer = z.infer<typeof answer>;

export interface SendDeferralTextsOptions extends Omit<OutboxOptions, "kinds"> {
  readonly gateway: SmsGateway;
  /** Every site, with the name that stands before its texts. */
  readonly sites: readonly { readonly hall: Localized; readonly deferrals: Matters["deferrals"] }[];
}

/**
 * One text message an application before the term of what comes later (容缺) ends, by an outbox that knows application numbers and nothing else:
 * to whom and what is read from what was handed in when it is sent, so that nothing is kept for it beside that, nothing is sent of what came
 * meanwhile, and a term that was made longer puts it off.
 */
export function sendDeferralTexts(options: SendDeferralTextsOptions): {
  readonly outbox: Outbox;
  close(): Promise<void>;
} {
  const { gateway, sites, clock, log } = options;
  const siteOf = (number: string) => sites.find(({ deferrals }) => deferrals.has(number));

  const kind: OutboxKind<z.infer<typeof payload>, Answer> = {
    name: "sms.deferralEnds",
    payload,
    answer,
    repeatableFor,
    async send({ number }, idempotencyKey, signal, trying) {
      const site = siteOf(number);
      const wait = site?.deferrals.wait(number);
      if (!site || wait === undefined) return { state: "unwanted" };
      const after = wait + untilDecent(clock.now() + wait);
      if (after > 0) throw new NotYet(after);
      const reminder = site.deferrals.reminder(number);
      if (!reminder) return { state: "unwanted" };
      const { to, language, words } = reminder;
      const text = { to, language, ...deferralText(site.hall, words, language), idempotencyKey };
      trying();
      const { state } = await gateway.send(text, signal);
      return { state };
    },
    settled({ stream: number, ...settled }: Settled<Answer>) {
      if (settled.end === "parked")
        log.warn({ number, reason: settled.reason }, "a reminder of what is owed is not taken");
    },
  };
  const outbox = createOutbox({ ...options, kinds: [kind] });

  /** What this process has put in already. */
  const handed = new Set<string>();
  let timer: unknown;
  const look = () => {
    try {
      for (const { deferrals } of sites)
        for (const number of deferrals.due()) {
          if (handed.has(number)) continue;
          outbox.add(itemOf(kind, { stream: number, key: number, payload: { number } }));
          handed.add(number);
        }
      // Nobody has to look at what is not owed any more.
      for (const { key, stream } of outbox.parked())
        if (siteOf(stream)?.deferrals.wait(stream) === undefined) outbox.drop(key);
    } catch (cause) {
      // The same is looked at again in a minute.
      if (!(cause instanceof StorageError)) throw cause;
      log.warn({ cause: cause.message }, "what is owed could not be looked at");
    }
    timer = clock.setTimeout(look, deferralsLookedEvery);
  };
  look();

  return {
    outbox,
    async close() {
      clock.clearTimeout(timer);
      await outbox.close();
    },
  };
}
