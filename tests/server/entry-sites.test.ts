import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { hallBoard } from "../../server/contract/board.ts";
import { phoneOffers, takenByPhone } from "../../server/contract/take-by-phone.ts";
import { startHallSide } from "../support/hall-side.ts";

const sites = ["district", "street", "community"] as const;
const names = ["湖里区政务服务中心（演示）", "示范街道便民服务中心（演示）", "示范社区便民服务站（演示）"];

/** The demo's three sites, and the address that each one's boards show. */
async function start() {
  const hall = await startHallSide("{}", Date.UTC(2026, 10, 23, 1), true);
  const entryAt = async (site: string | null) => {
    const board = await hall.connect(hallBoard, "board", site);
    const { payload } = await board.command("XiaohuBoard.Snapshot");
    board.close();
    return (payload as { board: { phoneEntry: string } }).board.phoneEntry;
  };
  const addresses = await Promise.all(sites.map(entryAt));
  const take = (address: string | undefined, phone: string = randomUUID(), serviceId = "general") =>
    fetch(`${address}/take`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ serviceId, phone, idempotencyKey: randomUUID() }),
    });
  return { ...hall, entryAt, addresses, take };
}

it("shows on every site's boards and terminals a code of its own, which leads to that site", async () => {
  const { url, tokens, entryAt, addresses, take } = await start();
  expect(new Set(addresses).size).toBe(3);
  for (const address of addresses) expect(address).toMatch(new RegExp(`^${url}/n/[0-9A-HJKMNP-TV-Z]{16}$`));
  // The first is found without its name, too.
  expect(await entryAt(null)).toBe(addresses[0]);
  for (const [place, site] of sites.entries()) {
    const listed = await fetch(`${url}/hall/v1/commands`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${tokens.of("terminal")}` },
      body: JSON.stringify({ name: "Queue.ListServices", payload: {}, site }),
    });
    expect(await listed.json()).toMatchObject({ phoneEntry: addresses[place] });
    const offers = phoneOffers.parse(await (await fetch(`${addresses[place]}/offers`)).json());
    expect(offers.hallName["zh-CN"]).toBe(names[place]);
    // Who sits at the machine itself names the site.
    const led = await fetch(`${url}/n?site=${site}`, { redirect: "manual" });
    expect(`${url}${led.headers.get("location")}`).toBe(addresses[place]);
  }
  expect((await fetch(`${url}/n`, { redirect: "manual" })).headers.get("location")).toBe(
    addresses[0]?.slice(url.length),
  );
  expect(await (await fetch(`${url}/n?site=nowhere`)).json()).toMatchObject({ error: "queue.unknownSite" });
  // What the street does not do cannot be had by its key.
  expect((await take(addresses[1], randomUUID(), "business")).status).toBe(404);
});

it("gives a telephone a number of the site whose code it scanned, and follows it there", async () => {
  const { addresses, take, atWindow } = await start();
  const phone = randomUUID();
  const taken = await Promise.all(
    addresses.map(async (address) => takenByPhone.parse(await (await take(address, phone)).json())),
  );
  // Each site numbers by itself, and a telephone waits at each as whoever comes with a card would.
  expect(taken.map(({ number, already }) => [number, already])).toEqual(sites.map(() => ["E001", false]));
  expect(new Set(taken.map(({ path }) => path)).size).toBe(3);
  expect(await (await take(addresses[1], phone)).json()).toEqual({ ...taken[1], already: true });
  await atWindow("street", "SignIn", { clerkId: "clerk-1", windowId: "1" });
  await atWindow("street", "CallNext");
  const [origin] = (addresses[0] ?? "").split("/n/");
  const states = await Promise.all(
    taken.map(async ({ path }) => {
      const ending = new AbortController();
      const response = await fetch(`${origin}${path}/events`, { signal: ending.signal });
      const { value } = (await response.body?.pipeThrough(new TextDecoderStream()).getReader().read()) ?? {};
      ending.abort();
      return /"state":"(\w+)"/.exec(value ?? "")?.[1];
    }),
  );
  expect(states).toEqual(["waiting", "called", "waiting"]);
});

it("holds its limits each for what it protects: a line at its site, the server and the keys at all", async () => {
  const { url, clock, addresses, take } = await start();
  const statuses = async (count: number, work: () => Promise<Response>) => {
    const found: number[] = [];
    for (let times = 0; times < count; times++) found.push((await work()).status);
    return found;
  };
  // One hall's crowd shuts its own line to its address, and no other's.
  expect((await statuses(61, () => take(addresses[0]))).slice(59)).toEqual([200, 429]);
  expect((await take(addresses[1])).status).toBe(200);
  // One telephone that presses on and on is one, at whichever site.
  const phone = randomUUID();
  expect((await statuses(9, () => take(addresses[1], phone))).every((status) => status === 200)).toBe(true);
  expect(await statuses(2, () => take(addresses[2], phone))).toEqual([200, 429]);
  // Tries of keys are counted once for all of them.
  await clock.advance(20_000);
  const missed = await statuses(35, () => take(`${url}/n/0123456789ABCDEF`));
  expect([missed.slice(0, 30).includes(429), missed.slice(31)]).toEqual([false, [429, 429, 429, 429]]);
});
