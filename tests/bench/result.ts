/** One line of `npm run bench`. */
export interface BenchResult {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is measured against, in the same run. */
  readonly against: string;
  /** `value` over the other's; the goal speaks of this, or of the value where there is no other. */
  readonly ratio: number | null;
  readonly goal: string;
  readonly met: boolean;
}

/** What the command line says beside names; only benches of halls heed it. */
export interface BenchOptions {
  /** File with the hall to simulate; null: the bench's own. */
  readonly hall: string | null;
  /** Null: the bench's own seeds. */
  readonly seed: number | null;
}

export type Bench = (options: BenchOptions) => Promise<BenchResult[]>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Three significant digits: more would be noise. */
export const rounded = (value: number): number => Number(value.toPrecision(3));

/** A contestant: does its work once and says how many units of work that was. */
export type Contestant = () => number | Promise<number>;

/**
 * Rates of contestants in units a second, taken in turn (A B A B …) so that a drift of the machine's speed hits
 * all of them; returns each one's median.
 */
export async function rates(
  contestants: readonly Contestant[],
  { rounds = 9, roundMilliseconds = 150 } = {},
): Promise<number[]> {
  const results = contestants.map(() => [] as number[]);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, contestant] of contestants.entries()) {
      const rate = await oneRound(contestant, roundMilliseconds);
      // The first round warms up.
      if (round > 0) results[index]?.push(rate);
    }
  }
  return results.map(median);
}

async function oneRound(contestant: Contestant, milliseconds: number): Promise<number> {
  const start = performance.now();
  let units = 0;
  let elapsed = 0;
  do {
    units += await contestant();
    elapsed = performance.now() - start;
  } while (elapsed < milliseconds);
  return (units * 1000) / elapsed;
}
