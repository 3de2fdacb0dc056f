import { dayOf } from "../../server/hall/calendar/day.ts";
import {
  type QueueEvent,
  type QueueOutcome,
  queueEvent,
  queueOutcome,
} from "../../server/hall/queue/events.ts";
import { evolve } from "../../server/hall/queue/evolve.ts";
import { emptyQueue, type QueueState } from "../../server/hall/queue/state.ts";
import { openDatabase } from "../../server/storage/database.ts";
import { openEventStore, type Recorded } from "../../server/storage/event-store.ts";

export interface CallOfLog {
  readonly number: string;
  readonly windowId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The hall's own log, read from its file as another process reads it. */
export class DayLog {
  readonly events: readonly Recorded<QueueEvent>[];
  readonly state: QueueState;

  constructor(databasePath: string, now: number) {
    const schemas = { event: queueEvent, outcome: queueOutcome };
    const store = openEventStore<QueueEvent, QueueOutcome>(openDatabase(databasePath), schemas);
    this.events = store.after(0);
    store.close();
    this.state = emptyQueue(dayOf(now));
    for (const recorded of this.events) evolve(this.state, recorded);
  }

  get taken(): string[] {
    return this.events.flatMap(({ event }) => (event.type === "ticketTaken" ? [event.number] : []));
  }

  /** Every call, first or again, in order; also those that were taken back. */
  get calls(): CallOfLog[] {
    return this.events.flatMap(({ at, event }) =>
      event.type === "ticketCalled" || event.type === "ticketRecalled"
        ? [{ number: event.number, windowId: event.windowId, at }]
        : [],
    );
  }

  /** How often the paper of a number was confirmed. */
  printed(number: string): number {
    return this.events.filter(
      ({ event }) => event.type === "printRecorded" && event.number === number && event.state === "printed",
    ).length;
  }

  /** Whether somebody is still to be called or served. */
  get isBusy(): boolean {
    const open = ["waiting", "called", "serving", "held"];
    return [...this.state.tickets.values()].some(({ state }) => open.includes(state));
  }
}
