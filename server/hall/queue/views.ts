import type { BoardView, Call, ServiceOffer, Ticket, WindowView } from "../../contract/hall.ts";
import type { HallConfig, ServiceConfig, WindowConfig } from "../hall-config.ts";
import {
  type CallRecord,
  lineOf,
  type QueueState,
  type TicketRecord,
  type WindowRecord,
  windowOf,
} from "./state.ts";

/** No-shows that a window offers to take back, latest first. */
const noShowsShown = 12;

export function offers(state: QueueState, hall: HallConfig): ServiceOffer[] {
  return hall.services.map((service) => ({
    id: service.id,
    prefix: service.prefix,
    name: service.name,
    plainName: service.plainName,
    area: service.area,
    windows: windowsFor(service.id, hall),
    waiting: lineOf(state, service.id).length,
    open: service.open,
  }));
}

export function ticketView(state: QueueState, hall: HallConfig, ticketId: string): Ticket | undefined {
  const ticket = state.tickets.get(ticketId);
  if (!ticket) return undefined;
  const service = serviceOf(hall, ticket.serviceId);
  return {
    id: ticket.id,
    number: ticket.number,
    serviceId: ticket.serviceId,
    serviceName: service.name,
    area: service.area,
    windows: windowsFor(ticket.serviceId, hall),
    takenAt: ticket.takenAt,
    ahead: ticket.state === "waiting" ? lineOf(state, ticket.serviceId).ahead(ticket.id) : 0,
    state: ticket.state,
    print: ticket.print,
  };
}

export function windowView(state: QueueState, hall: HallConfig, windowId: string): WindowView {
  const config = windowConfig(hall, windowId);
  const window = windowOf(state, windowId);
  const current = window.ticketId === undefined ? undefined : state.tickets.get(window.ticketId);
  return {
    windowId,
    windowName: config.name,
    clerkName: hall.clerks.find(({ id }) => id === window.clerkId)?.name ?? null,
    serviceIds: [...config.serviceIds],
    current: current
      ? {
          ticketId: current.id,
          number: current.number,
          serviceName: serviceOf(hall, current.serviceId).name,
          state: current.state,
          calls: current.calls,
          calledAt: current.calledAt ?? current.takenAt,
          startedAt: current.state === "serving" ? (current.startedAt ?? null) : null,
        }
      : null,
    idleSince: window.idleSince ?? null,
    waiting: config.serviceIds.map((serviceId) => {
      const line = lineOf(state, serviceId);
      return {
        serviceId,
        serviceName: serviceOf(hall, serviceId).name,
        count: line.length,
        next: state.tickets.get(line.head ?? "")?.number ?? null,
      };
    }),
    noShows: [...state.missed]
      .reverse()
      .map((id) => state.tickets.get(id))
      .filter((ticket) => ticket !== undefined && config.serviceIds.includes(ticket.serviceId))
      .slice(0, noShowsShown)
      .map((ticket) => ({ ticketId: ticket?.id ?? "", number: ticket?.number ?? "" })),
    today: today(window),
  };
}

/** The four clocks of a window's day. */
function today({ finished, noShows, idle }: WindowRecord): WindowView["today"] {
  return {
    served: finished.length,
    noShow: noShows,
    averageWait: average(finished, ({ wait }) => wait),
    averageWalk: average(finished, ({ walk }) => walk ?? 0),
    averageServe: average(finished, ({ serve }) => serve ?? 0),
    idle,
  };
}

export function boardView(state: QueueState, hall: HallConfig): BoardView {
  return {
    seq: state.lastSeq,
    hallName: hall.name,
    calls: state.recentCalls.map((call) => callView(state, hall, call)),
    waiting: hall.services
      .filter(({ open }) => open)
      .map(({ id, prefix, name }) => ({
        serviceId: id,
        prefix,
        serviceName: name,
        count: lineOf(state, id).length,
      })),
  };
}

export function callView(state: QueueState, hall: HallConfig, call: CallRecord): Call {
  return {
    seq: call.seq,
    ticketId: call.ticketId,
    number: state.tickets.get(call.ticketId)?.number ?? "",
    windowId: call.windowId,
    windowName: windowConfig(hall, call.windowId).name,
    count: call.count,
    calledAt: call.at,
  };
}

function windowsFor(serviceId: string, hall: HallConfig): string[] {
  return hall.windows.filter(({ serviceIds }) => serviceIds.includes(serviceId)).map(({ id }) => id);
}

function serviceOf(hall: HallConfig, serviceId: string): ServiceConfig {
  const service = hall.services.find(({ id }) => id === serviceId);
  if (!service) throw new Error(`the log speaks of service ${serviceId}, which this hall does not have`);
  return service;
}

function windowConfig(hall: HallConfig, windowId: string): WindowConfig {
  const window = hall.windows.find(({ id }) => id === windowId);
  if (!window) throw new Error(`the log speaks of window ${windowId}, which this hall does not have`);
  return window;
}

function average(tickets: readonly TicketRecord[], clock: (ticket: TicketRecord) => number): number | null {
  if (tickets.length === 0) return null;
  return Math.round(tickets.reduce((sum, ticket) => sum + clock(ticket), 0) / tickets.length);
}
