import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type FollowedTicket, followedTicket } from "../../server/contract/follow.ts";
import { simulatorTexts } from "../../server/contract/simulator.ts";
import { followCode, followKeyFile } from "../../server/hall/follow/codes.ts";
import { siteKey } from "../../server/hall/sites/site-key.ts";
import { keyFile } from "../../server/storage/key-file.ts";
import { startHallSide } from "../support/hall-side.ts";

const sites = ["district", "street", "community"] as const;

/** The demo's three sites, each with one ticket; all three have the same number. */
async function start() {
  const hall = await startHallSide("{}", Date.UTC(2026, 10, 23, 1), true);
  const addresses: Record<string, string> = {};
  const ids = new Set<string>();
  for (const site of sites) {
    const { id, follow } = await hall.take(site, "general");
    addresses[site] = follow ?? "";
    ids.add(id);
  }
  expect([...ids]).toEqual(["20261123-E001"]);
  const ask = (site: string, what: string, method: "POST" | "PUT" | "DELETE", body?: object) =>
    fetch(`${addresses[site]}/${what}`, {
      method,
      ...(body ? { headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {}),
    });
  return {
    ...hall,
    addresses,
    ask,
    /** The ticket as its page is told of it first. */
    async ticketAt(site: string): Promise<FollowedTicket> {
      const ending = new AbortController();
      const response = await fetch(`${addresses[site]}/events`, { signal: ending.signal });
      const { value } = (await response.body?.pipeThrough(new TextDecoderStream()).getReader().read()) ?? {};
      ending.abort();
      return followedTicket.parse(JSON.parse(/^event: ticket\ndata: (.*)$/m.exec(value ?? "")?.[1] ?? ""));
    },
    async texts() {
      return simulatorTexts.parse(await (await fetch(`${hall.url}/simulator/api/texts`)).json()).texts;
    },
  };
}

it("leads from the code of every site's ticket to that ticket, though all have one number", async () => {
  const { addresses, ask, ticketAt, atWindow } = await start();
  expect(new Set(Object.values(addresses)).size).toBe(3);
  const names = await Promise.all(sites.map(async (site) => (await ticketAt(site)).hallName["zh-CN"]));
  expect(names).toEqual([
    "湖里区政务服务中心（演示）",
    "示范街道便民服务中心（演示）",
    "示范社区便民服务站（演示）",
  ]);

  const idempotencyKey = "cancel-key-00000001";
  const answer = await ask("street", "cancel", "POST", { idempotencyKey });
  expect(await answer.json()).toMatchObject({ ticket: { state: "cancelled" } });
  await atWindow("community", "SignIn", { clerkId: "clerk-1", windowId: "1" });
  await atWindow("community", "CallNext");
  expect(await Promise.all(sites.map(async (site) => (await ticketAt(site)).state))).toEqual([
    "waiting",
    "cancelled",
    "called",
  ]);
});

it("sends each of them its own text messages, and forgets the number of one alone", async () => {
  const { clock, directory, ask, ticketAt, texts } = await start();
  const order = { to: "138 1234 0000", language: "zh-CN" };
  for (const site of sites)
    expect((await ask(site, "texts", "PUT", order)).status, `texts at ${site}`).toBe(200);
  expect(await (await ask("street", "texts", "DELETE")).json()).toMatchObject({ to: null });
  expect((await ticketAt("district")).texts?.to).toBe("138****0000");
  // What goes to the gateway is real, and comes when it comes.
  await expect
    .poll(async () => {
      await clock.advance(1000);
      return (await texts()).map(({ text }) => text.slice(0, text.indexOf("】") + 1)).sort();
    })
    .toEqual(["【湖里区政务服务中心（演示）】", "【示范社区便民服务站（演示）】"]);
  expect(
    readdirSync(directory)
      .filter((name) => /^reminders.*sqlite$/.test(name))
      .sort(),
  ).toEqual(["reminders-community.sqlite", "reminders-street.sqlite", "reminders.sqlite"]);
});

it("knows no code that is not one site's", async () => {
  const { url, directory, addresses } = await start();
  const key = keyFile(join(directory, followKeyFile));
  const statusOf = async (site: string | null) => {
    const code = followCode(siteKey(key, site), "20261123-E001");
    const response = await fetch(`${url}/t/${code}/cancel`, { method: "POST" });
    return [code, response.status];
  };
  // A hall alone would have this one: were it the first site's too, a ticket from before there were several could lead astray.
  expect((await statusOf(null))[1]).toBe(404);
  expect((await statusOf("elsewhere"))[1]).toBe(404);
  expect(await statusOf("street")).toEqual([addresses.street?.slice(-16), 400]);
});
