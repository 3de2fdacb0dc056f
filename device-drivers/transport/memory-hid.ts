import { DeviceError } from "../device/errors.ts";
import type { HidLayout, SimulatedHidLine } from "../simulator/line.ts";
import { createMemoryLine } from "./memory.ts";
import type { HidTransport, TransportSource } from "./transport.ts";

/** A HID device's line in memory: takes the place of USB and of the system's HID driver. */
export interface MemoryHidLine {
  readonly source: TransportSource<HidTransport>;
  /** Puts the cable in; returns the device's end, which is good until the cable is pulled. */
  plug(): SimulatedHidLine;
  unplug(): void;
}

type FeatureReports = Parameters<SimulatedHidLine["onFeature"]>[0];

/**
 * As strict as a real device behind a real system. A report that the device does not have, or of another length than it
 * has, is refused (a USB device stalls; Windows does not even send it) with `device.garbled`, as `hidSource` does it.
 * Of what the device says, a report whose number it does not have is dropped, as Linux drops it; one of a wrong length
 * arrives as it is, as through hidraw.
 */
export function createMemoryHidLine(name: string, layout: HidLayout): MemoryHidLine {
  const line = createMemoryLine(name);
  const { address } = line.source;
  const isNumbered = ![layout.input, layout.output, layout.feature].some((sizes) => sizes.has(0));
  let host: { isOpen: boolean } | undefined;
  let featureReports: FeatureReports | undefined;

  const check = (kind: "output" | "feature", report: Uint8Array) => {
    const size = layout[kind].get(report[0] ?? 0);
    if (size === undefined || report.length !== 1 + size)
      throw refusal(address, `${kind} report ${report[0]} of ${report.length - 1} bytes`);
  };
  const hangUp = () => {
    if (host) host.isOpen = false;
    featureReports = undefined;
  };

  return {
    source: {
      ...line.source,
      async open() {
        const transport = await line.source.open();
        const own = { isOpen: true };
        host = own;
        /** In a later turn, as behind the system, and only while this very line is whole. */
        const ask = async <Answer>(question: (device: FeatureReports | undefined) => Answer) => {
          await Promise.resolve();
          if (!own.isOpen) throw new DeviceError("line.lost", `${address} is gone`);
          return question(featureReports);
        };
        return {
          ...transport,
          reportDescriptor: layout.reportDescriptor.slice(),
          async write(report) {
            if (own.isOpen) check("output", report);
            await transport.write(report);
          },
          sendFeatureReport(report) {
            const sent = report.slice();
            return ask((device) => {
              check("feature", sent);
              if (!device?.set(sent)) throw refusal(address, `feature report ${sent[0]}`);
            });
          },
          getFeatureReport: (reportNumber, length) =>
            ask((device) => {
              const report = layout.feature.has(reportNumber) ? device?.get(reportNumber) : undefined;
              if (!report) throw refusal(address, `to give feature report ${reportNumber}`);
              return report.slice(0, length);
            }),
          async close() {
            own.isOpen = false;
            await transport.close();
          },
        };
      },
    },
    plug() {
      hangUp();
      const device = line.plug();
      return {
        write(report) {
          if (!isNumbered || layout.input.has(report[0] ?? 0)) device.write(report);
        },
        onData: (listener) => device.onData(listener),
        onFeature(reports) {
          featureReports = reports;
        },
      };
    },
    unplug() {
      hangUp();
      line.unplug();
    },
  };
}

function refusal(address: string, what: string): DeviceError {
  return new DeviceError("device.garbled", `${address} refused ${what}`);
}
