import type { VoiceDriver } from "./driver.ts";

export type CutFrame =
  /** `text`: with the byte of its encoding in front; empty for a command without one. */
  | {
      readonly kind: "frame";
      readonly command: number;
      readonly text: Uint8Array;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: "damaged"; readonly bytes: Uint8Array };

const mark = 0xfd;
const headLength = 3;

/** Cuts what goes to a voice module into its frames, wherever the chunks are cut. What stands between frames is passed over. */
export class FrameCutter {
  readonly #hasChecksum: boolean;
  readonly #longest: number;
  #bytes: number[] = [];

  constructor(driver: VoiceDriver) {
    this.#hasChecksum = driver.hasChecksum;
    this.#longest = driver.longestText + 2 + (this.#hasChecksum ? 1 : 0);
  }

  push(chunk: Uint8Array): CutFrame[] {
    const frames: CutFrame[] = [];
    for (const byte of chunk) {
      if (this.#bytes.length === 0 && byte !== mark) continue;
      this.#bytes.push(byte);
      if (this.#bytes.length < headLength) continue;
      const length = ((this.#bytes[1] ?? 0) << 8) | (this.#bytes[2] ?? 0);
      const shortest = this.#hasChecksum ? 2 : 1;
      const isImpossible = length < shortest || length > this.#longest;
      if (!isImpossible && this.#bytes.length < headLength + length) continue;
      const bytes = Uint8Array.from(this.#bytes);
      this.#bytes = [];
      frames.push(isImpossible ? { kind: "damaged", bytes } : this.#judge(bytes));
    }
    return frames;
  }

  #judge(bytes: Uint8Array): CutFrame {
    const end = this.#hasChecksum ? bytes.length - 1 : bytes.length;
    if (this.#hasChecksum && bytes.reduce((sum, byte) => sum ^ byte, 0) !== 0)
      return { kind: "damaged", bytes };
    return { kind: "frame", command: bytes[headLength] ?? 0, text: bytes.slice(headLength + 1, end), bytes };
  }
}
