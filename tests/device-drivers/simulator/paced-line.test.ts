import { describe, expect, it } from "vitest";
import type { SimulatedLine } from "../../../device-drivers/simulator/line.ts";
import { paceLine } from "../../../device-drivers/simulator/paced-line.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

function paced(baudRate: number) {
  const clock = new SimulatedClock();
  const atHost: number[] = [];
  let fromHost: (chunk: Uint8Array) => void = () => undefined;
  const line: SimulatedLine = {
    write: (bytes) => atHost.push(...bytes),
    onData: (listener) => {
      fromHost = listener;
    },
  };
  const device = paceLine(line, baudRate, clock);
  const atDevice: number[] = [];
  device.onData((chunk) => atDevice.push(...chunk));
  return { clock, device, atHost, atDevice, say: (bytes: Uint8Array) => fromHost(bytes) };
}

const card = Uint8Array.from({ length: 1295 }, (_, index) => index & 0xff);

describe("a paced line", () => {
  // protocols: 1295 bytes take 112.4 ms at 115200 baud, 1349 ms at 9600.
  it.each([
    [115_200, 112],
    [9600, 1349],
  ])("at %i baud, has a card's reply across after %i ms and not before", async (baudRate, time) => {
    const { clock, device, atHost } = paced(baudRate);
    device.write(card);
    await clock.advance(time - 1);
    expect(atHost.length).toBeLessThan(card.length);
    expect(atHost.length).toBeGreaterThan(card.length - 60);
    await clock.advance(2);
    expect(Uint8Array.from(atHost)).toEqual(card);
    expect(clock.pendingTimers).toBe(0);
  });

  it("knows the host's rate where the line does", () => {
    const line: SimulatedLine = { write: () => undefined, onData: () => undefined };
    const clock = new SimulatedClock();
    expect(paceLine({ ...line, hostRate: () => 9600 }, 115_200, clock).hostRate?.()).toBe(9600);
    expect(paceLine(line, 115_200, clock).hostRate?.()).toBeUndefined();
  });

  it("sends one thing after the other, each way by itself", async () => {
    const { clock, device, atHost, atDevice, say } = paced(9600);
    device.write(Uint8Array.of(1, 2));
    device.write(Uint8Array.of(3));
    say(Uint8Array.of(9));
    await clock.advance(2);
    expect([atHost, atDevice]).toEqual([[], [9]]);
    await clock.advance(1);
    expect(atHost).toEqual([1, 2]);
    await clock.advance(1);
    expect(atHost).toEqual([1, 2, 3]);
    await clock.advance(1000);
    device.write(Uint8Array.of(4));
    await clock.advance(1);
    expect(atHost).toEqual([1, 2, 3]);
    await clock.advance(1);
    expect(atHost).toEqual([1, 2, 3, 4]);
  });

  it("lets bytes through at once while it is not asked for, behind those that are on the wire already", async () => {
    let isPaced = false;
    const clock = new SimulatedClock();
    const atHost: number[] = [];
    const line: SimulatedLine = { write: (bytes) => atHost.push(...bytes), onData: () => undefined };
    const device = paceLine(line, 9600, clock, () => isPaced);
    device.write(Uint8Array.of(1));
    expect(atHost).toEqual([1]);
    isPaced = true;
    device.write(Uint8Array.of(2, 3));
    isPaced = false;
    device.write(Uint8Array.of(4));
    expect(atHost).toEqual([1]);
    await clock.advance(3);
    expect(atHost).toEqual([1, 2, 3, 4]);
    device.write(Uint8Array.of(5));
    expect(atHost).toEqual([1, 2, 3, 4, 5]);
    expect(clock.pendingTimers).toBe(0);
  });

  it("loses what is on the wire when it is stopped, and takes no more", async () => {
    const { clock, device, atHost, atDevice, say } = paced(9600);
    device.write(card);
    say(card);
    device.stop();
    device.write(card);
    await clock.advance(10_000);
    expect([atHost, atDevice]).toEqual([[], []]);
    expect(clock.pendingTimers).toBe(0);
  });
});
