/**
 * The frame of Onbon BX-5K/6K LED controllers (maker's "BX-5K/6K communication protocol, user version" 1.4):
 *
 *     A5 … A5 · dst u16 · src u16 · 3 reserved · 0 · check 0 · display 0 · device FE · protocol 02 · length u16 · data · CRC u16 · 5A
 *
 * Little-endian. Between the marks A5, A6, 5A and 5B are escaped. CRC-16/ARC over everything between the marks but itself, before
 * escaping.
 */

/** Of the controller: any that hears it. Of a program. */
export const addresses = { controller: 0x0001, program: 0x8000 } as const;

const startMark = 0xa5;
const endMark = 0x5a;
/** Marks that a sender puts before a frame; a receiver takes any number. */
const startMarks = 8;
const headLength = 14;
const crcLength = 2;
/** Any device of the maker's; version of the protocol. */
const anyDevice = 0xfe;
const protocolVersion = 0x02;

/** Longest data of a frame that is taken; a dynamic area of a large screen has some hundred. */
export const longestData = 2048;

/** CRC-16/ARC: polynomial A001 reflected, beginning with 0. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

const escapes: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xa5, [0xa6, 0x02]],
  [0xa6, [0xa6, 0x01]],
  [0x5a, [0x5b, 0x02]],
  [0x5b, [0x5b, 0x01]],
]);
const unescapes = new Map([...escapes].map(([byte, [first, second]]) => [first * 256 + second, byte]));

const low = (word: number) => word & 0xff;
const high = (word: number) => (word >> 8) & 0xff;

/** The bytes on the wire. @param data command, group first, at most `longestData` bytes */
export function bxFrame(
  data: Uint8Array,
  to: number = addresses.controller,
  from: number = addresses.program,
): Uint8Array {
  const head = [low(to), high(to), low(from), high(from), 0, 0, 0, 0, 0, 0, anyDevice, protocolVersion];
  const body = Uint8Array.of(...head, low(data.length), high(data.length), ...data);
  const crc = crc16(body);
  const escaped = [...body, low(crc), high(crc)].flatMap((byte) => escapes.get(byte) ?? [byte]);
  return Uint8Array.of(...Array.from({ length: startMarks }, () => startMark), ...escaped, endMark);
}

export interface BxFrame {
  readonly to: number;
  readonly from: number;
  readonly data: Uint8Array;
  /** All that stood between the marks, unescaped, the CRC at its end. */
  readonly body: Uint8Array;
}

/**
 * Cuts a stream into frames, wherever the chunks are cut. What is damaged (its CRC, length or escapes) is passed over, and the next
 * whole frame comes out: no mark stands inside a frame. Never throws, keeps one frame at most.
 */
export class BxFrameReader {
  #bytes: number[] | undefined;
  #escape: number | undefined;

  push(chunk: Uint8Array): BxFrame[] {
    const frames: BxFrame[] = [];
    for (const byte of chunk) {
      if (byte === startMark) {
        this.#begin();
      } else if (byte === endMark) {
        const frame = this.#bytes && this.#escape === undefined ? wholeFrame(this.#bytes) : undefined;
        this.#bytes = undefined;
        if (frame) frames.push(frame);
      } else {
        this.#take(byte);
      }
    }
    return frames;
  }

  #begin(): void {
    this.#bytes = [];
    this.#escape = undefined;
  }

  #take(byte: number): void {
    if (!this.#bytes) return;
    if (this.#escape !== undefined) {
      const plain = unescapes.get(this.#escape * 256 + byte);
      this.#escape = undefined;
      if (plain === undefined) this.#bytes = undefined;
      else this.#bytes.push(plain);
    } else if (byte === 0xa6 || byte === 0x5b) {
      this.#escape = byte;
    } else {
      this.#bytes.push(byte);
    }
    if (this.#bytes && this.#bytes.length > headLength + longestData + crcLength) this.#bytes = undefined;
  }
}

function wholeFrame(bytes: readonly number[]): BxFrame | undefined {
  const word = (at: number) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  const end = bytes.length - crcLength;
  if (end < headLength || word(headLength - 2) !== end - headLength) return undefined;
  const body = Uint8Array.from(bytes);
  if (crc16(body.subarray(0, end)) !== word(end)) return undefined;
  return { to: word(0), from: word(2), data: body.slice(headLength, end), body };
}
