import { sleep } from "../../../device-drivers/clock.ts";
import { ConnectorError } from "../../connectors/connector-error.ts";
import {
  type Hotline,
  type IncomingAnswer,
  incomingAnswer,
  type OrderProgress,
  orderProgress,
  type TakenAnswer,
  takenAnswer,
  type WorkOrder,
  workOrder,
} from "../../connectors/hotline/hotline.ts";
import { itemOf, type OutboxKind } from "../outbox/kind.ts";
import { createOutbox, type OutboxOptions } from "../outbox/outbox.ts";
import { createRounds } from "../outbox/rounds.ts";
import type { OutboxToWatch } from "../outbox/watched.ts";
import type { PainPoints } from "./pain-points.ts";

/** Milliseconds between two rounds of asking 12345 how work orders stand. House rule. */
export const lookEvery = 60_000;
/** Rounds between two questions what came in: that is worked on in days, and a hall asks it without end. House rule. */
const incomingEvery = 5;

export interface SendHotlineOptions extends Omit<OutboxOptions, "kinds"> {
  readonly hotline: Hotline;
  /** Of every site, with its id; the first is whom an order belongs to that names none. */
  readonly sites: readonly {
    readonly id: string;
    readonly painPoints: Pick<PainPoints, "hotline" | "subscribe">;
  }[];
}

/**
 * Hands pain points to 12345 as work orders and hears how they stand; takes in those that people called about, and says what became of them.
 * What the log has and the outbox has not, since a process ended between the two, is put in at the next start or change.
 */
export function sendHotline(options: SendHotlineOptions): {
  readonly outbox: OutboxToWatch;
  close(): Promise<void>;
} {
  const { hotline, sites, clock, log } = options;
  const stopping = new AbortController();
  const deskOf = (stream: string) =>
    sites.find((site) => site.painPoints.hotline.has(stream))?.painPoints.hotline;
  const isWanted = (orderNumber: string) => deskOf(orderNumber)?.isWanted(orderNumber) ?? false;

  const ordered: OutboxKind<WorkOrder, OrderProgress> = {
    name: "hotline.order",
    payload: workOrder,
    answer: orderProgress,
    send: (order, key, signal) =>
      // It may have been taken back while it waited.
      isWanted(order.orderNumber)
        ? hotline.send(order, key, signal)
        : Promise.reject(new ConnectorError("it is worked on elsewhere", false, { reason: "unwanted" })),
    async settled(settled) {
      if (settled.end === "done") return deskOf(settled.stream)?.told(settled.answer);
      if (settled.reason === "unwanted") outbox.drop(settled.key);
      else log.warn({ key: settled.key, reason: settled.reason }, "the hotline does not take it");
    },
  };
  const answered: OutboxKind<IncomingAnswer, TakenAnswer> = {
    name: "hotline.answer",
    payload: incomingAnswer,
    answer: takenAnswer,
    send: (answer, key, signal) => hotline.answer(answer, key, signal),
    settled({ end, ...settled }) {
      if (end === "parked") log.warn({ key: settled.key }, "the hotline does not take an answer");
    },
  };
  const outbox = createOutbox({ ...options, kinds: [ordered, answered] });

  const arrange = () => {
    for (const { painPoints } of sites) {
      for (const order of painPoints.hotline.wanted())
        outbox.add(
          itemOf(ordered, {
            stream: order.orderNumber,
            key: `${order.orderNumber}/order`,
            payload: order,
          }),
        );
      for (const { number, answer } of painPoints.hotline.answers())
        outbox.add(itemOf(answered, { stream: number, key: `${number}/answer`, payload: answer }));
    }
    // Nobody has to look at what somebody else works on by now.
    for (const { key, stream, kind } of outbox.parked())
      if (kind === ordered.name && !isWanted(stream)) outbox.drop(key);
  };
  const rounds = createRounds({ clock, log, signal: stopping.signal });
  const arrangeSoon = rounds.soon("work orders could not be put in the outbox", arrange);

  const lookAll = async () => {
    for (let round = 1; !stopping.signal.aborted; round += 1) {
      await sleep(clock, lookEvery, stopping.signal);
      arrangeSoon();
      // What it has not got yet nobody there knows.
      for (const { painPoints } of sites)
        for (const { orderNumber } of painPoints.hotline.wanted())
          if (outbox.standing(`${orderNumber}/order`)?.state === "done")
            await rounds.tried("how a work order stands could not be heard", async () =>
              painPoints.hotline.told(await hotline.look(orderNumber, stopping.signal)),
            );
      if (round % incomingEvery !== 0) continue;
      await rounds.tried("what came in at the hotline could not be heard", async () => {
        for (const order of await hotline.incoming(stopping.signal)) {
          const site = sites.find(({ id }) => id === order.site) ?? sites[0];
          await site?.painPoints.hotline.incoming(order);
        }
      });
    }
  };
  const looking = lookAll().catch((cause: unknown) => {
    if (!stopping.signal.aborted) throw cause;
  });
  const ends = sites.map(({ painPoints }) => painPoints.subscribe(arrangeSoon));
  arrangeSoon();
  return {
    outbox: {
      ...outbox,
      release: (key, by) => {
        const parked = outbox.standing(key);
        const isStill = parked !== undefined && (parked.kind !== ordered.name || isWanted(parked.stream));
        return isStill && outbox.release(key, by);
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
