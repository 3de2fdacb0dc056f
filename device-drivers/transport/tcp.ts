import { createConnection, type Socket } from "node:net";
import type { Clock } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { Transport, TransportSource } from "./transport.ts";

/** Raw printing over TCP, the port that network receipt printers listen on (JetDirect, "RAW 9100"). */
export const RAW_PRINT_PORT = 9100;
/** Linux sends a lost SYN again after 1 and 3 s: an answer by then has had three tries. */
export const CONNECT_DEADLINE_MS = 5_000;
/**
 * Idle time before the kernel asks whether the other side is still there; it then asks ten times, a second apart (libuv,
 * `uv_tcp_keepalive`), so a printer that lost its power while nobody spoke to it is known within 20 s.
 */
export const KEEP_ALIVE_IDLE_MS = 10_000;

export interface TcpOptions {
  readonly host: string;
  /** Default 9100. */
  readonly port?: number;
  readonly clock: Clock;
}

/**
 * A device behind a TCP port. The network's own flow control is the device's: a printer whose buffer is full takes no
 * more, and `write` resolves late. A half-open connection (the device lost its power, nobody said so) looks the same
 * from here: it ends by keep-alive while idle, else by the session's deadlines, whose recovery closes and opens anew.
 *
 * `line.absent`: no such host, no way to it, or no answer. `line.busy`: the host is there and refuses, as printers do
 * that serve one connection at a time.
 */
export function tcpSource({ host, port = RAW_PRINT_PORT, clock }: TcpOptions): TransportSource {
  const address = `tcp:${host}:${port}`;
  return {
    address,
    /** Only a connection tells, and many printers serve one at a time: a configured address counts as there. */
    exists: async () => true,
    open: () =>
      new Promise((resolve, reject) => {
        const socket = createConnection({ host, port, noDelay: true });
        socket.setKeepAlive(true, KEEP_ALIVE_IDLE_MS);
        const settle = () => {
          clock.clearTimeout(deadline);
          socket.off("error", onError);
          socket.off("connect", onConnect);
        };
        const onError = (cause: NodeJS.ErrnoException) => {
          settle();
          socket.destroy();
          reject(openingError(address, cause));
        };
        const onConnect = () => {
          settle();
          resolve(tcpTransport(address, socket));
        };
        const deadline = clock.setTimeout(() => {
          settle();
          // What a destroyed socket still has to say concerns nobody.
          socket.on("error", () => undefined);
          socket.destroy();
          reject(new DeviceError("line.absent", `${address} did not answer in ${CONNECT_DEADLINE_MS} ms`));
        }, CONNECT_DEADLINE_MS);
        socket.once("error", onError);
        socket.once("connect", onConnect);
      }),
  };
}

/** The host answered, and said no. */
const refusals = new Set(["ECONNREFUSED", "ECONNRESET", "EACCES", "EPERM"]);

function openingError(address: string, cause: NodeJS.ErrnoException): DeviceError {
  return refusals.has(cause.code ?? "")
    ? new DeviceError("line.busy", `${address} refuses: ${cause.message}`, { cause })
    : new DeviceError("line.absent", `${address} is not reached: ${cause.message}`, { cause });
}

function tcpTransport(address: string, socket: Socket): Transport {
  let onData: ((chunk: Uint8Array) => void) | undefined;
  let onLost: ((cause: Error) => void) | undefined;
  let lost: DeviceError | undefined;
  let closing: Promise<void> | undefined;

  const lose = (cause: unknown) => {
    if (lost || closing) return;
    const reason = cause instanceof Error ? `: ${cause.message}` : " closed the connection";
    lost = new DeviceError("line.lost", `${address}${reason}`, { cause });
    onLost?.(lost);
  };
  // Read from the first moment: a connection that nobody reads does not notice its end.
  socket.on("data", (chunk: Buffer) => onData?.(chunk));
  socket.on("error", lose);
  socket.on("close", () => lose(undefined));

  return {
    write(bytes) {
      return new Promise((resolve, reject) => {
        if (lost || closing || !socket.writable) {
          reject(lost ?? new DeviceError("line.lost", `${address} is closed`));
          return;
        }
        socket.write(bytes, (cause) => {
          if (!cause) {
            resolve();
            return;
          }
          lose(cause);
          reject(lost ?? new DeviceError("line.lost", `${address}: ${cause.message}`, { cause }));
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
        if (socket.closed) {
          resolve();
          return;
        }
        socket.once("close", () => resolve());
        // Not `end`: bytes that the device does not take would keep the connection, and the next one out, for minutes.
        socket.destroy();
      });
      return closing;
    },
  };
}
