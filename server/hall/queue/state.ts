import type { RatingLevel } from "../../contract/hall.ts";
import type { PauseReason } from "../../contract/window.ts";
import { emptyLine, type Line } from "./line.ts";
import type { Standing } from "./row.ts";

/** One day of one hall's queue. Built from that day's events alone, and from nothing else. */
export interface QueueState {
  readonly day: string;
  /** Every ticket of the day by its number. */
  readonly tickets: Map<string, TicketRecord>;
  /** Last number of each prefix's series. */
  readonly series: Map<string, number>;
  /** Numbers that are set aside for terminals, by prefix. */
  readonly leases: Map<string, Lease[]>;
  /** Numbers given for each service and not given back: whose place is free may go to somebody else. */
  readonly given: Map<string, number>;
  /** Numbers of each person who showed a document, in order. */
  readonly persons: Map<string, string[]>;
  /** By service id. */
  readonly lines: Map<string, Line>;
  /** By window id; a window at which nobody has signed in today is not here. */
  readonly windows: Map<string, WindowRecord>;
  /** Id of the window each signed-in clerk sits at. */
  readonly clerks: Map<string, string>;
  /** Last call of each of the last called tickets, newest first. */
  readonly lastCalls: LastCall[];
}

/** A block of one prefix's numbers that only this terminal gives. */
export interface Lease {
  readonly terminalId: string;
  readonly serviceId: string;
  readonly from: number;
  readonly to: number;
}

/** Calls that a board can show. House rule: as many as one reads at a glance from ten metres. */
export const shownCalls = 8;

/**
 * Calls that a board which was away hears when it is back. House rule, as for voices: it must not read out the past to people who have long
 * gone to their window.
 */
export const rememberedCalls = 20;

export interface LastCall {
  readonly seq: number;
  readonly number: string;
  readonly windowId: string;
  readonly count: number;
  readonly at: number;
}

export type TicketState =
  | "waiting"
  | "called"
  | "serving"
  /** Aside at the clerk's wish; ready again by itself. */
  | "held"
  | "noShow"
  | "finished"
  | "cancelled";

export interface TicketRecord {
  readonly number: string;
  readonly terminalId: string;
  readonly takenAt: number;
  readonly classId: string;
  readonly person: string | null;
  readonly appointmentId: string | null;
  readonly offline: boolean;
  /** A window named it, and its terminal has not told of it: a mistyped one is nobody's. */
  readonly unheard: boolean;
  /** The first matter, by service. */
  readonly takenFor: string;
  /** The matter that it is about now. */
  serviceId: string;
  /** Matters that follow, by service. */
  later: string[];
  state: TicketState;
  print: "notRequested" | "requested" | "printed" | "failed" | "unknown";
  /** Its place, while it waits or is held. */
  standing: Standing | null;
  /** The row in which it stands: a class, or null for those who were called once already. */
  row: string | null;
  /** Windows to which it comes back after the matter it was sent on for, the last that sent it on first. */
  backTo: readonly { readonly windowId: string; readonly serviceId: string }[];
  /** Start of the wait that is going on or was the last. */
  waitingSince: number;
  /** Every time it was called to a window, in order. */
  readonly visits: Visit[];
  /** The last event that changed what is to be done with it. */
  changedSeq: number;
  /** Every event about it, in order. */
  readonly history: number[];
}

/** One call to a window and what became of it. Times are milliseconds since the epoch. */
export interface Visit {
  readonly serviceId: string;
  readonly windowId: string;
  readonly clerkId: string | null;
  /** Since when it had waited, without the time before a missed call or on hold. */
  readonly waitedSince: number;
  readonly calledAt: number;
  /** The last call; 1 for the first, 2 for the first recall. */
  lastCallAt: number;
  calls: number;
  startedAt: number | null;
  endedAt: number | null;
  /** People of the same service who came later and were called before, while it waited for this call. */
  readonly passed: number;
  outcome: "open" | "finished" | "noShow" | "held" | "transferred";
  /** By the ticket's holder; null: not rated. */
  rating: RatingLevel | null;
}

/** Given back, and nothing was done with it: its place is free again. */
export const isGivenBack = ({ state, visits }: TicketRecord): boolean =>
  state === "cancelled" && !visits.some(isServed);

/** A number that a window had named by mistake: its terminal may still give it. */
export const isNobodys = ({ unheard, state }: TicketRecord): boolean => unheard && state === "cancelled";

/** Served and ended, and not only put aside. */
export const isServed = ({ startedAt, endedAt, outcome }: Visit): boolean =>
  startedAt !== null && endedAt !== null && outcome !== "held";

export interface WindowRecord {
  readonly id: string;
  clerkId: string | null;
  /**
   * The set of services chosen; null: the window's own. It is the clerk's choice and ends with signing out, as pause and calling by itself
   * do: who sits here next begins with what the window is there for. A lost connection is no signing out.
   */
  profileId: string | null;
  paused: { readonly since: number; readonly reason: PauseReason } | null;
  /** Whether the next is called by itself when the window is free. */
  autoCall: boolean;
  work: WindowWork;
  /** The last event of this window. */
  changedSeq: number;
  /** When a clerk was here, and when pausing; in order of beginning. */
  readonly attendance: Attendance[];
  /** What can be undone, the last step last. */
  readonly steps: Step[];
}

/** A time at a window, milliseconds since the epoch; `to` null while it lasts. */
export interface Attendance {
  readonly kind: "signedIn" | "paused";
  readonly from: number;
  to: number | null;
}

/** What a step at the window changes. */
export interface WindowWork {
  /** Number of the ticket in hand. */
  readonly current: string | null;
  /** Since when a signed-in clerk has no ticket in hand. */
  readonly idleSince: number | null;
  /** Milliseconds of the idle times that have ended. */
  readonly idle: number;
  /** Milliseconds of the pauses that have ended. */
  readonly paused: number;
  readonly served: number;
  readonly noShow: number;
  readonly started: number;
  /** Milliseconds, over the `started` tickets. */
  readonly wait: number;
  readonly walk: number;
  /** Milliseconds, over the `served` tickets. */
  readonly serve: number;
}

/** Steps that a window remembers. */
export const rememberedSteps = 20;

/** A step as it can be taken back: what was before it. */
export interface Step {
  readonly type: string;
  readonly seq: number;
  readonly at: number;
  readonly before: { readonly ticket: TicketRecord; readonly work: WindowWork };
  /** Of a call: what it changed beside the ticket. */
  readonly called: CallStep | null;
}

export interface CallStep {
  readonly passed: readonly Standing[];
  /** Calls that it pushed off the boards. */
  readonly pushedOff: readonly LastCall[];
}

export const emptyQueue = (day: string): QueueState => ({
  day,
  tickets: new Map(),
  series: new Map(),
  leases: new Map(),
  given: new Map(),
  persons: new Map(),
  lines: new Map(),
  windows: new Map(),
  clerks: new Map(),
  lastCalls: [],
});

/** The line of a service, also of one in which nobody has stood today. */
export function lineOf(state: QueueState, serviceId: string): Line {
  let line = state.lines.get(serviceId);
  if (!line) {
    line = emptyLine();
    state.lines.set(serviceId, line);
  }
  return line;
}

/** A ticket that an event or the state itself speaks of. */
export function ticketOf(state: QueueState, number: string): TicketRecord {
  const ticket = state.tickets.get(number);
  if (!ticket) throw new Error(`no ticket ${number} on ${state.day}`);
  return ticket;
}

/** The visit that is going on. */
export function visitOf({ number, visits }: TicketRecord): Visit {
  const visit = visits.at(-1);
  if (visit?.outcome !== "open") throw new Error(`${number} is at no window`);
  return visit;
}

/** A window's record, also of one at which nobody has signed in today. */
export function windowOf(state: QueueState, id: string): WindowRecord {
  let window = state.windows.get(id);
  if (!window) {
    window = {
      id,
      clerkId: null,
      profileId: null,
      paused: null,
      autoCall: false,
      work: {
        current: null,
        idleSince: null,
        idle: 0,
        paused: 0,
        served: 0,
        noShow: 0,
        started: 0,
        wait: 0,
        walk: 0,
        serve: 0,
      },
      changedSeq: 0,
      attendance: [],
      steps: [],
    };
    state.windows.set(id, window);
  }
  return window;
}
