import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDevice } from "../../../device-drivers/device/device.ts";
import { lifecycleDelays } from "../../../device-drivers/device/lifecycle.machine.ts";
import { createMemoryLine } from "../../../device-drivers/transport/memory.ts";
import {
  Cd5220Cutter,
  cd5220Rate,
  cd5220Size,
  initialise,
  showLines,
} from "../../../device-drivers/window-display/cd5220.ts";
import { createCd5220Session } from "../../../device-drivers/window-display/cd5220-session.ts";
import { createCd5220Tracer } from "../../../device-drivers/window-display/cd5220-trace.ts";
import { windowDisplaySelfTests } from "../../../device-drivers/window-display/self-tests.ts";
import { SimulatedCd5220 } from "../../../device-drivers/window-display/simulated-cd5220.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

const signal = new AbortController().signal;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

function connected(baudRate = cd5220Rate) {
  const clock = new SimulatedClock();
  const line = createMemoryLine("display");
  const display = new SimulatedCd5220();
  display.attach(line.plug());
  const device = createDevice({
    name: "window-display",
    source: line.sourceAt(baudRate),
    session: createCd5220Session,
    clock,
  });
  const show = async (...lines: string[]) => {
    await device.use((session, linked) => session.show(lines, linked));
    await settle();
  };
  return { clock, line, display, device, show };
}
async function online(baudRate?: number) {
  const at = connected(baudRate);
  at.device.start();
  await at.clock.advance(0);
  expect(at.device.status().state).toBe("online");
  return at;
}

describe("the bytes", () => {
  it("are those of the command table", () => {
    expect(hex(initialise)).toBe("1b40");
    const [upper, lower] = ["A001", "3"].map((text) => Buffer.from(text.padEnd(20)).toString("hex"));
    expect(hex(showLines(["A001", "3"]))).toBe(`1b5141${upper}0d1b5142${lower}0d`);
  });

  it("come out as they went in, however they are cut", () => {
    const ascii = fc.stringMatching(/^[ -~]{0,25}$/);
    fc.assert(
      fc.property(ascii, ascii, fc.array(fc.nat({ max: 60 })), (upper, lower, cuts) => {
        const bytes = showLines([upper, lower]);
        const cutter = new Cd5220Cutter();
        const edges = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const commands = edges
          .slice(1)
          .flatMap((edge, index) => cutter.push(bytes.subarray(edges[index], edge)));
        const whole = (text: string) => text.slice(0, 20).padEnd(20);
        expect(commands).toMatchObject([
          { kind: "line", row: 0, text: whole(upper) },
          { kind: "line", row: 1, text: whole(lower) },
        ]);
      }),
    );
  });

  it("of any other kind are unknown, and hide nothing that comes after a line's end", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        const cutter = new Cd5220Cutter();
        cutter.push(noise);
        // Whatever stands open ends with a control character.
        cutter.push(Uint8Array.of(0x0d, 0x0d, 0x0d));
        const after = cutter.push(showLines(["A001"]));
        expect(after.filter(({ kind }) => kind === "line")).toHaveLength(2);
      }),
    );
  });
});

describe("a customer display", () => {
  it("shows what it is told, line by line, and nothing of before", async () => {
    const { show, display } = await online();
    await show("A001 -> 3", "waiting: 12");
    expect(display.state.lines).toEqual(["A001 -> 3", "waiting: 12"]);
    await show("A002");
    expect(display.state).toMatchObject({ lines: ["A002", ""], dropped: 0 });
  });

  it("shows any text cut to its columns, with ? for what it does not have", async () => {
    const { show, display } = await online();
    await show("请 A001 到 3号窗口，谢谢合作谢谢", "a\tb\u0007c");
    const [upper = "", lower] = display.state.lines;
    expect(upper).toBe("?? A001 ?? 3????????".slice(0, cd5220Size.columns).trimEnd());
    expect(lower).toBe("a b?c");
    expect(display.state.dropped).toBe(0);
  });

  it("has what it showed back by itself after its power failed", async () => {
    const { show, display, clock } = await online();
    await show("A001");
    display.powerCycle();
    expect(display.state.lines).toEqual(["", ""]);
    await clock.advance(lifecycleDelays.healthCheck);
    expect(display.state.lines).toEqual(["A001", ""]);
  });

  it("is blank when it comes back on its port, and goes on from there", async () => {
    const { show, display, line, clock, device } = await online();
    await show("A001");
    display.detach();
    line.unplug();
    await clock.advance(1000);
    expect(device.status().state).toBe("noDevice");
    display.attach(line.plug());
    await clock.advance(2000);
    expect(display.state.lines).toEqual(["", ""]);
    await show("A002");
    expect(display.state.lines[0]).toBe("A002");
  });

  it("hears noise at another rate", async () => {
    const { show, display } = await online(19_200);
    await show("A001");
    expect(display.state.lines.join()).not.toContain("A001");
  });

  it("shows the technician every column, of which only eyes see that one is dead", async () => {
    const { display, device } = await online();
    display.setFault("deadColumn");
    const [test] = windowDisplaySelfTests;
    await device.maintain((session) => test?.run(session, signal) ?? Promise.reject());
    await settle();
    expect(display.state.lines[1]).toBe("123456 8901234567890");
    display.setFault("dark");
    expect(display.state.lines).toEqual(["", ""]);
  });

  it("is traced command by command", () => {
    const tracer = createCd5220Tracer();
    const bytes = showLines(["A001", ""]);
    const names = [
      ...tracer.push("toDevice", initialise),
      ...tracer.push("toDevice", bytes.subarray(0, 7)),
      ...tracer.push("toDevice", bytes.subarray(7)),
    ].map(({ name }) => name);
    expect(names).toEqual(["initialise", "upper line: A001", "lower line: "]);
  });
});
