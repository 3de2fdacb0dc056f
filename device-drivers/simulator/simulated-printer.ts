import type { Clock } from "../clock.ts";
import type { PaperWidth } from "../receipt-printer/document.ts";
import { SimulatedReceiptPrinter } from "../receipt-printer/simulated.ts";
import { type PrinterFault, printerFaults } from "../receipt-printer/simulated-faults.ts";
import type { BenchDevice, Direction } from "./bench.ts";

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
        perform: ({ ticket }) => printer.takeTicket(Number(ticket)),
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
    describe,
  };
  return { device, picture: (id) => printer.picture(id) };
}

function describe(direction: Direction, bytes: Uint8Array): { name: string; hex: string } {
  const shown = Buffer.from(bytes.subarray(0, bytesShown)).toString("hex").toUpperCase();
  const rest = bytes.length - bytesShown;
  const spaced = shown.replace(/(..)(?=.)/g, "$1 ");
  return { name: meaning(direction, bytes), hex: rest > 0 ? `${spaced} … ${rest} bytes more` : spaced };
}

function meaning(direction: Direction, bytes: Uint8Array): string {
  const [first = 0, second = 0, third = 0] = bytes;
  if (direction === "toDevice") {
    if (bytes.length === 3 && first === 0x10 && second === 0x04)
      return `asks for status ${third} (DLE EOT ${third})`;
    if (bytes.length === 3 && first === 0x1d && second === 0x49) return "asks who it is (GS I)";
    if (bytes.length === 3 && first === 0x1d && second === 0x61) return "wants status by itself (GS a)";
    return `${bytes.length} bytes to print`;
  }
  if (bytes.length === 1 && (first & 0x93) === 0x12) return "status";
  if (bytes.length === 4 && (first & 0x93) === 0x10) return "status by itself";
  if (first === 0x5f) return `says: ${Buffer.from(bytes.subarray(1, -1)).toString("latin1")}`;
  if (first === 0x37) return "job done (process id)";
  return `${bytes.length} bytes`;
}
