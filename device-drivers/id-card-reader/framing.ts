import { type FrameFormat, headerLength, judge, preamble, uint16, type Verdict } from "./frame.ts";

/**
 * Cuts frames out of a byte stream.
 *
 * Eight bits of checksum let one damaged frame in 256 through, so a frame that might be a cut one which ran into its
 * successor is held until the bytes behind it decide, and a reply must also agree with its own inner lengths.
 */

/** Why bytes were thrown away. */
export type DiscardCause =
  /** No preamble in sight. */
  | "garbage"
  /** A preamble followed by a Len that no frame has. */
  | "absurdLength"
  | "wrongChecksum"
  /** The checksum is right, but the inner lengths do not add up to Len. */
  | "wrongLayout"
  /** A cut frame that had swallowed the beginning of a good one and passed the checksum by chance. */
  | "overrun"
  /** The line went quiet in the middle of a frame. */
  | "stalled";

export interface FrameListener {
  /**
   * One good frame, preamble to CHK. These bytes are the listener's own, to keep or to wipe, but may be a part of a
   * larger buffer. The listener must not call the reader back.
   */
  onFrame(frame: Uint8Array): void;
  /** `bytes` consecutive bytes were dropped. A refused frame is reported once, with the one byte dropped for it. */
  onDiscard(cause: DiscardCause, bytes: number): void;
}

/** Frames are cut from slabs of this size, since a fresh buffer for each would cost more than all the rest. */
const slabBytes = 65_536;

/**
 * Finds the frames in a byte stream that may be cut anywhere, hold noise, or lose bytes. Every byte pushed ends in
 * exactly one frame or one discard. What is not handed out is wiped as soon as it is no longer needed.
 */
export class FrameReader {
  readonly #format: FrameFormat;
  readonly #listener: FrameListener;
  /** Room for a frame that is held and the one that may hide in it. */
  readonly #capacity: number;
  #slab = new Uint8Array(0);
  #words = new Int32Array(0);
  /** Where in the slab the bytes taken in begin, and with them a candidate frame. A multiple of 4. */
  #base = 0;
  /** Where the next byte goes. */
  #at = 0;
  /** Where the bytes must reach before there is anything to decide; 0 while the candidate's header is coming. */
  #limit = 0;
  /** The candidate is complete, but another may begin inside it. */
  #held = false;
  #garbage = 0;
  /** End of the candidate last judged, or how far the bytes must reach to judge it again. */
  #end = 0;

  constructor(format: FrameFormat, listener: FrameListener) {
    this.#format = format;
    this.#listener = listener;
    this.#capacity = 2 * (headerLength + format.longestLen);
    this.#startSlab();
  }

  /** Bytes taken in that are neither handed out nor reported yet. */
  get pending(): number {
    return this.#have + this.#garbage;
  }

  /** A whole frame waits for the bytes behind it, or for `abandon`, since another may begin inside it. */
  get isHolding(): boolean {
    return this.#held;
  }

  push(chunk: Uint8Array): void {
    const length = chunk.length;
    const at = this.#at;
    if (at + length < this.#limit) {
      // The common case: the chunk lies wholly inside a body.
      if (length === 1) this.#slab[at] = chunk[0] as number;
      else this.#slab.set(chunk, at);
      this.#at = at + length;
      return;
    }
    this.#pushAcross(chunk, length);
  }

  /**
   * The line has been quiet for longer than any gap inside a frame. A held frame is good after all; a stalled one
   * loses one byte, and the rest is searched again, so that a good frame behind a false header comes out.
   */
  abandon(): void {
    if (this.#have > 0) this.#scan(true);
    this.#reportGarbage();
  }

  /** Forgets everything taken in, unreported. */
  clear(): void {
    this.#keepFrom(this.#have);
    this.#limit = 0;
    this.#held = false;
    this.#garbage = 0;
  }

  /** A chunk that touches a header or the end of a frame. */
  #pushAcross(chunk: Uint8Array, length: number): void {
    let taken = 0;
    while (taken < length) {
      if (this.#limit === 0) {
        this.#takeHeaderByte(chunk[taken++] as number);
        continue;
      }
      const slab = this.#slab;
      const end = Math.min(taken + this.#limit - this.#at, length);
      let at = this.#at;
      while (taken < end) slab[at++] = chunk[taken++] as number;
      this.#at = at;
      if (this.#at === this.#limit) this.#decide();
    }
  }

  #takeHeaderByte(byte: number): void {
    const have = this.#have;
    if (have >= preamble.length || byte === preamble[have]) {
      this.#slab[this.#at++] = byte;
      if (have + 1 === headerLength) this.#readLen();
    } else if (byte !== 0xaa) {
      this.#garbage += have + 1;
      this.#at = this.#base;
    } else if (have === 3) {
      // A fourth AA: the last three may still begin a preamble.
      this.#garbage += 1;
    } else {
      this.#garbage += have;
      this.#at = this.#base + 1;
    }
  }

  #readLen(): void {
    const len = uint16(this.#slab, this.#base + preamble.length);
    if (len < this.#format.shortestLen || len > this.#format.longestLen) this.#scan(false);
    else this.#limit = this.#base + headerLength + len;
  }

  /** A clean frame is settled here; everything else is `#scan`'s. */
  #decide(): void {
    const base = this.#base;
    const total = this.#have;
    if (this.#held || !this.#isClean() || !this.#format.agrees(this.#slab, base, total - headerLength)) {
      this.#scan(false);
      return;
    }
    const frame = this.#slab.subarray(base, base + total);
    this.#base = (base + total + 3) & ~3;
    if (this.#slab.length - this.#base < this.#capacity) this.#startSlab();
    this.#at = this.#base;
    this.#limit = 0;
    this.#handOut(frame);
  }

  /**
   * Whether the complete candidate has a right checksum and surely no other frame begins inside it. One pass, eight
   * bytes at a time: a preamble, wherever it lies, puts `AA AA` at an even place.
   */
  #isClean(): boolean {
    const bytes = this.#slab;
    const words = this.#words;
    const start = this.#base;
    const end = this.#at;
    const wordEnd = (start + ((end - start) & ~7)) >>> 2;
    if (bytes[start + 7] === 0xaa || bytes[end - 1] === 0xaa) return false;
    let folded = 0;
    for (let index = (start >>> 2) + 2; index < wordEnd; index += 2) {
      const word = words[index] as number;
      const next = words[index + 1] as number;
      folded ^= word ^ next;
      if ((word & 0xffff) === 0xaaaa || word >>> 16 === 0xaaaa) return false;
      if ((next & 0xffff) === 0xaaaa || next >>> 16 === 0xaaaa) return false;
    }
    folded ^= folded >>> 16;
    let xor = (folded ^ (folded >>> 8)) & 0xff;
    for (let index = start + preamble.length; index < start + 8; index++) xor ^= bytes[index] as number;
    for (let index = wordEnd * 4; index < end; index++) {
      const byte = bytes[index] as number;
      xor ^= byte;
      if (byte === 0xaa && bytes[index - 1] === 0xaa) return false;
    }
    return xor === 0;
  }

  /** Goes through all that was taken in until more bytes are needed to decide. `idle`: none are coming for now. */
  #scan(idle: boolean): void {
    this.#held = false;
    const have = this.#have;
    let mayStall = idle;
    let need = 0;
    let at = 0;
    while (at < have) {
      const verdict = this.#judge(at);
      const end = this.#end;
      if (verdict === "noPreamble") {
        const next = this.#nextPreambleByte(at + 1, have);
        this.#garbage += next - at;
        at = next;
      } else if (verdict === "incomplete") {
        if (!mayStall) {
          if (have - at >= headerLength) need = end - at;
          break;
        }
        if (have - at < preamble.length) this.#garbage += 1;
        else {
          mayStall = false;
          this.#discardOne("stalled");
        }
        at++;
      } else if (verdict === "good") {
        const hidden = this.#judgeHidden(at, end);
        if (hidden === "incomplete" && !idle) {
          this.#held = true;
          need = this.#end - at;
          break;
        }
        if (hidden === "good") {
          this.#discardOne("overrun");
          at++;
        } else {
          this.#handOut(this.#slab.slice(this.#base + at, this.#base + end));
          at = end;
        }
      } else {
        this.#discardOne(verdict);
        at++;
      }
    }
    this.#keepFrom(at);
    this.#limit = need === 0 ? 0 : this.#base + need;
  }

  #judge(at: number): Verdict {
    const start = this.#base + at;
    const available = this.#have - at;
    this.#end =
      available < headerLength
        ? this.#have + 1
        : at + headerLength + uint16(this.#slab, start + preamble.length);
    return judge(this.#format, this.#slab, start, available);
  }

  /** Whether a frame begins inside the good one from `start` to `end`: surely, perhaps ("incomplete"), or not. */
  #judgeHidden(start: number, end: number): "good" | "incomplete" | "none" {
    for (
      let at = this.#nextPreambleByte(start + 1, end);
      at < end;
      at = this.#nextPreambleByte(at + 1, end)
    ) {
      const verdict = this.#judge(at);
      if (verdict === "good" || verdict === "incomplete") return verdict;
    }
    return "none";
  }

  /** Where the first AA at or behind `at` is; `end` when there is none before it. */
  #nextPreambleByte(at: number, end: number): number {
    let next = at;
    while (next < end && this.#slab[this.#base + next] !== 0xaa) next++;
    return next;
  }

  #keepFrom(first: number): void {
    const end = this.#at;
    this.#slab.copyWithin(this.#base, this.#base + first, end);
    this.#at = end - first;
    this.#slab.fill(0, this.#at, end);
  }

  #startSlab(): void {
    const memory = new ArrayBuffer(slabBytes);
    this.#slab = new Uint8Array(memory);
    this.#words = new Int32Array(memory);
    this.#base = 0;
  }

  /** Bytes taken in from the base on. */
  get #have(): number {
    return this.#at - this.#base;
  }

  #handOut(frame: Uint8Array): void {
    this.#reportGarbage();
    this.#listener.onFrame(frame);
  }

  #discardOne(cause: DiscardCause): void {
    this.#reportGarbage();
    this.#listener.onDiscard(cause, 1);
  }

  #reportGarbage(): void {
    if (this.#garbage === 0) return;
    const bytes = this.#garbage;
    this.#garbage = 0;
    this.#listener.onDiscard("garbage", bytes);
  }
}
