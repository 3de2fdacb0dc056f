import { printerProblem, readerProblem } from "../../kiosk/citizen/condition.ts";
import type { ScreenName } from "../../kiosk/citizen/snapshot.ts";
import type { SimulatedHall } from "../support/simulated-hall.ts";
import { showing } from "./truth.ts";
import type { Witness } from "./witness.ts";

/** How a citizen gets to a screen, where that is not simply the next one on the way with a card to the ticket. */
interface Way {
  /** Whose card is laid; `null`: none. */
  readonly persona?: string | null;
  /** What happens on arriving at a screen on the way. */
  readonly on?: Partial<Record<ScreenName, (hall: SimulatedHall, witness: Witness) => Promise<void>>>;
  /** What is undone when the screen is there. */
  readonly undo?: (hall: SimulatedHall, witness: Witness) => Promise<void>;
}

const begin = (device: string, fault: string) => (_hall: SimulatedHall, witness: Witness) =>
  witness.begin(device, fault);
const end = (device: string, fault: string) => (_hall: SimulatedHall, witness: Witness) =>
  witness.end(device, fault);

/**
 * Every screen that devices and citizens alone can lead to, and how. `requesting` is over before simulated time passes, and
 * the hall's own screens need a fault of the hall.
 */
export const ways: Partial<Record<ScreenName, Way>> = {
  rest: {},
  home: {},
  windows: { on: { home: (hall) => hall.send({ type: "showWindows" }) } },
  matter: {},
  identifyChoice: {},
  priority: { on: { identifyChoice: (hall) => hall.send({ type: "choosePriority" }) } },
  placeCard: { persona: null },
  readingCard: {},
  layCardAgain: { on: { placeCard: begin("id-card-reader", "cardLiftedDuringRead") } },
  identified: {},
  cardExpired: { persona: "resident-expired" },
  noCard: { persona: null },
  readerFault: {
    on: { placeCard: begin("id-card-reader", "silence") },
    undo: end("id-card-reader", "silence"),
  },
  issued: {},
  printing: {},
  printFailed: {
    on: { issued: begin("receipt-printer", "coverOpen") },
    undo: end("receipt-printer", "coverOpen"),
  },
  printUnknown: {
    on: { issued: begin("receipt-printer", "cutterJam") },
    undo: end("receipt-printer", "cutterJam"),
  },
  takeTicket: {},
  takeCard: {},
  takeCardUnseen: {
    on: { takeTicket: begin("id-card-reader", "silence") },
    undo: end("id-card-reader", "silence"),
  },
  thanks: {},
};

/** Milliseconds between two looks at the screen. */
const step = 50;
/** Milliseconds within which every screen is reached: the longest waits 45 s for a card that nobody lays. */
const longestWay = 120_000;

/** One person before the terminal. */
export class Citizen {
  readonly #hall: SimulatedHall;
  readonly #persona: string | null;
  #cardLies = false;
  #ticketId: string | undefined;

  constructor(hall: SimulatedHall, persona: string | null = "resident") {
    this.#hall = hall;
    this.#persona = persona;
  }

  /** Goes on from rest to `target`. @throws Error when it is not reached */
  static async at(hall: SimulatedHall, target: ScreenName, witness: Witness): Promise<Citizen> {
    const way = ways[target];
    if (!way) throw new Error(`no way leads to ${target}`);
    const citizen = new Citizen(hall, way.persona === undefined ? "resident" : way.persona);
    const passed = new Set<ScreenName>();
    for (let waited = 0; hall.screen !== target; waited += step) {
      if (waited > longestWay) throw new Error(`${target} was not reached; this is ${hall.screen}`);
      const { screen } = hall;
      const happens = way.on?.[screen];
      if (happens && !passed.has(screen)) {
        passed.add(screen);
        await happens(hall, witness);
      } else if (screen === "rest") await hall.send({ type: "start" });
      else await citizen.goOn();
      if (hall.screen !== target) await hall.pass(step);
    }
    await way.undo?.(hall, witness);
    return citizen;
  }

  get cardLies(): boolean {
    return this.#cardLies;
  }

  /** Does what the screen asks for, once; nothing where it asks to wait. */
  async goOn(): Promise<void> {
    const hall = this.#hall;
    const { terminal, session } = hall.snapshot;
    const { condition } = terminal.context;
    if (session?.context.ticket) this.#ticketId = session.context.ticket.id;
    switch (hall.screen) {
      case "home":
      case "windows":
        return hall.send({ type: "chooseMatter" });
      case "matter":
        return hall.send({ type: "choose", serviceId: "social-insurance" });
      case "identifyChoice":
        return hall.send({ type: readerProblem(condition) === null ? "useCard" : "withoutCard" });
      case "placeCard":
        return this.#layCard();
      case "layCardAgain":
        await this.#takeCard();
        return this.#layCard();
      case "priority":
        return hall.send({ type: "setClass", classId: null });
      case "identified":
        return hall.send({ type: "next" });
      case "cardExpired":
      case "noCard":
      case "readerFault":
        return hall.send({ type: "withoutCard" });
      case "printFailed":
        return printerProblem(condition) === null ? hall.send({ type: "printAgain" }) : undefined;
      case "printUnknown":
        // She sees the paper move, and waits.
        if (await hall.isPrinting()) return undefined;
        return hall.send({ type: (await this.#hasTicket()) ? "ticketCameOut" : "ticketMissing" });
      case "takeTicket":
      case "thanks":
        return hall.send({ type: "done" });
      case "takeCard":
      case "takeCardUnseen":
        return this.#takeCard();
      default:
        return undefined;
    }
  }

  /** Walks away, with the card, and gives the number back: the same persona may come again. */
  async leave(): Promise<void> {
    await this.#takeCard();
    if (this.#ticketId !== undefined) await this.#hall.giveBack(this.#ticketId);
    this.#ticketId = undefined;
  }

  async #layCard(): Promise<void> {
    if (this.#cardLies || this.#persona === null) return;
    this.#cardLies = true;
    await this.#hall.act("id-card-reader", "layCard", { persona: this.#persona });
  }

  async #takeCard(): Promise<void> {
    if (!this.#cardLies) return;
    this.#cardLies = false;
    await this.#hall.act("id-card-reader", "removeCard");
  }

  async #hasTicket(): Promise<boolean> {
    const number = this.#hall.snapshot.session?.context.ticket?.number;
    return number !== undefined && showing(number, await this.#hall.paper()).length > 0;
  }
}
