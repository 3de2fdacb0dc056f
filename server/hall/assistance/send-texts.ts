import * as z from "zod/mini";
import type { Clock } from "../../../device-drivers/clock.ts";
import { deliveryState, type SmsGateway } from "../../connectors/sms/gateway.ts";
import { languages } from "../../contract/hall.ts";
import type { Log } from "../../door/log.ts";
import { StorageError } from "../../storage/database.ts";
import { itemOf, type OutboxKind, type Settled } from "../outbox/kind.ts";
import { createOutbox } from "../outbox/outbox.ts";
import type { OutboxStore } from "../outbox/store.ts";
import type { Assistance } from "./assistance.ts";

const payload = z.strictObject({
  key: z.string(),
  to: z.string(),
  text: z.string(),
  template: z.string(),
  parameters: z.record(z.string(), z.string()),
  language: z.enum(languages),
});
/** `stale`: it was not true any more, and nobody was told. */
const answer = z.strictObject({ state: z.union([deliveryState, z.literal("stale")]) });
type Answer = z.infer<typeof answer>;

export interface SendTextsOptions {
  readonly gateway: SmsGateway;
  /** Of every site. */
  readonly sites: readonly Pick<Assistance, "texts" | "subscribe">[];
  readonly store: OutboxStore;
  /** 256 bits, for what waits. */
  readonly key: Buffer;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

/**
 * Text messages about requests: each once, in order of its request, whatever fails. What is true and not in the outbox, since a process ended
 * between the two, is put in at the next start or change; what has become untrue while it waited is not sent.
 */
export function sendTexts({ gateway, sites, store, key, clock, random, log }: SendTextsOptions): {
  close(): Promise<void>;
} {
  let closed = false;
  const kind: OutboxKind<z.infer<typeof payload>, Answer> = {
    name: "assistance.text",
    payload,
    answer,
    async send({ key: named, ...text }, idempotencyKey, signal) {
      const isTrue = sites.some((site) => site.texts().some((due) => due.key === named));
      if (!isTrue) return { state: "stale" };
      const { state } = await gateway.send({ ...text, idempotencyKey }, signal);
      return { state };
    },
    settled(settled: Settled<Answer>) {
      if (settled.end === "done") return;
      log.warn({ key: settled.key, reason: settled.reason }, "a text is not taken by the gateway");
      // Nobody looks after single texts, and a telephone's number is not kept for one.
      clock.defer(() => {
        if (!closed) outbox.drop(settled.key);
      });
    },
  };
  const outbox = createOutbox({ store, key, kinds: [kind], clock, random, log });

  let isDue = false;
  /** A moment later: who asked does not wait for it. */
  const handSoon = () => {
    if (isDue) return;
    isDue = true;
    clock.defer(() => {
      isDue = false;
      if (closed) return;
      try {
        for (const site of sites)
          for (const due of site.texts())
            outbox.add(
              itemOf(kind, { stream: due.stream, key: due.key, payload: { key: due.key, ...due.text } }),
            );
      } catch (cause) {
        // Put in at the next change.
        if (!(cause instanceof StorageError)) throw cause;
        log.warn({ cause: cause.message }, "texts could not be put in the outbox");
      }
    });
  };
  const ends = sites.map((site) => site.subscribe(handSoon));
  handSoon();
  return {
    async close() {
      closed = true;
      for (const end of ends) end();
      await outbox.close();
    },
  };
}
