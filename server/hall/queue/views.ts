import type { BoardView, Call } from "../../contract/board.ts";
import type { ServiceOffer, Ticket } from "../../contract/hall.ts";
import type { WindowView } from "../../contract/window.ts";
import type { HallDirectory, ServiceConfig, WindowConfig } from "../hall-config.ts";
import { windowClocks } from "./clocks.ts";
import { ticketId } from "./decide.ts";
import { aheadOf, headOf, waitingIn } from "./line.ts";
import { type LastCall, lineOf, type QueueState, type TicketRecord, ticketOf } from "./state.ts";

/** What citizens can take a number for, in the hall's order. */
export function serviceOffers(hall: HallDirectory, state: QueueState): ServiceOffer[] {
  return hall.services.map((service) => {
    const windows = hall.windowsOf.get(service.id) ?? [];
    return {
      id: service.id,
      prefix: service.prefix,
      name: service.name,
      plainName: service.plainName,
      area: service.area,
      windows: [...windows],
      waiting: waitingFor(state, service.id),
      open: !service.suspended,
    };
  });
}

export function ticketView(hall: HallDirectory, state: QueueState, number: string): Ticket {
  const ticket = ticketOf(state, number);
  const service = serviceOf(hall, ticket);
  return {
    id: ticketId(state.day, number),
    number,
    serviceId: service.id,
    serviceName: service.name,
    area: service.area,
    windows: [...(hall.windowsOf.get(service.id) ?? [])],
    takenAt: ticket.takenAt,
    ahead: ticket.place ? aheadOf(lineOf(state, ticket.serviceId), ticket.place) : 0,
    state: ticket.state,
    print: ticket.print,
  };
}

export function windowView(hall: HallDirectory, state: QueueState, config: WindowConfig): WindowView {
  const window = state.windows.get(config.id);
  const services = hall.services.filter(({ id }) => config.serviceIds.includes(id));
  return {
    windowId: config.id,
    windowName: config.name,
    clerkName: window?.clerkId ? (hall.clerk.get(window.clerkId)?.name ?? null) : null,
    serviceIds: services.map(({ id }) => id),
    current: window?.current ? inHandView(hall, state, ticketOf(state, window.current)) : null,
    idleSince: window?.idleSince ?? null,
    waiting: services.map(({ id, name }) => ({
      serviceId: id,
      serviceName: name,
      count: waitingFor(state, id),
      next: nextIn(state, id),
    })),
    noShows: services.flatMap(({ id }) =>
      [...(state.lines.get(id)?.noShows ?? [])].map((number) => ({
        ticketId: ticketId(state.day, number),
        number,
      })),
    ),
    today: window
      ? windowClocks(window)
      : { served: 0, noShow: 0, averageWait: null, averageWalk: null, averageServe: null, idle: 0 },
  };
}

/** @param seq the last event that is in the state */
export function boardView(hall: HallDirectory, state: QueueState, seq: number): BoardView {
  return {
    seq,
    hallName: hall.name,
    calls: state.lastCalls.map((call) => callView(hall, state, call)),
    waiting: hall.services
      .filter(({ suspended }) => !suspended)
      .map(({ id, prefix, name }) => ({
        serviceId: id,
        prefix,
        serviceName: name,
        count: waitingFor(state, id),
      })),
  };
}

/** One call, as every board, every voice and every window display gets it. */
export function callView(hall: HallDirectory, state: QueueState, call: LastCall): Call {
  return {
    seq: call.seq,
    ticketId: ticketId(state.day, call.number),
    number: call.number,
    windowId: call.windowId,
    windowName: hall.window.get(call.windowId)?.name ?? nameless(call.windowId),
    count: call.count,
    calledAt: call.at,
  };
}

function inHandView(
  hall: HallDirectory,
  state: QueueState,
  ticket: TicketRecord,
): NonNullable<WindowView["current"]> {
  return {
    ticketId: ticketId(state.day, ticket.number),
    number: ticket.number,
    serviceName: serviceOf(hall, ticket).name,
    state: ticket.state,
    calls: ticket.calls,
    calledAt: ticket.calledAt ?? ticket.takenAt,
    startedAt: ticket.startedAt,
  };
}

function waitingFor(state: QueueState, serviceId: string): number {
  const line = state.lines.get(serviceId);
  return line ? waitingIn(line) : 0;
}

function nextIn(state: QueueState, serviceId: string): string | null {
  const line = state.lines.get(serviceId);
  return (line && headOf(line)) ?? null;
}

/** A service or a window that was taken out of the configuration during the day: its tickets keep its id. */
const nameless = (id: string) => ({ "zh-CN": id, "zh-TW": id, en: id });

function serviceOf(hall: HallDirectory, { serviceId, number }: TicketRecord): ServiceConfig {
  const found = hall.service.get(serviceId);
  if (found) return found;
  const name = nameless(serviceId);
  return { id: serviceId, prefix: number.charAt(0), name, plainName: name, area: nameless("") };
}
