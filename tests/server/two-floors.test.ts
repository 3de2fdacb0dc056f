import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { terminalLine } from "../../server/contract/fleet/line.ts";
import { hallGuide, type SeenTerminal } from "../../server/contract/guide/guide.ts";
import type { HelpAbout, HelpCall } from "../../server/contract/help/call.ts";
import { type KeptNotice, noticeDesk } from "../../server/contract/notices/desk.ts";
import { readDatabase } from "../../server/storage/database.ts";
import { type ContractClient, connectTo, type Received, tokenOf } from "../support/contract-client.ts";
import { keptNotice } from "../support/notice-samples.ts";
import { type Product, startProduct } from "../support/product.ts";

const about: HelpAbout = {
  matter: null,
  step: "home",
  language: "zh-CN",
  modes: { text: "normal", contrast: "normal" },
  wants: "text",
};
const status = { state: "session", paper: "full", devices: [] };
const patience = 40_000;

let dataDirectory: string;
/** The one that keeps the floor, and the other. */
let first: Product;
let second: Product;
const keeperOf = (directory: string) =>
  readDatabase(join(directory, "floor.sqlite"), (database) =>
    database.prepare("SELECT pid FROM floor_keeper").pluck().get(),
  );
beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), "xiaohu-floors-"));
  const both = await Promise.all([startProduct({ dataDirectory }), startProduct({ dataDirectory })]);
  const keeper = both.findIndex((each) => each.process.pid === keeperOf(dataDirectory));
  [first, second] = keeper === 0 ? both : [both[1], both[0]];
  expect(keeper).toBeGreaterThanOrEqual(0);
}, 60_000);
afterAll(async () => {
  for (const each of [first, second])
    if (each && each.process.exitCode === null && !each.process.killed) await each.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

/** A terminal's line to one of them, as one that is on another machine. */
async function terminalAt(product: Product, terminalId: string) {
  const client = await connectTo(product.url, terminalLine, await tokenOf(product.url, "/citizen"));
  const answered = await client.command("XiaohuTerminal.Hello", { terminalId, status });
  return { ...client, standing: answered.payload?.standing as { call: HelpCall | null } };
}
async function guideAt(product: Product, name: string) {
  const client = await connectTo(product.url, hallGuide, await tokenOf(product.url, "/guide"));
  const answered = await client.command("XiaohuGuide.Attend", { zones: [], atDesk: false, name });
  return { ...client, view: answered.payload?.view as { calls: HelpCall[]; terminals: SeenTerminal[] } };
}
const calls =
  (holds: (calls: HelpCall[]) => boolean) =>
  ({ header, payload }: Received) =>
    header.name === "XiaohuGuide.CallsChangedEvent" && holds(payload?.calls as HelpCall[]);
const standing =
  (holds: (call: HelpCall | null, guides: number) => boolean) =>
  ({ header, payload }: Received) => {
    const told = payload?.standing as { call: HelpCall | null; guides: number } | undefined;
    return (
      header.name === "XiaohuTerminal.StandingChangedEvent" &&
      told !== undefined &&
      holds(told.call, told.guides)
    );
  };
/** Again until it is done: a connection that came too early is closed, and made again as a page makes it. */
async function soon<Result>(attempt: () => Promise<Result>): Promise<Result> {
  let result: Result | undefined;
  await expect
    .poll(
      async () => {
        try {
          const within = new Promise<never>((_resolve, reject) =>
            setTimeout(() => reject(new Error("silent")), 2_000),
          );
          result = await Promise.race([attempt(), within]);
          return true;
        } catch {
          return false;
        }
      },
      { timeout: 20_000, interval: 200 },
    )
    .toBe(true);
  return result as Result;
}

describe("two processes of a hall on one store", () => {
  it(
    "have one list of notices, and show each on their terminals, whoever posts at the same time",
    async () => {
      const deskAt = async (product: Product) =>
        connectTo(product.url, noticeDesk, await tokenOf(product.url, "/guide"));
      const desks = await Promise.all([deskAt(first), deskAt(second)]);
      const terminals = await Promise.all([terminalAt(first, "HL-05"), terminalAt(second, "HL-06")]);
      const now = Date.now();
      const {
        id: _,
        byManager: __,
        takenBack: ___,
        ...text
      } = keptNotice({ from: now, until: now + 60_000 });
      const posting = () => ({ ...text, by: "小林", idempotencyKey: randomUUID() });
      const twice = posting();
      const wishes = desks.flatMap((desk) =>
        [twice, posting(), posting(), posting()].map((wish) => ({ desk, wish })),
      );
      const answers = await Promise.all(
        wishes.map(({ desk, wish }) => desk.command("XiaohuNotices.Post", wish)),
      );
      expect(answers.map(({ payload }) => payload?.outcome)).toEqual(wishes.map(() => "posted"));
      const ids = [...new Set(wishes.map(({ wish }) => wish.idempotencyKey))].sort();
      expect(ids).toHaveLength(7);
      const idsOf = (said: unknown) => (said as { id: string }[]).map(({ id }) => id).sort();
      for (const desk of desks)
        expect(idsOf((await desk.command("XiaohuNotices.List")).payload?.notices)).toEqual(ids);
      for (const terminal of terminals)
        await terminal.until(({ header, payload }) => {
          const told = (payload?.standing as { notices?: unknown } | undefined)?.notices;
          return (
            header.name === "XiaohuTerminal.StandingChangedEvent" && idsOf(told ?? []).join() === ids.join()
          );
        });
      await desks[0].command("XiaohuNotices.TakeBack", { id: twice.idempotencyKey, by: "小林" });
      // A page that heard nothing asks again: it stays taken back.
      const again = await desks[1].command("XiaohuNotices.Post", twice);
      const found = (again.payload?.notices as KeptNotice[] | undefined)?.find(
        ({ id }) => id === twice.idempotencyKey,
      );
      expect(found?.takenBack).not.toBeNull();
      for (const each of [...desks, ...terminals]) each.close();
    },
    patience,
  );

  it(
    "have one floor: who calls at one is seen, taken, talked with and printed for at the other, also when the one that kept it is killed",
    async () => {
      const id = randomUUID();
      const atFirst = await guideAt(first, "小林");
      const wu = await guideAt(second, "小吴");
      const terminal = await terminalAt(second, "HL-03");
      const stranger = await terminalAt(first, "HL-04");
      expect(stranger.standing.call).toBeNull();
      await atFirst.until(({ header, payload }) => {
        const seen = payload?.terminal as SeenTerminal | undefined;
        return header.name === "XiaohuGuide.TerminalChangedEvent" && seen?.id === "HL-03" && seen.connected;
      });
      await terminal.command("XiaohuTerminal.Call", { id, about });
      for (const guide of [atFirst, wu]) await guide.until(calls(([call]) => call?.id === id));
      // Two who take one call: the first has it, wherever they came in.
      const [one, two] = await Promise.all([
        atFirst.command("XiaohuGuide.Take", { id, minutes: 2 }),
        wu.command("XiaohuGuide.Take", { id, minutes: 2 }),
      ]);
      expect([one.payload?.outcome, two.payload?.outcome].sort()).toEqual(["done", "late"]);
      const mine = one.payload?.outcome === "done" ? atFirst : wu;
      const words = { text: "请稍等，马上到" };
      await mine.command("XiaohuGuide.Say", { id, words, key: randomUUID() });
      await terminal.until(standing((call) => call?.texts.length === 1));
      await terminal.command("XiaohuTerminal.Say", { id, words: { phrase: "thanks" }, key: randomUUID() });
      await wu.until(calls(([call]) => call?.texts.length === 2));
      const texts = Object.fromEntries(
        ["hall", "yourNumber", "service", "ahead", "area", "takenAt", "advice", "footer"].map((each) => [
          each,
          "",
        ]),
      );
      const printed = await atFirst.command("XiaohuGuide.PrintTicket", {
        ticketId: "t",
        terminalId: "HL-03",
        texts,
      });
      expect(printed.payload).toEqual({ heard: true });
      await terminal.until(({ header }) => header.name === "XiaohuTerminal.PrintEvent");
      // A refusal is the same refusal.
      const refused = await (await connectGuide(second)).command("XiaohuGuide.End", { id });
      expect(refused.payload?.errorCode).toBe("staff.notSignedIn");

      await first.kill("SIGKILL");
      const later = await soon(() => guideAt(second, "小吴"));
      expect(later.view.calls.map((call) => [call.id, call.state])).toEqual([[id, "taken"]]);
      const back = await soon(() => terminalAt(second, "HL-03"));
      expect(back.standing.call?.id).toBe(id);
      await later.command("XiaohuGuide.End", { id });
      await back.until(standing((call) => call === null));
      expect(await later.command("XiaohuGuide.Services").then(({ header }) => header.completionCode)).toBe(
        "success",
      );
    },
    patience,
  );
});

const connectGuide = async (product: Product): Promise<ContractClient> =>
  connectTo(product.url, hallGuide, await tokenOf(product.url, "/guide"));
