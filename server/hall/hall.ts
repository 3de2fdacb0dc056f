import type { Clock } from "../../device-drivers/clock.ts";
import type { BoardView, Call } from "../contract/board.ts";
import type { PadKey, PressedKey } from "../contract/call-pad.ts";
import type { CommandName, CommandPayload, CompletionPayload } from "../contract/envelope.ts";
import { ContractError } from "../contract/errors.ts";
import type { FollowedTicket } from "../contract/follow.ts";
import type {
  HallCommandName,
  HallCompletion,
  HallPayload,
  RatingLevel,
  ServiceOffer,
} from "../contract/hall.ts";
import type { Elsewhere } from "../contract/sites.ts";
import type { hallWindow, WindowView } from "../contract/window.ts";
import { CommandLog } from "../storage/command-log.ts";
import { openDatabase, StorageError } from "../storage/database.ts";
import { type EventStore, openEventStore } from "../storage/event-store.ts";
import type { AppointmentQueue } from "./appointments/appointments.ts";
import { createAutoCall } from "./auto-call.ts";
import { dayOf } from "./calendar/day.ts";
import { followedView } from "./follow/view.ts";
import { forecastForManager } from "./forecast/for-manager.ts";
import { openForecaster } from "./forecast/open-forecaster.ts";
import { type Clerks, type HallConfig, hallDirectory } from "./hall-config.ts";
import {
  type CommandOf,
  decide,
  ticketId as idOf,
  numberOf,
  type QueueCommand,
  type Refusal,
  type WindowSession,
} from "./queue/decide.ts";
import { leasesOf } from "./queue/decide-offline.ts";
import { type QueueEvent, type QueueOutcome, queueEvent, queueOutcome } from "./queue/events.ts";
import { evolve } from "./queue/evolve.ts";
import { ordinaryClass } from "./queue/line.ts";
import { emptyQueue, type QueueState } from "./queue/state.ts";
import {
  boardView,
  callingRule,
  callView,
  historyView,
  missedCalls,
  offeredClasses,
  serviceOffers,
  ticketView,
  windowView,
} from "./queue/views.ts";
import { watchReadyAgain } from "./ready-again.ts";
import { openStatistics, type Statistics, type StatisticsSettings } from "./statistics/statistics.ts";

/**
 * Milliseconds between two looks at what other processes have committed. House rule: a board in another process
 * shows a call within half a second.
 */
export const catchUpInterval = 250;

export type { WindowSession } from "./queue/decide.ts";

/** What the queue does for a window; saved cases and ratings are no business of the queue's. */
export type WindowCommandName = Exclude<
  CommandName<typeof hallWindow>,
  "XiaohuWindow.OpenCase" | "XiaohuWindow.AppealRating"
>;
type WindowPayload<N extends WindowCommandName> = CommandPayload<typeof hallWindow, N>;
type WindowCompletion<N extends WindowCommandName> = CompletionPayload<typeof hallWindow, N>;

/** A time that a ticket was served, as its holder rated it. */
export interface RatedVisit {
  readonly ticketId: string;
  /** Place of the visit among the ticket's calls to a window. */
  readonly visit: number;
  readonly windowId: string;
  readonly level: RatingLevel;
}

/** What has become true in the hall, in the order of the queue's events. */
export type HallChange =
  /** Someone was called or recalled. `board` is the board at this very call. */
  | { readonly kind: "called"; readonly seq: number; readonly call: Call; readonly board: BoardView }
  /** Something else changed since the last change: at most one for a commit, with the board as it is now. */
  | { readonly kind: "changed"; readonly seq: number; readonly board: BoardView };

/** A service hall: everything that its terminals, windows and boards ask of it. */
export interface Hall extends AppointmentQueue {
  /**
   * A terminal's command; the payload is parsed already.
   *
   * @throws ContractError queue.* · message.invalidPayload (a key used again for another command) ·
   *   message.internal (the storage failed: nothing is known to have happened, the same key may be sent again) ·
   *   message.connectionLost (the hall is closing)
   */
  execute<N extends HallCommandName>(name: N, payload: HallPayload<N>): Promise<HallCompletion<N>>;
  /**
   * A window's command; the payload is parsed already. After a successful `XiaohuWindow.SignIn` the session is
   * `{ windowId, clerkId }` of its payload; null before.
   *
   * @throws ContractError window.* · queue.unknownTicket · and as `execute`
   */
  executeAtWindow<N extends WindowCommandName>(
    name: N,
    session: WindowSession | null,
    payload: WindowPayload<N>,
  ): Promise<WindowCompletion<N>>;
  /** @throws ContractError window.unknownWindow */
  windowView(windowId: string): WindowView;
  boardView(): BoardView;
  /**
   * The board as it is on the disk, for one that connects, and what it missed behind call `after`. No older than what another process on the
   * same store has told it before.
   */
  boardSince(after: number | undefined): { readonly board: BoardView; readonly missed: readonly Call[] };
  /** What a number can be taken for, now. */
  offers(): ServiceOffer[];
  readonly statistics: Statistics;
  /** Ids of today's tickets, in the order of taking. */
  ticketIds(): Iterable<string>;
  /** A ticket as its holder follows it, but for the text messages and what a rating may mean; undefined when it is none of today's. */
  followed(ticketId: string): Omit<FollowedTicket, "texts" | "tags"> | undefined;
  /**
   * How it was to be served, by a ticket's holder. Resolves with the rating that stands, which is the first. Rejects with a ContractError
   * `queue.unknownTicket`, `message.invalidPayload`.
   */
  rate(key: string, rating: Omit<CommandOf<"rate">, "type">): Promise<RatedVisit>;
  /** Times that today's tickets were served and rated. */
  rated(): RatedVisit[];
  /** A key of a window's call pad, for the clerk who is signed in there. Rejects with a ContractError `window.*`, `queue.*`. */
  pressKey(key: PressedKey): Promise<void>;
  /** Tells of every committed change once, in order; also of other processes' changes. Returns the end of it. */
  subscribe(listener: (change: HallChange) => void): () => void;
  /** Commits what is waiting and closes the database. */
  close(): void;
}

export interface HallOptions {
  readonly databasePath: string;
  readonly clock: Clock;
  readonly hall: HallConfig;
  /** Who is a clerk, in place of those that are configured. */
  readonly clerks?: Clerks;
  /** What gives no number here now, and where else in the district it does. Default: nowhere. */
  readonly elsewhere?: () => Elsewhere[];
  /** Milliseconds a statement blocks while another process writes; for tests. */
  readonly busyTimeout?: number;
  /** For the replays behind waiting times. */
  readonly random?: () => number;
  /** Where the events are kept, instead of the database; for measurements. */
  readonly store?: EventStore<QueueEvent, QueueOutcome>;
  readonly statistics?: StatisticsSettings;
  /** Address at which a ticket is followed, by its id; null: there is none. */
  readonly followAddress?: (ticketId: string) => string | null;
  /** Address where a telephone takes a number, now; null: there is none. */
  readonly phoneEntry?: () => string | null;
}

/** @throws StorageError when the database cannot be opened or read */
export function openHall(options: HallOptions): Hall {
  const { clock } = options;
  const hall = hallDirectory(options.hall, options.clerks);
  const listeners = new Set<(change: HallChange) => void>();
  const changes: HallChange[] = [];
  let telling = false;

  const database = openDatabase(
    options.databasePath,
    options.busyTimeout === undefined ? {} : { busyTimeout: options.busyTimeout },
  );
  const store = options.store ?? openEventStore(database, { event: queueEvent, outcome: queueOutcome });
  const log = new CommandLog<QueueState, QueueEvent, QueueCommand, QueueOutcome, Refusal, HallChange>({
    store,
    clock,
    core: {
      dayOf,
      empty: emptyQueue,
      decide: (state, command, at) => decide(hall, state, command, at),
      evolve,
    },
    notice(state, recorded) {
      const { seq, event } = recorded;
      forecaster.take(state, recorded);
      const call = state.lastCalls[0];
      if ((event.type !== "ticketCalled" && event.type !== "ticketRecalled") || !call) return null;
      return { kind: "called", seq, call: callView(hall, state, call), board: boardView(hall, state, seq) };
    },
    publish(called, more) {
      changes.push(...called);
      if (more) changes.push({ kind: "changed", seq: log.seq, board: board() });
      tell();
    },
  });

  const { forecaster, close: closeForecaster } = openForecaster({
    hall,
    database,
    store,
    state: log.state,
    clock,
    random: options.random ?? Math.random,
  });
  const statistics = openStatistics({
    forecast: forecastForManager(hall, forecaster, () => log.state, clock),
    ...options.statistics,
    database,
    events: store,
    clock,
    hall,
    queue: () => log.state,
  });

  const board = () => boardView(hall, log.state, log.seq);

  /** One change to every listener before the next change to any, also when a listener makes the next one happen. */
  const tell = () => {
    if (telling) return;
    telling = true;
    try {
      for (let change = changes.shift(); change; change = changes.shift())
        for (const listener of [...listeners]) listener(change);
    } finally {
      telling = false;
    }
  };

  const submit = async (key: string, command: QueueCommand): Promise<QueueOutcome> => {
    const settled = await log.submit(key, command).catch((cause: unknown) => {
      if (!(cause instanceof StorageError)) throw cause;
      const code = cause.code === "storage.closed" ? "message.connectionLost" : "message.internal";
      throw new ContractError(code, `${cause.code}: ${cause.message}`, { cause });
    });
    if ("refused" in settled) throw new ContractError(settled.refused.code, settled.refused.detail);
    if (settled.outcome.type !== command.type)
      throw new ContractError("message.invalidPayload", "the idempotency key belongs to another command");
    return settled.outcome;
  };

  const readyAgain = watchReadyAgain({
    clock,
    state: () => log.state,
    onReady() {
      changes.push({ kind: "changed", seq: log.seq, board: board() });
      tell();
    },
  });
  const autoCall = createAutoCall({
    hall,
    clock,
    state: () => log.state,
    callNext: (key, session) => submit(key, { type: "callNext", ...session }),
  });
  for (const { look } of [readyAgain, autoCall]) {
    listeners.add(look);
    look();
  }

  const viewOfTicket = (number: string) => {
    const now = clock.now();
    const wait = forecaster.ofTicket(log.state, number, now);
    const ticket = ticketView(hall, log.state, number, now);
    return { ticket: { ...ticket, wait, follow: options.followAddress?.(ticket.id) ?? null } };
  };

  const offers = () => {
    const now = clock.now();
    return serviceOffers(hall, log.state, now).map((offer) => ({
      ...offer,
      wait: offer.open ? forecaster.ofNewcomer(log.state, offer.id, ordinaryClass, now) : null,
    }));
  };

  const ticket = async (key: string, command: QueueCommand) => {
    const { number } = await submit(key, command);
    if (number === null) throw new Error(`${command.type} brought no ticket`);
    return viewOfTicket(number);
  };

  const take = async (idempotencyKey: string, wish: Omit<HallPayload<"Queue.Take">, "idempotencyKey">) => {
    const { number, already = false } = await submit(idempotencyKey, { type: "take", ...wish });
    if (number === null) throw new Error("take brought no ticket");
    return { ...viewOfTicket(number), already };
  };

  const terminalCommands: TerminalCommands = {
    "Queue.ListServices": () => ({
      hallName: hall.name,
      services: offers(),
      classes: offeredClasses(hall),
      rule: callingRule(hall),
      phoneEntry: options.phoneEntry?.() ?? null,
    }),
    "Queue.Elsewhere": () => ({ services: options.elsewhere?.() ?? [] }),
    "Queue.Take": ({ idempotencyKey, ...wish }) => take(idempotencyKey, wish),
    "Queue.Cancel": ({ ticketId, idempotencyKey }) => ticket(idempotencyKey, { type: "cancel", ticketId }),
    "Queue.GetTicket": ({ ticketId }) => {
      // Another process may have issued or printed it a moment ago.
      log.catchUp();
      const number = numberOf(log.state, ticketId);
      if (number === undefined) throw new ContractError("queue.unknownTicket", `no ticket ${ticketId} today`);
      return viewOfTicket(number);
    },
    "Queue.LeaseNumbers": async ({ terminalId, idempotencyKey }) => {
      await submit(idempotencyKey, { type: "lease", terminalId });
      return { day: log.state.day, blocks: leasesOf(log.state, terminalId) };
    },
    "Queue.Reconcile": ({ idempotencyKey, wishKey, ...told }) => {
      // The wish may have come by another process.
      log.catchUp();
      const wish = log.outcomeOf(wishKey);
      return ticket(idempotencyKey, {
        type: "reconcile",
        ...told,
        issued: wish?.type === "take" ? wish.number : null,
      });
    },
    "Queue.RecordPrint": ({ ticketId, state, idempotencyKey }) =>
      ticket(idempotencyKey, { type: "recordPrint", ticketId, state }),
  };

  const ratedOf = (number: string): RatedVisit[] =>
    (log.state.tickets.get(number)?.visits ?? []).flatMap(({ windowId, rating }, visit) =>
      rating === null ? [] : [{ ticketId: idOf(log.state.day, number), visit, windowId, level: rating }],
    );

  const viewOf = (windowId: string): WindowView => {
    const config = hall.window.get(windowId);
    if (!config) throw new ContractError("window.unknownWindow", `no window ${windowId}`);
    return windowView(hall, log.state, config, clock.now());
  };

  const atWindow = async (key: string, command: QueueCommand & WindowSession) => {
    await submit(key, command);
    return { window: viewOf(command.windowId) };
  };

  /** A command of a window that says nothing but its name. */
  const plain =
    (type: "callNext" | "recall" | "start" | "noShow" | "finish" | "undo" | "resume") =>
    (session: WindowSession | null, { idempotencyKey }: { readonly idempotencyKey: string }) =>
      atWindow(idempotencyKey, { type, ...signedIn(session) });

  const windowCommands: WindowCommands = {
    "XiaohuWindow.ListPlaces": () => ({
      clerks: hall.clerks.map(({ id, name }) => ({ id, name })),
      windows: hall.windows.map(({ id, name }) => {
        const clerkId = log.state.windows.get(id)?.clerkId;
        return { id, name, takenBy: (clerkId && hall.clerk.get(clerkId)?.name) || null };
      }),
      services: hall.services
        .filter(({ id }) => hall.isHandled(id))
        .map(({ id, name }) => ({
          id,
          name,
          windows: hall.windows
            .filter(({ serviceIds }) => serviceIds.includes(id))
            .map((window) => ({ id: window.id, name: window.name })),
        })),
      profiles: (hall.profiles ?? []).map(({ id, name }) => ({ id, name })),
      holdMaximum: Math.floor(hall.rules.holdMaximum / 60_000),
    }),
    "XiaohuWindow.SignIn": (_session, { clerkId, windowId, idempotencyKey }) =>
      atWindow(idempotencyKey, { type: "signIn", clerkId, windowId }),
    "XiaohuWindow.SignOut": async (session, { idempotencyKey }) => {
      await submit(idempotencyKey, { type: "signOut", ...signedIn(session) });
      return {};
    },
    "XiaohuWindow.CallNext": plain("callNext"),
    "XiaohuWindow.CallNumber": (session, { number, idempotencyKey }) =>
      atWindow(idempotencyKey, { type: "callNumber", number, ...signedIn(session) }),
    "XiaohuWindow.Recall": plain("recall"),
    "XiaohuWindow.Start": plain("start"),
    "XiaohuWindow.NoShow": plain("noShow"),
    "XiaohuWindow.Rejoin": (session, { ticketId, idempotencyKey }) =>
      atWindow(idempotencyKey, { type: "rejoin", ticketId, ...signedIn(session) }),
    "XiaohuWindow.Finish": plain("finish"),
    "XiaohuWindow.Hold": (session, { minutes, sameWindow, idempotencyKey }) =>
      atWindow(idempotencyKey, { type: "hold", minutes, sameWindow, ...signedIn(session) }),
    "XiaohuWindow.Transfer": (session, { serviceId, toWindowId, back, idempotencyKey }) =>
      atWindow(idempotencyKey, { type: "transfer", serviceId, toWindowId, back, ...signedIn(session) }),
    "XiaohuWindow.AddMatter": (session, { serviceId, idempotencyKey }) =>
      atWindow(idempotencyKey, { type: "addMatter", serviceId, ...signedIn(session) }),
    "XiaohuWindow.Undo": plain("undo"),
    "XiaohuWindow.Pause": (session, { reason, idempotencyKey }) =>
      atWindow(idempotencyKey, { type: "pause", reason, ...signedIn(session) }),
    "XiaohuWindow.Resume": plain("resume"),
    "XiaohuWindow.SetAutoCall": (session, { on, idempotencyKey }) =>
      atWindow(idempotencyKey, { type: "setAutoCall", on, ...signedIn(session) }),
    "XiaohuWindow.ChooseProfile": (session, { profileId, idempotencyKey }) =>
      atWindow(idempotencyKey, { type: "chooseProfile", profileId, ...signedIn(session) }),
    "XiaohuWindow.History": (session, { number }) => {
      signedIn(session);
      const ticket = log.state.tickets.get(number);
      if (!ticket) throw new ContractError("queue.unknownTicket", `no ticket ${number} today`);
      return { steps: historyView(hall, log.events(ticket.history)) };
    },
  };

  const lookAround = () => {
    try {
      log.catchUp();
    } catch (cause) {
      // Nothing is lost: the same events are read at the next look.
      if (!(cause instanceof StorageError) || cause.code !== "storage.busy") throw cause;
    }
    timer = clock.setTimeout(lookAround, catchUpInterval);
  };
  let timer = clock.setTimeout(lookAround, catchUpInterval);

  const padCommands: Readonly<Record<PadKey, WindowCommandName>> = {
    callNext: "XiaohuWindow.CallNext",
    recall: "XiaohuWindow.Recall",
    start: "XiaohuWindow.Start",
    noShow: "XiaohuWindow.NoShow",
    finish: "XiaohuWindow.Finish",
  };

  return {
    execute: async (name, payload) => terminalCommands[name](payload),
    async pressKey({ windowId, key, idempotencyKey }) {
      viewOf(windowId);
      const clerkId = log.state.windows.get(windowId)?.clerkId;
      if (!clerkId) throw new ContractError("window.notSignedIn", `nobody is signed in at ${windowId}`);
      await windowCommands[padCommands[key]]({ clerkId, windowId }, { idempotencyKey } as never);
    },
    async rate(key, rating) {
      const { number } = await submit(key, { type: "rate", ...rating });
      const visit = ratedOf(number ?? "").find((each) => each.visit === rating.visit);
      if (!visit) throw new Error("a rating stands where it was made");
      return visit;
    },
    rated: () => [...log.state.tickets.keys()].flatMap(ratedOf),
    async takeForAppointment({ appointmentId, before, place, ...wish }) {
      const appointment = place ? { appointment: { id: appointmentId, ...place } } : {};
      log.catchUp();
      const had = before === null ? undefined : numberOf(log.state, before);
      if (had !== undefined && log.state.tickets.get(had)?.state !== "cancelled")
        return viewOfTicket(had).ticket;
      // Who gave the number back and is here after all gets another.
      const key = `appointment-${appointmentId}${had === undefined ? "" : `-${had}`}`;
      return (await ticket(key, { type: "take", ...wish, ...appointment })).ticket;
    },
    executeAtWindow: async (name, session, payload) => windowCommands[name](session, payload),
    windowView: viewOf,
    boardView: board,
    boardSince(after) {
      log.catchUp();
      return { board: board(), missed: after === undefined ? [] : missedCalls(hall, log.state, after) };
    },
    offers,
    statistics,
    *ticketIds() {
      for (const number of log.state.tickets.keys()) yield idOf(log.state.day, number);
    },
    followed(id) {
      const number = numberOf(log.state, id);
      if (number === undefined) return undefined;
      const now = clock.now();
      return {
        ...followedView(hall, log.state, number, now),
        wait: forecaster.ofTicket(log.state, number, now),
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      clock.clearTimeout(timer);
      closeForecaster();
      statistics.close();
      log.close();
      // What is committed in closing is told too, and sets timers.
      readyAgain.close();
      autoCall.close();
    },
  };
}

type TerminalCommands = {
  readonly [N in HallCommandName]: (
    payload: HallPayload<N>,
  ) => HallCompletion<N> | Promise<HallCompletion<N>>;
};

type WindowCommands = {
  readonly [N in WindowCommandName]: (
    session: WindowSession | null,
    payload: WindowPayload<N>,
  ) => WindowCompletion<N> | Promise<WindowCompletion<N>>;
};

function signedIn(session: WindowSession | null): WindowSession {
  if (session) return session;
  throw new ContractError("window.notSignedIn", "nobody is signed in at this connection");
}
