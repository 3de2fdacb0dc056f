/** Wrong ones in a row, of one account or from one address. */
export interface Failures {
  readonly count: number;
  /** Of the last one, milliseconds since the epoch. */
  readonly at: number;
}

export interface LockOutRule {
  /** So many are free. */
  readonly free: number;
  /** From then on after each, in milliseconds: the first wait, and the longest. It doubles. */
  readonly first: number;
  readonly longest: number;
  /** As many lock an account until a manager unlocks it; null: never. */
  readonly locksAt: number | null;
  /** So long without one, and they are forgotten. */
  readonly forgottenAfter: number;
}

const minute = 60_000;
const hour = 60 * minute;

/**
 * NIST SP 800-63B 3.2.2: not more than a hundred in a row, with waits that grow up to an hour. At this rate, two days of guesses.
 */
export const accountRule: LockOutRule = {
  free: 4,
  first: minute,
  longest: hour,
  locksAt: 100,
  forgottenAfter: 24 * hour,
};

/** House rule: behind one address sits a whole counter, whose people mistype too. */
export const addressRule: LockOutRule = {
  free: 29,
  first: minute,
  longest: hour,
  locksAt: null,
  forgottenAfter: hour,
};

/** What counts of what was counted. */
export function standing(
  rule: LockOutRule,
  failures: Failures | undefined,
  now: number,
): Failures | undefined {
  return failures && now - failures.at < rule.forgottenAfter ? failures : undefined;
}

/** Until when nothing is looked at, milliseconds since the epoch; undefined: it is looked at now. */
export function waitsUntil(
  rule: LockOutRule,
  failures: Failures | undefined,
  now: number,
): number | undefined {
  const counted = standing(rule, failures, now);
  if (!counted || counted.count <= rule.free) return undefined;
  const until = counted.at + Math.min(rule.longest, rule.first * 2 ** (counted.count - rule.free - 1));
  return until > now ? until : undefined;
}

/** One more. */
export function failedAgain(rule: LockOutRule, failures: Failures | undefined, now: number): Failures {
  return { count: (standing(rule, failures, now)?.count ?? 0) + 1, at: now };
}
