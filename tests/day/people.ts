import { personas } from "../../device-drivers/simulator/personas.ts";
import type { Random } from "../fuzz/random.ts";
import type { AcceleratedTime } from "./accelerated.ts";
import type { Plan } from "./plan.ts";

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
}

/** Who is in the hall and where. People know what a board says, and nothing else. */
export class People {
  readonly byNumber = new Map<string, Visitor>();
  /** Whose cards stand for a number that may still be waited with. */
  readonly cardsInUse = new Set<string>();
  readonly #time: AcceleratedTime;
  readonly #random: Random;

  constructor(time: AcceleratedTime, random: Random) {
    this.#time = time;
    this.#random = random;
  }

  /** A card that nobody in the hall has a number with, or null. */
  freeCard(persona: string | null): string | null {
    if (persona === null || this.cardsInUse.has(persona)) return null;
    this.cardsInUse.add(persona);
    return persona;
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
    void this.#time.sleep(wait).then(() => {
      visitor.at = windowId;
    });
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
