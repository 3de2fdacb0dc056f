import { describe, expect, it } from "vitest";
import { DeviceError } from "../../../device-drivers/device/errors.ts";
import { encodeTicket } from "../../../device-drivers/receipt-printer/encode.ts";
import type { InterpreterModel } from "../../../device-drivers/receipt-printer/interpreter.ts";
import {
  COMPLETION_DEADLINE_MS,
  createReceiptPrinterSession,
  PrintInterruptedError,
} from "../../../device-drivers/receipt-printer/session.ts";
import type { PrinterFault } from "../../../device-drivers/receipt-printer/simulated-faults.ts";
import { obstacleOf, type PrinterStatus } from "../../../device-drivers/receipt-printer/status.ts";
import { standardProfile } from "../../../device-drivers/receipt-printer/status-profiles.ts";
import { createMemoryLine } from "../../../device-drivers/transport/memory.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { hex, queueTicket, rareNames, withName } from "./printer-support.ts";
import { bench, failure, never, papers, ready } from "./session-bench.ts";

const ticketBytes = encodeTicket(queueTicket);
const rareBytes = encodeTicket(withName(rareNames));
describe("identify", () => {
  it("says what the printer says of itself", async () => {
    const { session, run } = await bench();
    expect(await run(session.identify(never))).toEqual({
      protocol: "ESC/POS",
      model: "XIAOHU SIMULATED-80",
      firmware: "1.00",
      serialNumber: "SIM0001",
    });
  });

  it("fails on a line where nobody answers, within three tries", async () => {
    const { session, printer, run, clock } = await bench();
    printer.setFault("silence");
    const start = clock.now();
    expect((await failure(run(session.identify(never)))).code).toBe("device.silent");
    expect(clock.now() - start).toBeLessThan(3 * 700 + 2 * 120 + 50);
  });

  it("takes a printer that is out of paper for what it is", async () => {
    const { session, printer, run, heard } = await bench();
    printer.setFault("paperOut");
    expect(await run(session.identify(never))).toEqual({ protocol: "ESC/POS" });
    expect(heard.at(-1)).toMatchObject({ device: "offline", paper: "out" });
    printer.clearFault("paperOut");
    expect(await run(session.print(ticketBytes, never))).toBe("printed");
  });

  it("stops when told to", async () => {
    const { session, printer, run } = await bench();
    printer.setFault("silence");
    const stop = new AbortController();
    const work = failure(session.identify(stop.signal));
    stop.abort(new Error("no longer wanted"));
    expect((await run(work)).message).toBe("no longer wanted");
  });
});

describe("printing", () => {
  it.each([
    ["process id", {}],
    ["paper sensor", { processId: false }],
  ])("is printed when the printer proves it by %s, and not before the paper is cut", async (_name, model) => {
    const { session, printer, run, clock } = await ready(model);
    const start = clock.now();
    let ticketsThen = -1;
    const work = session.print(rareBytes, never).then((result) => {
      ticketsThen = papers(printer).length;
      return result;
    });
    expect(await run(work)).toBe("printed");
    expect(ticketsThen).toBe(1);
    expect(papers(printer)[0]?.lines[0]).toBe(rareNames);
    expect(papers(printer)[0]?.ticket.errors).toEqual([]);
    const paper = (papers(printer)[0]?.ticket.height ?? 0) / 8;
    expect(clock.now() - start).toBeGreaterThan((paper / 150) * 1000);
    expect(clock.now() - start).toBeLessThan((paper / 150) * 1000 + 1000);
  });

  it("prints one ticket after the other, each once", async () => {
    const { session, printer, run } = await ready();
    for (let number = 0; number < 3; number++)
      expect(await run(session.print(ticketBytes, never))).toBe("printed");
    expect(papers(printer)).toHaveLength(3);
    expect(papers(printer).flatMap(({ ticket }) => ticket.errors)).toEqual([]);
  });

  it("asks for status only between commands, so that images come out whole on a slow line", async () => {
    const { session, printer, run, replug } = await bench({}, { baudRate: 9600 });
    void session;
    const slow = await replug();
    await run(slow.identify(never));
    expect(await run(slow.print(rareBytes, never))).toBe("printed");
    expect(papers(printer)[0]?.lines[0]).toBe(rareNames);
    expect(papers(printer)[0]?.ticket.errors).toEqual([]);
  });

  it("says that the result is not known when the printer gives no proof", async () => {
    const { session, printer, run } = await bench({}, { statusReporting: "none" });
    expect(await run(session.identify(never))).toEqual({ protocol: "ESC/POS" });
    expect((await run(session.status(never))).device).toBe("unknown");
    expect(await run(session.print(ticketBytes, never))).toBe("resultUnknown");
    expect(await run(session.print(ticketBytes, never))).toBe("resultUnknown");
    expect(papers(printer)).toHaveLength(2);
  });

  it("does not say so before a printer that gives no proof has had the time to print it", async () => {
    const { session, printer, run } = await ready({}, { profile: { ...standardProfile, proofs: [] } });
    for (let number = 1; number <= 3; number++) {
      expect(await run(session.print(ticketBytes, never))).toBe("resultUnknown");
      expect(papers(printer)).toHaveLength(number);
    }
  });

  it.each([
    ["paperOut", "printer.paperOut"],
    ["coverOpen", "printer.coverOpen"],
    ["offline", "printer.offline"],
    ["silence", "device.silent"],
  ] as const)("sends nothing to a printer with %s", async (fault, code) => {
    const { session, printer, run, heard } = await ready();
    printer.setFault(fault);
    let sent = 0;
    printer.onWire((direction, bytes) => {
      if (direction === "toDevice" && bytes[0] !== 0x10) sent += bytes.length;
    });
    const cause = await failure(run(session.print(ticketBytes, never)));
    expect(cause.code).toBe(code);
    expect(cause).not.toBeInstanceOf(PrintInterruptedError);
    expect(sent).toBe(0);
    printer.clearFault(fault);
    expect(await run(session.print(ticketBytes, never))).toBe("printed");
    expect(papers(printer)).toHaveLength(1);
    expect(heard.at(-1)).toMatchObject({ device: "online", paper: "full", cover: "closed" });
  });

  it("prints while the roll is nearly empty, and says so", async () => {
    const { session, printer, run, heard } = await ready();
    printer.setFault("paperNearEnd");
    expect(await run(session.print(ticketBytes, never))).toBe("printed");
    expect(heard.at(-1)).toMatchObject({ device: "online", paper: "low" });
  });

  it("refuses a second ticket while one is being sent", async () => {
    const { session, run } = await ready();
    const first = session.print(rareBytes, never);
    await run(Promise.resolve());
    const second = failure(session.print(ticketBytes, never));
    expect((await run(second)).code).toBe("device.notReady");
    expect(await run(first)).toBe("printed");
  });

  it("sends the rest after an abort, so that no command is left half done", async () => {
    const { session, printer, run, clock } = await ready();
    const stop = new AbortController();
    const work = failure(session.print(rareBytes, stop.signal));
    await clock.advance(30);
    stop.abort(new Error("the citizen left"));
    expect((await run(work)).message).toBe("the citizen left");
    expect(await run(session.print(ticketBytes, never))).toBe("printed");
    expect(papers(printer)).toHaveLength(2);
    expect(papers(printer).flatMap(({ ticket }) => ticket.errors)).toEqual([]);
  });
});

/** Sets the fault when the ticket is on its way out. */
async function inTheMiddle(fault: PrinterFault, model?: Partial<InterpreterModel>) {
  const it = await ready(model);
  const work = it.session.print(rareBytes, never);
  work.catch(() => undefined);
  await it.clock.advance(150);
  expect(it.printer.state().printing).toBe(true);
  expect(papers(it.printer)).toHaveLength(0);
  it.printer.setFault(fault);
  return { ...it, work };
}

describe("a fault in the middle of a ticket", () => {
  it.each([
    ["paperOut", "printer.paperOut"],
    ["coverOpen", "printer.coverOpen"],
    ["offline", "printer.offline"],
    ["cutterJam", "printer.cutter"],
    ["paperOutMidTicket", "printer.paperOut"],
  ] as const)(
    "%s is said at once, and the ticket is finished exactly once when it is over",
    async (fault, code) => {
      for (const model of [{}, { processId: false }]) {
        const { session, printer, run, work, heard, clock } = await inTheMiddle(fault, model);
        const start = clock.now();
        const cause = (await failure(run(work))) as PrintInterruptedError;
        expect(cause).toBeInstanceOf(PrintInterruptedError);
        expect(cause.code).toBe(code);
        expect(clock.now() - start).toBeLessThan(2_000);
        expect(obstacleOf(heard.at(-1) as PrinterStatus)).toBe(code);
        expect(papers(printer)).toHaveLength(0);

        const again = await failure(run(session.print(ticketBytes, never)));
        expect(again.code).toBe(code);

        await clock.advance(60_000);
        printer.clearFault(fault);
        expect(await run(cause.finished)).toBe("printed");
        expect(papers(printer)).toHaveLength(1);
        expect(papers(printer)[0]?.lines[0]).toBe(rareNames);
        expect(papers(printer)[0]?.ticket.errors).toEqual([]);
        expect(await run(session.print(ticketBytes, never))).toBe("printed");
        expect(papers(printer)).toHaveLength(2);
      }
    },
  );

  it("paper near its end changes nothing", async () => {
    const { run, work, heard } = await inTheMiddle("paperNearEnd");
    expect(await run(work)).toBe("printed");
    expect(heard.at(-1)?.paper).toBe("low");
  });

  it("silence makes the result unknown, and the next ticket comes out once", async () => {
    const { session, printer, run, work, clock } = await inTheMiddle("silence");
    const start = clock.now();
    expect(await run(work)).toBe("resultUnknown");
    expect(clock.now() - start).toBeLessThan(COMPLETION_DEADLINE_MS + 4_000);
    expect(papers(printer)).toHaveLength(1);
    printer.clearFault("silence");
    expect(await run(session.print(ticketBytes, never))).toBe("printed");
    expect(papers(printer)).toHaveLength(2);
  });

  it("an empty buffer proves nothing when the printer is not well", async () => {
    const { session, printer, run } = await ready({ processId: false });
    let answers = 0;
    printer.onWire((direction, bytes) => {
      // The first stands before the cut, the second behind it.
      if (direction === "toHost" && bytes.length === 1 && bytes[0] === 0 && ++answers === 2)
        printer.setFault("coverOpen");
    });
    expect(await run(session.print(ticketBytes, never))).toBe("resultUnknown");
  });

  it("a proof that never came is not taken from the next ticket's question: both are asked anew", async () => {
    const { session, printer, run, work } = await inTheMiddle("silence", { processId: false });
    expect(await run(work)).toBe("resultUnknown");
    printer.clearFault("silence");
    let asked = 0;
    printer.onWire((direction, bytes) => {
      if (direction === "toDevice" && hex(bytes).startsWith("1D28480600")) asked++;
    });
    expect(await run(session.print(ticketBytes, never))).toBe("printed");
    expect(asked).toBe(1);
  });

  it.each(["garbageBeforeReply", "lateReply", "flippedBit"] as const)(
    "%s never turns into a false alarm, nor a false proof",
    async (fault) => {
      for (const model of [{}, { processId: false }]) {
        for (const delay of [10, 100, 250, 400, 600, 700, 800, 900]) {
          const { session, printer, run, clock, heard } = await ready(model);
          let ticketsThen = -1;
          const work = session.print(rareBytes, never).then((result) => {
            ticketsThen = papers(printer).length;
            return result;
          });
          await clock.advance(delay);
          printer.setFault(fault);
          const result = await run(work);
          expect(["printed", "resultUnknown"]).toContain(result);
          if (result === "printed") expect(ticketsThen).toBe(1);
          expect(heard.map(obstacleOf).filter((obstacle) => obstacle !== undefined)).toEqual([]);
          printer.clearFault(fault);
          expect(await run(session.print(ticketBytes, never))).toBe("printed");
          expect(papers(printer)).toHaveLength(2);
        }
      }
    },
  );

  it("an unplugged line loses a ticket that was not all sent, and the next session cleans up behind it", async () => {
    const { session, printer, run, clock, unplug, replug } = await ready();
    const work = failure(session.print(encodeTicket(withName(rareNames.repeat(12))), never));
    await clock.advance(160);
    unplug();
    expect((await run(work)).code).toBe("line.lost");
    await clock.advance(5_000);
    const fresh = await replug();
    await run(fresh.identify(never));
    expect(await run(fresh.print(ticketBytes, never))).toBe("printed");
    // What was left of the broken one is marked void and cut off before, and nothing of it runs into the next citizen's ticket.
    const [broken, last] = papers(printer);
    expect(broken?.lines.at(-1)).toBe("作废 VOID");
    expect(last?.lines[0]).toBe("湖里区政务服务中心");
    expect(last?.ticket.errors).toEqual([]);
  });

  it("a line broken in the middle of an image is given the missing bytes by the next session", async () => {
    const { printer, run, clock, replug } = await bench();
    const half = rareBytes.subarray(0, rareBytes.indexOf(Buffer.from([0x1d, 0x76])) + 100);
    let send: (chunk: Uint8Array) => void = () => undefined;
    printer.attach({
      write: () => undefined,
      onData: (listener) => {
        send = listener;
      },
    });
    send(half);
    await clock.advance(1_000);
    const fresh = await replug();
    expect((await run(fresh.identify(never))).model).toBe("XIAOHU SIMULATED-80");
    expect(await run(fresh.print(ticketBytes, never))).toBe("printed");
    expect(papers(printer)).toHaveLength(2);
    expect(papers(printer)[1]?.lines[0]).toBe("湖里区政务服务中心");
    expect(papers(printer)[1]?.ticket.errors).toEqual([]);
  });

  it.each([
    { half: "surely", left: ["A017", "作废 VOID"] },
    { half: "perhaps", left: ["A017"] },
  ] as const)(
    "a ticket that ends in the middle of a line, $half half, is cut off before the next one",
    async ({ half, left }) => {
      const { printer, run, clock, replug } = await bench({}, { left: { half } });
      let send: (chunk: Uint8Array) => void = () => undefined;
      printer.attach({
        write: () => undefined,
        onData: (listener) => {
          send = listener;
        },
      });
      send(Buffer.from("A017"));
      await clock.advance(1_000);
      const fresh = await replug();
      await run(fresh.identify(never));
      expect(await run(fresh.print(ticketBytes, never))).toBe("printed");
      const [broken, last] = papers(printer);
      expect(broken?.lines).toEqual(left);
      expect(broken?.ticket.errors).toEqual([]);
      expect(last?.lines[0]).toBe("湖里区政务服务中心");
      expect(last?.ticket.errors).toEqual([]);
    },
  );

  it("a loss of the line that its owner tells of after the last byte makes the result unknown too", async () => {
    const { session, run, clock } = await ready();
    const stop = new AbortController();
    const work = session.print(ticketBytes, stop.signal);
    await clock.advance(250);
    stop.abort(new DeviceError("line.lost", "unplugged"));
    expect(await run(work)).toBe("resultUnknown");
  });

  it("a line unplugged after the last byte makes the result unknown", async () => {
    const { session, run, clock, unplug } = await ready();
    const work = session.print(ticketBytes, never);
    await clock.advance(250);
    unplug();
    expect(await run(work)).toBe("resultUnknown");
  });
});

describe("status and reset", () => {
  it("is heard without asking, at the second look", async () => {
    const { printer, clock, heard } = await ready();
    printer.setFault("coverOpen");
    await clock.advance(300);
    expect(heard.at(-1)).toMatchObject({ cover: "open", device: "offline" });
    printer.clearFault("coverOpen");
    await clock.advance(300);
    expect(heard.at(-1)).toMatchObject({ cover: "closed", device: "online" });
  });

  it("is heard without asking after a ticket too, whose ESC @ ends automatic status", async () => {
    const { session, printer, run, clock, heard } = await ready();
    await run(session.print(ticketBytes, never));
    printer.setFault("paperNearEnd");
    await clock.advance(300);
    expect(heard.at(-1)).toMatchObject({ paper: "low" });
  });

  it.each([
    ["once", [1000, 50, 50, 50, 50, 50]],
    ["every time", [900, 900, 900, 900, 900, 900, 900, 900]],
  ])("keeps answers and questions together on a printer that answers late %s", async (_name, delays) => {
    const clock = new SimulatedClock();
    const line = createMemoryLine("slow");
    const device = line.plug();
    const answers = [0x12, 0x12, 0x12, 0x1e];
    device.onData((chunk) => {
      const answer = answers[(chunk[2] ?? 0) - 1] ?? 0;
      clock.setTimeout(() => device.write(Uint8Array.of(answer)), delays.shift() ?? 50);
    });
    const session = createReceiptPrinterSession(await line.source.open(), clock);
    const status = session.status(never);
    await clock.advance(20_000);
    expect(await status).toMatchObject({ device: "online", cover: "closed", paper: "low" });
  });

  it("stops telling a listener that has left", async () => {
    const { session, printer, clock } = await ready();
    let told = 0;
    const leave = session.onStatus(() => told++);
    leave();
    printer.setFault("paperNearEnd");
    await clock.advance(300);
    expect(told).toBe(0);
  });

  it("does not believe one flipped bit", async () => {
    const { session, printer, run, heard } = await ready();
    printer.setFault("flippedBit");
    expect(await run(session.status(never))).toMatchObject({
      device: "online",
      cover: "closed",
      paper: "full",
    });
    expect(heard.every((status) => obstacleOf(status) === undefined)).toBe(true);
  });

  it("does not take a late answer for the answer to another question", async () => {
    const { session, printer, run } = await ready();
    printer.setFault("paperNearEnd");
    printer.setFault("lateReply");
    expect(await run(session.status(never))).toMatchObject({
      device: "online",
      paper: "low",
      cover: "closed",
    });
  });

  it("checks health by an answer", async () => {
    const { session, printer, run } = await ready();
    await run(session.checkHealth(never));
    printer.setFault("silence");
    expect((await failure(run(session.checkHealth(never)))).code).toBe("device.silent");
  });

  it("drops a ticket stuck at the cutter on reset, for good", async () => {
    const { session, printer, run, work } = await inTheMiddle("cutterJam");
    const cause = (await failure(run(work))) as PrintInterruptedError;
    await run(session.reset(never));
    expect(await run(cause.finished)).toBe("resultUnknown");
    printer.clearFault("cutterJam");
    expect(await run(session.print(ticketBytes, never))).toBe("printed");
    // The stuck one is cut off first.
    expect(papers(printer).map(({ lines }) => lines[0])).toEqual([rareNames, "湖里区政务服务中心"]);
  });
});
