import type { Clock } from "../clock.ts";
import type { PaperWidth } from "../receipt-printer/document.ts";
import { SimulatedReceiptPrinter } from "../receipt-printer/simulated.ts";
import { type PrinterFault, printerFaults } from "../receipt-printer/simulated-faults.ts";
import { describePrinterBytes } from "../receipt-printer/trace.ts";
import { type BenchDevice, BenchError } from "./bench.ts";

/** Bytes of one run that the live wire display shows; a ticket is a few hundred. */
const bytesShown = 64;

/** The simulated receipt printer on the bench. `picture` gives the PNG of a ticket that has come out. */
export function simulatedPrinter(
  clock: Clock,
  paper: PaperWidth,
): { device: BenchDevice; picture: (id: number) => Uint8Array | undefined } {
  const printer = new SimulatedReceiptPrinter(clock, { paper });
  const device: BenchDevice = {
    name: "receipt-printer",
    device: printer,
    baudRate: 115_200,
    faults: Object.fromEntries(
      Object.entries(printerFaults).map(([fault, { description }]) => [fault, description]),
    ),
    setFault: (fault) => printer.setFault(fault as PrinterFault),
    clearFault: (fault) => printer.clearFault(fault as PrinterFault),
    activeFaults: () => printer.state().faults,
    actions: {
      takeTicket: {
        description: "Take a printed ticket away.",
        arguments: { ticket: "number" },
        perform: ({ ticket }) => {
          if (!printer.state().tickets.some(({ id, taken }) => id === ticket && !taken))
            throw new BenchError("invalidArguments", `no ticket ${ticket} is there to take`);
          printer.takeTicket(Number(ticket));
        },
      },
      loadPaper: {
        description: "Put in a full roll.",
        arguments: {},
        perform: () => {
          for (const fault of ["paperOut", "paperNearEnd", "paperOutMidTicket"] as const)
            printer.clearFault(fault);
        },
      },
      powerCycle: {
        description: "Switch the printer off and on: what it had not printed is lost.",
        arguments: {},
        perform: () => printer.powerCycle(),
      },
    },
    state: () => {
      const { paper: roll, cover, printing, tickets } = printer.state();
      return {
        paper: roll,
        cover,
        printing,
        tickets: tickets.map(({ id, lines, qr, taken, ticket }) => ({
          id,
          lines,
          qr,
          taken,
          cut: ticket.cut !== undefined,
          errors: ticket.errors,
        })),
      };
    },
    onChange: (listener) => printer.onChange(listener),
    onWire: (listener) => printer.onWire(listener),
    describe: (direction, bytes) => ({ name: describePrinterBytes(direction, bytes), hex: hexOf(bytes) }),
  };
  return { device, picture: (id) => printer.picture(id) };
}

function hexOf(bytes: Uint8Array): string {
  const shown = Buffer.from(bytes.subarray(0, bytesShown)).toString("hex").toUpperCase();
  const spaced = shown.replace(/(..)(?=.)/g, "$1 ");
  const rest = bytes.length - bytesShown;
  return rest > 0 ? `${spaced} … ${rest} bytes more` : spaced;
}
