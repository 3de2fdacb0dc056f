import { type EventObject, getInitialSnapshot, getNextSnapshot } from "xstate";
import { getShortestPaths } from "xstate/graph";
import { createBookingMachine } from "../../kiosk/appointments/booking.machine.ts";
import type { BookingSnapshot } from "../../kiosk/appointments/booking-screen.tsx";
import type { Appointment, BookingHall } from "../../server/contract/appointments.ts";
import { ContractError } from "../../server/contract/errors.ts";
import { demoDistrict } from "../../server/hall/sites/demo-district.ts";
import { sampleAppointment, sampleOffer } from "./citizen-paths.ts";
import { innerEvents } from "./inner-events.ts";

const never = () => new Promise<never>(() => undefined);

/** The booking page's machine, whose hall never answers: the walk supplies every answer. */
export const bookingMachine = createBookingMachine(never, () => "00000000-0000-4000-8000-000000000000");

export const sampleVisit = "a-visit-of-somebody";

/** The demo's three: the last takes no appointments. */
export const sampleHalls: readonly BookingHall[] = demoDistrict.sites.map(
  ({ id, level, place, hall: { name, services, appointments } }) => ({
    site: id,
    level,
    name,
    place,
    services: (appointments?.services ?? []).flatMap(({ serviceId }) =>
      services.filter((each) => each.id === serviceId),
    ),
  }),
);
/** A hall alone. */
export const soleHall: readonly BookingHall[] = sampleHalls
  .slice(0, 1)
  .map((hall) => ({ ...hall, place: null }));

const noSite = (site: string): never => {
  throw new Error(`no site ${site}`);
};
const at = (site: string): Appointment => {
  const { name, place } = sampleHalls.find((each) => each.site === site) ?? noSite(site);
  return { ...sampleAppointment, hall: { site, name, place, elsewhere: site !== "district" } };
};
/** Booked at the street. */
export const streetAppointment: Appointment = { ...at("street"), id: "appointment-street" };

/** The page as it begins, when it has heard which halls there are. @param site that the address names */
export function beginning(site: string | null, halls: readonly BookingHall[]) {
  const done = { type: "xstate.done.actor.0.booking.looking", output: { halls } };
  return getNextSnapshot(bookingMachine, getInitialSnapshot(bookingMachine, { site }), done as never);
}

/** Every state of the booking page, each by a shortest path. */
export function bookingPaths() {
  const day = sampleOffer.days[0];
  const events = [
    ...innerEvents(
      bookingMachine,
      {
        identify: [
          { visit: sampleVisit, appointments: [] },
          { visit: sampleVisit, appointments: [streetAppointment] },
        ],
        look: [{ halls: sampleHalls }, { halls: soleHall }, { halls: [] }],
        offer: [sampleOffer],
        save: [at("district"), streetAppointment],
        cancel: [{ ...streetAppointment, state: "cancelled" }],
      },
      (["appointment.slotTaken", "appointment.noDocument", "message.notAuthorised"] as const).map(
        (code) => new ContractError(code, "sample"),
      ),
    ),
    { type: "typed", document: { kind: "resident", number: "350206199001010017" } },
    { type: "change", id: streetAppointment.id },
    { type: "cancel", id: streetAppointment.id },
    { type: "chooseHall", site: "district" },
    { type: "chooseHall", site: "street" },
    { type: "chooseHall", site: "community" },
    { type: "chooseHall", site: "nowhere" },
    { type: "chooseService", id: sampleAppointment.serviceId },
    { type: "chooseDay", day: day?.day },
    { type: "chooseTime", start: day?.slots[0]?.start },
    ...[
      "show",
      "book",
      "editService",
      "editDay",
      "editTime",
      "confirm",
      "back",
      "leave",
      "otherHall",
      "tryAgain",
    ].map((type) => ({ type })),
  ] as EventObject[];
  return getShortestPaths(bookingMachine, {
    events: events as never,
    input: { site: null },
    serializeState: ({ value, context }) =>
      JSON.stringify([
        value,
        context.error,
        context.appointments.length,
        context.appointment?.id,
        context.document.number !== "",
        context.visit !== "",
        context.halls.length,
        context.hall?.site,
        context.isNew,
      ]),
    limit: 50_000,
  });
}

/** Moments worth a picture: every state, and those with words about what went wrong. */
export function bookingMoments(): ReadonlyMap<string, BookingSnapshot> {
  const moments = new Map<string, BookingSnapshot>([
    ["noHall", beginning("nowhere", sampleHalls)],
    ["noHall-known", beginning("community", sampleHalls)],
  ]);
  for (const { state } of bookingPaths()) {
    const { value, context } = state;
    // Of a hall alone the name is shown and no other offered: on the first step as on any.
    if (context.halls.length === 1 && value !== "who" && value !== "review") continue;
    const parts = [
      value,
      context.error?.split(".")[1],
      value === "mine" && context.appointments.length > 0 && "some",
      context.halls.length === 1 && "alone",
      value === "hall" && context.halls.length === 0 && "none",
      value === "hall" && context.hall && "again",
    ];
    const name = parts.filter(Boolean).join("-");
    if (!moments.has(name)) moments.set(name, { value, context });
  }
  return moments;
}
