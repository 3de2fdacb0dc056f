import type * as z from "zod/mini";
import { errorNumbers } from "../../server/contract/error-numbers.ts";
import type { ErrorCode } from "../../server/contract/errors.ts";
import {
  longestAction,
  type SimulatorProblem,
  type SimulatorState,
  simulatedPrinterState,
  simulatedReaderState,
  simulatorRefusal,
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
  /** What is played on the bench, and at what pace. */
  readonly itself: SimulatorState["bench"];
  readonly reader: { readonly device: SimulatedDevice; readonly state: ReaderState } | null;
  readonly printer: { readonly device: SimulatedDevice; readonly state: PrinterState } | null;
  /** Everything else on the bench, by its own actions. */
  readonly others: readonly SimulatedDevice[];
}

export const readerName = "id-card-reader";
export const printerName = "receipt-printer";
/** The bench as a whole, where an action names a device. */
export const benchName = "bench";

/** An action that the bench refused, or an answer that never came. */
export class SimulatorError extends Error {
  override readonly name = "SimulatorError";
  /** Null when the bench did not answer at all. */
  readonly code: ErrorCode | null;
  /** What a person can do something about. */
  readonly problem: SimulatorProblem | null;

  constructor(
    code: ErrorCode | null,
    detail: string,
    { problem = null, ...options }: ErrorOptions & { problem?: SimulatorProblem | null } = {},
  ) {
    super(detail, options);
    this.code = code;
    this.problem = problem;
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
  /** A file whose text is the argument `trace`. */
  readonly trace?: Blob;
}

/** Address of the picture of a ticket on the simulated paper. */
export const ticketPicture = (id: number): string => `/simulator/api/tickets/${id}.png`;

/** @throws SimulatorError */
export async function perform({ device, action, arguments: given = {}, trace }: Action): Promise<Bench> {
  const args = trace ? { ...given, trace: await textOf(trace) } : given;
  const response = await fetch("/simulator/api/actions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...args, device, action }),
  }).catch((cause: unknown) => {
    throw new SimulatorError(null, "the bench cannot be reached", { cause });
  });
  const body: unknown = await response.json();
  if (response.ok) return benchOf(simulatorState.parse(body));
  const { error, detail, problem = null } = simulatorRefusal.parse(body);
  const code = error in errorNumbers ? (error as ErrorCode) : "message.internal";
  throw new SimulatorError(code, detail, { problem });
}

/** @throws SimulatorError for a file that cannot be a trace */
async function textOf(file: Blob): Promise<string> {
  const refused = (detail: string, options?: ErrorOptions) =>
    new SimulatorError("simulator.invalidArguments", detail, {
      ...options,
      problem: { kind: "trace", line: null },
    });
  if (file.size > longestAction) throw refused(`a file of ${file.size} bytes`);
  return file.text().catch((cause: unknown) => {
    throw refused("the file cannot be read", { cause });
  });
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
export function benchOf({ bench, devices, personas }: SimulatorState): Bench {
  const find = (name: string) => devices.find(({ device }) => device === name);
  const reader = find(readerName);
  const printer = find(printerName);
  return {
    personas,
    itself: bench,
    reader: reader ? { device: reader, state: simulatedReaderState.parse(reader.state) } : null,
    printer: printer ? { device: printer, state: simulatedPrinterState.parse(printer.state) } : null,
    others: devices.filter((device) => device !== reader && device !== printer),
  };
}
