import type { FollowedTicket } from "../../contract/follow.ts";
import type { HallDirectory } from "../hall-config.ts";
import { isServed, type QueueState, ticketOf, visitOf } from "../queue/state.ts";
import { callingRule, nameOfService, nameOfWindow, ticketView } from "../queue/views.ts";

/**
 * A ticket as its holder follows it: nothing of the person, nothing of who called it. Pure.
 *
 * @param now milliseconds since the epoch
 */
export function followedView(
  hall: HallDirectory,
  state: QueueState,
  number: string,
  now: number,
): Omit<FollowedTicket, "texts" | "tags"> {
  const record = ticketOf(state, number);
  const ticket = ticketView(hall, state, number, now);
  const readyAt = record.standing?.notBefore ?? 0;
  const isReady = ticket.state === "held" && readyAt <= now;
  return {
    hallName: hall.name,
    number,
    serviceName: ticket.serviceName,
    area: ticket.area,
    takenAt: ticket.takenAt,
    ahead: ticket.ahead,
    wait: ticket.wait,
    rule: callingRule(hall),
    state: isReady ? "waiting" : ticket.state,
    at: ticket.at && {
      windowName: ticket.at.windowName,
      since: ticket.at.since,
      calls: visitOf(record).calls,
    },
    until: isReady ? null : untilOf(),
    later: ticket.later.map(({ serviceName }) => serviceName),
    served: record.visits.flatMap((each, visit) =>
      isServed(each)
        ? [
            {
              visit,
              windowName: nameOfWindow(hall, each.windowId),
              serviceName: nameOfService(hall, each.serviceId),
              rating: each.rating,
            },
          ]
        : [],
    ),
  };

  function untilOf(): number | null {
    if (ticket.state === "held") return readyAt;
    if (ticket.state !== "noShow") return null;
    return (record.visits.at(-1)?.endedAt ?? now) + hall.rules.missedValid;
  }
}
