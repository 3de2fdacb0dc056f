import { expect, it } from "vitest";
import { createDevice } from "../../../../device-drivers/device/device.ts";
import { createMemoryLine } from "../../../../device-drivers/transport/memory.ts";
import { callLine, displayOutput } from "../../../../server/terminal/announcements/display-output.ts";
import { aCall } from "../../../kiosk/board/board-fixture.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";

const anything = () => true;

it("says it in the display's own language, as long as there is room", () => {
  const call = aCall(1, "A001");
  const chinese = call.windowName["zh-CN"];
  const english = call.windowName.en;
  const line = (columns: number, has: (character: string) => boolean) =>
    callLine(call, { size: { rows: 1, columns }, has });
  expect(line(40, anything)).toBe(`A001 请到 ${chinese}`);
  expect(line(13, anything)).toBe(`A001 ${chinese}`);
  expect(line(40, (character) => character < "\u007f")).toBe(`A001 -> ${english}`);
  expect(line(6, anything)).toBe("A001");
});

async function aDisplay() {
  const clock = new SimulatedClock();
  const shown: (readonly string[])[] = [];
  const line = createMemoryLine("display");
  const device = createDevice({
    name: "window-display",
    source: line.source,
    session: () => ({
      size: { rows: 2, columns: 40 },
      has: anything,
      identify: async () => ({ protocol: "test" }),
      checkHealth: async () => undefined,
      reset: async () => undefined,
      show: async (lines: readonly string[]) => void shown.push(lines),
    }),
    clock,
  });
  device.start();
  await clock.advance(0);
  const output = displayOutput(device, () => undefined);
  const signal = new AbortController().signal;
  return {
    clock,
    line,
    device,
    call: (number: string) => output.tell({ ...aCall(1, number), ticketId: number }, signal),
    numbers: () => shown.map((lines) => lines.map((text) => text.slice(0, 4))),
  };
}

it("shows the newest call above, and of each ticket the latest", async () => {
  const { clock, line, device, call, numbers } = await aDisplay();
  line.plug();
  await clock.advance(60_000);
  for (const number of ["A001", "A002", "A003", "A002"]) await call(number);
  expect(numbers()).toEqual([["A001"], ["A002", "A001"], ["A003", "A002"], ["A002", "A003"]]);
  await device.stop();
});

it("shows what was called while it was away, once it is back, and nothing before the first call", async () => {
  const { clock, line, device, call, numbers } = await aDisplay();
  await expect(call("A001")).rejects.toMatchObject({ code: "device.notReady" });
  await expect(call("A002")).rejects.toMatchObject({ code: "device.notReady" });
  line.plug();
  await clock.advance(60_000);
  expect(numbers()).toEqual([["A002", "A001"]]);
  line.unplug();
  await clock.advance(1000);
  line.plug();
  await clock.advance(60_000);
  expect(numbers()).toEqual([
    ["A002", "A001"],
    ["A002", "A001"],
  ]);
  await device.stop();

  const unused = await aDisplay();
  unused.line.plug();
  await unused.clock.advance(60_000);
  expect(unused.numbers()).toEqual([]);
  await unused.device.stop();
});
