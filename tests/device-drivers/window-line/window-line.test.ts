import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDevice } from "../../../device-drivers/device/device.ts";
import {
  exceptions,
  modbusCrc,
  readRegisters,
  readRtuAnswer,
  rtuFrame,
  writeRegisters,
} from "../../../device-drivers/modbus/rtu.ts";
import { createMemoryLine } from "../../../device-drivers/transport/memory.ts";
import {
  newKeys,
  type PadKey,
  type PadMemory,
  padKeys,
} from "../../../device-drivers/window-line/registers.ts";
import {
  createWindowLineSession,
  type LineWindow,
  type PressedKey,
  padInterval,
  silentInterval,
} from "../../../device-drivers/window-line/session.ts";
import { SimulatedWindowLine } from "../../../device-drivers/window-line/simulated.ts";
import type { WindowLineFault } from "../../../device-drivers/window-line/simulated-faults.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex"));
const request = readRegisters(0x11, "readHoldingRegisters", 0x6b, 3);
const answer = hex("11 03 06 AE41 5652 4340 49AD");

describe("a frame of Modbus RTU", () => {
  it("is the published one", () => {
    expect(rtuFrame([0x01, 0x03, 0x00, 0x00, 0x00, 0x01])).toEqual(hex("01 03 00 00 00 01 84 0A"));
    expect(request.frame).toEqual(hex("11 03 006B 0003 7687"));
    expect(readRtuAnswer(request, answer)).toEqual({ kind: "values", values: [0xae41, 0x5652, 0x4340] });
    const write = writeRegisters(0x11, 1, [0x000a, 0x0102]);
    expect(write.frame).toEqual(hex("11 10 0001 0002 04 000A 0102 C6F0"));
    expect(readRtuAnswer(write, hex("11 10 0001 0002 1298"))).toEqual({ kind: "values", values: [] });
  });

  it("is an answer when it is whole, and part of one before, with the request's echo or without", () => {
    for (const echo of [new Uint8Array(), request.frame]) {
      const all = Uint8Array.of(...echo, ...answer);
      for (let end = 0; end < all.length; end++)
        expect(readRtuAnswer(request, all.subarray(0, end)).kind).toBe("part");
      expect(readRtuAnswer(request, all).kind).toBe("values");
    }
  });

  it("names the exception", () => {
    const refused = rtuFrame([0x11, 0x83, exceptions.illegalAddress]);
    expect(readRtuAnswer(request, refused)).toEqual({ kind: "exception", code: 2 });
  });

  it("that is damaged in any one byte never gives values, and noise never throws", () => {
    fc.assert(
      fc.property(fc.nat({ max: answer.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = answer.slice();
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(readRtuAnswer(request, damaged).kind).not.toBe("values");
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        const heard = readRtuAnswer(request, noise);
        if (heard.kind === "values")
          expect(modbusCrc(noise.subarray(0, -2))).toBe((noise.at(-2) ?? 0) + 256 * (noise.at(-1) ?? 0));
      }),
    );
  });
});

describe("a pad's memory", () => {
  const memoryAfter = (presses: readonly number[], boot = 1): PadMemory => {
    const ring = Array.from({ length: 8 }, () => 0);
    presses.forEach((code, index) => {
      ring[(index + 1) % 8] = code;
    });
    return { boot, newest: presses.length, ring };
  };
  const codes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 40 });

  it("gives each key once, oldest first, however it is read", () => {
    fc.assert(
      fc.property(codes, fc.array(fc.nat({ max: 40 })), (presses, reads) => {
        const at = [
          0,
          ...reads.filter((read) => read <= presses.length).sort((a, b) => a - b),
          presses.length,
        ];
        let before = memoryAfter([]);
        const found: PadKey[] = [];
        let lost = 0;
        for (const count of at) {
          const now = memoryAfter(presses.slice(0, count));
          const pressed = newKeys(before, now);
          found.push(...pressed.keys.map(({ key }) => key));
          lost += pressed.lost;
          // Read again: nothing more.
          expect(newKeys(now, now)).toEqual({ keys: [], lost: 0 });
          before = now;
        }
        expect(found.length + lost).toBe(presses.length);
        if (lost === 0) expect(found).toEqual(presses.map((code) => padKeys[code - 1]));
      }),
    );
  });

  it("is not acted on when it is read for the first time, or after the pad was switched on", () => {
    expect(newKeys(undefined, memoryAfter([1, 2]))).toEqual({ keys: [], lost: 0 });
    expect(newKeys(memoryAfter([1]), memoryAfter([1, 2, 3], 2))).toEqual({ keys: [], lost: 0 });
  });

  it("goes on over the end of its numbers", () => {
    const ring = [1, 0, 0, 0, 0, 0, 0, 5];
    const pressed = newKeys({ boot: 1, newest: 65_534, ring }, { boot: 1, newest: 0, ring });
    expect(pressed.keys).toEqual([
      { number: 65_535, key: "finish" },
      { number: 0, key: "callNext" },
    ]);
  });
});

const windows: readonly LineWindow[] = [
  { window: "w1", display: 1, pad: 101 },
  { window: "w2", display: 2, pad: 102 },
];
const baudRate = 19_200;

async function connected(fault?: WindowLineFault) {
  const clock = new SimulatedClock();
  const cable = createMemoryLine("windows");
  const line = new SimulatedWindowLine(clock, windows, baudRate);
  line.attach(cable.plug());
  if (fault) line.setFault(fault);
  const pressed: PressedKey[] = [];
  const logged: string[] = [];
  const device = createDevice({
    name: "window-line",
    source: cable.sourceAt(baudRate),
    session: (transport) => {
      const session = createWindowLineSession(transport, clock, {
        baudRate,
        windows,
        log: (message, data) => logged.push(`${message} ${JSON.stringify(data)}`),
      });
      session.onKey((key) => pressed.push(key));
      return session;
    },
    clock,
  });
  device.start();
  await clock.advance(1000);
  const show = async (window: string, ...lines: string[]) => {
    const shown = device.use((session) => session.showAt(window, lines));
    shown.catch(() => undefined);
    await clock.advance(4000);
    return shown;
  };
  const units = () => device.use(async (session) => session.units());
  return { clock, cable, line, device, pressed, logged, show, units };
}

describe("the windows on a line", () => {
  it("say what they are, and show each its own call", async () => {
    const { device, line, show } = await connected();
    expect(device.status()).toMatchObject({ state: "online", identity: { protocol: "Modbus RTU" } });
    await show("w2", "请 A012 办理", "2号窗口");
    await show("w1", "A011");
    expect(line.state.displays).toEqual({ w1: ["A011", ""], w2: ["请 A012 办理", "2号窗口"] });
    await show("nowhere", "A013");
  });

  it("show any text, cut to its columns", async () => {
    const { line, show } = await connected();
    await show("w1", "一二三四五六七八九十", "𠮷1234567890123456");
    expect(line.state.displays.w1).toEqual(["一二三四五六七八", "𠮷12345678901234"]);
  });

  it("tell each key once, at the window at which it was pressed", async () => {
    const { line, clock, pressed } = await connected();
    line.press("w2", "callNext");
    await clock.advance(3 * padInterval);
    line.press("w1", "recall");
    line.press("w1", "finish");
    await clock.advance(3 * padInterval);
    expect(pressed.map(({ window, key }) => `${window} ${key}`)).toEqual([
      "w2 callNext",
      "w1 recall",
      "w1 finish",
    ]);
    expect(new Set(pressed.map(({ id }) => id)).size).toBe(3);
  });

  it.each(["damagedReplies", "echo", "slow", "busy"] as const)(
    "work on with the fault %s: every text whole, no key lost or doubled",
    async (fault) => {
      const { line, clock, pressed, show } = await connected();
      line.setFault(fault);
      await clock.advance(2000);
      for (const key of padKeys) {
        line.press("w1", key);
        await clock.advance(1500);
      }
      await show("w1", "A011", "A010");
      expect(line.state.displays.w1).toEqual(["A011", "A010"]);
      expect(pressed.map(({ key }) => key)).toEqual([...padKeys]);
    },
  );

  it("lose no key while answers are lost at random", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: 4 }), fc.boolean()), { maxLength: 7 }),
        async (steps) => {
          const { line, clock, pressed, device } = await connected();
          for (const [key, isLost] of steps) {
            if (isLost) line.setFault("padSilent");
            line.press("w1", padKeys[key] ?? "callNext");
            await clock.advance(700);
            line.clearFault("padSilent");
            await clock.advance(300);
          }
          await clock.advance(2 * silentInterval);
          expect(pressed.map((each) => each.key)).toEqual(steps.map(([key]) => padKeys[key]));
          await device.stop();
        },
      ),
      { numRuns: 15 },
    );
  });

  it("do not suffer from one unit that is dead, and have it back", async () => {
    const { line, clock, device, show, units, pressed } = await connected();
    line.setFault("displaySilent");
    await expect(show("w1", "A011")).rejects.toMatchObject({ code: "device.silent" });
    await clock.advance(20_000);
    expect(device.status().state).toBe("online");
    expect((await units()).filter(({ answers }) => !answers)).toEqual([
      { unit: 1, window: "w1", kind: "display", answers: false },
    ]);
    await show("w2", "A012");
    line.press("w1", "start");
    await clock.advance(1000);
    expect(pressed.map(({ key }) => key)).toEqual(["start"]);
    expect(line.state.displays.w2).toEqual(["A012", ""]);
    line.clearFault("displaySilent");
    await clock.advance(2 * silentInterval);
    expect((await units()).every(({ answers }) => answers)).toBe(true);
    // What it owes it shows by itself.
    expect(line.state.displays.w1).toEqual(["A011", ""]);
    await show("w1", "A013");
    expect(line.state.displays.w1).toEqual(["A013", ""]);
  });

  it("show the first call, also where a display missed who it was asked to be", async () => {
    const { line, show, units } = await connected("displaySilent");
    line.clearFault("displaySilent");
    expect((await units()).every(({ answers }) => answers)).toBe(true);
    await show("w1", "A011", "1号窗口");
    expect(line.state.displays.w1).toEqual(["A011", "1号窗口"]);
  });

  it("are at fault together when nobody answers, and come back", async () => {
    const { line, clock, device } = await connected();
    line.setFault("lineSilent");
    await clock.advance(30_000);
    expect(device.status()).toMatchObject({ state: "offline", lastError: { code: "device.silent" } });
    line.clearFault("lineSilent");
    await clock.advance(30_000);
    expect(device.status().state).toBe("online");
  });

  it("do not press keys by themselves after their power failed, or after the line was out", async () => {
    const { line, clock, cable, device, pressed } = await connected();
    line.press("w1", "callNext");
    await clock.advance(500);
    line.powerCycle();
    await clock.advance(500);
    line.press("w1", "recall");
    await clock.advance(500);
    line.detach();
    cable.unplug();
    await clock.advance(1000);
    line.press("w1", "finish");
    line.attach(cable.plug());
    await clock.advance(3000);
    expect(device.status().state).toBe("online");
    expect(pressed.map(({ key }) => key)).toEqual(["callNext", "recall"]);
  });

  it("refuse what the map does not have", async () => {
    const clock = new SimulatedClock();
    const cable = createMemoryLine("windows");
    new SimulatedWindowLine(clock, windows, baudRate).attach(cable.plug());
    const host = await cable.sourceAt(baudRate).open();
    let heard: number[] = [];
    host.onData((chunk) => heard.push(...chunk));
    const ask = async (content: number[]) => {
      heard = [];
      await host.write(rtuFrame(content));
      await clock.advance(200);
      return heard.slice(1, -2);
    };
    expect(await ask([1, 0x2b, 0x0e, 0x01, 0x00])).toEqual([0xab, exceptions.illegalFunction]);
    expect(await ask([1, 0x04, 0x00, 0x40, 0x00, 0x01])).toEqual([0x84, exceptions.illegalAddress]);
    expect(await ask([1, 0x03, 0x01, 0x00, 0x00, 0x00])).toEqual([0x83, exceptions.illegalValue]);
    expect(await ask([1, 0x10, 0x00, 0x01, 0x00, 0x01, 0x02, 0x00, 0x02])).toEqual([
      0x90,
      exceptions.illegalValue,
    ]);
    expect(await ask([101, 0x10, 0x01, 0x00, 0x00, 0x01, 0x02, 0x00, 0x41])).toEqual([
      0x90,
      exceptions.illegalAddress,
    ]);
    expect(await ask([77, 0x04, 0x00, 0x00, 0x00, 0x01])).toEqual([]);
  });
});
