import { mkdtemp, readdir, readlink, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import {
  loadPseudoTerminals,
  outboxLimit,
  type PluggedLine,
  plugPty,
} from "../../../device-drivers/simulator/pty-line.ts";
import { serialSource } from "../../../device-drivers/transport/serial.ts";

const terminals = loadPseudoTerminals();
const openDescriptors = async () => (await readdir("/dev/fd")).length;

describe("where pseudo-terminals cannot be had", () => {
  it("says so, and why", () => {
    const { arch } = process;
    Object.defineProperty(process, "arch", { value: "unheard-of" });
    try {
      expect(loadPseudoTerminals()).toMatchObject({
        kind: "unavailable",
        cause: { code: "MODULE_NOT_FOUND" },
      });
    } finally {
      Object.defineProperty(process, "arch", { value: arch });
    }
  });
});

describe.skipIf(terminals.kind === "unavailable")("a pseudo-terminal's line", () => {
  let directory: string;
  let path: string;
  let before: number;

  const plug = (at = path): Promise<PluggedLine> => {
    if (terminals.kind === "unavailable") throw terminals.cause;
    return plugPty(terminals.module, at, systemClock);
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "xiaohu-pty-line-"));
    path = join(directory, "ports", "reader");
    before = await openDescriptors();
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it("stands behind a link while it is plugged in, and gives everything back when it is pulled", async () => {
    const line = await plug();
    expect(await readlink(path)).toMatch(/^\/dev\//);
    line.write(Buffer.alloc(50_000));
    await Promise.all([line.pull(), line.pull()]);
    await expect(readlink(path)).rejects.toMatchObject({ code: "ENOENT" });
    line.write(Uint8Array.of(1));
    expect(await openDescriptors()).toBe(before);
  });

  it("takes the place of a link that was left behind", async () => {
    const [first, second] = [await plug(), await plug()];
    const target = await readlink(path);
    await first.pull();
    await second.pull();
    expect(target).toMatch(/^\/dev\//);
    expect(await openDescriptors()).toBe(before);
  });

  it("keeps nothing open when its link cannot be made", async () => {
    await writeFile(join(directory, "file"), "");
    await expect(plug(join(directory, "file", "reader"))).rejects.toMatchObject({ code: "EEXIST" });
    expect(await openDescriptors()).toBe(before);
  });

  it("loses what nobody reads beyond its limit, whole messages, and goes on afterwards", async () => {
    const line = await plug();
    const host = await serialSource({ path, baudRate: 115_200 }).open();
    let received = 0;
    let last: number | undefined;
    const until = (length: number) =>
      new Promise<void>((resolve) =>
        host.onData((chunk) => {
          received += chunk.length;
          last = chunk.at(-1);
          if (received >= length) resolve();
        }),
      );
    const all = until(outboxLimit);
    line.write(Buffer.alloc(outboxLimit, 1));
    line.write(Uint8Array.of(2));
    await all;
    expect([received, last]).toEqual([outboxLimit, 1]);
    const next = until(outboxLimit + 1);
    line.write(Uint8Array.of(3));
    await next;
    expect([received, last]).toEqual([outboxLimit + 1, 3]);
    await host.close();
    await line.pull();
  });
});
