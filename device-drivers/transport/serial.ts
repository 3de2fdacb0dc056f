import { stat } from "node:fs/promises";
import type { SerialPort } from "serialport";
import { DeviceError } from "../device/errors.ts";
import { readWhenReadable } from "./read-when-readable.ts";
import type { Transport, TransportSource } from "./transport.ts";
import { writeAtOnce } from "./write-at-once.ts";

export interface SerialOptions {
  /** `/dev/ttyUSB0`; symbolic links are followed. */
  readonly path: string;
  readonly baudRate: number;
}

/**
 * A serial port, 8N1, without flow control, held exclusively while it is open. A pseudo-terminal is opened like any
 * other port.
 */
export function serialSource({ path, baudRate }: SerialOptions): TransportSource {
  return {
    address: path,
    async exists() {
      try {
        await stat(path);
        return true;
      } catch (cause) {
        const { code } = cause as NodeJS.ErrnoException;
        if (code === "ENOENT" || code === "ENOTDIR") return false;
        throw new DeviceError("line.busy", `${path} cannot be looked at`, { cause });
      }
    },
    async open() {
      // Read when a port is opened first: it takes a twentieth of the time in which the pages could be served.
      const { SerialPort } = await import("serialport");
      return new Promise((resolve, reject) => {
        const port = new SerialPort({ path, baudRate, autoOpen: false });
        port.open((cause) => {
          if (cause) {
            reject(openingError(path, cause));
            return;
          }
          readWhenReadable(port);
          writeAtOnce(port);
          resolve(serialTransport(path, port));
        });
      });
    },
  };
}

/** The binding reports the system's error as text only. */
function openingError(path: string, cause: Error): DeviceError {
  const absent = /no such file|ENOENT|ENXIO|ENODEV|no such device/i.test(cause.message);
  return absent
    ? new DeviceError("line.absent", `${path} is not there`, { cause })
    : new DeviceError("line.busy", `${path} cannot be opened: ${cause.message}`, { cause });
}

function serialTransport(path: string, port: SerialPort): Transport {
  let onData: ((chunk: Uint8Array) => void) | undefined;
  let onLost: ((cause: Error) => void) | undefined;
  let lost: DeviceError | undefined;
  let closing: Promise<void> | undefined;

  const lose = (cause: unknown) => {
    if (lost || closing) return;
    const reason = cause instanceof Error ? `: ${cause.message}` : "";
    lost = new DeviceError("line.lost", `${path} went away${reason}`, { cause });
    onLost?.(lost);
  };
  // Read from the first moment: a port that nobody reads does not notice that it was unplugged.
  port.on("data", (chunk: Buffer) => onData?.(chunk));
  port.on("close", lose);
  port.on("error", lose);

  return {
    write(bytes) {
      return new Promise((resolve, reject) => {
        if (lost || closing || !port.isOpen) {
          reject(lost ?? new DeviceError("line.lost", `${path} is closed`));
          return;
        }
        port.write(bytes, (cause) => {
          if (!cause) {
            resolve();
            return;
          }
          lose(cause);
          reject(lost ?? new DeviceError("line.lost", `${path}: ${cause.message}`, { cause }));
        });
      });
    },
    onData(listener) {
      onData = listener;
    },
    onLost(listener) {
      onLost = listener;
      if (lost) listener(lost);
    },
    close() {
      closing ??= new Promise((resolve) => {
        if (port.closing) {
          // A lost line is being closed already. Failed writes of that line say "close" too, before it is.
          const settle = () => port.closing || resolve();
          port.on("close", settle);
          port.on("error", settle);
        } else if (port.isOpen) {
          // The binding lets go of the descriptor before it closes it: the port is closed even if that fails.
          port.close(() => resolve());
        } else {
          resolve();
        }
      });
      return closing;
    },
  };
}
