import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { httpHotline } from "../../../../server/connectors/hotline/http-hotline.ts";
import { type HotlineFault, startHotlineStandIn } from "../../../../server/connectors/hotline/stand-in.ts";
import { hotlineUnit } from "../../../../server/contract/pain-points/desk.ts";
import { outboxDesk } from "../../../../server/hall/outbox/outbox-desk.ts";
import { openOutboxStore } from "../../../../server/hall/outbox/store.ts";
import { watchOutbox } from "../../../../server/hall/outbox/watched.ts";
import { lookEvery, sendHotline } from "../../../../server/hall/pain-points/send-hotline.ts";
import { openAll, secrets } from "./fixture.ts";

const secret = "s";

async function open() {
  const heard: string[] = [];
  const all = openAll();
  const { clock } = all;
  const standIn = await startHotlineStandIn({ secret, clock, handling: null });
  const store = join(dirname(all.path), "hotline-outbox.sqlite");
  const note = (data: object, message: string) => void heard.push(`${message} ${JSON.stringify(data)}`);
  const start = () => {
    const sending = sendHotline({
      hotline: httpHotline({ url: standIn.url, secret, clock }),
      sites: [{ id: "main", painPoints: all.pains }],
      store: openOutboxStore(store),
      key: Buffer.alloc(32, 7),
      clock,
      random: () => 0.5,
      log: { info: note, warn: note, error: note },
    });
    let isOpen = true;
    const close = async () => {
      if (isOpen) await sending.close();
      isOpen = false;
    };
    onTestFinished(close);
    return { close, outbox: sending.outbox };
  };
  onTestFinished(() => standIn.close());
  const passOn = async (telephone: string | null = secrets.telephone) => {
    const { number, code } = await all.report({ words: secrets.words, telephone });
    await all.accept(number);
    await all.assign(number, hotlineUnit, "请核实");
    return { number, code };
  };
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
  const stageOf = async (number: string) => (await all.open(number)).item.stage;
  return { ...all, standIn, start, store, passOn, until, stageOf, heard };
}

const call = {
  hotlineNumber: "XM12345-000001",
  receivedAt: 1,
  site: null,
  matter: "allowance",
  what: "窗口不收电子合同",
};

describe("12345", () => {
  it("gets what is passed on to it as a work order, and its answer is what was done", async () => {
    const {
      standIn,
      start,
      store,
      passOn,
      until,
      stageOf,
      open: look,
      answer,
      follow,
      heard,
      logged,
      path,
    } = await open();
    start();
    const { number, code } = await passOn();
    await until(() => standIn.orders.length, 1);
    expect(standIn.orders).toMatchObject([
      {
        orderNumber: `${number}-R1`,
        kind: "notDone",
        matter: { id: "allowance" },
        step: { stage: "material", part: "lease" },
        error: "matter.file",
        categories: ["材料或信息不被认可"],
        what: secrets.words,
        note: "请核实",
      },
    ]);
    // No telephone leaves the hall: the hall tells whoever left it.
    expect(JSON.stringify(standIn.orders)).not.toContain(secrets.telephone);
    standIn.move(`${number}-R1`, "handling");
    await until(() => standIn.requests > 3, true, lookEvery);
    expect(await stageOf(number)).toBe("assigned");
    expect(await follow(code)).toMatchObject({ unit: { en: "12345 hotline" } });
    standIn.move(`${number}-R1`, "answered", "已协调承租方备案");
    await until(() => stageOf(number), "handled", lookEvery);
    expect((await look(number)).steps.at(-1)).toMatchObject({
      kind: "handled",
      by: hotlineUnit,
      words: "已协调承租方备案",
    });
    await answer(number);
    const left = [path, `${path}-wal`, store, `${store}-wal`].map((file) =>
      readFileSync(file).toString("latin1"),
    );
    const everything = `${left.join()}${heard.join()}${logged.join()}`;
    for (const canary of [secrets.words, secrets.telephone, Buffer.from(secrets.words).toString("latin1")])
      expect(everything).not.toContain(canary);
    expect(heard.join()).toContain(number);
  });

  it("sends back what is not its own, and gets it again as another order where somebody insists", async () => {
    const { standIn, start, passOn, until, stageOf, assign, list } = await open();
    start();
    const { number } = await passOn();
    await until(() => standIn.orders.length, 1);
    standIn.move(`${number}-R1`, "returned", "属于区级事项");
    await until(() => stageOf(number), "accepted", lookEvery);
    expect((await list())[0]?.due.map(({ step }) => step)).toEqual(["assign", "handle"]);
    await assign(number, hotlineUnit);
    await until(() => standIn.orders.length, 2);
    expect(standIn.orders[1]).toMatchObject({ orderNumber: `${number}-R2`, note: null });
  });

  it("has work orders for this hall, each one report, and hears what became of it", async () => {
    const { standIn, start, until, list, accept, assign, handle, answer, decline, open: look } = await open();
    const first = start();
    standIn.call(call);
    standIn.call({ ...call, hotlineNumber: "XM12345-000002", matter: "unknown-matter", what: "没人接电话" });
    await until(async () => (await list()).length, 2, lookEvery);
    await first.close();
    start();
    for (let round = 0; round < 6; round += 1) await until(() => true, true, lookEvery);
    const items = await list();
    expect(items).toMatchObject([
      { source: "hotline", order: call.hotlineNumber, matter: { id: "allowance" }, named: false },
      { source: "hotline", order: "XM12345-000002", matter: null },
    ]);
    const [one, other] = items.map(({ number }) => number) as [string, string];
    expect((await look(one)).words).toBe(call.what);
    await accept(one);
    await assign(one);
    await handle(one);
    await answer(one);
    await decline(other, "已转市民热线其他单位");
    await until(() => standIn.answers.length, 2);
    expect(standIn.answers).toMatchObject([
      { hotlineNumber: call.hotlineNumber, outcome: "answered", answer: secrets.answer },
      { hotlineNumber: "XM12345-000002", outcome: "declined" },
    ]);
    for (let round = 0; round < 6; round += 1) await until(() => true, true, lookEvery);
    expect(standIn.answers).toHaveLength(2);
    // There nobody can object here: 12345 asks its own people.
    expect(await list()).toEqual([]);
  });

  it("that refuses is the office's: it is sent again, or passed on elsewhere and not wanted any more", async () => {
    const { standIn, start, passOn, until, giveBack, stageOf, logged } = await open();
    const { outbox } = start();
    const office = outboxDesk([watchOutbox({ name: "hotline", outbox, siteOf: () => "main" })], 1_800_000);
    standIn.setFault("refuses");
    const one = await passOn();
    await until(() => office.standing("main").items.length, 1);
    expect(office.standing("main").items[0]).toMatchObject({
      outbox: "hotline",
      what: "workOrder",
      state: "parked",
      number: `${one.number}-R1`,
    });
    standIn.setFault("none");
    await office.sendAgain("main", { outbox: "hotline", key: `${one.number}-R1/order` }, "林");
    await until(() => standIn.orders.length, 1);
    standIn.setFault("refuses");
    const two = await passOn();
    await until(() => office.standing("main").items.length, 1);
    await giveBack(two.number);
    await until(() => office.standing("main").items.length, 0);
    standIn.setFault("none");
    for (let round = 0; round < 6; round += 1) await until(() => true, true, lookEvery);
    expect(standIn.orders).toHaveLength(1);
    expect(await stageOf(two.number)).toBe("accepted");
    expect(logged).toEqual([]);
  });

  const faults = [
    "down",
    "error500",
    "throttled",
    "wrong",
    "losesAnswer",
    "silent",
    "slow",
    "duplicate",
    "reordersProgress",
  ] as const;
  it.each(faults satisfies readonly HotlineFault[])(
    "%s at every step: everything once, and the newest of how it stands",
    async (fault) => {
      const { standIn, start, passOn, until, stageOf, list, accept, assign, handle, answer } = await open();
      const awhile = async () => {
        for (let round = 0; round < 11; round += 1) await until(() => true, true, 31_000);
      };
      let running = start();
      const restart = async () => {
        await awhile();
        // The process ends while nothing is known; another one goes on.
        await running.close();
        running = start();
        await until(() => true, true);
        standIn.setFault("none");
      };
      standIn.setFault(fault);
      const { number } = await passOn();
      await restart();
      await until(() => standIn.orders.length, 1, 5_000);
      await until(() => running.outbox.counts().waiting, 0, 5_000);

      standIn.setFault(fault);
      standIn.move(`${number}-R1`, "accepted");
      standIn.move(`${number}-R1`, "answered");
      await restart();
      await until(() => stageOf(number), "handled", lookEvery);

      standIn.setFault(fault);
      standIn.call(call);
      await restart();
      await until(async () => (await list()).length, 2, lookEvery);

      standIn.setFault(fault);
      const reported = (await list()).find(({ order }) => order !== null)?.number ?? "";
      await accept(reported);
      await assign(reported);
      await handle(reported);
      await answer(reported);
      await restart();
      await until(() => standIn.answers.length, 1, 5_000);
      await until(() => running.outbox.counts().waiting, 0, 5_000);
      await awhile();
      expect([standIn.orders.length, standIn.answers.length, (await list()).length]).toEqual([1, 1, 1]);
      expect(running.outbox.counts()).toMatchObject({ waiting: 0, parked: 0 });
    },
  );
});
