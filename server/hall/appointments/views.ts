import type { Appointment, Offer } from "../../contract/appointments.ts";
import { dayOf } from "../calendar/day.ts";
import type { HallDirectory } from "../hall-config.ts";
import { type AppointmentsHall, isAhead } from "./decide.ts";
import { defaultAppointmentRules } from "./rules.ts";
import { bookableDays } from "./slots.ts";
import { type AppointmentsState, type Booking, takenIn } from "./state.ts";

/** A service that was taken out of the configuration keeps its id. */
const nameless = (id: string) => ({ "zh-CN": id, "zh-TW": id, en: id });

/** @param now milliseconds since the epoch */
export function appointmentView(
  hall: HallDirectory,
  { bookable }: AppointmentsHall,
  booking: Booking,
  now: number,
): Appointment {
  const { id, code, serviceId, start, end } = booking;
  const service = hall.service.get(serviceId);
  const rules = bookable.get(serviceId)?.rules ?? defaultAppointmentRules;
  return {
    id,
    code,
    serviceId,
    serviceName: service?.name ?? nameless(serviceId),
    plainName: service?.plainName ?? nameless(serviceId),
    area: service?.area ?? nameless(""),
    day: dayOf(start),
    start,
    end,
    state: stateOf(booking, now),
    checkInFrom: start - rules.checkInFrom,
    onTimeUntil: start + rules.tolerance,
    changeUntil: start - rules.changeUntil,
    ticketNumber: typeof booking.state === "object" ? (booking.state.ticket?.number ?? null) : null,
    slip: booking.slip,
  };
}

function stateOf(booking: Booking, now: number): Appointment["state"] {
  if (booking.state === "cancelled") return "cancelled";
  if (booking.state !== "open") return booking.state.ticket ? "checkedIn" : "open";
  return isAhead(booking, now) ? "open" : "missed";
}

/** @param serviceId whose times are wanted; undefined: none, only which services there are */
export function offerView(
  hall: HallDirectory,
  { bookable, hours }: AppointmentsHall,
  state: AppointmentsState,
  serviceId: string | undefined,
  now: number,
): Offer {
  const offered = hall.services.filter(({ id, suspended }) => bookable.has(id) && !suspended);
  const wanted = offered.some(({ id }) => id === serviceId) ? bookable.get(serviceId ?? "") : undefined;
  return {
    services: offered.map(({ id, name, plainName, area }) => ({ id, name, plainName, area })),
    days: wanted
      ? bookableDays(hours, wanted, now).map(({ day, slots }) => ({
          day,
          slots: slots
            .map(({ start, end }) => ({
              start,
              end,
              free: wanted.capacity - takenIn(state, { serviceId: wanted.serviceId, start }),
            }))
            .filter(({ free }) => free > 0),
        }))
      : [],
  };
}
