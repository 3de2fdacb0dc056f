import { afterEach, describe, expect, it } from "vitest";
import { createDocumentPrinterSession } from "../../../device-drivers/document-printer/session.ts";
import { documentPrinterFaults } from "../../../device-drivers/document-printer/simulated-faults.ts";
import { testPage } from "../../../device-drivers/document-printer/test-page.ts";
import { type Bench, BenchError, createBench } from "../../../device-drivers/simulator/bench.ts";
import { simulatedDocumentPrinter } from "../../../device-drivers/simulator/simulated-document-printer.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const name = "document-printer";
const never = new AbortController().signal;
const benches: Bench[] = [];
afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.stop();
});

async function aBench() {
  const clock = new SimulatedClock();
  const bench = createBench({
    directory: "unused",
    clock,
    devices: [simulatedDocumentPrinter(clock)],
    forceMemory: true,
  });
  benches.push(bench);
  await bench.start();
  /** Lets the network and the clock go on, turn about, until the work has ended. */
  const drive = async <T>(work: Promise<T>): Promise<T | string> => {
    let ended = false;
    const settled = work
      .catch((cause: Error & { code?: string }) => cause.code ?? cause.message)
      .finally(() => {
        ended = true;
      });
    while (!ended) {
      await new Promise((resolve) => setImmediate(resolve));
      await clock.advance(100);
    }
    return settled;
  };
  const open = async () => {
    const { address } = bench.source(name);
    return createDocumentPrinterSession(await bench.source(name).open(), clock, address, "xiaohu-HL-01");
  };
  return { bench, drive, open, printer: () => bench.state()[0] };
}

describe("the A4 printer on the bench", () => {
  it("prints, counts its pages, and shows what crosses its line without the document", async () => {
    const { bench, drive, open, printer } = await aBench();
    expect(printer()).toMatchObject({ device: name, line: "network", plugged: true });
    const session = await open();
    for (let copy = 0; copy < 2; copy++) await drive(session.print("Test page", testPage(), never));
    expect(printer()?.state).toEqual({ printing: false, documents: 2, pages: 2 });
    const printed = bench.wire().find(({ meaning }) => meaning === "Print-Job");
    expect(printed).toMatchObject({ direction: "toDevice", device: name });
    expect(printed?.hex).toMatch(/^([\dA-F]{2} ){8}… \d+ bytes redacted$/);
    expect(bench.wire().some(({ direction }) => direction === "toHost")).toBe(true);
  });

  it("has its faults by name, and prints again when they are over", async () => {
    const { bench, drive, open, printer } = await aBench();
    const offered = printer()?.actions.find(({ action }) => action === "setFault")?.arguments.fault;
    expect(offered).toEqual(Object.keys(documentPrinterFaults));
    const session = await open();
    await bench.perform(name, "setFault", { fault: "jam" });
    expect(printer()?.faults).toEqual(["jam"]);
    expect(await drive(session.print("Test page", testPage(), never))).toBe("printer.paperJam");
    await bench.perform(name, "clearFault", { fault: "jam" });
    expect(await drive(session.print("Test page", testPage(), never))).toBeUndefined();
    expect(printer()?.state.pages).toBe(1);
  });

  it("is gone while its cable is out, and back at the same address", async () => {
    const { bench, drive, open, printer } = await aBench();
    const before = printer()?.address;
    await bench.perform(name, "unplug", {});
    expect(printer()?.plugged).toBe(false);
    expect(await drive(open())).toBe("line.absent");
    await expect(bench.perform(name, "powerCycle", {})).rejects.toThrow(BenchError);
    await bench.perform(name, "plug", {});
    await bench.perform(name, "powerCycle", {});
    expect(printer()).toMatchObject({ plugged: true, address: before });
    const session = await open();
    expect(await drive(session.identify(never))).toEqual({ protocol: "IPP", model: "Simulated A4" });
    expect(() => bench.sourceAt(name, 9600)).toThrow("has no rate");
  });
});
