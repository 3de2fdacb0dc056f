import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readConfig } from "../../../server/config/config.ts";
import type { OutboxDepth } from "../../../server/contract/outbox.ts";
import { outboxFindings } from "../../../server/doctor/outboxes.ts";
import { openOutboxStore } from "../../../server/hall/outbox/store.ts";
import { openReminderStore } from "../../../server/hall/reminders/store.ts";
import { outboxHealth, watchedHealth } from "../../../server/opening/outbox-health.ts";
import { openDatabase, StorageError } from "../../../server/storage/database.ts";
import { outboxMigrations } from "../../../server/storage/migrations.ts";

const minute = 60_000;
/** Half past ten in the hall. */
const now = Date.UTC(2026, 11, 1, 2, 30);
const config = readConfig(undefined);
const depth = (more: Partial<OutboxDepth> = {}): OutboxDepth => ({
  outbox: "platform",
  waiting: 0,
  since: null,
  parked: 0,
  parkedSince: null,
  ...more,
});
const directory = () => {
  const made = mkdtempSync(join(tmpdir(), "xiaohu-outboxes-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
};
const findingsIn = (folder: string) => outboxFindings(config, folder, now);

describe("how an outbox is doing", () => {
  it("is well while it empties", () => {
    expect(
      outboxHealth([depth(), depth({ waiting: 2, since: now - 30 * minute })], config.outboxes, now),
    ).toMatchObject([
      { check: "platformOutbox", verdict: "good", found: "nothing waits", advice: "", oldestSince: null },
      { verdict: "good", found: "2 wait, the oldest since 2026-12-01 10:00", waiting: 2 },
    ]);
  });

  it("is doubtful once something waits longer than the configuration allows, and says what to do", () => {
    const late = depth({ outbox: "post", waiting: 1, since: now - 31 * minute });
    const [finding] = outboxHealth([late], config.outboxes, now);
    expect(finding).toMatchObject({ check: "postOutbox", verdict: "doubtful" });
    expect(finding?.advice).toContain("outboxes.lateMinutes allows (30)");
    expect(finding?.advice).toContain("post.url");
    expect(outboxHealth([late], { lateMinutes: 60, parkedItems: 1 }, now)).toMatchObject([
      { verdict: "good" },
    ]);
    expect(outboxHealth([{ ...late, outbox: "deferralTexts" }], config.outboxes, now)[0]?.advice).toContain(
      "sms.url",
    );
  });

  it("is doubtful once so many are refused as the configuration says, and says who sees to them", () => {
    const parked = depth({ parked: 2, parkedSince: now - 90 * minute });
    expect(outboxHealth([parked], config.outboxes, now)).toMatchObject([
      {
        verdict: "doubtful",
        found: "nothing waits; 2 refused for good, the oldest of 2026-12-01 09:00",
        advice: expect.stringContaining("/manager"),
        oldestParkedSince: "2026-12-01 09:00",
      },
    ]);
    expect(outboxHealth([parked], { lateMinutes: 30, parkedItems: 3 }, now)).toMatchObject([
      { verdict: "good", parked: 2 },
    ]);
  });

  it("is bad where its file cannot be read", () => {
    const broken = {
      name: "platform",
      counts() {
        throw new StorageError("storage.failed", "the disk is gone");
      },
    } as never;
    expect(watchedHealth([broken], config.outboxes, now)).toMatchObject([
      { check: "outboxes", verdict: "bad", found: "the disk is gone" },
    ]);
  });
});

describe("the doctor, of what waits in the hall's files", () => {
  it("says nothing of a hall that never ran, or that is on another machine", () => {
    expect(findingsIn(join(directory(), "nothing"))).toEqual([]);
    expect(findingsIn(directory())).toEqual([]);
  });

  it("counts each file while the hall holds it open, those of all sites together, and changes nothing", () => {
    const folder = directory();
    const store = openOutboxStore(join(folder, "outbox.sqlite"));
    onTestFinished(() => store.close());
    const item = { kind: "k", payload: Buffer.from("sealed") };
    store.add(
      [
        { ...item, stream: "a", key: "a1" },
        { ...item, stream: "b", key: "b1" },
      ],
      now - 40 * minute,
    );
    const [head] = store.due(now, 1);
    const claimed = head && store.claim(head, now + 1);
    if (claimed) store.refused(claimed, "no", 422);
    if (claimed) store.told({ ...claimed, state: "refused" });
    for (const file of ["reminders.sqlite", "reminders-street.sqlite"]) {
      const texts = openReminderStore(join(folder, file));
      texts.add("20261201-A001", "near", now - 5 * minute);
      texts.close();
    }
    const before = readFileSync(join(folder, "outbox.sqlite"));
    expect(findingsIn(folder)).toEqual([
      {
        check: "platformOutbox",
        verdict: "doubtful",
        found:
          "1 waits, the oldest since 2026-12-01 09:50; 1 refused for good, the oldest of 2026-12-01 09:50",
        advice: expect.stringMatching(/lateMinutes.*\/manager/),
      },
      {
        check: "ticketTexts",
        verdict: "good",
        found: "2 wait, the oldest since 2026-12-01 10:25",
        advice: "",
      },
    ]);
    expect(readFileSync(join(folder, "outbox.sqlite")).equals(before)).toBe(true);
    expect(store.counts(now)).toMatchObject({ waiting: 1, parked: 1 });
  });

  it("says what to do about a file of an earlier version", () => {
    const folder = directory();
    openDatabase(join(folder, "post-outbox.sqlite"), { migrations: outboxMigrations.slice(0, 2) }).close();
    expect(findingsIn(folder)).toMatchObject([
      { check: "postOutbox", verdict: "doubtful", advice: expect.stringContaining("start the hall once") },
    ]);
  });
});
