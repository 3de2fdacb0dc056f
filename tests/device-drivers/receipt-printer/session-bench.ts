import type { DeviceError } from "../../../device-drivers/device/errors.ts";
import type { InterpreterModel } from "../../../device-drivers/receipt-printer/interpreter.ts";
import type { LeftInPrinter } from "../../../device-drivers/receipt-printer/job-printer.ts";
import {
  createReceiptPrinterSession,
  type ReceiptPrinterOptions,
  type ReceiptPrinterSession,
} from "../../../device-drivers/receipt-printer/session.ts";
import {
  type SimulatedPrinterOptions,
  SimulatedReceiptPrinter,
} from "../../../device-drivers/receipt-printer/simulated.ts";
import type { PrinterStatus } from "../../../device-drivers/receipt-printer/status.ts";
import { createMemoryLine } from "../../../device-drivers/transport/memory.ts";
import type { Transport } from "../../../device-drivers/transport/transport.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

export interface Bench {
  readonly clock: SimulatedClock;
  readonly printer: SimulatedReceiptPrinter;
  readonly session: ReceiptPrinterSession;
  readonly heard: PrinterStatus[];
  unplug(): void;
  /** Plugs in again and opens a fresh session. */
  replug(): Promise<ReceiptPrinterSession>;
  /** Drives the clock until `work` is done. */
  run<T>(work: Promise<T>, limit?: number): Promise<T>;
}

export const never = new AbortController().signal;

export async function bench(
  model: Partial<InterpreterModel> = {},
  options: ReceiptPrinterOptions = {},
  simulated: SimulatedPrinterOptions = {},
  wrap: (transport: Transport, printer: SimulatedReceiptPrinter, clock: SimulatedClock) => Transport = (
    transport,
  ) => transport,
): Promise<Bench> {
  const clock = new SimulatedClock();
  const line = createMemoryLine("receipt-printer");
  const printer = new SimulatedReceiptPrinter(clock, { model, ...simulated });
  const left: LeftInPrinter = { half: "no" };
  const open = async () => {
    printer.attach(line.plug());
    const transport = wrap(await line.source.open(), printer, clock);
    return createReceiptPrinterSession(transport, clock, { left, ...options });
  };
  const session = await open();
  const heard: PrinterStatus[] = [];
  session.onStatus((status) => heard.push(status));
  return {
    clock,
    printer,
    session,
    heard,
    unplug() {
      printer.detach();
      line.unplug();
    },
    replug: open,
    async run(work, limit = 60_000) {
      let done = false;
      const end = () => {
        done = true;
      };
      work.then(end, end);
      for (let passed = 0; !done && passed < limit; passed += 10) await clock.advance(10);
      if (!done) throw new Error(`not done after ${limit} ms`);
      return work;
    },
  };
}

export async function ready(...given: Parameters<typeof bench>): Promise<Bench> {
  const it = await bench(...given);
  await it.run(it.session.identify(never));
  return it;
}

export const failure = (work: Promise<unknown>): Promise<DeviceError> =>
  work.then(
    (value) => {
      throw new Error(`did not fail: ${value}`);
    },
    (cause) => cause,
  );

/** What came out, but for blank scraps: paper is cut off rather than half a ticket left for the next citizen. */
export const papers = (printer: SimulatedReceiptPrinter) =>
  printer.state().tickets.filter(({ lines }) => lines.length > 0);
