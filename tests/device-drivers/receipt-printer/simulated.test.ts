import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { encodeTicket } from "../../../device-drivers/receipt-printer/encode.ts";
import { gbkFont } from "../../../device-drivers/receipt-printer/gb18030.ts";
import {
  printerFaultNamed,
  type SimulatedPrinterOptions,
  SimulatedReceiptPrinter,
} from "../../../device-drivers/receipt-printer/simulated.ts";
import { describePrinterBytes } from "../../../device-drivers/receipt-printer/trace.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { hex, queueTicket, unhex } from "./printer-support.ts";

function powered(options: SimulatedPrinterOptions = {}) {
  const clock = new SimulatedClock();
  const printer = new SimulatedReceiptPrinter(clock, options);
  const said: string[] = [];
  let send: (chunk: Uint8Array) => void = () => undefined;
  const plug = () =>
    printer.attach({
      write: (bytes) => said.push(hex(bytes)),
      onData: (listener) => {
        send = listener;
      },
    });
  plug();
  return { clock, printer, said, plug, send: (bytes: Uint8Array) => send(bytes) };
}

const ticketBytes = encodeTicket(queueTicket);

describe("simulated printer", () => {
  it("takes as long as 150 mm/s and a cut take", async () => {
    const { clock, printer, send } = powered();
    send(ticketBytes);
    const height = 420;
    await clock.advance(height / 1.2);
    expect(printer.state().tickets).toHaveLength(0);
    expect(printer.state().printing).toBe(true);
    await clock.advance(1_000);
    const [ticket] = printer.state().tickets;
    expect(ticket?.ticket.height).toBe(height);
    expect(printer.state().printing).toBe(false);
    expect(ticket?.taken).toBe(false);
    printer.takeTicket(ticket?.id ?? 0);
    expect(printer.state().tickets[0]?.taken).toBe(true);
  });

  it("answers DLE EOT at once, while it is busy, offline, and in the middle of data", async () => {
    const { clock, printer, said, send } = powered();
    send(ticketBytes);
    await clock.advance(50);
    send(unhex("1004"));
    send(unhex("01"));
    expect(said).toEqual(["12"]);
    send(unhex("1D763000 0100 0300 100402"));
    expect(said).toEqual(["12", "12"]);
    printer.setFault("paperOut");
    printer.setFault("coverOpen");
    send(unhex("100401 100402 100403 100404"));
    expect(said.slice(2)).toEqual(["1A", "36", "12", "7E"]);
    await clock.advance(10_000);
    expect(printer.state().tickets).toHaveLength(0);
  });

  it("reports changes by itself once that is enabled, until ESC @", async () => {
    const { printer, said, send } = powered();
    printer.setFault("paperNearEnd");
    expect(said).toEqual([]);
    send(unhex("1D610E"));
    expect(said).toEqual(["1000030F"]);
    printer.setFault("paperNearEnd");
    printer.setFault("coverOpen");
    printer.clearFault("coverOpen");
    expect(said.slice(1)).toEqual(["3800030F", "1000030F"]);
    send(unhex("1B40"));
    printer.clearFault("paperNearEnd");
    expect(said).toHaveLength(3);
  });

  it("keeps what it was sent while it is out of paper, and prints it once", async () => {
    const { clock, printer, send } = powered();
    printer.setFault("paperOut");
    send(ticketBytes);
    await clock.advance(60_000);
    expect(printer.state()).toMatchObject({ paper: "out", printing: true, tickets: [] });
    printer.clearFault("paperOut");
    await clock.advance(5_000);
    expect(printer.state().tickets).toHaveLength(1);
  });

  it("keeps its buffer without a cable, and loses it without power", async () => {
    const { clock, printer, send, plug } = powered();
    send(ticketBytes);
    printer.detach();
    send(ticketBytes);
    await clock.advance(5_000);
    expect(printer.state().tickets).toHaveLength(1);
    plug();
    send(ticketBytes.subarray(0, 100));
    await clock.advance(2_000);
    printer.powerCycle();
    send(unhex("1D5600"));
    await clock.advance(2_000);
    expect(printer.state().tickets).toHaveLength(2);
    expect(printer.state().tickets[1]?.qr).toEqual([]);
  });

  it("loses what does not fit its buffer, and says so on the paper's record", async () => {
    const { clock, printer, send } = powered();
    printer.setFault("offline");
    send(Buffer.alloc(64 * 1024, 0x00));
    send(unhex("41"));
    printer.clearFault("offline");
    send(unhex("42 0A 1D5600"));
    await clock.advance(2_000);
    expect(printer.state().tickets[0]?.lines).toEqual(["B"]);
    expect(printer.state().tickets[0]?.ticket.errors).toEqual(["receive buffer full: byte lost"]);
  });

  it("has a picture of each ticket it keeps", async () => {
    const { clock, printer, send } = powered({ paper: 58, keepTickets: 2 });
    for (let ticket = 0; ticket < 3; ticket++) send(encodeTicket(queueTicket, { paper: 58, font: gbkFont }));
    await clock.advance(10_000);
    expect(printer.state().tickets.map(({ id }) => id)).toEqual([2, 3]);
    expect(printer.picture(1)).toBeUndefined();
    expect(PNG.sync.read(printer.picture(3) as Buffer).width).toBe(464);
  });

  it("shows what crosses its line", () => {
    const { printer, send } = powered();
    const seen: string[] = [];
    printer.onWire((direction, bytes) =>
      seen.push(`${direction} ${describePrinterBytes(direction, bytes).name}`),
    );
    send(unhex("100401"));
    send(unhex("1D610E"));
    send(unhex("1D28480600303041423132"));
    send(unhex("1D4943"));
    expect(seen).toEqual([
      "toDevice DLE EOT 1: printer status?",
      "toHost status byte 12",
      "toDevice GS a: report status by itself",
      "toHost automatic status: ready",
      "toDevice GS ( H: say so when all before this is printed",
      "toHost printed up to AB12",
      "toDevice GS I 67: model?",
      "toHost information: SIMULATED-80",
    ]);
  });

  it("spoils one reply by noise, by a bit, by lateness, and says nothing in silence", async () => {
    const { clock, printer, said, send } = powered();
    const ask = () => send(unhex("100401"));
    printer.setFault("garbageBeforeReply");
    ask();
    printer.setFault("flippedBit");
    ask();
    printer.setFault("lateReply");
    ask();
    ask();
    expect(said).toEqual(["FF00955FFE12", "1A", "12"]);
    await clock.advance(1_000);
    expect(said).toHaveLength(4);
    printer.setFault("silence");
    ask();
    expect(said).toHaveLength(4);
    expect(printer.state().faults).toEqual(["silence"]);
  });

  it("knows its faults by name only", () => {
    expect(printerFaultNamed("paperOut")).toBe("paperOut");
    expect(() => printerFaultNamed("toString")).toThrow(RangeError);
  });
});
