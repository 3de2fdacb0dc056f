import { join } from "node:path";
import type { Clock } from "../clock.ts";
import { createMemoryLine } from "../transport/memory.ts";
import { createMemoryHidLine } from "../transport/memory-hid.ts";
import { serialSource } from "../transport/serial.ts";
import type { HidTransport, TransportSource } from "../transport/transport.ts";
import type { HidLayout, SimulatedDevice, SimulatedHidDevice } from "./line.ts";
import { paceLine } from "./paced-line.ts";
import { type PluggedLine, type PseudoTerminals, plugPty } from "./pty-line.ts";

export interface SerialDevice {
  readonly name: string;
  readonly device: SimulatedDevice;
  readonly baudRate: number;
  /** Keeps to the line's time by itself: its line does not. */
  readonly pacesItself?: true;
}

interface HidDevice {
  readonly name: string;
  readonly device: SimulatedHidDevice;
  readonly hid: HidLayout;
}

/** A device with a network address of its own on this machine. */
export interface NetworkDevice {
  readonly name: string;
  readonly network: {
    /** As the driver is told it; known once the device has been switched on, and the same from then on. */
    readonly url: string;
    /** What the product opens. */
    source(): TransportSource;
    switchOn(): Promise<void>;
    /** Without its cable it has no power either. */
    switchOff(): Promise<void>;
  };
}

/** What a slot must know of the device that stands in it. */
export type SlottedDevice = SerialDevice | HidDevice | NetworkDevice;

/** A place on the bench: one device, its port, and the cable between them. */
export interface Slot<Device extends SlottedDevice> {
  /** What stands there now. */
  device(): Device;
  /** What belongs there. */
  readonly original: Device;
  /** The port that the product opens; the same however often the cable is pulled. */
  readonly port: Port;
  plugged(): boolean;
  /** Puts the cable in, unless it is in. Plugging and unplugging happen in the order of asking. */
  plug(): Promise<void>;
  unplug(): Promise<void>;
  /** Puts another device of the same kind in this one's place: a cable that is in is pulled, and put into the other. */
  exchange(device: Device): Promise<void>;
}

export interface SlotOptions {
  readonly terminals: PseudoTerminals;
  /** Where the links to the pseudo-terminals stand. */
  readonly directory: string;
  readonly clock: Clock;
  /** Whether bytes take their time on a serial line, asked anew for each. Reports of HID devices never do. */
  isPaced(): boolean;
}

export function createSlot<Device extends SlottedDevice>(device: Device, options: SlotOptions): Slot<Device> {
  let current = device;
  const { port, attach } = socketOf(device, () => current, options);
  let cable: Cable | undefined;
  let lastMove: Promise<unknown> = Promise.resolve();

  const inTurn = (move: () => Promise<void>): Promise<void> => {
    const moved = lastMove.then(move);
    // The next in turn only waits for the end; what went wrong is this caller's to know.
    const ended = () => undefined;
    lastMove = moved.then(ended, ended);
    return moved;
  };

  const pull = async () => {
    const pulled = cable;
    cable = undefined;
    await pulled?.pull();
  };

  return {
    device: () => current,
    original: device,
    port,
    plugged: () => cable !== undefined,
    plug: () =>
      inTurn(async () => {
        cable ??= await attach();
      }),
    unplug: () => inTurn(pull),
    exchange: (next) =>
      inTurn(async () => {
        const wasPlugged = cable !== undefined;
        await pull();
        current = next;
        if (wasPlugged) cable = await attach();
      }),
  };
}

export type Port =
  | {
      readonly kind: "pty" | "memory";
      readonly source: TransportSource;
      /** The same port, opened at another rate than the device's. */
      sourceAt(baudRate: number): TransportSource;
    }
  | { readonly kind: "hid"; readonly source: TransportSource<HidTransport> }
  | { readonly kind: "network"; readonly source: TransportSource };

interface Cable {
  pull(): Promise<void>;
}

interface Socket {
  readonly port: Port;
  /** Puts the cable in and powers the device up. */
  attach(): Promise<Cable>;
}

/** @param current what stands there when the cable is put in */
function socketOf(device: SlottedDevice, current: () => SlottedDevice, options: SlotOptions): Socket {
  if ("network" in device) return networkPort(device);
  return "hid" in device ? hidPort(device) : serialPort(device, current, options);
}

function networkPort({ network }: NetworkDevice): Socket {
  return {
    port: {
      kind: "network",
      source: {
        get address() {
          return network.url;
        },
        exists: () => network.source().exists(),
        open: () => network.source().open(),
      },
    },
    async attach() {
      await network.switchOn();
      return { pull: () => network.switchOff() };
    },
  };
}

function hidPort({ name, device, hid }: HidDevice): Socket {
  const { source, plug, unplug } = createMemoryHidLine(name, hid);
  return {
    port: { kind: "hid", source },
    async attach() {
      device.attach(plug());
      return {
        async pull() {
          device.detach();
          unplug();
        },
      };
    },
  };
}

function serialPort(original: SerialDevice, current: () => SlottedDevice, options: SlotOptions): Socket {
  const { clock, isPaced } = options;
  const { plugLine, ...port } = serialLine(original, options);
  return {
    port,
    async attach() {
      const slotted = current();
      if (!("baudRate" in slotted)) throw new Error(`${slotted.name} is no device for a serial port`);
      const { device, baudRate, pacesItself } = slotted;
      const line = await plugLine();
      const paced = paceLine(line, baudRate, clock, () => !pacesItself && isPaced());
      device.attach(paced);
      return {
        async pull() {
          device.detach();
          paced.stop();
          await line.pull();
        },
      };
    },
  };
}

interface SerialLine {
  readonly kind: "pty" | "memory";
  readonly source: TransportSource;
  sourceAt(baudRate: number): TransportSource;
  plugLine(): Promise<PluggedLine>;
}

function serialLine(
  { name, baudRate }: SerialDevice,
  { terminals, directory, clock }: SlotOptions,
): SerialLine {
  if (terminals.kind === "unavailable") {
    const memory = createMemoryLine(name);
    return {
      kind: "memory",
      source: memory.sourceAt(baudRate),
      sourceAt: memory.sourceAt,
      plugLine: async () => ({ ...memory.plug(), pull: async () => memory.unplug() }),
    };
  }
  const path = join(directory, name);
  return {
    kind: "pty",
    source: serialSource({ path, baudRate }),
    sourceAt: (rate) => serialSource({ path, baudRate: rate }),
    plugLine: () => plugPty(terminals.module, path, clock),
  };
}
