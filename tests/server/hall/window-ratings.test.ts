import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import type { WindowRating } from "../../../server/contract/ratings/window.ts";
import { hallWindow } from "../../../server/contract/window.ts";
import { createDoor } from "../../../server/door/door.ts";
import { Tokens } from "../../../server/door/tokens.ts";
import { demoHall } from "../../../server/hall/demo-hall.ts";
import { openHall } from "../../../server/hall/hall.ts";
import type { WindowAppeal } from "../../../server/hall/ratings/at-window.ts";
import { windowService } from "../../../server/hall/window-service.ts";
import { type ContractClient, connectTo } from "../../support/contract-client.ts";
import { nothingBeside } from "../../support/nothing-beside.ts";
import { silentLog } from "../../support/silent-log.ts";
import { aRating } from "../../support/window-rating-moments.ts";

/** A hall whose windows are told what the test has of them. */
async function aHall() {
  const directory = mkdtempSync(join(tmpdir(), "xiaohu-window-ratings-"));
  const hall = openHall({ databasePath: join(directory, "hall.sqlite"), clock: systemClock, hall: demoHall });
  const shown = new Map<string, WindowRating[]>();
  const appeals: (WindowAppeal & { windowId: string })[] = [];
  const listeners = new Set<() => void>();
  const ratings = {
    atWindow: (windowId: string) => shown.get(windowId) ?? [],
    appealAtWindow: async (windowId: string, appeal: WindowAppeal) => {
      appeals.push({ windowId, ...appeal });
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const tokens = new Tokens();
  const door = createDoor({ tokens, clock: systemClock, log: silentLog() });
  door.addService(windowService(hall, { ...nothingBeside, ratings }));
  const port = await door.listen(0);
  onTestFinished(async () => {
    await door.close();
    hall.close();
    rmSync(directory, { recursive: true });
  });
  const desk = async () => {
    const client = await connectTo(`http://127.0.0.1:${port}`, hallWindow, tokens.of("window"));
    onTestFinished(() => client.close());
    const told = () =>
      client.messages
        .filter(({ header }) => header.name === "XiaohuWindow.RatingsChangedEvent")
        .map(({ payload }) => (payload as { ratings: WindowRating[] }).ratings.map(({ number }) => number));
    const does = (name: string, payload: object = {}) =>
      client.command(`XiaohuWindow.${name}`, { ...payload, idempotencyKey: randomUUID() });
    return { client, told, does };
  };
  return {
    appeals,
    desk,
    listeners,
    shows(windowId: string, all: WindowRating[]) {
      shown.set(windowId, all);
      for (const listener of listeners) listener();
    },
  };
}

/** What was sent before this was asked has come. */
const settled = (client: ContractClient) => client.command("XiaohuWindow.ListPlaces");

it("tells whoever sits at a window of its own 差评, when something changes about them and at no other time", async () => {
  const { desk, shows, listeners } = await aHall();
  const { client, told, does } = await desk();
  const one = aRating();
  shows("3", [one]);
  await settled(client);
  expect(told()).toEqual([]);
  await does("SignIn", { clerkId: "clerk-3", windowId: "3" });
  expect(told()).toEqual([[one.number]]);
  // Who was rated elsewhere, or here a moment ago, is not to be guessed from a message that says nothing new.
  shows("4", [aRating({ number: "HL-PJ-20261120-0008" })]);
  shows("3", [one]);
  await settled(client);
  expect(told()).toHaveLength(1);
  shows("3", []);
  await settled(client);
  expect(told()).toEqual([[one.number], []]);
  await does("SignOut");
  shows("3", [one]);
  await settled(client);
  expect(told()).toHaveLength(2);
  client.close();
  await expect.poll(() => listeners.size).toBe(0);
});

it("appeals for the window and in the name of who is signed in there, and for nobody else", async () => {
  const { desk, appeals } = await aHall();
  const { does } = await desk();
  const appeal = { number: aRating().number, ground: "mistaken", words: "点错了窗口" };
  expect((await does("AppealRating", appeal)).header.completionCode).not.toBe("success");
  await does("SignIn", { clerkId: "clerk-3", windowId: "3" });
  expect((await does("AppealRating", { ...appeal, windowId: "4" })).header.completionCode).not.toBe(
    "success",
  );
  expect((await does("AppealRating", { ...appeal, by: "陈组长" })).header.completionCode).not.toBe("success");
  expect(appeals).toEqual([]);
  expect((await does("AppealRating", appeal)).header.completionCode).toBe("success");
  expect(appeals).toMatchObject([{ ...appeal, windowId: "3", by: expect.stringMatching(/^\S.* clerk-3$/) }]);
});
