import { writeSync } from "node:fs";
import type { SerialPort } from "serialport";

/** What the Linux and macOS bindings have of an opened port. */
interface UnixPort {
  readonly fd: number | null;
  readonly poller: unknown;
  write(buffer: Buffer): Promise<void>;
}

/**
 * Makes an opened port write in the turn in which it is told to.
 *
 * The binding writes by a thread of Node's pool: two changes of thread before the first byte of every request is on
 * the wire. The descriptor does not block, so what the system does not take at once, and every trouble, is left to the
 * binding's own way. Windows' binding has no poller and stays as it is.
 */
export function writeAtOnce({ port }: SerialPort): void {
  if (port && "poller" in port) writeToDescriptor(port as unknown as UnixPort);
}

function writeToDescriptor(port: UnixPort): void {
  const writeLater = port.write.bind(port);
  port.write = async (buffer) => {
    const written = port.fd === null ? 0 : tryWrite(port.fd, buffer);
    if (written < buffer.length) await writeLater(buffer.subarray(written));
  };
}

/** Bytes that the system took; none when it takes none now or the line is in trouble. */
function tryWrite(fd: number, buffer: Buffer): number {
  try {
    return writeSync(fd, buffer);
  } catch (cause) {
    // The binding meets the same trouble at its own attempt, waits or says what it is.
    if (cause instanceof Error && "code" in cause) return 0;
    throw cause;
  }
}
