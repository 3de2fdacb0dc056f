import type { Recorded } from "../../storage/event-store.ts";
import type { AppointmentEvent } from "./events.ts";
import { type AppointmentsState, type Booking, slotKey } from "./state.ts";

/**
 * Folds one event into the state, in place. What happened to a booking that is too old to be remembered is of no interest any
 * more and leaves no trace.
 */
export function evolve(state: AppointmentsState, { event }: Recorded<AppointmentEvent>): void {
  const before = state.bookings.get(event.id);
  switch (event.type) {
    case "appointmentBooked":
    case "appointmentChanged": {
      const { id, code, person, serviceId, start, end } = event;
      if (before) release(state, before);
      else remember(state, event);
      keep(state, { id, code, person, serviceId, start, end, state: "open", slip: "notRequested" });
      break;
    }
    case "appointmentCancelled":
      if (!before) break;
      release(state, before);
      state.bookings.set(event.id, { ...before, state: "cancelled" });
      break;
    case "checkInBegun":
      if (!before) break;
      state.bookings.set(event.id, {
        ...before,
        state: { terminalId: event.terminalId, place: event.place, ticket: null },
      });
      break;
    case "checkInGivenUp":
      if (before) state.bookings.set(event.id, { ...before, state: "open" });
      break;
    case "slipRecorded":
      if (before) state.bookings.set(event.id, { ...before, slip: event.state });
      break;
    case "checkedIn": {
      if (typeof before?.state !== "object") break;
      const ticket = { id: event.ticketId, number: event.number };
      state.bookings.set(event.id, { ...before, state: { ...before.state, ticket } });
      break;
    }
  }
}

function remember(state: AppointmentsState, { id, code, person }: Pick<Booking, "id" | "code" | "person">) {
  state.codes.set(code, id);
  if (person !== null) state.persons.set(person, [...(state.persons.get(person) ?? []), id]);
}

function keep(state: AppointmentsState, booking: Booking): void {
  state.bookings.set(booking.id, booking);
  const key = slotKey(booking);
  state.taken.set(key, (state.taken.get(key) ?? 0) + 1);
}

function release(state: AppointmentsState, booking: Booking): void {
  if (booking.state === "cancelled") return;
  const key = slotKey(booking);
  const left = (state.taken.get(key) ?? 0) - 1;
  if (left > 0) state.taken.set(key, left);
  else state.taken.delete(key);
}
