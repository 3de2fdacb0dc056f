import { describe, expect, it } from "vitest";
import { codeOf, newKey } from "../appointments/fixture.ts";
import { friday, on, openAll, secrets } from "./fixture.ts";

const saturday = "2026-09-19";
const sunday = "2026-09-20";

const appealOf = (number: string, by = "小陈 clerk-3") =>
  ({
    number,
    ground: "mistaken",
    words: "当天系统故障，不是窗口原因",
    by,
    idempotencyKey: newKey(),
  }) as const;

describe("what a window is shown of the 差评 about it", () => {
  it("is its own alone, and from the next day on", async () => {
    const all = openAll();
    const { ratings, clock, begin, rateAtTerminal } = all;
    const number = await all.complain({
      tags: ["attitude"],
      words: secrets.words,
      telephone: secrets.telephone,
    });
    await all.rate("satisfied", { words: "很好" });
    await all.rate("veryDissatisfied", {}, "4");
    ratings.noteDone("HL-01", "Queue.Take", {});
    await rateAtTerminal((await begin())?.id ?? "", { level: "dissatisfied" });
    expect(ratings.atWindow("3")).toEqual([]);
    clock.set(on(saturday));
    expect(ratings.atWindow("3")).toEqual([
      {
        number,
        day: friday,
        level: "dissatisfied",
        tags: [expect.objectContaining({ id: "attitude" })],
        stage: "received",
        finding: null,
        notice: null,
        appeal: null,
        mayAppeal: true,
        due: [{ step: "confirm", by: { day: "2026-10-09", assumed: false }, daysLeft: 10 }],
      },
    ]);
    expect(ratings.atWindow("4").map(({ level }) => level)).toEqual(["veryDissatisfied"]);
    expect(ratings.atWindow("HL-01")).toEqual([]);
  });

  it("is shown at once what the office has found, with what the notice says, and nothing of its rater", async () => {
    const all = openAll();
    const { ratings, confirm, issue, callBack } = all;
    const number = await all.complain({ words: secrets.words, telephone: secrets.telephone });
    await callBack(number, false);
    expect(ratings.atWindow("3")).toEqual([]);
    await confirm(number, "complex", 5);
    await issue(number);
    expect(ratings.atWindow("3")).toMatchObject([
      {
        stage: "confirmed",
        finding: "complex",
        notice: { number: "HL-ZG-2026-0001", found: "经核实：complex", wanted: "请改进窗口用语，组织学习" },
        // Not the call to whoever left a telephone.
        due: [{ step: "rectify" }, { step: "answer" }],
      },
    ]);
    expect(JSON.stringify(ratings.atWindow("3"))).not.toMatch(
      new RegExp([secrets.words, secrets.telephone, "已致电"].join("|")),
    );
  });

  it("stays for a week behind its end", async () => {
    const all = openAll();
    const { ratings, confirm, answer, close, clock } = all;
    const number = await all.complain();
    await confirm(number, "noBasis");
    await answer(number);
    await close(number);
    expect(ratings.atWindow("3")).toMatchObject([{ stage: "closed", mayAppeal: false, due: [] }]);
    clock.set(on("2026-09-25", "09:59"));
    expect(ratings.atWindow("3")).toHaveLength(1);
    clock.set(on("2026-09-25", "10:00"));
    expect(ratings.atWindow("3")).toEqual([]);
  });
});

describe("an appeal from the window", () => {
  it("is made once, stops the clocks, and is reviewed by somebody else", async () => {
    const all = openAll();
    const { ratings, clock, review } = all;
    const number = await all.complain({ words: secrets.words });
    clock.set(on(sunday));
    const appeal = appealOf(number);
    await ratings.appealAtWindow("3", appeal);
    await ratings.appealAtWindow("3", appeal);
    expect(ratings.atWindow("3")).toMatchObject([
      {
        appeal: { ground: "mistaken", on: sunday, upheld: null },
        mayAppeal: false,
        due: [{ step: "review" }],
      },
    ]);
    expect(await codeOf(ratings.appealAtWindow("3", appealOf(number)))).toBe("desk.notInState");
    expect(await codeOf(review(number, true, "小陈 clerk-3"))).toBe("message.notAuthorised");
    await review(number, true);
    expect(ratings.atWindow("3")).toMatchObject([
      { stage: "excluded", appeal: { upheld: true }, mayAppeal: false },
    ]);
  });

  it("goes on where it was rejected, and cannot be made again", async () => {
    const all = openAll();
    const { ratings, clock, review } = all;
    const number = await all.complain();
    clock.set(on(sunday));
    await ratings.appealAtWindow("3", appealOf(number));
    await review(number, false);
    expect(ratings.atWindow("3")).toMatchObject([
      { stage: "received", appeal: { upheld: false }, mayAppeal: false, due: [{ step: "confirm" }] },
    ]);
    expect(await codeOf(ratings.appealAtWindow("3", appealOf(number)))).toBe("desk.notInState");
  });

  it("is of no use for another window's, for what is not shown yet, and for what there is not", async () => {
    const all = openAll();
    const { ratings, clock, list } = all;
    const number = await all.complain();
    expect(await codeOf(ratings.appealAtWindow("3", appealOf(number)))).toBe("desk.unknown");
    clock.set(on(saturday));
    expect(await codeOf(ratings.appealAtWindow("4", appealOf(number)))).toBe("desk.unknown");
    expect(await codeOf(ratings.appealAtWindow("3", appealOf("HL-PJ-20260918-0009")))).toBe("desk.unknown");
    expect(await list()).toMatchObject([{ appealed: false }]);
  });
});
