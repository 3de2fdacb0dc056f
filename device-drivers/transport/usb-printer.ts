/**
 * The Linux USB printer device, `/dev/usb/lp*` (kernel driver `usblp`).
 *
 * What the driver does (drivers/usb/class/usblp.c): it is opened by one at a time (EBUSY); without O_NONBLOCK a read
 * sleeps until the printer says something, which would hold a thread, and the process at its end; with it, a read gives
 * EAGAIN until then, and a write EAGAIN while the transfer before it is under way (a printer with a full buffer takes
 * none). `poll` does not tell of an unplugging, a read does: ENODEV. A transfer without data reads as 0 bytes and means
 * nothing. After EIO the next read starts the transfer anew. A printer that cannot answer gives EINVAL.
 */
import { closeSync, constants, openSync, readSync, writeSync } from "node:fs";
import { stat } from "node:fs/promises";
import type { Clock } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { Transport, TransportSource } from "./transport.ts";

/** How often the device is read while an answer may be due: a quarter of the 22 ms that 256 bytes take to arrive. */
export const ACTIVE_READ_MS = 5;
/** And otherwise: unasked reports and the unplugging are noticed within this. */
export const IDLE_READ_MS = 50;
/** An answer is due for as long after a write as hosts wait for one, three times 700 ms (protocols.md §3.5). */
export const ACTIVE_FOR_MS = 2_100;
/** Between two tries to hand over bytes that the printer does not take yet. */
export const WRITE_RETRY_MS = 5;
/** One EIO is a transfer that failed; this many one after the other, a device that is gone. */
export const READ_ERRORS_TO_LOSE = 5;

/** `usblp` moves 8 KiB at a time. */
const READ_BYTES = 8192;

/** The system calls used here, none of which waits. */
export interface DeviceFile {
  /** Opens for reading and writing, O_NONBLOCK. */
  open(path: string): number;
  read(descriptor: number, buffer: Uint8Array): number;
  write(descriptor: number, bytes: Uint8Array): number;
  close(descriptor: number): void;
}

const systemFile: DeviceFile = {
  open: (path) => openSync(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY),
  read: (descriptor, buffer) => readSync(descriptor, buffer, 0, buffer.length, null),
  write: (descriptor, bytes) => writeSync(descriptor, bytes),
  close: closeSync,
};

export interface UsbPrinterOptions {
  /** `/dev/usb/lp0`; a link that udev made to it stays the same from port to port. */
  readonly path: string;
  readonly clock: Clock;
  /** Default: the system's. */
  readonly file?: DeviceFile;
}

export function usbPrinterSource({ path, clock, file = systemFile }: UsbPrinterOptions): TransportSource {
  return {
    address: path,
    async exists() {
      try {
        await stat(path);
        return true;
      } catch (cause) {
        if (isAbsent(cause)) return false;
        throw new DeviceError("line.busy", `${path} cannot be looked at`, { cause });
      }
    },
    async open() {
      try {
        return new UsbPrinterTransport(path, file.open(path), clock, file);
      } catch (cause) {
        const code = isAbsent(cause) ? "line.absent" : "line.busy";
        throw new DeviceError(code, `${path} cannot be opened: ${messageOf(cause)}`, { cause });
      }
    },
  };
}

const codeOf = (cause: unknown) => (cause as NodeJS.ErrnoException).code ?? "";
const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));
const isAbsent = (cause: unknown) => ["ENOENT", "ENOTDIR", "ENODEV", "ENXIO"].includes(codeOf(cause));
const isNotYet = (cause: unknown) => ["EAGAIN", "EWOULDBLOCK", "EINTR"].includes(codeOf(cause));

interface PendingWrite {
  rest: Uint8Array;
  readonly resolve: () => void;
  readonly reject: (cause: Error) => void;
}

class UsbPrinterTransport implements Transport {
  readonly #path: string;
  readonly #descriptor: number;
  readonly #clock: Clock;
  readonly #file: DeviceFile;
  readonly #buffer = new Uint8Array(READ_BYTES);
  readonly #writes: PendingWrite[] = [];
  #readTimer: unknown;
  #writeTimer: unknown;
  #activeUntil = 0;
  #readErrors = 0;
  #onData: ((chunk: Uint8Array) => void) | undefined;
  #onLost: ((cause: Error) => void) | undefined;
  #lost: DeviceError | undefined;
  #isClosed = false;

  constructor(path: string, descriptor: number, clock: Clock, file: DeviceFile) {
    this.#path = path;
    this.#descriptor = descriptor;
    this.#clock = clock;
    this.#file = file;
    this.#readSoon();
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.#lost || this.#isClosed) return Promise.reject(this.#lost ?? this.#closedError());
    return new Promise((resolve, reject) => {
      this.#writes.push({ rest: bytes.slice(), resolve, reject });
      if (this.#writes.length === 1) this.#drain();
    });
  }

  onData(listener: (chunk: Uint8Array) => void): void {
    this.#onData = listener;
  }

  onLost(listener: (cause: Error) => void): void {
    this.#onLost = listener;
    if (this.#lost) listener(this.#lost);
  }

  async close(): Promise<void> {
    this.#release(this.#closedError());
  }

  #closedError(): DeviceError {
    return new DeviceError("line.lost", `${this.#path} is closed`);
  }

  #drain(): void {
    this.#writeTimer = undefined;
    for (let next = this.#writes[0]; next; next = this.#writes[0]) {
      try {
        next.rest = next.rest.subarray(this.#file.write(this.#descriptor, next.rest));
      } catch (cause) {
        if (!isNotYet(cause)) {
          this.#lose(cause);
          return;
        }
        this.#writeTimer = this.#clock.setTimeout(() => this.#drain(), WRITE_RETRY_MS);
        return;
      }
      if (next.rest.length > 0) continue;
      this.#writes.shift();
      next.resolve();
    }
    const wasIdle = this.#clock.now() >= this.#activeUntil;
    this.#activeUntil = this.#clock.now() + ACTIVE_FOR_MS;
    if (wasIdle) this.#readSoon();
  }

  #readSoon(): void {
    this.#clock.clearTimeout(this.#readTimer);
    const pause = this.#clock.now() < this.#activeUntil ? ACTIVE_READ_MS : IDLE_READ_MS;
    this.#readTimer = this.#clock.setTimeout(() => this.#read(), pause);
  }

  #read(): void {
    this.#readTimer = undefined;
    try {
      const length = this.#file.read(this.#descriptor, this.#buffer);
      this.#readErrors = 0;
      if (length > 0) this.#onData?.(this.#buffer.slice(0, length));
    } catch (cause) {
      const code = codeOf(cause);
      // It prints and never answers: nothing to read, now or later.
      if (code === "EINVAL") return;
      if (code === "EIO" && ++this.#readErrors < READ_ERRORS_TO_LOSE) {
        this.#readSoon();
        return;
      }
      if (!isNotYet(cause)) {
        this.#lose(cause);
        return;
      }
    }
    if (!this.#isClosed) this.#readSoon();
  }

  #lose(cause: unknown): void {
    if (this.#lost || this.#isClosed) return;
    this.#lost = new DeviceError("line.lost", `${this.#path} went away: ${messageOf(cause)}`, { cause });
    this.#release(this.#lost);
    this.#onLost?.(this.#lost);
  }

  /** Lets go of the device and of whoever waits for it. */
  #release(cause: DeviceError): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#clock.clearTimeout(this.#readTimer);
    this.#clock.clearTimeout(this.#writeTimer);
    for (const { reject } of this.#writes.splice(0)) reject(cause);
    this.#file.close(this.#descriptor);
  }
}
