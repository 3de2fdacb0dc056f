import { describe, expect, it } from "vitest";
import { createDevice, type Device } from "../../../device-drivers/device/device.ts";
import { DeviceError } from "../../../device-drivers/device/errors.ts";
import { askAgainAfter, createRegistry, lookInterval } from "../../../device-drivers/device/registry.ts";
import type { DeviceSession } from "../../../device-drivers/device/session.ts";
import { readerProbe } from "../../../device-drivers/id-card-reader/probe.ts";
import { createIdCardReaderSession } from "../../../device-drivers/id-card-reader/session.ts";
import { SimulatedIdCardReader } from "../../../device-drivers/id-card-reader/simulated.ts";
import { printerProbe } from "../../../device-drivers/receipt-printer/probe.ts";
import { createReceiptPrinterSession } from "../../../device-drivers/receipt-printer/session.ts";
import { SimulatedReceiptPrinter } from "../../../device-drivers/receipt-printer/simulated.ts";
import type { SimulatedDevice } from "../../../device-drivers/simulator/line.ts";
import { createMemoryLine, type MemoryLine } from "../../../device-drivers/transport/memory.ts";
import type { FoundPort, PortsFound } from "../../../device-drivers/transport/ports.ts";
import type { TransportSource } from "../../../device-drivers/transport/transport.ts";
import { syn6288, xfs5152ce } from "../../../device-drivers/voice/driver.ts";
import { voiceProbe } from "../../../device-drivers/voice/probe.ts";
import { createVoiceSession } from "../../../device-drivers/voice/session.ts";
import { SimulatedVoice } from "../../../device-drivers/voice/simulated.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

/** A machine with empty ports, and a terminal that names none of them. */
function machine({ named = [] as string[] } = {}) {
  const clock = new SimulatedClock();
  const ports = new Map<string, { line: MemoryLine; found: FoundPort }>();
  const opened: string[] = [];
  let unseen: PortsFound["unseen"] = [];
  let nodes = 0;
  const lineOf = (path: string): MemoryLine => {
    const port = ports.get(path);
    if (!port) throw new Error(`no port ${path}`);
    return port.line;
  };
  const openAt = (path: string, baudRate: number): TransportSource => ({
    address: path,
    exists: async () => ports.has(path),
    open: () => {
      opened.push(path);
      return lineOf(path).sourceAt(baudRate).open();
    },
  });
  const registry = createRegistry({
    list: async () => {
      const hidden = new Set(unseen.map(({ kind }) => kind));
      const seen = [...ports.values()].map(({ found }) => found).filter(({ kind }) => !hidden.has(kind));
      return { ports: seen, unseen };
    },
    named: new Set(named),
    openAt,
    clock,
    log: () => undefined,
  });
  const source = (path: string, baudRate: number) => openAt(path, baudRate);
  const device = <Session extends DeviceSession>(
    name: string,
    line: TransportSource,
    session: (line: Awaited<ReturnType<TransportSource["open"]>>) => Session,
  ) => createDevice({ name, source: line, session, clock });
  const printer = device(
    "receipt-printer",
    registry.family("receipt-printer", [
      {
        protocol: printerProbe.protocol,
        probe: printerProbe,
        source: ({ path, baudRate = 0 }) => source(path, baudRate),
      },
    ]),
    (line) => createReceiptPrinterSession(line, clock),
  );
  const voice = device(
    "voice",
    registry.family(
      "voice",
      [syn6288, xfs5152ce].map((driver) => ({
        protocol: driver.protocol,
        probe: voiceProbe(driver),
        source: ({ path, baudRate = 0 }: { path: string; baudRate?: number }) => source(path, baudRate),
      })),
    ),
    (line) => createVoiceSession(syn6288, line, clock),
  );
  const reader = device(
    "id-card-reader",
    registry.family("id-card-reader", [
      {
        protocol: readerProbe.protocol,
        probe: readerProbe,
        source: ({ path, baudRate = 0 }) => source(path, baudRate),
      },
    ]),
    (line) => createIdCardReaderSession(line, clock),
  );
  const devices: Device<DeviceSession>[] = [printer, voice, reader];
  return {
    clock,
    registry,
    printer,
    voice,
    reader,
    opened,
    start() {
      registry.start();
      for (const each of devices) each.start();
    },
    async stop() {
      for (const each of devices) await each.stop();
      await registry.stop();
    },
    /** Puts a device in; its port, and so its node, is new. */
    plug(path: string, simulated?: SimulatedDevice, more: Partial<FoundPort> = {}) {
      const line = createMemoryLine(path);
      const found: FoundPort = {
        kind: "serial",
        path,
        key: `${path}#${++nodes}`,
        usb: undefined,
        label: undefined,
        usages: [],
        commandSet: undefined,
        ...more,
      };
      ports.set(path, { line, found });
      const end = line.plug();
      simulated?.attach(end);
    },
    unplug(path: string, simulated?: SimulatedDevice) {
      simulated?.detach();
      lineOf(path).unplug();
      ports.delete(path);
    },
    /** The cable stays, what stands at its end is another. */
    swap(path: string, before: SimulatedDevice, after: SimulatedDevice) {
      before.detach();
      const line = createMemoryLine(path);
      const old = ports.get(path);
      if (!old) throw new Error(`no port ${path}`);
      old.line.unplug();
      ports.set(path, { line, found: old.found });
      after.attach(line.plug());
    },
    /** Another program opens the port. */
    hold: (path: string) => lineOf(path).sourceAt(9600).open(),
    refuseListing(kind: FoundPort["kind"] | undefined) {
      unseen = kind ? [{ kind, cause: new DeviceError("line.busy", `${kind}: no`) }] : [];
    },
    view: (path: string) => registry.ports().find((port) => port.path === path),
    state: () => devices.map((each) => each.status().state),
  };
}

const newReader = (clock: SimulatedClock, baudRate: 9600 | 115_200 = 115_200) => {
  const reader = new SimulatedIdCardReader(clock);
  reader.setBaudRate(baudRate);
  return reader;
};
const newPrinter = (clock: SimulatedClock, baudRate = 115_200) =>
  new SimulatedReceiptPrinter(clock, { baudRate });
/** Longer than asking a silent port at every rate takes. */
const aWhile = 8000;

describe("a terminal that nobody has configured", () => {
  it.each([
    ["at the usual rates", 115_200, 115_200],
    ["at slow ones", 9600, 9600],
    ["at other ones", 9600, 19_200],
  ] as const)("knows reader, printer and voice on any port, %s", async (_when, readerRate, printerRate) => {
    const at = machine();
    const printer = newPrinter(at.clock, printerRate);
    at.plug("/dev/ttyUSB0", new SimulatedVoice(syn6288, at.clock));
    at.plug("/dev/ttyUSB1", newReader(at.clock, readerRate));
    at.plug("/dev/ttyUSB2", printer);
    at.plug("/dev/ttyUSB3");
    at.start();
    await at.clock.advance(aWhile);
    expect(at.state()).toEqual(["online", "online", "online"]);
    expect(at.view("/dev/ttyUSB0")).toMatchObject({ family: "voice", protocol: "SYN6288", baudRate: 9600 });
    expect(at.view("/dev/ttyUSB1")).toMatchObject({ family: "id-card-reader", baudRate: readerRate });
    expect(at.view("/dev/ttyUSB2")).toMatchObject({ family: "receipt-printer", baudRate: printerRate });
    expect(at.view("/dev/ttyUSB3")).toMatchObject({ knowledge: "unknown", family: undefined });
    // What was asked on the way to it must not stand on the next citizen's ticket.
    expect(printer.state().tickets).toEqual([]);
    await at.stop();
  });

  it("tells the two voice modules apart, which understand each other's questions", async () => {
    const at = machine();
    at.plug("/dev/ttyS1", new SimulatedVoice(xfs5152ce, at.clock));
    at.start();
    await at.clock.advance(aWhile);
    expect(at.view("/dev/ttyS1")).toMatchObject({ family: "voice", protocol: "XFS5152CE" });
    await at.stop();
  });

  it("notices within a second that something was plugged in", async () => {
    const at = machine();
    at.start();
    await at.clock.advance(3 * lookInterval);
    expect(at.registry.ports()).toEqual([]);
    at.plug("/dev/ttyUSB0", newPrinter(at.clock));
    await at.clock.advance(lookInterval);
    expect(at.view("/dev/ttyUSB0")).toMatchObject({ family: "receipt-printer" });
    await at.clock.advance(lookInterval);
    expect(at.printer.status().state).toBe("online");
    await at.stop();
  });

  it("has a device back that returns on another port", async () => {
    const at = machine();
    const reader = newReader(at.clock);
    at.plug("/dev/ttyUSB0", reader);
    at.start();
    await at.clock.advance(aWhile);
    expect(at.reader.status().state).toBe("online");
    at.unplug("/dev/ttyUSB0", reader);
    await at.clock.advance(2 * lookInterval);
    expect(at.reader.status().state).toBe("noDevice");
    at.plug("/dev/ttyUSB7", reader);
    await at.clock.advance(aWhile);
    expect(at.reader.status().state).toBe("online");
    expect(at.view("/dev/ttyUSB7")).toMatchObject({ knowledge: "known", family: "id-card-reader" });
    await at.stop();
  });

  it("lets a spare take over when the first goes, and does not disturb it before", async () => {
    const at = machine();
    const [first, second] = [newPrinter(at.clock), newPrinter(at.clock)];
    at.plug("/dev/ttyUSB0", first);
    at.start();
    await at.clock.advance(aWhile);
    at.plug("/dev/ttyUSB1", second);
    await at.clock.advance(aWhile);
    expect(at.view("/dev/ttyUSB0")).toMatchObject({ knowledge: "known" });
    expect(at.view("/dev/ttyUSB1")).toMatchObject({ knowledge: "spare", family: "receipt-printer" });
    const before = at.opened.filter((path) => path === "/dev/ttyUSB1").length;
    await at.clock.advance(2 * askAgainAfter);
    expect(at.opened.filter((path) => path === "/dev/ttyUSB1").length).toBe(before);
    at.unplug("/dev/ttyUSB0", first);
    await at.clock.advance(aWhile);
    expect(at.printer.status().state).toBe("online");
    expect(at.view("/dev/ttyUSB1")).toMatchObject({ knowledge: "known" });
    await at.stop();
  });

  it("finds out that another kind of device was put on the same cable", async () => {
    const at = machine();
    const [printer, reader] = [newPrinter(at.clock), newReader(at.clock)];
    at.plug("/dev/ttyS0", printer);
    at.start();
    await at.clock.advance(aWhile);
    expect(at.printer.status().state).toBe("online");
    at.swap("/dev/ttyS0", printer, reader);
    await at.clock.advance(3 * askAgainAfter);
    expect(at.reader.status().state).toBe("online");
    expect(["noDevice", "offline"]).toContain(at.printer.status().state);
    expect(at.view("/dev/ttyS0")).toMatchObject({ family: "id-card-reader" });
    await at.stop();
  });

  it("has a device back that was switched off for a while, on the same port", async () => {
    const at = machine();
    const printer = newPrinter(at.clock);
    at.plug("/dev/ttyS0", printer);
    at.start();
    await at.clock.advance(aWhile);
    printer.setFault("silence");
    await at.clock.advance(4 * askAgainAfter);
    expect(at.printer.status().state).toBe("offline");
    expect(at.view("/dev/ttyS0")).toMatchObject({ family: "receipt-printer" });
    printer.clearFault("silence");
    await at.clock.advance(askAgainAfter);
    expect(at.printer.status().state).toBe("online");
    await at.stop();
  });

  it("asks a port again on which nothing answered, since it may be switched on later", async () => {
    const at = machine();
    const printer = newPrinter(at.clock);
    at.plug("/dev/ttyS0");
    at.start();
    await at.clock.advance(aWhile);
    expect(at.view("/dev/ttyS0")).toMatchObject({ knowledge: "unknown" });
    expect(at.view("/dev/ttyS0")?.attempts.every(({ heard }) => heard === "nothing")).toBe(true);
    at.swap("/dev/ttyS0", printer, printer);
    await at.clock.advance(askAgainAfter);
    await at.clock.advance(aWhile);
    expect(at.printer.status().state).toBe("online");
    await at.stop();
  });

  it("asks at once when a technician asks it to", async () => {
    const at = machine();
    const printer = newPrinter(at.clock);
    at.plug("/dev/ttyS0");
    at.start();
    await at.clock.advance(aWhile);
    at.swap("/dev/ttyS0", printer, printer);
    at.registry.askAgain();
    await at.clock.advance(2 * lookInterval);
    expect(at.view("/dev/ttyS0")).toMatchObject({ family: "receipt-printer" });
    await at.stop();
  });

  it("knows what says of itself what it is without asking", async () => {
    const at = machine();
    const line = createMemoryLine("light");
    line.plug();
    const light = at.registry.family("status-light", [
      {
        protocol: "a light",
        recognises: ({ kind, usb }) => kind === "hid" && usb?.vendorId === 0x04d8,
        source: () => line.source,
      },
    ]);
    at.plug("/dev/hidraw3", undefined, {
      kind: "hid",
      usb: { vendorId: 0x04d8, productId: 0xf372, serialNumber: undefined },
    });
    at.plug("/dev/hidraw4", undefined, { kind: "hid" });
    at.start();
    await at.clock.advance(aWhile);
    expect(at.opened).toEqual([]);
    expect(light.address).toBe("/dev/hidraw3");
    expect(await light.exists()).toBe(true);
    expect(at.view("/dev/hidraw4")).toMatchObject({ knowledge: "unknown", attempts: [] });
    await at.stop();
  });

  it("never touches a port that the configuration names", async () => {
    const at = machine({ named: ["/dev/ttyS4"] });
    at.plug("/dev/ttyS4", newPrinter(at.clock));
    at.start();
    await at.clock.advance(aWhile);
    expect(at.opened).toEqual([]);
    expect(at.view("/dev/ttyS4")).toBeUndefined();
    await at.stop();
  });

  it("says of a port that another program holds why it cannot be opened, and gets it when it is free", async () => {
    const at = machine();
    const printer = newPrinter(at.clock);
    at.plug("/dev/ttyS0", printer);
    const program = await at.hold("/dev/ttyS0");
    at.start();
    await at.clock.advance(aWhile);
    expect(at.view("/dev/ttyS0")).toMatchObject({
      knowledge: "taken",
      trouble: expect.stringContaining("open"),
    });
    await program.close();
    await at.clock.advance(askAgainAfter + aWhile);
    expect(at.printer.status().state).toBe("online");
    await at.stop();
  });

  it("finds what stands on serial ports where HID devices cannot be listed, and says that they cannot", async () => {
    const at = machine();
    at.refuseListing("hid");
    at.plug("/dev/ttyUSB0", newReader(at.clock));
    at.start();
    await at.clock.advance(aWhile);
    expect(at.registry.trouble()).toContain("hid");
    expect(at.reader.status().state).toBe("online");
    await at.stop();
  });

  it("takes nothing for gone that it cannot look for", async () => {
    const at = machine();
    at.plug("/dev/ttyUSB0", newReader(at.clock));
    at.start();
    await at.clock.advance(aWhile);
    at.refuseListing("serial");
    await at.clock.advance(aWhile);
    expect(at.registry.ports()).toMatchObject([{ path: "/dev/ttyUSB0", knowledge: "known" }]);
    expect(at.reader.status().state).toBe("online");
    await at.stop();
  });

  it("goes on when the system does not let itself be asked for a while", async () => {
    const at = machine();
    at.refuseListing("serial");
    at.plug("/dev/ttyUSB0", newReader(at.clock));
    at.start();
    await at.clock.advance(aWhile);
    expect(at.registry.ports()).toEqual([]);
    expect(at.registry.trouble()).toContain("serial");
    at.refuseListing(undefined);
    await at.clock.advance(aWhile);
    expect(at.registry.trouble()).toBeUndefined();
    expect(at.reader.status().state).toBe("online");
    await at.stop();
  });
});
