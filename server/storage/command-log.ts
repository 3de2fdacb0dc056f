import type { Clock } from "../../device-drivers/clock.ts";
import { StorageError } from "./database.ts";
import type { EventStore, Recorded, Stored } from "./event-store.ts";

/**
 * Milliseconds between two tries to get the write lock, and how many tries there are. With the 50 ms that each one
 * blocks in SQLite this gives up after about 4 s, below the 5 s in which a terminal gives its hall up.
 */
export const lockPause = 20;
export const lockTries = 60;

/**
 * Turns of the event loop in which commands gather for one commit, as long as each turn brings more. Where many ask at once each turn
 * reads some of them, and a write to the disk takes as long as reading all (measured with 50: half again as many in a commit). A
 * command that comes alone waits for no second turn.
 */
export const gatherTurns = 8;

/**
 * What a command comes to: events to append and an outcome to remember with them, or a refusal. What leads to no
 * event leaves no trace: the same command again is decided again.
 */
export type Decision<Event, Outcome, Refusal> =
  | { readonly events: readonly Event[]; readonly outcome: Outcome }
  | { readonly refused: Refusal };

/** The pure core that the log serves. */
export interface Core<State, Event, Command, Outcome, Refusal> {
  /** The business day of a time. */
  dayOf(at: number): string;
  /**
   * The first day whose events make up the state of `day`. Default: that day alone, which starts empty. With it the state
   * is read from that day on, and events of days to come, by another process's clock, are in it too.
   */
  firstDay?(day: string): string;
  /** What a state starts with. */
  empty(day: string): State;
  /** @param at the time that the events will have, milliseconds since the epoch */
  decide(state: State, command: Command, at: number): Decision<Event, Outcome, Refusal>;
  /** Folds one event in. The state belongs to the log and is changed in place. */
  evolve(state: State, recorded: Recorded<Event>): void;
}

export interface CommandLogOptions<State, Event, Command, Outcome, Refusal, Notice> {
  readonly store: EventStore<Event, Outcome>;
  readonly clock: Clock;
  readonly core: Core<State, Event, Command, Outcome, Refusal>;
  /** What the world should hear of one event, seen at the very place of the event; null: nothing of its own. */
  notice(state: State, recorded: Recorded<Event>): Notice | null;
  /**
   * Called after every commit that brought events, ours or another process's, and when the day changes: the
   * notices in event order, and whether anything happened behind the last of them.
   */
  publish(notices: readonly Notice[], more: boolean): void;
}

/** What stands in the way of a command that this log knows nothing of; undefined: nothing. */
export type Barred<Refusal> = () => Refusal | undefined;

interface Submission<Command, Outcome, Refusal> {
  readonly key: string;
  readonly command: Command;
  readonly barred: Barred<Refusal>;
  resolve(result: Settled<Outcome, Refusal>): void;
  reject(cause: unknown): void;
}

export type Settled<Outcome, Refusal> = { readonly outcome: Outcome } | { readonly refused: Refusal };

/**
 * Group commit over an event log that several processes share.
 *
 *     submit ─┐                       ┌ catch up with other processes ┐
 *     submit ─┼─ end of the turn ──▶ BEGIN IMMEDIATE ─ decide each ─ COMMIT ──▶ answers, then notices
 *     submit ─┘                       └── any failure: ROLLBACK, state read anew, every answer rejects
 *
 * All commands that arrive in one turn of the event loop share one transaction, and those of the next turns too while
 * they keep coming, so that one write to the disk carries them all. There is no timer in it: a single command waits for nobody.
 */
export class CommandLog<State, Event, Command, Outcome, Refusal, Notice> {
  readonly #options: CommandLogOptions<State, Event, Command, Outcome, Refusal, Notice>;
  /** The fold of `#day`'s events up to `#seen`; undefined when a failure made it worthless. */
  #state: State | undefined;
  #day: string;
  #seen: number;
  /** What the commands whose events are in the state came to, by idempotency key. */
  #outcomes = new Map<string, Outcome>();
  /** Time of the day's last event: a clock that is set back never makes a duration negative. */
  #lastAt = 0;
  #waiting: Submission<Command, Outcome, Refusal>[] = [];
  /** The batch that could not get the lock yet. */
  #locked: { batch: readonly Submission<Command, Outcome, Refusal>[]; timer: unknown } | undefined;
  #scheduled: NodeJS.Immediate | undefined;
  #closed = false;

  /** @throws StorageError when the day's events cannot be read */
  constructor(options: CommandLogOptions<State, Event, Command, Outcome, Refusal, Notice>) {
    this.#options = options;
    this.#seen = options.store.lastSeq();
    this.#day = options.core.dayOf(options.clock.now());
    this.#state = this.#read();
  }

  get state(): State {
    this.#state ??= this.#read();
    return this.#state;
  }

  /** The last event that is in the state. */
  get seq(): number {
    return this.#seen;
  }

  /**
   * Decides a command with all others of this turn. The same key again, while its event is in the state, has no second
   * effect and brings back the first outcome; a refused command has had none, so its key may be tried again.
   *
   * Resolves only when the effect is on the disk. Rejects with a StorageError (or the bug) when it is not known to
   * be; then the same command with the same key is safe to send again.
   *
   * @param barred asked under the log's lock, right before it is decided
   */
  submit(
    key: string,
    command: Command,
    barred: Barred<Refusal> = () => undefined,
  ): Promise<Settled<Outcome, Refusal>> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new StorageError("storage.closed", "the log is closed"));
        return;
      }
      this.#waiting.push({ key, command, barred, resolve, reject });
      this.#schedule();
    });
  }

  /** What a command of today came to, by its key; undefined when it had no effect. */
  outcomeOf(key: string): Outcome | undefined {
    return this.#outcomes.get(key);
  }

  /** Some committed events by their places, in order. @throws StorageError */
  events(seqs: readonly number[]): Recorded<Event>[] {
    return this.#options.store.at(seqs);
  }

  /** Takes in what other processes have committed, and the change of the day. Cheap when there is nothing. */
  catchUp(): void {
    const { store, core, clock } = this.#options;
    const rows = store.after(this.#seen);
    const day = core.dayOf(clock.now());
    if (rows.length === 0 && day === this.#day) return;
    const news = new News<Notice>();
    this.#orReadAnew(() => {
      this.#enter(day);
      for (const row of rows) this.#take(row, news);
    });
    this.#seen = rows.at(-1)?.seq ?? this.#seen;
    this.#options.publish(news.notices, news.more);
  }

  /** Commits what is waiting, with one try at the lock, and closes the store. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearImmediate(this.#scheduled);
    if (this.#locked) this.#options.clock.clearTimeout(this.#locked.timer);
    const batch = [...(this.#locked?.batch ?? []), ...this.#waiting];
    this.#waiting = [];
    if (batch.length > 0) this.#attempt(batch, lockTries);
    this.#options.store.close();
  }

  #schedule(): void {
    // While a batch waits for the lock the next one gathers behind it: first come, first decided.
    if (this.#scheduled || this.#locked || this.#waiting.length === 0) return;
    this.#gather(this.#waiting.length, gatherTurns);
  }

  /** Commits at the end of the turn; while the turns bring more commands, of some turns. */
  #gather(gathered: number, turns: number): void {
    this.#scheduled = setImmediate(() => {
      this.#scheduled = undefined;
      if (turns > 1 && this.#waiting.length > gathered) {
        this.#gather(this.#waiting.length, turns - 1);
        return;
      }
      const batch = this.#waiting;
      this.#waiting = [];
      this.#attempt(batch, 1);
    });
  }

  #attempt(batch: readonly Submission<Command, Outcome, Refusal>[], tries: number): void {
    this.#locked = undefined;
    const before = this.#seen;
    const news = new News<Notice>();
    let results: Settled<Outcome, Refusal>[];
    try {
      results = this.#transact(batch, news);
    } catch (cause) {
      if (cause instanceof StorageError && cause.code === "storage.busy" && tries < lockTries) {
        const timer = this.#options.clock.setTimeout(() => this.#attempt(batch, tries + 1), lockPause);
        this.#locked = { batch, timer };
        return;
      }
      for (const { reject } of batch) reject(cause);
      this.#schedule();
      return;
    }
    for (const [index, result] of results.entries()) batch[index]?.resolve(result);
    this.#schedule();
    if (this.#seen !== before || news.dayChanged) this.#options.publish(news.notices, news.more);
  }

  #transact(
    batch: readonly Submission<Command, Outcome, Refusal>[],
    news: News<Notice>,
  ): Settled<Outcome, Refusal>[] {
    const { store, core, clock } = this.#options;
    store.begin();
    return this.#orReadAnew(() => {
      // The time is read under the lock: a process that waited for it does not write into yesterday.
      const now = clock.now();
      if (this.#enter(core.dayOf(now))) news.dayChanged = true;
      // Read here and not later: the outcomes are only as good as the state they belong to.
      const { state } = this;
      let seq = this.#seen;
      for (const row of store.after(seq)) {
        this.#take(row, news);
        seq = row.seq;
      }
      const results = batch.map(({ key, command, barred }): Settled<Outcome, Refusal> => {
        const known = this.#outcomes.get(key);
        if (known !== undefined) return { outcome: known };
        const refused = barred();
        if (refused !== undefined) return { refused };
        const at = Math.max(now, this.#lastAt);
        const decision = core.decide(state, command, at);
        if ("refused" in decision) return decision;
        const { events, outcome } = decision;
        for (const [index, event] of events.entries()) {
          seq += 1;
          const last = index === events.length - 1;
          const stored = { seq, day: this.#day, at, event, command: last ? { key, outcome } : null };
          store.append(stored);
          this.#take(stored, news);
        }
        return { outcome };
      });
      store.commit();
      this.#seen = seq;
      return results;
    });
  }

  /** Runs `body`; when it fails nothing of it remains, and the state is read from the disk at its next use. */
  #orReadAnew<Result>(body: () => Result): Result {
    try {
      return body();
    } catch (cause) {
      this.#state = undefined;
      this.#rollBackAfter(cause);
      throw cause;
    }
  }

  #rollBackAfter(cause: unknown): void {
    try {
      this.#options.store.rollback();
    } catch (second) {
      throw new StorageError("storage.failed", "the transaction could not be rolled back", {
        cause: new AggregateError([cause, second]),
      });
    }
  }

  /** Makes `day` the day of the state; says whether it was another one. */
  #enter(day: string): boolean {
    if (day === this.#day) return false;
    this.#day = day;
    this.#state = this.#read();
    return true;
  }

  #take(stored: Stored<Event, Outcome>, news: News<Notice>): void {
    // Another process may have written into another day around midnight; it is none of this day's business.
    const first = this.#firstDay();
    if (first === undefined ? stored.day !== this.#day : stored.day < first) return;
    const { state } = this;
    this.#fold(state, stored);
    news.add(this.#options.notice(state, stored));
  }

  #fold(state: State, stored: Stored<Event, Outcome>): void {
    this.#options.core.evolve(state, stored);
    // A clock that once ran days ahead is no reason to live there.
    if (stored.day === this.#day) this.#lastAt = stored.at;
    if (stored.command) this.#outcomes.set(stored.command.key, stored.command.outcome);
  }

  #read(): State {
    const { store, core } = this.#options;
    const state = core.empty(this.#day);
    this.#lastAt = 0;
    this.#outcomes = new Map();
    const first = this.#firstDay();
    const events =
      first === undefined ? store.ofDay(this.#day, this.#seen) : store.sinceDay(first, this.#seen);
    for (const stored of events) this.#fold(state, stored);
    return state;
  }

  #firstDay(): string | undefined {
    return this.#options.core.firstDay?.(this.#day);
  }
}

/** What one commit has to tell. */
class News<Notice> {
  readonly notices: Notice[] = [];
  /** Whether anything happened behind the last notice. */
  more = true;
  dayChanged = false;

  add(notice: Notice | null): void {
    this.more = notice === null;
    if (notice !== null) this.notices.push(notice);
  }
}
