/** The mouth of a kiosk printer: a cut ticket goes out to it, is taken, or goes back. */
import type { Clock } from "../clock.ts";

/** From the cutter to the mouth, and back. */
export const PRESENT_MS = 400;
/** A hand is there within this, unless nobody takes the ticket. */
export const HAND_MS = 3_000;

export interface PresenterEvents {
  /** The mouth's sensor has changed, or something got stuck. */
  changed(): void;
  taken(ticket: number): void;
  retracted(ticket: number): void;
  isJammed(): boolean;
  /** Whether anybody is there to take it. */
  hasTaker(): boolean;
}

export class SimulatedPresenter {
  readonly #clock: Clock;
  readonly #events: PresenterEvents;
  #inside: number | undefined;
  #inMouth: number | undefined;
  #hand: unknown;

  constructor(clock: Clock, events: PresenterEvents) {
    this.#clock = clock;
    this.#events = events;
  }

  get hasTicket(): boolean {
    return this.#inMouth !== undefined;
  }

  /** A ticket was cut off. One that still stands in the mouth is pushed out by it, and falls. */
  receive(ticket: number): void {
    this.#inside = ticket;
  }

  /** Moves the cut ticket out. Returns how long that takes, 0 when there is none. */
  present(): number {
    return this.#inside === undefined ? 0 : PRESENT_MS;
  }

  /** The end of that. */
  presented(): void {
    if (this.#inside === undefined || this.#events.isJammed()) return;
    this.#inMouth = this.#inside;
    this.#inside = undefined;
    this.#events.changed();
    this.waitForHand();
  }

  waitForHand(): void {
    this.#clock.clearTimeout(this.#hand);
    if (this.#inMouth === undefined || !this.#events.hasTaker()) return;
    this.#hand = this.#clock.setTimeout(() => this.take(), HAND_MS);
  }

  take(): void {
    const ticket = this.#leave();
    if (ticket === undefined) return;
    this.#events.taken(ticket);
    this.#events.changed();
  }

  retract(): void {
    const ticket = this.#leave();
    if (ticket === undefined) return;
    this.#events.retracted(ticket);
    this.#events.changed();
  }

  #leave(): number | undefined {
    this.#clock.clearTimeout(this.#hand);
    const ticket = this.#inMouth;
    this.#inMouth = undefined;
    return ticket;
  }
}
