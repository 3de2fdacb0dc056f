import { describe, expect, it } from "vitest";
import { createHidPosScannerSession } from "../../../device-drivers/code-scanner/hid-pos-session.ts";
import { createSerialScannerSession } from "../../../device-drivers/code-scanner/serial-session.ts";
import { createDevice } from "../../../device-drivers/device/device.ts";
import { ordinaryKeyMap } from "../../../device-drivers/keypad/key-map.ts";
import { createKeypadSession } from "../../../device-drivers/keypad/session.ts";
import { createBench } from "../../../device-drivers/simulator/bench.ts";
import {
  simulatedCodeScanner,
  simulatedSerialCodeScanner,
} from "../../../device-drivers/simulator/simulated-code-scanner.ts";
import { simulatedKeypad } from "../../../device-drivers/simulator/simulated-keypad.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

/** The bench with both scanners and the keypad, and a device of the product on each. */
async function powerUp() {
  const clock = new SimulatedClock();
  const bench = createBench({
    directory: "/nowhere",
    clock,
    devices: [simulatedCodeScanner(clock), simulatedSerialCodeScanner(clock), simulatedKeypad(clock)],
    forceMemory: true,
  });
  const told: string[] = [];
  const scanner = createDevice({
    name: "code-scanner",
    source: bench.hidSource("code-scanner"),
    session: (transport) => {
      const session = createHidPosScannerSession(transport, clock);
      session.onCode(({ symbology, text }) => told.push(`hid ${symbology} ${text}`));
      return session;
    },
    clock,
  });
  const serial = createDevice({
    name: "serial-code-scanner",
    source: bench.source("serial-code-scanner"),
    session: (transport) => createSerialScannerSession(transport, clock),
    clock,
  });
  const keypad = createDevice({
    name: "keypad",
    source: bench.hidSource("keypad"),
    session: (transport) => {
      const session = createKeypadSession(transport, ordinaryKeyMap);
      session.onKey(({ isDown, function: name }) => told.push(`key ${isDown ? "down" : "up"} ${name}`));
      return session;
    },
    clock,
  });
  await bench.start();
  const devices = [scanner, serial, keypad];
  for (const device of devices) device.start();
  await clock.advance(100);
  expect(devices.map((device) => device.status().state)).toEqual(["online", "online", "online"]);
  return { clock, bench, scanner, serial, keypad, devices, told };
}

const present = (text: string) => ({ symbology: "qrCode", text });

describe("scanners and a keypad on the bench", () => {
  it("speak to the product's devices, and leave no payload in traces or state", async () => {
    const { clock, bench, serial, devices, told } = await powerUp();
    await bench.perform("code-scanner", "presentCode", present("secret one"));
    const reading = serial.use((session, signal) => session.read(signal));
    await clock.advance(10);
    await bench.perform("serial-code-scanner", "presentCode", { symbology: "pdf417", text: "secret two" });
    await bench.perform("keypad", "pressKey", { key: "confirm" });
    await clock.advance(200);
    expect(told).toEqual(["hid qrCode secret one", "key down confirm", "key up confirm"]);
    expect(await reading).toMatchObject({ symbology: "pdf417", text: "secret two" });
    const shown = JSON.stringify([bench.wire(), bench.state()]);
    expect(shown).not.toContain("secret");
    expect(shown).not.toContain(Buffer.from("secret").toString("hex").toUpperCase());
    expect(bench.wire().map(({ device, meaning }) => `${device}: ${meaning}`)).toEqual([
      "code-scanner: output redirection",
      "code-scanner: trigger: released",
      "code-scanner: scanned data, 10 bytes, ]Q1",
      "serial-code-scanner: code or part of one, 10 bytes, ]L0",
      "keypad: down: 07:28",
      "keypad: no key down",
    ]);
    for (const device of devices) await device.stop();
  });

  it("come back after their cables were out, and then read as before", async () => {
    const { clock, bench, devices, told } = await powerUp();
    for (const { name } of devices) await bench.perform(name, "unplug", {});
    await clock.advance(2000);
    expect(devices.map((device) => device.status().state)).toEqual(["noDevice", "noDevice", "noDevice"]);
    for (const { name } of devices) await bench.perform(name, "plug", {});
    await clock.advance(2000);
    await bench.perform("code-scanner", "presentCode", present("A0001"));
    await bench.perform("keypad", "holdKey", { key: "up" });
    await bench.perform("keypad", "releaseKey", { key: "up" });
    await clock.advance(100);
    expect(told).toEqual(["hid qrCode A0001", "key down up", "key up up"]);
    for (const device of devices) await device.stop();
  });

  it("have faults that can be set, and refuse a code that no symbol holds", async () => {
    const { clock, bench, scanner, devices } = await powerUp();
    for (const device of bench.state()) {
      const { setFault } = Object.fromEntries(device.actions.map((action) => [action.action, action]));
      for (const fault of setFault!.arguments.fault as string[]) {
        await bench.perform(device.device, "setFault", { fault });
        await bench.perform(device.device, "clearFault", { fault });
      }
    }
    expect(bench.state().map(({ faults }) => faults)).toEqual([[], [], []]);
    await expect(bench.perform("code-scanner", "presentCode", present(""))).rejects.toMatchObject({
      code: "invalidArguments",
    });
    await bench.perform("code-scanner", "setFault", { fault: "wrongByteCount" });
    const reading = scanner.use((session, signal) => session.read(signal));
    const rejected = expect(reading).rejects.toMatchObject({ code: "scanner.codeDamaged" });
    await clock.advance(10);
    await bench.perform("code-scanner", "presentCode", present("A0001"));
    await clock.advance(600);
    await rejected;
    // A code to hold there once more is no fault of the device.
    expect(scanner.status()).toMatchObject({ state: "online", lastError: undefined });
    for (const device of devices) await device.stop();
  });
});
