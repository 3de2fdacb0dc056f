import { describe, expect, it } from "vitest";
import { type TappedMessage, tapSource } from "../../../device-drivers/device/tapped-source.ts";
import type { WireTracer } from "../../../device-drivers/device/wire-trace.ts";
import { createMemoryLine } from "../../../device-drivers/transport/memory.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

/** Names each chunk by how many there were on this line before. */
function countingTracer(): WireTracer {
  let count = 0;
  return {
    push: (_direction, bytes) => [{ name: `message ${++count}`, hex: Buffer.from(bytes).toString("hex") }],
  };
}

async function tapped() {
  const clock = new SimulatedClock();
  const line = createMemoryLine("tapped");
  const device = line.plug();
  const seen: TappedMessage[] = [];
  const source = tapSource(line.source, { clock, tracer: countingTracer, tell: (each) => seen.push(each) });
  return { clock, line, device, seen, source };
}

describe("looking on at a line", () => {
  it("sees what goes both ways, in order, with when it was", async () => {
    const { clock, device, seen, source } = await tapped();
    const got: string[] = [];
    device.onData((chunk) => got.push(Buffer.from(chunk).toString("hex")));
    const transport = await source.open();
    const heard: string[] = [];
    transport.onData((chunk) => heard.push(Buffer.from(chunk).toString("hex")));
    await transport.write(Uint8Array.of(1, 2));
    await settle();
    await clock.advance(40);
    device.write(Uint8Array.of(3));
    await settle();
    expect([got, heard]).toEqual([["0102"], ["03"]]);
    expect(seen).toEqual([
      { name: "message 1", hex: "0102", direction: "toDevice", at: clock.now() - 40 },
      { name: "message 2", hex: "03", direction: "toHost", at: clock.now() },
    ]);
  });

  it("sees an answer before the question that it led to, each when it was", async () => {
    const { clock, device, seen, source } = await tapped();
    const transport = await source.open();
    const asked: Promise<void>[] = [];
    transport.onData(([byte = 0]) => {
      if (byte < 3) asked.push(transport.write(Uint8Array.of(byte + 1)));
    });
    // Looking on comes late: by then the next question is out.
    clock.defer = (callback) => void clock.setTimeout(callback, 5);
    const from = clock.now();
    device.write(Uint8Array.of(1));
    await settle();
    await clock.advance(2);
    device.write(Uint8Array.of(3));
    await clock.advance(10);
    await Promise.all(asked);
    expect(seen.map(({ hex, direction, at }) => [hex, direction, at - from])).toEqual([
      ["01", "toHost", 0],
      ["02", "toDevice", 0],
      ["03", "toHost", 2],
    ]);
  });

  it("sees what the device's owner wipes at once", async () => {
    const { device, seen, source } = await tapped();
    const transport = await source.open();
    transport.onData((chunk) => chunk.fill(0));
    device.write(Uint8Array.of(7, 7));
    await settle();
    expect(seen.map(({ hex }) => hex)).toEqual(["0707"]);
  });

  it("traces each opening anew, and passes on the loss of a line", async () => {
    const { line, seen, source } = await tapped();
    const first = await source.open();
    await first.write(Uint8Array.of(1));
    await first.close();
    const second = await source.open();
    const lost = new Promise<Error>((resolve) => second.onLost(resolve));
    await second.write(Uint8Array.of(2));
    line.unplug();
    expect((await lost).message).toContain("line.lost");
    expect(seen.map(({ name }) => name)).toEqual(["message 1", "message 1"]);
    expect(source.address).toBe(line.source.address);
  });
});
