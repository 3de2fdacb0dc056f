import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeTicket } from "../../../device-drivers/receipt-printer/encode.ts";
import { linesOf } from "../../../device-drivers/receipt-printer/paper.ts";
import { PrintInterruptedError } from "../../../device-drivers/receipt-printer/session.ts";
import {
  POWER_OFF_MS,
  type SimulatedReceiptPrinter,
} from "../../../device-drivers/receipt-printer/simulated.ts";
import { simulatedProfiles } from "../../../device-drivers/receipt-printer/simulated-profiles.ts";
import { standardProfile } from "../../../device-drivers/receipt-printer/status-profiles.ts";
import type { Transport } from "../../../device-drivers/transport/transport.ts";
import type { SimulatedClock } from "../../support/simulated-clock.ts";
import { printed, rareNames, withName } from "./printer-support.ts";
import { bench, failure, never, papers, ready } from "./session-bench.ts";

const document = withName(rareNames);
const bytes = encodeTicket(document);
const wholeLines = linesOf(printed(document)).join("\n");

/** Papers on which the whole ticket stands, cut off, and nothing that makes it void. */
const whole = (printer: SimulatedReceiptPrinter) =>
  papers(printer).filter(
    ({ lines, ticket, qr }) =>
      lines.join("\n") === wholeLines && qr.join() === "A001" && ticket.cut && ticket.errors.length === 0,
  ).length;
const voided = (printer: SimulatedReceiptPrinter) =>
  papers(printer).filter(({ lines }) => lines.at(-1) === "作废 VOID").length;

/** Fails the power after `milliseconds` of the print, for a while. */
async function withPowerLoss(milliseconds: number, model: { processId?: boolean }, baudRate: number) {
  const it = await ready(model, { baudRate });
  const work = it.session.print(bytes, never);
  await it.clock.advance(milliseconds);
  it.printer.powerOff();
  it.clock.setTimeout(() => it.printer.powerOn(), POWER_OFF_MS);
  return { ...it, work };
}

describe("a power failure in the middle of a ticket", () => {
  it("leaves one whole ticket on the paper, wherever it strikes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1_300 }),
        fc.boolean(),
        fc.constantFrom(19_200, 115_200, 10_000_000),
        async (milliseconds, processId, baudRate) => {
          const { session, printer, run, work, clock } = await withPowerLoss(
            milliseconds,
            { processId },
            baudRate,
          );
          expect(await run(work)).toBe("printed");
          expect(whole(printer)).toBe(1);
          await clock.advance(POWER_OFF_MS);
          expect(await run(session.print(bytes, never))).toBe("printed");
          expect(whole(printer)).toBe(2);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("is survived several times in one ticket", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 50, max: 3_500 }), { minLength: 2, maxLength: 3 }),
        async (pauses) => {
          const { session, printer, run, clock } = await ready();
          const work = session.print(bytes, never);
          for (const pause of pauses) {
            await clock.advance(pause);
            printer.powerOff();
            await clock.advance(POWER_OFF_MS);
            printer.powerOn();
          }
          expect(await run(work)).toBe("printed");
          expect(whole(printer)).toBe(1);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("voids what stood on the paper, so that nobody queues with it", async () => {
    const { session, printer, run } = await ready();
    printer.setFault("powerLossMidTicket");
    expect(await run(session.print(bytes, never))).toBe("printed");
    expect([whole(printer), voided(printer)]).toEqual([1, 1]);
    expect(printer.state().faults).toEqual([]);
  });

  it.each([
    ["process id", { processId: true }],
    ["paper sensor", { processId: false }],
  ])(
    "during the cut owes only the cut: the ticket is neither void nor printed again (%s)",
    async (_name, model) => {
      const answersOf = (printer: SimulatedReceiptPrinter) => {
        const answers = { count: 0 };
        printer.onWire((direction, reply) => {
          if (direction === "toHost" && (reply[0] === 0x37 || reply[0] === 0x00)) answers.count += 1;
        });
        return answers;
      };
      const undisturbed = await ready(model);
      const all = answersOf(undisturbed.printer);
      await undisturbed.run(undisturbed.session.print(bytes, never));
      const { session, printer, run, clock } = await ready(model);
      const answers = answersOf(printer);
      const work = session.print(bytes, never);
      // The last but one is to the question before the cut: everything is on the paper. The cut takes 300 ms from there.
      while (answers.count < all.count - 1) await clock.advance(10);
      await clock.advance(100);
      printer.powerOff();
      await clock.advance(POWER_OFF_MS);
      printer.powerOn();
      expect(await run(work)).toBe("printed");
      expect(papers(printer)).toHaveLength(1);
      expect([whole(printer), voided(printer)]).toEqual([1, 0]);
    },
  );

  it("while the roll is changed: the ticket is finished once, by itself", async () => {
    const { session, printer, run, clock } = await ready();
    printer.setFault("paperOutMidTicket");
    const cause = (await failure(run(session.print(bytes, never)))) as PrintInterruptedError;
    expect(cause).toBeInstanceOf(PrintInterruptedError);
    await clock.advance(30_000);
    printer.powerOff();
    await clock.advance(20_000);
    printer.powerOn();
    await clock.advance(5_000);
    expect(whole(printer)).toBe(0);
    printer.clearFault("paperOutMidTicket");
    expect(await run(cause.finished)).toBe("printed");
    expect([whole(printer), voided(printer)]).toEqual([1, 1]);
    expect(await run(session.print(bytes, never))).toBe("printed");
    expect(whole(printer)).toBe(2);
  });

  it("of a printer that says nothing of it makes the result unknown, and is never made good by a second ticket", async () => {
    for (const milliseconds of [60, 120, 180]) {
      const { session, printer, run, clock } = await ready(
        {},
        {},
        { profile: { ...simulatedProfiles.standard, powerOnNotice: false } },
      );
      const work = session.print(bytes, never);
      await clock.advance(milliseconds);
      printer.powerOff();
      await clock.advance(POWER_OFF_MS);
      printer.powerOn();
      expect(await run(work)).toBe("resultUnknown");
      expect(whole(printer)).toBe(0);
      // The next citizen gets his own ticket, and no half of another's with it.
      expect(await run(session.print(bytes, never))).toBe("printed");
      expect(whole(printer)).toBe(1);
    }
  });

  it("is not made good for someone who has left", async () => {
    const { session, printer, run, clock } = await ready();
    const stop = new AbortController();
    const work = failure(session.print(bytes, stop.signal));
    await clock.advance(200);
    stop.abort(new Error("the citizen left"));
    await run(work);
    printer.powerOff();
    await clock.advance(POWER_OFF_MS);
    printer.powerOn();
    await clock.advance(20_000);
    expect(whole(printer)).toBe(0);
    expect(await run(session.print(bytes, never))).toBe("printed");
    expect(whole(printer)).toBe(1);
  });

  it("is given up when it happens at every ticket", async () => {
    const { session, printer, run, clock } = await ready();
    const work = run(session.print(bytes, never));
    for (let count = 0; count < 6; count++) {
      await clock.advance(2_000);
      printer.powerCycle();
    }
    expect(["printed", "resultUnknown"]).toContain(await work);
    expect(whole(printer)).toBeLessThanOrEqual(1);
  });

  it("in idle is no trouble: the printer reports by itself again", async () => {
    const { printer, clock, heard, session, run } = await ready();
    printer.powerCycle();
    await clock.advance(100);
    printer.setFault("coverOpen");
    await clock.advance(500);
    expect(heard.at(-1)).toMatchObject({ cover: "open" });
    printer.clearFault("coverOpen");
    expect(await run(session.print(bytes, never))).toBe("printed");
    expect(whole(printer)).toBe(1);
  });
});

describe("paper end in the middle of a ticket", () => {
  it("leaves one whole ticket on the paper, wherever it strikes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1_300 }),
        fc.integer({ min: 0, max: 600_000 }),
        fc.boolean(),
        async (milliseconds, pause, processId) => {
          const { session, printer, run, clock } = await ready({ processId });
          const work = session.print(bytes, never);
          const outcome = work.then(
            (result) => Promise.resolve(result),
            (cause: PrintInterruptedError) => cause.finished,
          );
          await clock.advance(milliseconds);
          printer.setFault("paperOut");
          await clock.advance(pause);
          const nothingSent = await Promise.race([failure(work).catch(() => undefined), undefined]);
          printer.clearFault("paperOut");
          if (milliseconds === 0 && nothingSent && !(nothingSent instanceof PrintInterruptedError)) return;
          expect(["printed", "resultUnknown"]).toContain(await run(outcome));
          expect(whole(printer)).toBe(1);
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** A line with hardware flow control: what the device does not want yet waits, in order. */
function heldBack(transport: Transport, device: SimulatedReceiptPrinter, clock: SimulatedClock): Transport {
  let last = Promise.resolve();
  const write = async (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; at += 64) {
      while (device.isBusy) await new Promise<void>((go) => void clock.setTimeout(go, 5));
      await transport.write(bytes.subarray(at, at + 64));
      await Promise.resolve();
    }
  };
  return {
    ...transport,
    write: (bytes) => {
      last = last.then(() => write(bytes));
      return last;
    },
  };
}

describe("a small buffer", () => {
  const long = {
    blocks: Array.from({ length: 6 }, () => withName(rareNames.repeat(3)).blocks.slice(0, -1)).flat(),
  };
  const job = encodeTicket({ blocks: [...long.blocks, { kind: "cut", cut: "full" }] });
  const wanted = linesOf(printed({ blocks: [...long.blocks, { kind: "cut", cut: "full" }] }));
  const lost = (printer: SimulatedReceiptPrinter) => papers(printer).flatMap(({ ticket }) => ticket.errors);

  it("overruns when nobody looks after it", async () => {
    const { printer, clock } = await bench({}, {}, { bufferBytes: 4096 });
    printer.attach({
      write: () => undefined,
      onData: (listener) => listener(job),
    });
    await clock.advance(60_000);
    expect(job.length).toBeGreaterThan(7_000);
    expect(papers(printer).map(({ lines }) => lines)).not.toEqual([wanted]);
  });

  it.each([
    ["process id", { processId: true }],
    ["paper sensor", { processId: false }],
  ])("of 4 KiB loses nothing of a long job on a line without flow control, by %s", async (_name, model) => {
    for (const baudRate of [19_200, 115_200, 100_000_000]) {
      const { session, printer, run } = await ready(model, { baudRate }, { bufferBytes: 4096 });
      expect(await run(session.print(job, never), 600_000)).toBe("printed");
      expect(papers(printer).map(({ lines }) => lines)).toEqual([wanted]);
      expect(lost(printer)).toEqual([]);
    }
  });

  it("waits for XON, however long, and loses nothing", async () => {
    const { session, printer, run, clock } = await ready(
      {},
      { bufferBytes: 2048 },
      { bufferBytes: 2048, flow: "xonXoff" },
    );
    const work = session.print(job, never);
    await clock.advance(300);
    printer.setFault("paperNearEnd");
    expect(await run(work, 600_000)).toBe("printed");
    expect(papers(printer).map(({ lines }) => lines)).toEqual([wanted]);
  });

  it("of a printer that proves nothing is filled carefully: XOFF is obeyed within its last 128 bytes", async () => {
    const { session, printer, run } = await ready(
      {},
      { profile: { ...standardProfile, proofs: ["printingBit"], bufferBytes: 512 } },
      { bufferBytes: 512, flow: "xonXoff" },
    );
    await run(session.print(job, never), 600_000);
    expect(lost(printer)).toEqual([]);
    expect(papers(printer).map(({ lines }) => lines)).toEqual([wanted]);
  });

  it("is respected on a line that holds writes back, which the printer's own report explains", async () => {
    const { session, printer, run, heard, clock } = await ready({}, {}, { bufferBytes: 1024 }, heldBack);
    const work = session.print(job, never);
    work.catch(() => undefined);
    await clock.advance(2_000);
    printer.setFault("coverOpen");
    const cause = (await failure(run(work))) as PrintInterruptedError;
    expect(cause.code).toBe("printer.coverOpen");
    expect(heard.at(-1)).toMatchObject({ cover: "open" });
    await clock.advance(60_000);
    printer.clearFault("coverOpen");
    expect(await run(cause.finished, 600_000)).toBe("printed");
    expect(papers(printer).map(({ lines }) => lines)).toEqual([wanted]);
    expect(lost(printer)).toEqual([]);
  });
});
