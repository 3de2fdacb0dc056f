import type { Readings } from "./sensors.ts";

/**
 * A contact bounces, and a line is disturbed: one reading that differs is no event. What two readings in a row say alike is so
 * (house rule: at 200 ms between two, a door that is opened is told within half a second).
 */
export interface Contacts {
  /** The reading before; undefined where there is none, or it was missed. */
  readonly last: Readings | undefined;
  /** What two readings said alike. */
  readonly settled: Readings;
}

export const nothingRead: Contacts = { last: undefined, settled: new Map() };

export function read({ last, settled }: Contacts, reading: Readings): Contacts {
  const next = new Map(settled);
  for (const [name, isRaised] of reading) if (last?.get(name) === isRaised) next.set(name, isRaised);
  return { last: reading, settled: next };
}

/** A reading failed: the next one has none before it. */
export function missed({ settled }: Contacts): Contacts {
  return { last: undefined, settled };
}

export function isSame(before: Readings, after: Readings): boolean {
  return before.size === after.size && [...after].every(([name, isRaised]) => before.get(name) === isRaised);
}
