import type { Lease, QueueState } from "./state.ts";

/** Five digits are the longest number that the contract, the ticket and the voice know. */
const lastSerial = 99_999;
const leastDigits = 3;

/**
 * Where blocks for terminals without their hall are taken from: numbers that a day's series hardly reaches, so that people see at a
 * glance that `A905` is of another series. The ordinary series goes round what is set aside.
 */
const leaseRanges = [
  { from: 900, to: 999 },
  { from: 9000, to: 9999 },
  { from: 90_000, to: lastSerial },
] as const;

export const numberText = (prefix: string, serial: number): string =>
  prefix + String(serial).padStart(leastDigits, "0");

/** The next number of a prefix's series; undefined when the last has been given. */
export function nextNumber(state: QueueState, prefix: string): string | undefined {
  const leases = state.leases.get(prefix) ?? [];
  let serial = (state.series.get(prefix) ?? 0) + 1;
  for (;;) {
    const taken = leases.find(({ from, to }) => serial >= from && serial <= to);
    if (!taken) break;
    serial = taken.to + 1;
  }
  return serial > lastSerial ? undefined : numberText(prefix, serial);
}

/** The block in which a number lies, and whose it is. */
export function leaseOf(state: QueueState, number: string): Lease | undefined {
  const serial = Number(number.slice(1));
  return state.leases.get(number.charAt(0))?.find(({ from, to }) => serial >= from && serial <= to);
}

/** The next free block of a prefix; undefined when there is none. A block is free when the series has not come so far. */
export function freeBlock(
  state: QueueState,
  prefix: string,
  size: number,
): { readonly from: number; readonly to: number } | undefined {
  const reached = state.series.get(prefix) ?? 0;
  const ends = (state.leases.get(prefix) ?? []).map(({ to }) => to);
  for (const range of leaseRanges) {
    const within = ends.filter((end) => end >= range.from && end <= range.to);
    const from = Math.max(range.from, reached + 1, ...within.map((end) => end + 1));
    if (from + size - 1 <= range.to) return { from, to: from + size - 1 };
  }
  return undefined;
}
