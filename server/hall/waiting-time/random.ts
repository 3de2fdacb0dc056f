/** In [0, 1). */
export type Random = () => number;

/** A small generator (mulberry32) for whoever has to hand in a reproducible `Random`. */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return mixed(state) / 0x100000000;
  };
}

/** One well mixed unsigned 32-bit number for each. */
export function mixed(value: number): number {
  let x = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/**
 * Uniform numbers for replications: `draw(key, replication)` is the same whenever it is asked, so two replays that differ by one person
 * give everybody else the same luck. For one key the replications together hit each of their equal parts of [0, 1) once, in an order
 * that the key decides (a Latin hypercube): far less noise than independent draws.
 */
export class Strata {
  readonly #seed: number;
  readonly #mask: number;
  readonly #shift: number;

  /** @param replications a power of two */
  constructor(seed: number, replications: number) {
    this.#seed = seed | 0;
    this.#mask = replications - 1;
    this.#shift = Math.max(1, Math.log2(replications) >> 1);
  }

  draw(key: number, replication: number): number {
    const hash = mixed(this.#seed + Math.imul(key, 0x9e3779b1));
    const mask = this.#mask;
    // Each step is a bijection of the parts.
    let part = (replication ^ hash) & mask;
    part = Math.imul(part, (hash >>> 7) | 1) & mask;
    part ^= part >>> this.#shift;
    part = Math.imul(part, (hash >>> 17) | 1) & mask;
    part ^= part >>> this.#shift;
    part = (part + (hash >>> 24)) & mask;
    return (part + mixed(hash + replication) / 0x100000000) / (mask + 1);
  }
}
