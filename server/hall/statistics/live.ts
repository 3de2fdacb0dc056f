import type { ManagerView } from "../../contract/manager.ts";
import type { HallDirectory, WindowConfig } from "../hall-config.ts";
import { handledBy } from "../queue/decide-at-window.ts";
import type { Line } from "../queue/line.ts";
import { type QueueState, ticketOf } from "../queue/state.ts";
import { serviceOffers, waitingFor } from "../queue/views.ts";

/** The lines as they are now, in the hall's order. @param now milliseconds since the epoch */
export function linesNow(hall: HallDirectory, state: QueueState, now: number): ManagerView["lines"] {
  const calling = hall.windows.filter(({ id }) => {
    const window = state.windows.get(id);
    return Boolean(window?.clerkId) && !window?.paused;
  });
  const offers = serviceOffers(hall, state, now);
  return hall.services.map(({ id, prefix, name }) => {
    const line = state.lines.get(id);
    const held = line ? heldIn(line, now) : 0;
    return {
      serviceId: id,
      prefix,
      name,
      waiting: waitingFor(state, id) - held,
      waitingSince: line ? waitingSince(state, line, now) : null,
      held:
        held + [...(line?.noShows ?? [])].filter((number) => canComeBack(hall, state, number, now)).length,
      windowsOpen: calling.filter((window) => handledBy(hall, state, window.id).includes(id)).length,
      open: offers.find((offer) => offer.id === id)?.open ?? false,
    };
  });
}

const canComeBack = ({ rules }: HallDirectory, state: QueueState, number: string, now: number): boolean =>
  now - (ticketOf(state, number).visits.at(-1)?.endedAt ?? now) <= rules.missedValid;

/** Of all lines together: who waits, and the start of the longest wait that is going on. */
export function waitingNow(lines: ManagerView["lines"]): Pick<ManagerView, "waiting" | "waitingSince"> {
  const since = lines.flatMap(({ waitingSince }) => waitingSince ?? []);
  return {
    waiting: lines.reduce((sum, { waiting }) => sum + waiting, 0),
    waitingSince: since.length === 0 ? null : Math.min(...since),
  };
}

const heldIn = ({ returned }: Line, now: number): number =>
  returned.filter(({ notBefore }) => notBefore > now).length;

/** Start of the longest wait in a line. Who is aside does not wait. */
function waitingSince(state: QueueState, { returned, classes }: Line, now: number): number | null {
  let since: number | null = null;
  for (const row of [returned, ...classes.values()])
    for (const { number, notBefore } of row) {
      if (row === returned && notBefore > now) continue;
      const start = Math.min(now, ticketOf(state, number).waitingSince);
      since = since === null ? start : Math.min(since, start);
    }
  return since;
}

export function windowsNow(hall: HallDirectory, state: QueueState): ManagerView["windows"] {
  return hall.windows.map((config) => windowNow(hall, state, config));
}

function windowNow(hall: HallDirectory, state: QueueState, { id, name }: WindowConfig) {
  const window = state.windows.get(id);
  const empty = { id, name, pause: null, number: null, serviceName: null, served: window?.work.served ?? 0 };
  if (!window?.clerkId) return { ...empty, state: "closed" as const, since: null };
  if (window.paused) {
    const { since, reason } = window.paused;
    return { ...empty, state: "paused" as const, since, pause: reason };
  }
  const { current, idleSince } = window.work;
  const visit = current === null ? undefined : ticketOf(state, current).visits.at(-1);
  if (current === null || !visit) return { ...empty, state: "idle" as const, since: idleSince };
  const serviceName = hall.service.get(visit.serviceId)?.name ?? null;
  const inHand = { ...empty, number: current, serviceName };
  return visit.startedAt === null
    ? { ...inHand, state: "called" as const, since: visit.calledAt }
    : { ...inHand, state: "serving" as const, since: visit.startedAt };
}
