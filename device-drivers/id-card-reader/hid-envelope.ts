import type { HidTransport, Transport, TransportSource } from "../transport/transport.ts";
import { preamble } from "./frame.ts";

/**
 * The envelope in which one maker's USB readers carry the SAM_V frames over HID reports of 64 bytes, none of them
 * numbered. It is known from secondary sources only; other makers' differ.
 *
 * Request, one report:  `88` · seq(2) · len(2) · `B1` · SAM frame · sum(2) · zeros
 * Reply, each report:   `AA` · seq(2) · len(2) · result · part(2) · 1–54 bytes of the SAM frame · sum(2) · zeros
 *
 * Little-endian; len counts what stands between itself and sum; sum is that of all bytes from len on. The values of
 * `result` are not public, and the SAM's own status behind it says more: it is not looked at.
 */
export const reportLength = 64;

/** Vendor and product id of the readers that are known to speak it. */
export const envelopeReaders = [
  { vendorId: 0x10c4, productId: 0x0007 },
  { vendorId: 0x203b, productId: 0x0101 },
] as const;

const requestMark = 0x88;
const replyMark = 0xaa;
const toSam = 0xb1;
/** Mark, seq and len. */
const headLength = 5;
const lenOffset = 3;
const sumLength = 2;
/** In a reply, before the SAM's bytes: result and part. */
const partHeadLength = 3;

/** Bytes of the longest request that fits. */
export const longestRequest = reportLength - headLength - 1 - sumLength;
/** Bytes of the SAM's frame in one report. */
export const longestPart = reportLength - headLength - partHeadLength - sumLength;

export interface ReplyPart {
  /**
   * Counts up within one reply. Which of its two bytes comes first is not public; no reply has 256 parts, so one of
   * them is always zero and both orders read alike.
   */
  readonly part: number;
  readonly bytes: Uint8Array;
}

/** One output report, without a report number. Throws a `RangeError` for a frame that is longer than any request. */
export function wrapRequest(frame: Uint8Array): Uint8Array {
  if (frame.length > longestRequest) throw new RangeError(`${frame.length} bytes do not fit in one report`);
  return wrap(requestMark, Uint8Array.of(toSam, ...frame));
}

/** The SAM's bytes in a request report; nothing when it is no such report. */
export function unwrapRequest(report: Uint8Array): Uint8Array | undefined {
  const content = unwrap(requestMark, report);
  return content && content[0] === toSam && content.length > 1 ? content.subarray(1) : undefined;
}

/** One input report, without a report number. */
export function wrapPart({ part, bytes }: ReplyPart): Uint8Array {
  return wrap(replyMark, Uint8Array.of(0, part & 0xff, part >> 8, ...bytes));
}

/** What a reply report holds; nothing when it is no such report or damaged. */
export function unwrapPart(report: Uint8Array): ReplyPart | undefined {
  const content = unwrap(replyMark, report);
  if (!content || content.length <= partHeadLength) return undefined;
  return {
    part: (content[1] as number) | (content[2] as number),
    bytes: content.subarray(partHeadLength),
  };
}

/**
 * Lets the parts of replies through in their order. Behind one that is missing or damaged nothing passes until a reply
 * begins: a frame with a hole in it would have to be caught by eight bits of checksum.
 */
export class ReplyParts {
  #last: number | undefined;

  /** @returns the SAM's bytes in the report, or nothing when they must not be passed on */
  take(report: Uint8Array): Uint8Array | undefined {
    const taken = unwrapPart(report);
    const passes =
      taken !== undefined &&
      (beginsReply(taken) || (this.#last !== undefined && taken.part === this.#last + 1));
    this.#last = passes ? taken.part : undefined;
    return passes ? taken.bytes : undefined;
  }

  /** A new request goes out: what is still to come of an earlier reply does not pass. */
  clear(): void {
    this.#last = undefined;
  }
}

/** Whether parts are counted from 0 or from 1 is not public. */
function beginsReply({ part, bytes }: ReplyPart): boolean {
  return part <= 1 && preamble.every((byte, at) => bytes[at] === byte);
}

/** The byte stream of the SAM behind such a reader. Rejects what is longer than any request with a `RangeError`. */
export function samOverHid(line: HidTransport): Transport {
  const parts = new ReplyParts();
  return {
    async write(bytes) {
      parts.clear();
      // The number of a report where none is numbered.
      await line.write(Uint8Array.of(0, ...wrapRequest(bytes)));
    },
    onData: (listener) =>
      line.onData((report) => {
        const bytes = parts.take(report);
        if (bytes) listener(bytes);
      }),
    onLost: (listener) => line.onLost(listener),
    close: () => line.close(),
  };
}

/** Where that byte stream comes from. Its wire time is none of the five rates': the session takes it for the fastest. */
export function samOverHidSource(source: TransportSource<HidTransport>): TransportSource {
  return {
    address: source.address,
    exists: () => source.exists(),
    open: async () => samOverHid(await source.open()),
  };
}

function wrap(mark: number, content: Uint8Array): Uint8Array {
  const report = new Uint8Array(reportLength);
  const view = new DataView(report.buffer);
  const sumOffset = headLength + content.length;
  report[0] = mark;
  view.setUint16(lenOffset, content.length, true);
  report.set(content, headLength);
  view.setUint16(sumOffset, sumOf(report.subarray(lenOffset, sumOffset)), true);
  return report;
}

function unwrap(mark: number, report: Uint8Array): Uint8Array | undefined {
  if (report.length < headLength + sumLength || report.length > reportLength) return undefined;
  const view = new DataView(report.buffer, report.byteOffset, report.byteLength);
  const sumOffset = headLength + view.getUint16(lenOffset, true);
  if (report[0] !== mark || sumOffset + sumLength > report.length) return undefined;
  const isSound = view.getUint16(sumOffset, true) === sumOf(report.subarray(lenOffset, sumOffset));
  return isSound ? report.subarray(headLength, sumOffset) : undefined;
}

function sumOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => (sum + byte) & 0xffff, 0);
}
