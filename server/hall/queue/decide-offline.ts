import type { HallDirectory } from "../hall-config.ts";
import { type CommandOf, done, personOfDay, type QueueDecision, refuse } from "./decide.ts";
import type { QueueEvent } from "./events.ts";
import { ordinaryClass } from "./line.ts";
import { freeBlock, leaseOf, numberText } from "./numbers.ts";
import { isNobodys, type Lease, type QueueState } from "./state.ts";

/**
 * One block a service for this terminal. Who has one of which less than half is used keeps it: a terminal asks at every start and after
 * every outage.
 */
export function lease(hall: HallDirectory, state: QueueState, command: CommandOf<"lease">): QueueDecision {
  const { terminalId } = command;
  const size = hall.rules.leaseBlock;
  const events: QueueEvent[] = [];
  for (const { id: serviceId, prefix, suspended } of hall.services) {
    if (suspended) continue;
    const last = state.leases
      .get(prefix)
      ?.findLast((each) => each.terminalId === terminalId && each.serviceId === serviceId);
    if (last && used(state, prefix, last) * 2 < last.to - last.from + 1) continue;
    const block = freeBlock(state, prefix, size);
    if (block) events.push({ type: "numbersLeased", terminalId, serviceId, prefix, ...block });
  }
  return done(command, null, ...events);
}

/** The blocks from which a terminal may give numbers, in the order in which it uses them. */
export function leasesOf(state: QueueState, terminalId: string) {
  return [...state.leases].flatMap(([prefix, leases]) =>
    leases
      .filter((each) => each.terminalId === terminalId && used(state, prefix, each) <= each.to - each.from)
      .map(({ serviceId, from, to }) => ({
        serviceId,
        prefix,
        from: from + used(state, prefix, { from, to }),
        to,
      })),
  );
}

/** Numbers of a block that have been given: they are given in order. */
function used(state: QueueState, prefix: string, { from, to }: Pick<Lease, "from" | "to">): number {
  for (let serial = to; serial >= from; serial--) {
    const ticket = state.tickets.get(numberText(prefix, serial));
    if (ticket && !isNobodys(ticket)) return serial - from + 1;
  }
  return 0;
}

/** A number that was given without the hall, as the terminal tells of it: once. */
export function reconcile(
  hall: HallDirectory,
  state: QueueState,
  command: CommandOf<"reconcile">,
): QueueDecision {
  const { number, terminalId, classId, person, later = [], takenAt, print, issued } = command;
  const block = leaseOf(state, number);
  if (command.day !== state.day || block?.terminalId !== terminalId)
    return refuse("queue.notLeased", `${number} of ${command.day} is not of a block of ${terminalId} today`);
  const events: QueueEvent[] = [];
  // The hall had heard the wish after all: nobody stands in the line twice.
  if (issued !== null && issued !== number && state.tickets.get(issued)?.state === "waiting")
    events.push({ type: "ticketCancelled", number: issued });
  const before = state.tickets.get(number);
  // A window called it by mistake, and nobody came: who holds it has not been called yet.
  const wasMistake = before?.unheard === true && before.state === "noShow";
  if (wasMistake) events.push({ type: "ticketCancelled", number });
  const isNew = !before || wasMistake || isNobodys(before);
  if (isNew)
    events.push({
      type: "ticketTaken",
      number,
      serviceId: block.serviceId,
      terminalId,
      ...(classId === undefined || classId === ordinaryClass || !hall.class.has(classId) ? {} : { classId }),
      ...(person === undefined ? {} : { person: personOfDay(state.day, person) }),
      ...(later.length === 0 ? {} : { later: later.filter((id) => hall.isHandled(id)) }),
      offlineAt: takenAt,
    });
  const known = isNew ? "notRequested" : before.print;
  if (print !== "notRequested" && known !== "printed" && known !== print)
    events.push({ type: "printRecorded", number, state: print });
  return done(command, number, ...events);
}
