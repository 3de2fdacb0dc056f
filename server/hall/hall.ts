import type { Clock } from "../../device-drivers/clock.ts";
import { ContractError } from "../contract/errors.ts";
import type {
  BoardView,
  Call,
  HallCommandName,
  HallCompletion,
  HallPayload,
  Ticket,
  WindowView,
} from "../contract/hall.ts";
import { openDatabase } from "../storage/database.ts";
import { EventStore, type StoredEvent } from "../storage/event-store.ts";
import type { HallConfig } from "./hall-config.ts";
import { decide, type QueueCommand, type QueueOutcome } from "./queue/decide.ts";
import { type QueueEvent, queueEvent } from "./queue/events.ts";
import { emptyDay, evolve, type QueueState, windowOf } from "./queue/state.ts";
import { boardView, callView, offers, ticketView, windowView } from "./queue/views.ts";

/** How often the commits of other processes are looked for, milliseconds. House rule: a board lags at most half a second. */
export const catchUpInterval = 250;

/** The hall's clock on the wall: its business day begins at its own midnight. */
const hallTimeZone = "Asia/Shanghai";

/** What a listener hears, in the order of the events. A call is heard exactly once. */
export type HallChange = { readonly kind: "called"; readonly call: Call } | { readonly kind: "changed" };

export interface Hall {
  readonly config: HallConfig;
  /** The terminals' commands. @throws ContractError queue.* */
  execute<N extends HallCommandName>(name: N, payload: HallPayload<N>): Promise<HallCompletion<N>>;
  /** A window's command. @throws ContractError window.* */
  atWindow(key: string, command: QueueCommand): Promise<void>;
  /** Who is signed in at a window. */
  clerkAt(windowId: string): string | undefined;
  window(windowId: string): WindowView;
  board(): BoardView;
  subscribe(listener: (changes: readonly HallChange[]) => void): () => void;
  close(): void;
}

/** @param databasePath the hall's store; several processes may share it */
export function openHall(options: { databasePath: string; clock: Clock; config: HallConfig }): Hall {
  const { clock, config } = options;
  const listeners = new Set<(changes: readonly HallChange[]) => void>();
  const dayFormat = new Intl.DateTimeFormat("en-CA", { timeZone: hallTimeZone });
  let state: QueueState = emptyDay("");
  let latest = 0;

  const store = new EventStore<QueueCommand, QueueOutcome>(openDatabase(options.databasePath), {
    today: () => dayFormat.format(clock.now()),
    now: () => clock.now(),
    reset(day) {
      state = emptyDay(day);
      latest = 0;
    },
    evolve({ seq, at, event }) {
      latest = Math.max(latest, at);
      evolve(state, event as QueueEvent, seq, latest);
    },
    decide: (command) => decide(state, command, config),
    parse: (type, data) => queueEvent.parse({ type, ...(data as object) }),
    committed(events) {
      const changes = events.map((stored) => changeOf(stored));
      for (const listener of [...listeners]) listener(changes);
    },
  });

  const changeOf = ({ seq, at, event }: StoredEvent): HallChange => {
    const happened = event as QueueEvent;
    if (happened.type !== "TicketCalled") return { kind: "changed" };
    const { ticketId, windowId, count } = happened;
    return { kind: "called", call: callView(state, config, { seq, ticketId, windowId, count, at }) };
  };

  const submit = async (key: string, command: QueueCommand): Promise<string | null> => {
    const outcome = await store.submit(key, command);
    if (!outcome.ok) throw new ContractError(outcome.error, outcome.detail);
    return outcome.ticketId;
  };
  const ticket = (ticketId: string | null): { ticket: Ticket } => {
    const view = ticketId === null ? undefined : ticketView(state, config, ticketId);
    if (!view) throw new ContractError("queue.unknownTicket", `no ticket ${ticketId ?? ""} today`);
    return { ticket: view };
  };

  const handlers: { [N in HallCommandName]: (payload: HallPayload<N>) => Promise<HallCompletion<N>> } = {
    "Queue.ListServices": async () => ({ hallName: config.name, services: offers(state, config) }),
    "Queue.Take": async ({ serviceId, terminalId, idempotencyKey }) =>
      ticket(await submit(idempotencyKey, { type: "take", serviceId, terminalId })),
    "Queue.GetTicket": async ({ ticketId }) => ticket(ticketId),
    "Queue.RecordPrint": async ({ ticketId, state: print, idempotencyKey }) =>
      ticket(await submit(idempotencyKey, { type: "recordPrint", ticketId, state: print })),
  };

  let timer: unknown;
  const lookAgain = () => {
    store.catchUp();
    timer = clock.setTimeout(lookAgain, catchUpInterval);
  };
  timer = clock.setTimeout(lookAgain, catchUpInterval);

  return {
    config,
    execute: (name, payload) => handlers[name](payload),
    async atWindow(key, command) {
      await submit(key, command);
    },
    clerkAt: (windowId) => windowOf(state, windowId).clerkId,
    window: (windowId) => windowView(state, config, windowId),
    board: () => boardView(state, config),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      clock.clearTimeout(timer);
      store.close();
    },
  };
}
