import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { DeviceError } from "../../device-drivers/device/errors.ts";
import { hidSource, listHidDevices } from "../../device-drivers/transport/hid.ts";
import type { HidTransport } from "../../device-drivers/transport/transport.ts";
import { type Checks, until } from "./checks.ts";
import { cardReader, mouse, scanner } from "./devices.ts";
import type { KernelDevice, KernelDevices } from "./kernel-devices.ts";

const barcodeScanner = { usagePage: 0x8c, usage: 0x02 };
const idsOf = ({ vendorId, productId }: typeof scanner | typeof cardReader) => ({ vendorId, productId });
const hasCode = (code: string) => (cause: unknown) => cause instanceof DeviceError && cause.code === code;

/** One scan that fills the whole report, `serial` in its first byte of data. */
const scanReport = (serial: number) => {
  const report = Buffer.alloc(1 + 1 + 3 + 56 + 1);
  report.set([0x02, 56, 0x5d, 0x51, 0x30, serial]);
  return new Uint8Array(report);
};

/** The transport alone: finding, opening, reports of every kind, losing, finding again. */
export async function checkTransport({ check }: Checks, devices: KernelDevices): Promise<void> {
  let scannerEnd: KernelDevice = await devices.plug(scanner);
  const readerEnd = await devices.plug(cardReader);
  const pathOfScanner = async () => (await listHidDevices(idsOf(scanner)))[0]?.path;
  const firstPath = await pathOfScanner();

  await check("lists the devices with what they are", async () => {
    const listed = await listHidDevices();
    assert.equal(listed.length, 2);
    const found = listed.find(({ vendorId }) => vendorId === scanner.vendorId);
    assert.equal(found?.productId, scanner.productId);
    assert.equal(found?.serialNumber, scanner.serialNumber);
    assert.match(found?.path ?? "", /^\/dev\/hidraw\d$/);
    assert.deepEqual(found?.usages, [barcodeScanner]);
    assert.equal((await listHidDevices(idsOf(cardReader))).length, 1);
  });

  await check("finds a device by each criterion, and none by a wrong one", async () => {
    symlinkSync(firstPath ?? "", "/dev/kiosk-scanner");
    const right = [
      idsOf(scanner),
      { serialNumber: scanner.serialNumber },
      { usage: barcodeScanner },
      { path: firstPath ?? "" },
      { path: "/dev/kiosk-scanner" },
      { ...idsOf(scanner), serialNumber: scanner.serialNumber, usage: barcodeScanner },
    ];
    for (const criteria of right)
      assert.equal(await hidSource(criteria).exists(), true, JSON.stringify(criteria));
    const wrong = [
      { vendorId: scanner.vendorId, productId: 1 },
      { ...idsOf(scanner), serialNumber: "SCAN0002" },
      { ...idsOf(scanner), usage: { usagePage: 0x8c, usage: 0x03 } },
      { path: "/dev/hidraw9" },
      { path: "/dev/null" },
    ];
    for (const criteria of wrong) {
      assert.equal(await hidSource(criteria).exists(), false, JSON.stringify(criteria));
      await assert.rejects(hidSource(criteria).open(), hasCode("line.absent"));
    }
  });

  await check("tells an account that may not open the device what to do", async () => {
    process.seteuid?.(65_534);
    try {
      await assert.rejects(
        hidSource(idsOf(scanner)).open(),
        (cause) => hasCode("line.busy")(cause) && /udev\/60-xiaohu-kiosk-hid\.rules/.test(String(cause)),
      );
    } finally {
      process.seteuid?.(0);
    }
  });

  const source = hidSource({ serialNumber: scanner.serialNumber });
  let line: HidTransport = await source.open();

  await check("gives the report descriptor as the device gave it, and holds the device alone", async () => {
    assert.deepEqual(line.reportDescriptor, scanner.reportDescriptor);
    await assert.rejects(source.open(), hasCode("line.busy"));
    await line.close();
    await line.close();
    for (let time = 0; time < 3; time++) await (await source.open()).close();
    line = await source.open();
  });

  await check("takes 500 whole input reports, numbers in front, in order", async () => {
    const heard: Uint8Array[] = [];
    line.onData((report) => heard.push(report));
    for (let serial = 0; serial < 500; serial++) {
      scannerEnd.write(scanReport(serial & 0xff));
      // The kernel keeps 64 of them for who is slow to read.
      if (serial % 32 === 31) await until(() => heard.length === serial + 1);
    }
    await until(() => heard.length === 500);
    for (const [serial, report] of heard.entries())
      assert.deepEqual(new Uint8Array(report), scanReport(serial & 0xff));
  });

  await check("sets and gets a feature report; what the device refuses does not cost the line", async () => {
    let kept = Uint8Array.of(0xfe, 0);
    scannerEnd.onFeature({
      set(report) {
        if (report.length === 2 && report[0] === 0xfe) kept = Uint8Array.from(report);
        return report.length === 2 && report[0] === 0xfe;
      },
      get: (reportNumber) => (reportNumber === 0xfe ? kept : undefined),
    });
    await line.sendFeatureReport(Uint8Array.of(0xfe, 1));
    assert.deepEqual([...(await line.getFeatureReport(0xfe, 2))], [0xfe, 1]);
    await assert.rejects(line.sendFeatureReport(Uint8Array.of(0xfd, 1)), hasCode("device.garbled"));
    await assert.rejects(line.getFeatureReport(0xfd, 2), hasCode("device.garbled"));
    assert.deepEqual([...(await line.getFeatureReport(0xfe, 2))], [0xfe, 1]);
  });

  await check("carries reports without numbers both ways", async () => {
    const reader = await hidSource(idsOf(cardReader)).open();
    // Find card (protocol envelope type a), and an answer of the same length.
    const request = new Uint8Array(64);
    request.set(Buffer.from("8800000b00b1aaaaaa96690003200122ff03", "hex"));
    const answer = request.map((byte) => byte ^ 0xff);
    const heard: Uint8Array[] = [];
    const asked: Uint8Array[] = [];
    reader.onData((report) => heard.push(report));
    readerEnd.onData((report) => {
      asked.push(report);
      readerEnd.write(answer);
    });
    await reader.write(Uint8Array.of(0, ...request));
    await until(() => heard.length === 1);
    assert.deepEqual(asked, [Uint8Array.of(0, ...request)]);
    assert.deepEqual(new Uint8Array(heard[0] ?? []), answer);
    await reader.close();
    await assert.rejects(reader.write(Uint8Array.of(0, ...request)), hasCode("line.lost"));
  });

  await check("tells once that the device was pulled out, after its last report", async () => {
    const told: string[] = [];
    line.onData(() => told.push("report"));
    line.onLost((cause) => told.push(cause instanceof DeviceError ? cause.code : String(cause)));
    scannerEnd.write(scanReport(1));
    await until(() => told.length === 1);
    await scannerEnd.unplug();
    await until(() => told.length > 1);
    await assert.rejects(line.getFeatureReport(0xfe, 2), hasCode("line.lost"));
    await line.close();
    assert.deepEqual(told, ["report", "line.lost"]);
    assert.equal(await source.exists(), false);
    await assert.rejects(source.open(), hasCode("line.absent"));
  });

  await check("finds it again on another node", async () => {
    const other = await devices.plug(mouse);
    await until(async () => (await listHidDevices(mouse)).length === 1);
    scannerEnd = await devices.plug(scanner);
    await until(() => source.exists());
    assert.notEqual(await pathOfScanner(), firstPath);
    line = await source.open();
    const heard: Uint8Array[] = [];
    line.onData((report) => heard.push(report));
    scannerEnd.write(scanReport(7));
    await until(() => heard.length === 1);
    assert.deepEqual(new Uint8Array(heard[0] ?? []), scanReport(7));
    await line.close();
    await other.unplug();
  });

  await check("notices a device that goes while a request is under way", async () => {
    line = await source.open();
    const told: unknown[] = [];
    line.onLost((cause) => told.push(cause));
    let unplugged: Promise<void> | undefined;
    scannerEnd.onFeature({
      set: () => true,
      get() {
        unplugged ??= scannerEnd.unplug();
        return undefined;
      },
    });
    await assert.rejects(line.getFeatureReport(0xfe, 2), hasCode("line.lost"));
    await unplugged;
    await until(() => told.length === 1);
    await line.close();
  });

  await readerEnd.unplug();
}
