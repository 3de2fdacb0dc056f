import * as z from "zod/mini";
import {
  deliveryState,
  type OutgoingText,
  repeatableFor,
  type SmsGateway,
} from "../../connectors/sms/gateway.ts";
import { languages } from "../../contract/hall.ts";
import { itemOf, type OutboxKind, type Settled } from "./kind.ts";
import { createOutbox, type Outbox, type OutboxOptions } from "./outbox.ts";
import { createRounds } from "./rounds.ts";

/** A message that is true now. */
export interface DueText {
  /** The same for the same message. */
  readonly key: string;
  /** What it is about: such messages go out in order. */
  readonly stream: string;
  readonly text: Omit<OutgoingText, "idempotencyKey">;
}

/** Who has something to tell by text message. */
export interface TextSource {
  /** What somebody wants to know, with where it goes: the same at every call until it is not true any more. */
  texts(): DueText[];
  /** Tells of changes. Returns the end of it. */
  subscribe(listener: () => void): () => void;
}

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

export interface SendTextsOptions extends Omit<OutboxOptions, "kinds"> {
  /** Of the kind in the outbox: another capability's texts are another kind. */
  readonly name: string;
  readonly gateway: SmsGateway;
  /** Of every site. */
  readonly sites: readonly TextSource[];
}

/**
 * Text messages: each once, in order of what it is about, whatever fails. What is true and not in the outbox, since a process ended
 * between the two, is put in at the next start or change; what has become untrue while it waited is not sent.
 */
export function sendTexts(options: SendTextsOptions): { readonly outbox: Outbox; close(): Promise<void> } {
  const { name, gateway, sites, clock, log } = options;
  const isTrue = (key: string) => sites.some((site) => site.texts().some((due) => due.key === key));
  const kind: OutboxKind<z.infer<typeof payload>, Answer> = {
    name,
    payload,
    answer,
    repeatableFor,
    async send({ key: named, ...text }, idempotencyKey, signal, trying) {
      if (!isTrue(named)) return { state: "stale" };
      trying();
      const { state } = await gateway.send({ ...text, idempotencyKey }, signal);
      return { state };
    },
    settled(settled: Settled<Answer>) {
      if (settled.end === "done") return;
      log.warn({ key: settled.key, reason: settled.reason }, "a text is not taken by the gateway");
    },
  };
  const outbox = createOutbox({ ...options, kinds: [kind] });

  const stopping = new AbortController();
  const hand = () => {
    for (const site of sites)
      for (const due of site.texts())
        outbox.add(
          itemOf(kind, { stream: due.stream, key: due.key, payload: { key: due.key, ...due.text } }),
        );
    // Nobody has to look at what is not true any more, and a telephone's number is not kept for it.
    for (const { key } of outbox.parked()) if (!isTrue(key)) outbox.drop(key);
  };
  const rounds = createRounds({ clock, log, signal: stopping.signal });
  const handSoon = rounds.soon("texts could not be put in the outbox", hand);
  const ends = sites.map((site) => site.subscribe(handSoon));
  handSoon();
  return {
    outbox,
    async close() {
      for (const end of ends) end();
      stopping.abort();
      await rounds.ended();
      await outbox.close();
    },
  };
}
