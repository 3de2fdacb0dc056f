import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { DeviceError } from "../../../device-drivers/device/errors.ts";
import {
  getPrinterAttributes,
  printJob,
  readReply,
} from "../../../device-drivers/document-printer/commands.ts";
import { documentPrinterSelfTests } from "../../../device-drivers/document-printer/self-tests.ts";
import {
  createDocumentPrinterSession,
  DocumentInterruptedError,
  jobDeadline,
} from "../../../device-drivers/document-printer/session.ts";
import { SimulatedDocumentPrinter } from "../../../device-drivers/document-printer/simulated.ts";
import type { DocumentPrinterFault } from "../../../device-drivers/document-printer/simulated-faults.ts";
import { testPage } from "../../../device-drivers/document-printer/test-page.ts";
import { createDocumentPrinterTracer } from "../../../device-drivers/document-printer/trace.ts";
import { answerDeadline, ippSource } from "../../../device-drivers/transport/ipp-http.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const user = "xiaohu-HL-01";
const printers: SimulatedDocumentPrinter[] = [];
afterEach(async () => {
  for (const printer of printers.splice(0)) await printer.switchOff();
});

async function connected() {
  const clock = new SimulatedClock();
  const printer = new SimulatedDocumentPrinter(clock);
  printers.push(printer);
  await printer.switchOn();
  const source = ippSource(printer.url, clock);
  const transport = await source.open();
  const session = createDocumentPrinterSession(transport, clock, printer.url, user);
  /** Lets the network and the clock go on, turn about, until the work has ended. */
  const drive = async <T>(work: Promise<T>): Promise<T> => {
    let ended = false;
    const settled = work.finally(() => {
      ended = true;
    });
    settled.catch(() => undefined);
    while (!ended) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      await clock.advance(500);
    }
    return settled;
  };
  const print = (signal = new AbortController().signal) =>
    drive(session.print("Receipt", testPage(), signal));
  return { clock, printer, source, transport, session, drive, print };
}
const signal = new AbortController().signal;
const rejected = (code: string) => expect.objectContaining({ code });

describe("a document printer over real HTTP", () => {
  it("says what it is, and prints a document to its last page", async () => {
    const { session, print, printer, drive } = await connected();
    expect(await drive(session.identify(signal))).toEqual({ protocol: "IPP", model: "Simulated A4" });
    await print();
    await print();
    expect(printer.state.printed).toEqual([
      { name: "Receipt", pages: 1 },
      { name: "Receipt", pages: 1 },
    ]);
  });

  it.each([
    ["paperOut", "printer.paperOut"],
    ["jam", "printer.paperJam"],
    ["coverOpen", "printer.coverOpen"],
    ["paused", "printer.offline"],
    ["noPdf", "printer.refused"],
    ["abortsJobs", "printer.refused"],
    ["garbledAnswer", "device.garbled"],
  ] as const)("reports %s as %s, and prints again when it is over", async (fault, code) => {
    const { print, printer } = await connected();
    printer.setFault(fault);
    await expect(print()).rejects.toEqual(rejected(code));
    expect(printer.state.printed).toEqual([]);
    printer.clearFault(fault);
    await print();
    expect(printer.state.printed).toHaveLength(1);
  });

  it("prints on with little toner", async () => {
    const { print, printer } = await connected();
    printer.setFault("tonerLow");
    await print();
    expect(printer.state.printed).toHaveLength(1);
  });

  it.each<[DocumentPrinterFault, string]>([
    ["jam", "printer.paperJam"],
    ["paperOut", "printer.paperOut"],
  ])("takes a job back that %s interrupts, so that it never comes out later", async (fault, code) => {
    const { clock, session, printer, drive } = await connected();
    const printing = session.print("Receipt", testPage(), signal);
    printing.catch(() => undefined);
    while (clock.pendingTimers < 2) await new Promise((resolve) => setTimeout(resolve, 2));
    printer.setFault(fault);
    await expect(drive(printing)).rejects.toEqual(rejected(code));
    printer.clearFault(fault);
    await clock.advance(10_000);
    expect(printer.state.printed).toEqual([]);
  });

  it("takes a job back that nobody wants any more", async () => {
    const { clock, session, printer, drive } = await connected();
    const wanted = new AbortController();
    const printing = session.print("Receipt", testPage(), wanted.signal);
    printing.catch(() => undefined);
    while (clock.pendingTimers < 2) await new Promise((resolve) => setTimeout(resolve, 2));
    wanted.abort(new Error("gone"));
    const given = await drive(printing.catch((cause: Error) => cause));
    expect(given).toBeInstanceOf(DocumentInterruptedError);
    expect(given?.cause).toEqual(new Error("gone"));
    await clock.advance(10_000);
    expect(printer.state.printed).toEqual([]);
  });

  it("hands the document over byte for byte", async () => {
    const { print, printer } = await connected();
    await print();
    expect(printer.emptyTray().map((each) => Buffer.from(each))).toEqual([Buffer.from(testPage())]);
    expect(printer.emptyTray()).toEqual([]);
  });

  it("gives a job up that never ends, and takes it back", async () => {
    const { clock, print, printer } = await connected();
    printer.setFault("neverEnds");
    const before = clock.now();
    await expect(print()).rejects.toEqual(rejected("printer.resultUnknown"));
    expect(clock.now() - before).toBeGreaterThanOrEqual(jobDeadline);
    printer.clearFault("neverEnds");
    await clock.advance(10_000);
    expect(printer.state).toMatchObject({ printed: [], printing: false });
  });

  it.each(["paperOut", "jam", "coverOpen", "paused", "noPdf", "garbledAnswer"] as const)(
    "says that nothing came out where %s was there before the document",
    async (fault) => {
      const { print, printer } = await connected();
      printer.setFault(fault);
      const cause = await print().catch((thrown: unknown) => thrown);
      expect(cause).toBeInstanceOf(DeviceError);
      expect(cause).not.toBeInstanceOf(DocumentInterruptedError);
    },
  );

  it.each(["paperOut", "jam", "coverOpen", "paused", "garbledAnswer", "unreachable", "silence"] as const)(
    "says that pages may be out where %s comes in the middle",
    async (fault) => {
      const { clock, session, printer, drive } = await connected();
      const printing = session.print("Receipt", testPage(), signal);
      printing.catch(() => undefined);
      while (clock.pendingTimers < 2) await new Promise((resolve) => setTimeout(resolve, 2));
      printer.setFault(fault);
      const cause = await drive(printing.catch((thrown: unknown) => thrown));
      expect(cause).toBeInstanceOf(DocumentInterruptedError);
    },
  );

  it("takes back what was left when the line was lost, before the next person's document", async () => {
    const { clock, session, printer, source, drive } = await connected();
    const printing = session.print("Receipt", testPage(), signal);
    printing.catch(() => undefined);
    while (clock.pendingTimers < 2) await new Promise((resolve) => setTimeout(resolve, 2));
    // Out of paper and out of reach: the job waits in the printer, and nobody can say so.
    printer.setFault("paperOut");
    printer.setFault("unreachable");
    await expect(drive(printing)).rejects.toBeInstanceOf(DocumentInterruptedError);
    printer.clearFault("unreachable");
    const again = createDocumentPrinterSession(await source.open(), clock, printer.url, user);
    await drive(again.identify(signal));
    printer.clearFault("paperOut");
    await clock.advance(10_000);
    expect(printer.state.printed).toEqual([]);
    await drive(again.print("Next", testPage(), signal));
    expect(printer.state.printed).toEqual([{ name: "Next", pages: 1 }]);
  });

  it("leaves alone what another terminal prints on the same printer", async () => {
    const { clock, session, printer, source, drive } = await connected();
    const printing = session.print("Ours", testPage(), signal);
    printing.catch(() => undefined);
    while (clock.pendingTimers < 2) await new Promise((resolve) => setTimeout(resolve, 2));
    const other = createDocumentPrinterSession(await source.open(), clock, printer.url, "xiaohu-HL-02");
    await drive(other.identify(signal));
    await drive(printing);
    expect(printer.state.printed).toEqual([{ name: "Ours", pages: 1 }]);
  });

  it("loses its line when the printer is switched off, and is found on the same address again", async () => {
    const { clock, printer, source, transport, session, drive } = await connected();
    const lost = new Promise<Error>((resolve) => transport.onLost(resolve));
    await printer.switchOff();
    await expect(drive(session.checkHealth(signal))).rejects.toEqual(rejected("line.lost"));
    expect(await lost).toEqual(rejected("line.lost"));
    await expect(drive(source.open())).rejects.toEqual(rejected("line.absent"));
    await printer.switchOn();
    const again = createDocumentPrinterSession(await source.open(), clock, printer.url, user);
    await drive(again.identify(signal));
  });

  it("does not wait for a printer that never answers", async () => {
    const { clock, printer, session, drive } = await connected();
    printer.setFault("silence");
    const before = clock.now();
    await expect(drive(session.checkHealth(signal))).rejects.toEqual(rejected("line.lost"));
    expect(clock.now() - before).toBeLessThanOrEqual(answerDeadline + 1000);
    expect(jobDeadline).toBeGreaterThan(answerDeadline);
  });

  it("proves itself by its self-tests", async () => {
    const { session, printer, drive } = await connected();
    for (const test of documentPrinterSelfTests) await drive(test.run(session, signal));
    expect(printer.state.printed).toEqual([{ name: "Test page", pages: 1 }]);
  });

  it("refuses what the standard refuses", async () => {
    const { printer } = await connected();
    const post = async (body: Uint8Array, type = "application/ipp") => {
      const response = await fetch(printer.url, {
        method: "POST",
        headers: { "content-type": type },
        body: Buffer.from(body),
      });
      const reply = readReply(Buffer.from(await response.arrayBuffer()));
      return reply.kind === "reply" ? reply.status : response.status;
    };
    expect(await post(Buffer.from("no IPP"))).toBe("client-error-bad-request");
    expect(await post(getPrinterAttributes("http://127.0.0.1:1/ipp/other", 1))).toBe(
      "client-error-not-found",
    );
    expect(await post(printJob(printer.url, 2, user, "x", Buffer.from("no PDF")))).toBe(
      "client-error-document-format-error",
    );
    const cut = testPage().subarray(0, -8);
    expect(await post(printJob(printer.url, 3, user, "x", cut))).toBe("client-error-document-format-error");
    expect(await post(printJob(printer.url, 4, "", "x", testPage()))).toBe("client-error-bad-request");
    expect(await post(testPage(), "application/pdf")).toBe(415);
    expect(printer.state.printed).toEqual([]);
  });
});

describe("IPP from outside", () => {
  it("is refused where a length points back into the message", () => {
    // Version, successful-ok, request 1, operation group, a charset attribute whose value is -12 bytes long.
    const attribute = [0x47, 0x00, 0x01, 0x61, 0xff, 0xf4];
    expect(readReply(Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 1, 0x01, ...attribute, 0x03))).toMatchObject({
      kind: "garbled",
    });
  });

  it("never makes the reader of replies or the tracer throw, and the tracer shows nothing of a document", () => {
    const tracer = createDocumentPrinterTracer();
    const whole = printJob(
      "http://127.0.0.1:1/ipp/print",
      3,
      user,
      "测试样本",
      Buffer.from("%PDF-1.4 测试样本"),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc
            .record({ at: fc.nat(whole.length - 1), value: fc.nat(255), cut: fc.nat(whole.length) })
            .map(({ at, value, cut }) => {
              const damaged = Uint8Array.from(whole);
              damaged[at] = value;
              return damaged.subarray(0, cut);
            }),
        ),
        (bytes) => {
          expect(["reply", "garbled"]).toContain(readReply(bytes).kind);
          const [entry] = tracer.push("toDevice", bytes);
          expect(entry?.hex.length).toBeLessThan(80);
        },
      ),
    );
    expect(tracer.push("toDevice", whole)).toEqual([
      { name: "Print-Job", hex: `02 00 00 02 00 00 00 03 … ${whole.length - 8} bytes redacted` },
    ]);
  });
});
