import { describe, expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import { SimulatedDocumentPrinter } from "../../../device-drivers/document-printer/simulated.ts";
import { testPage } from "../../../device-drivers/document-printer/test-page.ts";
import { officePrinterFindings } from "../../../server/doctor/office-printers.ts";
import { openOfficePrinters } from "../../../server/opening/open-office-printers.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { codeOf } from "../hall/appointments/fixture.ts";

/** A printer that takes no time over a page. */
async function aPrinter() {
  const printer = new SimulatedDocumentPrinter(new SimulatedClock(), 0);
  await printer.switchOn();
  onTestFinished(() => printer.switchOff());
  return printer;
}

/** Lets the network go on. */
const breath = () => new Promise((resolve) => systemClock.setTimeout(() => resolve(undefined), 2));

/** A page takes the printer's own clock, which is moved until all is said. */
async function theOffice(...sites: readonly (string | undefined)[]) {
  const clock = new SimulatedClock();
  const printer = new SimulatedDocumentPrinter(clock);
  await printer.switchOn();
  onTestFinished(() => printer.switchOff());
  const logged: string[] = [];
  const officePrinters = (sites.length === 0 ? [undefined] : sites).map((site) => ({
    url: printer.url,
    ...(site === undefined ? {} : { site }),
  }));
  const offices = openOfficePrinters({
    config: { officePrinters },
    sites: ["district", "street"],
    clock,
    log: (message, data) => logged.push(`${message} ${JSON.stringify(data)}`),
  });
  onTestFinished(() => offices.close());
  /** Lets the network and the clock go on, turn about, until the work has ended. */
  const drive = async <T>(work: Promise<T>): Promise<T> => {
    let ended = false;
    const settled = work.finally(() => {
      ended = true;
    });
    settled.catch(() => undefined);
    while (!ended) {
      await breath();
      await clock.advance(500);
    }
    return settled;
  };
  return { clock, printer, offices, logged, drive };
}

describe("the printer of a hall's office", () => {
  it("prints to the last page, one after the other, and says so", async () => {
    const { printer, offices, drive } = await theOffice();
    const office = offices.of("district");
    const first = office?.print("HL-ZG-2026-0001", testPage());
    while (!printer.state.printing) await breath();
    const both = Promise.all([first, office?.print("HL-ZG-2026-0002", testPage())]);
    const printed = { print: "printed", fault: null };
    expect(await drive(both)).toEqual([printed, printed]);
    expect(printer.state.printed.map(({ name }) => name)).toEqual(["HL-ZG-2026-0001", "HL-ZG-2026-0002"]);
    expect(offices.of("street")).toBeNull();
  });

  it.each([
    ["paperOut", "failed", "printer.paperOut"],
    ["jam", "failed", "printer.paperJam"],
    ["noPdf", "failed", "printer.refused"],
    ["unreachable", "failed", "line.absent"],
    ["garbledAnswer", "failed", "device.garbled"],
    ["abortsJobs", "unknown", "printer.refused"],
    ["neverEnds", "unknown", "printer.resultUnknown"],
  ] as const)(
    "says what keeps it from printing (%s), and prints when that is over",
    async (fault, print, code) => {
      const { printer, offices, logged, drive } = await theOffice();
      const wanted = () =>
        drive(offices.of("district")?.print("HL-ZG-2026-0001", testPage()) ?? Promise.reject());
      printer.setFault(fault);
      expect(await wanted()).toEqual({ print, fault: code });
      expect(logged).toEqual([expect.stringContaining(code)]);
      printer.clearFault(fault);
      expect(await wanted()).toEqual({ print: "printed", fault: null });
      expect(printer.state.printed).toHaveLength(1);
    },
  );

  it("is switched off and on again between two documents", async () => {
    const { printer, offices, drive } = await theOffice("street");
    const wanted = () =>
      drive(offices.of("street")?.print("HL-ZG-2026-0001", testPage()) ?? Promise.reject());
    await printer.switchOff();
    expect(await wanted()).toEqual({ print: "failed", fault: "line.absent" });
    await printer.switchOn();
    expect(await wanted()).toEqual({ print: "printed", fault: null });
  });

  it("is of a site that there is, and one of each", async () => {
    expect(await codeOf(theOffice("nowhere"))).toBe("config.invalid");
    expect(await codeOf(theOffice("district", undefined))).toBe("config.invalid");
  });
});

describe("the doctor, of an office's printer", () => {
  it("says whether it would print now, and what to do", async () => {
    const printer = await aPrinter();
    const found = async () => {
      const [finding] = await officePrinterFindings(
        { officePrinters: [{ url: printer.url }] },
        new SimulatedClock(),
      );
      return [finding?.verdict, finding?.found, finding?.advice === ""];
    };
    expect(await found()).toEqual(["good", `Simulated A4, ${printer.url}`, true]);
    printer.setFault("paperOut");
    expect(await found()).toEqual(["doubtful", expect.stringContaining("printer.paperOut"), false]);
    printer.setFault("noPdf");
    expect(await found()).toEqual(["bad", expect.stringContaining("printer.refused"), false]);
    await printer.switchOff();
    expect(await found()).toEqual(["bad", expect.stringContaining("line.absent"), false]);
  });
});
