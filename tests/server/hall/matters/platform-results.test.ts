import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { testPage } from "../../../../device-drivers/document-printer/test-page.ts";
import { httpPlatform } from "../../../../server/connectors/platform/http-platform.ts";
import { type PlatformFault, startPlatformStandIn } from "../../../../server/connectors/platform/stand-in.ts";
import { digestOf } from "../../../../server/connectors/values.ts";
import { longestFile } from "../../../../server/contract/matters.ts";
import { askEvery, sendOutside } from "../../../../server/hall/matters/send-outside.ts";
import { openOutboxStore } from "../../../../server/hall/outbox/store.ts";
import { silentLog } from "../../../support/silent-log.ts";
import { codeOf } from "../appointments/fixture.ts";
import { holder, openAll, simpleMatter, stranger } from "./fixture.ts";

const secret = "the platform's secret";
/** A certificate as the platform makes it; nobody else's words are in it. */
const certificate = (words: string) => Buffer.from(`%PDF-1.7\n% ${words}\n${"x".repeat(60_000)}\n%%EOF\n`);
const first = certificate("JY23502069990001 first");

/** A hall whose platform is a stand-in on a real port, and both on one clock. */
async function open() {
  const hall = openAll({ catalogue: { matters: [simpleMatter("plan")], packages: [] } });
  const { clock } = hall;
  const outside = await startPlatformStandIn({ secret, clock, pace: null });
  const sending = sendOutside({
    platform: httpPlatform({ url: outside.url, secret, clock }),
    sites: [hall.matters],
    store: openOutboxStore(join(dirname(hall.path), "outbox.sqlite")),
    key: Buffer.alloc(32, 7),
    clock,
    random: () => 0.5,
    log: silentLog(),
  });
  onTestFinished(async () => {
    await sending.close();
    await outside.close();
  });
  const { caseId } = await hall.begin({ matterId: "plan" });
  const { receipt } = await hall.submit(caseId, { answers: { plan: { telephone: "13800000001" } } });
  const code = receipt?.code ?? "";
  const number = receipt?.applications[0]?.number ?? "";
  const seen = async () => (await hall.progress({ code }))[0]?.applications[0];
  const becomes = (value: () => unknown, wanted: unknown, step = askEvery) =>
    expect
      .poll(
        async () => {
          await clock.advance(step);
          return value();
        },
        { timeout: 10_000, interval: 5 },
      )
      .toEqual(wanted);
  const results = async () =>
    ((await seen())?.documents ?? []).filter(({ kind }) => kind === "certificate").map(({ id }) => id);
  const idOf = (bytes: Buffer) => `${number}-result-${digestOf(bytes).slice(0, 16)}`;
  await becomes(() => outside.applications.length, 1);
  return { hall, outside, sending, code, number, seen, becomes, results, idOf };
}
const granted = { state: "granted", certificate: "JY23502069990001", validTo: "2029-02-28" } as const;

describe("a result from the platform", () => {
  it("is fetched, is the paper of its case, with number and last day, for its applicant alone, and kept sealed", async () => {
    const { hall, outside, code, number, seen, becomes, results, idOf } = await open();
    outside.decide(number, granted, first);
    await becomes(results, [idOf(first)]);
    expect(await seen()).toMatchObject({
      state: "issued",
      result: { validTo: "2029-02-28", certificate: "JY23502069990001" },
    });
    expect(await hall.paper(code, idOf(first))).toBe(first.toString("latin1"));
    expect(await codeOf(hall.paper(code, idOf(first), null))).toBe("matter.identityNeeded");
    expect(await codeOf(hall.paper(code, idOf(first), stranger))).toBe("matter.notFound");
    const folder = dirname(hall.path);
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      for (const planted of ["JY23502069990001", holder.name, holder.number])
        expect(bytes.includes(planted), `${planted} in ${name}`).toBe(false);
    }
    // Ours beside it would be a second one.
    expect(hall.papers.map(({ title }) => title)).not.toContain("result");
  });

  it.each<PlatformFault>([
    "none",
    "slow",
    "silent",
    "down",
    "wrong",
    "error500",
    "throttled",
    "losesAnswer",
    "reordersProgress",
    "spoilsDocument",
  ])("comes once the platform is well again, whole and once: %s", async (fault) => {
    const { hall, outside, code, number, becomes, results, seen, idOf } = await open();
    outside.decide(number, granted, first);
    outside.setFault(fault);
    for (let round = 0; round < 6; round++) {
      await hall.clock.advance(askEvery);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const there = await results();
      if (there.length > 0) expect(await hall.paper(code, idOf(first))).toBe(first.toString("latin1"));
    }
    outside.setFault("none");
    await becomes(results, [idOf(first)]);
    expect(await hall.paper(code, idOf(first))).toBe(first.toString("latin1"));
    expect((await seen())?.steps.filter(({ kind }) => kind === "issued")).toHaveLength(1);
  });

  it("stands for ours until then: granted with none yet, it is taken when it is made, and again when it is made anew", async () => {
    const { hall, outside, code, number, becomes, results, idOf, seen } = await open();
    outside.decide(number, granted);
    await becomes(results, [`${number}-certificate`]);
    outside.issue(number, first);
    await becomes(results, [idOf(first)]);
    expect((await seen())?.result.validTo).toBe("2029-02-28");
    expect(await codeOf(hall.paper(code, `${number}-certificate`))).toBe("matter.notFound");
  });

  it.each([
    ["no PDF", Buffer.from("<p>come later</p>")],
    ["cut short", first.subarray(0, -20)],
    ["too large", Buffer.concat([first.subarray(0, -6), Buffer.alloc(longestFile), Buffer.from("%%EOF\n")])],
  ])("that is %s is nobody's paper", async (_what, bytes) => {
    const { outside, hall, number, becomes, results, seen } = await open();
    outside.decide(number, granted, bytes);
    await becomes(async () => (await seen())?.state, "issued");
    const asked = outside.requests;
    for (let round = 0; round < 4; round++) {
      await hall.clock.advance(askEvery);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await results()).toEqual([]);
    // Somebody has to mend it: it is asked how it stands, and the file is not fetched every few seconds.
    expect(outside.requests - asked).toBeLessThan(4 + 3);
  });

  it.each([
    ["a little", longestFile - first.length + 1],
    ["far", 21 * 1024 * 1024],
  ])("that is %s above 8 MB is the office's to see to as well", async (_how, more) => {
    const { outside, sending, number, becomes, seen, results, idOf } = await open();
    const large = Buffer.concat([first.subarray(0, -6), Buffer.alloc(more), Buffer.from("%%EOF\n")]);
    outside.decide(number, granted, large);
    await becomes(
      () => sending.outbox.stuck().map(({ kind, reason }) => [kind, reason]),
      [["platform.result", "tooLong"]],
    );
    expect((await seen())?.steps.at(-1)?.kind).toBe("resultDelayed");
    outside.issue(number, first);
    await becomes(results, [idOf(first)]);
    expect(sending.outbox.stuck()).toEqual([]);
  });

  it("that is no PDF is the office's to see to: it asks again, and its applicant reads that somebody sees to it", async () => {
    const { hall, outside, sending, number, becomes, results, seen, idOf } = await open();
    const broken = Buffer.from("<p>come later</p>");
    outside.decide(number, granted, broken);
    const stuck = () => sending.outbox.stuck();
    await becomes(() => stuck().length, 1);
    const [item] = stuck();
    expect(item).toMatchObject({
      stream: number,
      kind: "platform.result",
      state: "parked",
      reason: "noPdf",
      last: null,
    });
    expect(JSON.stringify(item)).not.toMatch(/JY2350|350206/);
    expect(sending.outbox.counts()).toMatchObject({ parked: 1, parkedSince: item?.at });
    const steps = async () => ((await seen())?.steps ?? []).map(({ kind }) => kind);
    expect((await steps()).filter((kind) => kind === "resultDelayed")).toHaveLength(1);
    // Asked again at once where somebody says so, and written down who did; it stands there while it is still none.
    const asked = outside.requests;
    expect(await sending.outbox.release(item?.key ?? "", "林经办")).toBe(true);
    await becomes(() => outside.requests > asked, true);
    await becomes(() => stuck()[0]?.last?.by, "林经办");
    expect((await steps()).filter((kind) => kind === "resultDelayed")).toHaveLength(1);
    // Made anew, it is another file: nothing is left of the first.
    outside.issue(number, first);
    await becomes(results, [idOf(first)]);
    expect(stuck()).toEqual([]);
    expect(await sending.outbox.release(item?.key ?? "", "林经办")).toBe(false);
    expect(hall.logged.join()).not.toContain("JY23502069990001");
  });

  it("that is no PDF may be handed out at a window: its applicant reads that, and it is not fetched any more", async () => {
    const { hall, outside, sending, number, becomes, seen } = await open();
    outside.decide(number, granted, Buffer.from("<p>come later</p>"));
    await becomes(() => sending.outbox.stuck().length, 1);
    const key = sending.outbox.stuck()[0]?.key ?? "";
    expect(await sending.outbox.give(key, "林经办")).toBe(true);
    expect(await sending.outbox.give(key, "林经办")).toBe(false);
    expect(sending.outbox.stuck()).toEqual([]);
    expect(hall.matters.platform.resultsWanted()).toEqual([]);
    expect((await seen())?.steps.at(-1)?.kind).toBe("resultAtWindow");
    await hall.clock.advance(2 * 60 * 60 * 1000);
    expect(sending.outbox.stuck()).toEqual([]);
  });

  it("says nothing of what was decided here", async () => {
    const { hall, outside, code, number, becomes } = await open();
    await hall.matters.desk("XiaohuMatterDesk.Decide", {
      applicationNumber: number,
      outcome: "granted",
      reasons: [],
      by: "K01",
      idempotencyKey: "0123456789abcdef",
    });
    outside.decide(number, granted, Buffer.from(testPage()));
    await becomes(() => hall.matters.platform.awaited(), []);
    expect(hall.matters.platform.resultsWanted()).toEqual([]);
    expect(await codeOf(hall.paper(code, `${number}-certificate`))).toBe("done");
  });
});
