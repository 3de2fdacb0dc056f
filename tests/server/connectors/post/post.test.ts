import { createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ConnectorError } from "../../../../server/connectors/connector-error.ts";
import { httpPost } from "../../../../server/connectors/post/http-post.ts";
import type { DeliveryOrder, Post } from "../../../../server/connectors/post/post.ts";
import {
  demoRoute,
  type PostStandIn,
  startPostStandIn,
} from "../../../../server/connectors/post/stand-in.ts";
import { newest } from "../../../../server/connectors/values.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";

const secret = "a-secret-of-the-test";
const never = new AbortController().signal;
const number = "HL-POST-0001";
const to = { province: "福建省", city: "厦门市", district: "湖里区" };
const key = (text: string) => text.padEnd(16, "-");

let clock: SimulatedClock;
let standIn: PostStandIn;
let post: Post;

const open = async (route: typeof demoRoute | null) => {
  clock = new SimulatedClock();
  standIn = await startPostStandIn({ secret, clock, route });
  post = httpPost({ url: standIn.url, secret, clock });
};
beforeEach(() => open(null));
afterEach(() => standIn.close());

const quoted = (name = "quote", grams = 200) => post.quote({ to, grams }, key(name), never);
const orderBy = (quote: string): DeliveryOrder => ({
  deliveryNumber: number,
  quote,
  receiver: {
    name: "测试样本",
    telephone: "+8613800000000",
    address: { ...to, detail: "样例路1号", postcode: "361000" },
  },
  contents: "HL-20261123-0001",
});
const order = async () => post.order(orderBy((await quoted()).id), key("order"), never);
const failure = (asked: Promise<unknown>): Promise<ConnectorError> =>
  asked.then(
    () => {
      throw new Error("it was answered");
    },
    (cause: ConnectorError) => cause,
  );

describe("the post", () => {
  it("says the fee first, by weight and distance, and the same to the same question", async () => {
    expect(await quoted("one")).toEqual({
      id: "quote-1",
      fee: 1_200,
      days: 2,
      validUntil: clock.now() + 30 * 60_000,
    });
    expect((await quoted("one")).id).toBe("quote-1");
    expect((await quoted("two", 2_001)).fee).toBe(1_600);
    const far = { to: { ...to, province: "样例省" }, grams: 1_000 };
    expect(await post.quote(far, key("far"), never)).toMatchObject({ fee: 2_000, days: 4 });
  });

  it("takes an order once, whatever is repeated", async () => {
    const first = await order();
    expect(first).toMatchObject({
      deliveryNumber: number,
      waybill: "DEMO000000001",
      state: "ordered",
      revision: 1,
    });
    standIn.setFault("duplicate");
    expect(await post.order(orderBy("quote-1"), key("again"), never)).toEqual(first);
    standIn.setFault("none");
    await quoted("other");
    expect(await failure(post.order(orderBy("quote-2"), key("other"), never))).toMatchObject({
      again: false,
      status: 409,
      reason: "differentContent",
    });
    expect(standIn.orders).toEqual([orderBy("quote-1")]);
  });

  it("takes none by a quote that is unknown, over, or for elsewhere", async () => {
    expect(await failure(post.order(orderBy("quote-9"), key("order"), never))).toMatchObject({
      reason: "unknownQuote",
    });
    const { id } = await quoted();
    const elsewhere = orderBy(id);
    const address = { ...elsewhere.receiver.address, district: "思明区" };
    const moved = { ...elsewhere, receiver: { ...elsewhere.receiver, address } };
    expect(await failure(post.order(moved, key("order"), never))).toMatchObject({
      reason: "quoteForElsewhere",
    });
    await clock.advance(30 * 60_000 + 1);
    expect(await failure(post.order(orderBy(id), key("order"), never))).toMatchObject({
      reason: "quoteExpired",
    });
    expect(standIn.orders).toEqual([]);
  });

  it("goes its way, waits to be fetched under a code, and is delivered", async () => {
    await standIn.close();
    await open(demoRoute);
    await order();
    await clock.advance(600_000);
    const waiting = await post.look(number, never);
    expect(waiting.steps.map(({ state }) => state)).toEqual([
      "ordered",
      "collected",
      "inTransit",
      "awaitingPickUp",
    ]);
    expect(waiting.pickUpCode).toMatch(/^\d\d-\d{4}$/);
    standIn.move(number, "delivered");
    expect(await post.look(number, never)).toMatchObject({
      state: "delivered",
      revision: 5,
      pickUpCode: null,
    });
    expect(() => standIn.move(number, "returned")).toThrow("ended");
    expect(standIn.move("HL-POST-0009", "returned")).toBeUndefined();
    expect(await failure(post.look("HL-POST-0009", never))).toMatchObject({ reason: "unknownDelivery" });
  });

  it("may come back", async () => {
    await order();
    expect(standIn.move(number, "returned", "样例市")?.steps.at(-1)).toMatchObject({ place: "样例市" });
  });

  it("tells old things late: the newest holds", async () => {
    await order();
    standIn.move(number, "collected");
    standIn.setFault("reordersProgress");
    const told = [await post.look(number, never), await post.look(number, never)];
    expect(told.map(({ state }) => state)).toEqual(["collected", "ordered"]);
    expect(newest(told[0]!, told[1]!).state).toBe("collected");
    expect(newest(told[1]!, told[0]!).state).toBe("collected");
  });

  it.each(["down", "error500", "throttled", "wrong", "losesAnswer"] as const)(
    "%s for a while: it is ordered once",
    async (fault) => {
      const { id } = await quoted();
      standIn.setFault(fault);
      for (let count = 0; count < 2; count++)
        expect(await failure(post.order(orderBy(id), key("order"), never))).toMatchObject({ again: true });
      expect(await failure(post.look(number, never))).toMatchObject({ name: "ConnectorError" });
      standIn.setFault("none");
      await post.order(orderBy(id), key("order"), never);
      expect(standIn.orders).toHaveLength(1);
    },
  );

  it("is not believed when it answers about another delivery", async () => {
    const first = await order();
    const liar = createServer((_request, response) => response.end(JSON.stringify(first)));
    await new Promise<void>((resolve) => liar.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(liar.address() as { port: number }).port}`;
    const asked = httpPost({ url, secret, clock });
    expect(await failure(asked.look("HL-POST-0002", never))).toMatchObject({ again: true });
    expect(await asked.look(number, never)).toEqual(first);
    liar.closeAllConnections();
    liar.close();
  });
});
