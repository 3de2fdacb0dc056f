import { DeviceError } from "../../../device-drivers/device/errors.ts";
import type { SimulatedLine } from "../../../device-drivers/simulator/line.ts";
import type { Transport } from "../../../device-drivers/transport/transport.ts";

/** Both ends of a line: what is written arrives at once, cut into chunks of the given size. */
export class MemoryLine {
  #toHost: (chunk: Uint8Array) => void = () => {};
  #toDevice: (chunk: Uint8Array) => void = () => {};
  /** What the host has written, in order. */
  readonly written: string[] = [];
  isLost = false;

  readonly host: Transport;
  readonly device: SimulatedLine;

  constructor(chunkSize = 64) {
    this.host = {
      write: async (bytes) => {
        if (this.isLost) throw new DeviceError("line.lost", "unplugged");
        this.written.push(Buffer.from(bytes).toString("hex"));
        this.#toDevice(bytes.slice());
      },
      onData: (listener) => {
        this.#toHost = listener;
      },
      onLost: () => {},
      close: async () => {},
    };
    this.device = {
      write: (bytes) => {
        for (let at = 0; at < bytes.length; at += chunkSize) this.#toHost(bytes.slice(at, at + chunkSize));
      },
      onData: (listener) => {
        this.#toDevice = listener;
      },
    };
  }
}
