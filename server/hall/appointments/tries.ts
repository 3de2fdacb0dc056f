import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError, type ErrorCode } from "../../contract/errors.ts";

/** Wrong codes or documents from one place before it has to wait, and for how long each counts, milliseconds. */
export const triesAllowed = 10;
export const triesCount = 10 * 60 * 1000;

/** Places that are remembered at one time; beyond, the oldest is forgotten. */
const placesRemembered = 10_000;

/** Slows down who guesses: a place (a terminal, an address) that found nothing too often waits until its tries are old. */
export class Tries {
  readonly #clock: Clock;
  readonly #misses = new Map<string, number[]>();

  readonly #allowed: number;
  readonly #code: ErrorCode;
  readonly #count: number;

  /** @param options `count`: milliseconds for which each counts; `code`: what who has to wait is told */
  constructor(
    clock: Clock,
    options: { readonly allowed?: number; readonly count?: number; readonly code?: ErrorCode } = {},
  ) {
    this.#clock = clock;
    this.#allowed = options.allowed ?? triesAllowed;
    this.#count = options.count ?? triesCount;
    this.#code = options.code ?? "appointment.tooManyTries";
  }

  /** @throws ContractError of `code` */
  admit(place: string): void {
    if (this.#recent(place).length >= this.#allowed)
      throw new ContractError(this.#code, `${this.#allowed} tries from one place`);
  }

  miss(place: string): void {
    const misses = [...this.#recent(place), this.#clock.now()];
    this.#misses.delete(place);
    this.#misses.set(place, misses);
    const oldest = this.#misses.keys().next().value;
    if (this.#misses.size > placesRemembered && oldest !== undefined) this.#misses.delete(oldest);
  }

  #recent(place: string): number[] {
    const since = this.#clock.now() - this.#count;
    return (this.#misses.get(place) ?? []).filter((at) => at > since);
  }
}
