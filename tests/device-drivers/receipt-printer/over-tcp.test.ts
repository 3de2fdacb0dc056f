import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import { encodeTicket } from "../../../device-drivers/receipt-printer/encode.ts";
import type { LeftInPrinter } from "../../../device-drivers/receipt-printer/job-printer.ts";
import { createReceiptPrinterSession } from "../../../device-drivers/receipt-printer/session.ts";
import { SimulatedReceiptPrinter } from "../../../device-drivers/receipt-printer/simulated.ts";
import { tcpSource } from "../../../device-drivers/transport/tcp.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { queueTicket, rareNames, withName } from "./printer-support.ts";
import { failure, never } from "./session-bench.ts";

/** The sockets are real and take real time: the clock runs with it, five times as fast. */
const SPEED = 5;

/** A network printer: the simulated one behind a real socket. */
let server: Server;
let socket: Socket | undefined;
let clock: SimulatedClock;
let printer: SimulatedReceiptPrinter;

beforeEach(async () => {
  clock = new SimulatedClock();
  printer = new SimulatedReceiptPrinter(clock);
  server = createServer((caller) => {
    socket = caller;
    caller.on("error", () => undefined);
    printer.attach({
      write: (bytes) => void caller.write(bytes),
      onData: (listener) => void caller.on("data", listener),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  socket?.destroy();
  await new Promise((resolve) => server.close(resolve));
});

async function run<T>(work: Promise<T>): Promise<T> {
  let done = false;
  const end = () => {
    done = true;
  };
  work.then(end, end);
  let last = performance.now();
  while (!done) {
    await new Promise((resolve) => setImmediate(resolve));
    const now = performance.now();
    await clock.advance((now - last) * SPEED);
    last = now;
  }
  return work;
}

it("prints over TCP, loses the line in the middle of a ticket, and cleans up behind it when it is back", async () => {
  const { port } = server.address() as AddressInfo;
  const source = tcpSource({ host: "127.0.0.1", port, clock: systemClock });
  const left: LeftInPrinter = { half: "no" };
  const open = async () => createReceiptPrinterSession(await source.open(), clock, { left });

  const session = await open();
  expect((await run(session.identify(never))).model).toBe("XIAOHU SIMULATED-80");
  expect(await run(session.print(encodeTicket(withName(rareNames)), never))).toBe("printed");
  expect(printer.state().tickets.map(({ lines }) => lines[0])).toEqual([rareNames]);

  const broken = failure(session.print(encodeTicket(withName(rareNames.repeat(20))), never));
  await run(new Promise<void>((resolve) => clock.setTimeout(resolve, 160)));
  printer.detach();
  socket?.resetAndDestroy();
  expect((await run(broken)).code).toBe("line.lost");

  const fresh = await open();
  await run(fresh.identify(never));
  expect(await run(fresh.print(encodeTicket(queueTicket), never))).toBe("printed");
  const last = printer.state().tickets.at(-1);
  expect(last?.lines[0]).toBe("湖里区政务服务中心");
  expect(last?.ticket.errors).toEqual([]);
});
