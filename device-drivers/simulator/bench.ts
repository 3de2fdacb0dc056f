import type { Clock } from "../clock.ts";
import type { Direction, WireDescription } from "../device/wire-trace.ts";
import type { HidTransport, TransportSource } from "../transport/transport.ts";
import { createSlot, type SerialDevice, type Slot, type SlottedDevice } from "./bench-slot.ts";
import { loadPseudoTerminals, type PseudoTerminals } from "./pty-line.ts";

/** Values an action's argument may take. */
export type ArgumentKind = readonly string[] | "string" | "number";

export interface BenchAction {
  readonly description: string;
  readonly arguments: Readonly<Record<string, ArgumentKind>>;
  perform(args: Readonly<Record<string, string | number>>): void | Promise<void>;
}

/** What the bench must know of a simulated device: one of these is its whole registration. */
export type BenchDevice = SlottedDevice & BenchControls;

export interface BenchControls {
  /** Fault → what it does, in one line. */
  readonly faults: Readonly<Record<string, string>>;
  setFault(fault: string): void;
  clearFault(fault: string): void;
  activeFaults(): readonly string[];
  readonly actions: Readonly<Record<string, BenchAction>>;
  /** What the device is doing, as JSON data without personal data. */
  state(): Record<string, unknown>;
  /** Called by the device with every frame or run of bytes that crosses its line. */
  onWire(listener: (direction: Direction, bytes: Uint8Array) => void): void;
  /** Called by the device when its state has changed by itself: a ticket came out, a card was read. */
  onChange(listener: () => void): void;
  /** Meaning and hex of those bytes, personal data redacted. */
  describe(direction: Direction, bytes: Uint8Array): WireDescription;
  /**
   * A device that says what the one in this trace said, where the family knows how to rebuild one.
   * @param isPaced whether its replies come after the recorded delays, asked anew for each
   * @throws BenchError with the problem `trace`
   */
  rebuild?(trace: string, isPaced: () => boolean): SerialDevice & BenchControls;
}

export interface WireEntry {
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly device: string;
  readonly direction: Direction;
  readonly hex: string;
  readonly meaning: string;
}

export type BenchEvent = { readonly type: "state" } | { readonly type: "wire"; readonly entry: WireEntry };

export interface BenchDeviceState {
  readonly device: string;
  readonly line: LineKind | "network";
  readonly address: string;
  readonly plugged: boolean;
  readonly faults: readonly string[];
  readonly actions: readonly {
    action: string;
    description: string;
    arguments: Readonly<Record<string, ArgumentKind>>;
  }[];
  readonly state: Record<string, unknown>;
}

export type LineKind = "pty" | "memory";

/** A request that the bench cannot carry out; nothing has changed. */
export class BenchError extends Error {
  override readonly name = "BenchError";
  readonly code: "unknownDevice" | "unknownAction" | "invalidArguments";
  readonly problem: BenchProblem | undefined;

  constructor(code: BenchError["code"], detail: string, problem?: BenchProblem) {
    super(detail);
    this.code = code;
    this.problem = problem;
  }
}

/** What a page can tell a person to do something about. */
export type BenchProblem =
  /** A text that no device can be rebuilt from. `line`: the first that is wrong, from 1; null where it is the whole. */
  | { readonly kind: "trace"; readonly line: number | null }
  /** Another scenario plays; it has to be stopped first. */
  | { readonly kind: "playing"; readonly scenario: string };

/** Longest trace that a device is rebuilt from, characters: what a service page keeps, some ten times over. */
export const longestTrace = 500_000;

/** Wire entries kept for a page that opens later. */
export const wireHistory = 500;

export interface Bench {
  readonly lineKind: LineKind;
  /** The port of a device, for the product to open. */
  source(device: string): TransportSource;
  /** The port of a HID device. @throws BenchError for any other */
  hidSource(device: string): TransportSource<HidTransport>;
  /** The port of a serial device, opened at a rate of the product's choice. @throws BenchError for any other */
  sourceAt(device: string, baudRate: number): TransportSource;
  start(): Promise<void>;
  stop(): Promise<void>;
  state(): BenchDeviceState[];
  wire(): readonly WireEntry[];
  /** @throws BenchError */
  perform(device: string, action: string, args: Readonly<Record<string, unknown>>): Promise<void>;
  /** Whether bytes take the time on the wire that they take at the device's rate. */
  isPaced(): boolean;
  setPaced(paced: boolean): void;
  onEvent(listener: (event: BenchEvent) => void): () => void;
}

export interface BenchOptions {
  /** Where the links to the pseudo-terminals stand. */
  readonly directory: string;
  readonly clock: Clock;
  readonly devices: readonly BenchDevice[];
  /** In memory even where pseudo-terminals can be had. */
  readonly forceMemory?: boolean;
  /** Whether bytes take their time from the beginning. Default: they are there at once. */
  readonly pace?: boolean;
}

/** Powers simulated devices up, each on its own line, and lets a person, a page or a test act on them. */
export function createBench(options: BenchOptions): Bench {
  const { directory, clock, devices } = options;
  let paced = options.pace ?? false;
  const isPaced = () => paced;
  const terminals = terminalsOf(options);
  const lineKind: LineKind = terminals.kind === "available" ? "pty" : "memory";
  const listeners = new Set<(event: BenchEvent) => void>();
  const history: WireEntry[] = [];
  let seq = 0;
  const emit = (event: BenchEvent) => {
    for (const listener of [...listeners]) {
      try {
        listener(event);
      } catch (cause) {
        process.emitWarning(cause instanceof Error ? cause : String(cause));
      }
    }
  };
  const slots = new Map(
    devices.map((device) => [device.name, createSlot(device, { terminals, directory, clock, isPaced })]),
  );
  const listenTo = (device: BenchDevice) => {
    device.onChange(() => emit({ type: "state" }));
    device.onWire((direction, bytes) => {
      const { name, hex } = device.describe(direction, bytes);
      const entry: WireEntry = {
        seq: ++seq,
        at: clock.now(),
        device: device.name,
        direction,
        hex,
        meaning: name,
      };
      history.push(entry);
      if (history.length > wireHistory) history.shift();
      emit({ type: "wire", entry });
    });
  };
  for (const device of devices) listenTo(device);
  const slotOf = (name: string): BenchSlot => {
    const slot = slots.get(name);
    if (!slot)
      throw new BenchError("unknownDevice", `no device ${name}; there are ${[...slots.keys()].join(", ")}`);
    return slot;
  };

  const actions = (slot: BenchSlot) => ({ ...actionsOf(slot), ...exchangesOf(slot, isPaced, listenTo) });

  return {
    lineKind,
    source: (name) => slotOf(name).port.source,
    hidSource(name) {
      const { port } = slotOf(name);
      if (port.kind !== "hid") throw new BenchError("unknownDevice", `${name} is no HID device`);
      return port.source;
    },
    sourceAt(name, baudRate) {
      const { port } = slotOf(name);
      if (!("sourceAt" in port)) throw new BenchError("unknownDevice", `${name} has no rate`);
      return port.sourceAt(baudRate);
    },
    async start() {
      for (const slot of slots.values()) await slot.plug();
    },
    async stop() {
      for (const slot of slots.values()) await slot.unplug();
    },
    state: () =>
      [...slots.values()].map((slot) => ({
        device: slot.original.name,
        line: slot.port.kind === "hid" ? "memory" : slot.port.kind,
        address: slot.port.source.address,
        plugged: slot.plugged(),
        faults: slot.device().activeFaults(),
        actions: Object.entries(actions(slot)).map(([action, { description, arguments: args }]) => ({
          action,
          description,
          arguments: args,
        })),
        state: slot.device().state(),
      })),
    wire: () => [...history],
    async perform(deviceName, actionName, args) {
      const slot = slotOf(deviceName);
      const action = Object.entries(actions(slot)).find(([name]) => name === actionName)?.[1];
      if (!action) {
        const known = Object.keys(actions(slot)).join(", ");
        throw new BenchError("unknownAction", `${deviceName} has no action ${actionName}; it has ${known}`);
      }
      await action.perform(checkArguments(action.arguments, args));
      emit({ type: "state" });
    },
    isPaced,
    setPaced(wanted) {
      paced = wanted;
      emit({ type: "state" });
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type BenchSlot = Slot<BenchDevice>;

function terminalsOf({ forceMemory }: BenchOptions): PseudoTerminals {
  if (forceMemory) return { kind: "unavailable", cause: new Error("lines in memory were asked for") };
  const terminals = loadPseudoTerminals();
  if (terminals.kind === "unavailable") {
    process.emitWarning(`no pseudo-terminals, simulated lines are in memory: ${String(terminals.cause)}`);
  }
  return terminals;
}

/** The device's own actions, and those that every device has. */
function actionsOf({ device: current, plug, unplug }: BenchSlot): Readonly<Record<string, BenchAction>> {
  const device = current();
  const faults = Object.keys(device.faults);
  return {
    ...device.actions,
    unplug: { description: "Pull the cable.", arguments: {}, perform: unplug },
    plug: { description: "Put the cable in.", arguments: {}, perform: plug },
    setFault: {
      description: Object.entries(device.faults)
        .map(([fault, description]) => `${fault}: ${description}`)
        .join("\n"),
      arguments: { fault: faults },
      perform: ({ fault }) => device.setFault(String(fault)),
    },
    clearFault: {
      description: "End a fault.",
      arguments: { fault: faults },
      perform: ({ fault }) => device.clearFault(String(fault)),
    },
  };
}

/** The actions that put a recorded device in a simulated one's place, and take it away. */
function exchangesOf(
  { device, original, exchange }: BenchSlot,
  isPaced: () => boolean,
  listenTo: (device: BenchDevice) => void,
): Readonly<Record<string, BenchAction>> {
  if (!original.rebuild) return {};
  return {
    useRecording: {
      description: "Put a device in this one's place that says what the one in a trace said.",
      arguments: { trace: "string" },
      async perform({ trace }) {
        const rebuilt = original.rebuild?.(String(trace), isPaced);
        if (!rebuilt) return;
        listenTo(rebuilt);
        await exchange(rebuilt);
      },
    },
    ...(device() === original
      ? {}
      : {
          useSimulated: {
            description: "Put the simulated device back.",
            arguments: {},
            perform: () => exchange(original),
          },
        }),
  };
}

/** @throws BenchError unless the arguments are what an action takes */
export function checkArguments(
  kinds: Readonly<Record<string, ArgumentKind>>,
  given: Readonly<Record<string, unknown>>,
): Record<string, string | number> {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(kinds, name));
  if (unknown.length > 0) throw new BenchError("invalidArguments", `unknown argument ${unknown.join(", ")}`);
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, checkArgument(name, kind, given[name])]),
  );
}

function checkArgument(name: string, kind: ArgumentKind, value: unknown): string | number {
  if (kind === "number" && typeof value === "number" && Number.isFinite(value)) return value;
  if (kind === "string" && typeof value === "string") return value;
  if (typeof kind === "object" && typeof value === "string" && kind.includes(value)) return value;
  throw new BenchError(
    "invalidArguments",
    `${name} must be ${typeof kind === "string" ? `a ${kind}` : kind.join(" | ")}`,
  );
}
