import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import { createDevice, type Device } from "../../../device-drivers/device/device.ts";
import {
  createReceiptPrinterSession,
  type ReceiptPrinterSession,
} from "../../../device-drivers/receipt-printer/session.ts";
import { type Bench, createBench } from "../../../device-drivers/simulator/bench.ts";
import { simulatedPrinter } from "../../../device-drivers/simulator/simulated-printer.ts";
import { createDoor, type Door } from "../../../server/door/door.ts";
import { Tokens } from "../../../server/door/tokens.ts";
import { createPrinterWatch } from "../../../server/terminal/printer-watch.ts";
import { receiptPrinterService } from "../../../server/terminal/receipt-printer-service.ts";
import { silentLog } from "../../support/silent-log.ts";
import { meet, member, type Stranger } from "./stranger.ts";

/* A kiosk printer with a presenter, and an outside client at its service. */

let directory: string;
let bench: Bench;
let device: Device<ReceiptPrinterSession>;
let door: Door;
let printer: Stranger;

const data = Buffer.from("TICKET\n").toString("base64");
const print = () => printer.command("Printer.PrintNative", { data, mediaControl: { cut: true } });
const media = async () => member<{ media: string }>(await printer.command("Common.Status"), "printer").media;
const taken = () => printer.messages.filter(({ header }) => header.name === "Printer.MediaTakenEvent").length;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "xiaohu-presenter-"));
  bench = createBench({
    directory,
    clock: systemClock,
    devices: [simulatedPrinter(systemClock, 80, "custom").device],
    forceMemory: true,
  });
  await bench.start();
  const watch = createPrinterWatch();
  device = createDevice({
    name: "receipt-printer",
    source: bench.source("receipt-printer"),
    session: (line) => {
      const session = createReceiptPrinterSession(line, systemClock, { paper: 80 });
      watch.follow(session);
      return session;
    },
    clock: systemClock,
  });
  const tokens = new Tokens();
  door = createDoor({ tokens, clock: systemClock, log: silentLog() });
  door.addService(receiptPrinterService(device, watch, 80, "memory"));
  const port = await door.listen(0);
  printer = await meet(`ws://127.0.0.1:${port}/xfs4iot/v1.0/ReceiptPrinter`, {
    headers: { authorization: `Bearer ${tokens.of("client")}` },
  });
  device.start();
  await printer.until(
    (message) =>
      message.header.name === "Common.StatusChangedEvent" &&
      member<{ device: string }>(message, "common").device === "online",
  );
});
afterAll(async () => {
  expect(printer.complaints).toEqual([]);
  await door.close();
  await device.stop();
  await bench.stop();
  await rm(directory, { recursive: true, force: true });
});

describe("a printer with a presenter", () => {
  it("says that it notices a ticket being taken, and can draw one back", async () => {
    expect((await printer.command("Common.Capabilities")).payload?.printer).toMatchObject({
      mediaTaken: true,
      mediaPresented: true,
      retractToTransport: true,
      control: { retract: true },
    });
  });

  it("presents a ticket and tells when it is taken", async () => {
    const done = await print();
    expect(done.header.completionCode).toBe("success");
    expect(printer.story(done.header.requestId ?? 0)).toContain("event Printer.MediaPresentedEvent");
    expect(await media()).toBe("present");
    await bench.perform("receipt-printer", "takeTicket", { ticket: lastTicket() });
    await printer.until(({ header }) => header.name === "Printer.MediaTakenEvent");
    expect(await media()).toBe("notPresent");
  });

  it("draws back what nobody takes, which is not taken", async () => {
    const before = taken();
    await print();
    expect(await printer.command("Printer.RetractMedia", {}, { version: "3.0" })).toMatchObject({
      header: { completionCode: "success" },
      payload: { result: "transport" },
    });
    expect(await media()).toBe("notPresent");
    expect(taken()).toBe(before);
  });

  it("has nothing to draw back from an empty mouth", async () => {
    for (const [name, payload] of [
      ["Printer.RetractMedia", { mediaControl: "transport" }],
      ["Printer.ControlMedia", { mediaControl: { move: "retract" } }],
    ] as const)
      expect(await printer.command(name, payload)).toMatchObject({
        header: { completionCode: "commandErrorCode" },
        payload: { errorCode: "noMediaPresent" },
      });
  });
});

function lastTicket(): number {
  const state = bench.state().find(({ device: name }) => name === device.name)?.state;
  const tickets = state?.tickets as { id: number }[] | undefined;
  return tickets?.at(-1)?.id ?? 0;
}
