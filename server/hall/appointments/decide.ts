import type { ErrorCode } from "../../contract/errors.ts";
import type { Decision } from "../../storage/command-log.ts";
import { dayOf, daysAfter } from "../calendar/day.ts";
import type { AppointmentEvent, AppointmentOutcome } from "./events.ts";
import type { OpeningHours } from "./opening-hours.ts";
import type { AppointmentRules, Bookable } from "./rules.ts";
import { bookableSlot } from "./slots.ts";
import { type AppointmentsState, type Booking, bookingsOf, type CheckIn, takenIn } from "./state.ts";

/** What can be asked about appointments. */
export type AppointmentCommand =
  | {
      readonly type: "book";
      readonly serviceId: string;
      readonly start: number;
      readonly person: string | undefined;
      /** Of the person's for this service, those that are still to come at other sites. */
      readonly openElsewhere: number;
      readonly via: string;
      /** For the new booking: an id, and codes of which the first that is free becomes its own. */
      readonly id: string;
      readonly codes: readonly string[];
    }
  | ({ readonly type: "change"; readonly start: number } & Named)
  | ({ readonly type: "cancel" } & Named)
  | { readonly type: "beginCheckIn"; readonly code: string; readonly terminalId: string }
  | {
      readonly type: "recordSlip";
      readonly code: string;
      readonly state: Exclude<Booking["slip"], "notRequested">;
    }
  | { readonly type: "giveUpCheckIn"; readonly id: string }
  | {
      readonly type: "finishCheckIn";
      readonly id: string;
      readonly ticketId: string;
      readonly number: string;
    };

/** Which booking, and from where it was asked. */
interface Named {
  readonly code: string;
  /** Given: the booking has to be this person's. */
  readonly person?: string | undefined;
  readonly via: string;
}

export interface AppointmentRefusal {
  readonly code: ErrorCode;
  readonly detail: string;
}

type AppointmentDecision = Decision<AppointmentEvent, AppointmentOutcome, AppointmentRefusal>;
type CommandOf<Type extends AppointmentCommand["type"]> = Extract<AppointmentCommand, { type: Type }>;

/** The hall as appointments see it. */
export interface AppointmentsHall {
  readonly bookable: ReadonlyMap<string, Bookable>;
  readonly hours: OpeningHours;
}

const done = (
  { type }: AppointmentCommand,
  id: string,
  ...events: AppointmentEvent[]
): AppointmentDecision => ({
  events,
  outcome: { type, id },
});
const refuse = (code: ErrorCode, detail: string): AppointmentDecision => ({ refused: { code, detail } });

/** How somebody who comes now stands to an appointment. */
export type Punctuality = "early" | "onTime" | "late" | "missed";

export function punctuality(
  { start }: Pick<Booking, "start">,
  rules: AppointmentRules,
  at: number,
): Punctuality {
  if (at < start - rules.checkInFrom) return "early";
  if (at <= start + rules.tolerance) return "onTime";
  return dayOf(at) === dayOf(start) ? "late" : "missed";
}

/** Whether it is still to come, or to be checked in today. */
export const isAhead = ({ start }: Pick<Booking, "start">, at: number): boolean => dayOf(start) >= dayOf(at);

/**
 * Decides one command on the state it finds. Pure: the state is not changed.
 *
 * @param at the time that its events will have, milliseconds since the epoch
 */
export function decide(
  hall: AppointmentsHall,
  state: AppointmentsState,
  command: AppointmentCommand,
  at: number,
): AppointmentDecision {
  switch (command.type) {
    case "book":
      return book(hall, state, command, at);
    case "change":
      return change(hall, state, command, at);
    case "cancel":
      return cancel(hall, state, command, at);
    case "beginCheckIn":
      return beginCheckIn(hall, state, command, at);
    case "recordSlip":
      return recordSlip(state, command);
    case "giveUpCheckIn": {
      const checkIn = checkInOf(state, command.id);
      if (!checkIn || checkIn.ticket) return done(command, command.id);
      return done(command, command.id, { type: "checkInGivenUp", id: command.id });
    }
    case "finishCheckIn": {
      const { id, ticketId, number } = command;
      const checkIn = checkInOf(state, id);
      if (!checkIn) return refuse("appointment.notFound", `${id} is not being checked in`);
      // Two processes that finish the same check-in were given the same number; who gave it back and is here again has another.
      if (checkIn.ticket?.number === number) return done(command, id);
      return done(command, id, { type: "checkedIn", id, ticketId, number });
    }
  }
}

function recordSlip(state: AppointmentsState, command: CommandOf<"recordSlip">): AppointmentDecision {
  const booking = state.bookings.get(state.codes.get(command.code) ?? "");
  if (!booking) return refuse("appointment.notFound", "a slip of no appointment");
  const { id, slip } = booking;
  // Paper that came out stays out, whatever a late message says.
  if (slip === "printed" || slip === command.state) return done(command, id);
  return done(command, id, { type: "slipRecorded", id, state: command.state });
}

function checkInOf(state: AppointmentsState, id: string): CheckIn | undefined {
  const found = state.bookings.get(id)?.state;
  return typeof found === "object" ? found : undefined;
}

function book(
  { bookable, hours }: AppointmentsHall,
  state: AppointmentsState,
  command: CommandOf<"book">,
  at: number,
): AppointmentDecision {
  const { serviceId, start, person, openElsewhere, via, id } = command;
  const service = bookable.get(serviceId);
  const slot = service && bookableSlot(hours, service, start, at);
  if (!service || !slot) return refuse("appointment.notOffered", `${serviceId} takes nobody at ${start}`);
  if (person === undefined) return refuse("appointment.personNeeded", "no document was shown");
  const { openPerPerson, missedAllowed, missedCounts } = service.rules;
  const theirs = bookingsOf(state, person).filter((booking) => booking.state === "open");
  const missedSince = daysAfter(dayOf(at), -missedCounts);
  const missed = theirs.filter(
    (booking) => !isAhead(booking, at) && dayOf(booking.start) >= missedSince,
  ).length;
  if (missed >= missedAllowed) return refuse("appointment.tooOften", `${missed} missed of late`);
  const here = theirs.filter((booking) => booking.serviceId === serviceId && isAhead(booking, at)).length;
  const open = here + openElsewhere;
  if (open >= openPerPerson) return refuse("appointment.personLimit", `${open} of ${serviceId} are open`);
  if (takenIn(state, { serviceId, start }) >= service.capacity)
    return refuse("appointment.slotTaken", `${serviceId} at ${start} is full`);
  const code = command.codes.find((each) => !state.codes.has(each));
  if (code === undefined || state.bookings.has(id)) throw new Error("neither id nor code is new");
  return done(command, id, {
    type: "appointmentBooked",
    id,
    code,
    person,
    serviceId,
    start,
    end: slot.end,
    via,
  });
}

/** The booking, if something can still be decided about it; else why not. */
function stillOpen(
  { bookable }: AppointmentsHall,
  state: AppointmentsState,
  { code, person, via }: Named,
): { readonly booking: Booking; readonly service: Bookable } | { readonly refused: AppointmentRefusal } {
  const booking = state.bookings.get(state.codes.get(code) ?? "");
  // Whether there is such a code is nobody's business who has another document.
  if (!booking || (person !== undefined && booking.person !== person))
    return { refused: { code: "appointment.notFound", detail: `nothing for a code from ${via}` } };
  const { id, state: now } = booking;
  if (now === "cancelled")
    return { refused: { code: "appointment.cancelled", detail: `${id} is cancelled` } };
  if (now !== "open") return { refused: { code: "appointment.checkedIn", detail: `${id} is checked in` } };
  const service = bookable.get(booking.serviceId);
  if (!service)
    return {
      refused: {
        code: "appointment.notOffered",
        detail: `${booking.serviceId} takes no appointments any more`,
      },
    };
  return { booking, service };
}

function change(
  hall: AppointmentsHall,
  state: AppointmentsState,
  command: CommandOf<"change">,
  at: number,
): AppointmentDecision {
  const found = stillOpen(hall, state, command);
  if ("refused" in found) return found;
  const { booking, service } = found;
  const { id, code, person, serviceId } = booking;
  const { start, via } = command;
  if (start === booking.start) return done(command, id);
  const late = tooLate(booking, service, at);
  if (late) return late;
  const slot = bookableSlot(hall.hours, service, start, at);
  if (!slot) return refuse("appointment.notOffered", `${serviceId} takes nobody at ${start}`);
  if (takenIn(state, { serviceId, start }) >= service.capacity)
    return refuse("appointment.slotTaken", `${serviceId} at ${start} is full`);
  return done(command, id, {
    type: "appointmentChanged",
    id,
    code,
    person,
    serviceId,
    start,
    end: slot.end,
    via,
  });
}

function cancel(
  hall: AppointmentsHall,
  state: AppointmentsState,
  command: CommandOf<"cancel">,
  at: number,
): AppointmentDecision {
  const found = stillOpen(hall, state, command);
  if ("refused" in found) return found;
  const { booking, service } = found;
  const late = tooLate(booking, service, at);
  if (late) return late;
  return done(command, booking.id, { type: "appointmentCancelled", id: booking.id, via: command.via });
}

function tooLate({ id, start }: Booking, { rules }: Bookable, at: number): AppointmentDecision | undefined {
  if (at <= start - rules.changeUntil) return undefined;
  return refuse("appointment.tooLate", `${id} begins in ${start - at} ms`);
}

function beginCheckIn(
  hall: AppointmentsHall,
  state: AppointmentsState,
  command: CommandOf<"beginCheckIn">,
  at: number,
): AppointmentDecision {
  const { code, terminalId } = command;
  const id = state.codes.get(code) ?? "";
  // Begun, or done: what it led to is looked up.
  if (checkInOf(state, id)) return done(command, id);
  const found = stillOpen(hall, state, { code, via: terminalId });
  if ("refused" in found) return found;
  const { booking, service } = found;
  switch (punctuality(booking, service.rules, at)) {
    case "early":
      return refuse("appointment.tooEarly", `${id} begins in ${booking.start - at} ms`);
    case "missed":
      return refuse("appointment.missed", `${id} was on ${dayOf(booking.start)}`);
    case "late":
      return done(command, id, { type: "checkInBegun", id, terminalId, place: null });
    case "onTime": {
      const place = { due: booking.start, notBefore: booking.start - service.rules.callLead };
      return done(command, id, { type: "checkInBegun", id, terminalId, place });
    }
  }
}
