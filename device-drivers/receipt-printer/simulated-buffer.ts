/** A printer's receive buffer: finite. What overruns it is lost, whether the host was told or not. */
export type FlowControl = "none" | "xonXoff";

/** Usual receive buffers are 4 to 64 KiB (TM-T88III: 4 KiB, or 45 bytes). */
export const RECEIVE_BUFFER_BYTES = 64 * 1024;
/** Citizen CT-S: XOFF with less than 128 bytes free, XON with 1 KiB again. A small buffer has it in proportion. */
const XOFF_FREE_BYTES = 128;
const XON_FREE_BYTES = 1024;
const XON = 0x11;
const XOFF = 0x13;

export class ReceiveBuffer {
  readonly #say: (byte: number) => void;
  readonly #flow: FlowControl;
  #size: number;
  #bytes: number[] = [];
  #head = 0;
  #isStopped = false;

  constructor(size: number, flow: FlowControl, say: (byte: number) => void) {
    this.#size = size;
    this.#flow = flow;
    this.#say = say;
  }

  get length(): number {
    return this.#bytes.length - this.#head;
  }

  /** The state of the busy line (DTR): it wants no more for now. */
  get isBusy(): boolean {
    return this.#size - this.length < XOFF_FREE_BYTES;
  }

  resize(size: number): void {
    this.#size = size;
  }

  /** False when there is no room: the byte is lost. */
  push(byte: number): boolean {
    const fits = this.length < this.#size;
    if (fits) this.#bytes.push(byte);
    if (this.#flow === "xonXoff" && this.isBusy && !this.#isStopped) {
      this.#isStopped = true;
      this.#say(XOFF);
    }
    return fits;
  }

  shift(): number | undefined {
    if (this.length === 0) return undefined;
    const byte = this.#bytes[this.#head++];
    if (this.#head > 4096) {
      this.#bytes = this.#bytes.slice(this.#head);
      this.#head = 0;
    }
    if (this.#isStopped && this.#size - this.length >= Math.min(XON_FREE_BYTES, this.#size / 2)) {
      this.#isStopped = false;
      this.#say(XON);
    }
    return byte;
  }

  clear(): void {
    this.#bytes = [];
    this.#head = 0;
    if (this.#isStopped) this.#say(XON);
    this.#isStopped = false;
  }

  /** Without power it says nothing either. */
  lose(): void {
    this.#bytes = [];
    this.#head = 0;
    this.#isStopped = false;
  }
}
