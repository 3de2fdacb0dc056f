import type { Database } from "./database.ts";

/** One committed event. */
export interface StoredEvent {
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Type and data, as the core made them. */
  readonly event: unknown;
}

/** What the store keeps in step: the state of one day, made of its events. */
export interface Aggregate<Command, Outcome> {
  /** The business day that commands of now belong to, `YYYY-MM-DD`. */
  today(): string;
  /** Forgets everything and starts the given day. */
  reset(day: string): void;
  /** Takes in one committed or about-to-be-committed event. */
  evolve(stored: StoredEvent): void;
  /** Decides; pure. The outcome is JSON data. */
  decide(command: Command): {
    readonly events: readonly { readonly type: string }[];
    readonly outcome: Outcome;
  };
  now(): number;
  /** Turns a row's type and data into an event, or throws. */
  parse(type: string, data: unknown): { readonly type: string };
  /** Told of every committed event, in order, once, after the commit. */
  committed(events: readonly StoredEvent[]): void;
}

interface Waiting<Command, Outcome> {
  readonly key: string;
  readonly command: Command;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (cause: unknown) => void;
}

interface Row {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly data: string;
}

/** Most commands in one commit: bounds how long the write lock is held. */
const largestGroup = 500;

/**
 * Events in one committed order, written by any number of processes. Commands that arrive in the same turn of the
 * event loop are decided one after the other inside one transaction, which first takes in what other processes have
 * committed; each is answered only after the commit. A key that was seen before on the same day gets the first
 * outcome again.
 */
export class EventStore<Command, Outcome> {
  readonly #database: Database;
  readonly #aggregate: Aggregate<Command, Outcome>;
  #waiting: Waiting<Command, Outcome>[] = [];
  #scheduled = false;
  #closed = false;
  #day = "";
  /** The last event of any day that the state or the numbering knows of. */
  #lastSeq = 0;
  #publishedSeq = 0;
  #fresh: StoredEvent[] = [];

  readonly #eventsSince;
  readonly #newest;
  readonly #insertEvent;
  readonly #findOutcome;
  readonly #insertOutcome;
  readonly #transact;

  constructor(database: Database, aggregate: Aggregate<Command, Outcome>) {
    this.#database = database;
    this.#aggregate = aggregate;
    this.#eventsSince = database.prepare<[string, number], Row>(
      "SELECT seq, at, type, data FROM event WHERE day = ? AND seq > ? ORDER BY seq",
    );
    this.#newest = database.prepare<[], { seq: number }>("SELECT coalesce(max(seq), 0) AS seq FROM event");
    this.#insertEvent = database.prepare<[number, string, number, string, string]>(
      "INSERT INTO event (seq, day, at, type, data) VALUES (?, ?, ?, ?, ?)",
    );
    this.#findOutcome = database.prepare<[string, string], { outcome: string }>(
      "SELECT outcome FROM command WHERE day = ? AND key = ?",
    );
    this.#insertOutcome = database.prepare<[string, string, string]>(
      "INSERT INTO command (day, key, outcome) VALUES (?, ?, ?)",
    );
    this.#transact = database.transaction((group: readonly Waiting<Command, Outcome>[]) =>
      this.#decideAll(group),
    );
    this.#publishedSeq = this.#newestSeq();
    this.catchUp();
  }

  /** Resolves with the outcome after it is durable; rejects with the cause when it could not be made so. */
  submit(key: string, command: Command): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new Error("the store is closed"));
        return;
      }
      this.#waiting.push({ key, command, resolve, reject });
      this.#schedule();
    });
  }

  /** Takes in what other processes have committed since. Also begins a new day when its time has come. */
  catchUp(): void {
    this.#takeIn();
    this.#publish();
  }

  close(): void {
    this.#closed = true;
    this.#flush();
    this.#database.close();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // After the input events of this turn: all requests that are already here share one commit.
    setImmediate(() => {
      this.#scheduled = false;
      if (!this.#closed) this.#flush();
    });
  }

  #flush(): void {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, largestGroup);
      try {
        const outcomes = this.#transact.immediate(group);
        this.#publish();
        for (const [index, { resolve }] of group.entries()) resolve(outcomes[index] as Outcome);
      } catch (cause) {
        // The state has taken in events that were not committed: make it anew from those that were.
        this.#fresh = [];
        this.#restart();
        for (const { reject } of group) reject(cause);
      }
    }
  }

  #decideAll(group: readonly Waiting<Command, Outcome>[]): Outcome[] {
    this.#takeIn();
    this.#lastSeq = this.#newestSeq();
    return group.map(({ key, command }) => {
      const seen = this.#findOutcome.get(this.#day, key);
      if (seen) return JSON.parse(seen.outcome) as Outcome;
      const { events, outcome } = this.#aggregate.decide(command);
      const at = this.#aggregate.now();
      for (const event of events) {
        const seq = this.#lastSeq + 1;
        const { type, ...data } = event;
        this.#insertEvent.run(seq, this.#day, at, type, JSON.stringify(data));
        this.#apply({ seq, at, event });
      }
      // What changed nothing may as well be decided again.
      if (events.length > 0) this.#insertOutcome.run(this.#day, key, JSON.stringify(outcome));
      return outcome;
    });
  }

  #takeIn(): void {
    const day = this.#aggregate.today();
    if (day !== this.#day) {
      this.#day = day;
      this.#lastSeq = 0;
      this.#aggregate.reset(day);
    }
    for (const row of this.#eventsSince.all(day, this.#lastSeq)) {
      this.#apply({ seq: row.seq, at: row.at, event: this.#aggregate.parse(row.type, JSON.parse(row.data)) });
    }
  }

  /** Makes the state anew from what is committed. */
  #restart(): void {
    this.#day = "";
    this.#takeIn();
  }

  #apply(stored: StoredEvent): void {
    this.#aggregate.evolve(stored);
    this.#lastSeq = stored.seq;
    if (stored.seq > this.#publishedSeq) this.#fresh.push(stored);
  }

  #newestSeq(): number {
    return this.#newest.get()?.seq ?? 0;
  }

  #publish(): void {
    if (this.#fresh.length === 0) return;
    const fresh = this.#fresh;
    this.#fresh = [];
    this.#publishedSeq = fresh.at(-1)?.seq ?? this.#publishedSeq;
    this.#aggregate.committed(fresh);
  }
}
