import { join } from "node:path";
import type { Clock } from "../clock.ts";
import { createMemoryLine } from "../transport/memory.ts";
import { serialSource } from "../transport/serial.ts";
import type { TransportSource } from "../transport/transport.ts";
import type { SimulatedDevice } from "./line.ts";
import { paceLine } from "./paced-line.ts";
import { type PluggedLine, type PseudoTerminals, plugPty } from "./pty-line.ts";

/** What a slot must know of the device that stands in it. */
export interface SlottedDevice {
  readonly name: string;
  readonly device: SimulatedDevice;
  readonly baudRate: number;
}

/** A place on the bench: one device, its port, and the cable between them. */
export interface Slot<Device extends SlottedDevice> {
  readonly device: Device;
  /** The port that the product opens; the same however often the cable is pulled. */
  readonly source: TransportSource;
  plugged(): boolean;
  /** Puts the cable in, unless it is in. Plugging and unplugging happen in the order of asking. */
  plug(): Promise<void>;
  unplug(): Promise<void>;
}

export interface SlotOptions {
  readonly terminals: PseudoTerminals;
  /** Where the links to the pseudo-terminals stand. */
  readonly directory: string;
  readonly clock: Clock;
  /** Whether bytes take their time on the wire. */
  readonly pace: boolean;
}

export function createSlot<Device extends SlottedDevice>(device: Device, options: SlotOptions): Slot<Device> {
  const { clock, pace } = options;
  const { source, plugLine } = portOf(device, options);
  let cable: { pull(): Promise<void> } | undefined;
  let lastMove: Promise<unknown> = Promise.resolve();

  const inTurn = (move: () => Promise<void>): Promise<void> => {
    const moved = lastMove.then(move);
    // The next in turn only waits for the end; what went wrong is this caller's to know.
    const ended = () => undefined;
    lastMove = moved.then(ended, ended);
    return moved;
  };

  return {
    device,
    source,
    plugged: () => cable !== undefined,
    plug: () =>
      inTurn(async () => {
        if (cable) return;
        const line = await plugLine();
        const paced = pace ? paceLine(line, device.baudRate, clock) : undefined;
        cable = {
          async pull() {
            paced?.stop();
            await line.pull();
          },
        };
        device.device.attach(paced ?? line);
      }),
    unplug: () =>
      inTurn(async () => {
        const pulled = cable;
        cable = undefined;
        if (!pulled) return;
        device.device.detach();
        await pulled.pull();
      }),
  };
}

interface Port {
  readonly source: TransportSource;
  plugLine(): Promise<PluggedLine>;
}

function portOf({ name, baudRate }: SlottedDevice, { terminals, directory, clock }: SlotOptions): Port {
  if (terminals.kind === "unavailable") {
    const memory = createMemoryLine(name);
    return {
      source: memory.source,
      plugLine: async () => ({ ...memory.plug(), pull: async () => memory.unplug() }),
    };
  }
  const path = join(directory, name);
  return {
    source: serialSource({ path, baudRate }),
    plugLine: () => plugPty(terminals.module, path, clock),
  };
}
