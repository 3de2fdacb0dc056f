import { describe, expect, it } from "vitest";
import { createMemoryHidLine } from "../../../device-drivers/transport/memory-hid.ts";
import { settle } from "../../support/simulated-clock.ts";

const numbered = {
  reportDescriptor: Uint8Array.of(0x06, 0x00, 0xff),
  input: new Map([[2, 3]]),
  output: new Map([[4, 2]]),
  feature: new Map([[1, 8]]),
};
const unnumbered = { ...numbered, input: new Map([[0, 3]]), output: new Map([[0, 2]]), feature: new Map() };

async function opened(layout: typeof numbered = numbered) {
  const line = createMemoryHidLine("test", layout);
  const device = line.plug();
  const host = await line.source.open();
  const heard: string[] = [];
  device.onData((report) => heard.push(`device ${report}`));
  host.onData((report) => heard.push(`host ${report}`));
  return { line, device, host, heard };
}

describe("a HID line in memory", () => {
  it("is there while it is plugged in, is held by one at a time, and shows its descriptor", async () => {
    const line = createMemoryHidLine("test", numbered);
    expect(await line.source.exists()).toBe(false);
    await expect(line.source.open()).rejects.toMatchObject({ code: "line.absent" });
    line.plug();
    const host = await line.source.open();
    expect(host.reportDescriptor).toEqual(numbered.reportDescriptor);
    await expect(line.source.open()).rejects.toMatchObject({ code: "line.busy" });
    await host.close();
    await line.source.open();
  });

  it("carries whole reports both ways, with their numbers where there are any", async () => {
    for (const layout of [numbered, unnumbered]) {
      const { device, host, heard } = await opened(layout);
      const [report, size] = [...layout.output][0] ?? [0, 0];
      const sent = Uint8Array.of(report, ...new Uint8Array(size).fill(7));
      await host.write(sent);
      device.write(Uint8Array.of(2, 8, 9));
      expect(heard).toEqual([`device ${sent}`]);
      await settle();
      expect(heard).toEqual([`device ${sent}`, "host 2,8,9"]);
    }
  });

  it.each([
    ["too short", [4, 1]],
    ["too long", [4, 1, 2, 3]],
    ["without its number", [1, 2]],
    ["of another number", [5, 1, 2]],
    ["empty", []],
  ])("refuses an output report that is %s", async (_how, report) => {
    const { host, heard } = await opened();
    await expect(host.write(Uint8Array.from(report))).rejects.toMatchObject({ code: "device.garbled" });
    await settle();
    expect(heard).toEqual([]);
  });

  it("drops what the device says under a number that it does not have", async () => {
    const { device, heard } = await opened();
    device.write(Uint8Array.of(3, 1, 1, 1));
    device.write(Uint8Array.of(2, 1));
    await settle();
    expect(heard).toEqual(["host 2,1"]);
  });

  it("sets and gets feature reports, and refuses what the device or the layout does", async () => {
    const { device, host } = await opened();
    const set = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
    const refused = { code: "device.garbled" };
    await expect(host.sendFeatureReport(set)).rejects.toMatchObject(refused);
    let kept: Uint8Array | undefined;
    device.onFeature({
      set(report) {
        kept = report;
        return report[1] === 2;
      },
      get: () => kept,
    });
    await host.sendFeatureReport(set);
    expect(await host.getFeatureReport(1, 9)).toEqual(set);
    expect(await host.getFeatureReport(1, 4)).toEqual(set.subarray(0, 4));
    await expect(host.getFeatureReport(2, 9)).rejects.toMatchObject(refused);
    const unwanted = set.slice().fill(0, 1);
    await expect(host.sendFeatureReport(unwanted)).rejects.toMatchObject(refused);
    device.onFeature({ set: () => true, get: () => kept });
    await host.sendFeatureReport(unwanted);
    for (const wrong of [set.subarray(0, 8), Uint8Array.of(...set, 0), set.with(0, 2), new Uint8Array()])
      await expect(host.sendFeatureReport(wrong)).rejects.toMatchObject(refused);
  });

  it("loses everything that is asked of it when the cable is pulled, also once it is in again", async () => {
    const { line, host } = await opened();
    const told: unknown[] = [];
    host.onLost((cause) => told.push(cause));
    const asked = host.getFeatureReport(1, 9);
    line.unplug();
    await expect(asked).rejects.toMatchObject({ code: "line.lost" });
    line.plug().onFeature({ set: () => true, get: () => new Uint8Array(9) });
    const feature = new Uint8Array(9).fill(1);
    for (const lost of [
      host.write(Uint8Array.of(4, 1, 1)),
      host.sendFeatureReport(feature),
      host.getFeatureReport(1, 9),
    ])
      await expect(lost).rejects.toMatchObject({ code: "line.lost" });
    expect(told).toHaveLength(1);
    await (await line.source.open()).sendFeatureReport(feature);
  });
});
