import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { rememberedDays, sweepEvery } from "../../../../server/hall/assistance/assistance.ts";
import { putDownTime } from "../../../../server/hall/matters/put-down.ts";
import { at, codeOf, newKey } from "../appointments/fixture.ts";
import { holder, stranger } from "../matters/fixture.ts";
import { address, config, openAll, telephone, tuesday } from "./fixture.ts";

const day = 24 * 60 * 60 * 1000;

describe("what a hall offers", () => {
  it("goes by the guide's channels or the hall's own list", async () => {
    const { assistance, offer } = openAll();
    const ways = async (matterId: string) =>
      (await assistance.execute("Assistance.Ways", { matterId, terminalId: "HL-01" })).kinds;
    expect(await ways("allowance")).toEqual(["homeVisit", "handledForYou"]);
    expect(await ways("licence")).toEqual(["handledForYou"]);
    expect(await ways("nothing")).toEqual([]);
    expect(await codeOf(offer("homeVisit", "licence"))).toBe("assistance.notOffered");
  });

  it("has the halves of open days behind today, and of each how many are free", async () => {
    const { offer, visit, clock } = openAll();
    clock.set(at("10:00", 2));
    await visit({ slot: { day: "2026-11-26", half: "afternoon" } });
    expect((await offer()).days).toEqual([
      {
        day: "2026-11-26",
        halves: [
          { half: "morning", free: 2 },
          { half: "afternoon", free: 1 },
        ],
      },
      {
        day: "2026-11-27",
        halves: [
          { half: "morning", free: 2 },
          { half: "afternoon", free: 2 },
        ],
      },
      // Saturday and Sunday are closed.
      {
        day: "2026-11-30",
        halves: [
          { half: "morning", free: 2 },
          { half: "afternoon", free: 2 },
        ],
      },
    ]);
  });

  it("is nothing where the hall does neither", async () => {
    const { assistance, offer } = openAll({ config: {} });
    expect(
      (await assistance.execute("Assistance.Ways", { matterId: "allowance", terminalId: "HL-01" })).kinds,
    ).toEqual([]);
    expect(await codeOf(offer())).toBe("assistance.notOffered");
  });
});

describe("asking for somebody to come", () => {
  it("gives a code by which, and by the card, it is found, with nothing of the person", async () => {
    const { visit, find } = openAll();
    const request = await visit();
    expect(request).toMatchObject({
      number: "HL-SM-20261123-001",
      state: "new",
      slot: tuesday,
      // The answer within a working day is no later than the visit.
      due: { day: "2026-11-24" },
      assignee: null,
    });
    expect(await find({ code: request.code })).toEqual([request]);
    expect(await find({ identity: holder })).toEqual([request]);
    expect(await find({ identity: stranger })).toEqual([]);
    for (const secret of [holder.name, holder.number, telephone, address])
      expect(JSON.stringify(request)).not.toContain(secret);
  });

  it("shows nothing, and does nothing, for a document that was only typed", async () => {
    const { visit, find } = openAll();
    await visit();
    const { kind, name, number, birth } = holder;
    const typed = { kind, readBy: "typed", name, number, birth, sex: "male", issuer: "" } as const;
    expect(await codeOf(find({ identity: typed }))).toBe("matter.identityNeeded");
    expect(await codeOf(visit({ who: { identity: typed } }))).toBe("matter.identityNeeded");
  });

  it("is one for the same key", async () => {
    const { visit, list } = openAll();
    const idempotencyKey = newKey();
    const first = await visit({ idempotencyKey });
    expect(await visit({ idempotencyKey })).toEqual(first);
    expect(await list()).toHaveLength(1);
  });

  it("is one for a person and a matter, until it is over; known by the telephone where no card was read", async () => {
    const { visit, cancel } = openAll();
    const { code } = await visit();
    expect(await codeOf(visit({ slot: { ...tuesday, half: "afternoon" } }))).toBe("assistance.alreadyOpen");
    expect(await codeOf(visit({ kind: "handledForYou", address: null, slot: null }))).toBe(
      "assistance.alreadyOpen",
    );
    await cancel(code);
    expect(await codeOf(visit())).toBe("done");
    const typed = { who: { name: "陈爷爷" } };
    expect(await codeOf(visit(typed))).toBe("done");
    expect(await codeOf(visit({ ...typed, telephone: "+86 138 0013 8077" }))).toBe("assistance.alreadyOpen");
    // Tuesday morning is full by now.
    expect(await codeOf(visit({ who: { identity: stranger } }))).toBe("assistance.slotTaken");
  });

  it.each([
    [
      "a day that is not offered",
      { slot: { day: "2026-11-28", half: "morning" as const } },
      "assistance.notOffered",
    ],
    ["today", { slot: { day: "2026-11-23", half: "afternoon" as const } }, "assistance.notOffered"],
    ["no half day", { slot: null }, "assistance.notOffered"],
    ["an address elsewhere", { address: "福建省厦门市湖里区金山街道金湖路1号" }, "assistance.notOffered"],
    ["no address", { address: null }, "assistance.notOffered"],
    ["a notice of before", { notice: "0000" }, "assistance.notOffered"],
    ["a reason that the hall does not take", { reason: "unsure" as const }, "assistance.notOffered"],
    ["another matter", { matterId: "licence" }, "assistance.notOffered"],
    ["no telephone", { telephone: "12345" }, "message.invalidPayload"],
    ["texts to a line that gets none", { telephone: "0592-2660000", texts: true }, "message.invalidPayload"],
  ])("is refused for %s", async (_what, wish, code) => {
    const { visit, list } = openAll();
    expect(await codeOf(visit(wish))).toBe(code);
    expect(await list()).toEqual([]);
  });

  it("is slowed down for who guesses codes", async () => {
    const { find } = openAll();
    for (let tries = 0; tries < 10; tries++)
      expect(await codeOf(find({ code: "AAAAAAAA" }))).toBe("assistance.notFound");
    expect(await codeOf(find({ code: "AAAAAAAA" }))).toBe("matter.tooManyTries");
  });
});

describe("the office", () => {
  it("sees what is urgent first, by working days, and whom it is about only where it opens it, which is recorded", async () => {
    const { visit, list, desk, clock } = openAll();
    const handled = await visit({
      kind: "handledForYou",
      who: { identity: stranger },
      address: null,
      slot: null,
    });
    const coming = await visit({ slot: { day: "2026-11-25", half: "morning" } });
    const listed = await list();
    expect(listed.map(({ request, daysLeft }) => [request.number, daysLeft])).toEqual([
      [coming.number, 1],
      [handled.number, 2],
    ]);
    for (const secret of [holder.name, telephone, address])
      expect(JSON.stringify(listed)).not.toContain(secret);
    const { person, openings } = await desk.open(coming.number);
    expect(person).toEqual({ name: holder.name, telephone, address, reason: "old", typed: false });
    expect(openings).toEqual([{ by: "林经办", at: clock.now() }]);
    expect((await desk.open(coming.number, "陈组长")).openings.map(({ by }) => by)).toEqual([
      "林经办",
      "陈组长",
    ]);
    clock.set(at("10:00", 7));
    expect((await list())[0]?.daysLeft).toBe(-4);
  });

  it("names who comes, says that it was done, and closes it; the citizen sees each", async () => {
    const { visit, find, list, desk } = openAll();
    const { number, code } = await visit();
    expect(await codeOf(desk.done(number))).toBe("desk.notInState");
    expect(await desk.assign(number)).toMatchObject({ request: { state: "assigned", assignee: "小陈" } });
    await desk.assign(number, "小吴");
    expect(await find({ code })).toMatchObject([
      { state: "assigned", assignee: "小吴", due: { day: tuesday.day } },
    ]);
    await desk.done(number);
    expect(await codeOf(desk.decline(number))).toBe("desk.notInState");
    expect(await find({ code })).toMatchObject([{ state: "done", due: null }]);
    await desk.close(number);
    expect(await find({ code })).toMatchObject([{ state: "closed" }]);
    expect(await list()).toEqual([]);
    expect(await codeOf(desk.open(number))).toBe("desk.notInState");
    expect(await codeOf(desk.assign("HL-SM-20261123-999"))).toBe("desk.unknown");
  });

  it("declines with a reason that the citizen reads, and the half day is free again", async () => {
    const { visit, find, offer, desk, cancel } = openAll();
    const { number, code } = await visit();
    await desk.decline(number, "这天下大雨，改天再约");
    expect(await find({ code })).toMatchObject([{ state: "declined", declined: "这天下大雨，改天再约" }]);
    expect((await offer()).days[0]?.halves[0]?.free).toBe(2);
    expect(await codeOf(cancel(code))).toBe("assistance.over");
    expect(await codeOf(visit())).toBe("done");
  });
});

describe("what is kept", () => {
  it("is sealed, and nothing of a person stands in a file or a log", async () => {
    const { visit, desk, logged, onDisk } = openAll();
    const { number } = await visit({ who: { name: "陈小湖" } });
    await visit({ who: { identity: stranger }, telephone: "13900139088" });
    await desk.open(number);
    await desk.decline(number, "禁地路不在范围");
    const left = onDisk() + logged.join("\n");
    // The place where they would stand is looked at.
    expect(left).toContain(number);
    for (const planted of [
      "陈小湖",
      stranger.number,
      "林大海",
      telephone,
      "13900139088",
      "禁地路77号",
      "禁地路不在范围",
    ])
      for (const text of [planted, Buffer.from(planted).toString("latin1")]) expect(left).not.toContain(text);
    expect(left).not.toMatch(/"reason"|old/);
  });

  it("opens under no other key", async () => {
    const { visit, path, assistance } = openAll();
    const { number } = await visit();
    assistance.close();
    expect(await codeOf(openAll({ path }).desk.open(number))).toBe("message.internal");
  });

  it("is forgotten when its term is over, and not before", async () => {
    const { visit, find, desk, clock, cancel, path } = openAll();
    const open = await visit();
    const cancelled = await visit({ who: { identity: stranger } });
    await cancel(cancelled.code);
    const keep = (config.keepDays ?? 0) * day;
    await clock.advance(sweepEvery + 1);
    clock.set(at("10:00") + keep - 2 * sweepEvery);
    await clock.advance(sweepEvery + 1);
    expect(await codeOf(find({ code: cancelled.code }))).toBe("done");
    clock.set(at("10:00") + keep + sweepEvery);
    await clock.advance(sweepEvery + 1);
    expect(await codeOf(find({ code: cancelled.code }))).toBe("assistance.notFound");
    expect(await find({ identity: stranger })).toEqual([]);
    // What nobody has answered stays, and it alone.
    expect(sealedRows(path)).toBe(1);
    expect((await desk.open(open.number)).person?.name).toBe(holder.name);
    expect(rememberedDays * day).toBeGreaterThan(keep + 365 * day);
  });

  it("is wiped a day later where nothing came of it", async () => {
    const { visit, clock, path } = openAll();
    const rows = () => sealedRows(path);
    await codeOf(visit({ slot: { day: "2026-11-28", half: "morning" } }));
    expect(rows()).toBe(1);
    clock.set(at("10:00") + putDownTime + 1);
    await clock.advance(sweepEvery + 1);
    expect(rows()).toBe(0);
  });
});

function sealedRows(path: string): number {
  const database = new Sqlite(path, { readonly: true });
  try {
    return (database.prepare("SELECT count(*) AS n FROM sealed_record").get() as { n: number }).n;
  } finally {
    database.close();
  }
}
