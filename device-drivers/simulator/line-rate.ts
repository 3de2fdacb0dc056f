import type { SimulatedLine } from "./line.ts";

/** 8N1: a start bit, eight data bits, a stop bit. */
const bitsAByte = 10;

/**
 * What a receiver set to `heardAt` baud makes of bytes sent at `sentAt`, 8N1, the line idle before and after: it waits
 * for a falling edge and takes every bit in its middle. A byte without its stop bit comes as NUL, as Linux gives it.
 */
export function asHeardAt(bytes: Uint8Array, sentAt: number, heardAt: number): Uint8Array {
  if (sentAt === heardAt) return bytes;
  const end = bytes.length * bitsAByte;
  /** Level of the line, in bits of the sender's from the first start bit on. */
  const isHigh = (bit: number): boolean => {
    const place = bit % bitsAByte;
    if (bit >= end || place === bitsAByte - 1) return true;
    if (place === 0) return false;
    return (((bytes[Math.floor(bit / bitsAByte)] as number) >> (place - 1)) & 1) === 1;
  };
  const step = sentAt / heardAt;
  const heard: number[] = [];
  for (let edge = 0; edge < end; ) {
    const sample = (place: number) => isHigh(Math.floor(edge + (place + 0.5) * step));
    let byte = 0;
    for (let place = 1; place <= 8; place++) if (sample(place)) byte |= 1 << (place - 1);
    const hasStop = sample(bitsAByte - 1);
    heard.push(hasStop ? byte : 0);
    let next = Math.floor(edge + (bitsAByte - 0.5) * step);
    while (next < end && !isHigh(next)) next++;
    while (next < end && isHigh(next)) next++;
    edge = next;
  }
  return Uint8Array.from(heard);
}

/**
 * The line of a device that has a rate of its own. Where the line knows the rate of the host's end, and that is another,
 * each hears noise of the other; where it does not know, both are taken to agree.
 */
export function lineAtRate(line: SimulatedLine, baudRate: () => number): SimulatedLine {
  const hostRate = () => line.hostRate?.() ?? baudRate();
  return {
    hostRate,
    write: (bytes) => line.write(asHeardAt(bytes, baudRate(), hostRate())),
    onData: (listener) => line.onData((chunk) => listener(asHeardAt(chunk, hostRate(), baudRate()))),
  };
}
