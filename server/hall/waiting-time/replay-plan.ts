import { type Head, type ServiceHeads, standsBefore } from "../queue/order.ts";
import { Comers } from "./comers.ts";
import type { HallModel } from "./model.ts";
import type { Shape } from "./shape.ts";
import type { VisibleState, VisibleTicket } from "./visible-state.ts";

/** Somebody in a replay. */
export interface Person extends Head {
  due: number;
  seq: number;
  passed: number;
  weight: number;
  line: number;
  service: number;
  /** Decides its luck, the same in every replay that it is in. */
  key: number;
  /** Place in `waiting`; -1: comes later. */
  index: number;
}

export interface Line {
  readonly group: number;
  /** From `first` to before `end` those who stand in it, in order; the rest is of earlier. */
  readonly people: Person[];
  first: number;
  end: number;
}

/** What a window looks through as one: the lines of a service, or of those who are bound to one window. */
export interface Group extends ServiceHeads<Person> {
  readonly heads: Person[];
  readonly lines: Line[];
  /** Who may call from it. */
  readonly windows: number[];
  preferredRun: number;
}

/** A visible state and a model, laid out for many replays. */
export interface Plan {
  readonly services: readonly string[];
  readonly shapes: readonly Shape[];
  readonly noShow: Float64Array;
  /** Mean times, window · services + service. */
  readonly occupied: Float64Array;
  readonly groups: readonly Group[];
  /** By window. */
  readonly groupsOf: readonly (readonly Group[])[];
  readonly lines: readonly Line[];
  /** In the order of `waiting`. */
  readonly people: readonly Person[];
  /** Who may be called now, by line, in order. */
  readonly standing: readonly (readonly Person[])[];
  /** Who may be called later, in order of the moment. */
  readonly later: readonly { readonly person: Person; readonly from: number }[];
  readonly comers: Comers;
}

/**
 * @param everybody whether all who come are played; else those of higher classes than the lowest that waits: nobody else can be called
 *   before somebody who waits now (but for the cap on being passed, which between services may let one; that is neglected)
 */
export function layOut(state: VisibleState, model: HallModel, everybody: boolean): Plan {
  const { windows, waiting, now } = state;
  const services = [
    ...new Set([
      ...windows.flatMap((window) => window.serviceIds),
      ...waiting.map((ticket) => ticket.serviceId),
    ]),
  ];
  const serviceOf = new Map(services.map((id, index) => [id, index]));
  const groups = services.map(
    (id): Group => ({
      heads: [],
      lines: [],
      preferredRun: state.preferredRun[id] ?? 0,
      windows: windows.flatMap(({ serviceIds }, index) => (serviceIds.includes(id) ? [index] : [])),
    }),
  );
  const boundGroup = new Map<string, number>();
  const lines: Line[] = [];
  const lineOf = new Map<string, number>();

  function groupFor(serviceId: string, windowId: string | null): number {
    if (windowId === null) return serviceOf.get(serviceId) ?? 0;
    let group = boundGroup.get(windowId);
    if (group === undefined) {
      group = groups.length;
      const index = windows.findIndex(({ id }) => id === windowId);
      groups.push({ heads: [], lines: [], preferredRun: 0, windows: index < 0 ? [] : [index] });
      boundGroup.set(windowId, group);
    }
    return group;
  }

  function lineFor(ticket: Pick<VisibleTicket, "serviceId" | "weight" | "returned" | "windowId">): number {
    const group = groupFor(ticket.serviceId, ticket.windowId);
    const name = `${group} ${ticket.weight} ${ticket.returned}`;
    let line = lineOf.get(name);
    if (line === undefined) {
      line = lines.length;
      const made = { group, people: [], first: 0, end: 0 };
      lines.push(made);
      groups[group]?.lines.push(made);
      lineOf.set(name, line);
    }
    return line;
  }

  const people = waiting.map(
    (ticket, index): Person => ({
      weight: ticket.weight,
      due: ticket.due,
      seq: ticket.seq,
      passed: ticket.passed,
      returned: ticket.returned,
      line: lineFor(ticket),
      service: serviceOf.get(ticket.serviceId) ?? 0,
      key: ticket.seq,
      index,
    }),
  );
  const lowest = waiting.reduce((least, { weight }) => Math.min(least, weight), Number.POSITIVE_INFINITY);
  const streams = model.arrivals.streams
    .filter(({ serviceId, weight }) => serviceOf.has(serviceId) && (everybody || weight > lowest))
    .map(({ serviceId, weight, rates }) => ({
      service: serviceOf.get(serviceId) ?? 0,
      line: lineFor({ serviceId, weight, returned: false, windowId: null }),
      weight,
      rates,
    }));
  const inOrder = [...people].sort((one, other) => (standsBefore(one, other) ? -1 : 1));
  const from = (person: Person) => waiting[person.index]?.notBefore ?? now;
  return {
    services,
    shapes: services.map((id) => model.shape(id)),
    noShow: Float64Array.from(services, (id) => model.noShow(id)),
    occupied: Float64Array.from(
      windows.flatMap(({ id }) => services.map((service) => model.occupied(service, id))),
    ),
    groups,
    groupsOf: windows.map((_, index) => groups.filter((group) => group.windows.includes(index))),
    lines,
    people,
    standing: lines.map((_, line) => inOrder.filter((person) => person.line === line && from(person) <= now)),
    later: inOrder
      .filter((person) => from(person) > now)
      .map((person) => ({ person, from: from(person) }))
      .sort((one, other) => one.from - other.from),
    comers: new Comers(now, streams, model.arrivals),
  };
}
