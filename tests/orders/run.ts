import { isDeepStrictEqual } from "node:util";
import type { Clock } from "../../device-drivers/clock.ts";
import { dayOf } from "../../server/hall/calendar/day.ts";
import {
  decide,
  type QueueCommand,
  type QueueDecision,
  type Refusal,
} from "../../server/hall/queue/decide.ts";
import { type QueueEvent, type QueueOutcome, queueEvent } from "../../server/hall/queue/events.ts";
import { evolve } from "../../server/hall/queue/evolve.ts";
import { emptyQueue, type QueueState, rememberedSteps } from "../../server/hall/queue/state.ts";
import { ticketView } from "../../server/hall/queue/views.ts";
import { CommandLog, type Settled } from "../../server/storage/command-log.ts";
import { StorageError } from "../../server/storage/database.ts";
import type { EventStore } from "../../server/storage/event-store.ts";
import { Random } from "../fuzz/random.ts";
import { memoryEvents } from "../support/memory-events.ts";
import * as checks from "./checks.ts";
import { demand, demandEqual } from "./checks.ts";
import { dueOfReturn, expected, heldUntil } from "./expect.ts";
import { randomHall } from "./hall.ts";
import { Paper } from "./paper.ts";
import { randomWish, type Wish } from "./wish.ts";

/** The queue's own functions, so that a test can put a broken one in their place. */
export interface Subject {
  readonly decide: typeof decide;
  readonly evolve: typeof evolve;
}

export interface OrderReport {
  readonly commands: number;
  readonly events: number;
  readonly undone: number;
  /** Times that the people ahead were counted, and the greatest difference from calling them one by one. */
  readonly counted: number;
  readonly tooMany: number;
  readonly tooFew: number;
}

/** What went wrong in one order of commands, with the commands up to there. */
export class OrderFailure extends Error {
  override readonly name = "OrderFailure";
}

/** Queue and paper of one process: both are folded from the same events, and lost together. */
interface Both {
  readonly queue: QueueState;
  readonly paper: Paper;
}

const nine = Date.UTC(2026, 10, 23, 1);
const lastMinute = Date.UTC(2026, 10, 23, 15, 50);
const minute = 60_000;

/**
 * Gives one random order of commands to a random hall with two processes on one store, and holds everything that comes of it against
 * the paper. The same seed, the same order.
 *
 * @throws OrderFailure
 */
export async function runOrder(seed: number, subject: Subject = { decide, evolve }): Promise<OrderReport> {
  const order = new Order(seed, subject);
  try {
    return await order.run();
  } catch (cause) {
    const told = order.given.map((each) => JSON.stringify(each)).join("\n  ");
    throw new OrderFailure(`order ${seed}: ${cause instanceof Error ? cause.message : cause}\n  ${told}`, {
      cause,
    });
  }
}

type Log = CommandLog<Both, QueueEvent, Wish, QueueOutcome, Refusal, null>;
interface Sent {
  readonly key: string;
  readonly wish: Wish;
}

class Order {
  readonly given: unknown[] = [];
  readonly #random: Random;
  readonly #subject: Subject;
  readonly #hall;
  readonly #store = memoryEvents<QueueEvent, QueueOutcome>();
  readonly #sent: Sent[] = [];
  readonly #processes: Log[];
  #now = nine;
  #fails: "append" | "commit" | null = null;
  #arrivals = 0;
  #undone = 0;
  #counted = 0;
  #tooMany = 0;
  #tooFew = 0;

  constructor(seed: number, subject: Subject) {
    this.#random = new Random(seed);
    this.#subject = subject;
    this.#hall = randomHall(this.#random);
    this.#processes = [this.#open(), this.#open()];
  }

  async run(): Promise<OrderReport> {
    const commands = 20 + this.#random.below(41);
    while (this.#sent.length < commands) {
      this.#letTimePass();
      await this.#act();
      if (this.#random.below(12) === 0) this.#look();
    }
    this.#look();
    this.#lookAtLast();
    return {
      commands,
      events: this.#store.lastSeq(),
      undone: this.#undone,
      counted: this.#counted,
      tooMany: this.#tooMany,
      tooFew: this.#tooFew,
    };
  }

  #open(): Log {
    const clock: Clock = {
      now: () => this.#now,
      setTimeout: () => null,
      clearTimeout() {},
      defer: setImmediate,
    };
    return new CommandLog({
      store: this.#failing(),
      clock,
      core: {
        dayOf,
        empty: (day) => ({ queue: emptyQueue(day), paper: new Paper(this.#hall) }),
        decide: (both, wish, at) => this.#decide(both, wish, at),
        evolve: ({ queue, paper }, recorded) => {
          this.#subject.evolve(queue, recorded);
          paper.see(recorded);
        },
      },
      notice: (): null => null,
      publish() {},
    });
  }

  /** The store, which fails when it is told to. */
  #failing(): EventStore<QueueEvent, QueueOutcome> {
    const failAt = (place: "append" | "commit") => {
      if (this.#fails === place) throw new StorageError("storage.failed", "the disk failed");
    };
    return {
      ...this.#store,
      append: (stored) => {
        failAt("append");
        this.#store.append(stored);
      },
      commit: () => {
        failAt("commit");
        this.#store.commit();
      },
    };
  }

  #decide({ queue, paper }: Both, wish: Wish, at: number): QueueDecision {
    demand(at >= paper.at, () => `the time of an event runs back to ${at}`);
    if (wish.type === "arrive") {
      const { serviceId, appointment, offlineAt } = wish;
      const number = `Z${String(++this.#arrivals).padStart(3, "0")}`;
      const event: QueueEvent = {
        type: "ticketTaken",
        number,
        serviceId,
        terminalId: "HL-02",
        ...(appointment ? { appointment: { id: `appointment-${number}`, ...appointment } } : {}),
        ...(offlineAt === undefined ? {} : { offlineAt }),
      };
      return { events: [event], outcome: { type: "arrive", number } };
    }
    const wanted = expected(paper, queue.day, wish, at);
    const next = wish.type === "callNext" ? paper.next(wish.windowId, at) : undefined;
    const decision = this.#subject.decide(this.#hall, queue, wish, at);
    const found =
      "refused" in decision ? { code: decision.refused.code } : { number: decision.outcome.number };
    demandEqual(found, wanted, `${JSON.stringify(wish)} at ${at}`);
    if ("refused" in decision) return decision;
    if (next) checks.checkFairness(paper, (wish as { windowId: string }).windowId, next, at);
    for (const event of decision.events) this.#checkEvent(paper, wish, event, at);
    return decision;
  }

  #checkEvent(paper: Paper, wish: QueueCommand, event: QueueEvent, at: number): void {
    demand(!/[1-4]{64}/.test(JSON.stringify(event)), () => "a person's hash is in the log");
    if (event.type === "ticketRejoined")
      demandEqual(
        event.due ?? null,
        dueOfReturn(paper, paper.slip(event.number)),
        "the place of who came back",
      );
    if (event.type === "ticketHeld" && wish.type === "hold")
      demandEqual(event.until, heldUntil(paper, wish.minutes, at), "the end of a hold");
    if (event.type === "stepUndone") this.#undone += 1;
  }

  #letTimePass(): void {
    const random = this.#random;
    const kind = random.below(20);
    if (kind === 0) this.#now -= random.below(10 * minute);
    else if (kind === 1) this.#now += random.below(70 * minute);
    else if (kind < 14) this.#now += random.below(3 * minute);
    this.#now = Math.min(this.#now, lastMinute);
  }

  async #act(): Promise<void> {
    const random = this.#random;
    const kind = random.below(30);
    if (kind < 19) await this.#send(1);
    else if (kind < 23) await this.#send(2 + random.below(3));
    else if (kind === 23) await this.#sendAgain();
    else if (kind === 24) await this.#loseAnswers();
    else if (kind === 25) await this.#failOnce();
    else if (kind === 26) this.#restart();
    else this.#tryUndoing();
  }

  #wishes(count: number): Sent[] {
    const log = this.#random.pick(this.#processes);
    log.catchUp();
    const { queue, paper } = log.state;
    const sent = Array.from({ length: count }, () => ({
      key: `key-${String(this.#sent.length).padStart(8, "0")}-${this.#random.below(1e9)}`,
      wish: randomWish(this.#random, paper, queue.day, this.#now),
    }));
    this.#sent.push(...sent);
    return sent;
  }

  async #submit(sent: readonly Sent[]): Promise<Settled<QueueOutcome, Refusal>[]> {
    const log = this.#random.pick(this.#processes);
    const settled = await Promise.all(
      sent.map(({ key, wish }) => {
        this.given.push({ now: this.#now, ...wish });
        return log.submit(key, wish);
      }),
    );
    return settled;
  }

  async #send(count: number): Promise<void> {
    await this.#submit(this.#wishes(count));
  }

  /** What was sent once is sent again: what had an effect has no second one, and brings the same answer. */
  async #sendAgain(): Promise<void> {
    if (this.#sent.length === 0) return;
    await this.#demandSame([this.#random.pick(this.#sent)]);
  }

  async #demandSame(sent: readonly Sent[]): Promise<void> {
    const known = new Map(
      this.#store
        .after(0)
        .flatMap(({ command }) => (command ? [[command.key, command.outcome] as const] : [])),
    );
    const before = this.#store.lastSeq();
    const settled = await this.#submit(sent);
    const had = sent.map(({ key }) => known.get(key));
    for (const [index, outcome] of had.entries())
      if (outcome) demandEqual(settled[index], { outcome }, `the second answer to ${sent[index]?.key}`);
    if (had.every((outcome) => outcome !== undefined))
      demandEqual(this.#store.lastSeq(), before, "events after a repeated command");
  }

  /** The process ends when it has committed and not yet answered; who asked asks again, of the next. */
  async #loseAnswers(): Promise<void> {
    const sent = this.#wishes(1 + this.#random.below(3));
    await this.#submit(sent);
    this.#restart();
    await this.#demandSame(sent);
  }

  /** The disk fails once: nothing has happened, and the same keys go through. */
  async #failOnce(): Promise<void> {
    const before = this.#store.lastSeq();
    const sent = this.#wishes(1 + this.#random.below(3));
    this.#fails = this.#random.pick(["append", "commit"]);
    const failed = await this.#submit(sent).then(
      () => false,
      (cause: unknown) => {
        if (!(cause instanceof StorageError)) throw cause;
        return true;
      },
    );
    // Where no command leads to an event nothing is appended, and that cannot fail.
    demand(failed || this.#fails === "append", () => "a commit failed and nobody was told");
    this.#fails = null;
    if (failed) demandEqual(this.#store.lastSeq(), before, "events after a failure");
    await this.#submit(sent);
  }

  /** A process ends and another begins with nothing but the log. */
  #restart(): void {
    const index = this.#random.below(this.#processes.length);
    this.#processes[index] = this.#open();
  }

  /** Any step that was the last thing to happen is as if it had not been, when it is taken back at once. */
  #tryUndoing(): void {
    const events = this.#store.after(0);
    const last = events.at(-1);
    const { queue } = this.#fold(events.slice(0, -1));
    const { queue: after } = this.#fold(events);
    if (!last || !("windowId" in last.event)) return;
    const { windowId } = last.event;
    const window = after.windows.get(windowId);
    if (window?.steps.at(-1)?.seq !== last.seq || !window.clerkId) return;
    const undo = { type: "undo", windowId, clerkId: window.clerkId } as const;
    const decision = this.#subject.decide(this.#hall, after, undo, last.at);
    if ("refused" in decision)
      throw new Error(`taking back ${last.event.type} is refused: ${decision.refused.code}`);
    const [event] = decision.events;
    if (event) this.#subject.evolve(after, { seq: last.seq + 1, day: last.day, at: last.at, event });
    demandEqual(
      checks.withoutMemory(after),
      checks.withoutMemory(queue),
      `state after ${last.event.type} was undone`,
    );
    const steps = (state: QueueState) => state.windows.get(windowId)?.steps.map(({ seq }) => seq) ?? [];
    // A step beyond those that are remembered has pushed the oldest out.
    if (steps(queue).length < rememberedSteps) demandEqual(steps(after), steps(queue), "steps after undoing");
  }

  #fold(events: Iterable<Parameters<typeof evolve>[1]>): Both {
    const both = { queue: emptyQueue(dayOf(nine)), paper: new Paper(this.#hall) };
    for (const recorded of events) {
      // As it comes from the disk.
      this.#subject.evolve(both.queue, { ...recorded, event: JSON.parse(JSON.stringify(recorded.event)) });
      both.paper.see(recorded);
    }
    return both;
  }

  /** Looks at one process as it stands. */
  #look(): void {
    const log = this.#random.pick(this.#processes);
    log.catchUp();
    const { queue, paper } = log.state;
    checks.checkAgainstPaper(paper, queue);
    checks.checkPlaces(queue);
    checks.checkWork(queue, this.#store.after(0), Math.max(this.#now, paper.at));
    this.#countAhead(queue, paper);
  }

  #countAhead(queue: QueueState, paper: Paper): void {
    const { passed } = this.#hall.policy.cap;
    for (const slip of paper.lying()) {
      const { ahead } = ticketView(this.#hall, queue, slip.number, this.#now);
      const more = ahead - paper.ahead(slip.number, this.#now);
      const at = () => `${slip.number} is told ${ahead}, ${more} more than are called before it`;
      this.#counted += 1;
      this.#tooMany = Math.max(this.#tooMany, more);
      this.#tooFew = Math.max(this.#tooFew, -more);
      demand(passed !== null || more === 0, at);
    }
  }

  #lookAtLast(): void {
    const events = this.#store.after(0);
    for (const { event } of events) queueEvent.parse(event);
    const numbers = events.flatMap(({ event }) => (event.type === "ticketTaken" ? [event.number] : []));
    demandEqual(new Set(numbers).size, numbers.length, "numbers given");
    const again = this.#fold(events);
    for (const log of this.#processes) {
      log.catchUp();
      const { queue, paper } = log.state;
      demand(isDeepStrictEqual(queue, again.queue), () => "the fold of the log is not the state");
      checks.checkViews(paper, queue, this.#now);
    }
  }
}
