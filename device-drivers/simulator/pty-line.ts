import { close, closeSync, write } from "node:fs";
import { mkdir, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ReadStream } from "node:tty";
import type { Clock } from "../clock.ts";
import type { SimulatedLine } from "./line.ts";

/** The native half of node-pty: opens a pseudo-terminal and gives both descriptors and the slave's path. */
interface PtyModule {
  open(columns: number, rows: number): { master: number; slave: number; pty: string };
}

/** How long a full pseudo-terminal is left alone before the next try to write, milliseconds. */
const writeRetry = 2;

/** A device's end of a pseudo-terminal, whose other end any program opens as a port. */
export interface PtyLine extends SimulatedLine {
  /** Pulls the cable: the host's port closes as that of an unplugged device does. */
  pull(): Promise<void>;
}

/**
 * Pseudo-terminals, where this machine can have them.
 *
 * @returns undefined where the native module is not installed or the system has none to give
 */
export function loadPseudoTerminals(): PtyModule | undefined {
  const name = `@lydell/node-pty-${process.platform}-${process.arch}/pty.node`;
  try {
    const module = createRequire(import.meta.url)(name) as PtyModule;
    const { master, slave } = module.open(80, 24);
    closeSync(slave);
    closeSync(master);
    return module;
  } catch (cause) {
    process.emitWarning(`no pseudo-terminals, simulated lines are in memory: ${String(cause)}`);
    return undefined;
  }
}

/**
 * Opens a pseudo-terminal behind `directory/name`, a symbolic link that is there exactly while the cable is in.
 *
 * Until the host has opened its end it is cooked with echo, so the device stays silent until the host has spoken:
 * simulated devices only answer. The slave's descriptor is kept open, unread, so that the host may close and reopen.
 */
export async function plugPty(
  module: PtyModule,
  directory: string,
  name: string,
  clock: Clock,
): Promise<{ line: PtyLine; path: string }> {
  const { master, slave, pty } = module.open(80, 24);
  const path = join(directory, name);
  await mkdir(directory, { recursive: true });
  await rm(path, { force: true });
  await symlink(pty, path);

  const reader = new ReadStream(master);
  const outbox: Buffer[] = [];
  let listener: ((chunk: Uint8Array) => void) | undefined;
  let writing = false;
  let pulled = false;
  reader.on("data", (chunk: Buffer) => listener?.(chunk));
  // EIO is how the kernel says that the other end is gone.
  reader.on("error", (cause: NodeJS.ErrnoException) => {
    if (!pulled && cause.code !== "EIO") throw cause;
  });

  /** One write at a time, in order. `tty.WriteStream` would block, and deadlock with a port in this process. */
  const drain = () => {
    const next = outbox[0];
    if (!next || writing || pulled) return;
    writing = true;
    write(master, next, 0, next.length, null, (cause, written) => {
      writing = false;
      if (pulled) return;
      if (cause?.code === "EAGAIN") {
        clock.setTimeout(drain, writeRetry);
        return;
      }
      if (cause) throw cause;
      if (written === next.length) outbox.shift();
      else outbox[0] = next.subarray(written);
      drain();
    });
  };

  return {
    path,
    line: {
      write(bytes) {
        if (pulled) return;
        outbox.push(Buffer.from(bytes));
        drain();
      },
      onData(next) {
        listener = next;
      },
      async pull() {
        if (pulled) return;
        pulled = true;
        outbox.length = 0;
        await rm(path, { force: true });
        reader.destroy();
        await new Promise<void>((resolve, reject) =>
          close(slave, (cause) => (cause ? reject(cause) : resolve())),
        );
      },
    },
  };
}
