import { personas } from "../../device-drivers/simulator/personas.ts";
import { defaultRules } from "../../server/hall/hall-config.ts";
import type { Random } from "../fuzz/random.ts";
import type { AcceleratedTime } from "./accelerated.ts";
import { canShow, type Plan } from "./plan.ts";

/** Milliseconds from hearing a call to the window. */
const shortestWalk = 4_000;
const longestWalk = 16_000;
/** Milliseconds after a call that was let pass, when the window has given up. */
const late = 240_000;

/** Somebody in the hall with a number. */
export interface Visitor {
  readonly plan: Plan;
  readonly persona: string | null;
  readonly number: string;
  /** Address of the ticket on a telephone. */
  readonly follow: string;
  /** The window before which the visitor stands; null: somewhere in the hall. */
  at: string | null;
  /** Calls that were heard. */
  heard: number;
  gaveBack: boolean;
  /** At a terminal again. */
  isBusy: boolean;
}

/** Who is in the hall and where. People know what a board says, and nothing else. */
export class People {
  readonly byNumber = new Map<string, Visitor>();
  /** Whose cards stand for a number that may still be waited with. */
  readonly #cardsInUse = new Set<string>();
  /** Numbers that were taken with a card for a service. */
  readonly #taken = new Map<string, number>();
  /** Numbers whose holders have not gone home. */
  readonly #here = new Set<string>();
  readonly #time: AcceleratedTime;
  readonly #random: Random;

  constructor(time: AcceleratedTime, random: Random) {
    this.#time = time;
    this.#random = random;
  }

  /**
   * The card that is meant, else another that nobody in the hall has a number with, and that the hall still gives one for this service;
   * null: none is left, or none is meant.
   */
  takeCard({ persona, intent, serviceId }: Plan): string | null {
    if (persona === null) return null;
    const usable = personas.map(({ id }) => id).filter((id) => canShow(intent, id));
    const isGiven = (id: string) =>
      !this.#cardsInUse.has(id) && (this.#taken.get(`${id} ${serviceId}`) ?? 0) < defaultRules.perPerson;
    const free = [persona, ...usable].find(isGiven) ?? null;
    if (free !== null) this.#cardsInUse.add(free);
    return free;
  }

  giveCardBack(persona: string | null): void {
    if (persona !== null) this.#cardsInUse.delete(persona);
  }

  /** Whose number has come to its end goes home, and the card is somebody's who comes. */
  goHome(stateOf: (number: string) => string | undefined): void {
    for (const { number, persona, isBusy } of this.byNumber.values())
      if (!isBusy && this.#here.has(number) && ["finished", "cancelled"].includes(stateOf(number) ?? "")) {
        this.#here.delete(number);
        this.giveCardBack(persona);
      }
  }

  come(visitor: Visitor): void {
    this.byNumber.set(visitor.number, visitor);
    this.#here.add(visitor.number);
    const card = `${visitor.persona} ${visitor.plan.serviceId}`;
    this.#taken.set(card, (this.#taken.get(card) ?? 0) + 1);
  }

  /** Board `board` has said to its end that a number shall come to a window. */
  hear(board: number, number: string, windowId: string): void {
    const visitor = this.byNumber.get(number);
    if (visitor?.plan.board !== board || visitor.gaveBack) return;
    visitor.heard += 1;
    const { intent } = visitor.plan;
    if (intent === "noShow" || (intent === "comesLate" && visitor.heard > 1 && visitor.heard <= 3)) return;
    const wait =
      intent === "comesLate" && visitor.heard === 1
        ? late
        : shortestWalk + this.#random.below(longestWalk - shortestWalk);
    void this.#walk(visitor, windowId, wait);
  }

  async #walk(visitor: Visitor, windowId: string, wait: number): Promise<void> {
    await this.#time.sleep(wait);
    while (visitor.isBusy) await this.#time.sleep(shortestWalk);
    visitor.at = windowId;
  }

  /** Those who stand before a window. */
  standingAt(windowId: string): Visitor[] {
    return [...this.byNumber.values()].filter(({ at }) => at === windowId);
  }
}

/** All that is on a card and must be on no page, by persona. */
export const secretsOf = (id: string): readonly string[] => {
  const document = personas.find((persona) => persona.id === id)?.document;
  if (!document) throw new Error(`no persona ${id}`);
  return "name" in document
    ? [document.number, document.name, document.address]
    : [document.number, document.englishName];
};
export const allSecrets = personas.flatMap(({ id }) => secretsOf(id));
