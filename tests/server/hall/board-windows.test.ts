import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import { boardView } from "../../../server/contract/board.ts";
import { withWindows } from "../../../server/hall/board-windows.ts";
import { demoHall } from "../../../server/hall/demo-hall.ts";
import { type Hall, openHall } from "../../../server/hall/hall.ts";

const directory = mkdtempSync(join(tmpdir(), "xiaohu-windows-"));
let hall: Hall | undefined;
afterEach(() => {
  hall?.close();
  rmSync(directory, { recursive: true, force: true });
});

it("shows of each window who is called there and what is handled, and never a name", async () => {
  const open = openHall({ databasePath: join(directory, "hall.sqlite"), clock: systemClock, hall: demoHall });
  hall = open;
  const session = { clerkId: "clerk-1", windowId: "4" };
  const complete = withWindows(open, ["3", "4"]);
  const windows = () => boardView.parse(complete(open.boardView())).windows;
  const act = (name: "CallNext" | "Start" | "Finish") =>
    open.executeAtWindow(`XiaohuWindow.${name}`, session, { idempotencyKey: randomUUID() });

  expect(windows()).toEqual([
    {
      id: "3",
      name: demoHall.windows[2]?.name,
      serviceNames: [demoHall.services[1]?.name],
      clerkPresent: false,
      paused: false,
      current: null,
    },
    {
      id: "4",
      name: demoHall.windows[3]?.name,
      serviceNames: [demoHall.services[2]?.name, demoHall.services[5]?.name],
      clerkPresent: false,
      paused: false,
      current: null,
    },
  ]);
  await open.executeAtWindow("XiaohuWindow.SignIn", null, { ...session, idempotencyKey: randomUUID() });
  expect(windows()?.[1]).toMatchObject({ clerkPresent: true, current: null });
  await open.execute("Queue.Take", {
    serviceId: "residence",
    terminalId: "HL-01",
    idempotencyKey: randomUUID(),
  });
  await act("CallNext");
  expect(windows()?.map(({ current }) => current)).toEqual([null, { number: "C001", state: "called" }]);
  await act("Start");
  expect(windows()?.[1]?.current).toEqual({ number: "C001", state: "serving" });
  await act("Finish");
  expect(windows()?.[1]).toMatchObject({ clerkPresent: true, current: null });
  await open.executeAtWindow("XiaohuWindow.Pause", session, { reason: "rest", idempotencyKey: randomUUID() });
  expect(windows()?.[1]).toMatchObject({ clerkPresent: true, paused: true, current: null });
  for (const { name } of demoHall.clerks) expect(JSON.stringify(windows())).not.toContain(name);
});

const rule = { kind: "firstCome" as const, preferred: null, passedCap: null, minutesCap: null, classes: [] };

it("looks at the windows of one board once, however many clients it goes to", () => {
  let looks = 0;
  const complete = withWindows(
    {
      windowView(windowId) {
        looks += 1;
        return {
          windowId,
          windowName: { "zh-CN": "", "zh-TW": "", en: "" },
          clerkName: null,
          current: null,
          waiting: [],
        } as unknown as ReturnType<Hall["windowView"]>;
      },
    },
    ["1"],
  );
  const board = { seq: 1, hallName: { "zh-CN": "", "zh-TW": "", en: "" }, calls: [], waiting: [], rule };
  expect(complete(board)).toBe(complete(board));
  expect(looks).toBe(1);
  complete({ ...board });
  expect(looks).toBe(2);
});
