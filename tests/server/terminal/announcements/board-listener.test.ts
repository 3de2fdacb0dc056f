import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { systemClock } from "../../../../device-drivers/clock.ts";
import type { Call } from "../../../../server/contract/board.ts";
import { ContractError } from "../../../../server/contract/errors.ts";
import { hallWindow } from "../../../../server/contract/window.ts";
import { createDoor } from "../../../../server/door/door.ts";
import { Tokens } from "../../../../server/door/tokens.ts";
import { boardService } from "../../../../server/hall/board-service.ts";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import { type Hall, openHall } from "../../../../server/hall/hall.ts";
import { windowService } from "../../../../server/hall/window-service.ts";
import { listenToHall } from "../../../../server/terminal/announcements/board-listener.ts";
import { connectTo } from "../../../support/contract-client.ts";
import { nothingBeside } from "../../../support/nothing-beside.ts";
import { quickClock } from "../../../support/quick-clock.ts";
import { silentLog } from "../../../support/silent-log.ts";

const directory = mkdtempSync(join(tmpdir(), "xiaohu-listener-"));
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  rmSync(directory, { recursive: true, force: true });
});

it("hears each call of a real hall once, also those made while the line was down, and nothing of the past", async () => {
  const hall = openHall({ databasePath: join(directory, "hall.sqlite"), clock: systemClock, hall: demoHall });
  ends.push(() => hall.close());
  const tokens = new Tokens();
  /** As a storage that is busy makes it, for a moment. */
  let refusals = 0;
  let asked = 0;
  const refusing: Hall = {
    ...hall,
    boardSince(after) {
      asked += 1;
      if (refusals > 0) {
        refusals -= 1;
        throw new ContractError("message.internal", "the storage was busy");
      }
      return hall.boardSince(after);
    },
  };
  const serve = async (port: number) => {
    const door = createDoor({ tokens, clock: systemClock, log: silentLog() });
    door.addService(boardService(refusing, ["1"]));
    door.addService(windowService(hall, nothingBeside));
    return { door, port: await door.listen(port) };
  };
  const windowDoor = await serve(0);
  ends.push(() => windowDoor.door.close());
  const window = await connectTo(`http://127.0.0.1:${windowDoor.port}`, hallWindow, tokens.of("window"));
  ends.push(() => window.close());
  const act = (name: string, payload = {}) =>
    window.command(`XiaohuWindow.${name}`, { ...payload, idempotencyKey: randomUUID() });
  const take = () =>
    hall.execute("Queue.Take", {
      serviceId: "social-insurance",
      terminalId: "HL-01",
      idempotencyKey: randomUUID(),
    });
  await act("SignIn", { clerkId: "clerk-1", windowId: "1" });
  const callNext = async () => {
    await take();
    await act("CallNext");
    await act("Start");
    await act("Finish");
  };
  await callNext();

  let boardDoor = await serve(0);
  const heard: Call[] = [];
  let wake: () => void = () => undefined;
  const listener = listenToHall({
    hall: { url: `http://127.0.0.1:${boardDoor.port}`, boardToken: tokens.of("board"), site: null },
    // It waits between its tries.
    clock: quickClock(20),
    onCall: (call) => {
      heard.push(call);
      wake();
    },
    log: () => undefined,
  });
  ends.push(() => listener.close());
  const heardCalls = async (count: number) => {
    while (heard.length < count) await new Promise<void>((resolve) => (wake = resolve));
    return heard.map(({ number }) => number);
  };
  // The first answer is history: only when it has come does a call count.
  await vi.waitFor(() => expect(asked).toBe(1));
  await callNext();
  expect(await heardCalls(1)).toEqual(["A002"]);

  await boardDoor.door.close();
  // More than a board shows.
  for (let count = 0; count < 11; count++) await callNext();
  refusals = 2;
  boardDoor = await serve(boardDoor.port);
  ends.push(() => boardDoor.door.close());
  const numbers = Array.from({ length: 13 }, (_, index) => `A${String(index + 2).padStart(3, "0")}`);
  expect(await heardCalls(12)).toEqual(numbers.slice(0, 12));
  await callNext();
  expect(await heardCalls(13)).toEqual(numbers);
});
