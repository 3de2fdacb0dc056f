import { readSync } from "node:fs";
import type { SerialPort } from "serialport";

/** What the Linux and macOS bindings have of an opened port. */
interface PolledPort {
  readonly fd: number | null;
  readonly poller: { once(event: "readable", listener: (cause: Error | null) => void): unknown };
  read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }>;
}

/**
 * Makes an opened port read in the turn in which the system reports bytes.
 *
 * The binding reads by a thread of Node's pool, first in vain and then again when there is something: 40–60 µs on the
 * way of every chunk. The descriptor does not block, so nothing waits if the report was premature. Also, no read is
 * ever under way on a descriptor that is being closed. Windows' binding has no poller and stays as it is.
 */
export function readWhenReadable({ port }: SerialPort): void {
  if (port && "poller" in port) readByPoller(port);
}

function readByPoller(port: PolledPort): void {
  const readable = () =>
    new Promise<void>((resolve, reject) =>
      port.poller.once("readable", (cause) => (cause ? reject(cause) : resolve())),
    );
  port.read = async (buffer, offset, length) => {
    while (port.fd !== null) {
      // Rejects when the line hangs up, and as canceled when the port is closed.
      await readable();
      if (port.fd === null) break;
      const bytesRead = tryRead(port.fd, buffer, offset, length);
      if (bytesRead !== undefined) return { buffer, bytesRead };
    }
    // The stream takes what is canceled for no fault of the line.
    throw Object.assign(new Error("the port was closed"), { canceled: true });
  };
}

/** Undefined when there is nothing to read after all. */
function tryRead(fd: number, buffer: Buffer, offset: number, length: number): number | undefined {
  try {
    const bytesRead = readSync(fd, buffer, offset, length, null);
    // Without canonical mode and with VMIN 1, as the binding sets them, a terminal gives no bytes only when it hung up.
    if (bytesRead === 0) throw new Error("the line hung up");
    return bytesRead;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "EAGAIN" || code === "EWOULDBLOCK" || code === "EINTR") return undefined;
    throw cause;
  }
}
