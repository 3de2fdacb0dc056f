/**
 * Who is called next: the one rule for every window, for the estimate of waiting times and for the words that tell the queue about it.
 *
 * Three things come before any rule: who was called once already and is ready again (back from a missed call, from a pause at the
 * clerk's wish, or from the window that they were sent on to); then who has reached the cap, so that nobody starves whatever the rule
 * is; then the hall's rule. Inside a class of one service it is always first in, first out.
 */

export type CallRule =
  /** One line, in order of coming. */
  | { readonly kind: "firstCome" }
  /** The higher class always first. */
  | { readonly kind: "strict" }
  /** Within a service, after `preferred` calls of the higher classes one of the ordinary class. */
  | { readonly kind: "ratio"; readonly preferred: number }
  /** Each class's wait counts `weight` times (Kleinrock's accumulating priority). */
  | { readonly kind: "accumulating" };

/** Nobody starves: whoever has been passed so often, or has waited so long, goes before every class. */
export interface CallCap {
  /** Passed so often by people of the same service who came later; null: no such cap. */
  readonly passed: number | null;
  /** Waited so long, milliseconds; null: no such cap. */
  readonly waited: number | null;
}

export interface CallPolicy {
  readonly rule: CallRule;
  readonly cap: CallCap;
}

/** The first of one line: of one class of one service, or of those who are bound to one window. */
export interface Head {
  /** Of its class; the ordinary class has 1, higher classes more. */
  readonly weight: number;
  /** From when its place counts, milliseconds since the epoch: its coming, or its appointment. */
  readonly due: number;
  /** Settles equal `due`s: the event that put it into the line. */
  readonly seq: number;
  /** People of the same service who came later and were called before it. */
  readonly passed: number;
  /** Was called once already and is ready again. */
  readonly returned: boolean;
}

/** The heads of one service's lines, with what the ratio rule has to know. */
export interface ServiceHeads<H extends Head> {
  readonly heads: readonly H[];
  /** Calls of the higher classes since the last of the ordinary class, in this service. */
  readonly preferredRun: number;
}

/** Whether `one` stands before `other` in a line of its own: by `due`, then by coming. */
export function standsBefore(one: Pick<Head, "due" | "seq">, other: Pick<Head, "due" | "seq">): boolean {
  return one.due !== other.due ? one.due < other.due : one.seq < other.seq;
}

/** The one to call now, of all services that a window handles; undefined when nobody waits. */
export function nextHead<H extends Head>(
  policy: CallPolicy,
  services: readonly ServiceHeads<H>[],
  now: number,
): H | undefined {
  let next: H | undefined;
  for (const { heads, preferredRun } of services) {
    const ordinaryTurn = isOrdinaryTurn(policy.rule, heads, preferredRun, now, policy.cap);
    for (const head of heads) {
      if (ordinaryTurn !== undefined && precedence(policy.cap, head, now) === 2) {
        if (ordinaryTurn !== head.weight <= 1) continue;
      }
      if (!next || goesBefore(policy, head, next, now)) next = head;
    }
  }
  return next;
}

/**
 * Whether `one` is called before `other`, both being heads of lines. For the ratio rule whose turn it is within one service has been
 * settled before; between services the earlier goes first.
 */
export function goesBefore(policy: CallPolicy, one: Head, other: Head, now: number): boolean {
  const { rule, cap } = policy;
  const mine = precedence(cap, one, now);
  const theirs = precedence(cap, other, now);
  if (mine !== theirs) return mine < theirs;
  if (mine === 2) {
    if (rule.kind === "strict" && one.weight !== other.weight) return one.weight > other.weight;
    if (rule.kind === "accumulating") {
      const score = one.weight * (now - one.due);
      const otherScore = other.weight * (now - other.due);
      if (score !== otherScore) return score > otherScore;
    }
  }
  return standsBefore(one, other);
}

/** 0: ready again · 1: has reached the cap · 2: by the rule. */
function precedence(cap: CallCap, head: Head, now: number): 0 | 1 | 2 {
  if (head.returned) return 0;
  if (cap.passed !== null && head.passed >= cap.passed) return 1;
  return cap.waited !== null && now - head.due >= cap.waited ? 1 : 2;
}

/** For the ratio rule with both kinds waiting: whether the ordinary class has the turn; undefined: no turn to settle. */
function isOrdinaryTurn(
  rule: CallRule,
  heads: readonly Head[],
  preferredRun: number,
  now: number,
  cap: CallCap,
): boolean | undefined {
  if (rule.kind !== "ratio") return undefined;
  const byRule = heads.filter((head) => precedence(cap, head, now) === 2);
  if (!byRule.some(({ weight }) => weight <= 1) || !byRule.some(({ weight }) => weight > 1)) return undefined;
  return preferredRun >= rule.preferred;
}
