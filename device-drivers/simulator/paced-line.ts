import type { Clock } from "../clock.ts";
import type { SimulatedLine } from "./line.ts";

/** 8N1: a start bit, eight data bits, a stop bit. */
const bitsAByte = 10;
/** A UART hands over what its buffer has gathered: 16 bytes since the 16550. */
const lotBytes = 16;

export interface PacedLine extends SimulatedLine {
  /** Drops what is still on the wire, both ways. */
  stop(): void;
}

/**
 * `line` with the speed of a real one: a pseudo-terminal takes no notice of the rate that it was opened at.
 *
 * @param isPaced asked for every run of bytes. While it says no, bytes are there at once, unless others are still on the wire
 *   before them.
 */
export function paceLine(
  line: SimulatedLine,
  baudRate: number,
  clock: Clock,
  isPaced: () => boolean = () => true,
): PacedLine {
  let listener: ((chunk: Uint8Array) => void) | undefined;
  const wire = (deliver: (bytes: Uint8Array) => void) => createWire(baudRate, clock, isPaced, deliver);
  const toHost = wire((bytes) => line.write(bytes));
  const toDevice = wire((bytes) => listener?.(bytes));
  line.onData(toDevice.send);
  return {
    hostRate: () => line.hostRate?.(),
    write: toHost.send,
    onData(next) {
      listener = next;
    },
    stop() {
      toHost.stop();
      toDevice.stop();
    },
  };
}

interface Wire {
  send(bytes: Uint8Array): void;
  stop(): void;
}

/** Delivers lots in order, each when its last bit has arrived by the clock, however late the timers run. */
function createWire(
  baudRate: number,
  clock: Clock,
  isPaced: () => boolean,
  deliver: (bytes: Uint8Array) => void,
): Wire {
  const millisecondsAByte = (1000 * bitsAByte) / baudRate;
  const lots: { readonly due: number; readonly bytes: Uint8Array }[] = [];
  let freeAt = 0;
  let timer: unknown;
  let isStopped = false;

  const waitForNext = () => {
    const [next] = lots;
    if (!next || timer !== undefined) return;
    timer = clock.setTimeout(arrive, Math.ceil(Math.max(0, next.due - clock.now())));
  };
  const arrive = () => {
    timer = undefined;
    for (let next = lots[0]; next && next.due <= clock.now(); next = lots[0]) {
      lots.shift();
      deliver(next.bytes);
    }
    waitForNext();
  };

  return {
    send(bytes) {
      if (isStopped) return;
      const paced = isPaced();
      if (!paced && lots.length === 0) {
        deliver(bytes);
        return;
      }
      freeAt = Math.max(freeAt, clock.now());
      for (let at = 0; at < bytes.length; at += lotBytes) {
        const lot = bytes.slice(at, at + lotBytes);
        if (paced) freeAt += lot.length * millisecondsAByte;
        lots.push({ due: freeAt, bytes: lot });
      }
      waitForNext();
    },
    stop() {
      isStopped = true;
      clock.clearTimeout(timer);
    },
  };
}
