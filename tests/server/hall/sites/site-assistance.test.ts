import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { AssistancePayload } from "../../../../server/contract/assistance/hall.ts";
import { startOf } from "../../../../server/hall/calendar/day.ts";
import { demoDistrict } from "../../../../server/hall/sites/demo-district.ts";
import { openSiteAssistance } from "../../../../server/hall/sites/site-assistance.ts";
import { turnTime } from "../../../../server/hall/sites/turns.ts";
import { createPersonHash } from "../../../../server/opening/person-hash.ts";
import { lockPause } from "../../../../server/storage/command-log.ts";
import { openDatabase } from "../../../../server/storage/database.ts";
import { assistanceMigrations } from "../../../../server/storage/migrations.ts";
import { at, codeOf, newKey, WallClock } from "../appointments/fixture.ts";
import { catalogue } from "../assistance/fixture.ts";
import { holder } from "../matters/fixture.ts";

/** The demo's three sites. */
function open(start = at("10:00"), directory = mkdtempSync(join(tmpdir(), "xiaohu-assistance-"))) {
  const clock = new WallClock(start);
  const sites = openSiteAssistance({
    sites: demoDistrict.sites.map((config) => ({ config })),
    directory,
    key: Buffer.alloc(32, 5),
    catalogue: { current: () => ({ catalogue, digest: "1" }), subscribe: () => () => undefined },
    hashPerson: createPersonHash("k".repeat(32)),
    clock,
    randomBytes,
    newKey,
    log: () => undefined,
  });
  onTestFinished(() => {
    sites.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const terminalId = "HL-01";
  const book = async (site: string, more: Partial<AssistancePayload<"Assistance.Book">> = {}) => {
    const { execute } = sites.assistance(site);
    const kind = more.kind ?? "handledForYou";
    const { notice } = await execute("Assistance.Offer", { matterId: "licence", kind, terminalId });
    const { request } = await execute("Assistance.Book", {
      matterId: "licence",
      kind,
      who: { identity: holder },
      reason: "unsure",
      telephone: "13800138077",
      address: null,
      slot: null,
      notice: notice.version,
      texts: false,
      language: "zh-CN",
      terminalId,
      idempotencyKey: newKey(),
      ...more,
    });
    return request;
  };
  return { clock, directory, sites, book, terminalId };
}

it("is asked for at one site, found and cancelled at any, and asked for once in the district", async () => {
  const { sites, book, terminalId } = open();
  const request = await book("street");
  expect(request).toMatchObject({ number: "HL2-DB-20261123-001" });
  expect(request.hall.name["zh-CN"]).toContain("街道");
  expect(await codeOf(book("district"))).toBe("assistance.alreadyOpen");
  const district = sites.assistance(null);
  for (const of of [{ code: request.code }, { identity: holder }])
    expect((await district.execute("Assistance.Find", { of, terminalId })).requests).toEqual([request]);
  const { request: cancelled } = await district.execute("Assistance.Cancel", {
    code: request.code,
    terminalId,
    idempotencyKey: newKey(),
  });
  expect(cancelled.state).toBe("cancelled");
  expect(await codeOf(book("district"))).toBe("done");
});

it("is asked for once in the district also where two sites are asked in one moment", async () => {
  for (let round = 0; round < 5; round++) {
    const { sites, book, terminalId } = open();
    const asked = await Promise.allSettled(["district", "street", "community"].map((site) => book(site)));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { requests } = await sites
      .assistance(null)
      .execute("Assistance.Find", { of: { identity: holder }, terminalId });
    expect(requests).toHaveLength(1);
  }
});

it("is not asked for by who took so long that another had the turn meanwhile", async () => {
  const { clock, directory, book } = open();
  const other = open(at("10:00"), directory);
  const writer = openDatabase(join(directory, "assistance.sqlite"), { migrations: assistanceMigrations });
  onTestFinished(() => void writer.close());
  const slow = codeOf(book("district"));
  // Within the same turn of the event loop: what is sealed is written, and somebody else writes before it is committed that it was asked for.
  for (let steps = 0; steps < 50; steps++) await null;
  writer.exec("BEGIN IMMEDIATE");
  await clock.advance(lockPause);
  clock.set(clock.now() + turnTime);
  other.clock.set(clock.now());
  await other.book("street");
  writer.exec("ROLLBACK");
  await clock.advance(lockPause);
  expect(await slow).toBe("message.connectionLost");
  expect(await codeOf(book("district"))).toBe("assistance.alreadyOpen");
});

it("is each site's own business, and nobody's where the site does neither", async () => {
  const { sites, book, terminalId } = open();
  await book("district");
  expect((await sites.ofSite("district").desk("XiaohuAssistanceDesk.List", {})).items).toHaveLength(1);
  expect((await sites.ofSite("street").desk("XiaohuAssistanceDesk.List", {})).items).toEqual([]);
  const wish = { matterId: "allowance", terminalId };
  expect((await sites.assistance("community").execute("Assistance.Ways", wish)).kinds).toEqual([]);
  expect(() => sites.assistance("nowhere")).toThrow();
});

it("comes on working days, moved ones among them, and on no holiday, where the hall has no calendar of its own", async () => {
  const { sites, terminalId } = open(startOf("2026-09-29") + 10 * 60 * 60 * 1000);
  const offer = await sites
    .assistance("district")
    .execute("Assistance.Offer", { matterId: "allowance", kind: "homeVisit", terminalId });
  // National Day is from the 1st to the 7th; Saturday the 10th is worked for it.
  expect(offer.days.map(({ day }) => day)).toEqual([
    "2026-09-30",
    "2026-10-08",
    "2026-10-09",
    "2026-10-10",
    "2026-10-12",
    "2026-10-13",
    "2026-10-14",
  ]);
  expect(offer.areas).toHaveLength(5);
});
