import { decodePayload } from "./decode-text.ts";
import { type AimIdentifier, type Symbology, symbologyOf } from "./symbology.ts";

/**
 * One decoded code. All of it comes from outside, and can be personal: whoever uses it checks it first, and logs none of
 * it but its symbology and length.
 */
export interface DecodedCode {
  /** XFS4IoT's word. */
  readonly symbology: Symbology;
  /** Absent where the scanner sends none. */
  readonly aimIdentifier: AimIdentifier | undefined;
  /** 1 to `longestPayload` bytes, as the scanner sent them. The receiver may wipe them. */
  readonly payload: Uint8Array;
  /** Absent where the payload is no text. */
  readonly text: string | undefined;
}

/**
 * Bytes. The most that one symbol holds is 7,089 digits, in a QR code 40-L (ISO/IEC 18004; PDF417: 2,710, ISO/IEC
 * 15438), and at most 2,953 bytes, which a scanner that sends interpretations may double.
 */
export const longestPayload = 8192;

/** `payload` becomes the code's. */
export function makeCode(payload: Uint8Array, aimIdentifier: AimIdentifier | undefined): DecodedCode {
  return {
    symbology: symbologyOf(aimIdentifier),
    aimIdentifier,
    payload,
    text: decodePayload(payload, aimIdentifier),
  };
}

/** What becomes of the bytes that a scanner sends. */
export interface CodeListener {
  onCode(code: DecodedCode): void;
  /** A code did not arrive whole. `detail` holds nothing of it. */
  onDamage(detail: string): void;
}

/** Collects the parts of one payload, and leaves none of it behind. */
export class PayloadBuffer {
  #bytes = new Uint8Array(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** False when the payload is longer than any code; it is kept as it was then. */
  add(part: Uint8Array): boolean {
    const length = this.#length + part.length;
    if (length > longestPayload) return false;
    if (length > this.#bytes.length) {
      const roomier = new Uint8Array(Math.min(longestPayload, Math.max(length, 2 * this.#bytes.length, 64)));
      roomier.set(this.#bytes.subarray(0, this.#length));
      this.#bytes.fill(0);
      this.#bytes = roomier;
    }
    this.#bytes.set(part, this.#length);
    this.#length = length;
    return true;
  }

  /** The payload without its last `dropped` bytes; the buffer is empty then. */
  take(dropped = 0): Uint8Array {
    const payload = this.#bytes.slice(0, this.#length - dropped);
    this.clear();
    return payload;
  }

  /** How often `byte` stands at the end. */
  countAtEnd(isCounted: (byte: number) => boolean): number {
    let count = 0;
    while (count < this.#length && isCounted(this.#bytes[this.#length - 1 - count] ?? 0)) count++;
    return count;
  }

  endsWith(suffix: Uint8Array): boolean {
    const from = this.#length - suffix.length;
    return from >= 0 && suffix.every((byte, at) => this.#bytes[from + at] === byte);
  }

  clear(): void {
    this.#bytes.fill(0, 0, this.#length);
    this.#length = 0;
  }
}
