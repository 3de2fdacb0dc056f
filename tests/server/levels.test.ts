import { describe, expect, it } from "vitest";
import { hallLevels, levelsView } from "../../server/contract/levels.ts";
import { hallManager } from "../../server/contract/manager.ts";
import type { Role } from "../../server/door/service.ts";
import { levelsAge, levelsInterval } from "../../server/hall/sites/watch-levels.ts";
import type { ContractClient } from "../support/contract-client.ts";
import { startHallSide } from "../support/hall-side.ts";

const minute = 60_000;

/** The district, or the hall, of the examples; the clock stands on a Monday, 9:05 in China. */
async function start(yaml: string) {
  const hall = await startHallSide(yaml, Date.UTC(2026, 10, 23, 1, 5));
  return {
    ...hall,
    levels: () => hall.connect(hallLevels, "manager"),
    table: (role: Role = "manager") =>
      fetch(`${hall.url}/hall/v1/levels.csv`, {
        headers: { authorization: `Bearer ${hall.tokens.of(role)}` },
      }),
  };
}

const viewOf = (payload: Record<string, unknown> | null) => levelsView.parse(payload?.view);
const isPushed = ({ header }: ContractClient["messages"][number]) => header.type === "unsolicited";

describe("the levels of a district", () => {
  it("are its sites with their sums, from the commands of terminals and windows everywhere", async () => {
    const { clock, levels, take, atWindow, table } = await start("district: { file: district.yaml }");
    await atWindow("district", "SignIn", { clerkId: "clerk-1", windowId: "1" });
    await atWindow("street", "SignIn", { clerkId: "clerk-2", windowId: "1" });
    await atWindow("street", "Pause", { reason: "meal" });
    await atWindow("community", "SignIn", { clerkId: "clerk-3", windowId: "1" });
    const opened = clock.now();
    for (const site of ["district", "district", "street", "community"]) await take(site);
    await clock.sleep(2 * minute);
    await atWindow("community", "CallNext");
    await clock.sleep(18 * minute);
    await atWindow("district", "CallNext");
    const client = await levels();
    const view = viewOf((await client.command("XiaohuLevels.Now")).payload);
    expect(view.target).toBe(15 * minute);
    expect(view.sites.map(({ id, level, depth }) => [id, level, depth])).toEqual([
      ["district", "district", 0],
      ["street", "street", 1],
      ["community", "community", 2],
    ]);
    const [district, street, community] = view.sites;
    expect(district?.own).toMatchObject({
      sites: 1,
      sitesOpen: 1,
      waiting: 1,
      waitingSince: opened,
      windows: 2,
      windowsOpen: 1,
      windowsPaused: 0,
      overTarget: 1,
      today: { taken: 2, called: 1, medianWait: 20 * minute, wait80: 20 * minute },
    });
    expect(street?.own).toMatchObject({ waiting: 1, windowsOpen: 0, windowsPaused: 1, overTarget: 0 });
    expect(street?.own.today.medianWait).toBeNull();
    expect(community).toMatchObject({ sum: null, own: { waiting: 0, today: { medianWait: 2 * minute } } });
    expect(street?.sum).toMatchObject({
      sites: 2,
      waiting: 1,
      windows: 2,
      windowsOpen: 1,
      today: { taken: 2, called: 1, medianWait: 2 * minute, wait80: 2 * minute },
    });
    expect(district?.sum).toMatchObject({
      sites: 3,
      waiting: 2,
      waitingSince: opened,
      windows: 4,
      windowsOpen: 2,
      windowsPaused: 1,
      overTarget: 1,
      today: { taken: 4, called: 2, waits: 2, medianWait: 2 * minute, wait80: 20 * minute },
    });
    client.close();

    const answer = await table();
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="levels-2026-11-23.csv"');
    const rows = (await answer.text()).trimEnd().split("\r\n");
    expect(rows.slice(1).map((row) => row.split(",").slice(2, 9).join())).toEqual([
      "区,示例区政务服务中心,合计,,3,3,2",
      "区,示例区政务服务中心,本站点,正在取号,1,1,1",
      "街道,示例街道便民服务中心,合计,,2,2,1",
      "街道,示例街道便民服务中心,本站点,正在取号,1,1,1",
      "社区,示例社区便民服务站,本站点,正在取号,1,1,0",
    ]);
    expect((await table("window")).status).toBe(401);
  });

  it("are pushed when any site changes, at most once a second, and by themselves when a site closes", async () => {
    const { clock, levels, take } = await start("district: { file: district.yaml }");
    const client = await levels();
    await client.command("XiaohuLevels.Now");
    const pushed = () => client.messages.filter(isPushed).map(({ payload }) => viewOf(payload));
    await take("community");
    await take("street");
    await clock.advance(levelsInterval - 1);
    expect(pushed()).toHaveLength(0);
    await clock.advance(1);
    await client.until(isPushed);
    await take("district");
    await clock.advance(levelsInterval);
    await client.until(
      (message) => isPushed(message) && viewOf(message.payload).sites[0]?.sum?.waiting === 3,
    );
    // Each site is asked in turn how many windows it needs.
    await clock.advance(3 * levelsInterval);
    await client.command("XiaohuLevels.Now");
    expect(pushed().at(-1)?.sites[0]?.sum?.advice).toMatchObject({ toOpen: expect.any(Number) });
    // Nothing happens, and no advice is old yet: nothing is told.
    const before = pushed().length;
    expect(before).toBeLessThanOrEqual(5);
    await clock.advance(3 * levelsAge);
    await client.command("XiaohuLevels.Now");
    expect(pushed()).toHaveLength(before);
    // 12:00: the break, the street's until 14:30 and the others' until 13:30.
    await clock.sleep(3 * 60 * minute);
    const closed = await client.until(
      (message) => isPushed(message) && viewOf(message.payload).sites[0]?.sum?.sitesOpen === 0,
    );
    expect(viewOf(closed.payload).sites.map((site) => site.closed)).toEqual(
      [5.5, 6.5, 5.5].map((hour) => ({ reason: "break", opensAt: Date.UTC(2026, 10, 23, 0, hour * 60) })),
    );
    client.close();
  });

  it("lead to each site's own page, also the first's by its name", async () => {
    const { connect, take } = await start("district: { file: district.yaml }");
    await take("district");
    await take("street");
    for (const [site, number] of [
      [null, "示例区政务服务中心"],
      ["district", "示例区政务服务中心"],
      ["street", "示例街道便民服务中心"],
    ] as const) {
      const client = await connect(hallManager, "manager", site);
      const { payload } = await client.command("XiaohuManager.Now");
      expect(payload?.view).toMatchObject({ waiting: 1, hallName: { "zh-CN": number } });
      client.close();
    }
  });

  it("are none where one hall stands alone", async () => {
    const { levels, take, connect } = await start("hall: { file: hall.yaml }");
    await take("main", "social-insurance");
    const client = await levels();
    const { sites } = viewOf((await client.command("XiaohuLevels.Now")).payload);
    expect(sites).toMatchObject([{ id: "main", depth: 0, sum: null, own: { waiting: 1 } }]);
    client.close();
    await expect(connect(hallManager, "manager", "main")).rejects.toThrow("404");
  });
});
