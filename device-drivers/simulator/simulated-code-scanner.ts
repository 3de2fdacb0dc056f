import type { Clock } from "../clock.ts";
import { longestPayload } from "../code-scanner/code.ts";
import { hidPosFaults, serialScannerFaults } from "../code-scanner/simulated-faults.ts";
import {
  honeywellReportDescriptor,
  type Presentation,
  type PresentedCode,
  SimulatedHidPosScanner,
} from "../code-scanner/simulated-hid-pos.ts";
import { SimulatedSerialScanner } from "../code-scanner/simulated-serial.ts";
import { createHidPosTracer, createSerialScannerTracer } from "../code-scanner/trace.ts";
import type { Direction, WireTracer } from "../device/wire-trace.ts";
import { type BenchAction, type BenchDevice, BenchError } from "./bench.ts";
import { enterpriseCodes } from "./enterprise-codes.ts";
import { hidLayoutOf } from "./hid-layout.ts";
import { travelDocuments } from "./travel-documents.ts";

/** AIM identifiers by XFS4IoT's words, of the symbologies that hall documents carry. */
const identifiers = { qrCode: "]Q1", code128: "]C0", pdf417: "]L0" } as const;

/** AIM's word for what was read as letters in OCR-B, as zones are printed. */
const asLetters = "]o2";

/** The simulated scanner in HID POS mode on the bench. */
export function simulatedCodeScanner(clock: Clock): BenchDevice {
  return {
    name: "code-scanner",
    hid: hidLayoutOf(honeywellReportDescriptor),
    ...onBench(
      new SimulatedHidPosScanner(clock),
      hidPosFaults,
      createHidPosTracer(honeywellReportDescriptor),
    ),
  };
}

/** The simulated serial scanner on the bench: AIM identifiers in front, CR LF behind. */
export function simulatedSerialCodeScanner(clock: Clock): BenchDevice {
  return {
    name: "serial-code-scanner",
    baudRate: 9600,
    ...onBench(new SimulatedSerialScanner(clock), serialScannerFaults, createSerialScannerTracer()),
  };
}

interface Scanner<Fault extends string> {
  present(code: PresentedCode): Presentation;
  setFault(fault: Fault): void;
  clearFault(fault: Fault): void;
  onWire(listener: (direction: Direction, bytes: Uint8Array) => void): void;
  readonly state: {
    readonly trigger: string;
    readonly codesSent: number;
    readonly faults: readonly Fault[];
  };
}

function onBench<Fault extends string, Device extends Scanner<Fault>>(
  device: Device,
  faults: Readonly<Record<Fault, { readonly description: string }>>,
  tracer: WireTracer,
) {
  let lastPresentation: Presentation | undefined;
  let onChange: (() => void) | undefined;
  const presentCode: BenchAction = {
    description: "Hold a code before the scanner.",
    arguments: { symbology: Object.keys(identifiers), text: "string" },
    perform: ({ symbology, text }) => {
      const payload = new TextEncoder().encode(String(text));
      if (payload.length < 1 || payload.length > longestPayload) {
        throw new BenchError("invalidArguments", `text must have 1 to ${longestPayload} bytes`);
      }
      const aimIdentifier = identifiers[symbology as keyof typeof identifiers];
      lastPresentation = device.present({ aimIdentifier, payload });
    },
  };
  const holdDocument: BenchAction = {
    description:
      "Hold a passport or a travel permit before the scanner, which reads its machine-readable zone.",
    arguments: { document: travelDocuments.map(({ id }) => id) },
    perform: ({ document }) => {
      const zone = travelDocuments.find(({ id }) => id === document)?.zone ?? [];
      const payload = new TextEncoder().encode(zone.join("\r\n"));
      lastPresentation = device.present({ aimIdentifier: asLetters, payload });
    },
  };
  const holdEnterpriseCode: BenchAction = {
    description: "Hold the code of an enterprise before the scanner.",
    arguments: { code: enterpriseCodes.map(({ id }) => id) },
    perform: ({ code }) => {
      const text = enterpriseCodes.find(({ id }) => id === code)?.text ?? "";
      lastPresentation = device.present({
        aimIdentifier: identifiers.qrCode,
        payload: new TextEncoder().encode(text),
      });
    },
  };
  return {
    device,
    faults: Object.fromEntries(
      Object.entries<{ readonly description: string }>(faults).map(([fault, { description }]) => [
        fault,
        description,
      ]),
    ),
    setFault: (fault: string) => device.setFault(fault as Fault),
    clearFault: (fault: string) => device.clearFault(fault as Fault),
    activeFaults: () => device.state.faults,
    actions: { presentCode, holdDocument, holdEnterpriseCode },
    state: () => ({
      trigger: device.state.trigger,
      codesSent: device.state.codesSent,
      lastPresentation: lastPresentation ?? null,
    }),
    onChange: (listener: () => void) => {
      onChange = listener;
    },
    onWire: (listener: (direction: Direction, bytes: Uint8Array) => void) =>
      device.onWire((direction, bytes) => {
        listener(direction, bytes);
        // What the host says may switch the trigger, once the device has taken it.
        if (direction === "toDevice") queueMicrotask(() => onChange?.());
      }),
    describe: (direction: Direction, bytes: Uint8Array) =>
      tracer.push(direction, bytes)[0] ?? { name: "nothing", hex: "" },
  };
}
