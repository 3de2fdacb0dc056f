import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TracedMessage } from "../../../device-drivers/device/trace-lines.ts";
import { exchangesOf, RecordedDevice } from "../../../device-drivers/simulator/recorded-device.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { MemoryLine } from "../id-card-reader/memory-line.ts";

const message = (
  at: number,
  direction: "toDevice" | "toHost",
  ...parts: (number[] | { redacted: number })[]
) =>
  ({
    at,
    direction,
    name: "",
    parts: parts.map((part) => (Array.isArray(part) ? Uint8Array.from(part) : part)),
  }) satisfies TracedMessage;

/** Hex of a reply's first part. */
const fill = ({ parts }: TracedMessage) => {
  const [first] = parts;
  if (!(first instanceof Uint8Array)) throw new Error("nothing was recorded");
  return first;
};

function play(messages: readonly TracedMessage[], pace = false) {
  const clock = new SimulatedClock();
  const line = new MemoryLine();
  const device = new RecordedDevice(exchangesOf(messages, fill), { clock, isPaced: () => pace });
  device.attach(line.device);
  const heard: [number, number][] = [];
  const from = clock.now();
  line.host.onData((chunk) =>
    heard.push(...[...chunk].map((byte): [number, number] => [clock.now() - from, byte])),
  );
  const say = async (bytes: readonly number[], wait = 0) => {
    heard.length = 0;
    await line.host.write(Uint8Array.from(bytes));
    await clock.advance(wait);
    return heard.map(([, byte]) => byte);
  };
  return { clock, line, device, heard, say };
}

/** Asked three times what state it is in, and once who it is. */
const recording = [
  message(0, "toHost", [0xee]),
  message(100, "toDevice", [0x10, 1]),
  message(140, "toHost", [0x21]),
  message(200, "toDevice", [0x10, 2]),
  message(210, "toHost", [0x31]),
  message(215, "toHost", [0x32]),
  message(300, "toDevice", [0x10, 1]),
  message(330, "toHost", [0x22]),
  message(400, "toDevice", [0x10, 1]),
  message(500, "toDevice", [0x40], { redacted: 3 }, [0x41]),
  message(700, "toHost", [0x51]),
];

describe("a recorded device", () => {
  it("gives each request its replies in the recording's order, and begins again behind the last", async () => {
    const { say, device } = play(recording);
    expect(await say([0x10, 1])).toEqual([0x21]);
    expect(device.state).toEqual({ exchanges: 5, next: 1, unknownBytes: 0 });
    // Who it is was recorded before: looked for from here on, and then from the beginning.
    expect(await say([0x10, 1])).toEqual([0x22]);
    expect(await say([0x10, 2])).toEqual([0x31, 0x32]);
    expect(await say([0x10, 1])).toEqual([0x22]);
    // A request that was never answered is not answered.
    expect(await say([0x10, 1])).toEqual([]);
    expect(await say([0x10, 1])).toEqual([0x21]);
    device.rewind();
    expect(await say([0x10, 1])).toEqual([0x21]);
  });

  it("takes any bytes where a request was redacted", async () => {
    const { say } = play(recording);
    expect(await say([0x40, 7, 8, 9, 0x41])).toEqual([0x51]);
    expect(await say([0x40, 0x10, 1, 0, 0x41])).toEqual([0x51]);
  });

  it("says nothing to what was not recorded, and hears the request behind it", async () => {
    const { say, device } = play(recording);
    expect(await say([0x10, 3, 0x99, 0x10, 0x10, 1])).toEqual([0x21]);
    expect(device.state.unknownBytes).toBe(4);
  });

  it("hears requests wherever they are cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), async (size) => {
        const { clock, line, heard } = play(recording);
        const requests = [0x10, 1, 0x10, 2, 0x40, 1, 2, 3, 0x41, 0x10, 1];
        for (let at = 0; at < requests.length; at += size)
          await line.host.write(Uint8Array.from(requests.slice(at, at + size)));
        await clock.advance(0);
        expect(heard.map(([, byte]) => byte)).toEqual([0x21, 0x31, 0x32, 0x51, 0x21]);
      }),
    );
  });

  it("takes the recorded time when asked to, and keeps its replies in order", async () => {
    const { clock, line, heard } = play(recording, true);
    await line.host.write(Uint8Array.of(0x10, 1, 0x10, 2));
    await clock.advance(1000);
    expect(heard).toEqual([
      [40, 0x21],
      [40, 0x31],
      [40, 0x32],
    ]);
  });

  it("is silent without its cable, and stays where it was", async () => {
    const { clock, line, device, say } = play(recording, true);
    await line.host.write(Uint8Array.of(0x10, 1, 0x10));
    device.detach();
    expect(clock.pendingTimers).toBe(0);
    expect(await say([0x10, 1], 1000)).toEqual([]);
    device.attach(line.device);
    expect(await say([0x10, 1], 1000)).toEqual([0x22]);
  });

  it("without a recording says nothing", async () => {
    const { say } = play([message(0, "toHost", [1])]);
    expect(await say([1, 2, 3])).toEqual([]);
  });
});
