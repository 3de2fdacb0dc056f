import { constants } from "node:fs";
import { access, open, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { Transport, TransportSource } from "./transport.ts";

/** Its owner's alone: a document names people. */
const fileMode = 0o600;

/**
 * A folder that takes documents in a printer's place: what is written is one whole document, which is a file there, whole and on the disk,
 * when the write resolves. Whoever prints from the folder never sees half a one. Nothing is ever written over.
 *
 * @param folder must be there: one that is made where a disk should have been mounted is lost with it
 */
export function pdfFolderSource(folder: string, clock: Clock): TransportSource {
  return {
    address: folder,
    async exists() {
      try {
        return (await stat(folder)).isDirectory();
      } catch (cause) {
        const { code } = cause as NodeJS.ErrnoException;
        if (code === "ENOENT" || code === "ENOTDIR") return false;
        throw new DeviceError("line.busy", `${folder} cannot be looked at`, { cause });
      }
    },
    async open() {
      await mayWrite(folder);
      let isClosed = false;
      return {
        async write(document) {
          if (isClosed) throw new DeviceError("line.lost", `${folder} is closed`);
          await store(folder, document, clock);
        },
        onData: () => undefined,
        onLost: () => undefined,
        async close() {
          isClosed = true;
        },
      } satisfies Transport;
    },
  };
}

async function mayWrite(folder: string): Promise<void> {
  try {
    await access(folder, constants.W_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw code === "ENOENT" || code === "ENOTDIR"
      ? new DeviceError("line.absent", `${folder} is not there`, { cause })
      : new DeviceError("line.busy", `${folder} may not be written by this account`, { cause });
  }
}

async function store(folder: string, document: Uint8Array, clock: Clock): Promise<void> {
  // 2026-11-23T01-00-00-000Z: in order, and allowed in every file system.
  const moment = new Date(clock.now()).toISOString().replace(/[:.]/g, "-");
  try {
    for (let copy = 1; ; copy++) {
      const path = join(folder, copy === 1 ? moment : `${moment}-${copy}`);
      const file = (await isThere(`${path}.pdf`)) ? undefined : await open(`${path}.part`, "wx", fileMode);
      if (!file) continue;
      try {
        await file.writeFile(document);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.part`, `${path}.pdf`);
      return;
    }
  } catch (cause) {
    if (cause instanceof DeviceError) throw cause;
    throw new DeviceError("line.lost", `${folder}: ${(cause as Error).message}`, { cause });
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw cause;
  }
}
