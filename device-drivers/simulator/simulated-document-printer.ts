import type { Clock } from "../clock.ts";
import { SimulatedDocumentPrinter } from "../document-printer/simulated.ts";
import { type DocumentPrinterFault, documentPrinterFaults } from "../document-printer/simulated-faults.ts";
import { createDocumentPrinterTracer } from "../document-printer/trace.ts";
import { ippSource } from "../transport/ipp-http.ts";
import { type BenchDevice, BenchError } from "./bench.ts";

/** The simulated A4 printer on the bench: IPP on an HTTP port of this machine, its pages counted. */
export function simulatedDocumentPrinter(clock: Clock): BenchDevice {
  const printer = new SimulatedDocumentPrinter(clock);
  const tracer = createDocumentPrinterTracer();
  return {
    name: "document-printer",
    network: {
      get url() {
        return printer.url;
      },
      source: () => ippSource(printer.url, clock),
      switchOn: () => printer.switchOn(),
      switchOff: () => printer.switchOff(),
    },
    faults: Object.fromEntries(
      Object.entries(documentPrinterFaults).map(([fault, { description }]) => [fault, description]),
    ),
    setFault: (fault) => printer.setFault(fault as DocumentPrinterFault),
    clearFault: (fault) => printer.clearFault(fault as DocumentPrinterFault),
    activeFaults: () => printer.state.faults,
    actions: {
      powerCycle: {
        description: "Switch the printer off and on: its jobs are forgotten.",
        arguments: {},
        async perform() {
          if (!printer.isOn) throw new BenchError("invalidArguments", "it has no power: put its cable in");
          await printer.switchOff();
          await printer.switchOn();
        },
      },
    },
    state: () => {
      const { printing, printed } = printer.state;
      return {
        printing,
        documents: printed.length,
        pages: printed.reduce((sum, { pages }) => sum + pages, 0),
      };
    },
    onChange: (listener) => printer.onChange(listener),
    onWire: (listener) => printer.onWire(listener),
    describe: (direction, bytes) => tracer.push(direction, bytes)[0] ?? { name: "nothing", hex: "" },
  };
}
