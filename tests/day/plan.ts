import { personas } from "../../device-drivers/simulator/personas.ts";
import { type Language, languages } from "../../server/contract/hall.ts";
import { demoHall } from "../../server/hall/demo-hall.ts";
import type { Random } from "../fuzz/random.ts";

/** What a visitor means to do, and mostly does. */
export type Intent =
  /** Comes when called, and is served. */
  | "stays"
  /** Takes the number with a card, and asks for one again with the same card at another terminal; then stays. */
  | "asksTwice"
  /** Does not come when called, and comes to the window later. */
  | "comesLate"
  /** Never comes. */
  | "noShow"
  /** Gives the number back on the telephone. */
  | "givesBack"
  /** Goes away in the middle of the session, and takes the card along. */
  | "walksAway";

export interface Plan {
  readonly intent: Intent;
  /** Milliseconds after the visitor before. */
  readonly after: number;
  readonly terminal: number;
  /** Of the two boards, the one that the visitor sits before. */
  readonly board: number;
  readonly language: Language;
  readonly largeText: boolean;
  readonly serviceId: string;
  /** The card that is meant to lie on the reader; null: none. */
  readonly persona: string | null;
  /** The class that is chosen on the screen; null: none. */
  readonly classId: string | null;
}

/** Milliseconds between two visitors: a little less than four windows can bear. */
const soonest = 3_000;
const latest = 40_000;
/** Of a hundred, how many; the others stay. */
const others: readonly (readonly [Intent, number])[] = [
  ["asksTwice", 4],
  ["comesLate", 5],
  ["noShow", 5],
  ["givesBack", 5],
  ["walksAway", 5],
];
const classes = (demoHall.classes ?? []).map(({ id }) => id);
const services = ["social-insurance", "business", "residence", "taiwan", "general"];

/** An expired card is read and not taken: nobody is known by it again, and nobody is asked to wait before it. */
export const canShow = (intent: Intent, persona: string): boolean =>
  persona !== "resident-expired" || (intent !== "asksTwice" && intent !== "walksAway");

/** Of a hundred visitors some three quarters stay, two thirds have a card, one in eight goes before others. */
export function planOf(random: Random, index: number, terminals: number, boards: number): Plan {
  const drawn = random.below(100);
  let sum = 0;
  const intent = others.find(([, share]) => {
    sum += share;
    return drawn < sum;
  })?.[0];
  const card = intent === "asksTwice" || intent === "walksAway" || random.below(3) > 0;
  const usable = personas.filter(({ id }) => canShow(intent ?? "stays", id));
  return {
    intent: intent ?? "stays",
    after: index === 0 ? 0 : soonest + random.below(latest - soonest),
    terminal: random.below(terminals),
    board: random.below(boards),
    language: languages[index % languages.length] ?? "zh-CN",
    largeText: random.below(6) === 0,
    serviceId: random.pick(services),
    persona: card ? random.pick(usable).id : null,
    classId: random.below(8) === 0 ? random.pick(classes) : null,
  };
}
