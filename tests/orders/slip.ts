/** One person's slip of paper, as a clerk without a computer would keep it. */
export interface Slip {
  readonly number: string;
  readonly takenFor: string;
  readonly takenAt: number;
  readonly classId: string;
  readonly person: string | null;
  serviceId: string;
  later: string[];
  backTo: { windowId: string; serviceId: string }[];
  state: "waiting" | "called" | "serving" | "held" | "noShow" | "finished" | "cancelled";
  print: string;
  /** At a window, to the end of a matter. */
  served: boolean;
  place: Place | null;
  /** Calls to the window that it was called to last. */
  calls: number;
  lastCallAt: number;
  missedAt: number;
}

/** Where a slip lies: in its class's line, or among those who were called once already. */
export interface Place {
  readonly due: number;
  readonly seq: number;
  readonly notBefore: number;
  readonly windowId: string | null;
  readonly back: boolean;
  passed: number;
}

/** A slip that lies in a line. */
export type Lying = Slip & { place: Place };

export const isLying = (slip: Slip): slip is Lying => slip.place !== null;

export const comesBefore = (one: Place, other: Place): boolean =>
  one.due < other.due || (one.due === other.due && one.seq < other.seq);

export function firstOf(slips: readonly Lying[]): Lying | undefined {
  let first: Lying | undefined;
  for (const slip of slips) if (!first || comesBefore(slip.place, first.place)) first = slip;
  return first;
}
