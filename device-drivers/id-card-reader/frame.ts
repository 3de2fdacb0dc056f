import { photoLength, textBlockLength } from "./layout.ts";

/**
 * Frames of the SAM_V serial protocol (GA/T 467):
 * preamble `AA AA AA 96 69` · Len (2, big-endian) · body · CHK; the frame is 7 + Len bytes long and CHK makes the
 * exclusive-or of everything after the preamble zero.
 */

export const preamble = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69);
/** Preamble and Len. */
export const headerLength = preamble.length + 2;

/** What tells one direction's frames from noise. Len counts the bytes behind it, CHK included. */
export interface FrameFormat {
  readonly shortestLen: number;
  readonly longestLen: number;
  /** Whether the frame at `start`, whose checksum is right, agrees with the lengths inside its body. */
  agrees(bytes: Uint8Array, start: number, len: number): boolean;
}

/** Replies longer than this carry a card's data and state the lengths of its parts. */
const longestPlainLen = 0xff;
const samIdLen = 0x14;

/** From the reader: three status bytes, data, CHK. Longest: text, photo and fingerprint, 0x090A. */
export const responseFormat: FrameFormat = {
  shortestLen: 4,
  longestLen: 0x0910,
  agrees: (bytes, start, len) => {
    if (len <= longestPlainLen && !beginsAsCardReply(bytes, start, len)) return true;
    const parts = uint16(bytes, start + 10) + uint16(bytes, start + 12);
    return len === 8 + parts || len === 10 + parts + uint16(bytes, start + 14);
  },
};

/** From the host: command, parameter, data, CHK. */
export const requestFormat: FrameFormat = { shortestLen: 3, longestLen: 64, agrees: () => true };

/** What bytes are, seen as a frame that begins with them. */
export type Verdict = "good" | "incomplete" | "noPreamble" | "absurdLength" | "wrongChecksum" | "wrongLayout";

/** A frame around `body` (everything between Len and CHK). */
export function buildFrame(body: Uint8Array): Uint8Array {
  const frame = new Uint8Array(headerLength + body.length + 1);
  const len = body.length + 1;
  frame.set(preamble);
  frame[5] = len >> 8;
  frame[6] = len & 0xff;
  frame.set(body, headerLength);
  let xor = 0;
  for (let index = preamble.length; index < frame.length - 1; index++) xor ^= frame[index] as number;
  frame[frame.length - 1] = xor;
  return frame;
}

/** Whether the bytes are one whole, good frame. */
export function isFrame(format: FrameFormat, bytes: Uint8Array): boolean {
  const isWhole =
    bytes.length > headerLength && headerLength + uint16(bytes, preamble.length) === bytes.length;
  return isWhole && judge(format, bytes, 0, bytes.length) === "good";
}

/** What the `available` bytes from `start` are, seen as a frame that begins there. */
export function judge(format: FrameFormat, bytes: Uint8Array, start: number, available: number): Verdict {
  for (let index = 0; index < preamble.length && index < available; index++) {
    if (bytes[start + index] !== preamble[index]) return "noPreamble";
  }
  if (available < headerLength) return "incomplete";
  const len = uint16(bytes, start + preamble.length);
  if (len < format.shortestLen || len > format.longestLen) return "absurdLength";
  const total = headerLength + len;
  if (total > available) return "incomplete";
  let xor = 0;
  for (let index = preamble.length; index < total; index++) xor ^= bytes[start + index] as number;
  if (xor !== 0) return "wrongChecksum";
  return format.agrees(bytes, start, len) ? "good" : "wrongLayout";
}

/** Whether a short reply begins with the lengths of a card's text and photo; a SAM id may do so by chance. */
function beginsAsCardReply(bytes: Uint8Array, start: number, len: number): boolean {
  if (len < 8 || len === samIdLen) return false;
  return uint16(bytes, start + 10) === textBlockLength && uint16(bytes, start + 12) === photoLength;
}

/** Big-endian. */
export function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
}
