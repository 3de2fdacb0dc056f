/**
 *     simulated device ─ write ─► outbox ─ fs.write ─► master ═ kernel ═ slave ◄─ the program that opens the port
 *     simulated device ◄─ onData ── tty.ReadStream ◄── master             └ kept open here too, unread
 *
 * The slave stays open here so that the program may close its end and open it again, at another rate, without the line
 * hanging up. Nobody must read it: the bytes are the program's.
 *
 * Until a program has opened its end, the line is in canonical mode with echo, and what the device says comes back
 * to it as if the program had said it. So the device stays silent until it has been spoken to: simulated devices
 * only answer. What it says while the program has its end closed is flushed when that is opened again, as on a real line.
 */
import { close, closeSync, write } from "node:fs";
import { mkdir, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ReadStream } from "node:tty";
import type { Clock } from "../clock.ts";
import type { SimulatedLine } from "./line.ts";
import { terminalRates } from "./pty-rate.ts";

/** The native half of node-pty: opens a pseudo-terminal and gives both descriptors and the slave's path. */
interface PtyModule {
  open(columns: number, rows: number): { master: number; slave: number; pty: string };
}

/** How long a full pseudo-terminal is left alone before the next try to write, milliseconds. */
const writeRetry = 2;

/**
 * What waits to be read by a program that does not read, bytes. Beyond it what the device says is lost, as on a line
 * without flow control. Ours: some hundred times the longest reply of any device here.
 */
export const outboxLimit = 256 * 1024;

/** A device's end of a line, and the cable. */
export interface PluggedLine extends SimulatedLine {
  /** Pulls the cable: the host's port closes as that of an unplugged device does. */
  pull(): Promise<void>;
}

export type PseudoTerminals =
  | { readonly kind: "available"; readonly module: PtyModule }
  /** The native module is not installed, or the system has no pseudo-terminal to give. */
  | { readonly kind: "unavailable"; readonly cause: unknown };

/** Pseudo-terminals, where this machine can have them. Tries one out. */
export function loadPseudoTerminals(): PseudoTerminals {
  const name = `@lydell/node-pty-${process.platform}-${process.arch}/pty.node`;
  try {
    const module = createRequire(import.meta.url)(name) as PtyModule;
    const { master, slave } = module.open(80, 24);
    closeSync(slave);
    closeSync(master);
    return { kind: "available", module };
  } catch (cause) {
    return { kind: "unavailable", cause };
  }
}

/**
 * Opens a pseudo-terminal behind the symbolic link `path`, which is there exactly while the cable is in.
 *
 * Rejects with the system's error when there is no pseudo-terminal to be had any more or the link cannot be made.
 */
export async function plugPty(module: PtyModule, path: string, clock: Clock): Promise<PluggedLine> {
  const { master, slave, pty } = module.open(80, 24);
  const reader = new ReadStream(master);
  const outbox: Buffer[] = [];
  let waiting = 0;
  let listener: ((chunk: Uint8Array) => void) | undefined;
  let isWriting = false;
  let onWritten: (() => void) | undefined;
  let isPulled = false;
  const rateOf = terminalRates();
  let hostRate: number | undefined;
  let lastDelivery = Promise.resolve();
  const deliver = async (chunk: Buffer) => {
    try {
      if (rateOf && !isPulled) hostRate = await rateOf(slave);
    } catch (cause) {
      hostRate = undefined;
      process.emitWarning(`the host's rate on ${path} is not known: ${String(cause)}`);
    }
    if (!isPulled) listener?.(chunk);
  };
  reader.on("data", (chunk: Buffer) => {
    lastDelivery = lastDelivery.then(() => deliver(chunk));
  });
  // EIO is how the kernel says that the other end is gone.
  reader.on("error", (cause: NodeJS.ErrnoException) => {
    if (!isPulled && cause.code !== "EIO") throw cause;
  });

  /** One write at a time, in order. `tty.WriteStream` would block, and deadlock with a port in this process. */
  const drain = () => {
    const [next] = outbox;
    if (!next || isWriting || isPulled) return;
    isWriting = true;
    write(master, next, 0, next.length, null, (cause, written) => {
      isWriting = false;
      onWritten?.();
      if (isPulled) return;
      if (cause?.code === "EAGAIN") {
        clock.setTimeout(drain, writeRetry);
        return;
      }
      if (cause) throw cause;
      waiting -= written;
      if (written === next.length) outbox.shift();
      else outbox[0] = next.subarray(written);
      drain();
    });
  };

  const hangUp = async () => {
    isPulled = true;
    outbox.length = 0;
    // A descriptor that is closed under a write may be another file's by the time the write is made.
    if (isWriting) await new Promise<void>((resolve) => (onWritten = resolve));
    await lastDelivery;
    reader.destroy();
    await new Promise<void>((resolve, reject) =>
      close(slave, (cause) => (cause ? reject(cause) : resolve())),
    );
  };

  try {
    await mkdir(join(path, ".."), { recursive: true });
    await rm(path, { force: true });
    await symlink(pty, path);
  } catch (cause) {
    await hangUp();
    throw cause;
  }
  return {
    write(bytes) {
      if (isPulled || waiting + bytes.length > outboxLimit) return;
      waiting += bytes.length;
      outbox.push(Buffer.from(bytes));
      drain();
    },
    onData(next) {
      listener = next;
    },
    hostRate: () => hostRate,
    async pull() {
      if (isPulled) return;
      isPulled = true;
      await rm(path, { force: true });
      await hangUp();
    },
  };
}
