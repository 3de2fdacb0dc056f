import { EventEmitter } from "node:events";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { hidSource, listHidDevices } from "../../../device-drivers/transport/hid.ts";
import { settle } from "../../support/simulated-clock.ts";

/** node-hid as it behaves: errors are bare text, there is no "close", and a listener that throws becomes an error. */
class FakeHid extends EventEmitter {
  closed = 0;
  readAfterClose = false;
  constructor() {
    super();
    this.on("newListener", (event) => {
      if (event === "data")
        process.nextTick(() => {
          this.readAfterClose = this.closed > 0;
        });
    });
  }
  answer: (what: string) => Promise<unknown> = async () => Buffer.from([1, 2]);
  write = (report: Buffer) => this.answer(`write ${report.toString("hex")}`);
  sendFeatureReport = (report: Buffer) => this.answer(`send ${report.toString("hex")}`);
  getFeatureReport = (reportNumber: number) => this.answer(`get ${reportNumber}`);
  close = async () => {
    this.closed++;
  };
  read(cause: string | null, report?: Buffer) {
    try {
      if (cause !== null) this.emit("error", cause);
      else this.emit("data", report);
    } catch (thrown) {
      setImmediate(() => this.emit("error", thrown));
    }
  }
}

const system = vi.hoisted(() => ({
  listed: [] as Record<string, unknown>[],
  list: async (): Promise<unknown> => [],
  open: async (_path: string): Promise<unknown> => undefined,
  openFile: async (): Promise<unknown> => ({ close: async () => undefined }),
  descriptor: async (): Promise<Uint8Array> => new Uint8Array([0x06, 0x00, 0xff]),
}));

vi.mock("node-hid", () => ({
  devicesAsync: () => system.list(),
  HIDAsync: { open: (path: string) => system.open(path) },
}));
vi.mock("node:fs/promises", () => ({
  open: () => system.openFile(),
  readFile: () => system.descriptor(),
  realpath: async (path: string) => (path === "/dev/kiosk-light" ? "/dev/hidraw7" : path),
}));

const entry = { path: "/dev/hidraw7", vendorId: 1, productId: 2, release: 256, interface: -1 };
const failing = (code: string) => async () => {
  throw Object.assign(new Error(code), { code });
};
let fake: FakeHid;
let opened: string[];

beforeEach(() => {
  vi.spyOn(process, "platform", "get").mockReturnValue("linux");
  fake = new FakeHid();
  opened = [];
  system.listed = [entry];
  system.list = async () => system.listed;
  system.open = async (path) => {
    opened.push(path);
    return fake;
  };
  system.openFile = async () => ({ close: async () => undefined });
  system.descriptor = async () => new Uint8Array([0x06, 0x00, 0xff]);
});

const source = hidSource({ vendorId: 1, productId: 2 });
async function line() {
  const transport = await source.open();
  const told: string[] = [];
  transport.onData((report) => told.push(Buffer.from(report).toString("hex")));
  transport.onLost((cause) => told.push((cause as { code?: string }).code ?? ""));
  return { transport, told };
}

describe("listing", () => {
  it("says what to install where the library's own libraries are not there", async () => {
    const lacking = Object.assign(new Error("libusb-1.0.so.0: cannot open"), { code: "ERR_DLOPEN_FAILED" });
    system.list = () => Promise.reject(lacking);
    await expect(listHidDevices()).rejects.toMatchObject({
      code: "line.busy",
      message: expect.stringContaining("apt-get install libusb-1.0-0"),
    });
  });

  it("makes one device of its top-level collections, and nothing of what has no path", async () => {
    system.listed = [
      { ...entry, usagePage: 1, usage: 6, serialNumber: "", interface: 1, product: "Keypad" },
      { ...entry, usagePage: 12, usage: 1 },
      { ...entry, path: undefined },
      { ...entry, path: "/dev/hidraw8", serialNumber: "A1" },
    ];
    expect(await listHidDevices()).toMatchObject([
      {
        path: "/dev/hidraw7",
        product: "Keypad",
        serialNumber: undefined,
        interface: 1,
        usages: [
          { usagePage: 1, usage: 6 },
          { usagePage: 12, usage: 1 },
        ],
      },
      { path: "/dev/hidraw8", serialNumber: "A1", interface: undefined, usages: [] },
    ]);
    const second = hidSource({ serialNumber: "A1" });
    await (await second.open()).close();
    expect(await hidSource({ usage: { usagePage: 12, usage: 1 }, interface: 1 }).exists()).toBe(true);
    expect(await hidSource({ usage: { usagePage: 12, usage: 6 } }).exists()).toBe(false);
    expect(await hidSource({ path: "/dev/kiosk-light" }).exists()).toBe(true);
    expect(opened).toEqual(["/dev/hidraw8"]);
  });

  it("names what is meant", () => {
    expect(source.address).toBe("hid:0001:0002");
    expect(hidSource({ path: "/dev/kiosk-light" }).address).toBe("/dev/kiosk-light");
    expect(hidSource({ usage: { usagePage: 0x8c, usage: 2 }, serialNumber: "A1" }).address).toBe(
      "hid:usage 008c:0002 serial A1",
    );
  });
});

describe("opening", () => {
  it("takes the next device that matches when the first is open, and none when all are", async () => {
    system.listed = [entry, { ...entry, path: "/dev/hidraw8" }];
    const lines = [await source.open(), await source.open()];
    await expect(source.open()).rejects.toMatchObject({ code: "line.busy" });
    await lines[0]?.close();
    lines[0] = await source.open();
    expect(opened).toEqual(["/dev/hidraw7", "/dev/hidraw8", "/dev/hidraw7"]);
    for (const each of lines) await each.close();
  });

  it.each([
    ["EACCES", "line.busy", /udev\/60-xiaohu-kiosk-hid\.rules/],
    ["ENOENT", "line.absent", /not there/],
    ["EIO", "line.busy", /cannot open device/],
  ])("that fails with %s is %s", async (code, expected, message) => {
    system.open = async () => {
      throw new Error("cannot open device with path /dev/hidraw7");
    };
    system.openFile = failing(code);
    await expect(source.open()).rejects.toMatchObject({ code: expected, message });
    await expect(source.open()).rejects.toMatchObject({ code: expected });
  });

  it("closes the device again whose report descriptor cannot be read", async () => {
    system.descriptor = failing("ENODEV");
    await expect(source.open()).rejects.toMatchObject({ code: "line.absent" });
    system.descriptor = failing("EACCES");
    await expect(source.open()).rejects.toMatchObject({ code: "line.busy" });
    expect(fake.closed).toBe(2);
  });

  it("has no report descriptor where the system does not give it", async () => {
    vi.spyOn(process, "platform", "get").mockReturnValue("win32");
    const transport = await source.open();
    expect(transport.reportDescriptor).toEqual(new Uint8Array());
    await transport.close();
  });
});

describe("an open device", () => {
  it("is lost once, after its last report, and tells who asks later too", async () => {
    const { transport, told } = await line();
    fake.read(null, Buffer.from([1]));
    fake.read("could not read from HID device");
    fake.read("could not read from HID device");
    expect(told).toEqual(["01", "line.lost"]);
    const later: unknown[] = [];
    transport.onLost((cause) => later.push(cause));
    expect(later).toMatchObject([{ code: "line.lost", message: /could not read/ }]);
    await expect(transport.write(Uint8Array.of(0, 1))).rejects.toBe(later[0]);
    await transport.close();
    expect(fake.closed).toBe(1);
  });

  it("tells a device that refuses from one that is gone", async () => {
    const { transport, told } = await line();
    fake.answer = async () => {
      throw new Error("Input/output error");
    };
    for (const refused of [
      transport.write(Uint8Array.of(5, 1)),
      transport.sendFeatureReport(Uint8Array.of(5, 1)),
      transport.getFeatureReport(5, 2),
    ])
      await expect(refused).rejects.toMatchObject({ code: "device.garbled", message: /report 5/ });
    expect(told).toEqual([]);
    system.listed = [];
    await expect(transport.write(Uint8Array.of(5, 1))).rejects.toMatchObject({ code: "line.lost" });
    fake.read("could not read from HID device");
    expect(told).toEqual(["line.lost"]);
    await transport.close();
  });

  it("says nothing of its own closing, and takes nothing more", async () => {
    const { transport, told } = await line();
    let fail: (cause: Error) => void = () => undefined;
    fake.answer = () =>
      new Promise((_, reject) => {
        fail = reject;
      });
    const pending = expect(transport.write(Uint8Array.of(0, 1))).rejects.toMatchObject({ code: "line.lost" });
    await Promise.all([transport.close(), transport.close()]);
    fail(new Error("device has been closed"));
    await pending;
    fake.read("could not read from HID device");
    fake.read(null, Buffer.from([1]));
    await expect(transport.getFeatureReport(1, 2)).rejects.toMatchObject({ code: "line.lost" });
    expect(told).toEqual([]);
    expect(fake.closed).toBe(1);
  });

  it("is not closed before node-hid has begun to read it, which would crash", async () => {
    await source.open().then((transport) => transport.close());
    await settle();
    expect(fake.closed).toBe(1);
    expect(fake.readAfterClose).toBe(false);
  });

  it("does not take a bug in a listener for a pulled cable", async () => {
    const { transport, told } = await line();
    const crashes: unknown[] = [];
    const others = process.listeners("uncaughtException");
    process.removeAllListeners("uncaughtException");
    process.on("uncaughtException", (cause) => crashes.push(cause));
    const bug = new Error("a bug");
    transport.onData(() => {
      throw bug;
    });
    fake.read(null, Buffer.from([1]));
    await settle();
    process.removeAllListeners("uncaughtException");
    for (const other of others) process.on("uncaughtException", other);
    expect(crashes).toEqual([bug]);
    expect(told).toEqual([]);
    await transport.close();
  });
});
