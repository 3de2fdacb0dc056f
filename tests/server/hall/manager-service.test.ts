import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { analysis } from "../../../server/contract/analysis.ts";
import { hallManager, type ManagerView, managerView, period } from "../../../server/contract/manager.ts";
import type { MatterStep } from "../../../server/contract/matter-steps.ts";
import { createDoor } from "../../../server/door/door.ts";
import { Tokens } from "../../../server/door/tokens.ts";
import { demoHall } from "../../../server/hall/demo-hall.ts";
import { openHall } from "../../../server/hall/hall.ts";
import { serveJourneys, serveStatistics } from "../../../server/hall/http.ts";
import { managerService, viewInterval } from "../../../server/hall/manager-service.ts";
import { stepsDelay } from "../../../server/hall/statistics/journeys.ts";
import type { Forecast } from "../../../server/hall/statistics/statistics.ts";
import { httpHallClient } from "../../../server/terminal/hall-client.ts";
import { noHelp } from "../../support/analysis-samples.ts";
import { connectTo } from "../../support/contract-client.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { silentLog } from "../../support/silent-log.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

let keys = 0;
const idempotencyKey = () => `manager-key-${String(++keys).padStart(8, "0")}`;

const matterStep = (some: Partial<MatterStep>): MatterStep => ({
  matter: "self-employed-registration",
  version: "2026-11",
  stage: "question",
  part: "shopName",
  kind: "reached",
  count: 1,
  seconds: 0,
  ...some,
});

const demo = { catalogue: demoCatalogue, digest: "" };

async function start(forecast: Forecast = {}) {
  const directory = mkdtempSync(join(tmpdir(), "xiaohu-manager-"));
  const clock = new SimulatedClock();
  const tokens = new Tokens();
  const hall = openHall({
    databasePath: join(directory, "hall.sqlite"),
    clock,
    hall: demoHall,
    statistics: { forecast },
  });
  const door = createDoor({ tokens, clock, log: silentLog() });
  serveStatistics(door, hall);
  serveJourneys(door, () => hall);
  door.addService(managerService(hall, { catalogue: { current: () => demo }, help: () => noHelp }, clock));
  const url = `http://127.0.0.1:${await door.listen(0)}`;
  onTestFinished(async () => {
    await door.close();
    hall.close();
    rmSync(directory, { recursive: true });
  });
  return {
    hall,
    clock,
    url,
    connect: () => connectTo(url, hallManager, tokens.of("manager")),
    post: (record: object, role: "terminal" | "manager" = "terminal") =>
      fetch(`${url}/hall/v1/journeys`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${tokens.of(role)}` },
        body: JSON.stringify(record),
      }),
    terminal: () => httpHallClient({ url, token: tokens.of("terminal"), site: null }),
    csv: (query: string, role: "manager" | "window" = "manager") =>
      fetch(`${url}/hall/v1/statistics.csv?${query}`, {
        headers: { authorization: `Bearer ${tokens.of(role)}` },
      }),
    take: (serviceId = "business") =>
      hall.execute("Queue.Take", { serviceId, terminalId: "HL-01", idempotencyKey: idempotencyKey() }),
    async signIn(windowId: string, clerkId: string) {
      const session = { windowId, clerkId };
      await hall.executeAtWindow("XiaohuWindow.SignIn", null, {
        ...session,
        idempotencyKey: idempotencyKey(),
      });
      return session;
    },
  };
}

describe("the manager's view", () => {
  it("of a day on which nothing has happened is whole and empty", async () => {
    const { connect } = await start();
    const client = await connect();
    const { payload } = await client.command("XiaohuManager.Now");
    const view = managerView.parse(payload?.view);
    expect(view).toMatchObject({ day: "2026-11-23", waiting: 0, waitingSince: null });
    expect(view.today).toMatchObject({
      days: [],
      hours: [],
      withToday: true,
      total: { taken: 0, wait80: null },
    });
    expect(new Set(view.windows.map(({ state }) => state))).toEqual(new Set(["closed"]));
    expect(view).not.toHaveProperty("accuracy");
    expect(view).not.toHaveProperty("staffing");
    client.close();
  });

  it("shows lines and windows as they are", async () => {
    const { hall, clock, take, signIn } = await start();
    const three = await signIn("3", "clerk-1");
    const six = await signIn("6", "clerk-2");
    await hall.executeAtWindow("XiaohuWindow.Pause", six, {
      reason: "meal",
      idempotencyKey: idempotencyKey(),
    });
    const opened = clock.now();
    await take();
    await clock.advance(60_000);
    await take();
    await take();
    await take("taiwan");
    await clock.advance(60_000);
    const key = () => ({ idempotencyKey: idempotencyKey() });
    await hall.executeAtWindow("XiaohuWindow.CallNext", three, key());
    await hall.executeAtWindow("XiaohuWindow.Hold", three, { minutes: 10, sameWindow: true, ...key() });
    await hall.executeAtWindow("XiaohuWindow.CallNext", three, key());
    await hall.executeAtWindow("XiaohuWindow.Start", three, key());
    const view = managerView.parse(hall.statistics.now());
    expect(view.waiting).toBe(2);
    expect(view.waitingSince).toBe(opened + 60_000);
    expect(view.lines.find(({ serviceId }) => serviceId === "business")).toMatchObject({
      waiting: 1,
      held: 1,
      windowsOpen: 1,
      waitingSince: opened + 60_000,
    });
    expect(view.lines.find(({ serviceId }) => serviceId === "taiwan")).toMatchObject({ windowsOpen: 0 });
    expect(view.windows.filter(({ state }) => state !== "closed")).toMatchObject([
      { id: "3", state: "serving", number: "B002", since: clock.now() },
      { id: "6", state: "paused", pause: "meal", since: opened },
    ]);
    await hall.executeAtWindow("XiaohuWindow.Finish", three, key());
    await hall.executeAtWindow("XiaohuWindow.CallNext", three, key());
    expect(hall.statistics.now().lines[1]).toMatchObject({ waiting: 0, held: 1, waitingSince: null });
    // Who is aside waits again when the time is over.
    await clock.advance(10 * 60_000);
    expect(hall.statistics.now().lines[1]).toMatchObject({ waiting: 1, held: 0 });
  });

  it("is pushed when something changes, at most once a second, to every page alike", async () => {
    const { connect, clock, take } = await start();
    const client = await connect();
    const other = await connect();
    await client.command("XiaohuManager.Now");
    await other.command("XiaohuManager.Now");
    const pushed = () => client.messages.filter(({ header }) => header.type === "unsolicited");
    for (let person = 0; person < 5; person++) await take();
    await clock.advance(0);
    await client.until(({ header }) => header.type === "unsolicited");
    for (let person = 0; person < 5; person++) await take();
    await clock.advance(viewInterval - 1);
    expect(pushed()).toHaveLength(1);
    await clock.advance(1);
    await client.until(({ payload }) => (payload?.view as ManagerView | undefined)?.waiting === 10);
    await other.until(({ payload }) => (payload?.view as ManagerView | undefined)?.waiting === 10);
    expect(pushed()).toHaveLength(2);
    await clock.advance(10 * viewInterval);
    await client.command("XiaohuManager.Now");
    expect(pushed()).toHaveLength(2);
    client.close();
    other.close();
  });

  it("carries what others estimate, where they do", async () => {
    const accuracy = { n: 40, meanAbsoluteError: 150_000, coverage: 0.79, underPromised: 0.1 };
    const { hall } = await start({ accuracy: () => accuracy, staffing: () => [] });
    expect(managerView.parse(hall.statistics.now())).toMatchObject({ accuracy, staffing: [] });
  });
});

describe("days back", () => {
  it("are asked for with both ends, today among them", async () => {
    const { connect, take } = await start();
    await take();
    const client = await connect();
    const { payload } = await client.command("XiaohuManager.Period", {
      from: "2026-11-16",
      to: "2026-11-23",
    });
    expect(period.parse(payload?.period)).toMatchObject({ withToday: true, total: { taken: 1 } });
    const past = await client.command("XiaohuManager.Period", { from: "2026-11-16", to: "2026-11-22" });
    expect(past.payload?.period).toMatchObject({ withToday: false, total: { taken: 0 }, days: [] });
    for (const wrong of [
      { from: "2026-11-23", to: "2026-11-22" },
      { from: "2024-01-01", to: "2026-11-22" },
      { from: "2026-11-31x", to: "2026-12-01" },
    ]) {
      const { header, payload: refused } = await client.command("XiaohuManager.Period", wrong);
      expect([header.completionCode, refused?.errorCode]).toEqual(["invalidData", "message.invalidPayload"]);
    }
    client.close();
  });
});

describe("the table", () => {
  it("is handed to a manager, and to nobody else", async () => {
    const { csv, take } = await start();
    await take();
    const answer = await csv("from=2026-11-23&to=2026-11-23&by=service");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe(
      'attachment; filename="statistics-service-2026-11-23-2026-11-23.csv"',
    );
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
    expect(text.startsWith("\uFEFF日期,事项,取号,")).toBe(true);
    expect(text).toContain("\r\n2026-11-23,市场监督管理,1,");
    const english = await (await csv("from=2026-11-23&to=2026-11-23&by=service&language=en")).text();
    expect(english).toContain("Day,Service,Numbers taken,Printed,");
    expect(english).toContain("\r\n2026-11-23,Business registration,1,");
    expect((await csv("from=2026-11-23&to=2026-11-23&language=fr")).status).toBe(400);
    expect((await csv("from=2026-11-23&to=2026-11-23", "window")).status).toBe(401);
    expect((await csv("from=2026-11-23&to=2026-11-22")).status).toBe(400);
    expect((await csv("from=2026-11-23")).status).toBe(400);
    expect((await csv("from=2026-11-23&to=2026-11-23&by=clerk")).status).toBe(400);
    expect((await csv("from=2026-11-23&to=2026-11-23&by=__proto__")).status).toBe(400);
  });
});

describe("the steps of sessions", () => {
  it("come from terminals alone, checked, and are shown to the manager", async () => {
    const { hall, clock, post, terminal, connect } = await start();
    const day = "2026-11-23";
    const steps = [{ state: "home", kind: "reached" as const, count: 3 }];
    await terminal().recordJourneys({ terminalId: "HL-01", steps, matters: [] });
    await clock.advance(stepsDelay);
    expect(hall.statistics.now().today.journeys).toMatchObject([{ state: "home", counts: { reached: 3 } }]);
    expect((await post({ terminalId: "HL-01", steps }, "manager")).status).toBe(401);
    const matters = [
      matterStep({ kind: "reached", count: 2, seconds: 40 }),
      matterStep({ kind: "gaveUp", count: 1, seconds: 90 }),
    ];
    await terminal().recordJourneys({ terminalId: "HL-01", steps: [], matters });
    await clock.advance(stepsDelay);
    const manager = await connect();
    const answer = await manager.command("XiaohuManager.Analysis", { from: day, to: day });
    const found = analysis.parse(answer.payload?.analysis);
    expect(found.costliest).toMatchObject([
      {
        matter: { id: "self-employed-registration", name: { "zh-CN": "开小店办执照" } },
        part: { id: "shopName" },
        gaveUp: 1,
        meanSeconds: 20,
        lostSeconds: 90,
      },
    ]);
    expect(found.matters).toMatchObject([
      { id: "self-employed-registration", visits: { begun: 1, finished: 0, gaveUp: 1 } },
    ]);
    expect(
      (await manager.command("XiaohuManager.Analysis", { from: "2020-01-01", to: day })).header,
    ).toMatchObject({
      completionCode: "invalidData",
    });
    for (const wrong of [
      { terminalId: "HL-01", steps, matters: [matterStep({ part: "张三 1990" })] },
      { terminalId: "HL-01", steps, matters: [matterStep({ version: "13800000000" })] },
      { terminalId: "HL-01", steps, matters: [{ ...matterStep({}), name: "x" }] },
      { terminalId: "HL-01" },
      { terminalId: "HL-01", steps: [{ state: "<b>", kind: "reached", count: 1 }] },
      { terminalId: "HL-01", steps: [{ state: "home", kind: "watched", count: 1 }] },
      { terminalId: "HL-01", steps: [{ state: "home", kind: "reached", count: -1 }] },
      { terminalId: "HL-01", steps: [{ state: "home", kind: "reached", count: 1, name: "x" }] },
      { terminalId: "HL-01", steps: Array.from({ length: 121 }, () => steps[0]) },
    ])
      expect((await post(wrong)).status).toBe(400);
  });
});
