import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import { loadPseudoTerminals, type PtyLine, plugPty } from "../../../device-drivers/simulator/pty-line.ts";
import { serialSource } from "../../../device-drivers/transport/serial.ts";
import type { Transport } from "../../../device-drivers/transport/transport.ts";

const terminals = loadPseudoTerminals();

/** Real pseudo-terminals, opened by the serialport package. */
describe.skipIf(!terminals)("a serial port", () => {
  let directory: string;
  let line: PtyLine;
  let path: string;
  const opened: Transport[] = [];

  const plug = async () => {
    if (!terminals) throw new Error("no pseudo-terminals");
    ({ line, path } = await plugPty(terminals, directory, "port", systemClock));
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
});
