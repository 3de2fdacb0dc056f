import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../device-drivers/clock.ts";
import type { PressedKey, WindowLineSession } from "../../device-drivers/window-line/session.ts";
import { createDoor, type Door } from "../../server/door/door.ts";
import { Tokens } from "../../server/door/tokens.ts";
import { demoHall } from "../../server/hall/demo-hall.ts";
import { type Hall, openHall } from "../../server/hall/hall.ts";
import { servePadKeys } from "../../server/hall/http.ts";
import { httpHallClient } from "../../server/terminal/hall-client.ts";
import { createPadKeys } from "../../server/terminal/pad-keys.ts";
import { silentLog } from "../support/silent-log.ts";

let directory: string;
let hall: Hall;
let door: Door;
let url: string;
let tokens: Tokens;
let press: (key: PressedKey) => void;
let logged: { code?: unknown }[];
const windowId = "1";
const keyed = (name: string) => ({ idempotencyKey: name.padEnd(16, "0") });

/** A recall waits for nobody here. */
const atOnce = { ...demoHall, rules: { recallSpacing: 0 } };

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "xiaohu-pads-"));
  hall = openHall({ databasePath: join(directory, "hall.sqlite"), clock: systemClock, hall: atOnce });
  tokens = new Tokens();
  door = createDoor({ tokens, clock: systemClock, log: silentLog() });
  servePadKeys(door, () => hall);
  url = `http://127.0.0.1:${await door.listen(0)}`;
  logged = [];
  const client = httpHallClient({ url, token: tokens.of("terminal"), site: null });
  createPadKeys(
    () => client,
    (_message, data) => logged.push(data),
  ).follow({
    onKey: (listener: (key: PressedKey) => void) => (press = listener),
  } as unknown as WindowLineSession);
});
afterEach(async () => {
  await door.close();
  hall.close();
  await rm(directory, { recursive: true });
});

const signIn = () =>
  hall.executeAtWindow("XiaohuWindow.SignIn", null, { clerkId: "clerk-1", windowId, ...keyed("sign-in") });
const take = (name: string) =>
  hall.execute("Queue.Take", { serviceId: "social-insurance", terminalId: "HL-01", ...keyed(name) });
const current = () => hall.windowView(windowId).current;
const pressed = (key: PressedKey["key"], number: number, window = windowId) =>
  press({ window, key, id: `pad-${window}-00001-${String(number).padStart(5, "0")}` });

describe("the keys of a window's call pad", () => {
  it("are the buttons of the clerk who is signed in there, in the order in which they were pressed", async () => {
    await signIn();
    await take("first");
    await take("second");
    pressed("callNext", 1);
    pressed("start", 2);
    await expect.poll(() => current()).toMatchObject({ number: "A001", state: "serving" });
    pressed("finish", 3);
    pressed("callNext", 4);
    pressed("recall", 5);
    await expect.poll(() => current()).toMatchObject({ number: "A002", calls: 2 });
    pressed("noShow", 6);
    await expect.poll(() => hall.windowView(windowId).noShows.map(({ number }) => number)).toEqual(["A002"]);
    expect(logged).toEqual([]);
  });

  it("have one effect each, however often they are told", async () => {
    await signIn();
    await take("first");
    await take("second");
    for (let again = 0; again < 3; again++) pressed("callNext", 1);
    pressed("start", 2);
    await expect.poll(() => current()).toMatchObject({ number: "A001", state: "serving" });
    expect(logged).toEqual([]);
  });

  it("do nothing where nobody is signed in, where there is no such window, and where it makes no sense", async () => {
    pressed("callNext", 1);
    pressed("callNext", 2, "77");
    await expect
      .poll(() => logged.map(({ code }) => code))
      .toEqual(["window.notSignedIn", "window.unknownWindow"]);
    await signIn();
    pressed("finish", 3);
    await expect.poll(() => logged.length).toBe(3);
    expect(current()).toBeNull();
  });

  it("are taken from terminals only, and only whole", async () => {
    const ask = async (role: "terminal" | "board", body: unknown) => {
      const response = await fetch(`${url}/hall/v1/pad-keys`, {
        method: "POST",
        headers: { authorization: `Bearer ${tokens.of(role)}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      return response.status;
    };
    const good = { windowId, key: "callNext", ...keyed("key") };
    expect(await ask("board", good)).toBe(401);
    for (const bad of [
      {},
      { ...good, key: "explode" },
      { ...good, more: 1 },
      { ...good, idempotencyKey: "x" },
    ])
      expect(await ask("terminal", bad)).toBe(400);
  });
});
