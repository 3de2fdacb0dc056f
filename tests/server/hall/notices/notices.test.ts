import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hallBoard } from "../../../../server/contract/board.ts";
import { terminalLine } from "../../../../server/contract/fleet/line.ts";
import { type KeptNotice, noticeDesk } from "../../../../server/contract/notices/desk.ts";
import { mostNotices, type Notice } from "../../../../server/contract/notices/notice.ts";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import { openNotices, postAt } from "../../../../server/hall/notices/notices.ts";
import { openNoticeStore } from "../../../../server/hall/notices/store.ts";
import { openDatabase } from "../../../../server/storage/database.ts";
import { auditMigrations, floorMigrations } from "../../../../server/storage/migrations.ts";
import { startHallSide } from "../../../support/hall-side.ts";
import { keptNotice, noticesNow } from "../../../support/notice-samples.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { accountsIn, StaffBrowser, staffStoreIn } from "../../../support/staff.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";

/** A whole hall on a loaded machine, milliseconds. */
const patience = 30_000;
const hour = 3_600_000;
const ofKept = ({ id: _, byManager: __, takenBack: ___, ...written }: KeptNotice) => written;
/** What a page posts; a fresh key each. */
const posting = (more: Partial<KeptNotice> = {}) => ({
  ...ofKept(keptNotice(more)),
  idempotencyKey: randomUUID(),
});

function opened(path = temporaryDatabase(), clock = new SimulatedClock(noticesNow)) {
  const database = openDatabase(path, { migrations: floorMigrations });
  const notices = openNotices({
    store: openNoticeStore(database),
    clock,
    lookEvery: hour,
    log: () => undefined,
  });
  return {
    clock,
    notices,
    path,
    close() {
      notices.close();
      database.close();
    },
  };
}
const terminal = { id: "HL-01", zone: "self-service" };

describe("a hall's notices", () => {
  it("are told at their end, listed for a month, and forgotten then; a restart changes nothing", async () => {
    const first = opened();
    let told = 0;
    first.notices.onChange(() => (told += 1));
    first.notices.post(keptNotice());
    first.notices.post(keptNotice());
    expect([told, first.notices.at(terminal).length]).toEqual([1, 1]);
    first.close();
    const { notices, clock } = opened(first.path, first.clock);
    notices.onChange(() => (told += 1));
    await clock.advance(6 * hour);
    expect([told, notices.at(terminal), notices.all().length]).toEqual([2, [], 1]);
    await clock.advance(32 * 24 * hour);
    expect(notices.all()).toEqual([]);
    notices.close();
    expect(opened(first.path, clock).notices.all()).toEqual([]);
  });

  it("end when they are taken back, and say by whom; one that is over stays as it was", () => {
    const { notices, clock } = opened();
    notices.post(keptNotice());
    notices.takeBack("note-0000-0000-0001", "吴小明");
    notices.takeBack("note-0000-0000-0001", "another");
    notices.takeBack("unknown", "another");
    expect(notices.all()).toMatchObject([{ until: clock.now(), takenBack: { by: "吴小明" } }]);
    expect(notices.at(terminal)).toEqual([]);
  });

  it("are one list for all processes of the hall, whoever writes at the same time, and none undoes another's", () => {
    const path = temporaryDatabase();
    const clock = new SimulatedClock(noticesNow);
    const [one, other] = [opened(path, clock), opened(path, clock)];
    const [first, second] = [
      keptNotice({ id: "one-0000-0000-0001" }),
      keptNotice({ id: "two-0000-0000-0001" }),
    ];
    one.notices.post(first);
    other.notices.post(second);
    one.notices.post(second);
    for (const { notices } of [one, other]) {
      notices.look();
      expect(notices.all().map(({ id }) => id)).toEqual([first.id, second.id]);
    }
    // Neither has looked since the other wrote.
    const third = keptNotice({ id: "three-0000-0000-01" });
    one.notices.post(third);
    other.notices.takeBack(third.id, "吴小明");
    one.notices.takeBack(third.id, "陈经理");
    one.notices.takeBack(second.id, "陈经理");
    // Asked for again where nobody heard that it was taken back.
    other.notices.post(second);
    for (const { notices } of [one, other])
      expect(
        notices
          .all()
          .map(({ id, takenBack }) => [id, takenBack?.by ?? null])
          .sort(),
      ).toEqual([
        [first.id, null],
        [third.id, "吴小明"],
        [second.id, "陈经理"],
      ]);
    expect(one.notices.at(terminal)).toHaveLength(1);
    one.close();
    other.close();
  });

  it("are never more than may be open, whoever posts in the same moment", () => {
    const path = temporaryDatabase();
    const clock = new SimulatedClock(noticesNow);
    const beside = openDatabase(path, { migrations: floorMigrations, busyTimeout: 1 });
    const store = openNoticeStore(beside);
    const database = openDatabase(path, { migrations: floorMigrations });
    const own = openNoticeStore(database);
    const ours = (number: number) => keptNotice({ id: `ours-0000-0000-${String(number).padStart(4, "0")}` });
    let isRacing = false;
    const tried: string[] = [];
    const notices = openNotices({
      store: {
        ...own,
        all() {
          const read = own.all();
          // Between what is read and what is written by it another process writes.
          if (isRacing)
            try {
              store.add(keptNotice({ id: "theirs-0000-0000-01" }));
            } catch (cause) {
              tried.push(String(cause));
            }
          return read;
        },
      },
      clock,
      lookEvery: hour,
      log: () => undefined,
    });
    for (let number = 1; number < mostNotices; number += 1)
      expect(postAt([notices], ours(number))).toBe(true);
    isRacing = true;
    expect(postAt([notices], ours(mostNotices))).toBe(true);
    isRacing = false;
    expect(tried.join()).toMatch(/storage|locked|busy/i);
    expect(store.all()).toHaveLength(mostNotices);
    // One more is refused, and what stands already is not.
    expect([postAt([notices], ours(0)), postAt([notices], ours(1))]).toEqual([false, true]);
    expect(own.all()).toHaveLength(mostNotices);
    notices.close();
    database.close();
    beside.close();
  });

  it("of before stand everywhere until their end", () => {
    const path = temporaryDatabase();
    const old = openDatabase(path, { migrations: floorMigrations.slice(0, 1) });
    const { text } = keptNotice();
    old
      .prepare("INSERT INTO notice (id, until, data) VALUES (?, ?, ?)")
      .run(
        "old-0000-0000-0001",
        noticesNow + hour,
        JSON.stringify({ id: "old-0000-0000-0001", text, until: noticesNow + hour }),
      );
    old.close();
    const { notices } = opened(path);
    expect(notices.at(terminal)).toMatchObject([{ id: "old-0000-0000-0001", text, urgent: false }]);
  });
});

/** A hall, or a district, with accounts; each at the desk of a site. */
async function staffed(more = "") {
  const hall = await startHallSide(`staff: {}\n${more}`, noticesNow);
  const store = staffStoreIn(hall.directory);
  await accountsIn(store, [
    { id: "guide", roles: ["guide"] },
    { id: "manager", roles: ["manager"] },
    { id: "local", roles: ["manager"], site: "district" },
  ]);
  store.close();
  const desk = async (who: string, site: string | null = null) => {
    const browser = new StaffBrowser(hall.url, hall.tokens.of("window"));
    await browser.signIn(who, hall.clock.now());
    const client = await hall.connect(
      noticeDesk,
      who === "guide" ? "guide" : "manager",
      site,
      browser.cookie,
    );
    const ask = async (name: "List" | "Post" | "TakeBack", payload: object = {}) => {
      const { header, payload: answer } = await client.command(`XiaohuNotices.${name}`, payload);
      return header.completionCode === "success"
        ? (answer as { outcome?: string; notices: KeptNotice[]; sites: number; manager: boolean })
        : String(answer?.errorCode);
    };
    return { ...client, ask };
  };
  /** What a terminal is to show now. */
  const shownAt = async (terminalId: string, site: string | null = null): Promise<Notice[]> => {
    const line = await hall.connect(terminalLine, "terminal", site);
    const status = { state: "rest", paper: "full", devices: [] };
    const { payload } = await line.command("XiaohuTerminal.Hello", { terminalId, status });
    line.close();
    return (payload as { standing: { notices: Notice[] } }).standing.notices;
  };
  return { ...hall, desk, shownAt };
}

describe("who writes notices", { timeout: patience }, () => {
  it("is a guide for the day and a manager for longer; each page hears of it, and it is in the audit log", async () => {
    const { desk, shownAt, directory } = await staffed();
    const guide = await desk("guide");
    const manager = await desk("manager");
    expect(await guide.ask("List")).toMatchObject({ manager: false, sites: 1, notices: [] });
    const tomorrow = { until: noticesNow + 30 * hour };
    expect(await guide.ask("Post", posting(tomorrow))).toBe("message.notAuthorised");
    expect(await guide.ask("Post", posting({ everySite: true }))).toBe("message.notAuthorised");
    expect(await guide.ask("Post", posting({ until: noticesNow }))).toBe("message.invalidPayload");
    const said = posting();
    expect(await guide.ask("Post", said)).toMatchObject({ outcome: "posted" });
    expect(await guide.ask("Post", said)).toMatchObject({ notices: [{ by: "小测（guide） guide" }] });
    await manager.until(({ header }) => header.name === "XiaohuNotices.ChangedEvent");
    const ordered = posting(tomorrow);
    expect(await manager.ask("Post", ordered)).toMatchObject({ outcome: "posted" });
    expect(await shownAt("HL-01")).toHaveLength(2);
    const far = posting({ until: noticesNow + 400 * 24 * hour });
    expect(await manager.ask("Post", far)).toBe("message.notAuthorised");
    // What a manager wrote, a guide leaves alone.
    expect(await guide.ask("TakeBack", { id: ordered.idempotencyKey, by: "x" })).toBe(
      "message.notAuthorised",
    );
    await manager.ask("TakeBack", { id: said.idempotencyKey, by: "x" });
    expect((await shownAt("HL-01")).map(({ id }) => id)).toEqual([ordered.idempotencyKey]);
    const audit = openDatabase(join(directory, "audit.sqlite"), { migrations: auditMigrations });
    const rows = audit
      .prepare("SELECT * FROM audit")
      .all()
      .map((row) => JSON.stringify(row));
    audit.close();
    const of = (what: string) => rows.filter((row) => row.includes(`XiaohuNotices.${what}`)).length;
    expect([of("Post"), of("TakeBack"), of("List")]).toEqual([7, 2, 0]);
    expect(rows.join()).not.toContain("居住证");
  });

  it("reaches the terminals of a zone, and those that are named, alone", async () => {
    const { desk, shownAt } = await staffed();
    const manager = await desk("manager");
    const list = (await manager.ask("List")) as unknown as { zones: { id: string }[]; terminals: string[] };
    expect(list.terminals).toContain("HL-01");
    const [zone] = demoHall.floor?.zones ?? [];
    expect(list.zones.map(({ id }) => id)).toContain(zone?.id);
    const place = { terminals: "some" as const, zones: [zone?.id ?? ""], ids: ["HL-77"], boards: false };
    expect(await manager.ask("Post", posting({ place }))).toMatchObject({ outcome: "posted" });
    for (const { id, zone: stands } of [
      ...(demoHall.floor?.terminals ?? []),
      { id: "HL-77", zone: zone?.id },
    ])
      expect(await shownAt(id)).toHaveLength(stands === zone?.id ? 1 : 0);
    expect(await shownAt("HL-78")).toHaveLength(0);
  });

  it("reaches every site at once, and is taken back so", async () => {
    const { desk, shownAt } = await staffed("district: { file: district.yaml }");
    const manager = await desk("manager");
    const local = await desk("local");
    const all = posting({ everySite: true });
    expect(await local.ask("Post", all)).toBe("message.notAuthorised");
    expect(await manager.ask("Post", all)).toMatchObject({ outcome: "posted" });
    expect(await shownAt("JT-01", "street")).toHaveLength(1);
    expect(await local.ask("TakeBack", { id: all.idempotencyKey, by: "x" })).toBe("message.notAuthorised");
    await manager.ask("TakeBack", { id: all.idempotencyKey, by: "x" });
    expect(await shownAt("JT-01", "street")).toHaveLength(0);
  });

  it("reaches the boards where its place says so, at once and on a new board", async () => {
    const { desk, connect, shownAt } = await staffed();
    const manager = await desk("manager");
    const board = await connect(hallBoard, "board");
    const noticesOf = (payload: Record<string, unknown> | null) =>
      (payload as { board?: { notices: Notice[] } } | null)?.board?.notices.map(({ id }) => id);
    await board.command("XiaohuBoard.Snapshot");
    const place = { terminals: "none" as const, zones: [], ids: [], boards: true };
    const said = posting({ place });
    await manager.ask("Post", posting());
    await manager.ask("Post", said);
    await board.until(({ payload }) => noticesOf(payload)?.[0] === said.idempotencyKey);
    const another = await connect(hallBoard, "board");
    const { payload } = await another.command("XiaohuBoard.Snapshot");
    expect(noticesOf(payload)).toEqual([said.idempotencyKey]);
    expect(await shownAt("HL-01")).toHaveLength(1);
  });

  it("says when there are too many to be read", async () => {
    const { desk } = await staffed();
    const manager = await desk("manager");
    for (let count = 0; count < mostNotices; count += 1)
      expect(await manager.ask("Post", posting())).toMatchObject({ outcome: "posted" });
    expect(await manager.ask("Post", posting())).toMatchObject({ outcome: "full" });
  });
});
