import type { ExpectedArrivals } from "./model.ts";
import { mixed } from "./random.ts";
import type { Person } from "./replay-plan.ts";

export interface ComersStream {
  readonly service: number;
  readonly line: number;
  readonly weight: number;
  readonly rates: readonly number[];
}

/** Their places in line come after everybody's who waits. */
const firstSeq = Number.MAX_SAFE_INTEGER / 2;

/** Those who are still to come: a Poisson process with the expected rates, one after the other. */
export class Comers {
  /** When the next one comes; Infinity: nobody any more. */
  nextAt = Number.POSITIVE_INFINITY;
  readonly #start: number;
  readonly #streams: readonly ComersStream[];
  readonly #expected: ExpectedArrivals;
  /** Of all streams together, by slot. */
  readonly #rates: Float64Array;
  /** People are made once and used again in the next replay. */
  readonly #pool: Person[] = [];
  #seed = 0;
  #drawn = 0;
  #come = 0;
  #slot = 0;

  constructor(start: number, streams: readonly ComersStream[], expected: ExpectedArrivals) {
    this.#start = start;
    this.#streams = streams;
    this.#expected = expected;
    const slots = Math.max(0, ...streams.map(({ rates }) => rates.length));
    this.#rates = new Float64Array(slots);
    for (const { rates } of streams) {
      for (const [slot, rate] of rates.entries()) this.#rates[slot] = (this.#rates[slot] ?? 0) + rate;
    }
  }

  /** Begins anew; the same people come for the same seed. */
  restart(seed: number): void {
    this.#seed = seed;
    this.#drawn = 0;
    this.#come = 0;
    this.#slot = 0;
    this.#advance(this.#start);
  }

  /** The one who comes at `nextAt`. */
  take(): Person {
    const at = this.nextAt;
    const stream = this.#chosen();
    let person = this.#pool[this.#come];
    if (!person) {
      person = {
        weight: 1,
        due: 0,
        seq: 0,
        passed: 0,
        returned: false,
        line: 0,
        service: 0,
        key: 0,
        index: -1,
      };
      this.#pool.push(person);
    }
    person.weight = stream.weight;
    person.due = at;
    person.seq = firstSeq + this.#come;
    person.passed = 0;
    person.line = stream.line;
    person.service = stream.service;
    person.key = 0x40000000 + this.#come;
    this.#come += 1;
    this.#advance(at);
    return person;
  }

  #chosen(): ComersStream {
    let left = this.#uniform() * (this.#rates[this.#slot] ?? 0);
    for (const stream of this.#streams) {
      left -= stream.rates[this.#slot] ?? 0;
      if (left < 0) return stream;
    }
    return this.#streams[this.#streams.length - 1] as ComersStream;
  }

  #advance(after: number): void {
    let needed = -Math.log(1 - this.#uniform());
    let at = after;
    for (; this.#slot < this.#rates.length; this.#slot++) {
      const end = this.#expected.firstEnds + this.#slot * this.#expected.slotLength;
      const rate = this.#rates[this.#slot] as number;
      if (needed < rate * (end - at)) {
        this.nextAt = at + needed / rate;
        return;
      }
      needed -= rate * Math.max(0, end - at);
      at = Math.max(at, end);
    }
    this.nextAt = Number.POSITIVE_INFINITY;
  }

  #uniform(): number {
    this.#drawn += 1;
    return mixed(this.#seed + Math.imul(this.#drawn, 0x9e3779b1)) / 0x100000000;
  }
}
