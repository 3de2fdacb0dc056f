import { nextHead, standsBefore } from "../queue/order.ts";
import type { HallModel } from "./model.ts";
import { mixed, type Random, Strata } from "./random.ts";
import { type Group, type Line, layOut, type Person, type Plan } from "./replay-plan.ts";
import { type Rest, restOf } from "./rest.ts";
import type { Closure, Newcomer, VisibleState, VisibleTicket } from "./visible-state.ts";

/** Waits from now until the call, milliseconds, sorted; Infinity where a replay ended without a call. */
export type Waits = Float64Array;

/** Who is asked about: one of `waiting` by its place there, or somebody about to take a number. */
export type Target = { readonly index: number } | { readonly newcomer: Newcomer };

/** Replays for one answer, powers of two. Where many wait chance evens out, and half as many say the same. */
const replications = (waiting: number): number => (waiting > 80 ? 64 : 128);
/** Whoever has not been called after so much of the hall's time will not be called today. */
const horizon = 24 * 3_600_000;

/**
 * Plays the rest of the day many times from what is visible now: services that are running end at random, as their kind does after
 * having gone on so long; windows call by the hall's own rule (`nextHead`); some who are called do not come; people of higher classes
 * arrive; windows close and open as is known beforehand. What comes out is how long the one asked about waits in each.
 */
export function replayOne(state: VisibleState, model: HallModel, random: Random, target: Target): Waits {
  if ("index" in target) return waitsOf(state, model, random, [target.index])[0] as Waits;
  const withNewcomer = { ...state, waiting: [...state.waiting, joining(state, target.newcomer)] };
  return waitsOf(withNewcomer, model, random, [state.waiting.length])[0] as Waits;
}

/** The waits of everybody in `waiting`, in its order, all from the same replays. */
export function replayAll(state: VisibleState, model: HallModel, random: Random): Waits[] {
  return waitsOf(state, model, random, [...state.waiting.keys()]);
}

function joining({ waiting, now }: VisibleState, newcomer: Newcomer): VisibleTicket {
  const seq = waiting.reduce((most, ticket) => Math.max(most, ticket.seq), 0) + 1;
  return { ...newcomer, due: now, seq, passed: 0, returned: false, notBefore: null, windowId: null };
}

function waitsOf(state: VisibleState, model: HallModel, random: Random, targets: readonly number[]): Waits[] {
  const count = replications(state.waiting.length);
  const waits = targets.map(() => new Float64Array(count).fill(Number.POSITIVE_INFINITY));
  const place = new Int32Array(state.waiting.length).fill(-1);
  for (const [index, target] of targets.entries()) place[target] = index;
  const replay = new Replay(state, model, layOut(state, model, false), random, count);
  for (let replication = 0; replication < count; replication++) {
    let asked = targets.length;
    replay.play(replication, (person, at) => {
      const target = person.index < 0 ? -1 : (place[person.index] as number);
      if (target < 0) return false;
      (waits[target] as Waits)[replication] = at - state.now;
      asked -= 1;
      return asked === 0;
    });
  }
  for (const each of waits) each.sort();
  return waits;
}

/** Called at every call, with the moment; says whether the replay may stop. */
export type OnCall = (person: Person, at: number) => boolean;

/** One hall being played, again and again from the same moment. */
export class Replay {
  readonly plan: Plan;
  readonly #state: VisibleState;
  readonly #model: HallModel;
  readonly #strata: Strata;
  readonly #seed: number;
  /** By window: for how long it is still taken by whom it has in hand; null: by nobody. */
  readonly #rests: readonly (Rest | null)[];
  /** By window: when it looks whom to call. */
  readonly #looksAt: Float64Array;
  /** By window: since when it has nobody; Infinity: has somebody. */
  readonly #idleSince: Float64Array;

  constructor(state: VisibleState, model: HallModel, plan: Plan, random: Random, count: number) {
    this.plan = plan;
    this.#state = state;
    this.#model = model;
    this.#seed = Math.floor(random() * 0x100000000);
    this.#strata = new Strata(this.#seed, count);
    this.#rests = state.windows.map(({ id, inHand }) => inHand && restOf(inHand, id, state.now, model));
    this.#looksAt = new Float64Array(state.windows.length);
    this.#idleSince = new Float64Array(state.windows.length);
  }

  /** @param until moment at which it ends at the latest */
  play(replication: number, onCall: OnCall, until = this.#state.now + horizon): void {
    this.#restart(replication);
    const { later, comers, lines } = this.plan;
    const looksAt = this.#looksAt;
    let laterFrom = 0;
    for (;;) {
      let window = -1;
      let at = Number.POSITIVE_INFINITY;
      for (let index = 0; index < looksAt.length; index++) {
        if ((looksAt[index] as number) < at) {
          at = looksAt[index] as number;
          window = index;
        }
      }
      const ready = later[laterFrom];
      if (ready && ready.from <= at && ready.from <= comers.nextAt) {
        laterFrom += 1;
        if (ready.from > until) return;
        this.#joins(ready.person, ready.from);
      } else if (comers.nextAt < at) {
        const comesAt = comers.nextAt;
        if (comesAt > until) return;
        this.#joins(comers.take(), comesAt);
      } else {
        if (window < 0 || at > until) return;
        const person = this.#look(window, at);
        if (!person) continue;
        const line = lines[person.line] as Line;
        line.first += 1;
        this.#afterCall(person, line);
        looksAt[window] = at + this.#taken(window, person, replication);
        this.#idleSince[window] = Number.POSITIVE_INFINITY;
        if (onCall(person, at)) return;
      }
    }
  }

  #restart(replication: number): void {
    const { plan } = this;
    const { windows, waiting, now, preferredRun } = this.#state;
    for (const [index, line] of plan.lines.entries()) {
      const standing = plan.standing[index] as readonly Person[];
      line.first = 0;
      line.end = standing.length;
      for (let place = 0; place < standing.length; place++) line.people[place] = standing[place] as Person;
    }
    if (this.#state.policy.cap.passed !== null) {
      for (const person of plan.people) person.passed = waiting[person.index]?.passed ?? 0;
    }
    for (const [index, group] of plan.groups.entries()) {
      group.preferredRun = preferredRun[plan.services[index] ?? ""] ?? 0;
      showHeads(group);
    }
    plan.comers.restart(mixed(this.#seed + Math.imul(replication + 1, 0x9e3779b1)));
    for (const [index, window] of windows.entries()) {
      const { inHand, idleSince } = window;
      this.#idleSince[index] = inHand ? Number.POSITIVE_INFINITY : (idleSince ?? now);
      const rest = this.#rests[index];
      this.#looksAt[index] = rest ? now + rest(this.#strata.draw(-1 - index, replication)) : now;
    }
  }

  /** Whom the window calls at `at`; undefined: nobody, and it is set to look again when it may have to. */
  #look(window: number, at: number): Person | undefined {
    const closures = this.#state.windows[window]?.closures ?? [];
    const closure = closureAt(closures, at);
    const { policy } = this.#state;
    const person = closure ? undefined : nextHead(policy, this.plan.groupsOf[window] as Group[], at);
    if (person) return person;
    if (this.#idleSince[window] === Number.POSITIVE_INFINITY) this.#idleSince[window] = at;
    this.#looksAt[window] = closure ? (closure.until ?? Number.POSITIVE_INFINITY) : nextOpening(closures, at);
    return undefined;
  }

  #afterCall(person: Person, line: Line): void {
    const group = this.plan.groups[line.group] as Group;
    group.preferredRun = person.weight > 1 ? group.preferredRun + 1 : 0;
    if (this.#state.policy.cap.passed !== null) {
      for (const other of group.lines) {
        for (let place = other.first; place < other.end; place++) {
          const passed = other.people[place] as Person;
          if (!standsBefore(passed, person)) break;
          passed.passed += 1;
        }
      }
    }
    showHeads(group);
  }

  #joins(person: Person, at: number): void {
    const line = this.plan.lines[person.line] as Line;
    const { people } = line;
    let place = line.end;
    line.end += 1;
    while (place > line.first && standsBefore(person, people[place - 1] as Person)) {
      people[place] = people[place - 1] as Person;
      place -= 1;
    }
    people[place] = person;
    const group = this.plan.groups[line.group] as Group;
    showHeads(group);
    let longest = -1;
    for (const window of group.windows) {
      const since = this.#idleSince[window] as number;
      if (since > at || closureAt(this.#state.windows[window]?.closures ?? [], at)) continue;
      if (longest < 0 || since < (this.#idleSince[longest] as number)) longest = window;
    }
    if (longest >= 0) this.#looksAt[longest] = at;
  }

  /** For how long a window is taken by whom it has called. */
  #taken(window: number, { service, key }: Person, replication: number): number {
    const draw = this.#strata.draw(key, replication);
    const missing = this.plan.noShow[service] as number;
    if (draw < missing) {
      const { mean, shape } = this.#model.grace;
      return mean * shape.quantile(draw / missing);
    }
    const mean = this.plan.occupied[window * this.plan.services.length + service] as number;
    return (
      mean *
      (this.plan.shapes[service] as { quantile(at: number): number }).quantile(
        (draw - missing) / (1 - missing),
      )
    );
  }
}

function showHeads({ heads, lines }: Group): void {
  let shown = 0;
  for (const { people, first, end } of lines) {
    if (first === end) continue;
    heads[shown] = people[first] as Person;
    shown += 1;
  }
  if (heads.length !== shown) heads.length = shown;
}

const closureAt = (closures: readonly Closure[], at: number): Closure | undefined =>
  closures.find(({ from, until }) => from <= at && (until === null || at < until));

function nextOpening(closures: readonly Closure[], at: number): number {
  return closures.find(({ from, until }) => from > at && until !== null)?.until ?? Number.POSITIVE_INFINITY;
}
