import { and, assign, fromPromise, setup } from "xstate";
import type {
  Appointment,
  AppointmentHall,
  BookingHall,
  Offer,
  OfferedDay,
  OfferedService,
  ShownDocument,
  WebCompletion,
} from "../../server/contract/appointments.ts";
import { type ErrorCode, errorCodeOf } from "../../server/contract/errors.ts";
import type { Language } from "../../server/contract/hall.ts";
import type { Ask } from "./api.ts";

export interface BookingContext {
  readonly language: Language;
  /** The site that the page's address names; null: none. */
  readonly wanted: string | null;
  /** Every hall of the district, each before those below it. */
  readonly halls: readonly BookingHall[];
  /** Where a new one is booked; null: not chosen yet. */
  readonly hall: BookingHall | null;
  /** What was typed, until the hall has taken it; then nothing of it is left here. */
  readonly document: ShownDocument;
  /** Stands for the person. */
  readonly visit: string;
  readonly appointments: readonly Appointment[];
  readonly days: readonly OfferedDay[];
  /** The one that is changed or cancelled, or was made; null: a new one. */
  readonly appointment: Appointment | null;
  readonly service: OfferedService | null;
  readonly day: OfferedDay | null;
  readonly start: number | null;
  /** What is asked for is a new one, whose hall can still be another. */
  readonly isNew: boolean;
  readonly idempotencyKey: string;
  readonly error: ErrorCode | null;
}

export type BookingEvent =
  | { type: "setLanguage"; language: Language }
  | { type: "typed"; document: ShownDocument }
  | { type: "tryAgain" }
  | { type: "otherHall" }
  | { type: "chooseHall"; site: string }
  | { type: "show" }
  | { type: "book" }
  | { type: "change"; id: string }
  | { type: "cancel"; id: string }
  | { type: "chooseService"; id: string }
  | { type: "chooseDay"; day: string }
  | { type: "chooseTime"; start: number }
  | { type: "editService" }
  | { type: "editDay" }
  | { type: "editTime" }
  | { type: "confirm" }
  | { type: "back" }
  | { type: "leave" };

const noDocument: ShownDocument = { kind: "resident", number: "" };

const noVisit = {
  document: noDocument,
  visit: "",
  appointments: [],
  days: [],
  appointment: null,
  service: null,
  day: null,
  start: null,
  isNew: false,
  idempotencyKey: "",
  error: null,
} as const satisfies Partial<BookingContext>;

/** The halls where something can be booked. */
export const bookable = ({ halls }: Pick<BookingContext, "halls">): readonly BookingHall[] =>
  halls.filter(({ services }) => services.length > 0);

/** Whether there is another hall than the one that is shown. */
export const hasChoice = (context: Pick<BookingContext, "halls">): boolean => bookable(context).length > 1;

/** The hall that the page's address names, if something can be booked there; of one alone nothing need be chosen. */
function hallAtFirst(halls: readonly BookingHall[], wanted: string | null): BookingHall | null {
  const some = bookable({ halls });
  if (wanted !== null) return some.find(({ site }) => site === wanted) ?? null;
  return some.length === 1 ? (some[0] ?? null) : null;
}

/** The hall that this step is about: of the appointment in hand, or where a new one is booked. */
export const hallInHand = ({
  appointment,
  hall,
}: Pick<BookingContext, "appointment" | "hall">): Pick<AppointmentHall, "name"> | null =>
  appointment?.hall ?? hall;

/** The booking page: where, who, what, when, all of it once more, and the code. Nothing outlives the visit. */
export function createBookingMachine(ask: Ask, newKey: () => string) {
  return setup({
    types: {
      context: {} as BookingContext,
      events: {} as BookingEvent,
      input: {} as { site: string | null },
    },
    actors: {
      look: fromPromise<WebCompletion<"Appointment.Halls">>(({ signal }) =>
        ask("Appointment.Halls", {}, signal),
      ),
      identify: fromPromise<WebCompletion<"Appointment.Identify">, ShownDocument>(({ input, signal }) =>
        ask("Appointment.Identify", { document: input }, signal),
      ),
      offer: fromPromise<Offer, { site: string; serviceId: string }>(({ input, signal }) =>
        ask("Appointment.Offer", input, signal),
      ),
      save: fromPromise<Appointment, BookingContext>(async ({ input }) => {
        const { appointment, visit, start, service, hall, idempotencyKey } = input;
        const wish = { visit, start: start ?? 0, idempotencyKey };
        const saved = await (appointment
          ? ask("Appointment.Change", { ...wish, code: appointment.code })
          : ask("Appointment.Book", { ...wish, site: hall?.site ?? "", serviceId: service?.id ?? "" }));
        return saved.appointment;
      }),
      cancel: fromPromise<Appointment, BookingContext>(async ({ input }) => {
        const { appointment, visit, idempotencyKey } = input;
        const code = appointment?.code ?? "";
        return (await ask("Appointment.Cancel", { code, visit, idempotencyKey })).appointment;
      }),
    },
    guards: {
      hallChosen: ({ context }) => context.hall !== null,
      hallWanted: ({ context }) => context.wanted !== null,
      hallKnown: ({ context, event }) =>
        event.type === "chooseHall" && bookable(context).some(({ site }) => site === event.site),
      hasChoice: ({ context }) => hasChoice(context),
      visiting: ({ context }) => context.visit !== "",
      bookingAnew: ({ context }) => context.visit !== "" && context.isNew,
      known: ({ context, event }) =>
        "id" in event && context.appointments.some(({ id, state }) => id === event.id && state === "open"),
      changing: ({ context }) => context.appointment !== null,
      visitOver: ({ event }) => "error" in event && errorCodeOf(event.error) === "message.notAuthorised",
      timeChosen: ({ context }) => context.day !== null && context.start !== null,
    },
    actions: {
      keepLanguage: assign(({ event }) => (event.type === "setLanguage" ? { language: event.language } : {})),
      keepTyped: assign(({ event }) => (event.type === "typed" ? { document: event.document } : {})),
      keepAppointment: assign(({ context, event }) =>
        event.type === "change" || event.type === "cancel"
          ? { appointment: context.appointments.find(({ id }) => id === event.id) ?? null }
          : {},
      ),
      keepOwnService: assign(({ context, event }) => {
        const found =
          event.type === "change" ? context.appointments.find(({ id }) => id === event.id) : undefined;
        if (!found) return {};
        const { serviceId: id, serviceName: name, plainName, area } = found;
        return { service: { id, name, plainName, area } };
      }),
      newBooking: assign({ isNew: true }),
      /** Back at the beginning of a step: nothing is in hand. */
      putDown: assign({ appointment: null, service: null, days: [], day: null, start: null }),
      noLongerNew: assign({ isNew: false }),
      keepHall: assign(({ context, event }) =>
        event.type === "chooseHall"
          ? {
              hall: bookable(context).find(({ site }) => site === event.site) ?? context.hall,
              wanted: event.site,
            }
          : {},
      ),
      keepService: assign(({ context, event }) =>
        event.type === "chooseService"
          ? {
              service: context.hall?.services.find(({ id }) => id === event.id) ?? null,
              day: null,
              start: null,
            }
          : {},
      ),
      keepDay: assign(({ context, event }) =>
        event.type === "chooseDay"
          ? { day: context.days.find(({ day }) => day === event.day) ?? null, start: null }
          : {},
      ),
      keepTime: assign(({ event }) => (event.type === "chooseTime" ? { start: event.start } : {})),
      freshKey: assign({ idempotencyKey: () => newKey() }),
      forgetError: assign({ error: null }),
      forgetVisit: assign(noVisit),
      keepError: assign((_, { error }: { error: unknown }) => ({ error: errorCodeOf(error) })),
    },
  }).createMachine({
    id: "booking",
    context: ({ input }) => ({
      language: "zh-CN",
      wanted: input.site,
      halls: [],
      hall: null,
      ...noVisit,
    }),
    on: {
      setLanguage: { actions: "keepLanguage" },
      otherHall: { guard: "hasChoice", target: ".hall", actions: "forgetError" },
    },
    initial: "looking",
    states: {
      looking: {
        entry: "forgetError",
        invoke: {
          src: "look",
          onDone: [
            {
              guard: ({ context: { wanted }, event }) => hallAtFirst(event.output.halls, wanted) !== null,
              target: "who",
              actions: assign(({ context: { wanted }, event: { output } }) => ({
                halls: output.halls,
                hall: hallAtFirst(output.halls, wanted),
              })),
            },
            {
              guard: "hallWanted",
              target: "noHall",
              actions: assign({ halls: ({ event }) => event.output.halls }),
            },
            { target: "hall", actions: assign({ halls: ({ event }) => event.output.halls }) },
          ],
          onError: {
            target: "unreached",
            actions: { type: "keepError", params: ({ event }) => ({ error: event.error }) },
          },
        },
        on: { otherHall: {} },
      },
      unreached: { on: { tryAgain: "looking" } },
      /** No hall has the name in the address, or it takes no appointments. */
      noHall: { on: { otherHall: { target: "hall" } } },
      hall: {
        entry: "putDown",
        on: {
          chooseHall: [
            { guard: and(["hallKnown", "bookingAnew"]), target: "service", actions: "keepHall" },
            { guard: and(["hallKnown", "visiting"]), target: "mine", actions: "keepHall" },
            { guard: "hallKnown", target: "who", actions: "keepHall" },
          ],
          back: [
            { guard: and(["hallChosen", "bookingAnew"]), target: "service" },
            { guard: and(["hallChosen", "visiting"]), target: "mine" },
            { guard: "hallChosen", target: "who" },
          ],
        },
      },
      who: {
        on: {
          typed: { actions: ["keepTyped", "forgetError"] },
          show: { target: "identifying" },
        },
      },
      identifying: {
        entry: "forgetError",
        on: { otherHall: {} },
        invoke: {
          src: "identify",
          input: ({ context }) => context.document,
          onDone: {
            target: "mine",
            actions: assign(({ event }) => ({
              visit: event.output.visit,
              appointments: event.output.appointments,
              document: noDocument,
            })),
          },
          onError: {
            target: "who",
            actions: { type: "keepError", params: ({ event }) => ({ error: event.error }) },
          },
        },
      },
      mine: {
        entry: ["putDown", "noLongerNew"],
        on: {
          book: { target: "service", actions: ["newBooking", "forgetError"] },
          change: {
            guard: "known",
            target: "times",
            actions: ["keepAppointment", "keepOwnService", "forgetError"],
          },
          cancel: { guard: "known", target: "cancelAsk", actions: ["keepAppointment", "forgetError"] },
          leave: { target: "who", actions: "forgetVisit" },
        },
      },
      service: {
        on: { chooseService: { target: "times", actions: "keepService" }, back: "mine" },
      },
      times: {
        entry: "forgetError",
        on: { otherHall: {} },
        invoke: {
          src: "offer",
          input: ({ context: { appointment, hall, service } }) => ({
            site: appointment?.hall?.site ?? hall?.site ?? "",
            serviceId: service?.id ?? "",
          }),
          onDone: { target: "day", actions: assign({ days: ({ event }) => event.output.days }) },
          onError: {
            target: "mine",
            actions: { type: "keepError", params: ({ event }) => ({ error: event.error }) },
          },
        },
      },
      day: {
        on: {
          chooseDay: { target: "time", actions: "keepDay" },
          back: [{ guard: "changing", target: "mine" }, { target: "service" }],
        },
      },
      time: { on: { chooseTime: { target: "review", actions: "keepTime" }, back: "day" } },
      review: {
        entry: "freshKey",
        on: {
          confirm: { guard: "timeChosen", target: "saving" },
          editService: { guard: ({ context }) => context.appointment === null, target: "service" },
          editDay: "day",
          editTime: "time",
          back: "time",
        },
      },
      saving: {
        entry: "forgetError",
        on: { otherHall: {} },
        invoke: {
          src: "save",
          input: ({ context }) => context,
          onDone: {
            target: "booked",
            actions: assign(({ context, event }) => ({
              appointment: event.output,
              appointments: [
                ...context.appointments.filter(({ id }) => id !== event.output.id),
                event.output,
              ],
            })),
          },
          onError: [
            { guard: "visitOver", target: "who", actions: "forgetVisit" },
            {
              target: "refused",
              actions: { type: "keepError", params: ({ event }) => ({ error: event.error }) },
            },
          ],
        },
      },
      refused: { on: { confirm: "saving", editTime: "times", back: "mine" } },
      booked: { on: { back: "mine", leave: { target: "who", actions: "forgetVisit" } } },
      cancelAsk: { entry: "freshKey", on: { confirm: "cancelling", back: "mine" } },
      cancelling: {
        on: { otherHall: {} },
        invoke: {
          src: "cancel",
          input: ({ context }) => context,
          onDone: {
            target: "mine",
            actions: assign(({ context, event }) => ({
              appointments: context.appointments.filter(({ id }) => id !== event.output.id),
            })),
          },
          onError: [
            { guard: "visitOver", target: "who", actions: "forgetVisit" },
            {
              target: "mine",
              actions: { type: "keepError", params: ({ event }) => ({ error: event.error }) },
            },
          ],
        },
      },
    },
  });
}

export type BookingMachine = ReturnType<typeof createBookingMachine>;
