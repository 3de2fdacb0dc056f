import { execFileSync } from "node:child_process";
import { closeSync, readdirSync, readSync, writeSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { loadPseudoTerminals } from "../../../device-drivers/simulator/pty-line.ts";
import type { Transport } from "../../../device-drivers/transport/transport.ts";
import {
  ACTIVE_READ_MS,
  type DeviceFile,
  IDLE_READ_MS,
  READ_ERRORS_TO_LOSE,
  usbPrinterSource,
  WRITE_RETRY_MS,
} from "../../../device-drivers/transport/usb-printer.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const errno = (code: string) => Object.assign(new Error(code), { code });

/**
 * `usblp` as its source has it, call by call. The real driver needs a USB printer; what a character device really does
 * with these calls is seen on a pseudo-terminal below.
 */
class Usblp implements DeviceFile {
  isPresent = true;
  isOneWay = false;
  isOpen = false;
  /** Bytes that the printer still takes. */
  room = Number.POSITIVE_INFINITY;
  reads: (Uint8Array | "EIO" | "EINTR")[] = [];
  taken: number[] = [];
  readCalls = 0;

  open(): number {
    if (!this.isPresent) throw errno("ENODEV");
    if (this.isOpen) throw errno("EBUSY");
    this.isOpen = true;
    return 7;
  }

  read(_descriptor: number, buffer: Uint8Array): number {
    this.readCalls++;
    if (this.isOneWay) throw errno("EINVAL");
    if (!this.isPresent) throw errno("ENODEV");
    const next = this.reads.shift();
    if (next === undefined) throw errno("EAGAIN");
    if (typeof next === "string") throw errno(next);
    buffer.set(next);
    return next.length;
  }

  write(_descriptor: number, bytes: Uint8Array): number {
    if (!this.isPresent) throw errno("ENODEV");
    const length = Math.min(bytes.length, this.room, 8192);
    if (length === 0) throw errno("EAGAIN");
    this.room -= length;
    this.taken.push(...bytes.subarray(0, length));
    return length;
  }

  close(): void {
    this.isOpen = false;
  }
}

async function plugged() {
  const clock = new SimulatedClock();
  const file = new Usblp();
  const source = usbPrinterSource({ path: "/dev/usb/lp0", clock, file });
  const transport = await source.open();
  const heard: number[] = [];
  const lost: Error[] = [];
  transport.onData((chunk) => heard.push(...chunk));
  transport.onLost((cause) => lost.push(cause));
  return { clock, file, source, transport, heard, lost };
}

describe("the USB printer device, by the driver's source", () => {
  it("writes a long job in the driver's pieces and hears the answer soon", async () => {
    const { clock, file, transport, heard } = await plugged();
    const job = Buffer.alloc(20_000, 0x41);
    await transport.write(job);
    expect(file.taken).toHaveLength(job.length);
    file.reads.push(Uint8Array.of(0x12), new Uint8Array(0), Uint8Array.of(0x10, 0, 0, 0x0f));
    await clock.advance(3 * ACTIVE_READ_MS);
    expect(heard).toEqual([0x12, 0x10, 0, 0, 0x0f]);
  });

  it("waits for a printer that takes nothing, keeps the order, and neither loses nor repeats a byte", async () => {
    const { clock, file, transport } = await plugged();
    file.room = 3;
    const done: string[] = [];
    transport.write(Uint8Array.of(1, 2, 3, 4, 5)).then(() => done.push("first"));
    transport.write(Uint8Array.of(6)).then(() => done.push("second"));
    await clock.advance(60_000);
    expect([file.taken, done]).toEqual([[1, 2, 3], []]);
    file.room = 2;
    await clock.advance(WRITE_RETRY_MS);
    expect([file.taken, done]).toEqual([[1, 2, 3, 4, 5], ["first"]]);
    file.room = 10;
    await clock.advance(WRITE_RETRY_MS);
    expect([file.taken, done]).toEqual([
      [1, 2, 3, 4, 5, 6],
      ["first", "second"],
    ]);
  });

  it("is lost when it is unplugged, in idle, and ends the write under way", async () => {
    const { clock, file, transport, lost } = await plugged();
    file.room = 0;
    const stuck = expect(transport.write(Uint8Array.of(1))).rejects.toMatchObject({ code: "line.lost" });
    file.isPresent = false;
    await clock.advance(IDLE_READ_MS);
    await stuck;
    expect(lost).toMatchObject([{ code: "line.lost", cause: { code: "ENODEV" } }]);
    expect(file.isOpen).toBe(false);
    expect(clock.pendingTimers).toBe(0);
    await expect(transport.write(Uint8Array.of(1))).rejects.toMatchObject({ code: "line.lost" });
  });

  it("tells a printer that another program holds from one that is not there", async () => {
    const { file, source } = await plugged();
    await expect(source.open()).rejects.toMatchObject({ code: "line.busy", cause: { code: "EBUSY" } });
    file.isOpen = false;
    file.isPresent = false;
    await expect(source.open()).rejects.toMatchObject({ code: "line.absent" });
  });

  it("reads on after a failed transfer, and takes many for the end", async () => {
    const { clock, file, heard, lost } = await plugged();
    file.reads.push("EIO", "EINTR", Uint8Array.of(0x12));
    await clock.advance(3 * IDLE_READ_MS);
    expect([heard, lost]).toEqual([[0x12], []]);
    for (let count = 0; count < READ_ERRORS_TO_LOSE; count++) file.reads.push("EIO");
    await clock.advance(READ_ERRORS_TO_LOSE * IDLE_READ_MS);
    expect(lost).toMatchObject([{ code: "line.lost", cause: { code: "EIO" } }]);
  });

  it("prints on a printer that cannot answer, and asks it no more", async () => {
    const { clock, file, transport, lost } = await plugged();
    file.isOneWay = true;
    await clock.advance(60_000);
    await transport.write(Uint8Array.of(1));
    await clock.advance(60_000);
    expect(file.taken).toEqual([1]);
    expect(file.readCalls).toBeLessThanOrEqual(2);
    expect(lost).toEqual([]);
  });

  it("reads seldom while nothing is due, and not at all when it is closed", async () => {
    const { clock, file, transport, lost } = await plugged();
    await clock.advance(60_000);
    expect(file.readCalls).toBeLessThanOrEqual(60_000 / IDLE_READ_MS);
    await transport.close();
    await transport.close();
    const calls = file.readCalls;
    await clock.advance(60_000);
    expect(file.readCalls).toBe(calls);
    expect(lost).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });
});

const terminals = loadPseudoTerminals();

/** A character device that really says EAGAIN, EIO and takes part of a write: a pseudo-terminal made raw. */
describe.skipIf(terminals.kind === "unavailable")("in its place, a pseudo-terminal", () => {
  const opened: Transport[] = [];
  afterEach(async () => {
    for (const transport of opened.splice(0)) await transport.close();
  });

  async function terminal() {
    if (terminals.kind === "unavailable") throw terminals.cause;
    const { master, slave, pty } = terminals.module.open(80, 24);
    execFileSync("stty", ["-F", pty, "raw", "-echo"]);
    const clock = new SimulatedClock();
    const source = usbPrinterSource({ path: pty, clock });
    const transport = await source.open();
    opened.push(transport);
    return { master, slave, pty, clock, source, transport };
  }

  it("carries every byte both ways, is lost when it goes away, and is then absent", async () => {
    const { master, slave, clock, source, transport } = await terminal();
    const all = Buffer.from(Array.from({ length: 256 }, (_, value) => value));
    const heard: number[] = [];
    const lost: Error[] = [];
    transport.onData((chunk) => heard.push(...chunk));
    transport.onLost((cause) => lost.push(cause));
    await transport.write(all);
    const atDevice = Buffer.alloc(512);
    expect(readSync(master, atDevice, 0, 512, null)).toBe(256);
    expect(atDevice.subarray(0, 256)).toEqual(all);
    writeSync(master, all);
    await clock.advance(10 * ACTIVE_READ_MS);
    expect(Buffer.from(heard)).toEqual(all);
    expect(await source.exists()).toBe(true);
    closeSync(master);
    closeSync(slave);
    // Where `usblp` reads ENODEV, a terminal that hung up reads as the end; both refuse to be written to.
    await expect(transport.write(all)).rejects.toMatchObject({ code: "line.lost" });
    expect(lost).toMatchObject([{ code: "line.lost" }]);
    expect(await source.exists()).toBe(false);
    await expect(source.open()).rejects.toMatchObject({ code: "line.absent" });
  });

  it("writes more than fits at once as fast as it is taken, and waits without holding anything", async () => {
    const { master, slave, clock, transport } = await terminal();
    const bulk = Buffer.from(Array.from({ length: 100_000 }, (_, at) => at % 251));
    let done = false;
    const writing = transport.write(bulk).then(() => {
      done = true;
    });
    const got: Buffer[] = [];
    let have = 0;
    await clock.advance(60_000);
    expect(done).toBe(false);
    while (have < bulk.length) {
      const chunk = Buffer.alloc(4096);
      const length = readSync(master, chunk, 0, chunk.length, null);
      got.push(chunk.subarray(0, length));
      have += length;
      await clock.advance(WRITE_RETRY_MS);
    }
    await writing;
    expect(Buffer.concat(got).equals(bulk)).toBe(true);
    closeSync(master);
    closeSync(slave);
  });

  it("leaves no descriptor open", async () => {
    const { master, slave, transport } = await terminal();
    const before = readdirSync("/proc/self/fd").length;
    await transport.close();
    expect(readdirSync("/proc/self/fd").length).toBe(before - 1);
    closeSync(master);
    closeSync(slave);
  });
});
