/** The simulator's own random numbers: sfc32, seeded by two numbers, so that a day is the same whatever was simulated before it. */
export class Draw {
  #a: number;
  #b: number;
  #c = 0x9e3779b9;
  #counter = 1;

  constructor(seed: number, stream: number) {
    this.#a = seed | 0;
    this.#b = Math.imul(stream | 0, 0x85ebca6b);
    for (let warm = 0; warm < 15; warm++) this.#next();
  }

  #next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** In [0, 1). */
  uniform(): number {
    return this.#next() / 0x100000000;
  }

  /** Of mean 1. */
  exponential(): number {
    return -Math.log(1 - this.uniform());
  }

  normal(): number {
    return Math.sqrt(2 * this.exponential()) * Math.cos(2 * Math.PI * this.uniform());
  }

  /** Gamma of mean 1 with an integer shape. */
  erlang(shape: number): number {
    let sum = 0;
    for (let phase = 0; phase < shape; phase++) sum += this.exponential();
    return sum / shape;
  }

  /** Of mean 1 and this coefficient of variation. */
  lognormal(cv: number): number {
    const variance = Math.log(1 + cv * cv);
    return Math.exp(Math.sqrt(variance) * this.normal() - variance / 2);
  }

  /** Hyperexponential of mean 1 with two phases of balanced means; `cv` above 1. */
  hyperexponential(cv: number): number {
    const skew = Math.sqrt((cv * cv - 1) / (cv * cv + 1));
    const first = this.uniform() < (1 + skew) / 2;
    return this.exponential() / (first ? 1 + skew : 1 - skew);
  }

  /** Index into `weights`, each in proportion to its weight. */
  choice(weights: readonly number[]): number {
    let left = this.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let index = 0; index < weights.length - 1; index++) {
      left -= weights[index] ?? 0;
      if (left < 0) return index;
    }
    return weights.length - 1;
  }
}
