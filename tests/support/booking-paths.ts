import type { EventObject } from "xstate";
import { getShortestPaths } from "xstate/graph";
import { createBookingMachine } from "../../kiosk/appointments/booking.machine.ts";
import type { BookingSnapshot } from "../../kiosk/appointments/booking-screen.tsx";
import { ContractError } from "../../server/contract/errors.ts";
import { sampleAppointment, sampleOffer } from "./citizen-paths.ts";
import { innerEvents } from "./inner-events.ts";

const never = () => new Promise<never>(() => undefined);

/** The booking page's machine, whose hall never answers: the walk supplies every answer. */
export const bookingMachine = createBookingMachine(never, () => "00000000-0000-4000-8000-000000000000");

export const sampleVisit = "a-visit-of-somebody";

/** Every state of the booking page, each by a shortest path. */
export function bookingPaths() {
  const day = sampleOffer.days[0];
  const events = [
    ...innerEvents(
      bookingMachine,
      {
        identify: [
          { visit: sampleVisit, appointments: [] },
          { visit: sampleVisit, appointments: [sampleAppointment] },
        ],
        offer: [sampleOffer],
        save: [sampleAppointment],
        cancel: [{ ...sampleAppointment, state: "cancelled" }],
      },
      (["appointment.slotTaken", "appointment.noDocument", "message.notAuthorised"] as const).map(
        (code) => new ContractError(code, "sample"),
      ),
    ),
    { type: "typed", document: { kind: "resident", number: "350206199001010017" } },
    { type: "change", id: sampleAppointment.id },
    { type: "cancel", id: sampleAppointment.id },
    { type: "chooseService", id: sampleAppointment.serviceId },
    { type: "chooseDay", day: day?.day },
    { type: "chooseTime", start: day?.slots[0]?.start },
    ...["show", "book", "editService", "editDay", "editTime", "confirm", "back", "leave"].map((type) => ({
      type,
    })),
  ] as EventObject[];
  return getShortestPaths(bookingMachine, {
    events: events as never,
    serializeState: ({ value, context }) =>
      JSON.stringify([
        value,
        context.error,
        context.appointments.length,
        context.appointment?.id,
        context.document.number !== "",
        context.visit !== "",
      ]),
    limit: 50_000,
  });
}

/** Moments worth a picture: every state, and those with words about what went wrong. */
export function bookingMoments(): ReadonlyMap<string, BookingSnapshot> {
  const moments = new Map<string, BookingSnapshot>();
  for (const { state } of bookingPaths()) {
    const { value, context } = state;
    const parts = [
      value,
      context.error?.split(".")[1],
      value === "mine" && context.appointments.length > 0 && "some",
    ];
    const name = parts.filter(Boolean).join("-");
    if (!moments.has(name)) moments.set(name, { value, context });
  }
  return moments;
}
