import type { Clock } from "../clock.ts";
import type { PaperWidth } from "../receipt-printer/document.ts";
import { SimulatedReceiptPrinter } from "../receipt-printer/simulated.ts";
import { type PrinterFault, printerFaults } from "../receipt-printer/simulated-faults.ts";
import { type SimulatedProfileName, simulatedProfiles } from "../receipt-printer/simulated-profiles.ts";
import { statusProfileNamed } from "../receipt-printer/status-profiles.ts";
import { describePrinterBytes } from "../receipt-printer/trace.ts";
import { type BenchDevice, BenchError } from "./bench.ts";

/** What of one run the live wire display shows, characters of hex; a ticket is a few hundred bytes. */
const hexShown = 200;

/** What it is set to. */
const baudRate = 115_200;

/**
 * The simulated receipt printer on the bench, of one of the makes of `simulated-profiles.ts` (default standard). `picture`
 * gives the PNG of a ticket that has come out.
 */
export function simulatedPrinter(
  clock: Clock,
  paper: PaperWidth,
  make: SimulatedProfileName = "standard",
): { device: BenchDevice; picture: (id: number) => Uint8Array | undefined } {
  const printer = new SimulatedReceiptPrinter(clock, { paper, profile: simulatedProfiles[make], baudRate });
  const profile = statusProfileNamed(make);
  const hasPresenter = simulatedProfiles[make].presenter !== "none";
  const device: BenchDevice = {
    name: "receipt-printer",
    device: printer,
    baudRate,
    faults: Object.fromEntries(
      Object.entries(printerFaults)
        .filter(([, fault]) => hasPresenter || !("needsPresenter" in fault))
        .map(([fault, { description }]) => [fault, description]),
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
      takeTickets: {
        description: "Take away every ticket that is there to take.",
        arguments: {},
        perform: () => {
          for (const { id, taken } of printer.state().tickets) if (!taken) printer.takeTicket(id);
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
      const { paper: roll, cover, printing, presented, tickets } = printer.state();
      return {
        paper: roll,
        cover,
        printing,
        ...(presented === undefined ? {} : { presented }),
        tickets: tickets.map(({ id, lines, qr, taken, retracted, ticket }) => ({
          id,
          lines,
          qr,
          taken,
          retracted,
          cut: ticket.cut !== undefined,
          errors: ticket.errors,
        })),
      };
    },
    onChange: (listener) => printer.onChange(listener),
    onWire: (listener) => printer.onWire(listener),
    describe: (direction, bytes) => {
      const { name, hex } = describePrinterBytes(direction, bytes, profile);
      return { name, hex: hex.length > hexShown ? `${hex.slice(0, hexShown)} …` : hex };
    },
  };
  return { device, picture: (id) => printer.picture(id) };
}
