import type * as z from "zod/mini";
import { type ErrorCode, errorNumbers } from "../../server/contract/errors.ts";
import { errorBody } from "../../server/contract/hall.ts";
import {
  type SimulatorState,
  simulatedPrinterState,
  simulatedReaderState,
  simulatorState,
  type WireEvent,
  wireEvent,
} from "../../server/contract/simulator.ts";

export type SimulatedDevice = SimulatorState["devices"][number];
export type ReaderState = z.infer<typeof simulatedReaderState>;
export type PrinterState = z.infer<typeof simulatedPrinterState>;
export type PrintedTicket = PrinterState["tickets"][number];

/** The bench with each device's state in its own type. */
export interface Bench {
  readonly personas: SimulatorState["personas"];
  readonly reader: { readonly device: SimulatedDevice; readonly state: ReaderState } | null;
  readonly printer: { readonly device: SimulatedDevice; readonly state: PrinterState } | null;
  /** Everything else on the bench, by its own actions. */
  readonly others: readonly SimulatedDevice[];
}

export const readerName = "id-card-reader";
export const printerName = "receipt-printer";

/** An action that the bench refused, or an answer that never came. */
export class SimulatorError extends Error {
  override readonly name = "SimulatorError";
  /** Null when the bench did not answer at all. */
  readonly code: ErrorCode | null;

  constructor(code: ErrorCode | null, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.code = code;
  }
}

export type StreamEvent =
  | { type: "opened" }
  | { type: "state"; bench: Bench }
  | { type: "wire"; entry: WireEvent }
  | { type: "lost" };

export interface Action {
  readonly device: string;
  readonly action: string;
  readonly arguments?: Readonly<Record<string, string | number>>;
}

/** Address of the picture of a ticket on the simulated paper. */
export const ticketPicture = (id: number): string => `/simulator/api/tickets/${id}.png`;

/** @throws SimulatorError */
export async function perform({ device, action, arguments: args = {} }: Action): Promise<Bench> {
  const response = await fetch("/simulator/api/actions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...args, device, action }),
  }).catch((cause: unknown) => {
    throw new SimulatorError(null, "the bench cannot be reached", { cause });
  });
  const body: unknown = await response.json();
  if (response.ok) return benchOf(simulatorState.parse(body));
  const { error, detail } = errorBody.parse(body);
  throw new SimulatorError(error in errorNumbers ? (error as ErrorCode) : "message.internal", detail);
}

/**
 * Follows the bench: its state, and every run of bytes on its lines, beginning with those of the past. Ends with
 * `lost`; opening again is the caller's business. Returns what ends it sooner.
 */
export function follow(listener: (event: StreamEvent) => void): () => void {
  const source = new EventSource("/simulator/api/events");
  source.onopen = () => listener({ type: "opened" });
  source.addEventListener("state", ({ data }: MessageEvent<string>) =>
    listener({ type: "state", bench: benchOf(simulatorState.parse(JSON.parse(data))) }),
  );
  source.addEventListener("wire", ({ data }: MessageEvent<string>) =>
    listener({ type: "wire", entry: wireEvent.parse(JSON.parse(data)) }),
  );
  source.onerror = () => {
    source.close();
    listener({ type: "lost" });
  };
  return () => source.close();
}

/** The bench's devices by what they are. @throws when a device's state is not of its contract */
export function benchOf({ devices, personas }: SimulatorState): Bench {
  const find = (name: string) => devices.find(({ device }) => device === name);
  const reader = find(readerName);
  const printer = find(printerName);
  return {
    personas,
    reader: reader ? { device: reader, state: simulatedReaderState.parse(reader.state) } : null,
    printer: printer ? { device: printer, state: simulatedPrinterState.parse(printer.state) } : null,
    others: devices.filter((device) => device !== reader && device !== printer),
  };
}
