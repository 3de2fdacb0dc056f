import type { ScreenName } from "../../kiosk/citizen/snapshot.ts";
import type { ErrorCode } from "../../server/contract/errors.ts";
import type { Ticket } from "../../server/contract/hall.ts";
import type { PaperTicket, SimulatedHall } from "../support/simulated-hall.ts";
import { effectOf, type FaultEffect } from "./effects.ts";
import { claims, showing } from "./truth.ts";

/** Milliseconds after a change within which no screen can know: health checks 3 s apart, each with its deadlines. */
const noticeWithin = 9_000;
/** Milliseconds after a fault's end within which the device is back: recovery asks a broken device every 10 s. */
export const backWithin = 30_000;
/** Milliseconds for which a screen may still name what has ended: a session that met it may be going on. */
const namedFor = 300_000;

interface Fault {
  readonly device: string;
  readonly name: string;
  readonly effect: FaultEffect;
  readonly since: number;
  /** Undefined while it lasts. */
  until: number | undefined;
}

/** Stands beside the terminal, sees bench, paper and screen, and notes what must not be. */
export class Witness {
  /** What was wrong, each thing once. */
  readonly wrongs = new Set<string>();
  readonly #hall: SimulatedHall;
  readonly #faults: Fault[] = [];
  readonly #paper = new Map<number, PaperTicket>();
  readonly #tickets = new Map<string, Ticket>();
  readonly #lastBefore: number;
  #printedAt = 0;

  private constructor(hall: SimulatedHall, lastBefore: number) {
    this.#hall = hall;
    this.#lastBefore = lastBefore;
  }

  /** What is on the paper already is none of its business. */
  static async of(hall: SimulatedHall): Promise<Witness> {
    return new Witness(hall, (await hall.paper()).at(-1)?.id ?? 0);
  }

  /** Every number that a screen has shown. */
  get tickets(): readonly Ticket[] {
    return [...this.#tickets.values()];
  }

  /** @param name one of the bench's own list, or `unplug` */
  async begin(device: string, name: string): Promise<void> {
    const since = this.#hall.clock.now();
    this.#faults.push({ device, name, effect: effectOf(device, name), since, until: undefined });
    if (name === "unplug") await this.#hall.act(device, "unplug");
    else await this.#hall.act(device, "setFault", { fault: name });
  }

  async end(device: string, name: string): Promise<void> {
    for (const fault of this.#faults)
      if (fault.device === device && fault.name === name) fault.until ??= this.#hall.clock.now();
    if (name === "unplug") await this.#hall.act(device, "plug");
    else await this.#hall.act(device, "clearFault", { fault: name });
  }

  /** Looks once. */
  async look(cardLies: boolean): Promise<ScreenName> {
    const hall = this.#hall;
    const { snapshot, screen } = hall;
    for (const ticket of await hall.paper())
      if (ticket.id > this.#lastBefore) this.#paper.set(ticket.id, ticket);
    const ticket = snapshot.session?.context.ticket;
    if (ticket) this.#tickets.set(ticket.id, ticket);
    // A printer that is silent over a ticket is given the ticket's own time to prove it.
    if (screen === "printing") this.#printedAt = hall.clock.now();
    const facts = {
      readerWorks: this.#works("reader"),
      printerWorks: this.#works("printer"),
      cardLies,
      named: this.#named(),
      paper: [...this.#paper.values()],
    };
    for (const { sentence, isTrue } of claims(snapshot, facts))
      if (!isTrue) this.wrongs.add(`${screen} says ${sentence}, which is not so`);
    for (const bug of hall.bugs.splice(0)) this.wrongs.add(`the page reported ${String(bug)}`);
    return screen;
  }

  /** At the end, with every device well again: what is on the paper, against what the hall believes. */
  async audit(): Promise<void> {
    for (const { errors, cut, lines } of this.#paper.values()) {
      if (errors.length > 0) this.wrongs.add(`on the paper: ${errors.join(", ")}`);
      if (!cut) this.wrongs.add("a ticket was not cut off");
      if (lines.filter((line) => /^[A-Z]\d{3,5}$/.test(line)).length > 1)
        this.wrongs.add("two numbers on one ticket");
    }
    for (const { id, number } of this.#tickets.values()) {
      const { print } = await this.#hall.ticket(id);
      const copies = showing(number, [...this.#paper.values()]).length;
      if (copies > 1) this.wrongs.add(`${number} was printed ${copies} times`);
      if (print === "printed" && copies === 0) this.wrongs.add(`${number} is said to be printed, and is not`);
      if (print === "failed" && copies > 0) this.wrongs.add(`${number} is said not to be printed, and is`);
      if (print === "requested") this.wrongs.add(`nobody knows what became of ${number}`);
    }
  }

  /** Undefined: it has just changed, and nobody can know yet. */
  #works(part: "reader" | "printer"): boolean | undefined {
    const now = this.#hall.clock.now();
    const of = this.#faults.filter(({ effect }) => effect.stops === part);
    if (
      of.some(
        ({ since, until }) => until === undefined && now - Math.max(since, this.#printedAt) > noticeWithin,
      )
    )
      return false;
    const lastChange = Math.max(
      0,
      this.#printedAt,
      ...this.#faults.map(({ since, until }) => until ?? since),
    );
    return of.every(({ until }) => until !== undefined) && now - lastChange > backWithin ? true : undefined;
  }

  #named(): ReadonlySet<ErrorCode> {
    const now = this.#hall.clock.now();
    const current = this.#faults.filter(({ until }) => until === undefined || now - until < namedFor);
    return new Set(current.flatMap(({ effect }) => effect.named));
  }
}
