/**
 * The people who wait for one service: those who missed their call and came back first, in the order in which they
 * came back, then everybody else in the order of taking numbers. Inside each of the two, first in, first out.
 */
export class Line {
  readonly #returned: string[] = [];
  readonly #ordinary: string[] = [];

  get length(): number {
    return this.#returned.length + this.#ordinary.length;
  }

  get head(): string | undefined {
    return this.#returned[0] ?? this.#ordinary[0];
  }

  join(ticketId: string): void {
    this.#ordinary.push(ticketId);
  }

  rejoin(ticketId: string): void {
    this.#returned.push(ticketId);
  }

  leave(ticketId: string): void {
    for (const part of [this.#returned, this.#ordinary]) {
      const place = part.indexOf(ticketId);
      if (place >= 0) part.splice(place, 1);
    }
  }

  /** How many stand before this ticket; the whole length when it is not in the line. */
  ahead(ticketId: string): number {
    const returned = this.#returned.indexOf(ticketId);
    if (returned >= 0) return returned;
    // Who asks has usually just joined.
    const ordinary = this.#ordinary.lastIndexOf(ticketId);
    return this.#returned.length + (ordinary >= 0 ? ordinary : this.#ordinary.length);
  }
}
