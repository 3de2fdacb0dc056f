import { type CodeListener, makeCode, PayloadBuffer } from "./code.ts";
import { aimIdentifierLength, readAimIdentifier } from "./symbology.ts";

/** How a serial scanner is set up to send codes: there is no protocol to ask it. */
export interface SerialCodeFormat {
  /**
   * What ends a code. `suffix`: these bytes, by default any CR or LF; a code that itself holds them comes out in pieces.
   * `silence`: that nothing more comes; CRs and LFs, or `suffix`, at its end are cut off, and those within are its own.
   */
  readonly end?: "suffix" | "silence";
  /** 1 to 8 bytes. */
  readonly suffix?: Uint8Array;
  /**
   * Whether an AIM identifier stands in front. `detect` takes one where it stands, also from a code that by chance begins
   * so. Default: `detect`.
   */
  readonly aimPrefix?: "always" | "detect" | "never";
}

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

const isLineEnd = (byte: number) => byte === carriageReturn || byte === lineFeed;

/** Cuts what a serial scanner sends into codes, however the chunks are cut. Never throws. */
export class SerialCutter {
  readonly #listener: CodeListener;
  readonly #end: "suffix" | "silence";
  readonly #suffix: Uint8Array | undefined;
  readonly #aimPrefix: "always" | "detect" | "never";
  readonly #payload = new PayloadBuffer();
  /** Longer than any code: thrown away up to the next end. */
  #isOverrun = false;

  constructor(listener: CodeListener, format: SerialCodeFormat = {}) {
    this.#listener = listener;
    this.#end = format.end ?? "suffix";
    this.#suffix = format.suffix;
    this.#aimPrefix = format.aimPrefix ?? "detect";
    if (this.#suffix && (this.#suffix.length < 1 || this.#suffix.length > 8)) {
      throw new RangeError("a suffix has 1 to 8 bytes");
    }
  }

  /** Whether a code has begun: `silence` when no more of it comes. */
  get isWaiting(): boolean {
    return this.#payload.length > 0 || this.#isOverrun;
  }

  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at++) this.#take(chunk.subarray(at, at + 1));
  }

  /** Nothing has come for longer than a scanner pauses within a code. */
  silence(): void {
    if (this.#end === "silence") this.#finish();
    else if (this.isWaiting) this.#spoil("the end of a code did not come");
    this.#isOverrun = false;
  }

  #take(byte: Uint8Array): void {
    if (this.#end === "suffix" && !this.#suffix && isLineEnd(byte[0] ?? 0)) {
      this.#finish();
      return;
    }
    if (!this.#payload.add(byte)) this.#spoil("longer than any code");
    else if (this.#end === "suffix" && this.#suffix && this.#payload.endsWith(this.#suffix)) this.#finish();
  }

  #finish(): void {
    if (this.#isOverrun) {
      this.#isOverrun = false;
      this.#payload.clear();
      return;
    }
    const code = this.#payload.take(this.#suffixLength());
    // Line ends come in pairs, and by themselves: no code.
    if (code.length === 0) return;
    const identifier = this.#aimPrefix === "never" ? undefined : readAimIdentifier(code);
    if (this.#aimPrefix === "always" && (!identifier || code.length === aimIdentifierLength)) {
      code.fill(0);
      this.#listener.onDamage("no AIM identifier in front of a code");
      return;
    }
    // Three bytes by themselves are a code, not an identifier of nothing.
    if (!identifier || code.length === aimIdentifierLength) {
      this.#listener.onCode(makeCode(code, undefined));
      return;
    }
    const payload = code.slice(aimIdentifierLength);
    code.fill(0);
    this.#listener.onCode(makeCode(payload, identifier));
  }

  #suffixLength(): number {
    const suffix = this.#suffix;
    if (suffix) return this.#payload.endsWith(suffix) ? suffix.length : 0;
    return this.#payload.countAtEnd(isLineEnd);
  }

  /** The code is lost. It is told once, however long it goes on. */
  #spoil(detail: string): void {
    const isNews = !this.#isOverrun;
    this.#payload.clear();
    this.#isOverrun = true;
    if (isNews) this.#listener.onDamage(detail);
  }
}
