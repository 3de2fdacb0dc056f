import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDevice } from "../../../device-drivers/device/device.ts";
import { createMemoryLine } from "../../../device-drivers/transport/memory.ts";
import { bxErrors, ping, readAnswer, showArea } from "../../../device-drivers/window-display/bx-commands.ts";
import { BxFrameReader, bxFrame, longestData } from "../../../device-drivers/window-display/bx-frame.ts";
import { bxRate, bxSize, createBxSession } from "../../../device-drivers/window-display/bx-session.ts";
import { createBxTracer } from "../../../device-drivers/window-display/bx-trace.ts";
import { windowDisplaySelfTests } from "../../../device-drivers/window-display/self-tests.ts";
import { SimulatedBx } from "../../../device-drivers/window-display/simulated-bx.ts";
import { columnsOf } from "../../../device-drivers/window-display/text-grid.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex"));
const screen = { width: 128, height: 32 };
const data = fc.uint8Array({ maxLength: 300 });

/** Pushes bytes in pieces. */
function pushCut(reader: BxFrameReader, bytes: Uint8Array, cuts: readonly number[]) {
  const inside = cuts.filter((cut) => cut < bytes.length).sort((one, other) => one - other);
  const edges = [0, ...inside, bytes.length];
  return edges.slice(1).flatMap((edge, index) => reader.push(bytes.subarray(edges[index], edge)));
}

describe("a frame", () => {
  it("is the maker's: the ping, and the acknowledgement with one more mark before it", () => {
    expect(bxFrame(ping)).toEqual(
      hex("A5A5A5A5A5A5A5A5 0100 0080 000000 00 00 00 FE 02 0500 A200010000 68F8 5A"),
    );
    const published = hex("A5A5A5A5A5A5A5A5A5 0080 FEFF 000000 00 00 00 FE 02 0500 A000000000 14AC 5A");
    const [answer] = new BxFrameReader().push(published);
    expect(answer).toMatchObject({ to: 0x8000, from: 0xfffe });
    expect(readAnswer(answer!.data)).toEqual({ kind: "acknowledged" });
  });

  it("of a dynamic area is as long as the published one, and says so", () => {
    const bytes = showArea({ width: 128, height: 32, text: "012345QRSTTV'B" });
    expect(bytes.subarray(0, 9)).toEqual(hex("A306 01 0000 00 01 2900"));
    expect(bytes).toHaveLength(0x32);
  });

  it("comes out as it went in, whatever is in it and however it is cut", () => {
    fc.assert(
      fc.property(data, data, fc.array(fc.nat({ max: 700 }), { maxLength: 8 }), (one, other, cuts) => {
        const wire = Uint8Array.of(...bxFrame(one), ...bxFrame(other));
        expect(pushCut(new BxFrameReader(), wire, cuts).map((frame) => frame.data)).toEqual([one, other]);
      }),
    );
  });

  it("that is damaged is not passed, and hides nothing that comes after it", () => {
    fc.assert(
      fc.property(data, fc.nat(), fc.integer({ min: 1, max: 255 }), (content, at, change) => {
        const reader = new BxFrameReader();
        const wire = bxFrame(content);
        const place = at % wire.length;
        wire[place] = (wire[place] ?? 0) ^ change;
        const passed = reader.push(wire).map((frame) => Buffer.from(frame.data).toString("hex"));
        // One mark more or less before a frame is none of its damage.
        expect([[], [Buffer.from(content).toString("hex")]]).toContainEqual(passed);
        if (place >= 8) expect(passed).toEqual([]);
        expect(reader.push(bxFrame(ping)).map((frame) => frame.data)).toEqual([ping]);
      }),
    );
  });

  it("beyond all length, and noise, are passed over", () => {
    const reader = new BxFrameReader();
    const endless = new Uint8Array(longestData * 4).fill(1);
    expect(reader.push(Uint8Array.of(0xa5, ...endless, 0x5a))).toEqual([]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        const another = new BxFrameReader();
        another.push(noise);
        expect(another.push(bxFrame(ping)).map((frame) => frame.data)).toEqual([ping]);
      }),
    );
  });
});

async function connected({ baudRate = bxRate } = {}) {
  const clock = new SimulatedClock();
  const line = createMemoryLine("led");
  const display = new SimulatedBx(clock, screen);
  display.attach(line.plug());
  const device = createDevice({
    name: "window-display",
    source: line.sourceAt(baudRate),
    session: (transport) => createBxSession(transport, clock, screen),
    clock,
  });
  device.start();
  await clock.advance(100);
  const show = async (...lines: string[]) => {
    const shown = device.use((session, linked) => session.show(lines, linked));
    shown.catch(() => undefined);
    await clock.advance(4000);
    return shown;
  };
  return { clock, line, display, device, show };
}

describe("an LED screen", () => {
  it("has two rows of sixteen columns at 128 × 32, and says what it is", async () => {
    expect(bxSize(128, 32)).toEqual({ rows: 2, columns: 16 });
    const { device } = await connected();
    expect(device.status()).toMatchObject({ state: "online", identity: { protocol: "Onbon BX" } });
  });

  it("shows any call, each line in its row", async () => {
    const { show, display } = await connected();
    await show("A001 请到3号窗口", "A002 2号窗口");
    expect(display.state.lines).toEqual(["A001 请到3号窗口", "A002 2号窗口"]);
    await show("", "下面一行");
    expect(display.state.lines).toEqual(["", "下面一行"]);
  });

  it("shows every text of its font cut to its columns, and of others as many ? as they are wide", async () => {
    const { show, display } = await connected();
    const known = fc.array(fc.constantFrom(..."aB1 -请号窗口，—Ａ"), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(known, known, async (upper, lower) => {
        await show(upper.join(""), lower.join(""));
        const cut = [upper, lower].map((characters) => {
          let width = 0;
          const fitting = characters.findIndex((each) => {
            width += columnsOf(each);
            return width > 16;
          });
          return characters
            .slice(0, fitting < 0 ? undefined : fitting)
            .join("")
            .trimEnd();
        });
        expect(display.state.lines).toEqual(cut);
      }),
      { numRuns: 60 },
    );
    await show("𠮷䶮\\a\nb");
    expect(display.state.lines[0]).toBe("?????a b");
  });

  it.each([
    ["silence", "device.silent"],
    ["damagedAnswer", "device.silent"],
    ["busy", "device.garbled"],
  ] as const)("with the fault %s fails with %s, and is back when it ends", async (fault, code) => {
    const { show, display, device, clock } = await connected();
    display.setFault(fault);
    await expect(show("A001")).rejects.toMatchObject({ code });
    await clock.advance(20_000);
    expect(device.status().state).toBe("offline");
    display.clearFault(fault);
    await clock.advance(20_000);
    expect(device.status().state).toBe("online");
    await show("A002");
    expect(display.state.lines[0]).toBe("A002");
  });

  it("is not heard at another rate", async () => {
    const { device, clock } = await connected({ baudRate: 9600 });
    await clock.advance(10_000);
    expect(device.status()).toMatchObject({ state: "offline", lastError: { code: "device.silent" } });
  });

  it("refuses what does not fit, and shows what it showed", () => {
    const clock = new SimulatedClock();
    const line = createMemoryLine("led");
    const display = new SimulatedBx(clock, screen);
    const answers: number[] = [];
    display.onWire((direction, bytes) => {
      if (direction === "toHost")
        for (const { data: answer } of new BxFrameReader().push(bytes)) answers.push(answer[2] ?? -1);
    });
    display.attach(line.plug());
    const tell = async (bytes: Uint8Array) => {
      const host = await line.sourceAt(bxRate).open();
      await host.write(bxFrame(bytes));
      await clock.advance(50);
      await host.close();
    };
    const good = showArea({ ...screen, text: "A001" });
    const short = good.slice(0, -1);
    return (async () => {
      await tell(good);
      await tell(short);
      await tell(showArea({ width: 256, height: 32, text: "A002" }));
      await tell(hex("A4 05 01 0000"));
      expect(answers).toEqual([0, bxErrors.outOfMemory, bxErrors.outOfMemory, bxErrors.unknownGroup]);
      expect(display.state.lines).toEqual(["A001", ""]);
    })();
  });

  it("shows the technician what a call looks like, and says what crosses its wire", async () => {
    const { device, clock, display } = await connected();
    const [test] = windowDisplaySelfTests;
    const ran = device.maintain((session, signal) => test?.run(session, signal) ?? Promise.reject());
    await clock.advance(100);
    expect(await ran).toEqual([{ name: "size", value: "2 × 16" }]);
    expect(display.state.lines[1]).toBe("1234567890123456");
    const tracer = createBxTracer();
    const names = [
      ...tracer.push("toDevice", bxFrame(ping)),
      ...tracer.push("toDevice", bxFrame(showArea({ ...screen, text: "A001" }))),
      ...tracer.push("toHost", bxFrame(hex("A000000000"))),
      ...tracer.push("toHost", bxFrame(hex("A000050000"))),
      ...tracer.push("toDevice", bxFrame(hex("A405010000"))),
    ].map(({ name }) => name);
    expect(names).toEqual([
      "ping",
      "show a dynamic area",
      "acknowledged",
      "refused: checksum",
      "command A4 05",
    ]);
  });
});
