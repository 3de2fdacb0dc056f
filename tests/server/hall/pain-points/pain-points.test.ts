import { describe, expect, it } from "vitest";
import { sweepEvery } from "../../../../server/hall/pain-points/pain-points.ts";
import { codeOf, newKey } from "../appointments/fixture.ts";
import { friday, on } from "../ratings/fixture.ts";
import { openAll, said, secrets } from "./fixture.ts";

type Opened = ReturnType<typeof openAll>;

const dues = async ({ list }: Opened, number: string) =>
  Object.fromEntries(
    ((await list()).find((each) => each.number === number)?.due ?? []).map(({ step, by, daysLeft }) => [
      step,
      `${by.day} ${daysLeft}`,
    ]),
  );
const days = (pain: Awaited<ReturnType<Opened["follow"]>>) =>
  pain.steps.map(({ step, day }) => `${step} ${day ?? "-"}`);

describe("a pain point by the working-day calendar", () => {
  it("goes through every state, each step with its own clock", async () => {
    const all = openAll();
    const { clock, accept, assign, giveBack, handle, answer, follow, settle, pains } = all;
    const reported = await all.report({ words: secrets.words, telephone: secrets.telephone });
    const { number, code } = reported;
    expect(number).toBe("HL-FY-20260918-0001");
    // One, one, ten and one working day: the moved Sunday counts, the two holidays do not.
    expect(reported).toMatchObject({ stage: "reported", promised: { day: "2026-10-13", assumed: false } });
    // Saturday is off, Sunday is worked.
    expect(await dues(all, number)).toEqual({ accept: "2026-09-20 1" });

    clock.set(on("2026-09-21"));
    expect(await dues(all, number)).toEqual({ accept: "2026-09-20 -1" });
    await accept(number);
    expect(await dues(all, number)).toEqual({ assign: "2026-09-22 1" });
    expect(await codeOf(accept(number))).toBe("desk.notInState");
    expect(await codeOf(all.decline(number))).toBe("desk.notInState");
    await assign(number);
    expect(await dues(all, number)).toEqual({ handle: "2026-10-12 10" });
    expect(await codeOf(answer(number))).toBe("desk.notInState");

    clock.set(on("2026-09-24"));
    await giveBack(number);
    // The clock of whoever works on it does not begin anew with the next.
    expect(await dues(all, number)).toEqual({ assign: "2026-09-28 1", handle: "2026-10-12 7" });
    expect(days(await follow(code))).toEqual([
      "reported 2026-09-18",
      "accepted 2026-09-21",
      "assigned -",
      "handled -",
      "answered -",
      "closed -",
    ]);
    await assign(number, "hall");
    expect(await dues(all, number)).toEqual({ handle: "2026-10-12 7" });
    expect(await follow(code)).toMatchObject({ stage: "assigned", unit: { "zh-CN": "示例厅" } });

    clock.set(on("2026-10-09"));
    await handle(number);
    expect(await dues(all, number)).toEqual({ answer: "2026-10-10 1" });
    await answer(number);
    expect(await dues(all, number)).toEqual({});
    expect(await follow(code)).toMatchObject({
      stage: "answered",
      answer: secrets.answer,
      objectBy: "2026-10-15",
      promised: null,
    });
    expect(pains.texts().map(({ key, text }) => [key, text.to, text.text])).toEqual([
      [
        `${number}/answered`,
        "+8613800138077",
        `【示例厅】您2026-09-18反映的问题已答复：${secrets.answer}（查询码${code}，不满意可凭码要求重办）。`,
      ],
    ]);
    // Nobody closes what can still be said to be not enough.
    expect(await codeOf(all.close(number))).toBe("desk.notInState");

    clock.set(on("2026-10-12"));
    const again = await settle(code, false);
    expect(again).toMatchObject({
      stage: "accepted",
      again: true,
      objectBy: null,
      promised: { day: "2026-10-28" },
    });
    expect(days(again).slice(1)).toEqual([
      "accepted 2026-09-21",
      "assigned -",
      "handled -",
      "answered -",
      "closed -",
    ]);
    expect(pains.texts()).toEqual([]);
    expect(await dues(all, number)).toEqual({ assign: "2026-10-13 1" });
    await assign(number);
    expect(await dues(all, number)).toEqual({ handle: "2026-10-26 10" });
    await handle(number);
    await answer(number, "已上门办好");
    expect(pains.texts().map(({ key }) => key)).toEqual([`${number}/answered/2`]);
    // Worked on again once: it is at its end.
    expect(await codeOf(settle(code, false))).toBe("desk.notInState");
    expect(await follow(code)).toMatchObject({ objectBy: null, answer: "已上门办好" });
    await all.close(number);
    expect(days(await follow(code)).slice(2)).toEqual([
      "assigned 2026-10-12",
      "handled 2026-10-12",
      "answered 2026-10-12",
      "closed 2026-10-12",
    ]);
    expect(await all.list()).toEqual([]);

    const opened = await all.open(number);
    expect(opened.item.stage).toBe("closed");
    expect([opened.words, opened.telephone]).toEqual([secrets.words, secrets.telephone]);
    expect(opened.openings.map(({ by }) => by)).toEqual(["林经办"]);
    expect(opened.steps.map(({ kind }) => kind)).toEqual([
      "accepted",
      "assigned",
      "returned",
      "assigned",
      "handled",
      "answered",
      "notEnough",
      "assigned",
      "handled",
      "answered",
      "closed",
    ]);
    expect((await all.figures()).total).toEqual({
      reported: 1,
      open: 0,
      overdue: 0,
      answered: 1,
      declined: 0,
      // From 18 September to 9 October, the first answer.
      medianDays: 10,
      inTimeShare: 1,
      againShare: 1,
    });
  });

  it("is declined with a reason, which whoever reported it reads and is told", async () => {
    const all = openAll();
    const { number, code } = await all.report({ telephone: secrets.telephone, language: "en" });
    await all.decline(number);
    expect(await all.follow(code)).toMatchObject({
      stage: "declined",
      answer: "不归本厅管，请到社区",
      promised: null,
    });
    expect(all.pains.texts()[0]).toMatchObject({
      key: `${number}/declined`,
      text: { template: "painDeclined", language: "en" },
    });
    expect(await codeOf(all.settle(code, false))).toBe("desk.notInState");
    expect(await codeOf(all.accept(number))).toBe("desk.notInState");
    expect((await all.figures()).total).toMatchObject({ declined: 1, open: 0, inTimeShare: null });
  });

  it("is closed by whoever reported it, or by the calendar once nobody can object any more", async () => {
    const all = openAll({ config: { terms: { object: 2 } } });
    const one = await all.report();
    const other = await all.report();
    const numbers = [one.number, other.number];
    await all.accept(numbers);
    await all.assign(numbers);
    await all.handle(numbers);
    await all.answer(numbers);
    expect(await all.settle(one.code, true)).toMatchObject({ stage: "closed", objectBy: null });
    // Sunday is the first working day, Monday the second, and as a whole still in time.
    all.clock.set(on("2026-09-21", "23:58"));
    await all.clock.advance(sweepEvery);
    expect(await all.follow(other.code)).toMatchObject({ stage: "answered", objectBy: "2026-09-21" });
    all.clock.set(on("2026-09-22", "00:01"));
    expect(await codeOf(all.settle(other.code, false))).toBe("desk.notInState");
    await all.clock.advance(sweepEvery);
    expect(await all.follow(other.code)).toMatchObject({ stage: "closed" });
    expect((await all.open(other.number)).steps.at(-1)).toMatchObject({ kind: "closed", by: "" });
  });

  it("is late by its own clock alone, and in time by what was promised", async () => {
    const all = openAll({ config: { terms: { accept: 1, assign: 1, handle: 1, answer: 1 } } });
    const { number } = await all.report();
    const quick = await all.report();
    all.clock.set(on("2026-09-23"));
    expect((await all.figures()).total).toMatchObject({ overdue: 2, inTimeShare: null });
    await all.accept(number);
    expect((await all.figures()).total).toMatchObject({ overdue: 1, inTimeShare: null });
    await all.decline(quick.number);
    await all.assign(number);
    await all.handle(number);
    // Promised by the fourth working day, which is over; each of its last steps was in time all the same.
    all.clock.set(on("2026-09-24"));
    expect((await all.figures()).total).toMatchObject({ overdue: 0, inTimeShare: 0 });
    await all.answer(number);
    expect((await all.figures()).total).toMatchObject({ answered: 1, inTimeShare: 0, medianDays: 5 });
    expect((await all.figures()).kinds.map(({ figures }) => figures.reported)).toEqual([0, 2]);
    expect((await all.figures()).steps).toMatchObject([
      { matter: { id: "allowance" }, stage: "material", part: "lease", figures: { reported: 2 } },
    ]);
    expect((await all.figures()).units).toMatchObject([
      { unit: { id: all.organ }, figures: { answered: 1 } },
    ]);
  });
});

describe("several of them", () => {
  it("are handled as one, all or none, and only where they are about one matter", async () => {
    const all = openAll();
    const one = await all.report();
    const other = await all.report();
    const elsewhere = await all.report({ step: { ...said.step, matter: "licence" } as typeof said.step });
    const items = await all.list();
    expect(items.map(({ number, group }) => [number, group])).toEqual([
      [one.number, one.number],
      [other.number, one.number],
      [elsewhere.number, elsewhere.number],
    ]);
    expect(await codeOf(all.accept([one.number, elsewhere.number]))).toBe("message.invalidPayload");
    await all.accept(one.number);
    expect(await codeOf(all.accept([one.number, other.number]))).toBe("desk.notInState");
    expect((await all.list()).map(({ stage }) => stage).toSorted()).toEqual([
      "accepted",
      "reported",
      "reported",
    ]);
    expect(await codeOf(all.accept([one.number, "HL-FY-20260101-0001"]))).toBe("desk.unknown");
  });

  it("are one after merging: one answer goes to all who reported it", async () => {
    const all = openAll();
    const one = await all.report({ telephone: secrets.telephone });
    const two = await all.report({ telephone: "13800138078" });
    const three = await all.report();
    const elsewhere = await all.report({ step: null });
    expect(await codeOf(all.merge(elsewhere.number, one.number))).toBe("desk.notInState");
    expect(await codeOf(all.merge(one.number, one.number))).toBe("desk.notInState");
    await all.merge(three.number, two.number);
    expect(await codeOf(all.merge(one.number, three.number))).toBe("desk.notInState");
    // What has others in it goes on with them.
    await all.merge(two.number, one.number);
    expect(await codeOf(all.accept(two.number))).toBe("desk.notInState");
    expect(await all.follow(three.code)).toMatchObject({ stage: "reported", number: three.number, alike: 2 });
    await all.accept(one.number);
    await all.assign(one.number);
    await all.handle(one.number);
    await all.answer(one.number);
    expect(await all.follow(three.code)).toMatchObject({ stage: "answered", answer: secrets.answer });
    expect(all.pains.texts().map(({ key }) => key)).toEqual([
      `${one.number}/answered`,
      `${two.number}/answered`,
    ]);
    // Whoever said the same may say that it is not enough; that it is, closes nobody else's.
    expect(await all.settle(three.code, true)).toMatchObject({ stage: "answered" });
    expect(await all.settle(two.code, false)).toMatchObject({ stage: "accepted", again: true });
    expect((await all.figures()).total).toMatchObject({ reported: 4, answered: 1, open: 2 });
  });
});

describe("what is kept of people", () => {
  it("stands sealed, is read by its key alone, and is overwritten once it is over for long", async () => {
    const all = openAll({ config: { keepDays: 30 } });
    const { number, code } = await all.report({ words: secrets.words, telephone: secrets.telephone });
    await all.accept(number);
    await all.assign(number);
    await all.handle(number);
    await all.answer(number);
    for (const secret of Object.values(secrets)) {
      expect(all.onDisk()).not.toContain(secret);
      expect(all.onDisk()).not.toContain(Buffer.from(secret).toString("latin1"));
    }
    expect(JSON.stringify(await all.list())).not.toContain(secrets.telephone);
    expect(JSON.stringify(await all.list())).not.toContain(secrets.words);
    await all.settle(code, true);
    all.clock.set(on("2026-09-20"));
    await all.clock.advance(sweepEvery);
    expect(await all.open(number)).toMatchObject({ telephone: null, words: secrets.words });
    all.clock.set(on("2026-10-19"));
    await all.clock.advance(sweepEvery);
    expect(await all.open(number)).toMatchObject({ telephone: null, words: null });
    expect(await codeOf(all.follow(code))).toBe("painPoint.notFound");
    expect(all.logged.join()).not.toContain(secrets.words);
  });

  it("is found altered where somebody put another's words in its place", async () => {
    const all = openAll();
    const { number } = await all.report({ words: secrets.words });
    all.pains.close();
    const other = openAll({ path: all.path, clock: all.clock });
    // Another key: nothing can be read, and nothing is made up.
    expect(await codeOf(other.open(number))).toBe("message.internal");
  });

  it("is the same report by the same key, also behind a restart, and puts nothing down twice", async () => {
    const all = openAll();
    const key = newKey();
    const first = await all.report({ words: secrets.words }, key);
    expect(await all.report({ words: secrets.words }, key)).toEqual(first);
    all.pains.close();
    const next = openAll({ path: all.path, clock: all.clock, key: all.key });
    expect(await next.report({ words: secrets.words }, key)).toEqual(first);
    expect(await next.list()).toHaveLength(1);
    expect((await next.list())[0]).toMatchObject({ number: first.number, day: friday });
  });

  it("lets nobody guess a code", async () => {
    const all = openAll();
    const { code } = await all.report();
    for (let times = 0; times < 10; times++)
      expect(await codeOf(all.follow("34679ACM", "@phone 1"))).toBe("painPoint.notFound");
    expect(await codeOf(all.follow(code, "@phone 1"))).toBe("matter.tooManyTries");
    expect(await all.follow(code, "@phone 2")).toMatchObject({ code });
  });

  it("takes what staff report with its source, and no matter and no category that the hall does not have", async () => {
    const all = openAll();
    const report = (more: object) =>
      all.desk("XiaohuPainDesk.Report", {
        ...said,
        step: null,
        screen: null,
        error: null,
        kind: "painPoint",
        source: "experience",
        matterId: "licence",
        terminalId: null,
        ...more,
      });
    const { number, code } = await report({});
    expect((await all.list())[0]).toMatchObject({
      number,
      source: "experience",
      matter: { id: "licence" },
      kind: "painPoint",
    });
    expect(await all.follow(code)).toMatchObject({ number });
    expect(await codeOf(report({ matterId: "nothing" }))).toBe("message.invalidPayload");
    expect(await codeOf(report({ categories: ["nothing"] }))).toBe("message.invalidPayload");
    expect(await codeOf(all.report({ telephone: "12" }))).toBe("message.invalidPayload");
    expect(await codeOf(all.assign(number, "nobody"))).toBe("message.invalidPayload");
  });
});
