import type { CallPolicy, Head } from "../queue/order.ts";

/**
 * What an estimate may see of the hall: times, classes and places in line, and nothing that says who anybody is. Moments are
 * milliseconds since the epoch, all of one clock.
 */
export interface VisibleState {
  readonly now: number;
  readonly policy: CallPolicy;
  readonly windows: readonly VisibleWindow[];
  /** Everybody who waits, in any order; also who has an appointment or a pause that is not over (`notBefore`). */
  readonly waiting: readonly VisibleTicket[];
  /** By service id: calls of the higher classes since the last of the ordinary class. What is not here is 0. */
  readonly preferredRun: Readonly<Record<string, number>>;
}

/** A window that is open, or of which it is known when it opens. */
export interface VisibleWindow {
  readonly id: string;
  readonly serviceIds: readonly string[];
  readonly inHand: InHand | null;
  /** Since when it has nobody in hand; who was idle longest gets who comes next. Null while it has somebody. */
  readonly idleSince: number | null;
  /** Breaks, pauses and the end of the day, those going on and those known beforehand, in order, without overlap. */
  readonly closures: readonly Closure[];
}

/** Calls nobody from `from` until `until`; null: it is not known that it ever will again. Who is in hand is finished first. */
export interface Closure {
  readonly from: number;
  readonly until: number | null;
}

export interface InHand {
  readonly serviceId: string;
  readonly calledAt: number;
  /** Null until the person has come to the window. */
  readonly startedAt: number | null;
}

export interface VisibleTicket extends Head {
  readonly serviceId: string;
  /** Is not called earlier: an appointment, a pause at the person's wish. Null: may be called. */
  readonly notBefore: number | null;
  /** Must be called by this window. Null: by any that handles the service. */
  readonly windowId: string | null;
}

/** Somebody who is about to take a number. */
export type Newcomer = Pick<VisibleTicket, "serviceId" | "weight">;
