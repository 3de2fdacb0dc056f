import { expect, it, onTestFinished } from "vitest";
import { httpPost } from "../../../../server/connectors/post/http-post.ts";
import type { DeliveryOrder } from "../../../../server/connectors/post/post.ts";
import { startPostStandIn } from "../../../../server/connectors/post/stand-in.ts";
import { createOutbox } from "../../../../server/hall/outbox/outbox.ts";
import { postKinds } from "../../../../server/hall/outbox/post-kinds.ts";
import { openOutboxStore } from "../../../../server/hall/outbox/store.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";

it("a delivery is ordered once through the outbox, and one that comes too late for its fee is parked", async () => {
  const clock = new SimulatedClock();
  const standIn = await startPostStandIn({ secret: "s", clock, route: null });
  const post = httpPost({ url: standIn.url, secret: "s", clock });
  const told: unknown[] = [];
  const { kinds, delivery } = postKinds(post, (settled) => void told.push(settled));
  const outbox = createOutbox({
    store: openOutboxStore(temporaryDatabase()),
    key: Buffer.alloc(32, 7),
    kinds,
    clock,
    random: () => 0,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  onTestFinished(async () => {
    await outbox.close();
    await standIn.close();
  });
  const until = async (count: number) => {
    while (told.length < count) {
      await new Promise((resolve) => setImmediate(resolve));
      await clock.advance(10);
    }
  };
  const to = { province: "福建省", city: "厦门市", district: "湖里区" };
  const { id } = await post.quote({ to, grams: 100 }, "a-key-of-a-quote", new AbortController().signal);
  const order = (deliveryNumber: string): DeliveryOrder => ({
    deliveryNumber,
    quote: id,
    receiver: {
      name: "测试样本",
      telephone: "+8613800000000",
      address: { ...to, detail: "样例路1号", postcode: null },
    },
    contents: "HL-20261123-0001",
  });
  standIn.setFault("losesAnswer");
  outbox.add(...delivery(order("HL-POST-0001")));
  while (standIn.orders.length === 0) await clock.advance(10);
  standIn.setFault("none");
  await until(1);
  expect(told).toMatchObject([{ end: "done", answer: { waybill: "DEMO000000001" } }]);
  expect(standIn.orders).toHaveLength(1);
  await clock.advance(31 * 60_000);
  outbox.add(...delivery(order("HL-POST-0002")));
  await until(2);
  expect(told[1]).toMatchObject({ key: "HL-POST-0002/delivery", end: "parked", reason: "quoteExpired" });
});
