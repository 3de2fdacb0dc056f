import { closeSync, constants, openSync, writeSync } from "node:fs";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SerialPort } from "serialport";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import {
  loadPseudoTerminals,
  type PluggedLine,
  plugPty,
} from "../../../device-drivers/simulator/pty-line.ts";
import { readWhenReadable } from "../../../device-drivers/transport/read-when-readable.ts";
import { serialSource } from "../../../device-drivers/transport/serial.ts";
import type { Transport } from "../../../device-drivers/transport/transport.ts";

const terminals = loadPseudoTerminals();

/** Real pseudo-terminals, opened by the serialport package. */
describe.skipIf(terminals.kind === "unavailable")("a serial port", () => {
  let directory: string;
  let line: PluggedLine;
  let path: string;
  const opened: Transport[] = [];

  const plug = async () => {
    if (terminals.kind === "unavailable") throw terminals.cause;
    line = await plugPty(terminals.module, path, systemClock);
  };
  const open = async (baudRate = 115_200) => {
    const transport = await serialSource({ path, baudRate }).open();
    opened.push(transport);
    return transport;
  };
  /** Everything that comes, once it is `length` bytes. */
  const collect = (source: { onData(listener: (chunk: Uint8Array) => void): void }, length: number) =>
    new Promise<Buffer>((resolve) => {
      const chunks: Uint8Array[] = [];
      let have = 0;
      source.onData((chunk) => {
        chunks.push(Buffer.from(chunk));
        have += chunk.length;
        if (have >= length) resolve(Buffer.concat(chunks));
      });
    });

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "xiaohu-pty-"));
    path = join(directory, "port");
    await plug();
  });
  afterEach(async () => {
    for (const transport of opened.splice(0)) await transport.close();
    await line.pull();
    await rm(directory, { recursive: true, force: true });
  });

  it("carries every byte value unchanged, both ways", async () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, value) => value));
    const transport = await open();
    const atDevice = collect(line, all.length);
    await transport.write(all);
    expect(await atDevice).toEqual(all);
    const atHost = collect(transport, all.length);
    line.write(all);
    expect(await atHost).toEqual(all);
  });

  it("carries bulk both ways at once without a deadlock", async () => {
    const bulk = Buffer.alloc(100_000, "0123456789");
    const transport = await open();
    const received = Promise.all([collect(line, bulk.length), collect(transport, bulk.length)]);
    line.write(bulk);
    await transport.write(bulk);
    expect(await received).toEqual([bulk, bulk]);
  });

  it("notices that it was unplugged, and refuses to write from then on", async () => {
    const transport = await open();
    const lost = new Promise<Error>((resolve) => transport.onLost(resolve));
    await line.pull();
    expect(await lost).toMatchObject({ code: "line.lost" });
    await expect(transport.write(Uint8Array.of(1))).rejects.toMatchObject({ code: "line.lost" });
    expect(await serialSource({ path, baudRate: 115_200 }).exists()).toBe(false);
    await expect(open()).rejects.toMatchObject({ code: "line.absent" });
  });

  it("is found again behind the same path when it is plugged in again", async () => {
    await open();
    await line.pull();
    await plug();
    const transport = await open();
    const atDevice = collect(line, 2);
    await transport.write(Buffer.from("ok"));
    expect(String(await atDevice)).toBe("ok");
  });

  it("can be closed and opened again at another rate", async () => {
    const first = await open(115_200);
    await first.close();
    await first.close();
    const second = await open(9600);
    const atDevice = collect(line, 2);
    await second.write(Buffer.from("ok"));
    expect(String(await atDevice)).toBe("ok");
  });

  it("is held by one at a time", async () => {
    await open();
    await expect(open()).rejects.toMatchObject({ code: "line.busy" });
  });

  it("says nothing of its own closing", async () => {
    const transport = await open();
    let told = false;
    transport.onLost(() => {
      told = true;
    });
    await transport.close();
    await expect(transport.write(Uint8Array.of(1))).rejects.toMatchObject({ code: "line.lost" });
    expect(told).toBe(false);
  });

  it.each(["closed", "unplugged"])(
    "ends a write that the device does not take when it is %s",
    async (how) => {
      if (terminals.kind === "unavailable") throw terminals.cause;
      const { master, slave, pty } = terminals.module.open(80, 24);
      const transport = await serialSource({ path: pty, baudRate: 115_200 }).open();
      let lost: unknown;
      transport.onLost((cause) => {
        lost = cause;
      });
      const stuck = transport.write(Buffer.alloc(100_000));
      const ended = expect(stuck).rejects.toMatchObject({ code: "line.lost" });
      // A full line takes nothing more: the write is stuck by the time another's bytes have come through.
      const atDevice = collect(line, 2);
      await (await open()).write(Buffer.from("ok"));
      await atDevice;
      if (how === "closed") await transport.close();
      closeSync(master);
      closeSync(slave);
      await ended;
      await transport.close();
      await expect(transport.write(Uint8Array.of(1))).rejects.toMatchObject({ code: "line.lost" });
      if (how === "closed") expect(lost).toBeUndefined();
      else expect(lost).toMatchObject({ code: "line.lost" });
      expect(await serialSource({ path: pty, baudRate: 115_200 }).exists()).toBe(false);
    },
  );

  it("is not there when its link leads nowhere, or through a file", async () => {
    const there = (at: string) => serialSource({ path: at, baudRate: 115_200 }).exists();
    expect(await there(path)).toBe(true);
    expect(await there(join(path, "further"))).toBe(false);
    const nowhere = join(directory, "nowhere");
    await symlink(join(directory, "gone"), nowhere);
    expect(await there(nowhere)).toBe(false);
  });
});

describe("reading when there is something", () => {
  /** The binding's port, whose poller reports when the test wants. */
  function polled(fd: number) {
    let report: (cause: Error | null) => void = () => undefined;
    const port = {
      fd: fd as number | null,
      poller: {
        once: (_event: "readable", listener: (cause: Error | null) => void) => {
          report = listener;
        },
      },
      read: () => Promise.reject(new Error("by a thread")),
    };
    readWhenReadable({ port } as unknown as SerialPort);
    return {
      port,
      report: async (cause: Error | null = null) => {
        report(cause);
        await Promise.resolve();
      },
      read: (length: number) => (port.read as Read)(Buffer.alloc(length), 0, length),
    };
  }
  type Read = (buffer: Buffer, offset: number, length: number) => Promise<{ bytesRead: number }>;

  it("takes no bytes for a line that hung up", async () => {
    const fd = openSync("/dev/null", "r");
    const { read, report } = polled(fd);
    const reading = expect(read(10)).rejects.toThrow("hung up");
    await report();
    await reading;
    closeSync(fd);
  });

  it("waits again when the report was premature", async () => {
    if (terminals.kind === "unavailable") throw terminals.cause;
    const { master, slave, pty } = terminals.module.open(80, 24);
    const fd = openSync(pty, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    const { read, report } = polled(fd);
    const reading = read(10);
    await report();
    writeSync(master, "ok\n");
    await report();
    expect(await reading).toMatchObject({ bytesRead: 3 });
    for (const open of [fd, master, slave]) closeSync(open);
  });

  it("passes on that the line went away, and that the port was closed", async () => {
    const { read, report, port } = polled(0);
    const reading = expect(read(10)).rejects.toThrow("unplugged");
    await report(new Error("unplugged"));
    await reading;
    const canceled = expect(read(10)).rejects.toMatchObject({ canceled: true });
    port.fd = null;
    await report();
    await canceled;
    await expect(read(10)).rejects.toMatchObject({ canceled: true });
  });

  it("leaves a port without a poller as it is", async () => {
    const port = { read: async () => "as it was" };
    readWhenReadable({ port } as unknown as SerialPort);
    expect(await port.read()).toBe("as it was");
  });
});
