import type { Recorded } from "../../storage/event-store.ts";
import type { AssistanceEvent } from "./events.ts";
import { type AssistancesState, type Request, slotKey } from "./state.ts";

/** Folds one event into the state, in place. What happens to a request that is too old to be remembered leaves no trace. */
export function evolve(
  state: AssistancesState,
  { event, at, day }: Pick<Recorded<AssistanceEvent>, "event" | "at" | "day">,
): void {
  if (event.type === "requested") {
    const { type: _, notice: __, via: ___, ...asked } = event;
    state.series.set(day, (state.series.get(day) ?? 0) + 1);
    state.codes.set(event.code, event.number);
    state.persons.set(event.person, [...(state.persons.get(event.person) ?? []), event.number]);
    if (event.slot) count(state, event.slot, 1);
    state.requests.set(event.number, {
      ...asked,
      bookedAt: at,
      state: "new",
      assignee: null,
      assignments: 0,
      declined: null,
      endedAt: null,
      openings: [],
    });
    return;
  }
  const before = state.requests.get(event.number);
  if (!before) return;
  state.requests.set(event.number, { ...before, ...changeOf(before, event, at) });
  // The half day is somebody else's now.
  if ((event.type === "cancelled" || event.type === "declined") && before.slot) count(state, before.slot, -1);
}

function changeOf(
  before: Request,
  event: Exclude<AssistanceEvent, { type: "requested" }>,
  at: number,
): Partial<Request> {
  switch (event.type) {
    case "cancelled":
      return { state: "cancelled", endedAt: at };
    case "assigned":
      return { state: "assigned", assignee: event.assignee, assignments: before.assignments + 1 };
    case "done":
      return { state: "done" };
    case "closed":
      return { state: "closed", endedAt: at };
    case "declined":
      return { state: "declined", declined: event.record, endedAt: at };
    case "opened":
      return { openings: [...before.openings, { by: event.by, at }] };
  }
}

function count({ taken }: AssistancesState, slot: NonNullable<Request["slot"]>, by: 1 | -1): void {
  const key = slotKey(slot);
  const left = (taken.get(key) ?? 0) + by;
  if (left > 0) taken.set(key, left);
  else taken.delete(key);
}
