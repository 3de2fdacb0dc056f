import type { Clock } from "../../device-drivers/clock.ts";
import { SimulatedReceiptPrinter } from "../../device-drivers/receipt-printer/simulated.ts";
import { queueTerminal } from "../../server/contract/terminal.ts";
import { openDeviceEnd } from "./device-end.ts";
import { type BenchResult, median, rounded } from "./result.ts";
import { startTerminalOnPorts } from "./terminal-on-ports.ts";
import { sampleLines } from "./ticket-sample.ts";
import { milliseconds, startBridgeClient } from "./wire-client.ts";

const rounds = 60;
const warmUp = 20;

/** The printer's own seconds are not what is measured: it prints twenty times as fast as one does. */
const quickClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, delay) => setTimeout(callback, delay / 20),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  defer: (callback) => void setImmediate(callback),
};

/** A real-time status request: the driver asks before it prints. */
const isStatusRequest = (chunk: Uint8Array) => chunk.length === 3 && chunk[0] === 0x10 && chunk[1] === 0x04;

/**
 * The tap that prints (`XiaohuQueue.PrintTicket`), from when the page's client sends it, which is before the built
 * product receives it, to the ticket's first byte at the printer's end of the port, which is after it was on the wire:
 * the request to print recorded at the hall on the disk, the printer asked how it is.
 */
export async function run(): Promise<BenchResult[]> {
  const end = openDeviceEnd();
  let firstByteAt = 0n;
  const device = new SimulatedReceiptPrinter(quickClock);
  device.attach({
    write: end.write,
    onData: (listener) =>
      end.onData((chunk) => {
        if (firstByteAt === 0n && !isStatusRequest(chunk)) firstByteAt = process.hrtime.bigint();
        listener(chunk);
      }),
  });
  const terminal = await startTerminalOnPorts({ printer: end.path });
  const client = await startBridgeClient(terminal.product.url, queueTerminal, terminal.token);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { payload } = await client.command("XiaohuQueue.TakeNumber", {
      serviceId: "social-insurance",
      idempotencyKey: `bench-${String(round).padStart(16, "0")}`,
    });
    const { ticket } = payload as { ticket: { id: string } };
    firstByteAt = 0n;
    const { sent } = await client.command("XiaohuQueue.PrintTicket", { ticketId: ticket.id, texts });
    times.push(milliseconds(sent, firstByteAt));
  }
  client.close();
  await terminal.stop();
  const value = median(times.slice(warmUp));
  return [
    {
      name: "tap-to-paper",
      value: rounded(value),
      unit: "ms",
      against: `${device.state().tickets.length} tickets on paper at the end`,
      ratio: null,
      goal: "≤ 3 ms",
      met: value <= 3,
    },
  ];
}

const [ahead = "", area = "", takenAt = "", advice = ""] = sampleLines.details;
const texts = {
  hall: sampleLines.hall,
  yourNumber: sampleLines.yourNumber,
  service: sampleLines.service,
  ahead,
  area,
  takenAt,
  advice,
  footer: advice,
};
