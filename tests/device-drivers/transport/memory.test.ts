import { describe, expect, it } from "vitest";
import { createMemoryLine } from "../../../device-drivers/transport/memory.ts";
import { settle } from "../../support/simulated-clock.ts";

describe("a line in memory", () => {
  it("is there exactly while it is plugged in", async () => {
    const line = createMemoryLine("test");
    expect(await line.source.exists()).toBe(false);
    await expect(line.source.open()).rejects.toMatchObject({ code: "line.absent" });
    line.plug();
    expect(await line.source.exists()).toBe(true);
    await line.source.open();
    await expect(line.source.open()).rejects.toMatchObject({ code: "line.busy" });
  });

  it("carries bytes both ways, later and in order", async () => {
    const line = createMemoryLine("test");
    const device = line.plug();
    const host = await line.source.open();
    const heard: string[] = [];
    device.onData((chunk) => heard.push(`device ${chunk}`));
    host.onData((chunk) => heard.push(`host ${chunk}`));
    const bytes = Uint8Array.of(1, 2);
    void host.write(bytes);
    device.write(Uint8Array.of(3));
    bytes[0] = 9;
    expect(heard).toEqual([]);
    await settle();
    expect(heard).toEqual(["device 1,2", "host 3"]);
  });

  it("loses what is said while nobody has it open", async () => {
    const line = createMemoryLine("test");
    const device = line.plug();
    device.write(Uint8Array.of(1));
    const host = await line.source.open();
    const heard: number[] = [];
    host.onData((chunk) => heard.push(...chunk));
    await settle();
    expect(heard).toEqual([]);
  });

  it("tells the host when the cable is pulled, and takes no more", async () => {
    const line = createMemoryLine("test");
    line.plug();
    const host = await line.source.open();
    let cause: unknown;
    host.onLost((error) => {
      cause = error;
    });
    line.unplug();
    expect(cause).toMatchObject({ code: "line.lost" });
    await expect(host.write(Uint8Array.of(1))).rejects.toMatchObject({ code: "line.lost" });
  });

  it("tells a host that asks only afterwards, too", async () => {
    const line = createMemoryLine("test");
    line.plug();
    const host = await line.source.open();
    line.unplug();
    let cause: unknown;
    host.onLost((error) => {
      cause = error;
    });
    expect(cause).toMatchObject({ code: "line.lost" });
  });
});
