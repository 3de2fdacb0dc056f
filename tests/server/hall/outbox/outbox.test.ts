import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { platformFaults } from "../../../../server/connectors/platform/stand-in.ts";
import { itemOf } from "../../../../server/hall/outbox/kind.ts";
import { createOutbox, firstDelay, leaseTime, longestDelay } from "../../../../server/hall/outbox/outbox.ts";
import { openOutboxStore } from "../../../../server/hall/outbox/store.ts";
import { openDatabase } from "../../../../server/storage/database.ts";
import { outboxMigrations } from "../../../../server/storage/migrations.ts";
import { fileOf, sampleApplication } from "../../connectors/platform/sample-application.ts";
import { Office, type Process } from "./office.ts";

const number = "HL-20261123-0001";
let office: Office;
let one: Process;
const running: Process[] = [];

const start = (diesAt: number | null = null) => {
  const started = office.start(diesAt);
  running.push(started);
  return started;
};
const restart = async () => {
  await one.close();
  one = start();
};
const application = (of = number) =>
  sampleApplication(of, [office.keep(`${of} lease`), office.keep(`${of} plan`)]);
const handIn = (by = one, of = number) => by.outbox.add(...by.kinds.application(application(of)));
const ends = () => office.told.map(({ key, end }) => `${key.replace(/[0-9a-f]{64}/, "…")} ${end}`);

beforeEach(async () => {
  office = await new Office().open();
  one = start();
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
  await office.standIn.close();
});

describe("what the hall sends outside", () => {
  it("goes in order, each once, and its owner is told", async () => {
    expect(handIn()).toBe(3);
    one.outbox.add(...one.kinds.withdrawal({ applicationNumber: number, at: office.clock.now() }));
    await office.pass(1000);
    expect(office.standIn.done.map(({ what }) => what)).toEqual([
      "file",
      "file",
      "application",
      "withdrawal",
    ]);
    expect(ends()).toEqual([
      `${number}/file/… done`,
      `${number}/file/… done`,
      `${number}/application done`,
      `${number}/withdrawal done`,
    ]);
    expect(one.outbox.counts()).toEqual({ waiting: 0, since: null, parked: 0, parkedSince: null });
    // It is asked whether it has a file before that is sent.
    expect(office.standIn.refusals).toEqual(["404 unknownFile", "404 unknownFile"]);
  });

  it("is put in once, however often, also after it was sent and after a start", async () => {
    handIn();
    expect(handIn()).toBe(0);
    await office.pass(1000);
    await restart();
    expect(handIn()).toBe(0);
    await office.pass(600_000);
    expect(office.standIn.done).toHaveLength(3);
    expect(office.told).toHaveLength(3);
  });

  it("does not go out when it is none of its kind, and nothing of it is kept", () => {
    const [, , whole] = one.kinds.application(application());
    const wrong = { ...whole!, payload: { ...(whole!.payload as object), applicant: null } };
    expect(() => one.outbox.add(whole!, wrong)).toThrow();
    expect(one.outbox.standing(whole!.key)).toBeUndefined();
  });

  it("waits longer and longer while nobody is there, and heeds how long it is asked to", async () => {
    office.standIn.setFault("error500");
    handIn();
    await office.pass(60_000);
    // 0, 1.5, 4.5, 10.5, 22.5, 46.5 s: half of 2, 4, 8, … and half of that by chance. A file is asked about before it is sent.
    expect(office.standIn.requests).toBe(6);
    await office.pass(2 * 3_600_000);
    const { requests } = office.standIn;
    await office.pass(longestDelay);
    expect(office.standIn.requests - requests).toBeGreaterThan(0);
    expect(one.outbox.counts()).toMatchObject({ waiting: 3, since: Date.UTC(2026, 10, 23, 1) });
    office.standIn.setFault("none");
    await office.pass(longestDelay);
    expect(office.standIn.done).toHaveLength(3);

    office.standIn.setFault("throttled");
    const before = office.standIn.requests;
    handIn(one, "HL-20261123-0002");
    await office.pass(4_900);
    expect(office.standIn.requests - before).toBe(1);
    await office.pass(firstDelay);
    expect(office.standIn.requests - before).toBe(2);
  });

  it("holds up nobody else: other streams go on beside one that is stuck", async () => {
    office.files.clear();
    office.standIn.setFault("silent");
    handIn();
    await office.pass(5_000);
    office.standIn.setFault("none");
    handIn(one, "HL-20261123-0002");
    await office.pass(1_000);
    expect(office.standIn.applications.map(({ applicationNumber }) => applicationNumber)).toEqual([
      "HL-20261123-0002",
    ]);
    await office.pass(leaseTime);
    expect(office.standIn.applications).toHaveLength(2);
  });
});

describe("whatever the platform does", () => {
  const passing = platformFaults.filter((fault) => fault !== "refuses");
  it.each(passing)(
    "%s at each step: each is done once, under the key that it had at first",
    async (fault) => {
      const withdrawal = one.kinds.withdrawal({ applicationNumber: number, at: office.clock.now() });
      for (const items of [...one.kinds.application(application()).map((item) => [item]), withdrawal]) {
        office.standIn.setFault(fault);
        one.outbox.add(...items);
        await office.pass(15_000);
        office.standIn.setFault("none");
        await office.pass(60_000);
      }
      expect(office.standIn.done.map(({ what }) => what)).toEqual([
        "file",
        "file",
        "application",
        "withdrawal",
      ]);
      expect(ends().filter((end) => !end.endsWith(" done"))).toEqual([]);
      expect(office.told).toHaveLength(4);
    },
  );
});

describe("what is refused for good", () => {
  const withdrawEarly = () =>
    one.outbox.add(...one.kinds.withdrawal({ applicationNumber: number, at: office.clock.now() }));

  it("is parked with its cause, told once, and holds back what is behind it", async () => {
    withdrawEarly();
    handIn();
    await office.pass(600_000);
    expect(ends()).toEqual([`${number}/withdrawal unknownApplication`]);
    expect(one.outbox.parked()).toMatchObject([
      { key: `${number}/withdrawal`, kind: "platform.withdrawal", reason: "unknownApplication", status: 404 },
    ]);
    expect(one.outbox.counts()).toMatchObject({ waiting: 3, parked: 1 });
    expect(office.standIn.done).toEqual([]);
    await restart();
    await office.pass(600_000);
    expect(office.told).toHaveLength(1);
  });

  it("is given up by word, and then the rest goes on", async () => {
    withdrawEarly();
    handIn();
    await office.pass(1000);
    expect(one.outbox.drop(`${number}/application`)).toBe(false);
    expect(one.outbox.drop(`${number}/withdrawal`)).toBe(true);
    expect(one.outbox.release(`${number}/withdrawal`)).toBe(false);
    await office.pass(1000);
    expect(one.outbox.standing(`${number}/withdrawal`)?.state).toBe("dropped");
    expect(one.outbox.standing(`${number}/application`)?.state).toBe("done");
  });

  it("is sent once more by word", async () => {
    office.standIn.setFault("refuses");
    handIn();
    await office.pass(1000);
    const [parked] = one.outbox.parked();
    expect(parked).toMatchObject({ reason: "fault", status: 400 });
    office.standIn.setFault("none");
    expect(one.outbox.release(parked?.key ?? "")).toBe(true);
    await office.pass(1000);
    expect(office.standIn.done).toHaveLength(3);
    expect(one.outbox.counts()).toEqual({ waiting: 0, since: null, parked: 0, parkedSince: null });
  });

  it("is a file that is kept no more, or is another", async () => {
    handIn();
    office.files.clear();
    await office.pass(1000);
    expect(one.outbox.parked()).toMatchObject([{ reason: "contentMissing", status: null }]);
    const other = one.kinds.application(application("HL-20261123-0002"));
    for (const digest of office.files.keys()) office.files.set(digest, fileOf("another"));
    one.outbox.add(...other);
    await office.pass(1000);
    expect(one.outbox.parked()[1]).toMatchObject({ reason: "contentChanged", status: null });
    expect(office.standIn.done).toEqual([]);
  });

  it("is what cannot be opened any more: the key was removed", async () => {
    office.standIn.setFault("down");
    handIn();
    await office.pass(1000);
    await one.close();
    const told: unknown[] = [];
    const kinds = one.kinds.kinds.map((kind) => ({
      ...kind,
      settled: (settled: unknown) => void told.push(settled),
    }));
    const outbox = createOutbox({
      store: openOutboxStore(office.path),
      key: Buffer.alloc(32, 8),
      kinds,
      clock: office.clock,
      random: () => 0,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    });
    await office.pass(60_000);
    expect(told).toMatchObject([{ end: "parked", reason: "unreadable", status: null }]);
    await outbox.close();
  });
});

describe("the owner", () => {
  it("is told again until it has heard, and nothing is sent again for that", async () => {
    office.isDeaf = true;
    handIn();
    await office.pass(60_000);
    expect(office.told).toEqual([]);
    expect(office.standIn.done.map(({ what }) => what)).toEqual(["file"]);
    const { requests } = office.standIn;
    await restart();
    await office.pass(60_000);
    office.isDeaf = false;
    await office.pass(longestDelay);
    expect(ends()).toHaveLength(3);
    // Two to ask and to upload the second file, one to submit.
    expect(office.standIn.requests - requests).toBe(3);
  });
});

describe("two processes on one outbox", () => {
  it("send each item once, and one takes up what the other left", async () => {
    const other = start();
    handIn();
    handIn(other);
    handIn(other, "HL-20261123-0002");
    await office.pass(60_000);
    expect(office.standIn.done).toHaveLength(6);
    // Each file is asked about once and uploaded once, each application handed in once.
    expect(office.standIn.requests).toBe(2 * (2 * 2 + 1));
    office.standIn.setFault("silent");
    handIn(one, "HL-20261123-0003");
    await office.pass(1000);
    const closing = one.close();
    await office.pass(0);
    await closing;
    office.standIn.setFault("none");
    await office.pass(60_000);
    expect(office.standIn.applications).toHaveLength(3);
  });
});

describe("the kinds", () => {
  it("may come and go: what nobody knows any more is parked, and other streams go on", async () => {
    const settled: unknown[] = [];
    const gone = {
      name: "gone",
      payload: z.string(),
      answer: z.string(),
      send: async () => "answer",
      settled: (one: unknown) => void settled.push(one),
    };
    one.outbox.add(itemOf(gone, { stream: "s", key: "k", payload: "p" }));
    handIn();
    await office.pass(1000);
    expect(one.outbox.standing("k")).toMatchObject({ state: "parked", reason: "unknownKind" });
    expect(office.standIn.done).toHaveLength(3);
    expect(settled).toEqual([]);
  });
});

describe("a person", () => {
  const planted = [
    "350206199001010017",
    "测试样本",
    "+8613800000000",
    "样本小店",
    "DEMO-individual-business",
  ];
  const bytes = (text: string) => Buffer.from(text).toString("latin1");
  const blobs = () => {
    const reader = openDatabase(office.path, { migrations: outboxMigrations });
    const all = reader.prepare("SELECT payload, answer FROM item").all() as Record<string, Buffer | null>[];
    reader.close();
    return all.flatMap((row) => Object.values(row)).filter((blob) => blob !== null);
  };

  it("stands in no file and in no log in clear, and when it is sent not at all", async () => {
    office.standIn.setFault("down");
    handIn();
    await office.pass(60_000);
    const kept = blobs();
    expect(kept).toHaveLength(3);
    office.standIn.setFault("none");
    office.isDeaf = true;
    await office.pass(longestDelay);
    const answers = blobs().filter((blob) => !kept.some((other) => other.equals(blob)));
    expect(answers).toHaveLength(1);
    const searched = [...office.onDisk(), ...office.logged];
    expect(office.logged.length).toBeGreaterThan(5);
    for (const text of searched) for (const word of planted) expect(text).not.toContain(bytes(word));
    expect(office.onDisk().some((text) => text.includes(kept[2]!.toString("latin1")))).toBe(true);

    office.isDeaf = false;
    await office.pass(2 * longestDelay);
    expect(office.standIn.done).toHaveLength(3);
    expect(blobs()).toEqual([]);
    await one.close();
    for (const text of office.onDisk())
      for (const blob of [...kept, ...answers])
        expect(text).not.toContain(blob.subarray(12).toString("latin1"));
    for (const text of office.logged) for (const word of planted) expect(text).not.toContain(word);
  });
});
