import { sleep } from "../../../device-drivers/clock.ts";
import { ConnectorError } from "../../connectors/connector-error.ts";
import type { Post, Waybill } from "../../connectors/post/post.ts";
import type { Settled } from "../outbox/kind.ts";
import { createOutbox, type OutboxOptions } from "../outbox/outbox.ts";
import { postKinds } from "../outbox/post-kinds.ts";
import { createRounds } from "../outbox/rounds.ts";
import type { OutboxToWatch } from "../outbox/watched.ts";
import type { Matters } from "./matters.ts";
import { tooLate } from "./parcels.ts";

/** Milliseconds between two rounds of asking the carrier how parcels stand. House rule: a parcel does not move by the second. */
export const lookEvery = 60_000;
/** Parcels asked about in one round. */
const askedAtOnce = 40;

export interface SendParcelsOptions extends Omit<OutboxOptions, "kinds"> {
  readonly post: Post;
  /** Of every site. */
  readonly sites: readonly Pick<Matters, "parcels" | "subscribe">[];
  readonly newKey: () => string;
}

/**
 * Gives results that are wanted by post to the carrier: a quote, which has nothing of a person in it; what it came to, in the log; then the
 * order, by the outbox, once. What the log has and the outbox has not, since a process ended between the two, is put in at the next start
 * or change. Afterwards it hears how the parcels stand.
 */
export function sendParcels(options: SendParcelsOptions): {
  readonly outbox: OutboxToWatch;
  close(): Promise<void>;
} {
  const { post, sites, clock, newKey, log } = options;
  const stopping = new AbortController();
  const deskOf = (number: string) => sites.find((site) => site.parcels.has(number))?.parcels;
  const isWanted = (deliveryNumber: string) => deskOf(deliveryNumber)?.isWanted(deliveryNumber) ?? false;
  const stillWanted: Post = {
    ...post,
    // Whoever was refused once may have chosen another way before it is sent again.
    order: (order, ...how) =>
      isWanted(order.deliveryNumber)
        ? post.order(order, ...how)
        : Promise.reject(new ConnectorError("it comes another way", false, { reason: "unwanted" })),
  };
  const { kinds, delivery } = postKinds(stillWanted, async (settled: Settled<Waybill>) => {
    const desk = deskOf(settled.stream);
    if (settled.end === "done") return desk?.told(settled.answer);
    if (settled.reason !== tooLate)
      log.warn({ key: settled.key, reason: settled.reason }, "the carrier does not take it");
    await desk?.refused(settled.stream, settled.reason);
    // What came too late is ordered anew, by another quote.
    arrangeSoon();
  });
  const outbox = createOutbox({ ...options, kinds });

  /** What this process has put in already. */
  const handed = new Set<string>();
  const arrange = async () => {
    for (const { parcels } of sites) {
      for (const { deliveryNumber, quote } of parcels.wanted()) {
        if (stopping.signal.aborted) return;
        if (quote === undefined) {
          log.warn({ deliveryNumber }, "a parcel has no address that a carrier could read");
          await parcels.refused(deliveryNumber, "address");
          continue;
        }
        const named = await quoted(deliveryNumber, () => post.quote(quote, newKey(), stopping.signal));
        if (named === "refused") await parcels.refused(deliveryNumber, "notServed");
        else await parcels.order(deliveryNumber, named);
      }
      for (const order of parcels.ordered()) {
        if (handed.has(order.deliveryNumber)) continue;
        outbox.add(...delivery(order));
        handed.add(order.deliveryNumber);
      }
    }
    // Nobody has to look at what was only too late, or is to come another way by now.
    for (const { key, stream, reason } of outbox.parked())
      if (reason === tooLate || !isWanted(stream)) outbox.drop(key);
  };
  const quoted = async <Quote>(deliveryNumber: string, ask: () => Promise<Quote>) => {
    try {
      return await ask();
    } catch (cause) {
      if (!(cause instanceof ConnectorError) || cause.again) throw cause;
      log.warn({ deliveryNumber, reason: cause.reason }, "the carrier goes not there");
      return "refused" as const;
    }
  };
  const rounds = createRounds({ clock, log, signal: stopping.signal });
  const arrangeSoon = rounds.soon("parcels could not be ordered", arrange);

  const lookAll = async () => {
    for (let from = 0; !stopping.signal.aborted; from += askedAtOnce) {
      await sleep(clock, lookEvery, stopping.signal);
      arrangeSoon();
      const awaited = sites.flatMap(({ parcels }) =>
        parcels.awaited().map((number) => ({ number, parcels })),
      );
      if (from >= awaited.length) from = 0;
      await rounds.tried("how a parcel stands could not be heard", async () => {
        for (const { number, parcels } of awaited.slice(from, from + askedAtOnce))
          await parcels.told(await post.look(number, stopping.signal));
      });
    }
  };
  const looking = lookAll().catch((cause: unknown) => {
    if (!stopping.signal.aborted) throw cause;
  });
  const ends = sites.map((site) => site.subscribe(arrangeSoon));
  arrangeSoon();
  return {
    outbox: {
      ...outbox,
      release: (key, by) => {
        const parked = outbox.standing(key);
        return parked !== undefined && isWanted(parked.stream) && outbox.release(key, by);
      },
    },
    async close() {
      for (const end of ends) end();
      stopping.abort();
      await looking;
      await rounds.ended();
      await outbox.close();
    },
  };
}
