/**
 * The shape of a duration, apart from its mean: the distribution of its ratio to the mean, kept as counts in bins of equal width in the
 * logarithm. It takes a service for what it is, log-normal or exponential or with two humps, without being told.
 */
export type Counts = number[];

const lowest = -5;
const binWidth = 0.125;
/** Ratios from 1/148 to 20: what is outside counts in the outermost. */
export const bins = 64;
/** Parts of probability between the knots of a quantile table. */
const parts = 256;
/** How much the log-normal that fits the counts counts beside them, in observations: smooths while they are few. */
const smoothing = 15;
/** Before anything was seen: a coefficient of variation of 0.7, about what counters show. */
const priorLogVariance = Math.log(1 + 0.7 * 0.7);

export const emptyCounts = (): Counts => new Array<number>(bins).fill(0);

/** Adds one observation, in place. */
export function countRatio(counts: Counts, ratio: number): void {
  const bin = Math.floor((Math.log(Math.max(ratio, Number.MIN_VALUE)) - lowest) / binWidth);
  const clamped = Math.min(bins - 1, Math.max(0, bin));
  counts[clamped] = (counts[clamped] ?? 0) + 1;
}

/** A duration's distribution over its mean. */
export class Shape {
  /** Quantiles at 0, 1/256 … 1; their mean is 1. */
  readonly #quantiles: Float64Array;
  /** Variance over the squared mean. */
  readonly squaredCv: number;

  constructor(quantiles: Float64Array) {
    const mean = tableMean(quantiles, (value) => value);
    this.#quantiles = quantiles.map((value) => value / mean);
    this.squaredCv = tableMean(this.#quantiles, (value) => value * value) - 1;
  }

  /** The ratio below which `probability` of all are. */
  quantile(probability: number): number {
    const at = probability * parts;
    const left = Math.min(parts - 1, at | 0);
    const low = this.#quantiles[left] as number;
    return low + ((this.#quantiles[left + 1] as number) - low) * (at - left);
  }

  /** The share of all that are below `ratio`. */
  below(ratio: number): number {
    const table = this.#quantiles;
    if (ratio <= (table[0] as number)) return 0;
    if (ratio >= (table[parts] as number)) return 1;
    let [left, right] = [0, parts];
    while (right - left > 1) {
      const middle = (left + right) >> 1;
      if ((table[middle] as number) <= ratio) left = middle;
      else right = middle;
    }
    const low = table[left] as number;
    return (left + (ratio - low) / ((table[right] as number) - low || 1)) / parts;
  }

  /** What is left of one that has gone on for `ratio`, at the uniform `draw`; in means, never negative. */
  residual(ratio: number, draw: number): number {
    const gone = this.below(ratio);
    // Longer than anything known: a heavy tail, whose rest grows with what has passed.
    if (gone > 1 - 1 / (2 * parts)) return (-ratio * Math.log(1 - draw)) / 3;
    return Math.max(0, this.quantile(gone + draw * (1 - gone)) - ratio);
  }
}

function tableMean(table: Float64Array, of: (value: number) => number): number {
  let sum = (of(table[0] as number) + of(table[parts] as number)) / 2;
  for (let knot = 1; knot < parts; knot++) sum += of(table[knot] as number);
  return sum / parts;
}

/** The shape that counts speak for. */
export function shapeOf(counts: Counts): Shape {
  let total = 0;
  let sum = 0;
  let squares = 0;
  for (let bin = 0; bin < bins; bin++) {
    const count = counts[bin] ?? 0;
    const middle = lowest + (bin + 0.5) * binWidth;
    total += count;
    sum += count * middle;
    squares += count * middle * middle;
  }
  const centre = (sum - (smoothing * priorLogVariance) / 2) / (total + smoothing);
  const spread = total === 0 ? 0 : Math.max(0, squares / total - (sum / total) ** 2);
  const variance = Math.max(0.01, (spread * total + priorLogVariance * smoothing) / (total + smoothing));
  const weights = new Float64Array(bins);
  const all = total + smoothing;
  for (let bin = 0, left = 0; bin < bins; bin++) {
    const right =
      bin === bins - 1 ? 1 : normalBelow((lowest + (bin + 1) * binWidth - centre) / Math.sqrt(variance));
    weights[bin] = ((counts[bin] ?? 0) + smoothing * (right - left)) / all;
    left = right;
  }
  return new Shape(quantileTable(weights));
}

/** Straight within a bin, between its edges. */
function quantileTable(weights: Float64Array): Float64Array {
  const table = new Float64Array(parts + 1);
  let bin = 0;
  let before = 0;
  for (let knot = 0; knot <= parts; knot++) {
    const probability = knot / parts;
    while (bin < bins - 1 && before + (weights[bin] as number) < probability) {
      before += weights[bin] as number;
      bin += 1;
    }
    const within = Math.min(1, Math.max(0, (probability - before) / ((weights[bin] as number) || 1)));
    const left = Math.exp(lowest + bin * binWidth);
    table[knot] = left + (Math.exp(lowest + (bin + 1) * binWidth) - left) * within;
  }
  // The very last knot would be the end of the outermost bin, however little is in it: end where 1 in 2,000 is above.
  table[parts] = Math.min(table[parts] as number, 2 * (table[parts - 1] as number));
  return table;
}

/** The standard normal distribution function (Abramowitz and Stegun 26.2.17), within 1e-7. */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    Math.exp((-z * z) / 2) *
    0.3989422804 *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}
