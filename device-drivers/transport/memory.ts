import { DeviceError } from "../device/errors.ts";
import type { SimulatedLine } from "../simulator/line.ts";
import type { Transport, TransportSource } from "./transport.ts";

/**
 * A line in memory: takes the place of a port where no pseudo-terminal can be had, and in unit tests. Bytes arrive
 * in order and never in the turn in which they were sent.
 */
export interface MemoryLine {
  readonly source: TransportSource;
  /** The same line, opened at a rate that the device's end is told. */
  sourceAt(baudRate: number): TransportSource;
  /** Puts the cable in; returns the device's end, which is good until the cable is pulled. */
  plug(): SimulatedLine;
  unplug(): void;
}

export function createMemoryLine(name: string): MemoryLine {
  const address = `memory:${name}`;
  let cable: Cable | undefined;

  const sourceAt = (baudRate?: number): TransportSource => ({
    address,
    exists: async () => cable !== undefined,
    async open() {
      if (!cable) throw new DeviceError("line.absent", `${address} is not plugged in`);
      return cable.openHost(address, baudRate);
    },
  });
  return {
    source: sourceAt(),
    sourceAt,
    plug() {
      cable?.pull();
      cable = new Cable();
      return cable.device;
    },
    unplug() {
      cable?.pull();
      cable = undefined;
    },
  };
}

type Listener = (chunk: Uint8Array) => void;

interface Host {
  readonly baudRate: number | undefined;
  onData: Listener | undefined;
  onLost: ((cause: Error) => void) | undefined;
  lost: DeviceError | undefined;
}

class Cable {
  #pulled = false;
  #host: Host | undefined;
  #deviceListener: Listener | undefined;

  readonly device: SimulatedLine = {
    write: (bytes) => {
      const chunk = bytes.slice();
      const host = this.#host;
      // What is said while nobody has the port open is lost, as on a real line.
      queueMicrotask(() => host && this.#host === host && host.onData?.(chunk));
    },
    onData: (listener) => {
      this.#deviceListener = listener;
    },
    hostRate: () => this.#host?.baudRate,
  };

  openHost(address: string, baudRate: number | undefined): Transport {
    if (this.#host) throw new DeviceError("line.busy", `${address} is open already`);
    const host: Host = { baudRate, onData: undefined, onLost: undefined, lost: undefined };
    this.#host = host;
    return {
      write: async (bytes) => {
        if (this.#pulled || this.#host !== host) throw new DeviceError("line.lost", `${address} is gone`);
        const chunk = bytes.slice();
        queueMicrotask(() => this.#pulled || this.#deviceListener?.(chunk));
      },
      onData: (listener) => {
        host.onData = listener;
      },
      onLost: (listener) => {
        host.onLost = listener;
        if (host.lost) listener(host.lost);
      },
      close: async () => {
        if (this.#host === host) this.#host = undefined;
      },
    };
  }

  pull(): void {
    this.#pulled = true;
    const host = this.#host;
    this.#host = undefined;
    if (!host) return;
    host.lost = new DeviceError("line.lost", "unplugged");
    host.onLost?.(host.lost);
  }
}
