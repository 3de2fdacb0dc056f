import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ConnectorError } from "../../../../server/connectors/connector-error.ts";
import { httpPost } from "../../../../server/connectors/post/http-post.ts";
import type { Post } from "../../../../server/connectors/post/post.ts";
import { type PostFault, startPostStandIn } from "../../../../server/connectors/post/stand-in.ts";
import type { DeliveryWish } from "../../../../server/contract/matters.ts";
import type { Matters } from "../../../../server/hall/matters/matters.ts";
import { lookEvery, sendParcels } from "../../../../server/hall/matters/send-parcels.ts";
import { openOutboxStore } from "../../../../server/hall/outbox/store.ts";
import { codeOf, newKey } from "../appointments/fixture.ts";
import { holder, openAll, simpleMatter, stranger } from "./fixture.ts";

const matter = simpleMatter("card", {
  result: { ...simpleMatter("card").result, delivery: ["hall", "post"] },
});
const secret = "s";
const address = "福建省厦门市湖里区江头街道样例路CANARY9号";
const to = { name: "陈小湖", telephone: "13800000001", address };
const byPost: DeliveryWish = { matterId: "card", kind: "post", to };

async function open() {
  const said: string[] = [];
  const hall = openAll({ catalogue: { matters: [matter], packages: [] } });
  const { clock } = hall;
  const standIn = await startPostStandIn({ secret, clock, route: null });
  const store = join(dirname(hall.path), "post-outbox.sqlite");
  const note = (data: object, message: string) => void said.push(`${message} ${JSON.stringify(data)}`);
  const start = (
    matters: Pick<Matters, "parcels" | "subscribe"> = hall.matters,
    post: Post = httpPost({ url: standIn.url, secret, clock }),
  ) => {
    const sending = sendParcels({
      post,
      sites: [matters],
      store: openOutboxStore(store),
      key: Buffer.alloc(32, 7),
      clock,
      random: () => 0.5,
      newKey,
      log: { info: note, warn: note, error: note },
    });
    let isOpen = true;
    const close = async () => {
      if (isOpen) await sending.close();
      isOpen = false;
    };
    onTestFinished(close);
    return { close };
  };
  onTestFinished(() => standIn.close());
  const handIn = async (wish: DeliveryWish) => {
    const { caseId } = await hall.begin({ matterId: "card" });
    const { receipt, problems } = await hall.submit(caseId, {
      answers: { card: { telephone: "13800000001" } },
      delivery: [wish],
    });
    return {
      problems,
      code: receipt?.code ?? "",
      number: receipt?.applications[0]?.number ?? "",
    };
  };
  const grant = (applicationNumber: string) =>
    hall.matters.desk("XiaohuMatterDesk.Decide", {
      applicationNumber,
      by: "K01",
      outcome: "granted",
      reasons: [],
      idempotencyKey: newKey(),
    });
  const appoint = (
    code: string,
    applicationNumber: string,
    delivery: DeliveryWish,
    identity = holder as never,
  ) =>
    hall.matters.execute("Matter.AppointDelivery", {
      code,
      applicationNumber,
      identity,
      delivery,
      terminalId: "HL-01",
      idempotencyKey: newKey(),
    });
  const one = async (of: { code: string } | { identity: typeof holder }) =>
    (await hall.progress(of))[0]?.applications[0];
  /** Lets time go by until it is so. */
  const until = (value: () => unknown, wanted: unknown, step = 1_000) =>
    expect
      .poll(
        async () => {
          await clock.advance(step);
          return value();
        },
        { timeout: 20_000, interval: 2 },
      )
      .toEqual(wanted);
  return { hall, clock, standIn, start, store, handIn, grant, appoint, one, until, said };
}

describe("a result that is wanted by post", () => {
  it("is ordered once it is out, and followed to the door", async () => {
    const { hall, standIn, start, store, handIn, grant, one, until, said } = await open();
    start();
    const { code, number } = await handIn(byPost);
    await hall.clock.advance(lookEvery * 2);
    expect(standIn.orders).toEqual([]);
    expect((await one({ code }))?.parcel).toBeNull();
    await grant(number);
    await until(async () => (await one({ code }))?.parcel?.state, "ordered");
    expect(standIn.orders).toMatchObject([
      {
        deliveryNumber: `${number}-P1`,
        contents: number,
        receiver: {
          name: "陈小湖",
          telephone: "+8613800000001",
          address: { city: "厦门市", district: "湖里区", detail: "江头街道样例路CANARY9号" },
        },
      },
    ]);
    expect((await one({ code }))?.parcel).toMatchObject({ fee: 1200, waybill: "DEMO000000001" });
    standIn.move(`${number}-P1`, "collected", "样例市");
    standIn.move(`${number}-P1`, "awaitingPickUp", "样例路驿站");
    await until(async () => (await one({ code }))?.parcel?.state, "awaitingPickUp", lookEvery);
    // By what it is fetched is told to the applicant, and not to whoever found the receipt, nor to the office.
    expect((await one({ code }))?.parcel?.pickUpCode).toBeNull();
    expect((await one({ identity: holder }))?.parcel?.pickUpCode).toMatch(/^\d+-/);
    const opened = await hall.matters.desk("XiaohuMatterDesk.Open", { applicationNumber: number });
    expect(opened.item.application.parcel).toMatchObject({ state: "awaitingPickUp", pickUpCode: null });
    const looks = standIn.move(`${number}-P1`, "delivered");
    await until(async () => (await one({ code }))?.parcel?.steps.length, looks?.steps.length, lookEvery);
    // One waybill is kept: the last.
    expect(hall.rows().filter(({ kind }) => kind === "parcel")).toHaveLength(1);
    // Nothing of where and to whom is readable, on the disk or in the log.
    const left = [hall.path, `${hall.path}-wal`, store, `${store}-wal`].map((path) =>
      readFileSync(path).toString("latin1"),
    );
    const everything = `${left.join()}${said.join()}${hall.logged.join()}`;
    for (const canary of ["CANARY9", "13800000001", Buffer.from("陈小湖").toString("latin1"), "陈小湖"])
      expect(everything).not.toContain(canary);
    expect(said.join()).toContain(number);
  });

  it("is ordered by nobody when it is taken back, refused, or fetched", async () => {
    const { hall, clock, standIn, start, handIn, grant, until } = await open();
    start();
    const back = await handIn(byPost);
    await hall.matters.execute("Matter.Withdraw", {
      code: back.code,
      applicationNumber: back.number,
      identity: holder,
      terminalId: "HL-01",
      idempotencyKey: newKey(),
    });
    const refused = await handIn(byPost);
    await hall.matters.desk("XiaohuMatterDesk.Decide", {
      applicationNumber: refused.number,
      by: "K01",
      outcome: "refused",
      reasons: ["不在范围内"],
      idempotencyKey: newKey(),
    });
    await grant((await handIn({ matterId: "card", kind: "hall" })).number);
    for (let round = 0; round < 5; round += 1) await clock.advance(lookEvery);
    const { number } = await handIn(byPost);
    await grant(number);
    await until(() => standIn.orders.length, 1);
    expect(standIn.orders[0]?.contents).toBe(number);
  });

  it("goes where it was appointed last, by the holder, until it is out", async () => {
    const { hall, standIn, start, handIn, grant, appoint, one, until } = await open();
    start();
    const { code, number } = await handIn({ matterId: "card", kind: "hall" });
    expect((await one({ code }))?.deliveryChoices).toEqual(["hall", "post"]);
    expect(await codeOf(appoint(code, number, byPost, stranger as never))).toBe("matter.notFound");
    expect(await codeOf(appoint(code, number, { matterId: "card", kind: "post" }))).toBe(
      "message.invalidPayload",
    );
    const nowhere = { ...to, address: "样例路9号" };
    expect(await codeOf(appoint(code, number, { ...byPost, to: nowhere }))).toBe("message.invalidPayload");
    await appoint(code, number, byPost);
    const elsewhere = { ...to, address: "北京市东城区样例路7号" };
    const { receipt } = await appoint(code, number, { ...byPost, to: elsewhere });
    expect(receipt.applications[0]?.delivery).toBe("post");
    await grant(number);
    await until(() => standIn.orders.length, 1);
    expect(standIn.orders[0]?.receiver.address).toMatchObject({ city: "北京市", detail: "样例路7号" });
    await until(async () => (await one({ code }))?.parcel?.fee, 2000);
    expect((await one({ code }))?.deliveryChoices).toEqual([]);
    expect(await codeOf(appoint(code, number, { matterId: "card", kind: "hall" }))).toBe("matter.decided");
    expect(hall.logged.join()).not.toContain("样例路7号");
  });

  it("that came back is the office's, until it is said where it goes now", async () => {
    const { hall, standIn, start, handIn, grant, appoint, one, until } = await open();
    start();
    const { code, number } = await handIn(byPost);
    await grant(number);
    await until(() => standIn.orders.length, 1);
    const listed = async () => (await hall.matters.desk("XiaohuMatterDesk.WorkList", {})).items.length;
    await until(async () => (await one({ code }))?.parcel?.state, "ordered");
    expect(await listed()).toBe(0);
    standIn.move(`${number}-P1`, "returned");
    await until(async () => (await one({ code }))?.parcel?.state, "returned", lookEvery);
    expect(await listed()).toBe(1);
    expect((await one({ code }))?.deliveryChoices).toEqual(["hall", "post"]);
    await appoint(code, number, { ...byPost, to: { ...to, address: "上海市浦东新区样例路8号" } });
    expect(await listed()).toBe(0);
    await until(() => standIn.orders.length, 2);
    expect(standIn.orders[1]).toMatchObject({ deliveryNumber: `${number}-P2` });
    await until(async () => (await one({ code }))?.parcel?.waybill, "DEMO000000002");
  });

  it("has to have an address that a carrier can read", async () => {
    const { handIn } = await open();
    for (const wrong of [{ address: "样例路9号 5 楼" }, { telephone: "4008123123" }])
      expect((await handIn({ ...byPost, to: { ...to, ...wrong } })).problems).toMatchObject([
        { at: { kind: "delivery" }, reason: "delivery" },
      ]);
  });
});

describe("the carrier", () => {
  const faults = ["down", "error500", "throttled", "wrong", "losesAnswer", "silent", "slow"] as const;
  const later = ["duplicate", "reordersProgress"] as const;
  const cases = [...faults, ...later].flatMap((fault) => [
    { fault, at: "quote" },
    { fault, at: "order" },
  ]);
  it.each(cases satisfies { fault: PostFault; at: string }[])(
    "$fault at the $at: one parcel, its waybill, and the newest of how it stands",
    async ({ fault, at }) => {
      const { hall, standIn, start, handIn, grant, one, until, clock } = await open();
      const post = httpPost({ url: standIn.url, secret, clock });
      let isGood = false;
      const quote: Post["quote"] = async (...asked) => {
        standIn.setFault(at === "quote" && !isGood ? fault : "none");
        const quoted = await post.quote(...asked);
        standIn.setFault(isGood ? "none" : fault);
        return quoted;
      };
      const first = start(hall.matters, { ...post, quote });
      const { code, number } = await handIn(byPost);
      await grant(number);
      for (let round = 0; round < 40; round += 1) await clock.advance(1_000);
      // The process ends while nothing is known; another one goes on.
      await first.close();
      start(hall.matters, { ...post, quote });
      for (let round = 0; round < 40; round += 1) await clock.advance(1_000);
      isGood = true;
      standIn.setFault(fault === "reordersProgress" ? fault : "none");
      await until(async () => (await one({ code }))?.parcel?.state, "ordered", 5_000);
      const { deliveryNumber = "" } = standIn.orders[0] ?? {};
      standIn.move(deliveryNumber, "collected");
      standIn.move(deliveryNumber, "inTransit");
      await until(async () => (await one({ code }))?.parcel?.state, "inTransit", lookEvery);
      for (let round = 0; round < 4; round += 1) await clock.advance(lookEvery);
      expect((await one({ code }))?.parcel?.state).toBe("inTransit");
      expect(standIn.orders).toHaveLength(1);
    },
    30_000,
  );

  it("that takes no order for longer than its price holds is asked for another, and ordered of once", async () => {
    const { hall, standIn, start, handIn, grant, one, until, clock } = await open();
    const post = httpPost({ url: standIn.url, secret, clock });
    let isDown = true;
    const order: Post["order"] = (...asked) =>
      isDown ? Promise.reject(new ConnectorError("down", true)) : post.order(...asked);
    start(hall.matters, { ...post, order });
    const { code, number } = await handIn(byPost);
    await grant(number);
    await until(async () => (await one({ code }))?.parcel, {
      state: "arranging",
      fee: 1200,
      waybill: null,
      steps: [],
      pickUpCode: null,
    });
    await clock.advance(31 * 60_000);
    isDown = false;
    await until(async () => (await one({ code }))?.parcel?.state, "ordered", 60_000);
    expect(standIn.orders.map(({ deliveryNumber }) => deliveryNumber)).toEqual([`${number}-P2`]);
  });

  it("that does not go there says so: the office has it, and it can be fetched", async () => {
    const { hall, standIn, clock, start, handIn, grant, appoint, one, until } = await open();
    const post = httpPost({ url: standIn.url, secret, clock });
    const quote: Post["quote"] = () =>
      Promise.reject(new ConnectorError("refused", false, { status: 422, reason: "notServed" }));
    start(hall.matters, { ...post, quote });
    const { code, number } = await handIn(byPost);
    await grant(number);
    await until(async () => (await one({ code }))?.parcel?.state, "refused");
    expect((await hall.matters.desk("XiaohuMatterDesk.WorkList", {})).items).toHaveLength(1);
    await appoint(code, number, { matterId: "card", kind: "hall" });
    expect((await one({ code }))?.parcel).toBeNull();
    expect((await hall.matters.desk("XiaohuMatterDesk.WorkList", {})).items).toEqual([]);
    expect(standIn.orders).toEqual([]);
  });

  it("of two processes is ordered of once", async () => {
    const { standIn, start, handIn, grant, one, until } = await open();
    start();
    start();
    const { code, number } = await handIn(byPost);
    await grant(number);
    await until(async () => (await one({ code }))?.parcel?.state, "ordered");
    expect(standIn.orders).toHaveLength(1);
  });

  it("says what it costs, that it goes not there, or nothing while somebody waits", async () => {
    const { standIn } = await open();
    const place = { province: "福建省", city: "厦门市", district: "湖里区" };
    const ask = { ...place, terminalId: "HL-01" };
    const clock = openAll().clock;
    const withPost = openAll({ clock, post: httpPost({ url: standIn.url, secret, clock }) });
    expect(await withPost.matters.execute("Matter.PostFee", ask)).toEqual({
      served: true,
      quote: { fee: 1200, days: 2 },
    });
    standIn.setFault("down");
    expect(await withPost.matters.execute("Matter.PostFee", ask)).toEqual({ served: true, quote: null });
    expect(await openAll().matters.execute("Matter.PostFee", ask)).toEqual({ served: true, quote: null });
  });
});
