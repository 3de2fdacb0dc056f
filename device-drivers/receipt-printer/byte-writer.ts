/** A growing buffer. Kept from ticket to ticket, so that only the finished bytes are copied. */
export class ByteWriter {
  #buffer = Buffer.allocUnsafe(4096);
  #length = 0;

  clear(): void {
    this.#length = 0;
  }

  /** A copy of what was written. */
  take(): Buffer {
    const taken = Buffer.allocUnsafe(this.#length);
    this.#buffer.copy(taken, 0, 0, this.#length);
    return taken;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#buffer[this.#length++] = value;
  }

  two(first: number, second: number): void {
    this.#reserve(2);
    this.#buffer[this.#length++] = first;
    this.#buffer[this.#length++] = second;
  }

  three(first: number, second: number, third: number): void {
    this.#reserve(3);
    this.#buffer[this.#length++] = first;
    this.#buffer[this.#length++] = second;
    this.#buffer[this.#length++] = third;
  }

  /** Returns how many bytes it took. */
  utf8(text: string): number {
    this.#reserve(text.length * 3);
    const length = this.#buffer.write(text, this.#length);
    this.#length += length;
    return length;
  }

  /** Changes what was written `back` bytes before the end. */
  patch(back: number, value: number): void {
    this.#buffer[this.#length - back] = value;
  }

  bytes(values: Uint8Array): void {
    this.#reserve(values.length);
    this.#buffer.set(values, this.#length);
    this.#length += values.length;
  }

  /** One or two bytes a UTF-16 code unit, from a `printTable`; every unit must be in it. */
  text(text: string, table: Uint16Array): void {
    this.#reserve(text.length * 2);
    const buffer = this.#buffer;
    let at = this.#length;
    for (let index = 0; index < text.length; index++) {
      const code = table[text.charCodeAt(index)] ?? 0;
      if (code > 0xff) buffer[at++] = code >> 8;
      buffer[at++] = code & 0xff;
    }
    this.#length = at;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + more));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}
