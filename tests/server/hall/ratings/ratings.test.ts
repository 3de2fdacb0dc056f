import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { putDownTime } from "../../../../server/hall/matters/put-down.ts";
import { ratingEvent } from "../../../../server/hall/ratings/events.ts";
import { offerTime } from "../../../../server/hall/ratings/offers.ts";
import { sweepEvery } from "../../../../server/hall/ratings/ratings.ts";
import { codeOf, newKey } from "../appointments/fixture.ts";
import { friday, on, openAll, secrets, silent } from "./fixture.ts";

const day = 24 * 60 * 60 * 1000;
const receipt = (...matterIds: string[]) => ({
  receipt: { applications: matterIds.map((matterId) => ({ matterId })) },
});

describe("a rating of a window", () => {
  it("is one for a visit, and the first stands, also across processes", async () => {
    const one = openAll();
    const other = openAll({ path: one.path, clock: one.clock, key: one.key });
    const visit = await one.rate("dissatisfied", { words: "慢" });
    await other.ratings.rateVisit(newKey(), visit, { ...silent, words: "另一句" });
    await Promise.all(
      [one, other].map((each) => each.ratings.rateVisit(newKey(), { ...visit, visit: 1 }, silent)),
    );
    expect((await one.figures()).kinds[0]?.total).toMatchObject({ rated: 2 });
    const [first] = await other.list();
    expect((await other.open(first?.number ?? "")).words).toBe("慢");
  });

  it("is refused with tags of another hall or one twice, with no telephone, and with one of who is satisfied", async () => {
    const { ratings, rate, figures } = openAll();
    for (const opinion of [
      { ...silent, tags: ["guide"] },
      { ...silent, tags: ["attitude", "attitude"] },
      { ...silent, telephone: "12345" },
    ]) {
      expect(() => ratings.check("window", "dissatisfied", opinion)).toThrow();
      expect(await codeOf(rate("dissatisfied", opinion))).toBe("message.invalidPayload");
    }
    expect(() => ratings.check("window", "satisfied", { ...silent, telephone: secrets.telephone })).toThrow();
    expect(await codeOf(rate("satisfied", { telephone: secrets.telephone }))).toBe("message.invalidPayload");
    expect(() => ratings.check("window", "satisfied", { ...silent, tags: ["attitude"] })).not.toThrow();
    expect((await figures()).kinds[0]?.total.rated).toBe(0);
  });

  it("stands here although a process ended between the queue's event and this one", async () => {
    const { rated, clock, list, figures } = openAll();
    rated.push({ ticketId: "t-9", visit: 0, windowId: "3", level: "veryDissatisfied" });
    await clock.advance(sweepEvery + 1);
    // It may be on the way: it is looked at once more.
    expect(await list()).toEqual([]);
    for (let turn = 0; turn < 3; turn++) await clock.advance(sweepEvery + 1);
    expect(await list()).toMatchObject([{ stage: "received", level: "veryDissatisfied", unit: { id: "3" } }]);
    expect((await figures()).kinds[0]?.total.rated).toBe(1);
  });
});

describe("a rating at a terminal", () => {
  it("is for what the hall did there a moment ago, once, and of the organ whose matter it was", async () => {
    const { ratings, begin, rateAtTerminal, figures, list } = openAll();
    expect(await begin()).toBeNull();
    ratings.noteDone("HL-01", "Matter.Progress", {});
    ratings.noteDone("HL-01", "Matter.Submit", receipt("allowance"));
    ratings.noteDone("HL-01", "Matter.Document", {});
    ratings.noteDone("HL-02", "Matter.Submit", { receipt: null });
    expect(await begin("HL-02")).toBeNull();
    const visit = await begin();
    expect(visit?.tags.map(({ id }) => id)).toEqual(["efficiency", "guide", "convenience", "platform"]);
    expect(await begin()).toBeNull();
    const { number } = await rateAtTerminal(visit?.id ?? "", { level: "dissatisfied", tags: ["guide"] });
    // The same again, by another key: the first stands.
    expect(await rateAtTerminal(visit?.id ?? "")).toEqual({ number });
    expect(await list()).toMatchObject([
      { number, channel: "terminal", journey: "matter", unit: { kind: "terminal", id: "HL-01" } },
    ]);
    const { kinds, units, organs } = await figures();
    expect(kinds.map(({ kind, total }) => [kind, total.rated])).toEqual([
      ["window", 0],
      ["terminal", 1],
    ]);
    expect(units).toHaveLength(1);
    expect(organs).toHaveLength(1);
    expect(organs[0]?.figures).toMatchObject({ rated: 1, tags: [{ tag: { id: "guide" }, count: 1 }] });
  });

  it("is nobody's who guesses, comes from another terminal, or comes too late", async () => {
    const { ratings, begin, rateAtTerminal, clock, figures } = openAll();
    ratings.noteDone("HL-01", "Queue.Take", {});
    const visit = (await begin())?.id ?? "";
    expect(await codeOf(rateAtTerminal("A".repeat(22)))).toBe("message.notFound");
    expect(await codeOf(rateAtTerminal(visit, { terminalId: "HL-02" }))).toBe("message.notFound");
    clock.set(on(friday) + offerTime + 1);
    expect(await codeOf(rateAtTerminal(visit))).toBe("message.notFound");
    ratings.noteDone("HL-01", "Queue.Take", {});
    clock.set(on(friday) + 3 * offerTime);
    expect(await begin()).toBeNull();
    expect((await figures()).kinds[1]?.total.rated).toBe(0);
  });
});

describe("what nobody says", () => {
  const lookAround = async ({ clock }: ReturnType<typeof openAll>) => {
    for (let turn = 0; turn < 3; turn++) await clock.advance(sweepEvery + 1);
  };

  it("is never a rating where the hall has no such rule", async () => {
    const all = openAll();
    all.served.set(friday, new Map([["3", 7]]));
    all.clock.set(on("2026-10-08"));
    await lookAround(all);
    expect((await all.figures()).kinds[0]?.total.byDefault).toBe(0);
  });

  it("is counted behind the hall's term, once, and apart from all that was said", async () => {
    const all = openAll({ config: { satisfiedAfter: 7 } });
    await all.rate("dissatisfied");
    all.served.set(friday, new Map([["3", 7]]));
    all.clock.set(on("2026-09-25"));
    await lookAround(all);
    expect((await all.figures()).kinds[0]?.total.byDefault).toBe(0);
    all.clock.set(on("2026-09-26"));
    await lookAround(all);
    await lookAround(all);
    const again = openAll({ path: all.path, clock: all.clock, key: all.key, config: { satisfiedAfter: 7 } });
    again.served.set(friday, new Map([["3", 7]]));
    await lookAround(again);
    expect((await again.figures()).units).toMatchObject([
      { unit: { id: "3" }, figures: { byDefault: 6, rated: 1, satisfiedShare: 0, badShare: 1 } },
    ]);
  });

  it("is counted of a terminal that asked, apart from what was said there, and of none that asked nobody", async () => {
    const all = openAll({ config: { satisfiedAfter: 7 } });
    const { ratings, begin, rateAtTerminal, clock } = all;
    const asks = async (terminal?: string, command = "Queue.Take", completion: object = {}) => {
      ratings.noteDone(terminal ?? "HL-01", command, completion);
      return (await begin(terminal))?.id ?? "";
    };
    for (let times = 0; times < 3; times++) await asks();
    // Asked twice about one thing is asked once.
    expect(await begin()).toBeNull();
    await rateAtTerminal(await asks(), { level: "dissatisfied" });
    await asks("HL-02", "Matter.Submit", { receipt: { applications: [{ matterId: "allowance" }] } });
    // Somebody went away before they could be asked.
    ratings.noteDone("HL-03", "Queue.Take", {});
    clock.set(on("2026-09-25"));
    await lookAround(all);
    expect((await all.figures()).kinds[1]?.total.byDefault).toBe(0);
    clock.set(on("2026-09-26"));
    // Another process of the hall has what the first was asked.
    const next = openAll({ path: all.path, clock, key: all.key, config: { satisfiedAfter: 7 } });
    await lookAround(next);
    await lookAround(all);
    const { units, organs, kinds } = await next.figures();
    expect(units.map(({ unit, figures }) => [unit.id, figures.rated, figures.byDefault])).toEqual([
      ["HL-01", 1, 3],
      ["HL-02", 0, 1],
    ]);
    expect(organs.map(({ figures }) => figures.byDefault)).toEqual([1]);
    expect(kinds[1]?.total).toMatchObject({ rated: 1, badShare: 1, satisfiedShare: 0, byDefault: 4 });
    expect(kinds[0]?.total.byDefault).toBe(0);
  });

  it("is read of logs from before terminals were counted as what it was: the windows'", () => {
    expect(ratingEvent.parse({ type: "passedOver", of: friday, units: [] })).toMatchObject({
      kind: "window",
    });
  });

  it("is not even noted at terminals where the hall has no such rule, nor for longer than it is of use", async () => {
    const rows = (path: string) => {
      const database = new Sqlite(path, { readonly: true });
      const found = database.prepare("SELECT COUNT(*) FROM asked_to_rate").pluck().get();
      database.close();
      return found;
    };
    const without = openAll();
    without.ratings.noteDone("HL-01", "Queue.Take", {});
    await without.begin();
    expect(rows(without.path)).toBe(0);
    const all = openAll({ config: { satisfiedAfter: 7 } });
    all.ratings.noteDone("HL-01", "Queue.Take", {});
    await all.begin();
    expect(rows(all.path)).toBe(1);
    all.clock.set(on("2026-10-26"));
    await lookAround(all);
    expect(rows(all.path)).toBe(1);
    all.clock.set(on("2026-10-28"));
    await lookAround(all);
    expect(rows(all.path)).toBe(0);
  });
});

describe("what is kept", () => {
  it("is sealed: nothing that somebody wrote stands in a file or a log, and nothing that leads to who it was", async () => {
    const all = openAll();
    const number = await all.complain({ words: secrets.words, telephone: secrets.telephone });
    await all.desk("XiaohuRatingDesk.Confirm", {
      number,
      finding: "clear",
      words: secrets.noBasis,
      days: null,
    });
    await all.issue(number);
    const listed = JSON.stringify(await all.list());
    const left = all.onDisk() + all.logged.join("\n");
    // The place where they would stand is looked at.
    expect(left).toContain(number);
    for (const planted of Object.values(secrets))
      for (const text of [planted, Buffer.from(planted).toString("latin1")]) {
        expect(left).not.toContain(text);
        expect(listed).not.toContain(text);
      }
    expect(left).not.toContain("t-1");
  });

  it("is the notice as it was sealed, and not the rater's words in it", async () => {
    const all = openAll();
    const number = await all.complain({ words: secrets.words, tags: ["attitude"] });
    expect(await codeOf(all.desk("XiaohuRatingDesk.Notice", { number }))).toBe("desk.notInState");
    await all.confirm(number, "clear");
    await all.issue(number);
    const first = await all.desk("XiaohuRatingDesk.Notice", { number });
    expect(first.notice).toBe("HL-ZG-2026-0001");
    expect(await all.desk("XiaohuRatingDesk.Notice", { number })).toEqual(first);
    expect(all.sealed).toHaveLength(1);
    const text = JSON.stringify(all.sealed[0]);
    for (const part of [
      "整改通知单",
      number,
      "3号窗口",
      "服务态度",
      "不满意",
      "2026年9月20日",
      "2026年10月9日",
      "请改进窗口用语",
    ])
      expect(text).toContain(part);
    expect(text).not.toContain(secrets.words);
  });

  it("is not taken where a record is another than was put down", async () => {
    const all = openAll();
    const number = await all.complain({ words: "慢" });
    await all.complain({ words: "快" });
    all.ratings.close();
    const database = new Sqlite(all.path);
    const [one, other] = database.prepare("SELECT id FROM sealed_record").pluck().all() as string[];
    // A record is sealed under its own id: even two whole ones do not change places.
    database.prepare("UPDATE sealed_record SET id = 'x' WHERE id = ?").run(one);
    database.prepare("UPDATE sealed_record SET id = ? WHERE id = ?").run(one, other);
    database.close();
    const again = openAll({ path: all.path, clock: all.clock, key: all.key });
    expect(await codeOf(again.open(number))).toBe("message.internal");
  });

  it("is a telephone until what it was left for is done, and words until the hall's term is over", async () => {
    const all = openAll({ config: { keepDays: 30 } });
    const number = await all.complain({ words: secrets.words, telephone: secrets.telephone });
    await all.rate("satisfied", { words: "不错" });
    // What comes to nothing is put down for a day.
    await codeOf(all.rate("dissatisfied", { tags: ["none"], words: "没有" }));
    expect(rows(all.path)).toBe(4);
    const sweep = async (time: number) => {
      all.clock.set(time);
      await all.clock.advance(sweepEvery + 1);
    };
    await sweep(on(friday) + putDownTime + 1);
    expect(rows(all.path)).toBe(3);
    await all.confirm(number, "noBasis");
    await all.callBack(number);
    await all.answer(number);
    await all.close(number);
    const closed = all.clock.now();
    await sweep(closed + day / 2);
    expect((await all.open(number)).telephone).toBe(secrets.telephone);
    await sweep(closed + day + 1);
    expect(await all.open(number)).toMatchObject({ telephone: null, words: secrets.words });
    expect(all.ratings.texts()).toEqual([]);
    await sweep(closed + 30 * day + 1);
    expect(await all.open(number)).toMatchObject({ words: null, steps: [{ words: null }, {}, {}, {}] });
    expect(rows(all.path)).toBe(0);
  });
});

function rows(path: string): number {
  const database = new Sqlite(path, { readonly: true });
  try {
    return (database.prepare("SELECT count(*) AS n FROM sealed_record").get() as { n: number }).n;
  } finally {
    database.close();
  }
}
