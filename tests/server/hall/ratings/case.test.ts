import { describe, expect, it } from "vitest";
import { codeOf } from "../appointments/fixture.ts";
import { friday, on, openAll, secrets } from "./fixture.ts";

type Opened = ReturnType<typeof openAll>;

const dues = async ({ list }: Opened, number: string) =>
  Object.fromEntries(
    ((await list()).find((each) => each.number === number)?.due ?? []).map(({ step, by, daysLeft }) => [
      step,
      `${by.day} ${daysLeft}`,
    ]),
  );

describe("a 差评 by the working-day calendar", () => {
  it("goes through every state, each step with its own clock", async () => {
    const all = openAll();
    const { clock, confirm, callBack, issue, rectify, answer, close, list, sealed, ratings } = all;
    const number = await all.complain({
      tags: ["attitude"],
      words: secrets.words,
      telephone: secrets.telephone,
    });
    expect(number).toBe("HL-PJ-20260918-0001");
    // Ten working days: the moved Sunday counts, the two holidays do not.
    expect(await dues(all, number)).toEqual({ confirm: "2026-10-09 10", callBack: "2026-10-09 10" });
    expect(await list()).toMatchObject([
      { stage: "received", named: true, day: friday, level: "dissatisfied", tags: [{ id: "attitude" }] },
    ]);

    clock.set(on("2026-09-21"));
    expect(await dues(all, number)).toEqual({ confirm: "2026-10-09 8", callBack: "2026-10-09 8" });
    await confirm(number, "complex", 5);
    // From the finding on; the call's clock has been running since the rating.
    expect(await dues(all, number)).toEqual({
      rectify: "2026-09-29 5",
      callBack: "2026-10-09 8",
      answer: "2026-10-12 10",
    });

    await issue(number);
    expect((await list())[0]).toMatchObject({ stage: "confirmed", notice: "HL-ZG-2026-0001" });
    clock.set(on("2026-09-30"));
    expect(await dues(all, number)).toEqual({
      rectify: "2026-09-29 -1",
      callBack: "2026-10-09 2",
      answer: "2026-10-12 4",
    });
    await rectify(number);
    expect(await dues(all, number)).toEqual({ callBack: "2026-10-09 2", answer: "2026-10-12 4" });
    // Whoever left a number is called before they are answered.
    expect(await codeOf(answer(number))).toBe("desk.notInState");
    await callBack(number, false);
    expect(await codeOf(answer(number))).toBe("desk.notInState");
    await callBack(number);
    expect(await codeOf(callBack(number))).toBe("desk.notInState");
    await answer(number);
    expect(ratings.texts().map(({ key, text }) => [key, text.to, text.text])).toEqual([
      [
        `${number}/answered`,
        "+8613800138066",
        `【示例厅】您2026-09-18对3号窗口的评价已办理：已当面致歉并改进（编号${number}）。感谢监督。`,
      ],
    ]);
    expect(await dues(all, number)).toEqual({});
    await close(number);
    expect(await list()).toEqual([]);
    const opened = await all.open(number);
    expect(opened.item.stage).toBe("closed");
    expect(opened.words).toBe(secrets.words);
    expect(opened.steps.map(({ kind }) => kind)).toEqual([
      "confirmed",
      "noticeIssued",
      "rectified",
      "notReached",
      "calledBack",
      "answered",
      "closed",
    ]);
    expect(sealed).toHaveLength(1);
    expect((await all.figures()).kinds[0]?.total).toMatchObject({
      rated: 1,
      badShare: 1,
      bad: 1,
      open: 0,
      overdue: 0,
      answeredInTimeShare: 1,
      calledBackShare: 1,
    });
  });

  it("is put right by the next working day where it is clear, and explained where it has no basis", async () => {
    const all = openAll();
    const clear = await all.complain();
    const without = await all.complain();
    await all.confirm(clear, "clear");
    await all.confirm(without, "noBasis");
    // Saturday is off, Sunday is worked.
    expect(await dues(all, clear)).toEqual({ rectify: "2026-09-20 1", answer: "2026-10-09 10" });
    expect(await dues(all, without)).toEqual({ answer: "2026-10-09 10" });
    expect(await codeOf(all.answer(clear))).toBe("desk.notInState");
    expect(await codeOf(all.rectify(without))).toBe("desk.notInState");
    expect(await codeOf(all.issue(without))).toBe("desk.notInState");
    // Nobody left a number: nobody is called.
    expect(await codeOf(all.callBack(without))).toBe("desk.notInState");
    await all.answer(without);
    expect(all.ratings.texts()).toEqual([]);
    expect(await codeOf(all.close(clear))).toBe("desk.notInState");
    await all.close(without);
    expect(await all.list()).toMatchObject([{ number: clear }]);
  });

  it("has a term of its own where it is complex, and no longer one than the hall's", async () => {
    const all = openAll({ config: { terms: { rectify: 5, answer: 15 } } });
    const number = await all.complain();
    for (const [finding, days] of [
      ["complex", null],
      ["complex", 6],
      ["clear", 3],
      ["noBasis", 3],
    ] as const)
      expect(await codeOf(all.confirm(number, finding, days))).toBe("desk.term");
    await all.confirm(number, "complex", 5);
    expect(await dues(all, number)).toEqual({ rectify: "2026-09-24 5", answer: "2026-10-15 15" });
    expect(await codeOf(all.confirm(number, "clear"))).toBe("desk.notInState");
  });

  it("stands still while an appeal is reviewed by somebody else, and goes on with the days that were left", async () => {
    const all = openAll();
    const { clock } = all;
    const number = await all.complain({ telephone: secrets.telephone });
    await all.confirm(number, "complex", 5);
    clock.set(on("2026-09-21"));
    await all.appeal(number);
    expect((await all.list())[0]?.appealed).toBe(true);
    // Its own clock; people are called all the same.
    expect(await dues(all, number)).toEqual({ callBack: "2026-10-09 8", review: "2026-10-12 10" });
    expect(await codeOf(all.rectify(number))).toBe("desk.notInState");
    expect(await codeOf(all.appeal(number))).toBe("desk.notInState");
    await all.callBack(number);
    expect(await codeOf(all.review(number, true, "窗口小陈"))).toBe("message.notAuthorised");
    clock.set(on("2026-09-28"));
    await all.review(number, false);
    // Three of five days were left on the 21st: 22, 23 and 24; they are 29, 30 and, behind the holiday, the 8th.
    expect(await dues(all, number)).toEqual({ rectify: "2026-10-08 3", answer: "2026-10-14 8" });
    expect(await codeOf(all.review(number, true))).toBe("desk.notInState");
    expect(await codeOf(all.appeal(number, "窗口小吴"))).toBe("desk.notInState");
    expect((await all.figures()).kinds[0]?.total).toMatchObject({ bad: 1, excluded: 0, badShare: 1 });
  });

  it("is in no figure once a review has excluded it, and nothing else excludes it", async () => {
    const all = openAll();
    const number = await all.complain({ tags: ["attitude"], telephone: secrets.telephone });
    await all.rate("satisfied");
    expect(await codeOf(all.review(number, true))).toBe("desk.notInState");
    await all.appeal(number);
    await all.review(number, true);
    expect(await all.list()).toEqual([]);
    const { total } = (await all.figures()).kinds[0] ?? {};
    expect(total).toMatchObject({
      rated: 1,
      satisfiedShare: 1,
      badShare: 0,
      excluded: 1,
      bad: 0,
      tags: [],
      calledBackShare: null,
    });
    // What was said stands as it was said.
    expect(await all.open(number)).toMatchObject({
      item: { stage: "excluded", level: "dissatisfied", tags: [{ id: "attitude" }] },
    });
    expect(await codeOf(all.callBack(number))).toBe("desk.notInState");
  });

  it("goes on without a call where nobody answers, and counts as not called back", async () => {
    const all = openAll({ config: { callBackTries: 2 } });
    const number = await all.complain({ telephone: secrets.telephone });
    await all.confirm(number, "noBasis");
    for (const reached of [false, false]) await all.callBack(number, reached);
    expect(await dues(all, number)).toEqual({ answer: "2026-10-09 10" });
    expect(await codeOf(all.callBack(number))).toBe("desk.notInState");
    await all.answer(number);
    expect((await all.figures()).kinds[0]?.total).toMatchObject({
      calledBackShare: 0,
      answeredInTimeShare: 1,
    });
  });

  it("is listed by urgency, with what is overdue counted", async () => {
    const all = openAll();
    const first = await all.complain();
    const second = await all.complain({}, "veryDissatisfied");
    await all.confirm(second, "clear");
    expect((await all.list()).map(({ number }) => number)).toEqual([second, first]);
    all.clock.set(on("2026-10-12"));
    expect((await all.figures()).kinds[0]?.total).toMatchObject({
      open: 2,
      overdue: 2,
      answeredInTimeShare: 0,
    });
    expect((await all.list())[0]?.due[0]).toMatchObject({ step: "rectify", daysLeft: -11 });
  });

  it("is nobody's where there is none, and what is no complaint has no acts", async () => {
    const all = openAll();
    await all.rate("verySatisfied", { words: "很好" });
    expect(await codeOf(all.open("HL-PJ-20260918-0009"))).toBe("desk.unknown");
    expect(await codeOf(all.confirm("HL-PJ-20260918-0001", "clear"))).toBe("desk.notInState");
    expect(await all.open("HL-PJ-20260918-0001")).toMatchObject({ words: "很好", telephone: null });
  });
});

describe("a notice on the office's paper", () => {
  it("is the one that was sealed, each time that it is wanted, and comes from nowhere else", async () => {
    const papers: { name: string; pdf: string }[] = [];
    const all = openAll({
      printer: {
        async print(name, pdf) {
          papers.push({ name, pdf: Buffer.from(pdf).toString("base64") });
          return { print: "failed", fault: "printer.paperOut" };
        },
      },
    });
    const number = await all.complain();
    const prints = () => all.desk("XiaohuRatingDesk.PrintNotice", { number });
    expect(await codeOf(prints())).toBe("desk.notInState");
    await all.confirm(number, "clear");
    await all.issue(number);
    expect(await prints()).toEqual({ print: "failed", fault: "printer.paperOut" });
    await prints();
    const { pdf } = await all.desk("XiaohuRatingDesk.Notice", { number });
    const one = { name: "HL-ZG-2026-0001", pdf };
    expect([papers, all.sealed.length]).toEqual([[one, one], 1]);
    expect((await all.open(number)).prints).toBe(true);
  });

  it("is nowhere to be had where the office has no printer", async () => {
    const all = openAll();
    const number = await all.complain();
    await all.confirm(number, "clear");
    await all.issue(number);
    expect((await all.open(number)).prints).toBe(false);
    expect(await codeOf(all.desk("XiaohuRatingDesk.PrintNotice", { number }))).toBe("printer.absent");
  });
});
