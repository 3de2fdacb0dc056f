import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { Printer } from "@node-escpos/core";
import { encodeTicket } from "../../device-drivers/receipt-printer/encode.ts";
import { gbkFont } from "../../device-drivers/receipt-printer/gb18030.ts";
import { EscPosInterpreter, ordinaryModel } from "../../device-drivers/receipt-printer/interpreter.ts";
import { linesOf, Paper, type PrintedTicket } from "../../device-drivers/receipt-printer/paper.ts";
import { type BenchResult, median, rates, rounded } from "./result.ts";
import { rareNames, sampleLines, sampleTicket } from "./ticket-sample.ts";

/** Fresh processes whose first ticket is timed. */
const coldRuns = 7;

export async function run(): Promise<BenchResult[]> {
  return [await encodeRate(), ticketBytes(), coldStart()];
}

/** What an earlier job may leave behind: right-aligned, double size, Chinese mode off. */
const leftOver = Uint8Array.of(0x1b, 0x61, 2, 0x1d, 0x21, 0x11, 0x1c, 0x2e);

/** The same ticket by the peer, as its own documentation writes tickets, but for its initialisation. */
function peerTicket(options: { initialise: boolean }): Buffer {
  const printer = new Printer({ write: () => undefined } as never, { encoding: "GB18030" });
  if (options.initialise) printer.hardware("INIT");
  printer
    .align("ct")
    .text(sampleLines.hall)
    .text(sampleLines.yourNumber)
    .size(4, 4)
    .text(sampleLines.number)
    .size(2, 2)
    .text(sampleLines.service)
    .size(1, 1)
    .align("lt");
  for (const detail of sampleLines.details) printer.text(detail);
  printer.cut(true);
  return (printer.buffer as unknown as { flush(): Buffer }).flush();
}

async function encodeRate(): Promise<BenchResult> {
  const [ours = 0, theirs = 0] = await rates([
    () => {
      for (let count = 0; count < 200; count++) encodeTicket(sampleTicket);
      return 200;
    },
    () => {
      for (let count = 0; count < 20; count++) peerTicket({ initialise: false });
      return 20;
    },
  ]);
  const ratio = ours / theirs;
  return {
    name: "ticket-encode",
    value: rounded(ours),
    unit: "tickets/s",
    against: `@node-escpos/core ${rounded(theirs)} tickets/s`,
    ratio: rounded(ratio),
    goal: "≥ 5×",
    met: ratio >= 5,
  };
}

function ticketBytes(): BenchResult {
  const ours = encodeTicket(sampleTicket);
  const wanted = paragraphs(interpret(leftOver, ours));
  const candidates = [false, true].map((initialise) => {
    const bytes = peerTicket({ initialise });
    return { initialise, bytes, right: paragraphs(interpret(leftOver, bytes)) === wanted };
  });
  const smallest = candidates.filter(({ right }) => right).sort((a, b) => a.bytes.length - b.bytes.length)[0];
  const described = candidates.map(
    ({ initialise, bytes, right }) =>
      `${bytes.length} bytes ${initialise ? "with" : "without"} ESC @, ${right ? "right" : "wrong"} after another job`,
  );
  const ratio = smallest ? ours.length / smallest.bytes.length : null;
  return {
    name: "ticket-bytes",
    value: ours.length,
    unit: "bytes",
    against: `@node-escpos/core ${described.join("; ")}`,
    ratio: ratio && rounded(ratio),
    goal: "≤ 1.00× the smallest that prints right",
    met: ratio !== null && ratio <= 1,
  };
}

/** Lines with text, size and alignment; blank feeds before the cut are left out. */
function paragraphs(ticket: PrintedTicket): string {
  return JSON.stringify(
    ticket.items.filter((item) => item.kind === "text" && item.runs.some(({ text }) => text.trim() !== "")),
  );
}

function coldStart(): BenchResult {
  const once = (kind: string) =>
    JSON.parse(
      execFileSync(process.execPath, ["--import", "tsx", join(import.meta.dirname, "ticket-cold.ts"), kind], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }),
    ) as { milliseconds: number; bytes: string };
  const ordinary = median(Array.from({ length: coldRuns }, () => once("ordinary").milliseconds));
  const rare = Array.from({ length: coldRuns }, () => once("rare"));
  const rareMilliseconds = median(rare.map(({ milliseconds }) => milliseconds));
  const printed = linesOf(interpret(leftOver, Buffer.from(rare[0]?.bytes ?? "", "base64")));
  const read = rareNames.every((name, index) => printed[index] === `姓名 ${name}`);
  const value = Math.max(ordinary, rareMilliseconds);
  return {
    name: "ticket-cold",
    value: rounded(value),
    unit: "ms",
    against: `ordinary ${rounded(ordinary)} ms, rare names ${rounded(rareMilliseconds)} ms, read back ${read ? "right" : `as ${printed.join(" · ")}`}`,
    ratio: null,
    goal: "≤ 1 ms, rare names right",
    met: value <= 1 && read,
  };
}

/** What a strict printer in the state that `before` left it in puts on paper. */
function interpret(before: Uint8Array, bytes: Uint8Array): PrintedTicket {
  const paper = new Paper(80);
  const tickets: PrintedTicket[] = [];
  const interpreter = new EscPosInterpreter(
    paper,
    { ...ordinaryModel, font: gbkFont },
    {
      advanced: () => undefined,
      cut: (kind) => {
        tickets.push(paper.cut(kind));
      },
      reply: () => undefined,
      enableAutomaticStatus: () => undefined,
      movePresenter: () => undefined,
      paperSensor: () => Uint8Array.of(0),
    },
  );
  for (const byte of [...before, ...bytes]) interpreter.read(byte);
  const ticket = tickets[0];
  if (!ticket) throw new Error("no ticket was cut");
  return ticket;
}
